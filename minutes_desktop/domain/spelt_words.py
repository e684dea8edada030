"""The words in a text that can be spelt rightly or wrongly, and where they stand.

Numbers, initials, addresses, acronyms and words of other scripts are none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

LONGEST_ACRONYM = 7  # letters; longer words in capitals are words
_LONGEST = 60  # letters; nothing longer is a word

_APOSTROPHES = "'’ʼ"
_HYPHENS = "\\-‐‑"
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"  # soft hyphens and what has no width
_CHUNK = re.compile(r"\S+")
_PIECE = re.compile(
    rf"[^\W_](?:[^\W_]|[\u0300-\u036f])*"
    rf"(?:(?:[{_APOSTROPHES}{_HYPHENS}][{_UNSEEN}]*|[{_UNSEEN}]+)(?:[^\W_]|[\u0300-\u036f])+)*"
)
_ADDRESS = re.compile(r"[@\\_]|://|\w\.\w|\A[/#]")
_FOREIGN = re.compile(r"[^A-Za-z\u00aa-\u024f\u1e00-\u1eff\u0300-\u036f'\-]")
_CAMEL = re.compile(r"[a-zà-öø-ÿ][A-ZÀ-ÖØ-Þ]")
_NOT_SPELT = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_PLAIN = dict.fromkeys(map(ord, "’ʼ"), "'") | dict.fromkeys(map(ord, "‐‑"), "-")
_IN_ONE_FORM = {**_NOT_SPELT, **_PLAIN}


class SpeltWord(NamedTuple):
    """A word: where it begins in the text, how long it is there, and how it is spelt.

    ``spelling`` has plain apostrophes and hyphens and nothing that is not seen.
    """

    start: int
    length: int
    spelling: str


def spelt_words(text: str) -> Iterator[SpeltWord]:
    """The words of a text whose spelling can be looked at, from the left."""
    for found in _CHUNK.finditer(text):
        chunk, start = found[0], found.start()
        if chunk.isascii() and chunk.isalpha():
            if (chunk.islower() and 1 < len(chunk) <= _LONGEST) or _is_word(chunk):
                yield SpeltWord(start, len(chunk), chunk)
        elif not _ADDRESS.search(chunk):
            yield from _pieces(chunk, start)


def _pieces(chunk: str, start: int) -> Iterator[SpeltWord]:
    for piece in _PIECE.finditer(chunk):
        spelling = in_one_form(piece[0])
        if _is_word(spelling):
            yield SpeltWord(start + piece.start(), len(piece[0]), spelling)


def in_one_form(word: str) -> str:
    """A word with plain apostrophes and hyphens, whole letters and nothing that is not seen."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFKC", word.translate(_IN_ONE_FORM))


def _is_word(spelling: str) -> bool:
    """Whether this can be looked up: letters of Latin script that are no acronym."""
    if not 1 < len(spelling) <= _LONGEST or _FOREIGN.search(spelling):
        return False
    if spelling.islower():
        return True
    return not _is_acronym(spelling) and not _CAMEL.search(spelling)


def _is_acronym(spelling: str) -> bool:
    """Whether the word is in capitals, as in ``PCC``, ``PCC's`` and ``MPs``, and not too long."""
    letters = without_possessive(spelling)
    if len(letters) > 2 and letters.endswith("s"):
        letters = letters[:-1]
    return letters.isupper() and len(letters) <= LONGEST_ACRONYM


def without_possessive(spelling: str) -> str:
    """``officer`` for ``officer's``."""
    return spelling[:-2] if spelling[-2:] in ("'s", "'S") else spelling


class KnownWords:
    """Words known beside those of the dictionary: names, and what somebody has added.

    A word known in small letters may begin with a capital or be all in capitals; a name may not
    be written small. Attribute: ``words``, as they were given, in one form.
    """

    def __init__(self, words: frozenset[str] = frozenset()) -> None:
        """Know these words, however their apostrophes and hyphens are written."""
        self.words = frozenset(map(in_one_form, words))
        self._capitals = frozenset(word.upper() for word in self.words)

    def __contains__(self, spelling: str) -> bool:
        """Whether a word so spelt is known, or what it is the possessive of."""
        return self._holds(spelling) or self._holds(without_possessive(spelling))

    def _holds(self, spelling: str) -> bool:
        return (
            spelling in self.words
            or (spelling[:1].isupper() and spelling[:1].lower() + spelling[1:] in self.words)
            or (spelling in self._capitals)
        )


def name_words(name: str) -> Iterator[str]:
    """The words of a name, and each side of a hyphen in it."""
    for piece in _PIECE.finditer(name):
        word = without_possessive(in_one_form(piece[0]))
        yield word
        if "-" in word:
            yield from word.split("-")
