"""A list at the caret is narrowed by typing, and gives the focus back where it came from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from minutes_desktop.ui.chooser import Choice, Chooser, fitting

PEOPLE = [
    Choice("Ann Ode", "ao", "Chief Constable (CC)", "AO Chief Constable (CC)"),
    Choice("Ben Oak", "bo", "Chief Executive", "BO Chief Executive"),
    Choice("Bea Thorn", "bt", "", "BT"),
]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(QLineEdit())
    window.resize(600, 400)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


@pytest.fixture
def field(window: QWidget, qtbot: QtBot) -> QLineEdit:
    field = window.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


@pytest.fixture
def chooser(window: QWidget, field: QLineEdit) -> Chooser:
    chooser = Chooser(field)
    chooser.ask("Owner", PEOPLE, QRect(field.mapToGlobal(field.rect().topLeft()), field.size()))
    return chooser


def _found(typed: str) -> list[object]:
    return [choice.value for choice in fitting(PEOPLE, typed)]


def test_words_are_found_by_how_they_begin_by_their_letters_and_by_initials() -> None:
    assert _found("") == ["ao", "bo", "bt"]
    assert _found("be") == ["bo", "bt"]
    assert _found("chief ex") == ["bo"]
    assert _found("bt") == ["bt"]
    assert _found("cc") == ["ao"]
    assert _found("ode ann") == ["ao"]
    assert _found("zz") == []


def test_what_begins_with_the_letters_comes_before_what_only_holds_them() -> None:
    choices = [Choice("All of the board", 1), Choice("Board", 2)]
    assert [choice.value for choice in fitting(choices, "board")] == [2, 1]


def test_enter_takes_the_line_and_the_focus_goes_back(
    qtbot: QtBot, chooser: Chooser, field: QLineEdit
) -> None:
    assert chooser.field.hasFocus()
    with qtbot.waitSignal(chooser.chosen) as chosen:
        QTest.keyClicks(chooser.field, "b")
        QTest.keyClick(chooser.field, Qt.Key.Key_Down)
        QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    assert chosen.args == ["bt", "b"]
    assert field.hasFocus()
    assert chooser.isHidden()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Backspace])
def test_leaving_gives_the_focus_back_and_says_what_was_typed(
    qtbot: QtBot, chooser: Chooser, field: QLineEdit, key: Qt.Key
) -> None:
    if key == Qt.Key.Key_Escape:
        QTest.keyClicks(chooser.field, "xy")
    with qtbot.waitSignal(chooser.left) as left:
        QTest.keyClick(chooser.field, key)
    assert left.args == ["xy" if key == Qt.Key.Key_Escape else ""]
    assert field.hasFocus()


def test_a_click_elsewhere_leaves_it_with_the_focus_there(
    qtbot: QtBot, window: QWidget, chooser: Chooser
) -> None:
    other = QLineEdit(window)
    other.show()
    with qtbot.waitSignal(chooser.left):
        other.setFocus(Qt.FocusReason.MouseFocusReason)
    assert other.hasFocus()
    assert chooser.isHidden()


def test_nothing_that_fits_is_taken_only_where_anything_may_be_typed(
    qtbot: QtBot, chooser: Chooser, field: QLineEdit
) -> None:
    QTest.keyClicks(chooser.field, "Force Solicitor")
    with qtbot.assertNotEmitted(chooser.chosen):
        QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    QTest.keyClick(chooser.field, Qt.Key.Key_Escape)
    chooser.ask("Owner", PEOPLE, QRect(0, 0, 10, 10), free=True)
    QTest.keyClicks(chooser.field, "Force Solicitor")
    with qtbot.waitSignal(chooser.chosen) as chosen:
        QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    assert chosen.args == [None, "Force Solicitor"]


def test_where_nothing_fits_a_sentence_says_what_can_be_done(
    field: QLineEdit, chooser: Chooser
) -> None:
    assert chooser.nothing.isHidden()
    QTest.keyClicks(chooser.field, "zz")
    said = "Nothing in the list fits. Type something else, or go back with Esc."
    assert chooser.nothing.isVisible()
    assert chooser.nothing.text() == chooser.field.accessibleDescription() == said
    assert chooser.rect().contains(chooser.nothing.geometry())
    chooser.field.clear()
    assert chooser.nothing.isHidden()
    chooser.ask("Owner", PEOPLE, field.rect(), free=True, typed="Zoe")
    assert chooser.nothing.text() == "Not in the list. Enter takes it as typed."
    chooser.ask("Owner", [], field.rect(), free=True)
    assert chooser.nothing.isHidden()
    chooser.ask("Who arrives?", [], field.rect())
    assert chooser.nothing.text() == "There is nothing to choose from yet. Esc goes back."


def test_choices_that_come_later_are_narrowed_by_what_is_typed_already(
    qtbot: QtBot, chooser: Chooser
) -> None:
    QTest.keyClicks(chooser.field, "har")
    chooser.show_choices([Choice("colour", 1), Choice("harbour", 2)])
    with qtbot.waitSignal(chooser.chosen) as chosen:
        QTest.keyClick(chooser.field, Qt.Key.Key_Tab)
    assert chosen.args == [2, "har"]


def test_it_opens_above_where_there_is_no_room_below(window: QWidget, chooser: Chooser) -> None:
    low = QRect(window.mapToGlobal(window.rect().bottomLeft()), window.size() / 100)
    low.translate(0, -20)
    chooser.ask("Owner", PEOPLE, low)
    assert window.rect().contains(chooser.geometry())
    assert chooser.geometry().bottom() < window.height() - 20


def test_a_key_of_its_own_takes_a_choice_at_once(qtbot: QtBot, chooser: Chooser) -> None:
    chooser.show_choices([*PEOPLE, Choice("Somebody else", "other", key="8")])
    with qtbot.waitSignal(chooser.chosen) as chosen:
        QTest.keyClicks(chooser.field, "8")
    assert chosen.args == ["other", "8"]
    assert chooser.isHidden()
