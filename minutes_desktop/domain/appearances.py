"""Where the minutes of one meeting speak of actions, and the references these are known by.

An action is the same in several meetings where its id is the same: raised in one, brought forward
or gone through again in others.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.actions import Action, Status
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BroughtForward,
    NextMeeting,
    PreviousActions,
    Sitting,
    Update,
)
from minutes_desktop.domain.minutes import Item, Minutes, walk, walk_blocks
from minutes_desktop.domain.numbering import number_by
from minutes_desktop.domain.sign_off import State

DEFAULT_RULE = "{nn}.{date}"
"""How actions are numbered where their series has no rule of its own: ``01.23/06/2020``."""

SpokenOf = Literal["raised", "brought_forward", "gone_through"]
Speaking = Actions | BroughtForward | PreviousActions
"""The blocks that speak of actions; an ``Update`` answers the one above it."""


class Meeting(Struct, frozen=True):
    """The meeting in whose minutes an action stands, and the meetings announced there."""

    id: str
    series: str = ""
    date: dt.date | None = None
    start: dt.time | None = None
    state: State = "draft"
    sittings: tuple[Sitting, ...] = ()


class Appearance(Struct, frozen=True):
    """An action as one block of minutes has it, with the updates that answer it there.

    ``reference`` is what stands there, or the number that the action has by its place in the
    meeting, which ``is_given`` tells apart. ``position`` counts through the minutes.
    """

    meeting: Meeting
    kind: SpokenOf
    item_id: str
    block_id: str
    action: Action
    updates: tuple[Update, ...] = ()
    reference: str = ""
    is_given: bool = False
    position: int = 0

    @property
    def status(self) -> Status:
        """How the action stands by these minutes: by the last update that says so, or by itself."""
        said = (one.status for one in reversed(self.updates) if says(one.status))
        return next(said, self.action.status)


def says(status: Status) -> bool:
    """Whether a status was said at all; an action of which nothing was said stays as it was."""
    return bool(status.words.strip()) or status.kind != "open"


def meeting_of(minutes: Minutes) -> Meeting:
    """What is to be known of the meeting."""
    announced = (block for block in walk_blocks(minutes.items) if isinstance(block, NextMeeting))
    sittings = tuple(sitting for block in announced for sitting in block.sittings)
    return Meeting(minutes.id, minutes.series, minutes.date, minutes.start, minutes.state, sittings)


def appearances(minutes: Minutes, rule: str = DEFAULT_RULE) -> tuple[Appearance, ...]:
    """The actions of the minutes in printed order; those of which nothing is written are not.

    ``rule`` is how the series numbers its actions.
    """
    meeting = meeting_of(minutes)
    numbers = references(minutes, rule)
    found: list[Appearance] = []
    for item, _ in walk(minutes.items):
        for block, updates in _answered(item):
            for action in actions_in(block):
                found.append(
                    Appearance(
                        meeting,
                        spoken_of(block),
                        item.id,
                        block.id,
                        action,
                        updates if _answers(block, action) else (),
                        numbers.get((block.id, action.id), ""),
                        bool(action.reference.strip()),
                        len(found),
                    )
                )
    return tuple(found)


def actions_in(block: Block) -> tuple[Action, ...]:
    """The actions that a block speaks of, of which anything is written."""
    match block:
        case Actions(nil=None) | PreviousActions():
            return tuple(one for one in block.entries if not one.is_blank)
        case BroughtForward():
            return () if block.original.is_blank else (block.original,)
        case _:
            return ()


def spoken_of(block: Speaking) -> SpokenOf:
    """How a block speaks of its actions."""
    match block:
        case Actions():
            return "raised"
        case BroughtForward():
            return "brought_forward"
        case PreviousActions():
            return "gone_through"


def _answered(item: Item) -> Iterator[tuple[Speaking, tuple[Update, ...]]]:
    """The blocks of an item that speak of actions, each with the updates under it."""
    speaking: Speaking | None = None
    updates: list[Update] = []
    for block in item.blocks:
        if isinstance(block, Speaking):
            if speaking is not None:
                yield speaking, tuple(updates)
            speaking, updates = block, []
        elif isinstance(block, Update) and speaking is not None:
            updates.append(block)
    if speaking is not None:
        yield speaking, tuple(updates)


def _answers(block: Speaking, action: Action) -> bool:
    """Whether updates under a block are about one action alone."""
    return isinstance(block, BroughtForward) or actions_in(block) == (action,)


def references(minutes: Minutes, rule: str = DEFAULT_RULE) -> dict[tuple[str, str], str]:
    """The reference of each action, by the ids of its block and of itself.

    One that has none is given the next number of the rule that no other has: those raised in the
    meeting first, then those that came from elsewhere without one.
    """
    blocks = [block for block in walk_blocks(minutes.items) if isinstance(block, Speaking)]
    blocks.sort(key=lambda block: not isinstance(block, Actions))
    spoken = [(block.id, action) for block in blocks for action in actions_in(block)]
    found = {
        (block_id, action.id): words
        for block_id, action in spoken
        if (words := action.reference.strip())
    }
    fresh = _numbers(rule or DEFAULT_RULE, minutes.date, found.values())
    for block_id, action in spoken:
        if (block_id, action.id) not in found:
            found[block_id, action.id] = next(fresh)
    return found


def _numbers(rule: str, date: dt.date | None, taken: Iterable[str]) -> Iterator[str]:
    """The numbers of a rule that are not taken."""
    if number_by(rule, 1, date) == number_by(rule, 2, date):  # a rule that does not count
        rule = f"{{nn}}.{rule}"
    known = set(taken)
    for count in itertools.count(1):
        words = number_by(rule, count, date).strip(" .:/-")
        if words not in known:
            yield words


def referenced(minutes: Minutes, rule: str = DEFAULT_RULE) -> Minutes:
    """The minutes with the reference of each action raised in them written into it, for good.

    For when others get to see them, or an action is carried on from them.
    """
    numbers = references(minutes, rule)
    return replace(minutes, items=tuple(_item_referenced(one, numbers) for one in minutes.items))


def _item_referenced(item: Item, numbers: dict[tuple[str, str], str]) -> Item:
    blocks = tuple(_block_referenced(block, numbers) for block in item.blocks)
    items = tuple(_item_referenced(one, numbers) for one in item.items)
    same = blocks == item.blocks and items == item.items
    return item if same else replace(item, blocks=blocks, items=items)


def _block_referenced(block: Block, numbers: dict[tuple[str, str], str]) -> Block:
    if not isinstance(block, Actions):
        return block
    entries = tuple(
        replace(one, reference=numbers.get((block.id, one.id), one.reference))
        for one in block.entries
    )
    return block if entries == block.entries else replace(block, entries=entries)
