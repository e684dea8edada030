"""A name misspelt once, corrected wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.alike import Wanted
from minutes_desktop.domain.fields import written
from minutes_desktop.domain.finding import Hit, find_in, replace_hits, units
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.texts import every_text

_NAME = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_HYPHENS = "-‑"
_NEAR = 0.55  # how much alike a name must be to be suggested, from 0 to 1
_MOST = 8  # names suggested
_SHOUTED = 3  # letters of a name that is looked for in capitals, too


class Standing(Struct, frozen=True):
    """Where a name stands: in her own words, and (``quoted``) in those of others."""

    name: str
    own: tuple[Hit, ...] = ()
    quoted: tuple[Hit, ...] = ()


def name_at(words: str, place: int) -> str:
    """The name at a place, or just before it, counted in characters; without its ’s."""
    for found in _NAME.finditer(words):
        if found.start() <= place <= found.end():
            return _POSSESSIVE.sub("", found[0])
    return ""


def places_of(minutes: Minutes, name: str) -> Standing:
    """Where a name stands as it is or in capitals, as whole words and not as half of a double name.

    An ’s may stand behind it.
    """
    hits = list(_hits(minutes, name))
    own = tuple(hit for hit in hits if not hit.spot.guarded)
    return Standing(name, own, tuple(hit for hit in hits if hit.spot.guarded))


def renamed(minutes: Minutes, places: Standing, right: str, *, quoted: bool = False) -> Minutes:
    """The minutes with the right name in all places; in quoted words only if that is wanted.

    Where the name stands in capitals, so does the right one.
    """
    hits = (*places.own, *(places.quoted if quoted else ()))
    shouted = {hit for hit in hits if hit.words != places.name and hit.words.isupper()}
    as_given = [hit for hit in hits if hit not in shouted]
    now = replace_hits(minutes, as_given, right)
    if not shouted:
        return now
    moved = [_moved(hit, as_given, right) for hit in shouted]
    return replace_hits(now, moved, right.upper())


def caret_after(place: Place, hits: Iterable[Hit], right: str) -> Place:
    """Where a caret is once the hits say something else: by the same letter, or behind the name."""
    position = place.position
    for hit in hits:
        if (hit.spot.part, hit.spot.field) == (place.part, place.field):
            if hit.position + hit.length <= place.position:
                position += units(right) - hit.length
            elif hit.position < place.position:
                position += hit.position + units(right) - place.position
    return replace(place, position=position)


def names_like(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Which of the known names, or words of them, may be meant by one; the most alike first."""
    several = " " in name.strip()
    candidates = dict.fromkeys(
        one
        for full in known
        for one in ([full] if several else [full, *_NAME.findall(full)])
        if one != name
    )
    rated = sorted(((-_likeness(name, one), one) for one in candidates), key=lambda pair: pair[0])
    return tuple(one for rating, one in rated if -rating >= _NEAR)[:_MOST]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()


def _hits(minutes: Minutes, name: str) -> Iterator[Hit]:
    if not name.strip():
        return
    forms = [name]
    if name.upper() != name and len(name) >= _SHOUTED:
        forms.append(name.upper())
    sought = [Wanted(form, match_case=True, whole_words=True) for form in forms]
    for spot, text in every_text(minutes):
        words = written(text)
        for wanted in sought:
            yield from (hit for hit in find_in(spot, text, wanted) if not _is_half(words, hit))


def _is_half(words: str, hit: Hit) -> bool:
    """Whether the name is half of a double one, which is another name."""
    before, behind = words[: hit.start][-2:], words[hit.end :][:2]
    first = len(before) == 2 and before[1] in _HYPHENS and before[0].isalpha()
    return first or (len(behind) == 2 and behind[0] in _HYPHENS and behind[1].isalpha())


def _moved(hit: Hit, others: Iterable[Hit], right: str) -> Hit:
    """Where a hit is once others have been replaced."""
    same = (one for one in others if one.spot == hit.spot and one.start < hit.start)
    return replace(hit, start=hit.start + sum(len(right) - len(one.words) for one in same))
