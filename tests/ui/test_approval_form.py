"""The block in which the record is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from minutes_desktop.domain.minutes import Approval, ApprovalRow
from minutes_desktop.ui.capture.forms.approval_form import ApprovalForm
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.capture.forms.row import TO_END

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Keyboard, Show

_Key = Qt.Key
_SIGNATURE = ApprovalRow(id="s", label="Signature:", role="signature")
_NAME = ApprovalRow(id="n", label="Print Name:", value="Ann Ode, Mayor", role="name")
_APPROVAL = Approval("Approval of the record", (_SIGNATURE, _NAME))


@pytest.fixture
def form(on_screen: Show) -> ApprovalForm:
    """A block of two lines on the screen."""
    return on_screen(ApprovalForm(_APPROVAL))


@pytest.fixture
def heard(form: ApprovalForm) -> list[Approval]:
    """What the form has told."""
    told: list[Approval] = []
    form.edited.connect(told.append)
    return told


def test_heading_and_lines_are_told_at_every_key(
    form: ApprovalForm, heard: list[Approval], keyboard: Keyboard
) -> None:
    form.focus_field("heading", 100)
    keyboard.type("!")
    form.focus_field("n.value", 100)
    keyboard.type("s")
    named = ApprovalRow(id="n", label="Print Name:", value="Ann Ode, Mayors", role="name")
    assert heard == [
        Approval("Approval of the record!", (_SIGNATURE, _NAME)),
        Approval("Approval of the record!", (_SIGNATURE, named)),
    ]


def test_a_line_added_is_understood_by_its_label(
    form: ApprovalForm, heard: list[Approval], keyboard: Keyboard
) -> None:
    form.focus_field("new.label", 0)
    keyboard.type("Date:")
    keyboard.press(_Key.Key_Return)
    keyboard.type("25 August 2031")
    last = heard[-1]
    assert [(row.label, row.role) for row in last.rows] == [
        ("Signature:", "signature"),
        ("Print Name:", "name"),
        ("Date:", "date"),
    ]
    assert last.date is not None
    assert last.date.isoformat() == "2031-08-25"
    field = form.named_fields()[f"{last.rows[-1].id}.value"]
    assert field.accessibleDescription() == "Understood as: date of signing"


def test_enter_and_the_arrows_go_through_heading_and_lines_and_out(
    form: ApprovalForm, keyboard: Keyboard, qtbot: QtBot
) -> None:
    form.enter_top()
    seen = []
    for _ in range(5):
        seen.append((form.caret() or ("",))[0])
        keyboard.press(_Key.Key_Return)
    assert seen == ["heading", "s.label", "s.value", "n.label", "n.value"]
    with qtbot.waitSignal(form.left_down) as left:
        keyboard.press(_Key.Key_Return)
    assert left.args == [TO_END]
    form.focus_field("s.value", 0)
    keyboard.press(_Key.Key_Up)
    assert (form.caret() or ("",))[0] == "heading"
    keyboard.press(_Key.Key_Down)
    assert (form.caret() or ("",))[0].startswith("s.")
    form.focus_field("s.label", 0)
    keyboard.press(_Key.Key_Left)
    assert form.caret() == ("heading", len("Approval of the record"))
    with qtbot.waitSignal(form.left_up):
        keyboard.press(_Key.Key_Up)


def test_an_empty_value_says_that_it_is_filled_by_hand(form: ApprovalForm) -> None:
    signature = form.named_fields()["s.value"]
    assert isinstance(signature, LineField)
    assert signature.placeholderText() == "left blank, to be filled by hand"


def test_showing_the_same_block_moves_nothing(form: ApprovalForm, heard: list[Approval]) -> None:
    form.focus_field("n.value", 3)
    form.show_value(_APPROVAL)
    assert form.caret() == ("n.value", 3)
    assert heard == []


def test_every_field_has_a_name_for_screen_readers(form: ApprovalForm) -> None:
    names = [field.accessibleName() for field in form.fields()]
    assert names[:3] == [
        "Heading of the approval block",
        "Label of approval line 1",
        "Value of approval line 1",
    ]
    assert len(set(names)) == len(names)


def test_odd_words_come_out_literally(
    form: ApprovalForm, keyboard: Keyboard, nasty: tuple[str, ...]
) -> None:
    for words in nasty:
        for name in ("heading", "n.label", "n.value"):
            form.focus_field(name, 0)
            keyboard.press(_Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
            keyboard.paste(words)
        assert form.value.heading == words
        assert (form.value.rows[1].label, form.value.rows[1].value) == (words, words)
