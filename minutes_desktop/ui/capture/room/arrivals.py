"""Arrivals and departures: a few letters of somebody's name, and Enter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from minutes_desktop.domain.clock import read_time
from minutes_desktop.domain.people import bare_name, initials_of, posts_of
from minutes_desktop.domain.room import (
    AtTheDoor,
    Spot,
    Way,
    at_the_door,
    from_outside,
    newcomer,
    pass_door,
)
from minutes_desktop.ui.chooser import Choice, Chooser, fitting

if TYPE_CHECKING:
    from minutes_desktop.domain.attendance import Person
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.ui.capture.room.room_edits import RoomEdits
    from minutes_desktop.workspace.open_minutes import OpenMinutes

_MOST = 30  # people of the directory shown at once
_LOOKED_AT = 100  # of those whose words begin so
_SIGNS_APART = dict.fromkeys(map(ord, "()[]/-.,'’"), " ")
_SIGNS: dict[str, Way] = {"+": "arrival", "-": "departure"}


class Typed(Struct, frozen=True):
    """What is typed to say who passes the door, and the way and the time where they are said."""

    who: str
    time: dt.time
    sign: str = ""
    times: tuple[str, ...] = ()

    @property
    def way(self) -> Way | None:
        """The way that the sign says."""
        return _SIGNS.get(self.sign)


def read_typed(typed: str, now: dt.datetime) -> Typed:
    """``+js 1045``: a sign for the way, letters of the name, a time; all of them may be missing."""
    words = typed.split()
    times = tuple(word for word in words if read_time(word, now))
    time = read_time(times[-1], now) if times else None
    names = " ".join(word for word in words if word not in times)
    sign = names[:1] if names[:1] in _SIGNS else ""
    return Typed(
        names[len(sign) :].strip(), time or now.time().replace(second=0, microsecond=0), sign, times
    )


def _words_of(person: Person) -> str:
    """The words by which somebody is found, each with a space before it."""
    name, said = person.name.split(), f"{person.name} {person.capacity}"
    initials = "".join(word[0] for word in name)
    return f" {said} {said.translate(_SIGNS_APART)} {initials}".casefold()


class Arrivals(QObject):
    """Asks who comes or goes, and notes it.

    Signals: ``told`` carries a sentence about what stands nowhere in view.
    """

    told = Signal(str)

    def __init__(
        self,
        minutes: OpenMinutes,
        people: tuple[Person, ...],
        edits: RoomEdits,
        now: Callable[[], dt.datetime],
    ) -> None:
        """Know everybody ever recorded; ``now`` is the local time."""
        super().__init__(edits)
        self._open, self._people, self._edits, self._now = minutes, people, edits, now
        self._sought: list[tuple[str, Person]] = []  # with the words a person is found by
        self._door: tuple[AtTheDoor, ...] = ()
        self._spot = Spot()
        self.chooser = Chooser(edits.sheet)
        self.chooser.typed.connect(self._narrow)
        self.chooser.chosen.connect(self._pass)

    def ask(self) -> None:
        """Ask who it is, at the caret."""
        self._spot = self._edits.spot()
        self._door = at_the_door(self._open.current)
        near = self._edits.near_caret()
        self.chooser.ask(self.tr("Who arrives or leaves?"), self._choices(""), near, free=True)

    def _narrow(self, typed: str) -> None:
        self.chooser.show_choices(self._choices(typed))

    def _choices(self, typed: str) -> list[Choice]:
        said = read_typed(typed, self._now())
        known = [self._choice(one, said) for one in self._door]
        if not said.who:
            return known
        minutes = self._open.current
        outside = (from_outside(minutes, person) for person in self._found(said.who))
        rest = fitting([self._choice(one, said) for one in outside], typed)
        return [*known, *rest[:_MOST]]

    def _found(self, who: str) -> list[Person]:
        """Those of all ever recorded who may be meant, and are not named in the minutes."""
        if not self._sought:
            self._sought = [(_words_of(one), one) for one in self._people]
        named = {one.attendee.name.strip().casefold() for one in self._door}
        parts = [f" {part}" for part in who.casefold().split()]
        found = (one for words, one in self._sought if all(part in words for part in parts))
        unnamed = (one for one in found if one.name.strip().casefold() not in named)
        return list(islice(unnamed, _LOOKED_AT))

    def _choice(self, one: AtTheDoor, said: Typed) -> Choice:
        attendee, way = one.attendee, said.way or one.way
        name = bare_name(attendee) or attendee.capacity
        words = self.tr("arrives {}") if way == "arrival" else self.tr("leaves {}")
        letters = " ".join((attendee.name, initials_of(attendee), *posts_of(attendee)))
        if said.sign:  # what is typed begins with it
            signed = (said.sign + word for word in f"{name} {letters}".split())
            letters = " ".join((letters, said.sign, *signed))
        letters = " ".join((letters, *said.times))
        return Choice(name, one, words.format(f"{said.time:%H:%M}"), letters)

    def _pass(self, chosen: AtTheDoor | None, typed: str) -> None:
        minutes, template = self._open.current, self._open.template
        said = read_typed(typed, self._now())
        one = chosen or AtTheDoor(newcomer(minutes, said.who), "arrival", listed=False)
        if not (one.attendee.name.strip() or one.attendee.capacity.strip()):
            return
        way, spot = said.way or one.way, self._spot

        def edit(current: Minutes) -> Minutes:
            return pass_door(current, template, one.attendee, way, said.time, spot)

        self._edits.apply(self.tr("Arrival") if way == "arrival" else self.tr("Departure"), edit)
        self._say(one, way, said.time, written=self._open.current.items != minutes.items)

    def _say(self, one: AtTheDoor, way: Way, time: dt.time, *, written: bool) -> None:
        """Tell what nobody sees at the caret: what was not written, and apologies that remain."""
        name = bare_name(one.attendee) or one.attendee.capacity
        if not written:
            words = self.tr("{} arrived at {:%H:%M}.")
            if way == "departure":
                words = self.tr("{} left at {:%H:%M}.")
            self.told.emit(words.format(name, time))
        known = one.attendee.name.strip().casefold()
        absent = {other.name.strip().casefold() for other in self._open.current.apologies}
        if way == "arrival" and known in absent:
            words = self.tr(
                "{} still stands among the apologies; take that line out if it is wrong."
            )
            self.told.emit(words.format(name))
