"""The actions of an earlier meeting, gone through again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from minutes_desktop.domain.actions import Action, Owner, Status
from minutes_desktop.domain.blocks import PreviousActions
from minutes_desktop.domain.richtext import rich
from minutes_desktop.ui.capture.forms.previous_actions_form import PreviousActionsForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Keyboard, Show

_Key = Qt.Key
_REPORT = Action(
    id="a1",
    text=rich("NT to report"),
    owners=(Owner("NT"),),
    status=Status("discharged", "Discharged", "column"),
    reference="01.23/06/2031",
)
_BLOCK = PreviousActions(id="p", heads=("Ref", "Action", "Status"), entries=(_REPORT,))


@pytest.fixture
def form(on_screen: Show) -> PreviousActionsForm:
    """One earlier action on the screen."""
    return on_screen(PreviousActionsForm(_BLOCK))


def test_an_earlier_action_is_typed_from_its_reference_on(
    on_screen: Show, keyboard: Keyboard
) -> None:
    form = on_screen(PreviousActionsForm(PreviousActions(id="p")))
    form.enter_top()
    keyboard.type("02.23/06/2031")
    keyboard.press(_Key.Key_Tab)
    keyboard.type("DH")
    keyboard.press(_Key.Key_Tab)
    keyboard.type("DH to present")
    keyboard.press(_Key.Key_Tab, _Key.Key_Tab, _Key.Key_Down, _Key.Key_Tab)
    keyboard.type("Done")
    (entry,) = form.value.entries
    assert entry == Action(
        id=entry.id,
        text=rich("DH to present"),
        owners=(Owner("DH"),),
        status=Status("completed", "Done", "column"),
        reference="02.23/06/2031",
    )
    keyboard.press(_Key.Key_Return)
    assert form.caret() == ("new.reference", 0)


def test_the_printed_heads_are_written_over_their_columns(
    form: PreviousActionsForm, keyboard: Keyboard
) -> None:
    form.focus_field("head.1", 100)
    keyboard.type(".")
    assert form.value == PreviousActions(
        id="p", heads=("Ref.", "Action", "Status"), entries=(_REPORT,)
    )


def test_heads_that_are_all_cleared_are_none(form: PreviousActionsForm, keyboard: Keyboard) -> None:
    for name in ("head.1", "head.2", "head.3"):
        form.focus_field(name, 0)
        QTest.keySequence(keyboard.focus, "Ctrl+A")
        keyboard.press(_Key.Key_Delete)
    assert form.value.heads == ()


def test_the_caret_enters_at_the_actions_and_goes_up_to_the_heads(
    form: PreviousActionsForm, keyboard: Keyboard, qtbot: QtBot
) -> None:
    form.enter_top()
    assert form.caret() == ("a1.reference", 0)
    keyboard.press(_Key.Key_Left)
    assert form.caret() == ("head.3", 6)
    form.focus_field("a1.text", 0)
    keyboard.press(_Key.Key_Up)
    assert (form.caret() or ("",))[0] == "head.2"
    keyboard.press(_Key.Key_Down)
    assert (form.caret() or ("",))[0] == "a1.text"
    keyboard.press(_Key.Key_Up)
    with qtbot.waitSignal(form.left_up):
        keyboard.press(_Key.Key_Up)


def test_showing_keeps_the_caret_of_what_is_the_same(form: PreviousActionsForm) -> None:
    form.focus_field("a1.text", 4)
    form.show_value(PreviousActions(id="p", entries=(_REPORT,)))
    assert form.caret() == ("a1.text", 4)
    assert form.written()["head.1"] == ""


def test_every_field_has_a_name_for_screen_readers(form: PreviousActionsForm) -> None:
    assert [field.accessibleName() for field in form.fields()[:9]] == [
        "Head of column 1",
        "Head of column 2",
        "Head of column 3",
        "Reference of action 1",
        "Owner of action 1",
        "Action 1",
        "Due date of action 1",
        "Status of action 1",
        "Printed status of action 1",
    ]
