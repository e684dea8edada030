"""What is still marked ?? is told before it is exported, and never in the way."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from tests.journeys.conftest import Start
from tests.journeys.player import Player


def buttons(app: App) -> dict[str, QPushButton]:
    """The buttons of the messages, by their words."""
    found = app.window.messages.findChildren(QPushButton)
    return {button.text(): button for button in found}


def told(app: App) -> list[str]:
    """What the window says."""
    return [message.sentence for message in app.window.messages.messages]


def turn_down(qtbot: QtBot, app: App) -> None:
    """Wait for the question where to export to, and leave it."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QFileDialog))
    app.window.findChildren(QFileDialog)[-1].reject()
    app.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def test_marked_places_are_told_and_shown_before_an_export(
    qtbot: QtBot, start: Start, player: Player
) -> None:
    app = start()
    app.home.sample_asked.emit()
    qtbot.waitUntil(lambda: app.page is not None)
    assert app.page is not None
    player.type("??")
    player.press("Ctrl+E")
    assert told(app) == ["1 place is still marked ?? to come back to."]
    buttons(app)["Show"].click()
    assert told(app) == []
    assert app.page.places.selected().words == "??"
    player.press("Ctrl+E")
    player.press("Ctrl+E")  # all the same
    turn_down(qtbot, app)
    assert told(app) == []
    player.press("Ctrl+E")
    buttons(app)["Export all the same"].click()
    turn_down(qtbot, app)
    player.press("Ctrl+E")
    app.go_home()
    assert told(app) == []
