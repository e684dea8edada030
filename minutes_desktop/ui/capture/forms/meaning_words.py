"""What the program has understood of what was written, in a few quiet words."""

from __future__ import annotations

import datetime as dt

from minutes_desktop.domain.actions import Due, Status
from minutes_desktop.domain.blocks import Block, Event, Note, Sitting, Update
from minutes_desktop.domain.date_words import MONTHS, WEEKDAYS, long_date
from minutes_desktop.domain.due_words import read_due
from minutes_desktop.ui.labels import EVENTS, STATUSES

Understood = Event | Note | Update
"""The blocks beside which it says what they mean."""
_PARTING = " · "


def meaning_words(block: Block) -> str:
    """What a block's words mean; empty for a kind that has no meaning beside its words."""
    match block:
        case Event():
            time = f"{block.time:%H:%M}" if block.time and block.happening else ""
            return " ".join(filter(None, (EVENTS[block.happening], time)))
        case Update():
            return "" if block.status == Status() else STATUSES[block.status.kind].lower()
        case Note():
            return long_date(block.date) if block.date else ""
        case _:
            return ""


def sitting_words(sitting: Sitting) -> str:
    """The date, time, place and type of an announced meeting, as far as they are understood."""
    date, start = sitting.date, sitting.start
    parts = (
        _day_words(date) if date else "",
        f"{start:%H:%M}" if start else "",
        sitting.venue,
        sitting.type,
    )
    return _PARTING.join(filter(None, parts))


def due_meaning_words(dues: tuple[Due, ...]) -> str:
    """The days and months that due phrases mean, of those that do not say so themselves."""
    return _PARTING.join(_when_words(due.when) for due in dues if not _says_itself(due))


def _says_itself(due: Due) -> bool:
    return not due.when or read_due(due.words).when == due.when


def _when_words(when: str) -> str:
    year, month, *day = map(int, when.split("-"))
    return _day_words(dt.date(year, month, *day)) if day else f"{MONTHS[month - 1]} {year}"


def _day_words(date: dt.date) -> str:
    return f"{WEEKDAYS[date.weekday()]} {long_date(date)}"
