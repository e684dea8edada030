"""Words are in the file within two seconds, and a failure is told and tried again."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer
from pytestqt.qtbot import QtBot

from minutes_desktop.domain import edits
from minutes_desktop.domain.place import Place
from minutes_desktop.store import reading
from minutes_desktop.workspace.autosave import PAUSE_MS, Autosave
from minutes_desktop.workspace.library import Library
from minutes_desktop.workspace.open_minutes import OpenMinutes


@pytest.fixture
def library(tmp_path: Path, qtbot: QtBot) -> Iterator[Library]:
    """The library of a new store, open for writing."""
    library = Library(tmp_path / "minutes.sqlite")
    with qtbot.waitSignal(library.ready):
        library.start()
    yield library
    assert library.close()


@pytest.fixture
def meeting(library: Library, qtbot: QtBot) -> OpenMinutes:
    """A meeting just begun, in the store."""
    with qtbot.waitSignal(library.listed):
        return library.begin(library.templates()[0], dt.date(2031, 5, 14))


@pytest.fixture
def autosave(library: Library, meeting: OpenMinutes) -> Autosave:
    """The saving of that meeting."""
    return Autosave(meeting, library.writer)


def _type(meeting: OpenMinutes, words: str) -> None:
    meeting.apply("Typing", lambda value: edits.set_title(value, words), run="title")


def _states(autosave: Autosave) -> str:
    return "unsaved" if autosave.unsaved else "saved"


def _title(library: Library, meeting: OpenMinutes) -> str:
    """The title in the file, as another program reads it."""
    with closing(sqlite3.connect(library.path)) as connection, connection:
        found = connection.execute("SELECT title FROM meeting WHERE id = ?", (meeting.current.id,))
        return str(found.fetchone()[0])


def test_a_pause_saves(
    qtbot: QtBot, library: Library, meeting: OpenMinutes, autosave: Autosave
) -> None:
    """Nobody asks for it; the signal comes when the words are in the file."""
    with qtbot.waitSignal(autosave.saved, timeout=2000) as saved:
        _type(meeting, "Typed")
        assert _states(autosave) == "unsaved"
    assert _title(library, meeting) == "Typed"
    assert _states(autosave) == "saved"
    assert isinstance(saved.args[0], dt.datetime)
    assert saved.args[0].tzinfo is not None


def test_typing_on_without_a_pause_is_saved_within_two_seconds(
    qtbot: QtBot, library: Library, meeting: OpenMinutes, autosave: Autosave
) -> None:
    """A key every tenth of a second never lets the pause come."""
    clock, keys = QElapsedTimer(), QTimer()
    typed: list[str] = []

    def key() -> None:
        typed.append(f"Typed {len(typed)}")
        _type(meeting, typed[-1])

    keys.timeout.connect(key)
    with qtbot.waitSignal(autosave.saved, timeout=2000):
        key()
        clock.start()
        keys.start(100)
    assert clock.elapsed() > 1000
    keys.stop()
    assert _title(library, meeting) in typed
    assert autosave.flush()


def test_a_pause_ends_a_stretch_of_typing_that_was_saved_in_the_midst_of_it(
    qtbot: QtBot, meeting: OpenMinutes, autosave: Autosave
) -> None:
    """What is typed after the pause is undone on its own."""
    with qtbot.waitSignal(autosave._pause.timeout, timeout=2000):
        _type(meeting, "Before the pause")
        autosave._hand_over()
    _type(meeting, "After the pause")
    meeting.undo()
    assert meeting.current.title == "Before the pause"
    assert autosave.flush()


def test_what_is_typed_during_a_commit_is_saved_too(
    qtbot: QtBot, library: Library, meeting: OpenMinutes, autosave: Autosave
) -> None:
    """The next saving starts from what the first one wrote."""
    _type(meeting, "First")
    autosave._hand_over()
    _type(meeting, "Second")
    with qtbot.waitSignals([autosave.saved, autosave.saved], timeout=3000):
        pass
    assert _title(library, meeting) == "Second"


def test_flushing_saves_before_it_returns(
    library: Library, meeting: OpenMinutes, autosave: Autosave
) -> None:
    """As on leaving the page: no event is handled meanwhile."""
    _type(meeting, "Last words")
    assert autosave.flush()
    assert _title(library, meeting) == "Last words"
    assert not autosave.unsaved


def test_flushing_with_nothing_to_save_says_so_at_once(autosave: Autosave) -> None:
    """Nothing is written."""
    assert autosave.flush()


def test_moving_the_caret_alone_is_saved(
    qtbot: QtBot, library: Library, meeting: OpenMinutes, autosave: Autosave
) -> None:
    """So that a power cut brings the writer back to the place."""
    place = Place("title", "", 7, 120)
    with qtbot.waitSignal(autosave.saved, timeout=2000):
        autosave.note_place(place)
        assert not autosave.unsaved
    assert reading.place_of(library.path, meeting.current.id) == place


def test_undo_back_to_the_saved_words_is_not_unsaved(
    meeting: OpenMinutes, autosave: Autosave
) -> None:
    """What stands in the file is on the screen."""
    _type(meeting, "A slip")
    meeting.undo()
    assert not autosave.unsaved


def test_a_pause_ends_the_stretch_of_typing(
    qtbot: QtBot, meeting: OpenMinutes, autosave: Autosave
) -> None:
    """What is typed before and after it is undone separately."""
    title = meeting.current.title
    for words in ("A", "An"):
        _type(meeting, words)
    with qtbot.waitSignal(autosave.saved, timeout=2000):
        pass
    _type(meeting, "And")
    meeting.undo()
    assert meeting.current.title == "An"
    meeting.undo()
    assert meeting.current.title == title


def test_a_failed_saving_is_told_kept_and_tried_again(
    qtbot: QtBot, library: Library, meeting: OpenMinutes, autosave: Autosave
) -> None:
    """The file is taken away while it is open, and put back before the next attempt."""
    away = library.path.with_name("away")
    library.path.rename(away)
    with qtbot.waitSignal(autosave.failed, timeout=2000) as failed:
        _type(meeting, "Not lost")
    assert "Put it back" in failed.args[0]
    assert autosave.unsaved
    assert not autosave.flush()
    away.rename(library.path)
    with qtbot.waitSignal(autosave.saved, timeout=5000):
        pass
    assert _title(library, meeting) == "Not lost"
    assert not autosave.unsaved


def test_what_happened_before_the_store_could_be_opened_is_saved_later(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is in the way at first; nothing written is lost."""
    monkeypatch.setattr("minutes_desktop.workspace.autosave.RETRY_MS", 100)
    blocked = tmp_path / "folder"
    blocked.write_text("in the way")
    library = Library(tmp_path / "other.sqlite")
    meeting = library.begin(library.templates()[0])
    library.close()
    late = Library(blocked / "minutes.sqlite")
    autosave = Autosave(meeting, late.writer)
    with qtbot.waitSignal(autosave.failed, timeout=2000):
        _type(meeting, "Not lost")
    blocked.unlink()
    with qtbot.waitSignal(autosave.saved, timeout=5000):
        pass
    assert reading.load(late.path, meeting.current.id) == meeting.current
    late.close()


def test_once_the_minutes_are_left_nothing_more_is_saved(qtbot: QtBot, autosave: Autosave) -> None:
    assert autosave.flush()
    autosave.end()
    with qtbot.assertNotEmitted(autosave.saved, wait=2 * PAUSE_MS):
        autosave.note_place(Place("another"))
