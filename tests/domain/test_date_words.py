"""Dates, months and times of day found among words."""

from __future__ import annotations

import datetime as dt

import pytest

from minutes_desktop.domain.date_words import (
    DayWords,
    find_day,
    find_month,
    find_time,
    find_times,
)


@pytest.mark.parametrize(
    "words,day",
    [
        ("25 July 2017", DayWords(25, 7, 2017)),
        ("10:30 on 25 July 2017", DayWords(25, 7, 2017)),
        ("Monday 25th November 2019 @ 11:00", DayWords(25, 11, 2019)),
        ("Tuesday 25 September at 10:00 am", DayWords(25, 9)),
        ("1st Sept. 2020", DayWords(1, 9, 2020)),
        ("the 3rd of May, 2021", DayWords(3, 5, 2021)),
        ("on 21/07/2020", DayWords(21, 7, 2020)),
        ("Room 1.38", None),
        ("3 Mayors 2017", None),
        ("", None),
    ],
)
def test_a_day_is_found(words: str, day: DayWords | None) -> None:
    assert find_day(words) == day


def test_a_date_needs_its_year_and_a_real_day() -> None:
    assert DayWords(25, 7, 2017).date == dt.date(2017, 7, 25)
    assert DayWords(25, 7).date is None
    assert DayWords(31, 2, 2017).date is None
    assert DayWords(1, 13, 2017).date is None


@pytest.mark.parametrize(
    "words,month",
    [
        ("Action arising from the April 2017 meeting:", "2017-04"),
        ("from the 25 Sept 2018 meeting", "2018-09"),
        ("Outstanding matters", ""),
        ("May the force 2017", ""),
    ],
)
def test_a_month_is_found_with_its_year(words: str, month: str) -> None:
    assert find_month(words) == month


@pytest.mark.parametrize(
    "words,time",
    [
        ("10:30 on 25 July 2017", dt.time(10, 30)),
        ("at 10:00 am, Room 1.38", dt.time(10)),
        ("2pm", dt.time(14)),
        ("12:15 p.m.", dt.time(12, 15)),
        ("12 am", dt.time(0)),
        ("at 9.45 am", dt.time(9, 45)),
        ("Room 1.38", None),
        ("at 25:10", None),
        ("25 July 2017", None),
    ],
)
def test_a_time_is_found(words: str, time: dt.time | None) -> None:
    assert find_time(words) == time


@pytest.mark.parametrize(
    "words, times",
    [
        ("10:00 hrs to 10:45 hrs", [(10, 0), (10, 45)]),
        ("Friday 30 June 2017 @ 10:00", [(10, 0)]),
        ("Conference Room – Northmoor @10.30", [(10, 30)]),
        ("at 9.15 in Room 1.38", [(9, 15)]),
        ("Meeting Room 1.38", []),
        ("1000 hrs – 1130 hrs", [(10, 0), (11, 30)]),
        ("30.06.2017", []),
        ("at 12.06.2017", []),
        ("for 2 hours", []),
        ("2-4 pm", [(14, 0), (16, 0)]),
        ("11 to 1.30 p.m.", [(11, 0), (13, 30)]),
        ("9.30 am to 12 pm", [(9, 30), (12, 0)]),
        ("25:10", []),
        ("", []),
    ],
)
def test_every_time_is_found_and_no_room(words: str, times: list[tuple[int, int]]) -> None:
    assert find_times(words) == tuple(dt.time(*time) for time in times)
