"""The labelled lines at the head of the minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt

from minutes_desktop.domain.minutes import Detail
from minutes_desktop.domain.richtext import Paragraph, Run, plain, rich
from minutes_desktop.domain.template import TemplateDetail
from minutes_desktop.ui.capture.forms.details_form import DetailRow, DetailsForm
from minutes_desktop.ui.capture.forms.quiet_label import QuietLabel
from minutes_desktop.ui.capture.forms.rich_line import RichLine
from minutes_desktop.ui.capture.forms.row import TO_END

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Keyboard, Listen, Show

_Key = Qt.Key
_ALT = Qt.KeyboardModifier.AltModifier
_REMOVE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_DATE = Detail(id="d1", label="Date:", value=rich("Friday 30 June 2017"), role="date")
_CHAIR = Detail(id="d2", label="Chair:", value=rich("John Campion"), role="chair")
_VENUE = Detail(id="d3", label="Venue:", value=rich("Hindlip"), role="venue")
_DETAILS = (_DATE, _CHAIR, _VENUE)


@pytest.fixture
def form(on_screen: Show) -> DetailsForm:
    """Three details on the screen."""
    return on_screen(DetailsForm(_DETAILS))


@pytest.fixture
def heard(form: DetailsForm) -> list[tuple[Detail, ...]]:
    """What the form has told."""
    told: list[tuple[Detail, ...]] = []
    form.edited.connect(told.append)
    return told


def _words(details: tuple[Detail, ...]) -> list[tuple[str, str]]:
    return [(detail.label, plain(detail.value)) for detail in details]


def test_a_key_gives_the_whole_form_with_ids_and_meanings_kept(
    form: DetailsForm, heard: list[tuple[Detail, ...]], keyboard: Keyboard
) -> None:
    form.focus_field("d2.value", 100)
    keyboard.type("!")
    changed = Detail(id="d2", label="Chair:", value=rich("John Campion!"), role="chair")
    assert heard == [(_DATE, changed, _VENUE)]


def test_showing_the_same_value_moves_nothing(
    form: DetailsForm, heard: list[tuple[Detail, ...]]
) -> None:
    form.focus_field("d2.value", 3)
    form.show_value(_DETAILS)
    assert form.caret() == ("d2.value", 3)
    assert heard == []


def test_a_change_elsewhere_leaves_the_caret(
    form: DetailsForm, heard: list[tuple[Detail, ...]]
) -> None:
    form.focus_field("d2.value", 3)
    form.show_value((Detail(id="d0", label="Ref:"), _CHAIR, _VENUE))
    assert form.caret() == ("d2.value", 3)
    assert _words(form.value)[0] == ("Ref:", "")
    assert heard == []


def test_typing_in_the_empty_row_makes_a_detail_and_another_empty_row(
    form: DetailsForm, heard: list[tuple[Detail, ...]], keyboard: Keyboard
) -> None:
    form.focus_field("new.label", 0)
    keyboard.type("Min")
    assert _words(heard[-1])[3:] == [("Min", "")]
    made = heard[-1][-1].id
    assert made not in {"", "d1", "d2", "d3"}
    assert form.caret() == (f"{made}.label", 3)
    keyboard.press(_Key.Key_Return)
    keyboard.type("Jackie")
    keyboard.press(_Key.Key_Return)
    assert form.caret() == ("new.label", 0)
    assert _words(heard[-1])[3:] == [("Min", "Jackie")]


def test_deleting_what_was_typed_leaves_one_empty_row(
    form: DetailsForm, heard: list[tuple[Detail, ...]], keyboard: Keyboard
) -> None:
    form.focus_field("new.label", 0)
    keyboard.type("M")
    keyboard.press(_Key.Key_Backspace)
    assert heard[-1] == _DETAILS
    assert len(form.rows) == 4
    assert form.caret() == ("new.label", 0)


def test_an_undo_of_a_new_row_leaves_the_caret_in_the_empty_row_and_redo_returns_it(
    form: DetailsForm, heard: list[tuple[Detail, ...]], keyboard: Keyboard
) -> None:
    form.focus_field("new.value", 0)
    keyboard.type("Jackie")
    written = heard[-1]
    form.show_value(_DETAILS)
    assert form.value == _DETAILS
    assert form.caret() == ("new.value", 0)
    form.show_value(written)
    assert form.value == written
    assert form.caret() == (f"{written[-1].id}.value", 6)


def test_enter_goes_from_field_to_field_and_from_the_empty_row_out(
    form: DetailsForm, keyboard: Keyboard, qtbot: QtBot
) -> None:
    form.enter_top()
    seen = []
    for _ in range(6):
        caret = form.caret()
        seen.append(caret[0] if caret else None)
        keyboard.press(_Key.Key_Return)
    assert seen == ["d1.label", "d1.value", "d2.label", "d2.value", "d3.label", "d3.value"]
    assert form.caret() == ("new.label", 0)
    with qtbot.waitSignal(form.left_down) as left:
        keyboard.press(_Key.Key_Return)
    assert left.args == [TO_END]


def test_tab_goes_through_the_fields_in_order_even_after_a_move(
    form: DetailsForm, keyboard: Keyboard
) -> None:
    form.focus_field("d3.value", 0)
    keyboard.press(_Key.Key_Up, held=_ALT)
    form.enter_top()
    for field in form.fields():
        assert keyboard.focus is field
        keyboard.press(_Key.Key_Tab)
    assert [name.split(".")[0] for name in form.named_fields()][2] == "d3"


def test_up_and_down_keep_the_column_and_leave_at_the_edges(
    form: DetailsForm, keyboard: Keyboard, qtbot: QtBot
) -> None:
    form.focus_field("d1.value", 2)
    keyboard.press(_Key.Key_Down)
    assert form.caret() == ("d2.value", 2)
    keyboard.press(_Key.Key_Up)
    with qtbot.waitSignal(form.left_up):
        keyboard.press(_Key.Key_Up)
    form.focus_field("new.value", 0)
    with qtbot.waitSignal(form.left_down):
        keyboard.press(_Key.Key_Down)


def test_left_and_right_cross_to_the_neighbour(form: DetailsForm, keyboard: Keyboard) -> None:
    form.focus_field("d2.label", 0)
    keyboard.press(_Key.Key_Left)
    assert form.caret() == ("d1.value", len(plain(_DATE.value)))
    keyboard.press(_Key.Key_Right)
    assert form.caret() == ("d2.label", 0)


def test_the_caret_enters_from_outside_at_the_near_edge(form: DetailsForm) -> None:
    form.enter_top()
    assert form.caret() == ("d1.label", 0)
    form.enter_bottom()
    assert form.caret() == ("new.value", 0)
    form.enter_top(form.mapToGlobal(form.rect().topRight()).x())
    assert form.caret() == ("d1.value", len(plain(_DATE.value)))


def test_a_row_is_removed_by_its_key(
    form: DetailsForm, heard: list[tuple[Detail, ...]], keyboard: Keyboard
) -> None:
    form.focus_field("d2.value", 4)
    keyboard.press(_Key.Key_Backspace, held=_REMOVE)
    assert heard == [(_DATE, _VENUE)]
    assert form.caret() == ("d3.value", len(plain(_VENUE.value)))


def test_the_empty_row_cannot_be_removed(
    form: DetailsForm, heard: list[tuple[Detail, ...]], keyboard: Keyboard
) -> None:
    form.focus_field("new.label", 0)
    keyboard.press(_Key.Key_Backspace, held=_REMOVE)
    assert heard == []
    assert len(form.rows) == 4


def test_backspace_in_an_empty_row_removes_it(on_screen: Show, keyboard: Keyboard) -> None:
    form = on_screen(DetailsForm((_DATE, Detail(id="d0"), _VENUE)))
    form.focus_field("d0.label", 0)
    keyboard.press(_Key.Key_Backspace)
    assert form.value == (_DATE, _VENUE)
    assert form.caret() == ("d1.value", len(plain(_DATE.value)))


def test_a_row_moves_with_its_caret_and_no_farther_than_the_rows_go(
    form: DetailsForm, heard: list[tuple[Detail, ...]], keyboard: Keyboard
) -> None:
    form.focus_field("d2.value", 4)
    keyboard.press(_Key.Key_Up, held=_ALT)
    assert heard == [(_CHAIR, _DATE, _VENUE)]
    assert form.caret() == ("d2.value", 4)
    keyboard.press(_Key.Key_Up, _Key.Key_Down, _Key.Key_Down, _Key.Key_Down, held=_ALT)
    assert heard[-1] == (_DATE, _VENUE, _CHAIR)
    assert len(heard) == 3


def test_undo_in_a_row_goes_to_the_window(
    form: DetailsForm, keyboard: Keyboard, undone: Listen
) -> None:
    asked = undone(form)
    form.focus_field("d1.value", 0)
    keyboard.type("x")
    keyboard.press(_Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert asked == ["undo"]


def test_every_field_has_a_name_for_screen_readers(form: DetailsForm) -> None:
    names = [field.accessibleName() for field in form.fields()]
    assert names[2:4] == ["Label of detail 2", "Value of detail 2"]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", ["d2.label", "d2.value", "new.value"])
def test_odd_words_come_out_literally(
    form: DetailsForm, keyboard: Keyboard, nasty: tuple[str, ...], name: str
) -> None:
    for words in nasty:
        form.focus_field(name, 0)
        keyboard.press(_Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
        keyboard.paste(words)
        row = 1 if name.startswith("d2") else 3
        field = getattr(form.value[row], name.split(".")[1])
        assert (field if isinstance(field, str) else plain(field)) == words
        form.show_value(_DETAILS)


def test_a_field_that_is_not_here_is_not_focused(form: DetailsForm) -> None:
    form.focus_field("d2.value", 4)
    assert not form.focus_field("d9.value", 0)
    assert form.caret() == ("d2.value", 4)


def _roles(details: tuple[Detail, ...]) -> list[str]:
    return [detail.role for detail in details]


def test_a_line_added_by_hand_is_understood_by_its_label(
    form: DetailsForm, heard: list[tuple[Detail, ...]], keyboard: Keyboard
) -> None:
    form.focus_field("new.label", 0)
    keyboard.type("Minute Taker:")
    keyboard.press(_Key.Key_Return)
    keyboard.type("Office of the Clerk")
    assert _roles(heard[-1]) == ["date", "chair", "venue", "minutes"]
    field = keyboard.focus
    assert field.accessibleDescription() == "Understood as: minute taker"
    assert field.toolTip() == "Understood as: minute taker"


def test_the_templates_own_label_is_understood_first(on_screen: Show, keyboard: Keyboard) -> None:
    form = on_screen(DetailsForm((), (TemplateDetail("Presiding:", role="chair"),)))
    form.enter_top()
    keyboard.type("Presiding:")
    assert _roles(form.value) == ["chair"]


def test_a_second_chair_has_no_label_and_moves_under_the_first(
    form: DetailsForm, heard: list[tuple[Detail, ...]], keyboard: Keyboard
) -> None:
    form.focus_field("new.value", 0)
    keyboard.type("Bo Reed")
    assert _roles(heard[-1]) == ["date", "chair", "venue", "venue"]
    keyboard.press(_Key.Key_Up, held=_ALT)
    assert [(one.label, plain(one.value), one.role) for one in heard[-1]][1:] == [
        ("Chair:", "John Campion", "chair"),
        ("", "Bo Reed", "chair"),
        ("Venue:", "Hindlip", "venue"),
    ]
    keyboard.press(*[_Key.Key_Backspace] * 7, _Key.Key_Left)  # leaving, the field is read
    assert _roles(heard[-1]) == ["date", "chair", "", "venue"]


def test_a_role_that_came_with_the_line_survives_another_label(
    on_screen: Show, keyboard: Keyboard
) -> None:
    form = on_screen(DetailsForm((Detail(id="d", label="Presiding:", role="chair"),)))
    form.focus_field("d.label", 100)
    keyboard.press(_Key.Key_Backspace)
    assert _roles(form.value) == ["chair"]


def test_a_line_goes_beside_the_one_above_and_says_so(
    form: DetailsForm, heard: list[tuple[Detail, ...]], qtbot: QtBot
) -> None:
    form.focus_field("d2.value", 0)
    with qtbot.waitSignals([form.run_ended, form.run_ended]):
        form.toggle_same_line()
    assert [one.same_line for one in heard[-1]] == [False, True, False]
    row = form.rows[1]
    assert isinstance(row, DetailRow)
    assert row.value.accessibleDescription() == (
        "Understood as: chair. Printed beside the line above"
    )
    sign = row.findChild(QuietLabel)
    assert sign is not None
    assert sign.isVisible()
    form.toggle_same_line()
    assert heard[-1] == _DETAILS
    assert not sign.isVisible()


def test_the_first_and_the_waiting_line_have_none_to_go_beside(
    form: DetailsForm, heard: list[tuple[Detail, ...]]
) -> None:
    for name in ("d1.value", "new.label"):
        form.focus_field(name, 0)
        form.toggle_same_line()
    assert heard == []


def test_a_value_takes_marks_by_key(
    form: DetailsForm, heard: list[tuple[Detail, ...]], keyboard: Keyboard
) -> None:
    form.focus_field("new.value", 0)
    keyboard.type("21")
    field = keyboard.focus
    assert isinstance(field, RichLine)
    field.toggle_mark("super")
    keyboard.type("st")
    assert heard[-1][-1].value == (Paragraph((Run("21"), Run("st", rise="super"))),)


def test_a_pasted_list_is_one_line_that_keeps_its_typed_labels(
    form: DetailsForm, heard: list[tuple[Detail, ...]], keyboard: Keyboard
) -> None:
    form.focus_field("new.value", 0)
    field = keyboard.focus
    assert isinstance(field, RichLine)
    clip = QMimeData()
    clip.setHtml("<ol><li>Hill <b>Street</b></li><li>Northmoor</li></ol><ul><li>by bus</li></ul>")
    field.insertFromMimeData(clip)
    field.read()
    assert heard[-1][-1].value == (
        Paragraph((Run("1. Hill "), Run("Street", bold=True), Run(" 2. Northmoor by bus"))),
    )
