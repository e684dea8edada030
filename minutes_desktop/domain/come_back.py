"""The marks ``??`` that somebody types where they mean to come back to the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from minutes_desktop.domain.blocks import Block
from minutes_desktop.domain.fields import Spot
from minutes_desktop.domain.finding import Hit, hit_in, lines_of
from minutes_desktop.domain.minutes import Item, Minutes, walk
from minutes_desktop.domain.richtext import RichText
from minutes_desktop.domain.texts import texts_around, texts_in

MARK = "??"
_MARKS = re.compile(r"\?{2,}")
_BEFORE, _BEHIND = 20, 40  # letters told of the words around: the mark is to be seen among them


class ComeBack(Struct, frozen=True):
    """A mark: where it stands, and the words before and behind it in its paragraph."""

    hit: Hit
    before: str
    after: str

    @property
    def words(self) -> str:
        """The mark among its words."""
        return " ".join(part for part in (self.before, self.hit.words, self.after) if part)


def marks_in(words: str) -> list[tuple[int, int]]:
    """Where marks stand in words, each with its length, in characters."""
    if MARK not in words:
        return []
    return [(found.start(), len(found[0])) for found in _MARKS.finditer(words)]


def come_backs(minutes: Minutes) -> tuple[ComeBack, ...]:
    """All marks of the minutes, in the order of the sheet."""
    return ComeBacks().of(minutes)


class ComeBacks:
    """Finds the marks; what has not changed since the last time is not looked through again."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._known: dict[str, tuple[object, tuple[ComeBack, ...]]] = {}

    def of(self, minutes: Minutes) -> tuple[ComeBack, ...]:
        """The marks of the minutes, in the order of the sheet."""
        before, self._known = self._known, {}
        above, below = self._around(minutes, before)
        found = [*above]
        for item, _ in walk(minutes.items):
            found += self._in(item, before)
            for block in item.blocks:
                found += self._in(block, before)
        return (*found, *below)

    def _in(
        self, part: Item | Block, before: dict[str, tuple[object, tuple[ComeBack, ...]]]
    ) -> tuple[ComeBack, ...]:
        known = before.get(part.id)
        if known is None or known[0] is not part:
            known = part, tuple(_told(texts_in(part)))
        self._known[part.id] = known
        return known[1]

    def _around(
        self, minutes: Minutes, before: dict[str, tuple[object, tuple[ComeBack, ...]]]
    ) -> tuple[list[ComeBack], list[ComeBack]]:
        """The marks in the forms before the items, and those behind."""
        forms = (
            minutes.marking,
            minutes.title,
            minutes.details,
            minutes.attendance,
            minutes.apologies,
            minutes.approval,
        )
        known = before.get("")
        if known is None or known[0] != forms:
            known = forms, tuple(_told(texts_around(minutes)))
        self._known[""] = known
        above = [one for one in known[1] if one.hit.spot.part != "approval"]
        return above, [one for one in known[1] if one.hit.spot.part == "approval"]


def _told(texts: Iterable[tuple[Spot, str | RichText]]) -> Iterator[ComeBack]:
    for spot, text in texts:
        for line in lines_of(text):
            for first, length in marks_in(line.words):
                last = first + length
                hit = hit_in(spot, line, first, last)
                yield ComeBack(hit, _end_of(line.words[:first]), _start_of(line.words[last:]))


def _end_of(words: str) -> str:
    """The last of the words before a mark."""
    told = " ".join(words.split())
    if len(told) <= _BEFORE:
        return told
    cut = told[-_BEFORE - 1 :]
    return "…" + (cut.partition(" ")[2] or cut[1:])


def _start_of(words: str) -> str:
    """The first of the words behind a mark."""
    told = " ".join(words.split())
    if len(told) <= _BEHIND:
        return told
    cut = told[: _BEHIND + 1]
    return (cut.rpartition(" ")[0] or cut[:-1]) + "…"
