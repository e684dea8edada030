"""How many meetings there are of each kind that somebody looks for: counted, not read."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from functools import partial
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from minutes_desktop.domain.register import CHASED
from minutes_desktop.store.reading import is_there, reading

WAITING = ("draft", "circulated", "agreed")
"""The states of minutes that are not signed yet."""
RECENT = 12
"""How many of the meetings opened last are told."""


class YearShelf(Struct, frozen=True):
    """The meetings of a series in a year; without a date they have none."""

    year: int | None
    count: int


class SeriesShelf(Struct, frozen=True):
    """The meetings of a series, by year, the newest first."""

    name: str
    years: tuple[YearShelf, ...] = ()

    @property
    def count(self) -> int:
        """How many there are in all."""
        return sum(year.count for year in self.years)


class Shelves(Struct, frozen=True):
    """What there is: in this week, waiting to be signed, opened last (by id), and by series.

    ``overdue`` counts actions.
    """

    count: int = 0
    this_week: int = 0
    waiting: int = 0
    overdue: int = 0
    recent: tuple[str, ...] = ()
    series: tuple[SeriesShelf, ...] = ()


def week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """The Monday and the Sunday of the week a day is in."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=6)


def shelves(path: Path, today: dt.date) -> Shelves:
    """What there is on a local date; raises ``StoreError``."""
    if not is_there(path):
        return Shelves()
    monday, sunday = week_of(today)
    with reading(path) as connection:
        one = partial(_count, connection)
        states = ", ".join(map(repr, WAITING))
        chased = ", ".join(map(repr, sorted(CHASED)))
        recent = connection.execute(
            "SELECT id FROM meeting WHERE opened > 0 ORDER BY opened DESC LIMIT ?", (RECENT,)
        )
        return Shelves(
            count=one("meeting"),
            this_week=one("meeting WHERE date BETWEEN ? AND ?", f"{monday}", f"{sunday}"),
            waiting=one(f"meeting WHERE state IN ({states})"),
            # A day that is not known comes after all that are.
            overdue=one(
                f"register WHERE open = 1 AND due < ? AND status IN ({chased})", f"{today}"
            ),
            recent=tuple(row["id"] for row in recent),
            series=_by_series(connection),
        )


def _count(connection: sqlite3.Connection, rows: str, *values: str) -> int:
    asked = f"SELECT count(*) FROM {rows}"  # noqa: S608 - our own words
    return int(connection.execute(asked, values).fetchone()[0])


def _by_series(connection: sqlite3.Connection) -> tuple[SeriesShelf, ...]:
    found = connection.execute(
        "SELECT series, substr(date, 1, 4) AS year, count(*) AS many FROM meeting"
        " GROUP BY 1, 2 ORDER BY 1, 2 DESC NULLS FIRST"
    )
    grouped = groupby(found, key=lambda row: str(row["series"]))
    shelves = [
        SeriesShelf(
            name,
            tuple(
                YearShelf(int(row["year"]) if row["year"] else None, row["many"]) for row in rows
            ),
        )
        for name, rows in grouped
    ]
    return tuple(sorted(shelves, key=lambda one: _as_read(one.name)))


def _as_read(name: str) -> list[tuple[int, str]]:
    """A name by which ``Board 2`` comes before ``Board 10``."""
    parts = re.split(r"(\d+)", name.casefold())
    return [(int(one) if one.isdecimal() else -1, one) for one in parts]
