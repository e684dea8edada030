"""Backups are thinned by age, and no clock can make the newest of them go."""

# ruff: noqa: DTZ001 - local times, as the names of backups have them

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_desktop.store.thinning import NEWEST, Made, kept

MAY = dt.datetime(2031, 5, 14, 9)


def _made(*times: dt.datetime) -> list[Made]:
    """Backups made one after the other, at what the clock said then."""
    return [Made((count, 3, f"{count:05}"), when) for count, when in enumerate(times)]


def _hourly(days: int) -> list[Made]:
    """Eight backups on each of some days, the last on 14 May 2031."""
    first = MAY - dt.timedelta(days=days - 1)
    return _made(
        *(first + dt.timedelta(days=day, hours=hour) for day in range(days) for hour in range(8))
    )


any_made = st.lists(
    st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2040, 1, 1)), max_size=150
).map(lambda times: _made(*times))


def test_after_two_years_of_daily_work_45_backups_are_left() -> None:
    """All 16 of two days, one of 12 more days, of 6 more weeks, of 10 more months, and of 2029."""
    left = sorted(one.when for one in kept(_hourly(730)))
    assert [when for when in left if when > dt.datetime(2031, 5, 13)] == [
        dt.datetime(2031, 5, day, hour) for day in (13, 14) for hour in range(9, 17)
    ]
    days = [when for when in left if dt.datetime(2031, 5, 1) <= when < dt.datetime(2031, 5, 13)]
    assert days == [dt.datetime(2031, 5, day, 16) for day in range(1, 13)]
    older = [when.date().isoformat() for when in left if when < dt.datetime(2031, 5, 1)]
    assert older == [
        *("2029-12-31", "2030-06-30", "2030-07-31", "2030-08-31", "2030-09-30", "2030-10-31"),
        *("2030-11-30", "2030-12-31", "2031-01-31", "2031-02-28", "2031-03-30", "2031-03-31"),
        *("2031-04-06", "2031-04-13", "2031-04-20", "2031-04-27", "2031-04-30"),
    ]


@pytest.mark.parametrize("year", [1999, 2099])
def test_a_day_with_a_wrong_clock_only_takes_the_place_of_a_day(year: int) -> None:
    """Its backup is the newest whatever it says, and makes nothing else old or new."""
    backups = _hourly(30)
    wrong = Made((999, 3, "x"), dt.datetime(year, 1, 1, 23))
    left = kept([*backups, wrong])
    assert wrong in left
    assert {one.when.date() for one in kept(backups) - left} <= {
        dt.date(2031, 5, 13),  # one of the two days with all its backups, but not its last one
        dt.date(2031, 5, 1),  # the earliest of the 14 days
    }
    assert Made((231, 3, "00231"), dt.datetime(2031, 5, 13, 16)) in left


@given(any_made)
def test_the_newest_ones_always_stay(backups: list[Made]) -> None:
    assert set(backups[-NEWEST:]) <= kept(backups)


@given(any_made)
def test_what_was_thinned_is_not_thinned_further(backups: list[Made]) -> None:
    once = kept(backups)
    assert kept(once) == once <= set(backups)


@given(any_made, st.randoms(use_true_random=False))
def test_the_order_of_the_files_does_not_matter(backups: list[Made], by: object) -> None:
    assert kept(reversed(backups)) == kept(backups)


@given(st.lists(st.datetimes(dt.datetime(2030, 1, 1), dt.datetime(2032, 1, 1)), max_size=150))
def test_thinning_after_each_backup_keeps_what_thinning_once_would(
    times: list[dt.datetime],
) -> None:
    """As long as the clock goes on."""
    backups = _made(*sorted(times))
    left: frozenset[Made] = frozenset()
    for one in backups:
        left = kept([*left, one])
    assert kept(backups) <= left


@given(st.lists(st.integers(1, 90), min_size=30, max_size=200))
def test_no_stretch_of_work_is_left_without_a_backup(pauses: list[int]) -> None:
    """Of each year at least one stays, and never more than fit the plan."""
    when, times = MAY, []
    for hours in pauses:
        when += dt.timedelta(hours=hours)
        times.append(when)
    left = kept(_made(*times))
    assert {one.when.year for one in left} == {when.year for when in times}
    days = {when.date() for when in times}
    assert {one.when.date() for one in left} >= set(sorted(days)[-14:])
