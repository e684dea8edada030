"""Putting what is brought in from earlier meetings to where it belongs in the minutes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from minutes_desktop.domain.agreeing import MINUTES_HEADING
from minutes_desktop.domain.blocks import (
    Block,
    BroughtForward,
    Decision,
    NextMeeting,
    PreviousActions,
    Text,
    Update,
    is_empty,
)
from minutes_desktop.domain.carrying import Brought, lead_in, minutes_item
from minutes_desktop.domain.following import following_item
from minutes_desktop.domain.ids import new_id
from minutes_desktop.domain.minutes import Item, Minutes, walk
from minutes_desktop.domain.richtext import RichText
from minutes_desktop.domain.template import Template
from minutes_desktop.domain.tree import place_of_item, splice_item

_MATTERS = re.compile(
    r"\bbrought forward\b|\boutstanding\b|\bmatters arising\b|\bactions? (?:arising )?from\b"
    r"|\b(?:previous|last) actions\b",
    re.IGNORECASE,
)
_AT_THE_END = re.compile(
    r"\bA\.?O\.?B\b|\bany other\b|\b(?:date of )?next meeting\b", re.IGNORECASE
)
_MATTERS_HEADING = "Items brought forward"


def bring_in(minutes: Minutes, template: Template, lines: Iterable[Brought]) -> Minutes:
    """The minutes with those lines in their places; what stands there already stays."""
    found = tuple(lines)
    if any(line.kind == "minutes" for line in found) and minutes_item(minutes) is None:
        item = Item(heading=MINUTES_HEADING, blocks=(Decision(label=template.labels.decision),))
        minutes = replace(minutes, items=(item, *minutes.items))
    minutes = _with_actions(minutes, template, [one for one in found if one.kind == "action"])
    for line in found:
        if line.kind == "item":
            minutes = _with_item(minutes, line)
    return minutes


# Actions


def _with_actions(minutes: Minutes, template: Template, lines: list[Brought]) -> Minutes:
    if not lines:
        return minutes
    for item, _ in walk(minutes.items):
        for index, block in enumerate(item.blocks):
            if isinstance(block, PreviousActions):
                put = _gone_through(block, lines)
                blocks = (*item.blocks[:index], put, *item.blocks[index + 1 :])
                return _put(minutes, replace(item, blocks=blocks))
    place = _place_of_matters(minutes)
    if place is None:
        after = minutes_item(minutes)
        at = 1 + next((n for n, one in enumerate(minutes.items) if one is after), -1)
        place = Item(heading=_MATTERS_HEADING)
        minutes = replace(minutes, items=(*minutes.items[:at], place, *minutes.items[at:]))
    return _put(minutes, _with_matters(place, template, lines))


def _put(minutes: Minutes, item: Item) -> Minutes:
    return replace(minutes, items=splice_item(minutes.items, item.id, lambda _: (item,)))


def _gone_through(block: PreviousActions, lines: list[Brought]) -> PreviousActions:
    rows = tuple(replace(one.action, text=_told_on(one)) for one in lines)
    kept = tuple(entry for entry in block.entries if not entry.is_blank)
    return replace(block, entries=(*kept, *rows))


def _told_on(line: Brought) -> RichText:
    """The words of the action, and what was reported since behind them."""
    return (*line.action.text, *line.update)


def _place_of_matters(minutes: Minutes) -> Item | None:
    """The item for what comes from earlier meetings: one that has such, or is called so."""
    for item in minutes.items:
        within = (one for one, _ in walk((item,)))
        if any(isinstance(block, BroughtForward) for one in within for block in one.blocks):
            return item
    called = (one for one in minutes.items if _MATTERS.search(one.heading))
    return next(called, None)


def _with_matters(place: Item, template: Template, lines: list[Brought]) -> Item:
    """The item with the actions: one under another, or each in an item of its own under it."""
    if not place.items:
        blocks = tuple(block for one in lines for block in _matter(one, template))
        return replace(place, blocks=(*_written(place.blocks), *blocks))
    items = list(place.items)
    for line in lines:
        fresh = next((n for n, one in enumerate(items) if _is_fresh(one)), None)
        if fresh is None:
            items.append(following_item(items[-1], nested=True))
            fresh = len(items) - 1
        items[fresh] = replace(items[fresh], blocks=_matter(line, template))
    return replace(place, items=tuple(items))


def _written(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not (isinstance(block, Text) and is_empty(block)))


def _is_fresh(item: Item) -> bool:
    """Whether nothing was written in the item yet, but perhaps in its third column."""
    return not (item.heading or item.items) and all(map(is_empty, item.blocks))


def _matter(line: Brought, template: Template) -> tuple[Block, ...]:
    told = lead_in(template, line.origin)
    block = BroughtForward(lead_in=told, origin=line.origin, original=line.action)
    if not line.update:
        return (block,)
    update = Update(label=template.labels.update, text=line.update, status=line.status)
    return (block, update)


# Items put off


def _with_item(minutes: Minutes, line: Brought) -> Minutes:
    """The minutes with the item under the heading it stood under before, or before the end."""
    item = replace(line.item, id=new_id(), blocks=(Text(),))
    before = place_of_item(line.meeting.items, line.key) if line.meeting else None
    if before and before.parent and before.parent.heading:
        said = before.parent.heading.casefold().strip(" :.")
        for one, _ in walk(minutes.items):
            if one.heading.casefold().strip(" :.") == said:
                return _put(minutes, replace(one, items=(*one.items, item)))
    at = next((n for n, one in enumerate(minutes.items) if _closes(one)), len(minutes.items))
    return replace(minutes, items=(*minutes.items[:at], item, *minutes.items[at:]))


def _closes(item: Item) -> bool:
    announced = any(isinstance(block, NextMeeting) for block in item.blocks)
    return announced or bool(_AT_THE_END.search(item.heading))
