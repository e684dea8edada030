"""Words that look like markup, and characters no keyboard has, go into every field literally."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pdfplumber
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.cli import obey
from minutes_desktop.ui.capture.forms.block_row import BlockRow
from minutes_desktop.ui.capture.forms.choices import Tick
from minutes_desktop.ui.capture.forms.form import Form
from tests.journeys.conftest import Start
from tests.journeys.player import Player
from tests.journeys.typist import Press, Words

MARKUP = '<b>&amp;<font color="x">'
CONTROL = "bell\x07end"
KINDS = ("Ctrl+1", "Ctrl+2", "Ctrl+4", "Ctrl+6", "Ctrl+8")


def fill_every_field(app: App) -> int:
    """Go from row to row by keys and paste into every field; the count of fields."""
    assert app.page is not None
    sheet = app.page.sheet
    count = 0
    for key in sheet.column.order():
        sheet.enter(key)
        count += fill_row(app, key)
    return count


def fill_row(app: App, key: str) -> int:
    """Tab through the fields a row has now; what is pasted may add more behind them."""
    assert app.page is not None
    row = app.page.sheet.column.widget_of(key)
    assert isinstance(row, Form | BlockRow)
    fields = row.fields()
    fields[0].setFocus()
    for field in fields:
        assert QApplication.focusWidget() is field
        if not isinstance(field, QComboBox | Tick):
            QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.SelectAll))
            QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Paste))
            QApplication.processEvents()
        QTest.keyClick(field, Qt.Key.Key_Tab)
    return len(fields)


def test_hostile_words_in_every_field_are_kept_and_printed_as_they_are(
    qtbot: QtBot, start: Start, store: Path, tmp_path: Path, player: Player
) -> None:
    app = start()
    player.play([Press("Ctrl+N"), Words(f"{dt.date(2031, 5, 14):%d/%m/%Y}"), Press("Return")])
    player.play([Press("Return"), *[Press("Ctrl+PgDown")] * 3])
    for keys in KINDS:
        player.play([Press(keys), Words("x"), Press("Return")])
    player.play([Press("Ctrl+3"), Press("Ctrl+Return"), Press("Ctrl+Shift+B")])
    QApplication.clipboard().setText(MARKUP + CONTROL)
    assert fill_every_field(app) > 50
    assert app.page is not None
    written = app.page.open_minutes.current
    assert written.title == MARKUP + CONTROL
    app.window.close()
    app = start()
    qtbot.waitUntil(lambda: app.page is not None)
    assert app.page is not None
    assert app.page.open_minutes.current == written
    pdf = tmp_path / "notes.pdf"
    assert obey(["--store", str(store), "export", written.id, "--to", str(pdf)], lambda _: 1) == 0
    with pdfplumber.open(pdf) as pages:
        printed = "".join("".join(page.extract_text().split()) for page in pages.pages)
    assert printed.count("".join(MARKUP.split())) > 20
    assert "bellend" in printed
