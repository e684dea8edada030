"""The heading row of an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from minutes_desktop.domain.blocks import Text
from minutes_desktop.domain.minutes import Deferral, Item
from minutes_desktop.ui.capture.forms.item_heading import DEFERRED, PRESENTED, ItemHeading
from minutes_desktop.ui.capture.forms.quiet_label import QuietLabel
from minutes_desktop.ui.capture.forms.row import TO_END

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Keyboard, Listen, Show

_Key = Qt.Key
_ITEM = Item(id="i1", heading="Public order", blocks=(Text(id="b1"),))


@pytest.fixture
def form(on_screen: Show) -> ItemHeading:
    """The heading of an item with the automatic number 4a."""
    return on_screen(ItemHeading(_ITEM, "4a", 1))


@pytest.fixture
def heard(form: ItemHeading) -> list[Item]:
    """What the form has told."""
    told: list[Item] = []
    form.edited.connect(told.append)
    return told


def _number(form: ItemHeading) -> QLineEdit:
    field = form.fields()[0]
    assert isinstance(field, QLineEdit)
    return field


def test_the_heading_is_told_at_every_key_with_what_the_item_holds(
    form: ItemHeading, heard: list[Item], keyboard: Keyboard
) -> None:
    form.focus_field("heading", 100)
    keyboard.type("!")
    assert heard == [Item(id="i1", heading="Public order!", blocks=(Text(id="b1"),))]


def test_an_automatic_number_is_a_hint_only(form: ItemHeading) -> None:
    assert (_number(form).text(), _number(form).placeholderText()) == ("", "4a")
    form.show_value(_ITEM, "4b", 1)
    assert (_number(form).text(), _number(form).placeholderText()) == ("", "4b")


def test_a_typed_number_is_kept_and_clearing_it_brings_the_automatic_one_back(
    form: ItemHeading, heard: list[Item], keyboard: Keyboard
) -> None:
    form.focus_field("number", 0)
    keyboard.type("2a")
    assert [item.number for item in heard] == ["2", "2a"]
    keyboard.press(_Key.Key_Backspace, _Key.Key_Backspace)
    assert heard[-1].number is None


def test_a_hyphen_means_no_number_and_backspace_takes_that_back(
    form: ItemHeading, heard: list[Item], keyboard: Keyboard
) -> None:
    form.focus_field("number", 0)
    keyboard.type("-")
    assert heard[-1].number == ""
    form.show_value(heard[-1], "", 1)
    assert (_number(form).text(), _number(form).placeholderText()) == ("", "none")
    keyboard.press(_Key.Key_Backspace)
    keyboard.type("-7")
    assert [item.number for item in heard] == ["", None, "", "7"]


def test_no_number_is_shown_as_none(on_screen: Show) -> None:
    form = on_screen(ItemHeading(Item(heading="Loose", number=""), "", 0))
    assert _number(form).placeholderText() == "none"


def test_column_three_is_written_beside_the_heading(
    form: ItemHeading, heard: list[Item], keyboard: Keyboard
) -> None:
    form.focus_field("column", 0)
    keyboard.type("ACTION")
    assert heard[-1].column == "ACTION"
    assert form.fields()[2].accessibleName() == "Third column words of item 4a"


def test_enter_goes_from_number_to_heading_to_the_blocks(
    form: ItemHeading, keyboard: Keyboard, qtbot: QtBot
) -> None:
    form.focus_field("number", 0)
    keyboard.press(_Key.Key_Return)
    assert form.caret() == ("heading", len("Public order"))
    with qtbot.waitSignal(form.entered), qtbot.assertNotEmitted(form.left_down):
        keyboard.press(_Key.Key_Return)
    form.focus_field("column", 0)
    with qtbot.waitSignal(form.entered):
        keyboard.press(_Key.Key_Return)


def test_the_caret_comes_into_the_heading_and_goes_sideways_to_the_number(
    form: ItemHeading, keyboard: Keyboard, qtbot: QtBot
) -> None:
    form.enter_top()
    assert form.caret() == ("heading", 0)
    keyboard.press(_Key.Key_Left)
    assert form.caret() == ("number", 0)
    with qtbot.waitSignal(form.left_up) as left:
        keyboard.press(_Key.Key_Left)
    assert left.args == [TO_END]
    form.enter_bottom()
    assert form.caret() == ("heading", len("Public order"))


def test_up_and_down_pass_by_the_number(form: ItemHeading) -> None:
    form.enter_top(form.mapToGlobal(form.rect().topLeft()).x())
    assert form.caret() == ("heading", 0)
    form.enter_bottom(form.mapToGlobal(form.rect().topRight()).x())
    assert form.caret() == ("column", 0)


def test_tab_goes_number_heading_column(form: ItemHeading, keyboard: Keyboard) -> None:
    form.focus_field("number", 0)
    names = []
    for _ in range(3):
        names.append((form.caret() or ("",))[0])
        keyboard.press(_Key.Key_Tab)
    assert names == ["number", "heading", "column"]


def test_showing_the_same_item_moves_nothing(form: ItemHeading, heard: list[Item]) -> None:
    form.focus_field("heading", 3)
    form.show_value(_ITEM, "5", 0)
    assert form.caret() == ("heading", 3)
    assert heard == []


def test_the_top_level_stands_out(on_screen: Show) -> None:
    sizes = [
        on_screen(ItemHeading(_ITEM, "1", depth)).fields()[1].font().pointSizeF()
        for depth in range(4)
    ]
    assert sizes[0] > sizes[1] > sizes[2] == sizes[3]


def test_undo_goes_to_the_window(form: ItemHeading, keyboard: Keyboard, undone: Listen) -> None:
    asked = undone(form)
    for name in form.named_fields():
        form.focus_field(name, 0)
        keyboard.type("x")
        keyboard.press(_Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert asked == ["undo"] * 3


def test_odd_words_come_out_literally(
    form: ItemHeading, keyboard: Keyboard, nasty: tuple[str, ...]
) -> None:
    for words in (*nasty, "long " * 200):
        for name in ("number", "heading", "column"):
            form.focus_field(name, 0)
            keyboard.press(_Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
            keyboard.paste(words)
            assert getattr(form.value, name) == words


def test_the_frame_shows_that_the_caret_is_in_the_heading(form: ItemHeading) -> None:
    number, heading = form.fields()[:2]
    number.setFocus()
    without = heading.grab().toImage().pixelColor(heading.width() // 2, 0)
    heading.setFocus()
    with_caret = heading.grab().toImage().pixelColor(heading.width() // 2, 0)
    assert without != with_caret


_BROUGHT = Item(
    id="i1",
    heading="Cyber crime",
    presenter="Report by Bo Reed",
    deferred_from=Deferral("deferred from June 2031", "2031-06"),
)


def _shown(form: ItemHeading) -> list[str]:
    return list(form.named_fields())[3:]


def test_presenter_and_deferral_are_shown_where_they_hold_something(on_screen: Show) -> None:
    form = on_screen(ItemHeading(_BROUGHT, "4a", 1))
    assert _shown(form) == ["presenter", "paper", "deferred_from", "deferred_to"]
    form.show_value(_ITEM, "4a", 1)
    assert _shown(form) == []
    form.show_value(Item(id="i1", paper="Paper 7"), "4a", 1)
    assert _shown(form) == ["presenter", "paper"]


def test_presenter_and_paper_are_asked_for_and_written(
    form: ItemHeading, heard: list[Item], keyboard: Keyboard, qtbot: QtBot
) -> None:
    form.ask(PRESENTED)
    assert form.caret() == ("presenter", 0)
    keyboard.type("Bo Reed")
    keyboard.press(_Key.Key_Return)
    keyboard.type("Paper 7")
    assert (heard[-1].presenter, heard[-1].paper) == ("Bo Reed", "Paper 7")
    assert heard[-1].heading == "Public order"
    with qtbot.waitSignal(form.entered):
        keyboard.press(_Key.Key_Return)


def test_a_deferral_is_understood_as_a_meeting(
    form: ItemHeading, heard: list[Item], keyboard: Keyboard
) -> None:
    form.ask(DEFERRED)
    keyboard.type("deferred from June 2031")
    assert heard[-1].deferred_from == Deferral("deferred from June 2031", "2031-06")
    assert keyboard.focus.accessibleDescription() == "Understood as the meeting of 2031-06"
    keyboard.press(_Key.Key_Return)
    keyboard.type("next week")
    assert heard[-1].deferred_to == Deferral("next week")
    assert keyboard.focus.accessibleDescription() == "Which meeting is not understood"
    keyboard.press(_Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
    keyboard.press(_Key.Key_Delete, _Key.Key_Left)
    assert heard[-1].deferred_to == Deferral()


def test_backspace_in_an_empty_pair_hides_it(form: ItemHeading, keyboard: Keyboard) -> None:
    form.ask(PRESENTED)
    keyboard.type("B")
    keyboard.press(_Key.Key_Return, _Key.Key_Backspace)
    assert _shown(form) == ["presenter", "paper"]
    form.focus_field("presenter", 1)
    keyboard.press(_Key.Key_Backspace, _Key.Key_Backspace)
    assert _shown(form) == []
    assert form.caret() == ("heading", len("Public order"))


def test_enter_and_the_arrows_go_through_what_stands_under_the_heading(
    on_screen: Show, keyboard: Keyboard, qtbot: QtBot
) -> None:
    form = on_screen(ItemHeading(_BROUGHT, "4a", 1))
    form.focus_field("heading", 0)
    seen = []
    for _ in range(4):
        keyboard.press(_Key.Key_Return)
        seen.append((form.caret() or ("",))[0])
    assert seen == ["presenter", "paper", "deferred_from", "deferred_to"]
    with qtbot.waitSignal(form.entered):
        keyboard.press(_Key.Key_Return)
    form.enter_top()
    assert form.caret() == ("heading", 0)
    form.enter_bottom()
    assert form.caret() == ("deferred_to", 0)
    with qtbot.waitSignal(form.left_down):
        keyboard.press(_Key.Key_Down)
    keyboard.press(_Key.Key_Up)
    assert (form.caret() or ("",))[0] == "deferred_from"


def test_fields_under_the_heading_have_names_and_take_odd_words(
    on_screen: Show, keyboard: Keyboard, nasty: tuple[str, ...]
) -> None:
    form = on_screen(ItemHeading(_BROUGHT, "4a", 1))
    names = [form.named_fields()[name].accessibleName() for name in _shown(form)]
    assert names == [
        "Presenter, item 4a",
        "Paper, item 4a",
        "Deferred from, item 4a",
        "Deferred to, item 4a",
    ]
    for words in nasty:
        for name in _shown(form):
            form.focus_field(name, 0)
            keyboard.press(_Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
            keyboard.paste(words)
        assert (form.value.presenter, form.value.paper) == (words, words)
        assert (form.value.deferred_from.words, form.value.deferred_to.words) == (words, words)


def test_a_heading_that_runs_in_says_so(on_screen: Show) -> None:
    form = on_screen(ItemHeading(Item(heading="AOB", run_in=True), "5", 0))
    heading = form.named_fields()["heading"]
    assert heading.accessibleDescription() == "Printed on one line with what follows"
    signs = [label.text() for label in form.findChildren(QuietLabel) if label.isVisible()]
    assert signs == ["one line ↓"]
    form.show_value(Item(heading="AOB"), "5", 0)
    assert not any(label.isVisible() for label in form.findChildren(QuietLabel))
