"""Before issue the minutes are looked over, and each line of the list leads to its place."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from tests.journeys.conftest import Start
from tests.journeys.player import Player
from tests.journeys.test_a_whole_meeting import begin_by_keys
from tests.journeys.typist import Press, Words


def _lines(app: App) -> list[str]:
    assert app.page is not None
    lines = app.page.checking.pane.list
    return [lines.item(row).text() for row in range(lines.count())]


def _is_on_sheet(app: App) -> bool:
    focus = QApplication.focusWidget()
    return app.page is not None and focus is not None and app.page.sheet.isAncestorOf(focus)


def test_each_line_leads_to_its_place_and_goes_when_it_is_put_right(
    qtbot: QtBot, start: Start, player: Player
) -> None:
    app = start()
    begin_by_keys(app, player, dt.date(2031, 5, 14), dt.time(10))
    assert app.page is not None
    player.play([Press("Ctrl+PgDown")] * 3)
    player.play([Press("Return"), Words("The vans ?? cost a lot."), Press("Ctrl+Shift+K")])
    pane = app.page.checking.pane
    assert pane.isVisible()
    assert pane.list.hasFocus()
    first = "2   To come back to: The vans ?? cost a lot."
    assert _lines(app)[0] == first
    player.press("Return")
    assert _is_on_sheet(app)
    player.play([Words("alone")])
    assert "alone cost a lot" in str(app.page.open_minutes.current)
    qtbot.waitUntil(lambda: first not in _lines(app))
    here = app.page.sheet.spot().key
    player.press("Ctrl+Shift+K")
    player.press("Escape")
    assert not pane.isVisible()
    assert _is_on_sheet(app)
    assert app.page.sheet.spot().key == here


def test_a_character_that_cannot_be_printed_is_told_once_it_has_been_tried(
    qtbot: QtBot, start: Start, player: Player
) -> None:
    app = start()
    app.window.resize(1400, 900)  # with room for the preview, which does the printing
    begin_by_keys(app, player, dt.date(2031, 5, 14), dt.time(10))
    page = app.page
    assert page is not None
    page.preview_place.want(True)
    player.play([Press("Ctrl+PgDown")] * 3)
    player.play([Press("Return"), Words("A 漢 sign.")])
    qtbot.waitUntil(lambda: page.preview.unshown == {"漢"}, timeout=20_000)
    player.press("Ctrl+Shift+K")
    assert "2   漢 cannot be printed; on paper stands □" in _lines(app)
