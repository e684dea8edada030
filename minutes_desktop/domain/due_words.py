"""What a due phrase means, read at the meeting in whose minutes it stands.

A phrase means a day or a month only where all of it is one: what else it says would be lost, and
``may`` or ``second`` among other words is no date. Where two days could be meant, none is. Of a
day without its year, the next such day on or after the meeting is meant.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable

from minutes_desktop.domain.actions import Due
from minutes_desktop.domain.date_words import (
    MONTH,
    WEEKDAYS,
    find_day,
    find_month,
    month_number,
)

_PARTING = ";"  # between due phrases
_WEEKDAY = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in WEEKDAYS) + "|tues|thurs"
_COUNTS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1
    )
} | {"a": 1, "an": 1}
_YEAR = r"(?:,?\s+(?P<year>\d{4}))?"
_ANY_YEAR = re.compile(r"\b\d{4}\b")

_LEAD = re.compile(
    r"(?:(?:on\s+or\s+before|by|before|on|in|at|for|within|until|due|no\s+later\s+than|not\s+later\s+than|prior\s+to)"
    r"\s+)*(?:(?:(?:close|end)\s+of\s+(?:play|business)|cop|cob|noon|midday|(?:the\s+)?end\s+of\s+the\s+day|"
    r"\d{1,2}(?:[:.]\d{2})?\s*[ap]\.?m\.?|\d{1,2}:\d{2})(?:\s*,)?\s+(?:on\s+)?)?(?:the\s+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m)?)?(?:,?\s+(?:at\s+the\s+)?latest)?[\s.]*\Z",
    re.IGNORECASE,
)

_Value = Callable[[re.Match[str], dt.date], dt.date | str | None]


# Days and months


def _named_day(found: re.Match[str], near: dt.date) -> dt.date | None:
    month, day = month_number(found["month"]), int(found["day"])
    date = _on(int(found["year"]), month, day) if found["year"] else _next_day(near, month, day)
    said = found["weekday"]
    return date if date and (not said or date.weekday() == _weekday(said)) else None


def _figures(found: re.Match[str], near: dt.date) -> dt.date | None:
    day, month, said = int(found["day"]), int(found["month"]), found["weekday"]
    if found["year"]:
        century = 0 if len(found["year"]) == len("YYYY") else near.year // 100 * 100 or 2000
        date = _on(century + int(found["year"]), month, day)
    else:
        date = _next_day(near, month, day)
    return date if date and (not said or date.weekday() == _weekday(said)) else None


def _day_of_month(found: re.Match[str], near: dt.date) -> dt.date | None:
    day = int(found["day"])
    first = near.replace(day=1) if day >= near.day else _months_on(near.replace(day=1), 1)
    return _on(first.year, first.month, day)


def _iso(found: re.Match[str], _near: dt.date) -> dt.date | None:
    return _on(int(found["year"]), int(found["month"]), int(found["day"]))


def _named_month(found: re.Match[str], near: dt.date) -> str:
    year, month = _year_and_month(found, near)
    return dt.date(year, month, 1).isoformat()[: len("YYYY-MM")]


def _end_of_named_month(found: re.Match[str], near: dt.date) -> dt.date:
    return _month_end(*_year_and_month(found, near))


def _year_and_month(found: re.Match[str], near: dt.date) -> tuple[int, int]:
    month = month_number(found["month"])
    return int(found["year"] or near.year + (month < near.month)), month


# Counted from the meeting


def _day_by_name(found: re.Match[str], near: dt.date) -> dt.date:
    """``Friday`` is the next one, ``next Friday`` that of next week, as it is said in Britain."""
    weekday = _weekday(found["weekday"])
    if found["which"] and found["which"].lower() == "next":
        return _monday(near) + dt.timedelta(7 + weekday)
    weeks = 1 if found["week"] or found["on"] else 0
    return near + dt.timedelta((weekday - near.weekday() - 1) % 7 + 1 + 7 * weeks)


def _later(found: re.Match[str], near: dt.date) -> dt.date | None:
    if found["fortnight"]:
        return near + dt.timedelta(14)
    number, unit = found["number"].lower(), found["unit"].lower()
    count = int(number) if number.isdigit() else _COUNTS[number]
    if unit.startswith("day"):
        return near + dt.timedelta(count)
    if unit.startswith("week"):
        return near + dt.timedelta(7 * count)
    return _months_on(near, count if unit.startswith("month") else 12 * count)


def _close_to(found: re.Match[str], near: dt.date) -> dt.date:
    days = {"today": 0, "tomorrow": 1}
    return near + dt.timedelta(days.get(found[0].lower(), 0))


def _end_of_week(found: re.Match[str], near: dt.date) -> dt.date:
    friday = _monday(near) + dt.timedelta(4)
    weeks = (found["which"] or "").lower() == "next" or friday < near
    return friday + dt.timedelta(7 * weeks)


def _end_of_month(found: re.Match[str], near: dt.date) -> dt.date:
    first = near.replace(day=1)
    if (found["which"] or "").lower() == "next":
        first = _months_on(first, 1)
    return _month_end(first.year, first.month)


def _next_month(_found: re.Match[str], near: dt.date) -> str:
    return _months_on(near.replace(day=1), 1).isoformat()[: len("YYYY-MM")]


def _year_end(_found: re.Match[str], near: dt.date) -> dt.date | None:
    return _next_day(near, 3, 31)  # of public money


def _christmas(_found: re.Match[str], near: dt.date) -> dt.date | None:
    return _next_day(near, 12, 25)


_DAY = rf"(?:(?P<weekday>{_WEEKDAY})[.,]?\s+)?(?:the\s+)?"
_RULES: tuple[tuple[re.Pattern[str], _Value], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), value)
    for pattern, value in (
        (
            rf"{_DAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH})\.?{_YEAR}",
            _named_day,
        ),
        (rf"{_DAY}(?P<month>{MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}", _named_day),
        (r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", _iso),
        (
            (
                rf"{_DAY}(?P<day>\d{{1,2}})(?P<sign>[/.])(?P<month>\d{{1,2}})"
                r"(?:(?P=sign)(?P<year>\d{4}|\d{2}))?"
            ),
            _figures,
        ),
        (
            (
                rf"(?:(?:the\s+)?(?:beginning|start|middle)\s+of\s+|(?:early|mid|late)[\s-]+)?"
                rf"(?P<month>{MONTH})\.?{_YEAR}"
            ),
            _named_month,
        ),
        (rf"(?:the\s+)?end(?:\s+of)?\s+(?P<month>{MONTH})\.?{_YEAR}", _end_of_named_month),
        (
            (
                rf"(?:(?P<which>this|next)\s+|(?P<on>a\s+week\s+on\s+))?(?P<weekday>{_WEEKDAY})"
                r"(?P<week>\s+week)?"
            ),
            _day_by_name,
        ),
        (
            (
                r"(?:(?:a\s+)?(?P<fortnight>fortnight)(?:['’]s)?|"
                rf"(?:next\s+)?(?P<number>\d{{1,2}}|{'|'.join(_COUNTS)})\s+(?P<unit>days?|weeks?|months?|years?)"
                r"(?:['’]s?)?)(?:\s+time)?(?:\s+(?:from\s+(?:today|now)|of\s+(?:the|this)\s+meeting))?"
            ),
            _later,
        ),
        (
            r"(?:the\s+)?end\s+of\s+(?:the\s+day|today)|today|tomorrow|tonight|this\s+(?:morning|afternoon|evening)|later\s+today",
            _close_to,
        ),
        (r"(?:the\s+)?end\s+of\s+(?:(?:the|(?P<which>this|next))\s+)?week", _end_of_week),
        (
            r"(?:the\s+)?(?:end\s+of\s+(?:(?:the|(?P<which>this|next))\s+)?month|month[\s-]end)",
            _end_of_month,
        ),
        (r"next\s+month", _next_month),
        (r"(?P<day>\d{1,2})(?:st|nd|rd|th)", _day_of_month),
        (r"(?:the\s+)?end\s+of\s+(?:the|this)\s+financial\s+year", _year_end),
        (r"christmas", _christmas),
    )
)


def meant(phrase: str, near: dt.date | None) -> str:
    """The day (``YYYY-MM-DD``) or month (``YYYY-MM``) that all of a phrase means, or nothing.

    ``near`` is the day of the meeting; without it only what names its year is understood.
    """
    bare = phrase.strip()
    lead = _LEAD.match(bare)
    bare = _TAIL.sub("", bare[lead.end() :] if lead else bare)
    for pattern, value in _RULES:
        if found := pattern.fullmatch(bare):
            said = found.groupdict()
            bare_figures = "sign" in said and not (lead and lead[0])  # as in 24/7
            if not said.get("year") and (near is None or bare_figures):
                return ""
            try:
                date = value(found, near or dt.date.min)
            except (ValueError, OverflowError):  # in a year there is not, such as 0000
                return ""
            return date if isinstance(date, str) else date.isoformat() if date else ""
    return ""


# Phrases

_CONDITION = re.compile(r"\b(?:if|unless|subject to|provided)\b", re.IGNORECASE)
_REVIEW = re.compile(r"\breview", re.IGNORECASE)
_TO_REVIEW = re.compile(r"(?:to\s+be\s+|for\s+)?review(?:ed)?\s+", re.IGNORECASE)
_MEETING = re.compile(r"\bmeetings?\b", re.IGNORECASE)
_OF_MEETING = re.compile(
    rf"(?:\w+\s+)?(?:the\s+|our\s+)?(?:(?P<coming>next\s+month['’]s)|(?:(?P<next>next)\s+)?"
    rf"(?:(?P<before>\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<month>{MONTH})(?:['’]s)?"
    rf"(?:\s+(?P<year>\d{{4}}))?)?)\s*(?:(?!(?:or|at|by|on|in)\s)[^\W\d][\w&/'’-]*\s+){{0,6}}?meeting"
    rf"(?:\s+(?:(?:on|of|in)\s+(?P<day>.+)|\((?P<named>[^()]+)\)))?[\s.]*",
    re.IGNORECASE,
)


def read_dues(words: str, near: dt.date | None = None) -> tuple[Due, ...]:
    """The due phrases parted by semicolons, each with its typed value; joined they are as typed."""
    return tuple(read_due(one, near) for one in words.split(_PARTING)) if words else ()


def read_due(words: str, near: dt.date | None = None) -> Due:
    """A due phrase with what it means in the minutes of a meeting on the day ``near``."""
    phrase = words.strip()
    if not phrase:
        return Due(words)
    if value := meant(phrase, near):
        return Due(words, "date" if len(value) > len("YYYY-MM") else "month", value)
    if _CONDITION.search(phrase):
        return Due(words, "condition", _said_with_year(phrase))
    if _REVIEW.search(phrase):
        return Due(
            words, "review", meant(_TO_REVIEW.sub("", phrase), near) or _said_with_year(phrase)
        )
    if _MEETING.search(phrase):
        return Due(words, "meeting", _meeting_meant(phrase, near) or _said_with_year(phrase))
    return Due(words, "event")


def _meeting_meant(phrase: str, near: dt.date | None) -> str:
    """The day or month of the meeting that a phrase names."""
    found = _OF_MEETING.fullmatch(phrase)
    if found is None:
        return ""
    if found["coming"]:
        return meant("next month", near)
    if named := found["day"] or found["named"]:
        return meant(named, near)
    if found["month"]:
        parts = (found["before"], found["month"], found["year"])
        return meant(" ".join(filter(None, parts)), near)
    return ""


def _said_with_year(phrase: str) -> str:
    """The one day or month that a phrase names with its year; empty where it names several."""
    if len(_ANY_YEAR.findall(phrase)) != 1:
        return ""
    day = find_day(phrase)
    return day.date.isoformat() if day and day.date else find_month(phrase)


# Reckoning


def _weekday(name: str) -> int:
    start = name[:3].title()
    return next(number for number, day in enumerate(WEEKDAYS) if day.startswith(start))


def _on(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _next_day(near: dt.date, month: int, day: int) -> dt.date | None:
    """The next such day on or after another; ``None`` where neither year has it."""
    date = _on(near.year, month, day)
    if date is not None and date >= near:
        return date
    return _on(near.year + 1, month, day)


def _monday(near: dt.date) -> dt.date:
    return near - dt.timedelta(near.weekday())


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, monthrange(year, month)[1])


def _months_on(near: dt.date, count: int) -> dt.date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(near.year * 12 + near.month - 1 + count, 12)
    return dt.date(year, month + 1, min(near.day, monthrange(year, month + 1)[1]))
