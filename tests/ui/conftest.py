"""What tests of widgets share: a window with the focus, and a keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.ui.capture.page import CapturePage
from minutes_desktop.workspace.autosave import Autosave
from minutes_desktop.workspace.exporting import Printer
from minutes_desktop.workspace.library import Library
from tests.ui.desk import Desk, Open

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Shown = TypeVar("Shown", bound=QWidget)
_NOTHING = Qt.KeyboardModifier.NoModifier
Listen = Callable[[QWidget], list[str]]


class Show(Protocol):
    """Shows a widget in an active window of its own."""

    def __call__(self, widget: Shown) -> Shown:
        """Give back the widget once it is shown."""


class Keyboard:
    """Types and presses keys where the focus is."""

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = _NOTHING) -> None:
        """Press the keys one after another with modifiers held."""
        for key in keys:
            QTest.keyClick(self.focus, key, held)

    def type(self, words: str) -> None:
        """Type plain letters."""
        QTest.keyClicks(self.focus, words)
        QApplication.processEvents()  # rich text is read once it has been painted

    def paste(self, words: str) -> None:
        """Paste words from the clipboard."""
        QApplication.clipboard().setText(words)
        QTest.keySequence(self.focus, QKeySequence(QKeySequence.StandardKey.Paste))
        QApplication.processEvents()

    @property
    def focus(self) -> QWidget:
        """The widget that has the focus."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget


@pytest.fixture
def nasty() -> tuple[str, ...]:
    """Words that must come out as they were put in."""
    return (
        '<b>&amp;<font color="x">',
        "bell\x07and\x1funit",
        "محضر الاجتماع",
        "👮🏽\u200d♀️ zero\u200dwidth",
        "half\u00a0space \u202eoverride",
    )


@pytest.fixture
def keyboard() -> Keyboard:
    """A keyboard."""
    return Keyboard()


@pytest.fixture
def on_screen(qtbot: QtBot) -> Show:
    """Shows a widget in an active window of its own."""
    windows: list[QMainWindow] = []  # qtbot holds them weakly

    def show(widget: Shown) -> Shown:
        window = QMainWindow()
        windows.append(window)
        qtbot.addWidget(window)
        window.setCentralWidget(widget)
        window.resize(800, 500)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return widget

    return show


@pytest.fixture
def undone() -> Listen:
    """Gives a widget's window the shortcuts of undo and redo, and lists what they were asked."""

    def listen(widget: QWidget) -> list[str]:
        asked: list[str] = []
        for name, keys in (("undo", "Ctrl+Z"), ("redo", "Ctrl+Shift+Z"), ("redo", "Ctrl+Y")):
            action = QAction(widget.window())
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _=False, name=name: asked.append(name))
            widget.window().addAction(action)
        return asked

    return listen


@pytest.fixture
def open_minutes(qtbot: QtBot, tmp_path: Path, on_screen: Show) -> Iterator[Open]:
    """Opens a capture page on minutes, stored as those of a meeting just begun."""
    library = Library(tmp_path / "store.sqlite")
    begun = library.begin(builtin_templates()[0], dt.date(2031, 5, 14), dt.time(10))
    printer = Printer()
    pages: list[CapturePage] = []

    def opened(minutes: Minutes) -> Desk:
        now = replace(
            minutes,
            id=begun.current.id,
            series=begun.current.series,
            template=begun.current.template,
            template_version=begun.current.template_version,
        )
        begun.apply("Begin", lambda _: now)
        page = on_screen(CapturePage(begun, Autosave(begun, library.writer), printer, library))
        page.preview.hide()
        page.enter()
        pages.append(page)
        return Desk(page)

    yield opened
    for page in pages:
        page.leave()
    printer.close()
    assert library.close()
