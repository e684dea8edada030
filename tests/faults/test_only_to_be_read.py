"""A store that may only be read is read, printed and exported, and never written to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.store import reading
from minutes_desktop.ui.browse.home_page import HomePage
from minutes_desktop.ui.capture.page import CapturePage
from minutes_desktop.ui.review.page import ReviewPage
from tests.faults.causes import allow_writing, forbid_writing
from tests.faults.conftest import Begin, said
from tests.journeys.conftest import Start
from tests.journeys.player import Player

TIMEOUT = 5_000
BANNER = "may only be read: you can read, print and export"


@pytest.fixture(params=["file", "folder"])
def barred(request: pytest.FixtureRequest, begin: Begin, store: Path) -> Iterator[Path]:
    """The store with one meeting, closed; then it, or its folder, may no longer be written."""
    app = begin()
    app.window.close()
    path = store if request.param == "file" else store.parent
    forbid_writing(path)
    yield path
    allow_writing(path)


def _status(app: App) -> str:
    return " | ".join(label.text() for label in app.window.statusBar().findChildren(QLabel))


@pytest.mark.qt_log_ignore("lock file", extend=True)
def test_its_meetings_are_listed_read_and_exported_and_it_is_said_why_not_written(
    qtbot: QtBot, barred: Path, start: Start, store: Path, tmp_path: Path, player: Player
) -> None:
    before = {file.name: file.read_bytes() for file in store.parent.iterdir()}
    app = start()
    qtbot.waitUntil(lambda: any(BANNER in one for one in said(app)), timeout=TIMEOUT)
    page = app.window.page()
    assert isinstance(page, ReviewPage)  # the meeting that was on the screen
    assert "READ ONLY" in _status(app)
    title = page.open_minutes.current.title
    player.type("words that go nowhere")
    assert page.open_minutes.current.title == title
    assert [line.title for line in reading.list_meetings(store)] == [title]
    file = tmp_path / "notes.json"
    app.export_to(str(file))
    qtbot.waitUntil(file.exists, timeout=TIMEOUT)
    qtbot.waitUntil(lambda: any("Exported" in one for one in said(app)), timeout=TIMEOUT)
    player.press("Alt+Home")
    assert isinstance(app.window.page(), HomePage)
    for keys in ("Ctrl+N", "Ctrl+T"):
        player.press(keys)
    assert isinstance(app.window.page(), HomePage)
    player.press("Return")
    assert isinstance(app.window.page(), ReviewPage)
    app.window.close()
    assert not app.window.isVisible()
    assert {file.name: file.read_bytes() for file in store.parent.iterdir()} == before


@pytest.mark.qt_log_ignore("lock file", extend=True)
def test_once_it_may_be_written_she_tries_again_and_goes_on(
    qtbot: QtBot, barred: Path, start: Start, store: Path, player: Player
) -> None:
    app = start()
    qtbot.waitUntil(lambda: any(BANNER in one for one in said(app)), timeout=TIMEOUT)
    allow_writing(barred)
    (again,) = [
        button
        for button in app.window.messages.findChildren(QPushButton)
        if button.text() == "Try again"
    ]
    again.click()
    page = app.window.page()
    assert isinstance(page, CapturePage)
    player.type("Late ")
    app.save_now()
    assert "Late " in reading.list_meetings(store)[0].title
