"""The store's file is deleted or replaced while a meeting is written in the window."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.store import reading
from minutes_desktop.store.rescue import kept_beside
from tests.faults.conftest import Begin, said
from tests.journeys.conftest import Start
from tests.journeys.player import Player

TIMEOUT = 15_000
WORDS = " and what was said meanwhile"

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets no open file be taken away"
)
only_linux = pytest.mark.skipif(
    not hasattr(os, "O_PATH"), reason="elsewhere a deleted file cannot be told from a moved one"
)


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    """An older copy of the store, as a program that keeps folders in step may bring it."""
    return tmp_path / "stranger"


def _copy(store: Path, goal: Path) -> None:
    with closing(sqlite3.connect(store)) as source, closing(sqlite3.connect(goal)) as copy:
        source.backup(copy)


def _delete(store: Path) -> None:
    for file in store.parent.glob("minutes.sqlite*"):
        if file.suffix != ".lock":
            file.unlink()


def _come_back() -> None:
    """What Qt tells when she comes back to the window from another program's."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)


def _told(app: App, words: str) -> bool:
    return any(words in one for one in said(app))


def _titles(store: Path) -> list[str]:
    return [line.title for line in reading.list_meetings(store)]


@only_linux
def test_a_deleted_store_is_written_again_with_the_next_words(
    qtbot: QtBot, begin: Begin, store: Path, player: Player
) -> None:
    app = begin()
    _delete(store)
    player.type(WORDS)
    qtbot.waitUntil(lambda: _told(app, "was deleted while it was open"), timeout=TIMEOUT)
    qtbot.waitUntil(lambda: _titles(store)[0].endswith(WORDS), timeout=TIMEOUT)
    player.type(" and after")
    app.save_now()
    assert _titles(store)[0].endswith(f"{WORDS} and after")


@only_linux
def test_a_store_deleted_at_rest_is_written_again_when_she_comes_back(
    qtbot: QtBot, begin: Begin, store: Path
) -> None:
    """Before anything is typed."""
    app = begin()
    before = _titles(store)
    _delete(store)
    _come_back()
    qtbot.waitUntil(lambda: _told(app, "nothing is lost"), timeout=TIMEOUT)
    assert _titles(store) == before


@only_linux
def test_a_deleted_store_is_written_again_before_the_list_is_shown(
    qtbot: QtBot, begin: Begin, store: Path, player: Player
) -> None:
    """It must not look as if there were no meetings."""
    app = begin()
    _delete(store)
    player.press("Alt+Home")
    assert app.home.table.model().rowCount() == 1


@only_linux
def test_a_deleted_store_is_written_again_at_the_end(begin: Begin, store: Path) -> None:
    """The last that reaches what it held is the window that closes."""
    app = begin()
    before = _titles(store)
    _delete(store)
    app.window.close()
    assert _titles(store) == before


def test_a_replaced_store_is_left_alone_and_saving_goes_on_beside_it(
    qtbot: QtBot, begin: Begin, store: Path, stranger: Path, player: Player
) -> None:
    app = begin()
    _copy(store, stranger)
    theirs = stranger.read_bytes()
    stranger.replace(store)
    player.type(WORDS)
    qtbot.waitUntil(lambda: _told(app, "perhaps by a program that keeps folders"), timeout=TIMEOUT)
    kept = kept_beside(store)
    assert kept is not None
    qtbot.waitUntil(lambda: _titles(kept)[0].endswith(WORDS), timeout=TIMEOUT)
    player.type(" and after")
    app.window.close()
    assert _titles(kept)[0].endswith(f"{WORDS} and after")
    assert store.read_bytes() == theirs
    assert set(store.parent.glob("*.sqlite")) == {kept, store}


def test_the_next_start_offers_what_was_kept(
    qtbot: QtBot, begin: Begin, start: Start, store: Path, stranger: Path, player: Player
) -> None:
    """The file at the usual place is another now."""
    app = begin()
    _copy(store, stranger)
    player.type(WORDS)
    stranger.replace(store)
    app.window.close()
    again = start()
    qtbot.waitUntil(lambda: _told(again, "when another file was put in its place"))
    (offer,) = [
        button
        for button in again.window.messages.findChildren(QPushButton)
        if button.text() == "Open it"
    ]
    offer.click()
    qtbot.waitUntil(lambda: again.library.path == kept_beside(store))
    player.press("Alt+Home")
    assert again.library.meetings()[0].title.endswith(WORDS)


def test_a_store_replaced_at_rest_is_noticed_when_she_comes_back(
    qtbot: QtBot, begin: Begin, store: Path, stranger: Path, player: Player
) -> None:
    """And the list that follows is of her meetings, not of the stranger's."""
    app = begin()
    _copy(store, stranger)
    player.type(WORDS)
    app.save_now()
    stranger.replace(store)
    _come_back()
    qtbot.waitUntil(lambda: _told(app, "It was left as it is"), timeout=TIMEOUT)
    player.press("Alt+Home")
    assert app.library.meetings()[0].title.endswith(WORDS)


def test_a_moved_file_is_told_when_she_comes_back_and_no_longer_once_it_is_put_back(
    qtbot: QtBot, begin: Begin, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = begin()
    app.safe.again_ms = 50
    store.rename(store.with_name("moved"))
    _come_back()
    qtbot.waitUntil(lambda: _told(app, "Put it back"), timeout=TIMEOUT)
    store.with_name("moved").rename(store)
    qtbot.waitUntil(lambda: not said(app), timeout=TIMEOUT)
