"""Help lists every key, finds it, and changes it by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from minutes_desktop.domain.key_sheet import KeySheet
from minutes_desktop.ui.keymap import Keymap
from minutes_desktop.ui.shortcuts_page import ShortcutsPage
from tests.ui.conftest import Keyboard, Show

_Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(on_screen: Show) -> ShortcutsPage:
    """The page with the keys of the program, under a menu Meeting that opens by M."""
    page = on_screen(ShortcutsPage(Keymap(), {"m": "Meeting"}))
    page.search.setFocus()
    return page


def _keys(page: ShortcutsPage, act: str) -> str:
    return page.keymap.all_words(act)


def _choose(keyboard: Keyboard, words: str) -> None:
    """Find the one act of these words, and ask for its new keys."""
    keyboard.press(_Key.Key_A, held=_CTRL)
    keyboard.type(words)
    keyboard.press(_Key.Key_Return)


def test_what_is_looked_for_is_found_by_its_words_its_menu_and_its_keys(
    page: ShortcutsPage, keyboard: Keyboard
) -> None:
    for typed, act in (("bol", "bold"), ("ctrl+shift+q", "quoted"), ("insert quest", "question")):
        keyboard.press(_Key.Key_A, held=_CTRL)
        keyboard.type(typed)
        assert page.list.act() == act
        assert "1 found" in page.said.text()
    keyboard.type(" xyz")
    assert "Nothing has these words" in page.said.text()
    keyboard.press(_Key.Key_Escape)
    assert page.search.text() == ""


def test_the_arrows_go_through_the_list_and_a_screen_reader_hears_the_line(
    page: ShortcutsPage, keyboard: Keyboard
) -> None:
    assert page.search.accessibleDescription() == "New meeting, Ctrl+N"
    keyboard.press(_Key.Key_Down)
    assert page.list.act() == "meetings"
    assert page.search.accessibleDescription() == "Meetings, Ctrl+Shift+M or Alt+Home"


def test_new_keys_are_pressed_and_shown_while_they_are_held(
    page: ShortcutsPage, keyboard: Keyboard
) -> None:
    changes: list[Keymap] = []
    page.changed.connect(changes.append)
    _choose(keyboard, "bold")
    assert page.catcher.hasFocus()
    assert "Press the new keys for “Bold”" in page.catcher.accessibleName()
    QTest.keyPress(page.catcher, _Key.Key_Control)
    assert page.catcher.held.text() == "Ctrl+…"
    keyboard.press(_Key.Key_F5, held=_CTRL | _SHIFT)
    assert _keys(page, "bold") == "Ctrl+Shift+F5"
    assert changes[-1].keys("bold") == "Ctrl+Shift+F5"
    assert "“Bold” now has Ctrl+Shift+F5" in page.said.text()
    assert page.search.hasFocus()


def test_a_key_that_another_act_has_is_asked_about_and_taken_on_enter(
    page: ShortcutsPage, keyboard: Keyboard
) -> None:
    _choose(keyboard, "bold")
    keyboard.press(_Key.Key_I, held=_CTRL)
    assert page.catcher.words.text() == (
        "Ctrl+I is already “Italic”. Use it here and take it from there?"
    )
    keyboard.press(_Key.Key_Return)
    assert (_keys(page, "bold"), _keys(page, "italic")) == ("Ctrl+I", "")
    assert "“Italic” now has no key" in page.said.text()
    keyboard.press(_Key.Key_Z, held=_CTRL)
    assert (_keys(page, "bold"), _keys(page, "italic")) == ("Ctrl+B", "Ctrl+I")


def test_escape_leaves_a_question_and_the_waiting_for_a_key(
    page: ShortcutsPage, keyboard: Keyboard
) -> None:
    _choose(keyboard, "bold")
    keyboard.press(_Key.Key_I, held=_CTRL)
    keyboard.press(_Key.Key_Escape)
    _choose(keyboard, "bold")
    keyboard.press(_Key.Key_Escape)
    assert page.keymap == Keymap()
    assert page.search.hasFocus()
    assert page.catcher.isHidden()


@pytest.mark.parametrize(
    "key, held, reason",
    [
        (_Key.Key_J, Qt.KeyboardModifier.NoModifier, "J is needed for writing"),
        (_Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "Tab is needed for writing"),
        (_Key.Key_C, _CTRL, "Ctrl+C selects, cuts, copies or pastes"),
        (_Key.Key_Left, _CTRL | _SHIFT, "Ctrl+Shift+Left moves the caret"),
    ],
)
def test_a_key_that_cannot_be_had_is_refused_and_another_awaited(
    page: ShortcutsPage,
    keyboard: Keyboard,
    key: Qt.Key,
    held: Qt.KeyboardModifier,
    reason: str,
) -> None:
    _choose(keyboard, "bold")
    keyboard.press(key, held=held)
    assert reason in page.catcher.words.text()
    keyboard.press(_Key.Key_F11)
    assert _keys(page, "bold") == "F11"


def test_the_letter_of_a_menu_is_asked_about(page: ShortcutsPage, keyboard: Keyboard) -> None:
    _choose(keyboard, "bold")
    keyboard.press(_Key.Key_M, held=_ALT)
    assert "opens the menu Meeting" in page.catcher.words.text()
    keyboard.press(_Key.Key_Tab)
    keyboard.press(_Key.Key_Return)
    assert page.keymap == Keymap()


def test_an_act_can_have_another_key_beside_and_no_key_at_all(
    page: ShortcutsPage, keyboard: Keyboard
) -> None:
    _choose(keyboard, "bold")
    keyboard.press(_Key.Key_Escape)
    keyboard.press(_Key.Key_Insert)
    keyboard.press(_Key.Key_F11)
    assert _keys(page, "bold") == "Ctrl+B or F11"
    keyboard.press(_Key.Key_Return)
    keyboard.press(_Key.Key_Delete)
    assert page.keymap.keys("bold") == ""
    assert page.list.said() == "Bold, none, changed"


def test_enter_with_ctrl_is_one_key_wherever_it_is_pressed(
    page: ShortcutsPage, keyboard: Keyboard
) -> None:
    _choose(keyboard, "no act of these words")
    assert page.catcher.isHidden()
    _choose(keyboard, "new item under")
    keyboard.press(_Key.Key_Return, held=_CTRL | _ALT)
    assert page.keymap.keys("new_child") == "Ctrl+Alt+Enter|Ctrl+Alt+Return"
    assert _keys(page, "new_child") == "Ctrl+Alt+Enter"


def test_one_act_or_all_can_have_their_first_keys_again(
    page: ShortcutsPage, keyboard: Keyboard
) -> None:
    for words, key in (("bold", _Key.Key_F11), ("italic", _Key.Key_F12)):
        _choose(keyboard, words)
        keyboard.press(key)
    page.reset_one()
    assert (_keys(page, "bold"), _keys(page, "italic")) == ("F11", "Ctrl+I")
    page.reset_all()
    assert page.keymap == Keymap()
    page.take_back()
    assert _keys(page, "bold") == "F11"


def test_the_keys_of_writing_are_listed_but_not_changed(
    page: ShortcutsPage, keyboard: Keyboard
) -> None:
    _choose(keyboard, "- or * bullet")
    assert page.list.said().startswith("A bullet, - or *")
    assert "cannot be changed" in page.said.text()
    assert page.catcher.isHidden()


def test_the_sheet_has_the_keys_as_they_are_now(page: ShortcutsPage, keyboard: Keyboard) -> None:
    sheets: list[KeySheet] = []
    page.sheet_asked.connect(sheets.append)
    _choose(keyboard, "bold")
    keyboard.press(_Key.Key_F11)
    page.ask_for_sheet()
    QApplication.processEvents()
    lines = {(line.words, line.keys, line.changed) for s in sheets[0].sections for line in s.lines}
    assert ("Bold", "F11", True) in lines
    assert ("Italic", "Ctrl+I", False) in lines
    assert not [line for line in lines if line[1] in ("", "none")]
    assert "your own" in sheets[0].note
