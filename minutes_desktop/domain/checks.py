"""What somebody may want to look at once more before the minutes are issued.

Nothing here is forced: each remark says what was noticed and where, and the minute taker decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.acronyms import known_in, unknown_in
from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BlockKind,
    Context,
    Event,
    NextMeeting,
    Question,
    Table,
    is_empty,
)
from minutes_desktop.domain.come_back import come_backs
from minutes_desktop.domain.fields import Spot
from minutes_desktop.domain.finding import Hit, Line, hit_in, lines_of
from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.domain.minutes import Item, Minutes, walk, walk_blocks
from minutes_desktop.domain.people import initials_of, posts_of
from minutes_desktop.domain.richtext import RichText
from minutes_desktop.domain.template import StandingItem, Template
from minutes_desktop.domain.texts import every_text

RemarkKind = Literal[
    "come_back",
    "no_title",
    "no_date",
    "no_owner",
    "no_answer",
    "nil_beside_actions",
    "empty_item",
    "unknown_speaker",
    "unknown_acronym",
    "no_next_meeting",
    "table_without_heads",
    "replaced_character",
]

_SPEAKER = re.compile(r"([A-Z]{2,4}):\s")
_NOT_ANSWERS = (Question, Context, Event, Actions)


class Remark(Struct, frozen=True):
    """Something noticed: its kind, the field it is in, and the words it is about.

    ``position`` and ``length`` are in the units by which carets are counted.
    """

    kind: RemarkKind
    part: str
    field: str = ""
    words: str = ""
    position: int = 0
    length: int = 0


def remarks(
    minutes: Minutes,
    template: Template,
    phrases: Iterable[Phrase] = (),
    unshown: frozenset[str] = frozenset(),
) -> tuple[Remark, ...]:
    """What there is to look at, in the order of the sheet within each kind.

    ``phrases`` are the words of the series, ``unshown`` the characters that paper cannot show.
    """
    return (
        *_come_backs(minutes),
        *_around(minutes, template),
        *(remark for item, _ in walk(minutes.items) for remark in _in_item(item)),
        *_in_texts(minutes, known_in(minutes, template, phrases), unshown),
    )


def _come_backs(minutes: Minutes) -> Iterator[Remark]:
    for mark in come_backs(minutes):
        yield replace(_remark("come_back", mark.hit), words=mark.words)


def _remark(kind: RemarkKind, hit: Hit) -> Remark:
    return Remark(kind, hit.spot.part, hit.spot.field, hit.words, hit.position, hit.length)


def _around(minutes: Minutes, template: Template) -> Iterator[Remark]:
    if not minutes.title.strip():
        yield Remark("no_title", "title")
    if minutes.date is None:
        yield Remark("no_date", "details")
    if not _announces(minutes) and any(_announced(one) for one in template.standing):
        empty = next(
            (block for block in walk_blocks(minutes.items) if isinstance(block, NextMeeting)), None
        )
        yield Remark("no_next_meeting", empty.id if empty else "title")


def _announces(minutes: Minutes) -> bool:
    blocks = walk_blocks(minutes.items)
    return any(isinstance(block, NextMeeting) and not is_empty(block) for block in blocks)


def _announced(standing: StandingItem) -> bool:
    kind: BlockKind = "next_meeting"
    return kind in standing.blocks or any(map(_announced, standing.items))


def _in_item(item: Item) -> Iterator[Remark]:
    blocks = [block for block in item.blocks if not is_empty(block)]
    if not item.heading.strip() and not blocks and not item.items:
        yield Remark("empty_item", item.id)
    yield from _unanswered(item, blocks)
    yield from _nil_beside(blocks)
    for block in blocks:
        if isinstance(block, Actions):
            for entry in block.entries:
                if _wants_owner(entry):
                    yield Remark("no_owner", block.id, f"{entry.id}.text", _words(entry.text))
        if isinstance(block, Table) and not any(block.heads):
            yield Remark("table_without_heads", block.id)


def _unanswered(item: Item, blocks: list[Block]) -> Iterator[Remark]:
    """The last question of each group that nothing answers, here or in the items below."""
    asked: Question | None = None
    for block in blocks:
        if isinstance(block, Question):
            asked = block
        elif not isinstance(block, _NOT_ANSWERS):
            asked = None
        elif asked and isinstance(block, Context):
            yield Remark("no_answer", asked.id, "text", _words(asked.text))
            asked = None
    if asked and not item.items:
        yield Remark("no_answer", asked.id, "text", _words(asked.text))


def _nil_beside(blocks: list[Block]) -> Iterator[Remark]:
    groups = [block for block in blocks if isinstance(block, Actions)]
    if any(block.nil is None for block in groups):
        for block in groups:
            if block.nil is not None:
                yield Remark("nil_beside_actions", block.id)


def _wants_owner(action: Action) -> bool:
    """Whether nobody is named; empty owner words say that the text names somebody."""
    return not (action.is_blank or action.owners or action.owner_words is not None)


def _words(text: RichText) -> str:
    return " ".join(paragraph.words for paragraph in text)


def _in_texts(minutes: Minutes, known: frozenset[str], unshown: frozenset[str]) -> list[Remark]:
    """Speakers who are not listed, acronyms at their first use, characters that are replaced."""
    look = _Look(minutes, known, unshown)
    for spot, text in every_text(minutes):
        for line in lines_of(text):
            look.at(spot, line)
    return look.found


class _Look:
    """Looks at each text in turn, and notes each thing at its first place only."""

    def __init__(self, minutes: Minutes, known: frozenset[str], unshown: frozenset[str]) -> None:
        self.found: list[Remark] = []
        self._known, self._unshown = known, unshown
        self._listed = {
            said
            for attendee in minutes.attendance
            for said in (initials_of(attendee), *posts_of(attendee))
        }
        self._told: set[tuple[RemarkKind, str]] = set()

    def at(self, spot: Spot, line: Line) -> None:
        """Look at a paragraph."""
        words = line.words
        speaker = _SPEAKER.match(words)
        named = speaker[1] if speaker else ""
        if named and spot.field == "text" and named not in self._listed:
            self._note("unknown_speaker", spot, line, 0, len(named))
            self._told.add(("unknown_acronym", named))
        if not spot.guarded:
            for first, length in unknown_in(words, self._known):
                self._note("unknown_acronym", spot, line, first, first + length)
        for at, char in enumerate(words):
            if char in self._unshown:
                self._note("replaced_character", spot, line, at, at + 1)

    def _note(self, kind: RemarkKind, spot: Spot, line: Line, first: int, last: int) -> None:
        if (kind, line.words[first:last]) not in self._told:
            hit = hit_in(spot, line, first, last)
            self._told.add((kind, hit.words))
            self.found.append(_remark(kind, hit))
