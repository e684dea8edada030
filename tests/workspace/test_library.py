"""Meetings are listed, begun, opened and closed on a real store."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from minutes_desktop.domain import edits
from minutes_desktop.domain.attendance import Attendee, Person
from minutes_desktop.domain.minutes import walk_blocks
from minutes_desktop.domain.numbering import item_numbers
from minutes_desktop.domain.own_templates import copy_of, own_form
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.template import NumberLevel, StandingItem, Template
from minutes_desktop.store import reading
from minutes_desktop.store.errors import StoreError
from minutes_desktop.workspace.autosave import Autosave
from minutes_desktop.workspace.library import Library

MAY, JUNE = dt.date(2031, 5, 14), dt.date(2031, 6, 11)


@pytest.fixture
def library(tmp_path: Path, qtbot: QtBot) -> Iterator[Library]:
    """The library of a new store, open for writing."""
    library = Library(tmp_path / "minutes.sqlite")
    with qtbot.waitSignal(library.ready):
        pass
    yield library
    assert library.close()


def test_a_new_library_has_no_meetings_but_templates(qtbot: QtBot, tmp_path: Path) -> None:
    """Before the store is even made."""
    library = Library(tmp_path / "minutes.sqlite")
    assert library.meetings() == ()
    assert library.people() == ()
    assert library.last_opened() is None
    assert "Monthly Assurance Meeting" in [template.name for template in library.templates()]
    assert not library.path.exists()


def test_a_meeting_begun_is_in_the_list(qtbot: QtBot, library: Library) -> None:
    """At once, with no Save."""
    with qtbot.waitSignal(library.listed):
        meeting = library.begin(library.templates()[0], MAY, dt.time(10, 0))
    (line,) = library.meetings()
    assert (line.id, line.date, line.title) == (meeting.current.id, MAY, meeting.current.title)
    assert library.last_opened() == meeting.current.id


def test_a_meeting_is_opened_where_it_was_left(qtbot: QtBot, library: Library) -> None:
    """Words and caret, in a library of its own, as after a restart."""
    meeting = library.begin(library.templates()[0], MAY)
    autosave = Autosave(meeting, library.writer)
    meeting.apply("Title", lambda value: edits.set_title(value, "Left here"))
    autosave.note_place(Place("title", "", 4, 9))
    assert autosave.flush()
    again = Library(library.path).open(meeting.current.id)
    assert again.current == meeting.current
    assert again.place == Place("title", "", 4, 9)
    assert again.template == meeting.template


def test_opening_a_meeting_makes_it_the_last_opened(qtbot: QtBot, library: Library) -> None:
    """The one begun later gives way."""
    first = library.begin(library.templates()[0], MAY)
    library.begin(library.templates()[0], JUNE)
    library.open(first.current.id)
    library.writer.do(lambda _: None).wait(10)
    assert library.last_opened() == first.current.id


def test_numbers_that_run_on_go_on_from_the_meeting_before(library: Library) -> None:
    """From the last one up to the new one's own date, whichever was begun last."""
    template = Template(
        id="running", name="Running", series="Northmoor Board",
        numbering=(NumberLevel("{n}/{yy}", scope="series"), NumberLevel("{parent}{a}")),
        standing=(StandingItem("Opening"), StandingItem("Report"), StandingItem("Close")),
    )  # fmt: skip
    may = library.begin(template, MAY)
    july = library.begin(template, dt.date(2031, 7, 9))
    june = library.begin(template, JUNE)
    assert [one.current.first_number for one in (may, july, june)] == [1, 4, 4]
    autosave = Autosave(june, library.writer)
    typed = replace(june.current.items[2], number="39/31")
    june.apply("Number", lambda value: edits.put_item(value, typed))
    assert autosave.flush()
    late = library.begin(template, dt.date(2031, 6, 30))
    assert late.current.first_number == 40
    assert item_numbers(late.current, template)[late.current.items[0].id].words == "40/31"
    library.writer.do(lambda _: None).wait(10)
    assert Library(library.path).open(late.current.id).current.first_number == 40


def test_the_meetings_are_listed_newest_first(qtbot: QtBot, library: Library) -> None:
    """By the meeting's own date; one without a date comes first."""
    for date in (MAY, None, JUNE):
        library.begin(library.templates()[0], date)
    library.writer.do(lambda _: None).wait(10)
    assert [line.date for line in library.meetings()] == [None, JUNE, MAY]


def test_a_new_meeting_expects_those_who_came_to_the_last_one(
    qtbot: QtBot, library: Library
) -> None:
    """And the people are remembered with the capacity last recorded."""
    template = library.templates()[0]
    may = library.begin(template, MAY)
    present = (Attendee(name="Ann Ode", capacity="Chair (CH)"), Attendee(name="Bo Reed"))
    autosave = Autosave(may, library.writer)
    may.apply("Attendance", lambda value: edits.set_attendance(value, present))
    assert autosave.flush()
    june = library.begin(template, JUNE)
    assert [(one.name, one.capacity) for one in june.current.attendance] == [
        ("Ann Ode", "Chair (CH)"),
        ("Bo Reed", ""),
    ]
    assert {one.group for one in june.current.attendance} == {template.labels.attendance}
    assert library.people() == (Person("Ann Ode", "Chair (CH)"), Person("Bo Reed"))


def test_a_meeting_that_is_not_there_is_a_sentence(library: Library) -> None:
    """With its id."""
    with pytest.raises(StoreError, match="no meeting “nowhere”"):
        library.open("nowhere")


def test_a_store_that_cannot_be_used_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    """And is left as it is."""
    path = tmp_path / "minutes.sqlite"
    path.write_text("Dear minutes, " * 99)
    library = Library(path)
    with qtbot.waitSignal(library.failed) as failed:
        library.start()
    assert "not a store of minutes" in failed.args[0]
    assert path.read_text().startswith("Dear minutes")
    library.close()


def test_the_sample_is_added_once_and_shows_every_kind_of_block(
    qtbot: QtBot, library: Library
) -> None:
    """It opens like any meeting."""
    sample = library.open(library.add_sample())
    assert library.add_sample() == sample.current.id
    library.writer.do(lambda _: None).wait(10)
    assert [line.id for line in library.meetings()] == [sample.current.id]
    assert len({type(block) for block in walk_blocks(sample.current.items)}) == 8


def test_the_people_of_the_sample_are_expected_at_no_real_meeting(
    qtbot: QtBot, library: Library
) -> None:
    """Its series is its own."""
    library.open(library.add_sample())
    meeting = library.begin(library.templates()[0], JUNE)
    assert not any(one.name for one in meeting.current.attendance)


def test_closing_finishes_the_writing(qtbot: QtBot, tmp_path: Path) -> None:
    """And leaves the one file."""
    library = Library(tmp_path / "minutes.sqlite")
    meeting = library.begin(library.templates()[0], MAY)
    assert library.close()
    assert list(tmp_path.iterdir()) == [library.path]
    assert Library(library.path).open(meeting.current.id).current == meeting.current


def test_a_library_is_made_and_read_without_the_database_library(tmp_path: Path) -> None:
    """What the first paint waits for imports nothing slow."""
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from minutes_desktop.workspace.library import Library;"
        "from minutes_desktop.workspace.autosave import Autosave;"
        "app = QCoreApplication([]); library = Library(Path(sys.argv[1]));"
        "library.meetings(); library.templates();"
        "slow = {'sqlalchemy', 'alembic', 'reportlab', 'PIL', 'pypdfium2'} & set(sys.modules);"
        "sys.exit(', '.join(slow) or 0)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "minutes.sqlite")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_own_form_stands_in_the_place_of_the_builtin(qtbot: QtBot, library: Library) -> None:
    """From the moment it is saved, before it is in the file."""
    builtin = library.templates()[0]
    own = replace(own_form(builtin), name="Northmoor")
    told: list[str | None] = []
    library.save_template(own, told.append)
    assert own in library.templates()
    assert builtin not in library.templates()
    assert library.newest_of(builtin) == own
    qtbot.waitUntil(lambda: told == [None])
    assert reading.template(library.path, own.id, 1) == own
    assert library.is_builtin(builtin)
    assert not library.is_builtin(own)


def test_a_saved_version_is_the_newest_and_the_earlier_stays(
    qtbot: QtBot, library: Library
) -> None:
    """A meeting keeps the version it was begun with until it is given the newest."""
    first = copy_of(library.templates()[0], "Northmoor")
    told: list[str | None] = []
    library.save_template(first, told.append)
    meeting = library.begin(first, MAY)
    second = replace(first, version=2, marking="OFFICIAL")
    library.save_template(second, told.append)
    assert library.newest_of(meeting.template) == second
    library.save_template(second, told.append)
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told[:2] == [None, None]
    assert "is stored already" in str(told[2])
    assert library.open(meeting.current.id).template == first
    autosave = Autosave(meeting, library.writer)
    meeting.use_template("Use", second)
    assert autosave.flush()
    assert library.open(meeting.current.id).template == second
