"""The title of the minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from minutes_desktop.ui.capture.forms.row import TO_END
from minutes_desktop.ui.capture.forms.title_form import TitleForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Keyboard, Listen, Show

_Key = Qt.Key


@pytest.fixture
def form(on_screen: Show) -> TitleForm:
    """A title of one line on the screen."""
    return on_screen(TitleForm("Monthly 👮 Meeting"))


@pytest.fixture
def heard(form: TitleForm) -> list[str]:
    """What the form has told."""
    told: list[str] = []
    form.edited.connect(told.append)
    return told


def test_the_title_is_told_at_every_key(
    form: TitleForm, heard: list[str], keyboard: Keyboard
) -> None:
    form.enter_bottom()
    keyboard.type("s!")
    assert heard == ["Monthly 👮 Meetings", "Monthly 👮 Meetings!"]


def test_a_line_is_broken_and_joined_again(
    form: TitleForm, heard: list[str], keyboard: Keyboard
) -> None:
    form.focus_field("1", len("Monthly 👮👮"))
    keyboard.press(_Key.Key_Return, held=Qt.KeyboardModifier.ShiftModifier)
    assert heard == ["Monthly 👮\n Meeting"]
    assert form.caret() == ("2", 0)
    keyboard.press(_Key.Key_Backspace)
    assert heard[-1] == "Monthly 👮 Meeting"
    assert form.caret() == ("1", len("Monthly 👮👮"))


def test_showing_fewer_lines_keeps_the_focus_in_the_title(form: TitleForm) -> None:
    form.show_value("One\nTwo\nThree")
    form.focus_field("3", 1)
    form.show_value("One")
    assert form.value == "One"
    assert form.caret() == ("1", 3)


def test_the_caret_stays_where_the_value_is_the_same(form: TitleForm, heard: list[str]) -> None:
    form.focus_field("1", 4)
    form.show_value("Monthly 👮 Meeting")
    assert form.caret() == ("1", 4)
    assert heard == []


def test_enter_goes_on_below(form: TitleForm, keyboard: Keyboard, qtbot: QtBot) -> None:
    form.enter_top()
    with qtbot.waitSignal(form.left_down) as left:
        keyboard.press(_Key.Key_Return)
    assert left.args == [TO_END]


def test_undo_goes_to_the_window(form: TitleForm, keyboard: Keyboard, undone: Listen) -> None:
    asked = undone(form)
    form.enter_top()
    keyboard.type("x")
    keyboard.press(_Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert asked == ["undo"]


def test_odd_words_come_out_literally(
    form: TitleForm, keyboard: Keyboard, nasty: tuple[str, ...]
) -> None:
    for words in nasty:
        form.enter_top()
        keyboard.press(_Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
        keyboard.paste(words)
        assert form.value == words


def test_it_has_a_name_for_screen_readers(form: TitleForm) -> None:
    assert [field.accessibleName() for field in form.fields()] == ["Title"]
    form.show_value("One\nTwo")
    assert [field.accessibleName() for field in form.fields()] == [
        "Title, line 1",
        "Title, line 2",
    ]
