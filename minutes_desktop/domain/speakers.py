"""Who is speaking: how the office names them before what they say."""

from __future__ import annotations

from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.people import abbreviations_in, bare_name, initials_of
from minutes_desktop.domain.template import Labels

SPEAKER = "{initials}:"
"""How whoever speaks is named where a template does not say."""
NOBODY = "??"
"""Stands for somebody whose name is to be found out later."""
_ENDS = " :,;–-"


def post_of(attendee: Attendee) -> str:
    """The post in short, as in brackets behind the capacity, or else the capacity."""
    in_brackets = next(iter(abbreviations_in(attendee.capacity)), "")
    return in_brackets.strip() or attendee.capacity.strip()


def speaker(attendee: Attendee, labels: Labels) -> str:
    """How somebody is named before what they say, in the office's form: ``AB:``."""
    initials, post, name = initials_of(attendee), post_of(attendee), bare_name(attendee)
    fields = {"initials": initials or post, "post": post or initials, "name": name or post}
    return _filled(labels, fields)


def unnamed_speaker(words: str, labels: Labels) -> str:
    """Somebody of whom no more is known than ``words``, in the office's form: ``??:``."""
    return _filled(labels, dict.fromkeys(("initials", "post", "name"), words))


def in_a_sentence(form: str) -> str:
    """The form without the signs that part it from what is said."""
    return form.strip(_ENDS)


def _filled(labels: Labels, fields: dict[str, str]) -> str:
    words = labels.speaker or SPEAKER
    for name, value in fields.items():
        words = words.replace(f"{{{name}}}", value)
    return words.strip()
