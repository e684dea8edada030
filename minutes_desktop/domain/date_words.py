"""Dates, months and times of day as English minutes write them: printed, and found among words."""

from __future__ import annotations

import datetime as dt
import re

from msgspec import Struct

# Not strftime: minutes print English names whatever the computer's language is.
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if name[3:] else name for name in MONTHS) + "|sept"
"""A pattern for the name of a month, in full or in short."""
_DAY_AND_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({MONTH})\b\.?,?(?:\s+(\d{{4}})\b)?",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_MONTH_AND_YEAR = re.compile(rf"\b({MONTH})\b\.?,?\s+(\d{{4}})\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b(\d{1,2}):(\d{2})(?:\s*([ap])\.?m\b)?", re.IGNORECASE)
_HOUR = re.compile(r"\b(\d{1,2})(?:\.(\d{2}))?\s*([ap])\.?m\b", re.IGNORECASE)

_TIMES = re.compile(
    r"(?P<sign>@\s*|\bat\s+)?\b(?P<hour>\d{1,2})(?:(?P<colon>:)|\.)?(?P<minute>\d{2})?(?![.:/]?\d)"
    r"\s*(?P<unit>(?P<half>[ap])\.?m\b|(?:hrs?|hours?)\b)?",
    re.IGNORECASE,
)
_OPEN_RANGE = re.compile(r"\b(\d{1,2})(?:[.:](\d{2}))?\s*(?:-|–|to|until)\s*$", re.IGNORECASE)


class DayWords(Struct, frozen=True):
    """A day as words name it; ``year`` is ``None`` where they leave it out."""

    day: int
    month: int
    year: int | None = None

    @property
    def date(self) -> dt.date | None:
        """The date, where the words give a year and there is such a day."""
        try:
            return None if self.year is None else dt.date(self.year, self.month, self.day)
        except ValueError:
            return None


def long_date(date: dt.date) -> str:
    """The date as minutes print it: ``30 June 2017``."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def find_day(words: str) -> DayWords | None:
    """The first day the words name, such as ``25 July 2017`` or ``25 September``."""
    if found := _DAY_AND_MONTH.search(words):
        year = int(found[3]) if found[3] else None
        return DayWords(int(found[1]), month_number(found[2]), year)
    if found := _FIGURES.search(words):
        return DayWords(int(found[1]), int(found[2]), int(found[3]))
    return None


def find_month(words: str) -> str:
    """The first month with its year that the words name, as ``YYYY-MM``; empty if none."""
    found = _MONTH_AND_YEAR.search(words)
    if found is None or not int(found[2]):
        return ""
    return f"{found[2]}-{month_number(found[1]):02}"


def find_time(words: str) -> dt.time | None:
    """The first time of day the words name, such as ``10:30`` or ``2 pm``."""
    found = _CLOCK.search(words) or _HOUR.search(words)
    if found is None:
        return None
    return _clock(int(found[1]), int(found[2] or 0), (found[3] or "").lower())


def find_times(words: str) -> tuple[dt.time, ...]:
    """Every time of day the words name: ``10:00 hrs to 10:45 hrs``, ``@10.30``, ``2-4 pm``.

    Figures with a dot are a time only where a sign says so: rooms are numbered like that too.
    """
    times: list[dt.time] = []
    for found in _TIMES.finditer(words):
        if not _is_time(found):
            continue
        half = (found["half"] or "").lower()
        time = _clock(int(found["hour"]), int(found["minute"] or 0), half)
        if time is None:
            continue
        start = _OPEN_RANGE.search(words[: found.start()]) if half else None
        if start:  # the half of the day said at the end is that of the beginning, where it can be
            hour, minute = int(start[1]), int(start[2] or 0)
            same, other = _clock(hour, minute, half), _clock(hour, minute, "a")
            begun = same if same and same < time else other
            times += [begun] if begun and begun < time and begun not in times else []
        times.append(time)
    return tuple(times)


def _is_time(found: re.Match[str]) -> bool:
    if found["half"] or (found["colon"] and found["minute"]):
        return True
    return bool(found["minute"] and (found["unit"] or found["sign"]))


def _clock(hour: int, minute: int, half: str) -> dt.time | None:
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return dt.time(hour, minute)
    except ValueError:
        return None


def month_number(name: str) -> int:
    """The number of a month by its name, in full or in short."""
    start = name[:3].title()
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(start))
