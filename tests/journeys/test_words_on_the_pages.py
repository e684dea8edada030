"""What stands on buttons and in menus is words, on every page that can be gone to."""

from __future__ import annotations

import datetime as dt

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.ui.keys import KEYS
from tests.journeys.conftest import Start
from tests.journeys.player import Player
from tests.journeys.test_a_whole_meeting import begin_by_keys


def _names_shown(app: App) -> set[str]:
    """The names of acts that somebody would read in place of words."""
    window = app.window
    shown = {button.text() for button in window.findChildren(QAbstractButton)}
    shown |= {action.text() for action in window.findChildren(QAction)}
    return {words for words in shown if words in KEYS and "_" in words}


def test_no_page_shows_the_name_of_an_act(qtbot: QtBot, start: Start, player: Player) -> None:
    app = start()
    assert _names_shown(app) == set()
    begin_by_keys(app, player, dt.date(2031, 5, 14), dt.time(10))
    assert _names_shown(app) == set()
    for key in ("F1", "Ctrl+Shift+W", "Ctrl+T", "Return"):
        player.press(key)
        assert _names_shown(app) == set()
        if key in {"F1", "Ctrl+Shift+W"}:
            player.press("Escape")
    buttons = {button.text() for button in app.window.findChildren(QAbstractButton)}
    assert "Save (Ctrl+S)" in buttons, "the template is being edited"
