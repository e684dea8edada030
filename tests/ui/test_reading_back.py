"""Reading back to the chair: large, by one key, and back to the very letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.actions import Action, Due, Owner
from minutes_desktop.domain.blocks import Actions, Decision, Text
from minutes_desktop.domain.edits import put_block
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.read_back import ReadBack, Said
from minutes_desktop.domain.richtext import rich
from minutes_desktop.domain.template import NumberLevel, Template
from minutes_desktop.ui.capture.page import CapturePage
from minutes_desktop.ui.capture.room.read_back_pane import SIZES, USUAL, ReadBackPane
from minutes_desktop.ui.look import palette
from minutes_desktop.workspace.autosave import Autosave
from minutes_desktop.workspace.exporting import Printer
from minutes_desktop.workspace.library import Library
from minutes_desktop.workspace.open_minutes import OpenMinutes
from tests.journeys.player import Player
from tests.ui.conftest import Show

TEMPLATE = Template("board", "Board", "Board", numbering=(NumberLevel("{n}"),))
ACTIONS = Actions(
    "acts",
    "Actions:",
    entries=(
        Action(
            "a1",
            text=rich("Write to the <Home> Office."),
            owners=(Owner("CC", "post"),),
            dues=(Due("by 11 August", "event"),),
        ),
        Action("a2", text=rich("Find a venue.")),
    ),
)
MINUTES = Minutes(
    "meeting",
    template="board",
    title="Board",
    date=dt.date(2031, 5, 14),
    items=(
        Item("one", "Welcome", blocks=(Text("t1", rich("All were welcomed.")),)),
        Item(
            "two",
            "Custody",
            blocks=(
                Text("t2", rich("Numbers rose.")),
                Decision("d", rich("The plan was agreed.")),
                ACTIONS,
            ),
        ),
        Item("three", "Other", blocks=(Actions("n", nil=rich("There were no actions.")),)),
    ),
)


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, on_screen: Show) -> Iterator[CapturePage]:
    library, printer = Library(tmp_path / "store.sqlite"), Printer()
    library.begin(TEMPLATE)
    opened = OpenMinutes(MINUTES, TEMPLATE, Place("t2"))
    page = on_screen(CapturePage(opened, Autosave(opened, library.writer), printer, library))
    page.preview.hide()
    page.enter()
    yield page
    page.leave()
    printer.close()
    assert library.close()


def press(*keys: str) -> None:
    player = Player()
    for key in keys:
        player.press(key)
        QApplication.processEvents()


def words(page: CapturePage) -> list[str]:
    assert page.reading_back.pane is not None
    return page.reading_back.pane.words.replace("\xa0", " ").split("\n")


def test_what_an_item_holds_is_read_with_whom_and_by_when(page: CapturePage) -> None:
    page.sheet.put_caret(Place("t2", "text", 7))
    press("F4")
    assert words(page) == [
        "2  Custody",
        "Decision",
        "The plan was agreed.",
        "1.  Write to the <Home> Office.",
        "CC  ·  by 11 August",
        "2.  Find a venue.",
        "nobody named yet  ·  no date yet",
    ]


@pytest.mark.parametrize("key", ["F4", "Esc"])
def test_the_same_key_and_esc_go_back_to_the_very_letter(page: CapturePage, key: str) -> None:
    page.sheet.put_caret(Place("t2", "text", 7))
    press("F4", "Ctrl+PgDown", key)
    assert page.reading_back.pane is None
    Player().type("X")
    QApplication.processEvents()
    block = page.open_minutes.current.items[1].blocks[0]
    assert isinstance(block, Text)
    assert block.text == rich("NumbersX rose.")


def test_it_goes_from_item_to_item_and_says_honestly_that_there_is_nothing(
    page: CapturePage,
) -> None:
    page.sheet.put_caret(Place("t2", "text", 0))
    press("F4", "Ctrl+PgDown")
    assert words(page) == ["3  Other", "There were no actions."]
    press("Ctrl+PgDown", "Ctrl+PgUp", "Ctrl+PgUp")
    assert words(page) == ["1  Welcome", "No actions recorded."]


def test_keys_of_the_page_do_nothing_to_the_minutes_behind_it(page: CapturePage) -> None:
    page.sheet.put_caret(Place("t2", "text", 7))
    press("F4", "Ctrl+1", "Ctrl+Shift+Backspace", "A", "Return")
    assert page.open_minutes.current == MINUTES


def test_it_follows_the_minutes_while_it_is_shown(page: CapturePage, qtbot: QtBot) -> None:
    page.sheet.put_caret(Place("t2", "text", 7))
    press("F4")
    other = Decision("d", rich("The plan was refused."))
    page.open_minutes.apply("Typing", lambda minutes: put_block(minutes, other))
    qtbot.waitUntil(lambda: "The plan was refused." in words(page))


def test_it_goes_when_the_focus_goes_elsewhere_on_the_page(page: CapturePage) -> None:
    press("F4")
    page.outline.setFocus()
    QApplication.processEvents()
    assert page.reading_back.pane is None
    assert page.outline.hasFocus()


def test_letters_grow_and_stay_so_the_next_time(page: CapturePage) -> None:
    page.sheet.put_caret(Place("t2", "text", 7))
    press("F4", "Ctrl++", "Ctrl++", "Ctrl++", "F4", "F4")
    assert page.reading_back.pane is not None
    assert page.reading_back.pane.letters == SIZES[-1]
    press("Ctrl+0")
    assert page.reading_back.pane.letters == USUAL


def test_it_covers_the_page_and_goes_with_it(page: CapturePage) -> None:
    press("F4")
    pane = page.reading_back.pane
    assert pane is not None
    assert pane.size() == page.size()
    page.hide()
    assert page.reading_back.pane is None


@pytest.mark.parametrize("dark", [False, True])
def test_its_letters_stand_out_in_light_and_dark(qtbot: QtBot, dark: bool) -> None:
    pane = ReadBackPane()
    qtbot.addWidget(pane)
    pane.show_item(ReadBack("1", "Custody", (Said("action", "Write.", owner="CC"),)))
    pane.setPalette(palette(dark=dark))
    colours = palette(dark=dark)
    assert QColor(colours.text().color()).name() in pane.reading.toHtml()
