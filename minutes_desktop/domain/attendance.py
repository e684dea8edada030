"""Who was in the room and who was not."""

from __future__ import annotations

from msgspec import Struct, field

from minutes_desktop.domain.ids import new_id


class Person(Struct, frozen=True, omit_defaults=True):
    """An entry of the directory: a name and the capacity last recorded with it."""

    name: str
    capacity: str = ""


class Attendee(Struct, frozen=True, omit_defaults=True):
    """One person present: name and capacity as printed, under a group label."""

    id: str = field(default_factory=new_id)
    name: str = ""
    capacity: str = ""
    group: str = ""
    initials: str = ""


class Apology(Struct, frozen=True, omit_defaults=True):
    """One person who sent apologies, and who stood in for them."""

    id: str = field(default_factory=new_id)
    name: str = ""
    capacity: str = ""
    representative: str = ""
