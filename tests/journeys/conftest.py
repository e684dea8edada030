"""What journeys share: the whole program on a store of its own, and a player for its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App, build
from minutes_desktop.ui.remembered import Remembered
from tests.journeys.player import Player

Start = Callable[[], App]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The file the program keeps its meetings in."""
    return tmp_path / "minutes.sqlite"


@pytest.fixture
def player() -> Player:
    """Somebody at the keyboard."""
    return Player()


@pytest.fixture
def start(qtbot: QtBot, store: Path, tmp_path: Path) -> Iterator[Start]:
    """Starts the program, as often as the story needs; what is still open at the end is closed."""
    running: list[App] = []

    def start_program() -> App:
        app = build(store, Remembered(tmp_path / "window.ini"))
        running.append(app)
        app.window.show()
        app.window.activateWindow()
        qtbot.waitUntil(app.window.isActiveWindow)
        return app

    yield start_program
    for app in running:
        app.window.close()
