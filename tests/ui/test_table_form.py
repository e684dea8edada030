"""A table written in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from minutes_desktop.domain.blocks import Table, TableRow
from minutes_desktop.domain.richtext import plain, rich
from minutes_desktop.ui.capture.forms.row import TO_END
from minutes_desktop.ui.capture.forms.table_form import TableForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Keyboard, Listen, Show

_Key = Qt.Key
_ALT = Qt.KeyboardModifier.AltModifier
_REMOVE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_PLAN = Table(
    id="t",
    label="Forward plan",
    heads=("Month", "Subject"),
    shares=(1, 3),
    rows=(
        TableRow("r1", (rich("June"), rich("Fleet"))),
        TableRow("r2", (rich("July"), rich("Custody"))),
    ),
)


@pytest.fixture
def form(on_screen: Show) -> TableForm:
    """A table of two rows on the screen."""
    return on_screen(TableForm(_PLAN))


@pytest.fixture
def heard(form: TableForm) -> list[Table]:
    """What the form has told."""
    told: list[Table] = []
    form.edited.connect(told.append)
    return told


def _words(table: Table) -> list[list[str]]:
    return [[plain(cell) for cell in row.cells] for row in table.rows]


def _caret(form: TableForm) -> str:
    return (form.caret() or ("",))[0]


def test_typing_in_a_cell_keeps_everything_else(
    form: TableForm, heard: list[Table], keyboard: Keyboard
) -> None:
    form.focus_field("r2.2", 100)
    keyboard.type(" times")
    assert _words(heard[-1]) == [["June", "Fleet"], ["July", "Custody times"]]
    assert (heard[-1].id, heard[-1].label) == ("t", "Forward plan")
    assert (heard[-1].heads, heard[-1].shares) == (("Month", "Subject"), (1, 3))


def test_a_head_is_typed_and_cleared(
    form: TableForm, heard: list[Table], keyboard: Keyboard
) -> None:
    form.focus_field("head.1", 100)
    keyboard.type("s")
    assert list(heard[-1].heads) == ["Months", "Subject"]
    for name in ("head.1", "head.2"):
        form.focus_field(name, 0)
        QTest.keySequence(keyboard.focus, "Ctrl+A")
        keyboard.press(_Key.Key_Delete)
        QApplication.processEvents()
    assert list(heard[-1].heads) == []
    assert len(form.lines()[0]) == 2


def test_tab_goes_through_the_cells_and_makes_a_row_after_the_last(
    form: TableForm, heard: list[Table], keyboard: Keyboard
) -> None:
    form.focus_field("r1.1", 0)
    keyboard.press(_Key.Key_Tab, _Key.Key_Tab)
    assert _caret(form) == "r2.1"
    keyboard.press(_Key.Key_Tab, _Key.Key_Tab)
    keyboard.type("August")
    assert _words(heard[-1]) == [["June", "Fleet"], ["July", "Custody"], ["August", ""]]
    keyboard.press(_Key.Key_Backtab)
    assert _caret(form) == "r2.2"


def test_enter_on_an_empty_line_goes_on_and_from_an_empty_last_row_out(
    form: TableForm, heard: list[Table], keyboard: Keyboard, qtbot: QtBot
) -> None:
    form.focus_field("r2.2", 100)
    keyboard.press(_Key.Key_Return)
    keyboard.type("again")
    keyboard.press(_Key.Key_Return, _Key.Key_Return)
    assert _words(form.value)[1:] == [["July", "Custody\nagain"], ["", ""]]
    with qtbot.waitSignal(form.left_down) as left:
        keyboard.press(_Key.Key_Return)
    assert left.args == [TO_END]


def test_the_empty_last_row_goes_when_the_caret_leaves_it_for_another_field(
    on_screen: Show, keyboard: Keyboard
) -> None:
    form = on_screen(TableForm(_PLAN))
    form.focus_field("r2.2", 100)
    keyboard.press(_Key.Key_Tab)
    assert len(form.value.rows) == 3
    form.left_down.connect(lambda _x: form.window().setFocus())
    keyboard.press(_Key.Key_Return)
    assert _words(form.value) == [["June", "Fleet"], ["July", "Custody"]]


def test_the_arrows_go_through_heads_and_cells(
    form: TableForm, keyboard: Keyboard, qtbot: QtBot
) -> None:
    form.enter_top()
    assert form.caret() == ("head.1", 0)
    keyboard.press(_Key.Key_Down, _Key.Key_Down)
    assert _caret(form) == "r2.1"
    keyboard.press(_Key.Key_End, _Key.Key_Right)
    assert form.caret() == ("r2.2", 0)
    keyboard.press(_Key.Key_Left)
    assert form.caret() == ("r2.1", 4)
    with qtbot.waitSignal(form.left_down):
        keyboard.press(_Key.Key_Down)
    form.enter_top()
    with qtbot.waitSignal(form.left_up):
        keyboard.press(_Key.Key_Up)


def test_rows_are_moved_and_removed(
    form: TableForm, heard: list[Table], keyboard: Keyboard
) -> None:
    form.focus_field("r1.2", 2)
    keyboard.press(_Key.Key_Down, held=_ALT)
    assert [row.id for row in heard[-1].rows] == ["r2", "r1"]
    assert _caret(form) == "r1.2"
    keyboard.press(_Key.Key_Up, held=_ALT)
    assert heard[-1].rows == _PLAN.rows
    keyboard.press(_Key.Key_Backspace, held=_REMOVE)
    assert [row.id for row in heard[-1].rows] == ["r2"]
    assert _caret(form) == "r2.2"


def test_backspace_in_an_empty_row_removes_it(
    form: TableForm, heard: list[Table], keyboard: Keyboard
) -> None:
    form.focus_field("r2.2", 100)
    keyboard.press(_Key.Key_Tab)
    assert len(heard[-1].rows) == 3
    keyboard.press(_Key.Key_Backspace)
    assert heard[-1].rows == _PLAN.rows
    assert form.caret() == ("r2.2", 7)


def test_backspace_in_an_empty_table_asks_for_its_removal(
    on_screen: Show, keyboard: Keyboard, qtbot: QtBot
) -> None:
    form = on_screen(TableForm(Table(rows=(TableRow(cells=((), ())),))))
    form.enter_bottom()
    with qtbot.waitSignal(form.emptied):
        keyboard.press(_Key.Key_Backspace)


def test_columns_are_added_moved_widened_and_removed(
    form: TableForm, heard: list[Table], keyboard: Keyboard
) -> None:
    form.focus_field("r1.1", 0)
    form.add_column()
    assert _caret(form) == "r1.2"
    keyboard.type("new")
    assert _words(heard[-1])[0] == ["June", "new", "Fleet"]
    form.move_right()
    assert _caret(form) == "r1.3"
    assert _words(heard[-1])[0] == ["June", "Fleet", "new"]
    form.widen()
    assert heard[-1].shares == (1, 3, 2)
    form.narrow()
    form.narrow()
    assert heard[-1].shares == (1, 3, 1)
    form.remove_column()
    assert heard[-1] == _PLAN
    assert _caret(form) == "r1.2"


def test_a_wider_share_makes_a_column_wider_on_the_screen(form: TableForm) -> None:
    first, second = (field.width() for field in form.lines()[1])
    assert second > 2 * first


def test_what_was_typed_last_is_not_lost_when_a_column_is_added(
    form: TableForm, keyboard: Keyboard
) -> None:
    form.focus_field("r1.1", 100)
    QTest.keyClicks(keyboard.focus, " 2031")
    form.add_column()
    assert _words(form.value)[0] == ["June 2031", "", "Fleet"]


@pytest.mark.parametrize("html", [False, True])
def test_a_table_is_pasted_into_the_cells_from_the_caret_on(
    form: TableForm, heard: list[Table], keyboard: Keyboard, html: bool
) -> None:
    source = QMimeData()
    source.setText("July\tCustody\nAugust\tDogs\nAutumn\tHorses")
    if html:
        rows = "<tr><td>July<td>Custody<tr><td>August<td>Dogs<tr><td>Autumn<td>Horses"
        source.setHtml(f"<html><body><table>{rows}</table></body></html>")
    QApplication.clipboard().setMimeData(source)
    form.focus_field("r2.1", 0)
    QTest.keySequence(keyboard.focus, "Ctrl+V")
    assert _words(heard[-1]) == [
        ["June", "Fleet"],
        ["July", "Custody"],
        ["August", "Dogs"],
        ["Autumn", "Horses"],
    ]


def test_a_table_pasted_at_a_head_brings_its_heads(on_screen: Show, keyboard: Keyboard) -> None:
    form = on_screen(TableForm(Table()))
    form.enter_top()
    keyboard.paste("When\tWhat\nJune\tFleet\n")
    assert form.value.heads == ("When", "What")
    assert _words(form.value) == [["June", "Fleet"]]


def test_words_without_a_tab_are_pasted_into_the_cell(
    form: TableForm, heard: list[Table], keyboard: Keyboard
) -> None:
    form.focus_field("r1.2", 100)
    keyboard.paste(" and fuel")
    assert _words(heard[-1])[0] == ["June", "Fleet and fuel"]


def test_showing_keeps_the_caret_of_what_is_the_same(form: TableForm, heard: list[Table]) -> None:
    form.focus_field("r2.2", 3)
    form.show_value(_PLAN)
    form.show_value(Table(id="t", rows=(_PLAN.rows[1],)))
    assert form.caret() == ("r2.2", 3)
    assert heard == []
    form.show_value(_PLAN)
    assert [name for name in form.named_fields() if name.startswith("r")] == [
        "r1.1", "r1.2", "r2.1", "r2.2",
    ]  # fmt: skip


def test_the_caret_goes_to_a_cell_that_is_left_when_its_own_goes(form: TableForm) -> None:
    form.focus_field("r2.2", 0)
    form.show_value(Table(id="t", rows=(TableRow("r1", (rich("June"),)),)))
    assert _caret(form) == "r1.1"


def test_a_table_with_nothing_in_it_shows_a_row_to_begin_with(
    on_screen: Show, keyboard: Keyboard
) -> None:
    form = on_screen(TableForm(Table(id="t")))
    form.enter_bottom()
    keyboard.type("x")
    assert _words(form.value) == [["x"]]


def test_the_table_grows_with_the_longest_cell_of_a_row(
    form: TableForm, keyboard: Keyboard, qtbot: QtBot
) -> None:
    before = form.height_for(600)
    form.focus_field("r1.1", 100)
    with qtbot.waitSignal(form.grew):
        keyboard.type(" and more" * 20)
    assert form.height_for(600) > before
    assert form.height_for(300) > form.height_for(900)


def test_every_step_of_structure_is_undone_on_its_own(
    form: TableForm, keyboard: Keyboard, qtbot: QtBot
) -> None:
    form.focus_field("r1.1", 0)
    with qtbot.waitSignals([form.run_ended, form.edited, form.run_ended], order="strict"):
        keyboard.press(_Key.Key_Backspace, held=_REMOVE)


def test_undo_goes_to_the_window_from_every_cell(
    form: TableForm, keyboard: Keyboard, undone: Listen
) -> None:
    asked = undone(form)
    for name in form.named_fields():
        form.focus_field(name, 0)
        keyboard.press(_Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert asked == ["undo"] * 6


def test_every_cell_has_a_name_for_screen_readers(form: TableForm) -> None:
    assert [field.accessibleName() for field in form.fields()] == [
        "Head of column 1",
        "Head of column 2",
        "Month, row 1",
        "Subject, row 1",
        "Month, row 2",
        "Subject, row 2",
    ]


def test_odd_words_come_out_literally(
    form: TableForm, keyboard: Keyboard, nasty: tuple[str, ...]
) -> None:
    for words in nasty:
        form.focus_field("r1.1", 0)
        QTest.keySequence(keyboard.focus, "Ctrl+A")
        keyboard.paste(words)
        assert plain(form.value.rows[0].cells[0]) == words


def test_a_click_below_the_words_of_a_cell_is_a_click_in_the_cell(
    on_screen: Show,
) -> None:
    tall = Table(rows=(TableRow("r1", (rich("a\nb\nc\nd"), rich("x"))),))
    form = on_screen(TableForm(tall))
    box = form.named_fields()["r1.2"].geometry()
    below = box.bottomLeft()
    below.setY(below.y() + 20)
    QTest.mouseClick(form, Qt.MouseButton.LeftButton, pos=below)
    assert _caret(form) == "r1.2"
