"""A minute taker starts the program for the first time, and when something is in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.store import reading
from minutes_desktop.ui.browse.home_page import HomePage
from minutes_desktop.ui.browse.trouble_page import TroublePage
from minutes_desktop.ui.remembered import Remembered
from tests.journeys.conftest import Start
from tests.journeys.player import Player

TIMEOUT = 10_000


def _said(app: App) -> list[str]:
    return [message.sentence for message in app.window.messages.messages]


def _status(app: App) -> str:
    return " | ".join(label.text() for label in app.window.statusBar().findChildren(QLabel))


def _begin(player: Player, date: str = "30/06/2017") -> None:
    player.press("Ctrl+N")
    player.type(date)
    player.press("Return")
    player.press("Return")


def test_the_first_enter_leads_to_a_meeting_whose_words_are_kept(
    qtbot: QtBot, start: Start, store: Path, player: Player
) -> None:
    app = start()
    player.press("Return")  # New meeting has the focus
    player.type("30/06/2017")
    player.press("Return")
    player.press("Return")
    assert app.page is not None
    title = "Monthly Assurance Meeting June 2017 – Meeting Notes"
    assert app.window.windowTitle() == f"{title} (draft v1) – Minutes Desktop"
    player.press("End")
    player.type(" for all")
    assert app.window.windowTitle() == f"{title} for all (draft v1) – Minutes Desktop"
    qtbot.waitUntil(lambda: "Saved " in _status(app), timeout=TIMEOUT)
    (line,) = reading.list_meetings(store)
    assert line.title == f"{title} for all"
    assert "DRAFT v1" in _status(app)


def test_the_sample_is_opened_by_keys_and_left_for_the_list(start: Start, player: Player) -> None:
    app = start()
    player.press("Tab")
    player.press("Return")
    assert app.page is not None
    assert app.page.open_minutes.current.items
    player.press("Alt+Home")
    assert isinstance(app.window.page(), HomePage)
    assert app.window.windowTitle() == "Minutes Desktop"
    assert _status(app).strip(" |") == ""
    player.press("Return")  # Continue has the focus
    assert app.window.page() is app.page


def test_help_over_a_meeting_does_not_lose_it(start: Start, player: Player) -> None:
    app = start()
    _begin(player)
    shown = [app.window.page()]
    for keys in ("F1", "Escape"):
        player.press(keys)
        shown.append(app.window.page())
    assert shown[0] is shown[2] is not shown[1]
    player.press("F1")
    player.press("Ctrl+N")
    player.press("Escape")
    assert isinstance(app.window.page(), HomePage)
    assert len(app.window.pages()) == 1


def test_the_preview_hidden_once_stays_hidden(start: Start, player: Player) -> None:
    app = start()
    app.window.resize(1200, 700)
    _begin(player)
    assert app.page is not None
    assert app.page.preview.isVisible()
    player.press("F9")
    player.press("Alt+Home")
    player.press("Return")
    assert app.page.preview.isHidden()


def test_a_meeting_is_exported_without_a_word_lost(
    qtbot: QtBot, start: Start, tmp_path: Path, player: Player
) -> None:
    app = start()
    assert not app.window.export.isEnabled()
    _begin(player)
    player.press("Ctrl+E")
    assert app.window.export.isEnabled()
    file = tmp_path / "notes.pdf"
    app.export_to(str(file))
    qtbot.waitUntil(lambda: _said(app) == [f"Exported to {file}"], timeout=30_000)
    assert file.read_bytes().startswith(b"%PDF-")
    app.export_to(str(tmp_path / "no such folder" / "notes.pdf"))
    refused = f"The folder {tmp_path / 'no such folder'} does not exist;"
    qtbot.waitUntil(lambda: _said(app)[-1].startswith(refused), timeout=30_000)


def test_a_damaged_store_is_told_left_alone_and_tried_again(
    qtbot: QtBot, start: Start, store: Path, player: Player
) -> None:
    store.write_bytes(b"no store at all, but words somebody may need" * 100)
    before = store.read_bytes()
    app = start()
    page = app.window.page()
    assert isinstance(page, TroublePage)
    assert str(store) in page.sentence
    for keys in ("Ctrl+N", "Alt+Home", "Ctrl+E"):
        player.press(keys)
    assert isinstance(app.window.page(), TroublePage)
    assert store.read_bytes() == before
    store.unlink()
    player.press("Return")  # Try again has the focus
    assert isinstance(app.window.page(), HomePage)
    _begin(player)
    assert app.page is not None


def test_another_store_can_be_chosen(
    qtbot: QtBot, start: Start, store: Path, tmp_path: Path, player: Player
) -> None:
    first = start()
    _begin(player)
    first.window.close()
    store.rename(tmp_path / "moved.sqlite")
    store.write_bytes(b"")
    app = start()
    assert isinstance(app.window.page(), TroublePage)
    app.use_store(str(tmp_path / "moved.sqlite"))
    assert isinstance(app.window.page(), HomePage)
    player.press("Return")
    assert app.page is not None
    assert app.page.open_minutes.current.date is not None


def test_a_second_program_on_the_store_says_so(start: Start, player: Player) -> None:
    start()
    _begin(player)
    second = start()
    page = second.window.page()
    assert isinstance(page, TroublePage)
    assert "open in another window" in page.sentence


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(start: Start, store: Path) -> None:
    store.parent.chmod(0o500)
    try:
        app = start()
        assert isinstance(app.window.page(), TroublePage)
    finally:
        store.parent.chmod(0o700)


def test_a_meeting_that_was_on_the_screen_and_is_gone_is_no_trouble(
    start: Start, store: Path, tmp_path: Path
) -> None:
    Remembered(tmp_path / "window.ini").note_on_screen(store, "gone")
    app = start()
    assert isinstance(app.window.page(), HomePage)
    assert _said(app) == []


def test_words_that_cannot_be_saved_keep_the_window_open_once(
    qtbot: QtBot, start: Start, player: Player, logged: list[object]
) -> None:
    app = start()
    _begin(player)
    qtbot.waitUntil(lambda: "Saved " in _status(app) or bool(app.library.meetings()))
    app.library.close()
    player.type("x")
    assert not app.window.close()
    assert "could not be saved" in _said(app)[-1]
    assert app.window.isVisible()
    assert app.page is not None
    assert app.page.open_minutes.current.title.startswith("x")
    assert app.window.close()


def test_the_buttons_of_trouble_are_reached_by_keys(start: Start, store: Path) -> None:
    store.write_bytes(b"")
    page = start().window.page()
    assert isinstance(page, TroublePage)
    buttons = page.findChildren(QPushButton)
    assert [button.text() for button in buttons] == ["Try again", "Choose another file…"]
    assert page.again.hasFocus()
