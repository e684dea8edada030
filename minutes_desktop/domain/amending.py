"""Amendments: exact words of one field replaced by others, and found by comparing two versions."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import islice, zip_longest

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.blocks import block_kind
from minutes_desktop.domain.fields import Spot
from minutes_desktop.domain.finding import Hit, hit_in, lines_of, replace_hits
from minutes_desktop.domain.minutes import Minutes, walk
from minutes_desktop.domain.numbering import item_numbers, path_number
from minutes_desktop.domain.richtext import RichText
from minutes_desktop.domain.sign_off import Amendment
from minutes_desktop.domain.template import Template
from minutes_desktop.domain.texts import every_text

_NOT_AMENDED = frozenset({"approval"})
"""The parts that no amendment changes: who signed is not corrected, but signed anew."""
_CONTEXT = 2  # words taken in before a place where others only come in


class AmendmentError(Exception):
    """An amendment cannot be made; ``str(error)`` is the sentence."""


class Place(Struct, frozen=True):
    """Where words stand that could be amended: the hit, its place in words, and its paragraph."""

    hit: Hit
    where: str
    paragraph: str


class Amendable:
    """All words of minutes that can be amended, read once."""

    def __init__(self, minutes: Minutes, template: Template) -> None:
        """Read the minutes; the places are named by the numbers they print with."""
        names = _Names(minutes, template)
        self._texts = [
            (spot, text, names.of(spot))
            for spot, text in every_text(minutes)
            if spot.part not in _NOT_AMENDED
        ]

    def places_of(self, words: str, most: int = 100) -> tuple[Place, ...]:
        """Where the words stand, to the letter, in the order of the sheet, the first so many."""
        found = (
            Place(hit, where, paragraph)
            for spot, text, where in self._texts
            for hit, paragraph in _hits(spot, text, words)
        )
        return tuple(islice(found, most)) if words.strip() else ()


def apply(minutes: Minutes, amendments: tuple[Amendment, ...]) -> Minutes:
    """The minutes with every amendment made, one after the other.

    Raises ``AmendmentError`` where the old words do not stand exactly once in the field named.
    """
    for one in amendments:
        minutes = replace_hits(minutes, [_only_hit(minutes, one)], one.new)
    return minutes


def _only_hit(minutes: Minutes, one: Amendment) -> Hit:
    if not one.old or one.old == one.new:
        raise AmendmentError("Say which words are amended, and which stand in their place.")
    found = [
        hit
        for spot, text in every_text(minutes)
        if (spot.part, spot.field) == (one.part, one.field)
        for hit, _ in _hits(spot, text, one.old)
    ]
    where = f" in {one.where}" if one.where else ""
    if not found:
        raise AmendmentError(f"The words “{one.old}” do not stand{where} as they are written here.")
    if len(found) > 1:
        raise AmendmentError(
            f"The words “{one.old}” stand {len(found)} times{where}; take in more of the words"
            " around them, so that it is plain which are amended."
        )
    return found[0]


def _hits(spot: Spot, text: str | RichText, words: str) -> Iterator[tuple[Hit, str]]:
    for line in lines_of(text):
        start = line.words.find(words)
        while start >= 0:
            yield hit_in(spot, line, start, start + len(words)), line.words
            start = line.words.find(words, start + len(words))


# ------------------------------------------------------------ comparing


def compared(before: Minutes, after: Minutes, template: Template) -> tuple[Amendment, ...]:
    """What of the words of a version is written otherwise in a later one, place by place."""
    old, new = _texts(before), _texts(after)
    names_before, names_after = _Names(before, template), _Names(after, template)
    found: list[Amendment] = []
    for key in [*new, *(key for key in old if key not in new)]:
        names = names_after if key in new else names_before
        where = names.of(Spot(*key))
        for was, now in _changes(old.get(key, ()), new.get(key, ())):
            found.append(Amendment(part=key[0], field=key[1], where=where, old=was, new=now))
    return tuple(found)


def _texts(minutes: Minutes) -> dict[tuple[str, str], tuple[str, ...]]:
    """The paragraphs of every field, by part and name."""
    return {
        (spot.part, spot.field): tuple(line.words for line in lines_of(text))
        for spot, text in every_text(minutes)
        if spot.part not in _NOT_AMENDED
    }


def _changes(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The words that changed, paragraph by paragraph."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            for was, now in zip_longest(old[first:last], new[start:end], fillvalue=""):
                if was != now:
                    yield _between(was, now)


def _between(was: str, now: str) -> tuple[str, str]:
    """The words in which two paragraphs differ, from the first that does to the last."""
    olds, news = was.split(" "), now.split(" ")
    same = _alike(olds, news)
    tail = _alike(olds[same:][::-1], news[same:][::-1])
    if was and now and (same + tail in {len(olds), len(news)}):
        # Words only came in or went: say beside which.
        if same:
            same = max(same - _CONTEXT, 0)
        else:
            tail = max(tail - _CONTEXT, 0)
    return " ".join(olds[same : len(olds) - tail]), " ".join(news[same : len(news) - tail])


def _alike(one: list[str], other: list[str]) -> int:
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


# ------------------------------------------------------------ naming places


class _Names:
    """What the places of minutes are called: ``Item 3, findings``."""

    def __init__(self, minutes: Minutes, template: Template) -> None:
        numbers = item_numbers(minutes, template)
        self._names: dict[str, str] = {}
        above: list[str] = []
        for item, depth in walk(minutes.items):
            del above[depth:]
            number = path_number(above[-1] if above else "", numbers[item.id])
            above.append(number)
            heading = " ".join(item.heading.split())
            name = f"Item {number}".strip() if number else f"“{heading}”" if heading else "Item"
            self._names[item.id] = name
            for block in item.blocks:
                self._names[block.id] = f"{name}, {block_kind(block).replace('_', ' ')}"

    def of(self, spot: Spot) -> str:
        """The name of the place that a field is in."""
        return self._names.get(spot.part) or spot.part.replace("_", " ").capitalize()


def at_place(place: Place, amendment: Amendment) -> Amendment:
    """The amendment of the words of a place."""
    spot = place.hit.spot
    return replace(
        amendment, part=spot.part, field=spot.field, where=place.where, old=place.hit.words
    )
