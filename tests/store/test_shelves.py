"""What there is on each shelf is counted as somebody would count it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sqlalchemy import Engine

from minutes_desktop.domain.actions import Action, Due, Owner
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import Actions
from minutes_desktop.domain.minutes import Item
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store import meetings, reading
from minutes_desktop.store.shelves import SeriesShelf, Shelves, YearShelf, shelves, week_of
from tests.factories import some_minutes

_TODAY = dt.date(2031, 5, 14)  # a Wednesday


def _due(name: str, day: dt.date) -> Actions:
    due = Due(f"by {day}", "date", day.isoformat())
    action = Action(id=name, text=rich("See to it."), owners=(Owner("CC"),), dues=(due,))
    return Actions(entries=(action,))


def test_meetings_are_counted_by_week_state_series_and_year(engine: Engine, store: Path) -> None:
    late = Item(heading="Late", blocks=(_due("a", dt.date(2031, 5, 13)),))
    timely = Item(heading="Timely", blocks=(_due("b", dt.date(2031, 5, 14)),))
    for minutes in (
        some_minutes(late, timely, id="monday", date=dt.date(2031, 5, 12), series="Board 10"),
        some_minutes(id="sunday", date=dt.date(2031, 5, 18), series="Board 2", state="signed"),
        some_minutes(id="after", date=dt.date(2031, 5, 19), series="Board 10", state="agreed"),
        some_minutes(id="old", date=dt.date(2029, 5, 14), series="Board 10", state="published"),
        some_minutes(id="undated", date=None, start=None, series="Board 10"),
    ):
        meetings.save(engine, None, minutes)
    for name in ("old", "monday"):
        meetings.note_opened(engine, name)
    assert shelves(store, _TODAY) == Shelves(
        count=5,
        this_week=2,
        waiting=3,
        overdue=1,
        recent=("monday", "old"),
        series=(
            SeriesShelf("Board 2", (YearShelf(2031, 1),)),
            SeriesShelf("Board 10", (YearShelf(None, 1), YearShelf(2031, 2), YearShelf(2029, 1))),
        ),
    )


def test_a_store_that_is_not_there_has_nothing(tmp_path: Path) -> None:
    none = tmp_path / "none.sqlite"
    assert shelves(none, _TODAY) == Shelves()
    assert reading.names(none) == ()


def test_everyone_is_named_once(engine: Engine, store: Path) -> None:
    for year in (2030, 2031):
        people = (Attendee(name="bo Lind"), Attendee(name=" "))
        away = (Apology(name="Ada Hart"), Apology(name="Cara Moss"))
        date = dt.date(year, 1, 1)
        meetings.save(engine, None, some_minutes(date=date, attendance=people, apologies=away))
    assert reading.names(store) == ("Ada Hart", "bo Lind", "Cara Moss")


def test_a_week_goes_from_monday_to_sunday() -> None:
    assert week_of(_TODAY) == (dt.date(2031, 5, 12), dt.date(2031, 5, 18))
    assert week_of(dt.date(2031, 5, 18)) == week_of(dt.date(2031, 5, 12))


def test_meetings_are_listed_piece_by_piece_in_one_order(engine: Engine, store: Path) -> None:
    for number in range(7):
        day = None if number == 3 else dt.date(2031, 1, 1 + number % 4)
        meetings.save(engine, None, some_minutes(id=str(number), date=day))
    whole = [line.id for line in reading.list_meetings(store)]
    pieces = [reading.list_meetings(store, 2, leaving) for leaving in range(0, 8, 2)]
    assert [line.id for piece in pieces for line in piece] == whole
    assert whole[0] == "3"
    assert reading.count_meetings(store) == 7
    line = reading.line_of(store, "5")
    assert line is not None
    assert line.date == dt.date(2031, 1, 2)
    assert reading.line_of(store, "none") is None
