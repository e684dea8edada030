"""A meeting to come: when it is expected, who will be there, and what is carried forward to it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.carried import bring_in
from minutes_desktop.domain.carrying import Brought, Held, Left, day_words, to_bring
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.next_date import Expected, expected
from minutes_desktop.domain.record import Act
from minutes_desktop.domain.richtext import rich
from minutes_desktop.domain.series import Series, roster
from minutes_desktop.domain.template import Template, begin
from minutes_desktop.domain.tree import find_item
from minutes_desktop.store import reading
from minutes_desktop.store.earlier import Earlier, earlier, last_minutes
from minutes_desktop.store.errors import StoreError
from minutes_desktop.workspace.errand import Errand
from minutes_desktop.workspace.known_series import Offer

if TYPE_CHECKING:
    from minutes_desktop.workspace.library import Library

STANDING, ROSTER = "standing", "roster"
"""The keys of the lines for what every meeting begins with."""


def next_of(library: Library, series: Series) -> Expected:
    """The meeting that follows the last one of a series; raises ``StoreError``."""
    last, held = last_minutes(library.path, series.names)
    return expected(series, last, held)


def lines_for(
    library: Library, series: Series, day: dt.date | None, minutes: Minutes
) -> tuple[Brought, ...]:
    """What a series' meeting on a day may take over, that ``minutes``, as they are, have not yet.

    Raises ``StoreError``. Reads minutes of earlier meetings, which may take a while.
    """
    found = earlier(library.path, series.names, day, minutes.id)
    return to_bring(_left(library, found), day, minutes)


def _left(library: Library, found: Earlier) -> Left:
    held = {key: Held(one, _template_of(library, one)) for key, one in found.meetings.items()}
    deferred = tuple(
        (held[meeting], item)
        for meeting, item_id in found.deferred
        if (item := find_item(held[meeting].minutes.items, item_id)) is not None
    )
    last = held.get(found.last.id) if found.last else None
    return Left(last, found.entries, held, deferred)


def _template_of(library: Library, minutes: Minutes) -> Template:
    """The template of earlier minutes; one without numbers where it is not here any more."""
    try:
        return library.template_of(minutes)
    except StoreError:
        return Template(minutes.template, "", minutes.series)


# A new meeting


def new_lines(library: Library, offer: Offer, day: dt.date | None) -> tuple[Brought, ...]:
    """Every line of a new meeting: what it begins with, and what it takes over.

    Raises ``StoreError``.
    """
    series, template = offer.series, offer.template
    lines = lines_for(library, series, day, begin(template, day))
    return (*_beginnings(library, series, template, day), *lines)


def _beginnings(
    library: Library, series: Series, template: Template, day: dt.date | None
) -> list[Brought]:
    found = []
    if template.standing:
        words = ", ".join(filter(None, (one.heading.strip(" :") for one in template.standing)))
        reason = f"standing, by the template “{template.name}”"
        found.append(Brought("standing", STANDING, f"Items: {words}", reason))
    people, reason = _expected_people(library, series, template, day)
    if people:
        names = ", ".join(one.name or one.capacity for one in people)
        found.append(Brought("roster", ROSTER, f"Attendance: {names}", reason))
    return found


def _expected_people(
    library: Library, series: Series, template: Template, day: dt.date | None
) -> tuple[tuple[Attendee, ...], str]:
    """Who is expected at a meeting, and by what."""
    group = template.labels.attendance
    if series.has_holdings:
        on = f" on {day_words(day)}" if day else ""
        return roster(series, day, group), f"who holds the posts of the series{on}"
    latest = reading.latest_roster(library.path, *series.names)
    entries = template.roster if latest is None else latest
    people = tuple(Attendee(name=one.name, capacity=one.capacity, group=group) for one in entries)
    return people, "by the template" if latest is None else "present at the last meeting"


def begun(
    library: Library,
    offer: Offer,
    day: dt.date | None,
    start: dt.time | None,
    place: str,
    lines: tuple[Brought, ...],
) -> Minutes:
    """The minutes of a new meeting with the lines brought in; raises ``StoreError``."""
    series = offer.series
    template = replace(offer.template, series=series.name)
    minutes = begin(template, day, start, ())
    keys = {one.key for one in lines}
    if ROSTER in keys:
        people, _ = _expected_people(library, series, template, day)
        minutes = replace(minutes, attendance=people)
    if template.standing and STANDING not in keys:
        minutes = replace(minutes, items=())
    details = tuple(
        replace(one, value=rich(place)) if one.role == "venue" and not one.value else one
        for one in minutes.details
    )
    return bring_in(replace(minutes, details=details), template, lines)


def bare(
    library: Library, template: Template, day: dt.date | None, start: dt.time | None
) -> Minutes:
    """The minutes of a new meeting with what every one begins with; raises ``StoreError``."""
    series = library.series.of(template.series) or Series(name=template.series)
    beginnings = tuple(_beginnings(library, series, template, day))
    offer = Offer(template.name, series, template)
    return begun(library, offer, day, start, series.place, beginnings)


def moves(
    lines: tuple[Brought, ...], by: str, now: dt.datetime, meeting_id: str
) -> tuple[Act, ...]:
    """What the journal has to say of actions that were due at a meeting which was not held."""
    return tuple(
        Act(
            0,
            now.astimezone(dt.UTC),
            by,
            "moved",
            meeting_id,
            line.key,
            reason=f"Was due at {line.moved}.",
            details={
                "due": due.words,
                "when": due.when,
                "day": now.date().isoformat(),
            },
        )
        for line in lines
        if line.moved
        for due in line.action.dues
    )


class Gathering(QObject):
    """Gathers the lines of a meeting to come, on a thread of its own.

    Signals: ``gathered`` carries what was asked, an offer and a day, and the lines; ``failed`` a
    ``StoreError``.
    """

    gathered = Signal(object, object)
    failed = Signal(object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        """Read what a library holds."""
        super().__init__(parent)
        self._library = library
        self._known: dict[tuple[str, str, dt.date | None], tuple[Brought, ...]] = {}
        self._running: Errand | None = None
        self._next: tuple[Offer, dt.date | None] | None = None

    def ask(self, offer: Offer, day: dt.date | None) -> None:
        """Gather the lines; if others are asked for meanwhile, those come instead."""
        if (lines := self._known.get(_key(offer, day))) is not None:
            self.gathered.emit((offer, day), lines)
        elif self._running is not None:
            self._next = (offer, day)
        else:
            library = self._library
            self._running = errand = Errand(
                "carrying", lambda _watch: new_lines(library, offer, day), self
            )
            errand.done.connect(lambda lines: self._take(offer, day, lines))
            errand.failed.connect(self._fail)
            errand.ended.connect(self._go_on)
            errand.start()

    def lines(self, offer: Offer, day: dt.date | None) -> tuple[Brought, ...]:
        """The lines at once; raises ``StoreError``."""
        known = self._known.get(_key(offer, day))
        return new_lines(self._library, offer, day) if known is None else known

    def _take(self, offer: Offer, day: dt.date | None, lines: tuple[Brought, ...]) -> None:
        self._known[_key(offer, day)] = lines
        if self._next is None:
            self.gathered.emit((offer, day), lines)

    def _fail(self, error: StoreError) -> None:
        self.failed.emit(error)

    def _go_on(self) -> None:
        self._running = None
        if self._next is not None:
            asked, self._next = self._next, None
            self.ask(*asked)


def _key(offer: Offer, day: dt.date | None) -> tuple[str, str, dt.date | None]:
    return offer.series.id, offer.template.id, day
