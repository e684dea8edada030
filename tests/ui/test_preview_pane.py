"""The preview: real pages of the real printing process."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.blocks import Text
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.richtext import rich
from minutes_desktop.domain.template import Template
from minutes_desktop.ui.preview_pane import PreviewPane
from minutes_desktop.workspace.exporting import Printer
from minutes_desktop.workspace.open_minutes import OpenMinutes
from tests.ui.conftest import Keyboard, Show

TIMEOUT = 20_000
TEMPLATE = Template(id="t", name="Notes", series="Board")
_CTRL = Qt.KeyboardModifier.ControlModifier


def _minutes(paragraphs: int) -> Minutes:
    words = rich("\n\n".join(["The board met and spoke at length."] * paragraphs))
    return Minutes(title="Board", items=(Item(heading="Item", blocks=(Text(text=words),)),))


@pytest.fixture
def printer(qtbot: QtBot) -> Iterator[Printer]:
    """A printer, its process ended after the test."""
    printer = Printer()
    yield printer
    printer.close()


@pytest.fixture
def opened() -> OpenMinutes:
    """Minutes of several pages."""
    return OpenMinutes(_minutes(150), TEMPLATE, Place())


@pytest.fixture
def pane(qtbot: QtBot, on_screen: Show, printer: Printer, opened: OpenMinutes) -> PreviewPane:
    """The pane once it shows the first page."""
    pane = PreviewPane(printer, opened)
    with qtbot.waitSignal(printer.page, timeout=TIMEOUT):
        on_screen(pane)
    qtbot.waitUntil(lambda: not printer.busy, timeout=TIMEOUT)
    return pane


def _where(pane: PreviewPane) -> str:
    return pane.findChildren(QLabel)[0].text()


def _ink(pane: PreviewPane) -> int:
    """How many of the points looked at are neither paper nor window."""
    image = pane.grab().toImage()
    points = ((x, y) for x in range(0, image.width(), 2) for y in range(40, image.height(), 2))
    return sum(QColor(image.pixel(x, y)).lightness() < 90 for x, y in points)


def test_the_pages_stand_drawn_and_say_which_is_in_view(pane: PreviewPane) -> None:
    number, of, count = _where(pane).split()[1:]
    assert (number, of) == ("1", "of")
    assert int(count) > 1
    assert _ink(pane) > 50


def test_the_keys_scroll_to_the_last_page(
    qtbot: QtBot, pane: PreviewPane, keyboard: Keyboard, printer: Printer
) -> None:
    pane.setFocus()
    keyboard.press(*[Qt.Key.Key_PageDown] * 30)
    words = _where(pane).split()
    assert words[1] == words[3]
    qtbot.waitUntil(lambda: not printer.busy, timeout=TIMEOUT)
    assert _ink(pane) > 50


def test_only_pages_in_view_are_drawn(
    qtbot: QtBot, on_screen: Show, printer: Printer, opened: OpenMinutes
) -> None:
    drawn: list[int] = []
    printer.page.connect(lambda image: drawn.append(image.number))
    with qtbot.waitSignal(printer.page, timeout=TIMEOUT):
        on_screen(PreviewPane(printer, opened))
    qtbot.waitUntil(lambda: not printer.busy, timeout=TIMEOUT)
    assert set(drawn) == {1}


def test_old_pages_stay_until_the_new_ones_are_drawn(
    qtbot: QtBot, pane: PreviewPane, printer: Printer, opened: OpenMinutes
) -> None:
    pane.setFocus()
    pane._area.verticalScrollBar().setValue(37)
    seen: list[int] = []
    printer.drawn.connect(lambda _: seen.append(_ink(pane)))
    with qtbot.waitSignal(printer.page, timeout=TIMEOUT):
        opened.apply("Title", lambda minutes: replace(minutes, title="Committee"))
    assert seen
    assert min(seen) > 50
    assert pane._area.verticalScrollBar().value() == 37


def test_nothing_is_printed_while_the_pane_is_hidden(
    qtbot: QtBot, pane: PreviewPane, printer: Printer, opened: OpenMinutes
) -> None:
    pane.hide()
    opened.apply("Title", lambda minutes: replace(minutes, title="Committee"))
    with qtbot.assertNotEmitted(printer.drawn, wait=900):
        pass
    with qtbot.waitSignal(printer.drawn, timeout=TIMEOUT):
        pane.show()


def test_ctrl_plus_and_minus_change_the_size_though_the_window_has_them_too(
    qtbot: QtBot, pane: PreviewPane, keyboard: Keyboard
) -> None:
    pressed: list[str] = []
    for keys in ("Ctrl++", "Ctrl+=", "Ctrl+0"):
        action = QAction(pane.window())
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(partial(pressed.append, keys))
        pane.window().addAction(action)
    pane.setFocus()
    fitting = pane._pages[0].width()
    keyboard.press(Qt.Key.Key_Plus, Qt.Key.Key_Equal, held=_CTRL)
    assert pane._pages[0].width() > fitting
    keyboard.press(Qt.Key.Key_0, held=_CTRL)
    assert pane._pages[0].width() == fitting
    keyboard.press(Qt.Key.Key_Minus, held=_CTRL)
    assert pane._pages[0].width() < fitting
    assert pressed == []


def test_what_cannot_be_printed_is_said_in_the_pane(qtbot: QtBot, on_screen: Show) -> None:
    printer = Printer(command=["/no/such/program"])
    pane = PreviewPane(printer, OpenMinutes(_minutes(1), TEMPLATE, Place()))
    with qtbot.waitSignal(printer.failed, timeout=TIMEOUT):
        on_screen(pane)
    sentence = pane.findChildren(QLabel)[1]
    assert sentence.isVisible()
    assert sentence.text().startswith("The printing process could not be started")


def test_pages_of_another_meeting_are_not_shown(
    qtbot: QtBot, pane: PreviewPane, printer: Printer
) -> None:
    before = _where(pane)
    with qtbot.waitSignal(printer.drawn, timeout=TIMEOUT):
        printer.show(_minutes(1), TEMPLATE)
    assert _where(pane) == before
