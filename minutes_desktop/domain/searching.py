"""What somebody types to search all meetings, and where it is found in a passage.

Words are compared without regard to case and accents. All must occur in one passage; words in
quotes stand side by side; a star stands for any ending; a word behind a minus must not occur.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

FEWEST_LETTERS = 3
"""How many letters of a word being typed are enough to look for all words that begin so."""
_MOST_TERMS = 24
_LONGEST = 600  # letters of what is typed that are read

_TOKEN = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_TERM = re.compile(
    r"""(?P<minus>(?<!\S)[-−])?(?:["“”„](?P<quoted>[^"“”„]*)(?P<end>["“”„]?)|(?P<word>[^\s"“”„]+))""",
)
_ACCENTS = re.compile("[\u0300-\u036f]")


class Term(Struct, frozen=True):
    """Words that must stand side by side, folded; ``prefix``: the last may go on.

    ``written`` are the same words as they were typed, which an index folds in its own way.
    """

    tokens: tuple[str, ...]
    prefix: bool = False
    excluded: bool = False
    written: tuple[str, ...] = ()


class Query(Struct, frozen=True):
    """What is looked for; it finds nothing unless something ``wanted`` is in it."""

    terms: tuple[Term, ...] = ()

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The terms that must all occur."""
        return tuple(term for term in self.terms if not term.excluded)

    @property
    def excluded(self) -> tuple[Term, ...]:
        """The terms of which none may occur."""
        return tuple(term for term in self.terms if term.excluded)


class Token(NamedTuple):
    """A word of a text, folded, and where it stands in characters."""

    word: str
    start: int
    end: int


def read_query(typed: str, *, typing: bool = True) -> Query:
    """What the typed words look for; with ``typing``, the last of them may not be finished yet."""
    typed = typed[:_LONGEST]
    found: dict[tuple[tuple[str, ...], bool, bool], Term] = {}
    for match in _TERM.finditer(typed):
        words = match["word"] if match["word"] is not None else match["quoted"]
        found_in = list(tokens_of(words))
        tokens = tuple(token.word for token in found_in)
        written = tuple(words[token.start : token.end] for token in found_in)
        if not tokens:
            continue
        excluded = match["minus"] is not None
        starred = words.rstrip().endswith("*")
        unfinished = typing and match.end() == len(typed) and not match["end"] and not excluded
        unfinished = unfinished and _goes_on(words) and len(tokens[-1]) >= FEWEST_LETTERS
        term = Term(tokens, starred or unfinished, excluded, written)
        found.setdefault((tokens, term.prefix, excluded), term)
    return Query(tuple(found.values())[:_MOST_TERMS])


def _goes_on(words: str) -> bool:
    """Whether more letters could be added to the last word."""
    return bool(words) and words[-1].isalnum()


def tokens_of(words: str) -> Iterator[Token]:
    """The words of a text as an index has them, from the left."""
    for match in _TOKEN.finditer(words):
        yield Token(folded(match[0]), match.start(), match.end())


@lru_cache(20_000)
def folded(word: str) -> str:
    """A word in the form in which words are compared."""
    if word.isascii():
        return word.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFD", word.lower()))


def places_of(words: str, query: Query) -> list[tuple[int, int]]:
    """Where the wanted words begin and end in a text, in characters, none over another."""
    tokens = list(tokens_of(words))
    found = [place for term in query.wanted for place in _places(tokens, term)]
    return _joined(sorted(found))


def has_all(words: str, query: Query) -> bool:
    """Whether a text has all that is wanted in it, and nothing that is excluded."""
    tokens = list(tokens_of(words))
    has = [term.excluded != any(True for _ in _places(tokens, term)) for term in query.terms]
    return all(has)


def _places(tokens: Sequence[Token], term: Term) -> Iterator[tuple[int, int]]:
    *first, last = term.tokens
    length = len(first)
    for at, (word, start, end) in enumerate(tokens[length:]):
        if (word == last or (term.prefix and word.startswith(last))) and all(
            token.word == wanted for token, wanted in zip(tokens[at:], first, strict=False)
        ):
            yield tokens[at].start if length else start, end


def _joined(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places with those that lie over each other made one."""
    if not places:
        return []
    joined = [places[0]]
    for start, end in places[1:]:
        first, last = joined[-1]
        if start < last:
            joined[-1] = first, max(last, end)
        else:
            joined.append((start, end))
    return joined


class Snippet(Struct, frozen=True):
    """Some words of a passage on one line, and where in them the words looked for stand."""

    words: str
    marks: tuple[tuple[int, int], ...] = ()


def snippet_of(words: str, places: Sequence[tuple[int, int]], length: int) -> Snippet:
    """The part of a text around the first place, of about so many characters."""
    start = _begin(words, places[0][0] if places else 0, length)
    end = _end(words, start, length)
    before, after = "…" if start else "", "…" if end < len(words) else ""
    moved = len(before) - start
    marks = ((a + moved, min(b, end) + moved) for a, b in places if start <= a < end)
    return Snippet(before + re.sub(r"\s", " ", words[start:end]) + after, tuple(marks))


def _begin(words: str, first: int, length: int) -> int:
    """Where to begin so that something of what goes before is seen, and the whole of an end."""
    start = min(first - length // 3, len(words) - length)
    if start <= 0:
        return 0
    at = words.find(" ", start, first)
    return start if at < 0 else at + 1


def _end(words: str, start: int, length: int) -> int:
    end = start + length
    if end >= len(words):
        return len(words)
    at = words.rfind(" ", start + length // 2, end)
    return end if at < 0 else at
