"""Where words stand in a text, whichever way they were typed.

Straight and curly quotes are alike, and so are spaces and hyphens that hold a line together and
those that do not, and letters with their accents in one character or in two.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from msgspec import Struct

_ALIKE = str.maketrans(
    dict.fromkeys("‘’‚‛ʼ`´", "'")
    | dict.fromkeys("“”„‟", '"')
    | dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")
    | {"\u2010": "-", "\u2011": "-"}
)
_KEPT = 20_000  # texts that are folded once only while somebody looks for one thing after another


class Wanted(Struct, frozen=True, omit_defaults=True):
    """The words looked for, and how exactly they must be so."""

    words: str
    match_case: bool = False
    whole_words: bool = False


def occurrences(words: str, wanted: Wanted) -> list[tuple[int, int]]:
    """Where the wanted words begin and end in others, in characters, from the left; none twice.

    A letter is never parted from its accents.
    """
    seen, places = _folded(words, wanted.match_case)
    sought = _sought(wanted.words, wanted.match_case, places is None)
    found: list[tuple[int, int]] = []
    at = seen.find(sought) if sought else -1
    while at >= 0:
        end = at + len(sought)
        if _is_whole_letters(seen, places, at, end):
            first = at if places is None else min(places[at:end])
            last = end if places is None else max(places[at:end]) + 1
            if not wanted.whole_words or _is_whole_words(words, first, last):
                found.append((first, last))
                at = seen.find(sought, end)
                continue
        at = seen.find(sought, at + 1)
    return found


@lru_cache(_KEPT)
def _folded(words: str, match_case: bool) -> tuple[str, tuple[int, ...] | None]:
    """The words in the one form in which they are compared, and from where each letter comes.

    No places are given where each letter stands for the one at its place.
    """
    if words.isascii():
        return (words if match_case else words.lower()).translate(_ALIKE), None
    if unicodedata.is_normalized("NFC", words):
        seen = words.translate(_ALIKE)
        seen = seen if match_case else seen.casefold()
        if len(seen) == len(words):
            return seen, None
    return _taken_apart(words, match_case)


@lru_cache(64)
def _sought(words: str, match_case: bool, whole: bool) -> str:
    """The wanted words in the form of words whose accents are part of their letters, or not."""
    if not whole:
        return _taken_apart(words, match_case)[0]
    seen = unicodedata.normalize("NFC", words).translate(_ALIKE)
    return seen if match_case else seen.casefold()


def _taken_apart(words: str, match_case: bool) -> tuple[str, tuple[int, ...]]:
    """The words with each accent on its own, in their one order, and where each comes from."""
    letters: list[tuple[str, int]] = []
    accents: list[tuple[int, str, int]] = []
    for place, char in enumerate(words):
        apart = unicodedata.normalize("NFD", char.translate(_ALIKE))
        if not match_case:
            apart = unicodedata.normalize("NFD", apart.casefold())
        for one in apart:
            if order := unicodedata.combining(one):
                accents.append((order, one, place))
                continue
            letters += _in_order(accents)
            accents = []
            letters.append((one, place))
    letters += _in_order(accents)
    return "".join(one for one, _ in letters), tuple(place for _, place in letters)


def _in_order(accents: list[tuple[int, str, int]]) -> list[tuple[str, int]]:
    return [(one, place) for _, one, place in sorted(accents, key=lambda accent: accent[0])]


def _is_whole_letters(seen: str, places: tuple[int, ...] | None, at: int, end: int) -> bool:
    """Whether letters with all their accents stand between two places."""
    if end < len(seen) and unicodedata.combining(seen[end]):
        return False
    if at and unicodedata.combining(seen[at]):
        return False
    if places is None:
        return True
    begins = at == 0 or places[at - 1] != places[at]
    return begins and (end == len(seen) or places[end] != places[end - 1])


def _is_whole_words(words: str, first: int, last: int) -> bool:
    begins = first == 0 or not (_is_in_word(words[first - 1]) and _is_in_word(words[first]))
    ends = last == len(words) or not (_is_in_word(words[last - 1]) and _is_in_word(words[last]))
    return begins and ends


def _is_in_word(char: str) -> bool:
    return char.isalnum() or char == "_" or bool(unicodedata.combining(char))
