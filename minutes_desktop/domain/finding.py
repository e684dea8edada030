"""Finding words in the minutes, in whatever field they stand, and putting others in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.alike import Wanted, occurrences
from minutes_desktop.domain.fields import Spot, Words
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.richtext import Paragraph, RichText, Run, normal
from minutes_desktop.domain.texts import every_text, rewritten

_SPACES = re.compile(r"(\s+)")


class Hit(Struct, frozen=True):
    """Where words were found: ``words`` as they stand there, from ``start`` in characters.

    ``position`` and ``length`` say the same in the units by which carets are counted; paragraphs
    are one character apart.
    """

    spot: Spot
    words: str
    start: int
    position: int
    length: int

    @property
    def end(self) -> int:
        """Where the words end, in characters of the field."""
        return self.start + len(self.words)


def find(minutes: Minutes, wanted: Wanted) -> tuple[Hit, ...]:
    """Where the wanted words stand, in the order of the sheet."""
    if not wanted.words:
        return ()
    texts = every_text(minutes)
    return tuple(hit for spot, text in texts for hit in find_in(spot, text, wanted))


def find_in(spot: Spot, text: str | RichText, wanted: Wanted) -> Iterator[Hit]:
    """Where the wanted words stand in the text of one field, never over the end of a paragraph."""
    for line in lines_of(text):
        for first, last in occurrences(line.words, wanted):
            yield hit_in(spot, line, first, last)


class Line(NamedTuple):
    """A paragraph of a field, and where it begins in it: in characters and in caret units."""

    words: str
    start: int
    position: int


def lines_of(text: str | RichText) -> Iterator[Line]:
    """The paragraphs of a field, from the top."""
    start = position = 0
    for words in (text,) if isinstance(text, str) else [paragraph.words for paragraph in text]:
        yield Line(words, start, position)
        start += len(words) + 1
        position += units(words) + 1


def hit_in(spot: Spot, line: Line, first: int, last: int) -> Hit:
    """The words between two places of a paragraph, as found there."""
    words = line.words[first:last]
    before = line.position + units(line.words[:first])
    return Hit(spot, words, line.start + first, before, units(words))


def units(words: str) -> int:
    """The length in UTF-16 units, by which carets are counted."""
    if words.isascii():
        return len(words)
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def replace_hits(minutes: Minutes, hits: Iterable[Hit], words: str) -> Minutes:
    """The minutes with other words where some were found; what stands there no longer stays.

    The new words have the marks of those whose place they take; letters that stay keep theirs.
    """
    found: dict[tuple[str, str], list[Hit]] = {}
    for hit in hits:
        found.setdefault((hit.spot.part, hit.spot.field), []).append(hit)

    def put(spot: Spot, text: Words) -> Words:
        here = found.get((spot.part, spot.field))
        if here is None:
            return text
        for hit in sorted(here, key=lambda hit: -hit.start):
            text = _replaced(text, hit, words)
        return text

    return rewritten(minutes, put) if found else minutes


def _replaced(text: Words, hit: Hit, words: str) -> Words:
    if not isinstance(text, str):
        return _replaced_in(text, hit, words)
    if text[hit.start : hit.end] != hit.words:
        return text
    return text[: hit.start] + words + text[hit.end :]


def _replaced_in(text: RichText, hit: Hit, words: str) -> RichText:
    at, start = _paragraph_at(text, hit.start)
    if at < 0 or text[at].words[start : start + len(hit.words)] != hit.words:
        return text
    now = (*text[:at], put_words(text[at], start, hit.words, words), *text[at + 1 :])
    return normal(now)


def _paragraph_at(text: RichText, place: int) -> tuple[int, int]:
    """The paragraph in which a place of a text is, and the place in it; -1 behind the text."""
    for at, paragraph in enumerate(text):
        length = len(paragraph.words)
        if place <= length:
            return at, place
        place -= length + 1
    return -1, 0


def put_words(paragraph: Paragraph, start: int, old: str, new: str) -> Paragraph:
    """The paragraph with new words for the old ones that begin at a place in it.

    Where there are as many new words as old ones, each has the marks of the one it stands for.
    """
    olds, news = _SPACES.split(old), _SPACES.split(new)
    if len(olds) == len(news) > 1 and len(paragraph.runs) > 1:
        ends = list(accumulate(map(len, olds), initial=start))
        for at, one, other in reversed(list(zip(ends, olds, news, strict=False))):
            paragraph = _put_word(paragraph, at, one, other)
        return paragraph
    return _put_word(paragraph, start, old, new)


def _put_word(paragraph: Paragraph, start: int, old: str, new: str) -> Paragraph:
    same = _common(old, new)
    tail = _common(old[same:][::-1], new[same:][::-1])
    first, last = start + same, start + len(old) - tail
    middle = new[same : len(new) - tail]
    # What only comes in goes on like the letter before it, or else like the one behind it.
    marked = first if first < last or not same else first - 1
    runs = (
        *_cut(paragraph.runs, 0, first),
        replace(_run_at(paragraph.runs, marked), text=middle),
        *_cut(paragraph.runs, last, len(paragraph.words)),
    )
    return replace(paragraph, runs=runs)


def _common(one: str, other: str) -> int:
    """How many letters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _cut(runs: tuple[Run, ...], first: int, last: int) -> Iterator[Run]:
    """What of the runs stands between two places."""
    start = 0
    for run in runs:
        end = start + len(run.text)
        if start < last and end > first:
            yield replace(run, text=run.text[max(first - start, 0) : last - start])
        start = end


def _run_at(runs: tuple[Run, ...], place: int) -> Run:
    """The run that has the letter at a place, or else the last."""
    ends = accumulate(len(run.text) for run in runs)
    return next((run for run, end in zip(runs, ends, strict=True) if place < end), runs[-1])
