"""What people in the room are called: their names, initials and posts."""

from __future__ import annotations

import re

from minutes_desktop.domain.attendance import Attendee

_ABBREVIATION = re.compile(r"\(([^()]+)\)")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_RANK = re.compile(r"^\s*[A-Z/]{2,}\s+(?=\S+\s+\S)")  # before two names at least
_TITLES = {"mr", "mrs", "ms", "miss", "dr", "sir", "cllr", "insp", "supt", "ch", "sgt", "pc", "rev"}


def names_of(attendee: Attendee) -> tuple[str, ...]:
    """What an attendee is called: by name, and by initials of their own or behind the name."""
    bare = bare_name(attendee)
    names = (bare, attendee.name, attendee.initials, *_ABBREVIATION.findall(attendee.name))
    return tuple(name for name in names if name)


def posts_of(attendee: Attendee) -> tuple[str, ...]:
    """The attendee's capacity: as printed, without its abbreviation, and the abbreviation."""
    capacity = attendee.capacity
    bare = bare_post(capacity)
    return tuple(post for post in (capacity, bare, *_ABBREVIATION.findall(capacity)) if post)


def bare_name(attendee: Attendee) -> str:
    """The name without what stands in brackets behind it."""
    return without_brackets(attendee.name)


def bare_post(capacity: str) -> str:
    """The capacity without what stands in brackets behind it."""
    return without_brackets(capacity)


def without_brackets(words: str) -> str:
    """The words without what stands in brackets among or behind them."""
    return " ".join(_IN_BRACKETS.sub("", words).split())


def abbreviations_in(words: str) -> tuple[str, ...]:
    """What stands in brackets, as an abbreviation or initials do."""
    return tuple(_ABBREVIATION.findall(words))


def initials_of(attendee: Attendee) -> str:
    """The initials: those written, in the form or in brackets, else those of the name."""
    if attendee.initials:
        return attendee.initials
    return initials_written(attendee) or initials_in(bare_name(attendee))


def initials_written(attendee: Attendee) -> str:
    """The initials of the name where they stand in brackets behind the name or the capacity."""
    own = initials_in(bare_name(attendee))
    said = (*abbreviations_in(attendee.name), *abbreviations_in(attendee.capacity))
    return next((one for one in said if own and one.upper() == own), "")


def initials_in(name: str) -> str:
    """The first letters of a name's words, titles, ranks and honours left out."""
    named = _RANK.sub("", name.partition(",")[0])
    words = [word for word in _NAME_WORD.findall(named) if word.lower() not in _TITLES]
    return "".join(word[0].upper() for word in words)
