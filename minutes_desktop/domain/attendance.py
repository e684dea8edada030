"""Who was in the room and who was not."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct, field

from minutes_desktop.domain.ids import new_id


class Person(Struct, frozen=True, omit_defaults=True):
    """An entry of the directory: a name and the capacity last recorded with it."""

    name: str
    capacity: str = ""


class Moment(Struct, frozen=True, omit_defaults=True):
    """A way through the door: the local time, and the id of the item that was being taken."""

    time: dt.time | None = None
    item: str = ""

    def __bool__(self) -> bool:
        """Whether anything is known of it."""
        return self.time is not None or bool(self.item)


class Attendee(Struct, frozen=True, omit_defaults=True):
    """One person present: name and capacity as printed, under a group label.

    ``number`` is ``None`` for the automatic number, empty for none, else the number as typed.
    ``remote_words`` is printed for someone remote in place of the template's mark. ``arrived``
    and ``left`` are set for someone who was there for a part only; ``part_words`` says so on
    paper: ``None`` prints the automatic phrase, an empty string nothing.
    """

    id: str = field(default_factory=new_id)
    name: str = ""
    capacity: str = ""
    group: str = ""
    initials: str = ""
    number: str | None = None
    remote: bool = False
    remote_words: str = ""
    arrived: Moment = Moment()
    left: Moment = Moment()
    part_words: str | None = None


class Apology(Struct, frozen=True, omit_defaults=True):
    """One person who sent apologies, and who stood in for them.

    ``representative`` holds the words printed; ``stand_in`` is the id of the attendee they mean,
    empty where they name nobody present.
    """

    id: str = field(default_factory=new_id)
    name: str = ""
    capacity: str = ""
    representative: str = ""
    stand_in: str = ""
