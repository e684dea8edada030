"""Faults she hears of in the window: a newer form, a damaged page, a far drive, a full disk."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from minutes_desktop.app import App
from minutes_desktop.domain.exchange import decode
from minutes_desktop.store import identity, reading
from minutes_desktop.store import meetings as store_meetings
from minutes_desktop.store.driver import driver_of
from minutes_desktop.ui.browse.trouble_page import TroublePage
from minutes_desktop.workspace import autosave, drive
from tests.faults.causes import on_writer
from tests.faults.conftest import Begin, said
from tests.journeys.conftest import Start
from tests.journeys.player import Player

TIMEOUT = 15_000


def _told(app: App, words: str) -> bool:
    return any(words in one for one in said(app))


# ------------------------------------------------------------------ a newer version


def test_a_store_of_a_newer_version_is_refused_and_not_touched(
    begin: Begin, start: Start, store: Path
) -> None:
    """Byte for byte, and nothing is made beside it."""
    begin().window.close()
    for file in store.parent.glob("*-*"):
        file.unlink()
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(f"PRAGMA user_version = {identity.SCHEMA + 1}")
    before = {file.name: file.read_bytes() for file in store.parent.iterdir()}
    app = start()
    page = app.window.page()
    assert isinstance(page, TroublePage)
    assert "newer version" in page.sentence
    app.window.close()
    assert {file.name: file.read_bytes() for file in store.parent.iterdir()} == before


# ------------------------------------------------------------------ damaged while it is open


def _damage(app: App, store: Path) -> None:
    """Have other bytes on the disk than were written, and nothing in memory to hide it."""
    with store.open("r+b") as file:
        size = store.stat().st_size
        file.seek(4096)
        file.write(b"\xa5" * (size - 4096))

    def forget(engine: Engine) -> None:
        with engine.connect() as connection:
            driver_of(connection).execute("PRAGMA shrink_memory")

    on_writer(app, forget)


def _into_the_file(app: App) -> None:
    """Have everything in the file itself, so that no log hides the damage."""

    def job(engine: Engine) -> None:
        with engine.connect() as connection:
            driver_of(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")

    on_writer(app, job)


def test_words_for_a_store_damaged_meanwhile_stay_in_the_window_and_she_is_told(
    qtbot: QtBot, begin: Begin, store: Path, tmp_path: Path, player: Player
) -> None:
    app = begin()
    _into_the_file(app)
    _damage(app, store)
    player.type(" and what was said meanwhile")
    qtbot.waitUntil(lambda: _told(app, "is damaged"), timeout=TIMEOUT)
    assert app.page is not None
    assert app.page.open_minutes.current.title.endswith("said meanwhile")
    copy = tmp_path / "copy.json"
    app.export_to(str(copy))
    qtbot.waitUntil(lambda: _told(app, "Exported to"), timeout=TIMEOUT)
    assert decode(copy.read_bytes())[0] == app.page.open_minutes.current
    app.window.close()
    assert app.window.isVisible()
    app.window.close()


# ------------------------------------------------------------------ a network drive


def test_a_store_on_a_network_drive_is_told_of_and_saved_to(
    qtbot: QtBot, begin: Begin, store: Path, player: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the plain way that suits it: after a saving, there is one file and no log."""
    monkeypatch.setattr(drive, "_FAR", ("",))
    app = begin()
    assert _told(app, "is on a network drive")
    player.type(" and more")
    app.save_now()
    assert reading.list_meetings(store)[0].title.endswith("and more")
    app.window.close()
    assert [file.name for file in store.parent.iterdir()] == [store.name]


# ------------------------------------------------------------------ a disk nearly full


def test_a_disk_nearly_full_is_told_before_it_is_full(
    qtbot: QtBot, begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the warning goes when there is room again."""
    monkeypatch.setattr(drive, "LEAST", 2**62)
    app = begin()
    qtbot.waitUntil(lambda: _told(app, "is nearly full"), timeout=TIMEOUT)
    monkeypatch.setattr(drive, "LEAST", 0)
    app.safe.look_at_room()
    qtbot.waitUntil(lambda: not said(app), timeout=TIMEOUT)


# ------------------------------------------------------------------ the clock


class _Yesterday(dt.datetime):
    """What the computer's clock tells after it has been set back."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:  # type: ignore[override]
        return dt.datetime.now(tz) - dt.timedelta(days=1, hours=2)


def _set_clock_back(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (autosave, store_meetings):
        clock = type("clock", (), {**vars(dt), "datetime": _Yesterday})
        monkeypatch.setattr(module, "dt", clock)


def test_a_clock_set_back_while_she_types_keeps_nothing_from_being_saved(
    qtbot: QtBot, begin: Begin, store: Path, player: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time told is that of the clock at the saving, which she can see beside it."""
    app = begin()
    _set_clock_back(monkeypatch)
    with qtbot.waitSignal(app.page.saved, timeout=TIMEOUT) as saved:  # type: ignore[union-attr]
        player.type(" and more")
    then = _Yesterday.now().astimezone()
    assert saved.args[0][: len("Saved 12:34")] in {
        f"Saved {moment:%H:%M}" for moment in (then, then - dt.timedelta(minutes=1))
    }
    (line,) = reading.list_meetings(store)
    assert line.title.endswith("and more")
    assert line.words_saved_at < dt.datetime.now(dt.UTC) - dt.timedelta(days=1)


def test_after_the_clock_was_set_back_the_last_meeting_is_still_the_last(
    qtbot: QtBot, begin: Begin, start: Start, player: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the order in which they were opened, and by no clock."""
    app = begin()
    first = app.page.open_minutes.current.id  # type: ignore[union-attr]
    app.go_home()
    _set_clock_back(monkeypatch)
    player.press("Ctrl+N")
    player.type("15/05/2031")
    player.press("Return")
    player.press("Return")
    assert app.page is not None
    second = app.page.open_minutes.current.id
    player.type("Later ")
    app.go_home()
    assert second != first
    assert app.library.last_opened() == second
    app.window.close()
    again = start()
    assert again.library.last_opened() == second
