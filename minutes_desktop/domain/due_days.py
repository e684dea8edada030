"""The last day on which an action may be done, where its due phrase and the meetings tell."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable

from msgspec import Struct

from minutes_desktop.domain.actions import Due
from minutes_desktop.domain.appearances import Meeting

_NEXT = re.compile(r"\bnext\b.*\bmeeting", re.IGNORECASE | re.DOTALL)
_MONTH, _DAY = len("YYYY-MM"), len("YYYY-MM-DD")

Following = Callable[[str, dt.date], dt.date | None]
"""The date of the first meeting of a series after a day, where there is one."""


class DueDay(Struct, frozen=True):
    """The day on which an action falls due; it may hang on a meeting that nobody announced yet.

    ``awaits`` is whether it is that of the series' next meeting, whenever that is.
    """

    day: dt.date | None = None
    awaits: bool = False


def due_day(dues: tuple[Due, ...], meeting: Meeting, following: Following) -> DueDay:
    """The first of the days by which the obligations of an action, agreed at a meeting, are due."""
    days = [_day_of(due, meeting, following) for due in dues]
    known = [one.day for one in days if one.day]
    return DueDay(min(known, default=None), any(one.awaits for one in days))


def last_day(when: str) -> dt.date | None:
    """The day that a typed value names, or the last of the month that it names."""
    try:
        if len(when) == _DAY:
            return dt.date.fromisoformat(when)
        if len(when) == _MONTH:
            year, month = int(when[:4]), int(when[5:])
            return dt.date(year, month, monthrange(year, month)[1])
    except ValueError:
        pass
    return None


def _day_of(due: Due, meeting: Meeting, following: Following) -> DueDay:
    if due.kind != "meeting" or len(due.when) == _DAY:
        return DueDay(last_day(due.when))
    if due.when:
        return DueDay(_announced(meeting, due.when) or last_day(due.when))
    if not _NEXT.search(due.words):
        return DueDay()
    if announced := _announced(meeting, ""):
        return DueDay(announced)
    day = following(meeting.series, meeting.date) if meeting.date else None
    return DueDay(day, awaits=meeting.date is not None)


def _announced(meeting: Meeting, month: str) -> dt.date | None:
    """The first meeting announced there that is not cancelled, of a month where one is named."""
    days = (one.date for one in meeting.sittings if one.date and not one.cancelled)
    after = (day for day in days if meeting.date is None or day > meeting.date)
    return min((day for day in after if day.isoformat().startswith(month)), default=None)
