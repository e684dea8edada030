"""What tests of faults share: the whole program on a store of its own, and a meeting begun."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.workspace import autosave, drive
from tests.faults.causes import FAULTS, Fault, allow_writing
from tests.journeys.conftest import Start, player, start
from tests.journeys.player import Player

__all__ = ["player", "start"]

Begin = Callable[[], App]
RETRY_MS = 150  # in place of three seconds


def said(app: App) -> list[str]:
    """The sentences in the message bar."""
    return [message.sentence for message in app.window.messages.messages]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The file the program keeps its meetings in, in a folder that can be taken away."""
    folder = tmp_path / "folder"
    folder.mkdir()
    return folder / "minutes.sqlite"


@pytest.fixture
def begin(qtbot: QtBot, start: Start, player: Player, monkeypatch: pytest.MonkeyPatch) -> Begin:
    """Starts the program and begins a meeting in it, saved once, the caret in the title."""
    monkeypatch.setattr(autosave, "RETRY_MS", RETRY_MS)

    def begin_meeting() -> App:
        app = start()
        with qtbot.waitSignal(app.library.ready, timeout=10_000):
            app.library.start()
        player.press("Ctrl+N")
        player.type("14/05/2031")
        player.press("Return")
        player.press("Return")
        qtbot.waitUntil(lambda: app.page is not None)
        player.press("End")
        app.save_now()
        return app

    return begin_meeting


@pytest.fixture(params=FAULTS)
def fault(
    request: pytest.FixtureRequest, store: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Fault]:
    """Each fault that passes, on a store to which it can happen."""
    found: Fault = FAULTS[request.param]
    if found.far:
        monkeypatch.setattr(drive, "_FAR", ("",))
    yield found
    if found.far:
        allow_writing(store.parent)
