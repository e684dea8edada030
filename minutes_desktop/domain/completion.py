"""What may be meant by the letters typed so far: names, posts and phrases that begin so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from minutes_desktop.domain.attendance import Apology, Attendee, Person
from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.domain.people import abbreviations_in, initials_of, without_brackets

REACH = 60
"""Letters before the caret that are looked at."""
_LEAST = 3  # letters typed before anything is prompted
_SHORTEST = 5  # letters of what is worth completing
_LEAST_REST = 2  # letters worth a key
_MOST_WORDS = 5  # words back from the caret at which something may begin
_NOT_INSIDE = r"(?<![\w'’.\-\u0300-\u036f])"
_BEGINNING = re.compile(rf"{_NOT_INSIDE}\w")
_INITIALS = re.compile(rf"{_NOT_INSIDE}[A-Z][A-Z0-9]+$")

Here = Attendee | Apology


class Prompt(Struct, frozen=True):
    """What is prompted: ``words`` for the last ``typed`` letters, which they may begin with."""

    typed: str
    words: str

    @property
    def rest(self) -> str:
        """What is still to be typed; empty where the words do not begin with what is typed."""
        return self.words[len(self.typed) :] if self.words.startswith(self.typed) else ""


class Completion:
    """Knows the people in the room, those of the directory behind them, and the series' phrases."""

    def __init__(
        self, room: Iterable[Here], directory: Iterable[Person], phrases: Iterable[Phrase]
    ) -> None:
        """Complete the names and posts of these people and the words of these phrases."""
        self._room, self._directory = tuple(room), tuple(directory)
        self._phrases = [one.words for one in phrases if one.kind in ("autotext", "acronym")]

    def prompt(self, before: str) -> Prompt | None:
        """What the word before the caret is the beginning of, if that is one thing only.

        Nothing is prompted behind a finished word. Those in the room come before the directory.
        """
        if not before or not before[-1].isalnum():
            return None
        starts = [found.start() for found in _BEGINNING.finditer(before)][-_MOST_WORDS:]
        for start in starts:
            typed = before[start:]
            if len(typed) < _LEAST:
                break
            for known in (self._near, self._far):
                begun = known.get(typed[:_LEAST], ())
                if found := [words for words in begun if words.startswith(typed)]:
                    return _only(typed, found)
        return None

    def in_full(self, before: str) -> Prompt | None:
        """The one person, or post, in the room whose initials have just been typed."""
        found = _INITIALS.search(before)
        meant = self._initials.get(found[0], ()) if found else ()
        return Prompt(found[0], next(iter(meant))) if found and len(meant) == 1 else None

    @cached_property
    def _near(self) -> dict[str, list[str]]:
        named = (name for one in self._room for name in _names(one.name))
        posts = (post for one in self._room for post in _posts(one.capacity))
        return _index((*named, *posts, *self._phrases))

    @cached_property
    def _far(self) -> dict[str, list[str]]:
        named = (name for one in self._directory for name in _names(one.name))
        posts = (post for one in self._directory for post in _posts(one.capacity))
        return _index((*named, *posts))

    @cached_property
    def _initials(self) -> dict[str, set[str]]:
        meant: dict[str, set[str]] = {}
        for one in self._room:
            if isinstance(one, Attendee) and one.name:
                meant.setdefault(initials_of(one), set()).add(without_brackets(one.name))
            for short in abbreviations_in(one.capacity):
                meant.setdefault(short, set()).add(without_brackets(one.capacity))
        return meant


def _names(name: str) -> Iterator[str]:
    """The name, and what is left of it without its first words."""
    words = without_brackets(name).split()
    for start in range(len(words)):
        yield " ".join(words[start:])


def _posts(capacity: str) -> tuple[str, ...]:
    bare = without_brackets(capacity)
    return bare, bare.partition(",")[0]


def _index(candidates: Iterable[str]) -> dict[str, list[str]]:
    """The candidates by their first letters, those that begin small with a capital, too."""
    found: dict[str, list[str]] = {}
    for words in dict.fromkeys(candidates):
        if len(words) >= _SHORTEST:
            for form in dict.fromkeys((words, words[0].upper() + words[1:])):
                found.setdefault(form[:_LEAST], []).append(form)
    return found


def _only(typed: str, found: list[str]) -> Prompt | None:
    """The one thing meant, or what all of several begin with if that is one of them."""
    shortest = min(found, key=len)
    rest = shortest[len(typed) :]
    if len(rest) < _LEAST_REST or not rest[0].isalnum():
        return None
    return Prompt(typed, shortest) if all(one.startswith(shortest) for one in found) else None
