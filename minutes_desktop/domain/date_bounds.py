"""The days that somebody means who types a year, a month or a day."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange

from msgspec import Struct

from minutes_desktop.domain.date_words import find_day, find_month

_YEAR = re.compile(r"\d{4}")
_FIGURES = re.compile(r"(\d{1,2})[/.](\d{4})")


class Days(Struct, frozen=True):
    """The first and the last of some days in a row."""

    first: dt.date
    last: dt.date


def read_days(words: str) -> Days | None:
    """The days that words such as ``2019``, ``June 2019`` or ``3/6/2019`` name, if any."""
    words = words.strip()
    try:
        return _read_days(words)
    except ValueError:
        return None


def _read_days(words: str) -> Days | None:
    if _YEAR.fullmatch(words):
        year = int(words)
        return Days(dt.date(year, 1, 1), dt.date(year, 12, 31))
    if len(words) == len("YYYY-MM-DD") and words[4:5] == "-":
        day = dt.date.fromisoformat(words)
        return Days(day, day)
    named = find_day(words)
    if named is not None:
        return Days(named.date, named.date) if named.date else None
    month = find_month(words)
    if figures := _FIGURES.fullmatch(words):
        month = f"{figures[2]}-{int(figures[1]):02}"
    if not month:
        return None
    year, number = int(month[:4]), int(month[5:])
    return Days(dt.date(year, number, 1), dt.date(year, number, monthrange(year, number)[1]))
