"""The lists of a series are kept by keys alone, and hold as soon as she types on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.store import reading
from minutes_desktop.ui.words.page import WordsPage
from tests.journeys.conftest import Start
from tests.journeys.player import Player
from tests.journeys.test_pasting import Taker


@pytest.fixture
def taker(start: Start, player: Player) -> Taker:
    """Somebody at the keyboard of a meeting just begun."""
    return Taker(start(), player)


def lists(taker: Taker) -> WordsPage:
    """The page that is shown."""
    page = taker.app.window.page()
    assert isinstance(page, WordsPage)
    return page


def shown(taker: Taker) -> list[tuple[str, str, bool]]:
    """The entries in the list: short form, words, and whether every series has them."""
    return [(one.short, one.words, not one.series) for one in lists(taker).shown()]


def test_an_abbreviation_is_added_used_changed_and_taken_out_by_keys(
    taker: Taker, store: Path, qtbot: QtBot
) -> None:
    taker.type("See the hta ")
    taker.keys("Ctrl+Shift+W")
    taker.type("hta")
    taker.keys("Tab")
    taker.type("holding to account meeting")
    taker.keys("Return")
    assert shown(taker) == [("hta", "holding to account meeting", False)]
    taker.type("c x")
    taker.keys("Tab")
    taker.type("chief executive")
    taker.keys("Return")
    assert "has a space in it" in lists(taker).note.text()
    taker.keys("Shift+Tab")
    taker.type("cx")
    taker.keys("Return", "Escape")
    taker.type("and Hta. ")
    assert taker.written() == "See the hta and Holding to account meeting. "

    taker.keys("Ctrl+Shift+W", "Tab", "Tab", "Tab", "Tab")
    assert lists(taker).table.hasFocus()
    taker.keys("Down", "Return")
    taker.type("accountability meeting")
    taker.keys("Return")
    assert shown(taker)[1] == ("hta", "accountability meeting", False)
    taker.keys("Up", "Delete")
    assert [one[0] for one in shown(taker)] == ["hta"]
    taker.keys("Ctrl+Z")
    assert [one[0] for one in shown(taker)] == ["cx", "hta"]
    taker.keys("Ctrl+Z")
    assert shown(taker)[1][1] == "holding to account meeting"
    taker.keys("Escape")
    page = taker.app.page
    assert page is not None
    assert page.sheet.current_editor() is QApplication.focusWidget()
    series = page.open_minutes.current.series
    qtbot.waitUntil(lambda: len(reading.phrases(store)) == 2)
    assert Phrase("autotext", "cx", "chief executive", series) in reading.phrases(store)


def test_an_empty_list_says_why_it_is_empty_and_what_to_do(taker: Taker) -> None:
    taker.keys("Ctrl+Shift+W")
    empty = "This list is empty. Type an entry above, or paste a list."
    page = lists(taker)
    assert page.note.text() == empty
    taker.type("hta")
    taker.keys("Tab")
    taker.type("holding to account")
    taker.keys("Return")
    assert page.note.text() == "“hta” is in the list."
    page.search.setFocus()
    taker.type("z")
    assert page.note.text() == "Nothing has these words. Esc shows all again."
    taker.keys("Escape")
    assert shown(taker)
    assert page.note.text() == ""
    page.tabs.setCurrentIndex(2)
    assert page.note.text() == empty


def test_taking_back_leaves_what_was_added_elsewhere_since(taker: Taker) -> None:
    taker.keys("Ctrl+Shift+W")
    taker.type("hta")
    taker.keys("Tab")
    taker.type("holding to account meeting")
    taker.keys("Return")
    taker.app.library.choices.put_phrases([Phrase("autotext", "cx", "chief executive")])
    page = lists(taker)
    page.table.setFocus()
    page.table.selectRow(1)
    button = next(one for one in page.findChildren(QPushButton) if "Take out" in one.text())
    button.setFocus()
    taker.keys("Space")
    assert [one[0] for one in shown(taker)] == ["cx"]
    taker.keys("Ctrl+Z", "Ctrl+Z")  # with the button still chosen
    assert shown(taker) == [("cx", "chief executive", True)]
    taker.keys("Ctrl+Z")
    assert "nothing to take back" in page.note.text()


def test_words_selected_on_the_sheet_get_an_abbreviation(taker: Taker) -> None:
    taker.type("anti-social behaviour")
    taker.keys("Shift+Home")
    page = taker.app.page
    assert page is not None
    action = next(
        one for one in page.words_menu.actions if one and one.objectName() == "add_autotext"
    )
    action.trigger()
    taker.type("asb")
    taker.keys("Return", "Escape", "End")
    taker.type(", asb.")
    assert taker.written() == "anti-social behaviour, anti-social behaviour."


def test_a_list_is_pasted_looked_through_and_copied(taker: Taker) -> None:
    taker.keys("Ctrl+Shift+W")
    page = lists(taker)
    page.tabs.setFocus()
    taker.keys("Right")
    assert page.kind == "acronym"
    QApplication.clipboard().setText("MOU\tmemorandum of understanding\nmou\tno\nASB\tbehaviour\n")
    page.table.setFocus()
    taker.keys("Ctrl+V")
    assert [one[0] for one in shown(taker)] == ["ASB", "MOU"]
    assert "Line 2: “mou” is no acronym" in page.note.text()
    page.search.setFocus()
    taker.type("memo")
    assert [one[0] for one in shown(taker)] == ["MOU"]
    page.table.setFocus()
    taker.keys("Ctrl+C")
    assert QApplication.clipboard().text() == "MOU\tmemorandum of understanding\n"
    taker.keys("Escape")
    assert page.search.text() == ""
    page.add_starter()
    assert ("PCC", "Police and Crime Commissioner", True) in shown(taker)
    assert ("MOU", "memorandum of understanding", False) in shown(taker)
    taker.keys("Ctrl+Z")
    assert [one[0] for one in shown(taker)] == ["ASB", "MOU"]
