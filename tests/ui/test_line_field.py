"""A field of one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QKeySequence, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from minutes_desktop.domain.richtext import rich
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.capture.forms.row import TO_END
from minutes_desktop.ui.richtext.editor import RichTextEdit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Keyboard, Listen, Show

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def field(on_screen: Show) -> LineField:
    """A field on the screen, the caret at its end."""
    field = on_screen(LineField("Hindlip", name="Venue"))
    field.enter_bottom()
    return field


@pytest.fixture
def heard(field: LineField) -> list[str]:
    """What the field has told."""
    told: list[str] = []
    field.edited.connect(told.append)
    return told


def test_every_key_is_told_at_once(field: LineField, heard: list[str], keyboard: Keyboard) -> None:
    keyboard.type(" Hall")
    assert heard[0] == "Hindlip "
    assert heard[-1] == field.value == "Hindlip Hall"


def test_showing_says_nothing_and_leaves_the_caret_of_the_same_words(
    field: LineField, heard: list[str]
) -> None:
    field.place_caret(3)
    field.show_value("Hindlip")
    assert field.position == 3
    field.show_value("Hindlip Hall")
    assert heard == []
    assert field.text() == "Hindlip Hall"


def test_an_undo_leaves_the_caret_behind_what_differs(field: LineField, keyboard: Keyboard) -> None:
    field.place_caret(4)
    keyboard.type("xyz")
    field.show_value("Hindlip")
    assert field.position == 4


@pytest.mark.parametrize("index", range(5))
def test_pasted_words_come_out_as_they_are(
    field: LineField, heard: list[str], keyboard: Keyboard, nasty: tuple[str, ...], index: int
) -> None:
    keyboard.press(Qt.Key.Key_A, held=CONTROL)
    keyboard.paste(nasty[index])
    assert heard[-1] == nasty[index]
    assert field.value == nasty[index]


def test_typed_angle_brackets_stay_letters(field: LineField, keyboard: Keyboard) -> None:
    keyboard.type("<b>&amp;")
    assert field.value == "Hindlip<b>&amp;"


def test_a_pasted_line_break_becomes_a_space_and_the_caret_stays_behind_it(
    field: LineField, keyboard: Keyboard
) -> None:
    field.place_caret(0)
    keyboard.paste("👮 one\ntwo\u2028three ")
    assert field.value == "👮 one two three Hindlip"
    keyboard.type("!")
    assert field.value == "👮 one two three !Hindlip"


def test_a_line_break_that_was_stored_is_not_lost_by_typing(
    field: LineField, keyboard: Keyboard
) -> None:
    field.show_value("Thematic\n13 January")
    field.place_caret(100)
    keyboard.type(" 2020")
    assert field.value == "Thematic\n13 January 2020"


def test_a_very_long_paste_is_kept_whole(field: LineField, keyboard: Keyboard) -> None:
    keyboard.press(Qt.Key.Key_A, held=CONTROL)
    keyboard.paste("x" * 100_000)
    assert len(field.value) == 100_000


@pytest.mark.parametrize(
    "key,held,name",
    [
        (Qt.Key.Key_Z, CONTROL, "undo"),
        (Qt.Key.Key_Z, CONTROL | SHIFT, "redo"),
        (Qt.Key.Key_Y, CONTROL, "redo"),
    ],
)
def test_undo_and_redo_go_to_the_window(
    field: LineField,
    keyboard: Keyboard,
    undone: Listen,
    key: Qt.Key,
    held: Qt.KeyboardModifier,
    name: str,
) -> None:
    asked = undone(field)
    keyboard.type("!")
    keyboard.press(key, held=held)
    assert asked == [name]
    assert field.value == "Hindlip!"


def test_without_a_window_action_undo_still_changes_nothing(
    field: LineField, keyboard: Keyboard
) -> None:
    keyboard.type("!")
    keyboard.press(Qt.Key.Key_Z, held=CONTROL)
    assert field.text() == "Hindlip!"


@pytest.mark.parametrize(
    "key,start,signal",
    [(Qt.Key.Key_Left, 0, "left_up"), (Qt.Key.Key_Right, 7, "left_down")],
)
def test_arrows_at_the_ends_cross_sideways(
    field: LineField, keyboard: Keyboard, qtbot: QtBot, key: Qt.Key, start: int, signal: str
) -> None:
    field.place_caret(start)
    with qtbot.waitSignal(getattr(field, signal)) as left:
        keyboard.press(key)
    assert left.args == [TO_END]


def test_left_and_right_inside_the_words_stay_there(
    field: LineField, keyboard: Keyboard, qtbot: QtBot
) -> None:
    field.place_caret(3)
    with qtbot.assertNotEmitted(field.left_up), qtbot.assertNotEmitted(field.left_down):
        keyboard.press(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert field.position == 4


def test_up_and_down_carry_the_place_of_the_caret(
    field: LineField, keyboard: Keyboard, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(field.left_up) as up, qtbot.waitSignal(field.left_down) as down:
        keyboard.press(Qt.Key.Key_Up, Qt.Key.Key_Down)
    assert up.args == down.args
    field.enter_top(up.args[0])
    assert field.position == 7


def test_entering_by_arrow_selects_nothing(field: LineField, keyboard: Keyboard) -> None:
    keyboard.press(Qt.Key.Key_A, held=CONTROL)
    field.enter_top()
    assert not field.hasSelectedText()
    assert field.position == 0
    field.enter_bottom()
    assert field.position == 7


def test_enter_finishes_and_a_held_enter_is_left_to_the_page(
    field: LineField, keyboard: Keyboard, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(field.finished):
        keyboard.press(Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(field.finished):
        keyboard.press(Qt.Key.Key_Return, held=CONTROL)


@pytest.mark.parametrize("ground,text", [("#ffffff", "#000000"), ("#1e1e1e", "#f0f0f0")])
def test_the_hint_can_be_read_on_light_and_dark(field: LineField, ground: str, text: str) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(ground))
    palette.setColor(QPalette.ColorRole.Text, QColor(text))
    field.window().setPalette(palette)
    hint = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert _contrast(hint, QColor(ground)) >= 4.5


def _contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("make", [LineField, lambda words: RichTextEdit(rich(words))])
def test_a_key_of_an_act_around_the_field_is_no_key_of_the_field(
    make: Callable[[str], QWidget], on_screen: Show, keyboard: Keyboard
) -> None:
    page, field = QWidget(), make("words")
    QVBoxLayout(page).addWidget(field)
    on_screen(page)
    field.setFocus()
    done: list[bool] = []
    act = QAction(page)
    act.setShortcut(QKeySequence("Ctrl+A"))  # any field would select all by it
    act.triggered.connect(lambda _=False: done.append(True))
    page.addAction(act)
    keyboard.press(Qt.Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
    assert len(done) == 1
