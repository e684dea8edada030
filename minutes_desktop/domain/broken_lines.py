"""Lines that end where the page, the column or the e-mail of their source was too narrow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from statistics import median

from msgspec.structs import replace

from minutes_desktop.domain.richtext import Run
from minutes_desktop.domain.source_lines import Line, Runs, between
from minutes_desktop.domain.typed_lists import entries_begin, is_closed, is_glyph_alone

SOFT_HYPHEN = "\u00ad"
_WIDEST = 140  # characters; no page is set in longer lines
_NARROWEST, _NARROWEST_OF_FEW = 30, 50  # characters; a list without bullets has shorter ones
_FEW = 5  # lines that go on
_ALIKE = 0.2  # of the usual length, by which lines of one width differ
_MOST_ALIKE = 0.6  # of the lines that go on
_MOST_LONGER = 0.8  # of all characters: words that are in longer lines than the source had
_FULL = (0.75, 0.92, 1.0)
"""The share of the usual length from which a line is full: where the next goes on in lower case,
where no sentence ends, where one ends."""
_ENOUGH = 3  # lines that go on, to believe in a width where a sentence ends with the line

_LOWER = re.compile(r"[(\[\"'“‘«–—-]*\s*([^\W\d_])")
_HYPHENED = re.compile(r"\w[-‐]\Z")
_TIGHT = re.compile(r"\S[-‐–—/]\Z")
_SUSPENDED = re.compile(r"(?:and|or|nor|to)\b")  # short- and long-term
_WORD = re.compile(r"\w+(?:[-‐]\w+)*")


def joined_lines(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """The lines with every one that its source broke made whole, and how many were joined."""
    source = _Source(lines)
    made: list[Line] = []
    count = place = 0
    while place < len(lines):
        first, in_entry = lines[place], source.entry_begins[place]
        runs: list[Run] = []
        last = first.runs
        while (after := source.goes_on_at(place, in_entry=in_entry)) is not None:
            before, last = source.seam(last, lines[after].runs)
            runs += before
            count += 1
            place = after
        made.append(first if last is first.runs else replace(first, runs=(*runs, *last)))
        place += 1
    return made, count


class _Source:
    """The lines as they came, and the width by which they were broken, if by any."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._words = [line.words.strip() for line in lines]
        self._closed = [is_closed(words) for words in self._words]
        self.entry_begins = entries_begin(lines)
        self._listed = self._under_lead_ins()

    def goes_on_at(self, place: int, *, in_entry: bool) -> int | None:
        """The line in which the sentence of a line, or its paragraph, goes on."""
        after = self._next(place)
        if after is None or not self._may_join(place, after):
            return None
        if is_glyph_alone(self._lines[place]) or self._is_parted(place, after):
            return after
        next_to = after == place + 1
        if self._is_open(place, after):
            loose, strict = _FULL[0], _FULL[1]
            share = loose if next_to and not self._listed[place] else strict
        elif not next_to or self._words[place].endswith(":"):
            return None
        elif not self._closed[place]:
            share = _FULL[1]
        elif in_entry or len(self._open) < _ENOUGH:
            return None
        else:
            share = _FULL[2]
        return after if self._is_full(place, after, share) else None

    def seam(self, one: Runs, other: Runs) -> tuple[Runs, Runs]:
        """Two lines that are to stand on one, what parts their words at the end of the first."""
        words, following = _text(one), _text(other)
        end = len(words.rstrip())
        start = len(following) - len(following.lstrip())
        head, tail = words[:end], following[start:]
        between_them = " "
        if head.endswith(SOFT_HYPHEN):
            end, between_them = len(head.rstrip(SOFT_HYPHEN)), ""
        elif _HYPHENED.search(head[-2:]) and self._is_one_word(head, tail):
            end, between_them = end - 1, ""
        elif _TIGHT.search(head[-2:]) and not _SUSPENDED.match(tail):
            between_them = ""
        before, after = between(one, 0, end), between(other, start)
        return (*before, *_space(between_them, before, after)), after

    # Inner

    def _next(self, place: int) -> int | None:
        if not self._words[place]:
            return None
        after = place + 1
        while after < len(self._words) and not (self._words[after] or self.entry_begins[after]):
            after += 1
        return after if after < len(self._words) else None

    def _may_join(self, place: int, after: int) -> bool:
        one, other = self._words[place], self._words[after]
        return (
            len(one) <= _WIDEST
            and "\t" not in one
            and "\t" not in other
            and not self.entry_begins[after]
            and not other.startswith(">")
            and not _is_heading_over(self._lines[place], self._lines[after])
        )

    def _is_open(self, place: int, after: int) -> bool:
        """Whether a sentence goes on from line to line."""
        first = _LOWER.match(self._words[after])
        return not self._closed[place] and first is not None and first[1].islower()

    def _is_parted(self, place: int, after: int) -> bool:
        """Whether a word was parted in a way that shows."""
        return self._words[place].endswith(SOFT_HYPHEN) and self._words[after][0].isalpha()

    def _is_full(self, place: int, after: int, share: float) -> bool:
        """Whether the first word of the next line would not have fitted."""
        if self._width is None:
            return False
        first = len(self._words[after].split(maxsplit=1)[0])
        return len(self._words[place]) + 1 + first > share * self._width

    def _under_lead_ins(self) -> list[bool]:
        """Which lines may be entries of a list without bullets, for they follow a colon."""
        listed: list[bool] = []
        under = False
        for place, words in enumerate(self._words):
            closed, colon = self._closed[place], words.endswith(":")
            under = under and bool(words)
            listed.append(under)
            under = colon or (under and not closed)
        return listed

    @cached_property
    def _open(self) -> list[int]:
        """The lengths of the lines from which a sentence goes on in the next."""
        lengths = []
        for place, words in enumerate(self._words[:-1]):
            after = place + 1
            if (
                words
                and self._words[after]
                and not self._listed[place]
                and self._is_open(place, after)
                and self._may_join(place, after)
            ):
                lengths.append(len(words))
        return lengths

    @cached_property
    def _width(self) -> float | None:
        """The usual length of a full line in characters; ``None`` if the source had no width."""
        if not self._open:
            return None
        usual = median(self._open)
        alike = sum(abs(length - usual) <= _ALIKE * usual for length in self._open)
        total = sum(len(words) for words in self._words)
        longer = sum(len(words) for words in self._words if len(words) > (1 + _ALIKE) * usual)
        least = _NARROWEST_OF_FEW if len(self._open) < _FEW else _NARROWEST
        if usual < least or alike < _MOST_ALIKE * len(self._open) or longer > _MOST_LONGER * total:
            return None
        return usual

    @cached_property
    def _vocabulary(self) -> set[str]:
        return {word for words in self._words for word in _WORD.findall(words.casefold())}

    def _is_one_word(self, head: str, tail: str) -> bool:
        """Whether the text itself has the word elsewhere without its hyphen, and never with it."""
        one, other = _WORD.findall(head.casefold()), _WORD.match(tail.casefold())
        if not one or other is None:
            return False
        whole = one[-1] + other[0]
        parted = f"{one[-1]}-{other[0]}"
        return whole in self._vocabulary and parted not in self._vocabulary


def _is_heading_over(one: Line, other: Line) -> bool:
    """Whether a line is bold from end to end and the next is not bold at all."""
    return _bold(one) == {True} and _bold(other) == {False}


def _bold(line: Line) -> set[bool]:
    return {run.bold for run in line.runs if run.text.strip()}


def _space(words: str, before: Runs, after: Runs) -> Runs:
    """The space between two lines, marked as both if they are alike."""
    if not words:
        return ()
    if before and after and replace(before[-1], text="") == replace(after[0], text=""):
        return (replace(before[-1], text=words),)
    return (Run(words),)


def _text(runs: Runs) -> str:
    return "".join(run.text for run in runs)
