"""Saving fails for a while: the words stay in the window, she is told, and they are saved then."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.domain import edits
from minutes_desktop.domain.attendance import Apology
from minutes_desktop.domain.exchange import decode
from minutes_desktop.store import reading
from tests.faults.causes import Fault
from tests.faults.conftest import Begin, said
from tests.journeys.player import Player

TIMEOUT = 15_000
WORDS = " and what was said meanwhile"


def _status(app: App) -> str:
    return " | ".join(label.text() for label in app.window.statusBar().findChildren(QLabel))


def _title(store: Path) -> str:
    (line,) = reading.list_meetings(store)
    return line.title


def _type_into(qtbot: QtBot, app: App, store: Path, player: Player, fault: Fault) -> None:
    """Have the fault happen, type, and wait until she is told."""
    fault.cause(app, store)
    _type(app, player, fault)
    qtbot.waitUntil(lambda: "Not saved" in _status(app), timeout=TIMEOUT)
    assert any(fault.words in one for one in said(app)), said(app)


def _type(app: App, player: Player, fault: Fault) -> None:
    player.type(WORDS)
    if fault.needs_room:
        assert app.page is not None
        many = (Apology(name="Ann Ode " * 4000),)
        app.page.open_minutes.apply("Paste", lambda value: edits.set_apologies(value, many))


def test_words_typed_meanwhile_are_told_of_and_saved_once_the_fault_is_gone(
    qtbot: QtBot, begin: Begin, store: Path, player: Player, fault: Fault
) -> None:
    app = begin()
    _type_into(qtbot, app, store, player, fault)
    player.type(" and after")
    fault.cure(app, store)
    qtbot.waitUntil(lambda: "Saved " in _status(app), timeout=TIMEOUT)
    assert _title(store).endswith(f"{WORDS} and after")
    assert not any(fault.words in one for one in said(app) if fault.words)


@pytest.mark.qt_log_ignore("Could not remove our own lock file", extend=True)
def test_the_page_is_not_left_and_the_window_stays_open_once_and_offers_a_copy(
    qtbot: QtBot, begin: Begin, store: Path, player: Player, fault: Fault
) -> None:
    """Closed again it goes; the file is as it was last saved."""
    app = begin()
    before, page = _title(store), app.page
    fault.cause(app, store)
    _type(app, player, fault)
    player.press("Alt+Home")
    assert app.window.page() is page
    assert app.page is not None
    assert app.page.open_minutes.current.title.endswith(WORDS)
    app.window.close()
    assert app.window.isVisible()
    assert any("so the window stays open" in one for one in said(app))
    offers = [button.text() for button in app.window.messages.findChildren(QPushButton)]
    assert "Save a copy elsewhere… (F12)" in offers
    app.window.close()
    assert not app.window.isVisible()
    if not fault.needs_room:
        fault.cure(app, store)
    assert _title(store) == before


@pytest.mark.parametrize("fault", ["disk full", "drive gone"], indirect=True)
def test_a_copy_elsewhere_holds_the_words_that_could_not_be_saved(
    qtbot: QtBot, begin: Begin, store: Path, tmp_path: Path, player: Player, fault: Fault
) -> None:
    """By one key, whatever became of the store: one whole exchange file."""
    app = begin()
    _type_into(qtbot, app, store, player, fault)
    player.press("F12")
    (dialog,) = app.window.findChildren(QFileDialog)
    file = tmp_path / "stick" / "copy.json"
    file.parent.mkdir()
    dialog.fileSelected.emit(str(file))
    dialog.close()
    qtbot.waitUntil(lambda: any("Exported to" in one for one in said(app)), timeout=TIMEOUT)
    minutes, _ = decode(file.read_bytes())
    assert app.page is not None
    assert minutes == app.page.open_minutes.current
    assert minutes.title.endswith(WORDS)
    assert [one.name for one in file.parent.iterdir()] == ["copy.json"]
    fault.cure(app, store)


def test_the_copy_is_offered_in_the_message_itself(
    qtbot: QtBot, begin: Begin, store: Path, player: Player
) -> None:
    """Which F6 leads to."""
    app = begin()
    store.rename(store.with_name("moved"))
    player.type(WORDS)
    qtbot.waitUntil(lambda: "Not saved" in _status(app), timeout=TIMEOUT)
    offer = next(
        button
        for button in app.window.messages.findChildren(QPushButton)
        if button.text().startswith("Save a copy")
    )
    assert offer.focusPolicy() & Qt.FocusPolicy.TabFocus
    offer.click()
    assert app.window.findChildren(QFileDialog)
    store.with_name("moved").rename(store)
