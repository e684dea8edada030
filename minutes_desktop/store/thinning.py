"""Which backups are kept, and which have become too many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable

from msgspec import Struct

NEWEST = 10
ALL_OF_DAYS = 2
DAYS, WEEKS, MONTHS = 14, 8, 12

Order = tuple[int, int, str]
"""What comes later in the life of the store is greater: saves, form, name."""


class Made(Struct, frozen=True):
    """A backup as thinning sees it: its place in the life of the store, and the local time."""

    order: Order
    when: dt.datetime


def kept(backups: Iterable[Made]) -> frozenset[Made]:
    """Those to keep: all of the last days, then one a day, a week, a month and a year.

    The newest come first by ``order``. No clock is asked: a day counts as one on which backups
    were made, so that a wrong clock makes neither the newest old nor the old new.
    """
    newest_first = sorted(backups, key=lambda one: one.order, reverse=True)
    days = _grouped(newest_first, lambda one: one.when.date())
    keeping = {
        *newest_first[:NEWEST],
        *(one for day in days[:ALL_OF_DAYS] for one in day),
        *(day[0] for day in days[:DAYS]),
    }
    weeks = _grouped(newest_first, lambda one: one.when.isocalendar()[:2])
    months = _grouped(newest_first, lambda one: (one.when.year, one.when.month))
    years = _grouped(newest_first, lambda one: one.when.year)
    keeping |= {group[0] for group in (*weeks[:WEEKS], *months[:MONTHS], *years)}
    return frozenset(keeping)


def _grouped(backups: list[Made], key: Callable[[Made], Hashable]) -> list[list[Made]]:
    """The backups by day, week and the like, in the order in which they come."""
    groups: dict[Hashable, list[Made]] = {}
    for one in backups:
        groups.setdefault(key(one), []).append(one)
    return list(groups.values())
