"""What people are called in the minutes: by initials, by post, and as the office names speakers."""

from __future__ import annotations

import re

from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.template import Labels

SPEAKER = "{initials}:"
"""How whoever speaks is named where a template does not say."""
NOBODY = "??"
"""Stands for somebody whose name is to be found out later."""
_BRACKETS = re.compile(r"\(([^()]*)\)")
_HONORIFICS = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady", "prof", "rev", "cllr")
)
_RANK = re.compile(r"[A-Z/]{2,}")
_FULL_NAME = 2  # words, of which a rank is none
_ENDS = " :,;–-"


def initials_of(attendee: Attendee) -> str:
    """The initials somebody goes by: typed, in brackets behind the name, or made of the name."""
    if attendee.initials.strip():
        return attendee.initials.strip()
    in_brackets = _BRACKETS.search(attendee.name)
    return in_brackets[1].strip() if in_brackets else initials_made_of(attendee.name)


def initials_made_of(name: str) -> str:
    """The first letters of a name; titles and ranks before it, and letters after it, are left out.

    Small words keep their small letter: Ann van der Berg is AvdB.
    """
    words = re.findall(r"[^\W\d_][\w'’/]*", _BRACKETS.sub("", name).partition(",")[0])
    named = [word for word in words if word.casefold() not in _HONORIFICS]
    while len(named) > _FULL_NAME and _RANK.fullmatch(named[0]):
        named = named[1:]
    return "".join(word[0] for word in named)


def post_of(attendee: Attendee) -> str:
    """The post in short, as in brackets behind the capacity, or else the capacity."""
    in_brackets = _BRACKETS.search(attendee.capacity)
    return in_brackets[1].strip() if in_brackets else attendee.capacity.strip()


def bare_name(attendee: Attendee) -> str:
    """The name without what stands in brackets behind it; of a post without a name, the post."""
    return _BRACKETS.sub("", attendee.name).strip() or attendee.capacity.strip()


def speaker(attendee: Attendee, labels: Labels) -> str:
    """How somebody is named before what they say, in the office's form: ``AB:``."""
    name = attendee.name and bare_name(attendee)
    fields = {
        "initials": initials_of(attendee) or post_of(attendee),
        "post": post_of(attendee) or initials_of(attendee),
        "name": name or post_of(attendee),
    }
    return speaker_line(fields, labels)


def speaker_line(fields: dict[str, str], labels: Labels) -> str:
    """The office's form of naming a speaker, filled in; a field that is not known stays empty."""
    words = labels.speaker or SPEAKER
    for name, value in fields.items():
        words = words.replace(f"{{{name}}}", value)
    return words.strip()


def unnamed_speaker(words: str, labels: Labels) -> str:
    """Somebody of whom no more is known than ``words``, in the office's form: ``??:``."""
    return speaker_line(dict.fromkeys(("initials", "post", "name"), words), labels)


def in_a_sentence(form: str) -> str:
    """The form without the signs that part it from what is said."""
    return form.strip(_ENDS)
