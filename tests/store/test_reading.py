"""Reading goes by a door of its own, and sees what was written through the other."""

from __future__ import annotations

import datetime as dt
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine

from minutes_desktop.domain.attendance import Apology, Attendee, Person
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.template import RosterEntry, Template
from minutes_desktop.store import builtin, meetings, reading
from minutes_desktop.store.errors import StoreError
from minutes_desktop.store.templates import add_templates, add_version
from tests.factories import full_minutes, some_minutes

APRIL, MAY = dt.date(2031, 4, 9), dt.date(2031, 5, 14)
BOARD = Template(id="board", name="Board", series="Board")


def _save(engine: Engine, **fields: object) -> Minutes:
    minutes = some_minutes(**fields)
    meetings.save(engine, None, minutes)
    return minutes


def test_a_store_not_made_yet_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "minutes.sqlite"
    assert reading.list_meetings(path) == ()
    assert reading.people(path) == ()
    assert reading.templates(path) == ()
    assert reading.last_opened(path) is None
    assert reading.latest_roster(path, "Board") is None
    assert reading.place_of(path, "x") == Place()
    with pytest.raises(StoreError):
        reading.load(path, "x")
    assert list(tmp_path.iterdir()) == []


def test_a_line_tells_what_the_list_shows(engine: Engine, store: Path) -> None:
    minutes = full_minutes()
    before = dt.datetime.now(dt.UTC).replace(microsecond=0)
    meetings.save(engine, None, minutes)
    (line,) = reading.list_meetings(store)
    assert (line.id, line.series, line.title) == (minutes.id, "Board", "Board, May 2031")
    assert (line.date, line.start) == (minutes.date, minutes.start)
    assert (line.state, line.version) == ("agreed", 2)
    assert before <= line.words_saved_at <= dt.datetime.now(dt.UTC)


def test_meetings_of_one_day_are_listed_by_their_start(engine: Engine, store: Path) -> None:
    early = _save(engine, date=MAY, start=dt.time(9, 30))
    late = _save(engine, date=MAY, start=dt.time(14, 0))
    before = _save(engine, date=APRIL, start=dt.time(23, 0))
    lines = reading.list_meetings(store)
    assert [line.id for line in lines] == [late.id, early.id, before.id]


def test_people_come_by_their_latest_meeting_with_the_capacity_recorded_there(
    engine: Engine, store: Path
) -> None:
    _save(engine, date=APRIL, attendance=(Attendee(name="Ann", capacity="Clerk"),))
    _save(
        engine,
        date=MAY,
        attendance=(Attendee(name="Bo", capacity="Guest"), Attendee(name="Ann", capacity="Chair")),
        apologies=(Apology(name="Cy", capacity="CC"), Apology(name=" ")),
    )
    _save(engine, date=APRIL, apologies=(Apology(name="Di", capacity="DCC"),))
    assert reading.people(store) == (
        Person("Bo", "Guest"),
        Person("Ann", "Chair"),
        Person("Cy", "CC"),
        Person("Di", "DCC"),
    )


def test_the_roster_is_that_of_the_latest_meeting_of_the_series(
    engine: Engine, store: Path
) -> None:
    ann, bo = Attendee(name="Ann", capacity="Chair"), Attendee(name="Bo")
    _save(engine, series="Board", date=MAY, attendance=(bo, ann))
    _save(engine, series="Board", date=APRIL, attendance=(ann,))
    _save(engine, series="Other", date=MAY, attendance=(ann,))
    _save(engine, series="Empty", date=MAY)
    present = (RosterEntry("", "Bo"), RosterEntry("Chair", "Ann"))
    assert reading.latest_roster(store, "Board") == present
    assert reading.latest_roster(store, "Empty") is None
    assert reading.latest_roster(store, "Unknown") is None


def test_a_stored_version_of_a_template_never_changes(engine: Engine, store: Path) -> None:
    add_templates(engine, [BOARD])
    add_templates(engine, [replace(BOARD, name="Changed"), replace(BOARD, version=2, name="New")])
    assert reading.template(store, "board", 1) == BOARD
    assert reading.template(store, "board", 2).name == "New"
    assert reading.templates(store) == (replace(BOARD, version=2, name="New"),)


def test_a_version_is_stored_once_and_told_if_it_is_there(engine: Engine, store: Path) -> None:
    add_version(engine, BOARD)
    with pytest.raises(StoreError, match="is stored already"):
        add_version(engine, replace(BOARD, name="Changed"))
    assert reading.template(store, "board", 1) == BOARD


def test_a_template_that_is_not_there_is_a_sentence(store: Path) -> None:
    with pytest.raises(StoreError, match=r"“board” \(version 7\)"):
        reading.template(store, "board", 7)


def test_a_builtin_template_is_found_without_the_store(tmp_path: Path) -> None:
    template = builtin.builtin_templates()[0]
    minutes = Minutes(template=template.id, template_version=template.version)
    assert builtin.template_of(tmp_path / "none.sqlite", minutes) == template


def test_the_template_of_a_meeting_is_the_version_it_was_written_by(
    engine: Engine, store: Path
) -> None:
    old, new = BOARD, replace(BOARD, version=2, name="New")
    add_templates(engine, [old, new])
    assert builtin.template_of(store, Minutes(template="board", template_version=1)) == old


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE block SET text = '[{]'",
        "UPDATE block SET kind = 'poem'",
        "UPDATE meeting SET date = 'soon'",
        "UPDATE meeting SET state = 'lost'",
        "UPDATE item SET heading = x'ff'",
        "UPDATE action SET owners = '[7]'",
    ],
)
def test_a_row_that_no_minutes_can_hold_is_a_sentence(
    engine: Engine, store: Path, harm: str
) -> None:
    minutes = full_minutes()
    meetings.save(engine, None, minutes)
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute(harm)
    with pytest.raises(StoreError, match="holds something that is not minutes"):
        reading.load(store, minutes.id)


def test_a_meeting_is_never_read_half_saved(engine: Engine, store: Path) -> None:
    """A writer in the middle of its transaction is not seen, and is not waited for."""
    minutes = full_minutes()
    meetings.save(engine, None, minutes)
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE meeting SET title = 'half'")
        other.execute("DELETE FROM block")
        assert reading.load(store, minutes.id) == minutes


def test_reading_imports_no_database_library(engine: Engine, store: Path) -> None:
    minutes = full_minutes()
    meetings.save(engine, None, minutes)
    code = (
        "import sys; from pathlib import Path; from minutes_desktop.store import reading;"
        "path = Path(sys.argv[1]); reading.load(path, reading.list_meetings(path)[0].id);"
        "sys.exit('sqlalchemy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(store)], check=False)
    assert done.returncode == 0
