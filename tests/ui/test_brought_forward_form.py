"""A matter brought forward from an earlier meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from minutes_desktop.domain.actions import Action, Owner, Status
from minutes_desktop.domain.blocks import BroughtForward, Origin
from minutes_desktop.domain.richtext import plain, rich
from minutes_desktop.ui.capture.forms.brought_forward_form import BroughtForwardForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Keyboard, Listen, Show

_Key = Qt.Key
_BLOCK = BroughtForward(
    id="b1",
    lead_in="Action arising:",
    origin=Origin("2017-04", "4a Public Confidence"),
    original=Action(
        id="c1", text=rich("DCC to provide an update."), owners=(Owner("DCC"),), owner_words=""
    ),
)


@pytest.fixture
def form(on_screen: Show) -> BroughtForwardForm:
    """A matter on the screen."""
    return on_screen(BroughtForwardForm(_BLOCK))


@pytest.fixture
def heard(form: BroughtForwardForm) -> list[BroughtForward]:
    """What the form has told."""
    told: list[BroughtForward] = []
    form.edited.connect(told.append)
    return told


def test_every_field_writes_its_part_of_the_block(
    form: BroughtForwardForm, heard: list[BroughtForward], keyboard: Keyboard
) -> None:
    for name in ("lead_in", "item", "owner", "text", "due"):
        form.focus_field(name, 0)
        keyboard.type("X")
    form.focus_field("status", 0)
    keyboard.press(_Key.Key_Down)
    assert heard[-1].lead_in == "XAction arising:"
    assert heard[-1].origin == Origin("2017-04", "X4a Public Confidence")
    assert heard[-1].original.owner_printed == "X(DCC)"
    assert plain(heard[-1].original.text) == "XDCC to provide an update."
    assert heard[-1].original.due_words == "X"
    assert heard[-1].original.status == Status("completed")
    assert (heard[-1].id, heard[-1].original.id) == ("b1", "c1")


def test_a_month_in_the_lead_in_says_which_meeting_it_was(
    form: BroughtForwardForm, heard: list[BroughtForward], keyboard: Keyboard
) -> None:
    form.focus_field("lead_in", 100)
    keyboard.type(" from the May 2017 meeting")
    assert heard[-1].origin.meeting == "2017-05"
    assert heard[-1].origin.item == "4a Public Confidence"


def test_showing_moves_only_what_changed(
    form: BroughtForwardForm, heard: list[BroughtForward]
) -> None:
    form.focus_field("text", 4)
    form.show_value(_BLOCK)
    form.show_value(replace(_BLOCK, lead_in="Other"))
    assert form.caret() == ("text", 4)
    assert form.value.lead_in == "Other"
    assert heard == []


def test_enter_goes_on_and_from_the_text_out(
    form: BroughtForwardForm, keyboard: Keyboard, qtbot: QtBot
) -> None:
    form.enter_top()
    keyboard.press(_Key.Key_Return, _Key.Key_Return)
    assert (form.caret() or ("",))[0] == "owner"
    form.focus_field("text", 100)
    with qtbot.waitSignal(form.left_down):
        keyboard.press(_Key.Key_Return, _Key.Key_Return)


def test_the_arrows_go_from_line_to_line(
    form: BroughtForwardForm, keyboard: Keyboard, qtbot: QtBot
) -> None:
    form.focus_field("lead_in", 0)
    keyboard.press(_Key.Key_Down, _Key.Key_Down)
    assert (form.caret() or ("",))[0] == "owner"
    with qtbot.waitSignal(form.left_down):
        keyboard.press(_Key.Key_Down)
    form.enter_top()
    with qtbot.waitSignal(form.left_up):
        keyboard.press(_Key.Key_Up)


def test_the_words_of_that_meeting_look_different(form: BroughtForwardForm) -> None:
    assert form.fields()[3].font().italic()
    assert not form.fields()[0].font().italic()


def test_every_field_has_a_name_and_leaves_undo_to_the_window(
    form: BroughtForwardForm, keyboard: Keyboard, undone: Listen
) -> None:
    asked = undone(form)
    for name in form.named_fields():
        form.focus_field(name, 0)
        keyboard.press(_Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert asked == ["undo"] * 6
    names = [field.accessibleName() for field in form.fields()]
    assert len(set(names)) == 6
    assert all(names)


def test_odd_words_come_out_literally(
    form: BroughtForwardForm, keyboard: Keyboard, nasty: tuple[str, ...]
) -> None:
    for words in nasty:
        for name in ("lead_in", "item", "text", "owner", "due"):
            form.focus_field(name, 0)
            keyboard.press(_Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
            keyboard.paste(words)
        block = form.value
        assert (block.lead_in, block.origin.item, plain(block.original.text)) == (words,) * 3
        assert (block.original.owner_printed, block.original.due_words) == (words,) * 2
