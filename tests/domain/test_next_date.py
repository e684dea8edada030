"""When a series meets next: as its minutes announce it, or as it always met."""

from __future__ import annotations

import datetime as dt

import pytest

from minutes_desktop.domain.blocks import NextMeeting, Sitting
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.next_date import Expected, expected, following
from minutes_desktop.domain.series import Series

D = dt.date


@pytest.mark.parametrize(
    "held, day",
    [
        ([], None),
        ([D(2031, 1, 28)], None),
        # the last Tuesday of each month
        ([D(2031, 1, 28), D(2031, 2, 25), D(2031, 3, 25), D(2031, 4, 29)], D(2031, 5, 27)),
        # the second Wednesday, every other month, once put off by a day
        ([D(2031, 1, 8), D(2031, 3, 12), D(2031, 5, 15), D(2031, 7, 9)], D(2031, 9, 10)),
        # the fifteenth, whatever day of the week that is, but not a Saturday
        ([D(2031, 1, 15), D(2031, 5, 15), D(2031, 9, 15)], D(2032, 1, 15)),
        ([D(2031, 6, 14), D(2031, 8, 15), D(2031, 10, 16)], D(2031, 12, 16)),
        # every fortnight
        ([D(2031, 1, 6), D(2031, 1, 20), D(2031, 2, 3), D(2031, 2, 17)], D(2031, 3, 3)),
    ],
)
def test_the_rhythm_of_past_meetings_tells_the_next(
    held: list[dt.date], day: dt.date | None
) -> None:
    assert following(held) == day


def test_a_cancelled_meeting_is_passed_over() -> None:
    days = [D(2031, 1, 28), D(2031, 2, 25), D(2031, 3, 25)]
    assert following(days, {D(2031, 4, 29)}) == D(2031, 5, 27)


def _announcing(*sittings: Sitting) -> Minutes:
    items = (Item(blocks=(NextMeeting(sittings=sittings),)),)
    return Minutes(date=D(2031, 3, 25), start=dt.time(10), items=items)


def test_what_the_last_minutes_announce_comes_first() -> None:
    last = _announcing(
        Sitting(words="22 April, cancelled", date=D(2031, 4, 22), cancelled=True),
        Sitting(words="20 May", date=D(2031, 5, 20), venue="Town hall"),
        Sitting(words="6 May at 2 pm", date=D(2031, 5, 6), start=dt.time(14)),
    )
    series = Series(place="Room 3", start=dt.time(9, 30))
    held = [D(2031, 1, 28), D(2031, 2, 25), D(2031, 3, 25)]
    assert expected(series, last, held) == Expected(
        D(2031, 5, 6), dt.time(14), "Room 3", announced=True
    )
    assert expected(series, last, [*held, D(2031, 5, 6)]) == Expected(
        D(2031, 5, 20), dt.time(9, 30), "Town hall", announced=True
    )


def test_without_a_word_the_rhythm_and_the_habits_of_the_series_tell() -> None:
    last = _announcing()
    held = [D(2031, 1, 28), D(2031, 2, 25), D(2031, 3, 25)]
    found = expected(Series(place="Room 3"), last, held)
    assert found == Expected(D(2031, 4, 29), dt.time(10), "Room 3")
    assert expected(Series(), None, []) == Expected()
