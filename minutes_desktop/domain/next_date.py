"""When and where a series will meet next: as its last minutes announce it, or by its rhythm."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Collection, Sequence
from itertools import pairwise
from statistics import median_low, multimode

from msgspec import Struct

from minutes_desktop.domain.blocks import NextMeeting, Sitting
from minutes_desktop.domain.minutes import Minutes, walk_blocks
from minutes_desktop.domain.series import Series

_LOOKED_AT = 6  # meetings that make a rhythm
_WEEK = 7
_YEAR = 12


class Expected(Struct, frozen=True):
    """A meeting to come, as far as it is known; day and time are local.

    ``announced`` tells a day that the last minutes name from one that follows from the rhythm.
    """

    date: dt.date | None = None
    start: dt.time | None = None
    place: str = ""
    announced: bool = False


def sittings_in(minutes: Minutes | None) -> tuple[Sitting, ...]:
    """The meetings that minutes announce, those that are cancelled too."""
    blocks = walk_blocks(minutes.items) if minutes else ()
    return tuple(
        one for block in blocks if isinstance(block, NextMeeting) for one in block.sittings
    )


def expected(series: Series, last: Minutes | None, held: Collection[dt.date]) -> Expected:
    """The meeting after the ``last`` one of a series that has met on the days in ``held``."""
    sittings = sittings_in(last)
    announced = [
        one
        for one in sittings
        if one.date
        and not one.cancelled
        and one.date not in held
        and one.date > max(held, default=one.date.min)
    ]
    usual = series.start or (last.start if last else None)
    if announced:
        first = min(announced, key=lambda one: one.date or dt.date.max)
        place = first.venue or series.place
        return Expected(first.date, first.start or usual, place, announced=True)
    cancelled = {one.date for one in sittings if one.cancelled and one.date}
    return Expected(following(sorted(held), cancelled), usual, series.place)


def following(held: Sequence[dt.date], cancelled: Collection[dt.date] = ()) -> dt.date | None:
    """The day that follows from the rhythm of those in order, ``None`` for fewer than two.

    Every so many months on the same weekday of the month, where the meetings keep one; else on the
    same day of the month; or every so many days. A day that was ``cancelled`` is passed over.
    """
    days = list(held)[-_LOOKED_AT:]
    if len(days) <= 1:
        return None
    months = median_low([_months(after) - _months(before) for before, after in pairwise(days)])
    if months == 0:
        gap = max(1, median_low([(after - before).days for before, after in pairwise(days)]))
        found = days[-1] + dt.timedelta(gap)
        return found + dt.timedelta(gap) if found in cancelled else found
    found = _in_month(days, _months(days[-1]) + months)
    return _in_month(days, _months(days[-1]) + 2 * months) if found in cancelled else found


def _months(day: dt.date) -> int:
    return day.year * _YEAR + day.month - 1


def _in_month(days: Sequence[dt.date], month: int) -> dt.date:
    """The day in a month, counted from the year 0, that fits the days before."""
    year, number = month // _YEAR, month % _YEAR + 1
    length = monthrange(year, number)[1]
    weekdays = multimode(day.weekday() for day in days)
    if len(weekdays) > 1 or sum(day.weekday() == weekdays[0] for day in days) * 2 <= len(days):
        return _off_weekend(dt.date(year, number, min(days[-1].day, length)))
    first = dt.date(year, number, 1)
    first += dt.timedelta((weekdays[0] - first.weekday()) % _WEEK)
    regular = [day for day in days if day.weekday() == weekdays[0]]
    weeks = multimode((day.day - 1) // _WEEK for day in regular)[-1]
    if all(day.day + _WEEK > monthrange(day.year, day.month)[1] for day in regular):
        weeks = (length - first.day) // _WEEK  # always the last of the month
    return first + dt.timedelta(min(weeks, (length - first.day) // _WEEK) * _WEEK)


def _off_weekend(day: dt.date) -> dt.date:
    """The day, or the Monday after it where it falls on a weekend."""
    friday = 4
    return day + dt.timedelta(_WEEK - day.weekday()) if day.weekday() > friday else day
