"""When and where the body meets next."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from minutes_desktop.domain.blocks import NextMeeting, Sitting
from minutes_desktop.ui.capture.forms.next_meeting_form import NextMeetingForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Keyboard, Listen, Show

_Key = Qt.Key
_AUGUST = Sitting(id="s1", words="30 August 2016", date=dt.date(2016, 8, 30), venue="Hindlip")
_SEPTEMBER = Sitting(id="s2", words="27 September 2016", date=dt.date(2016, 9, 27))
_BLOCK = NextMeeting(id="b1", sittings=(_AUGUST, _SEPTEMBER))


@pytest.fixture
def form(on_screen: Show) -> NextMeetingForm:
    """Two announced meetings on the screen."""
    return on_screen(NextMeetingForm(_BLOCK))


@pytest.fixture
def heard(form: NextMeetingForm) -> list[NextMeeting]:
    """What the form has told."""
    told: list[NextMeeting] = []
    form.edited.connect(told.append)
    return told


def test_a_date_and_time_are_read_while_they_are_typed(on_screen: Show, keyboard: Keyboard) -> None:
    form = on_screen(NextMeetingForm(NextMeeting(id="b1", sittings=(Sitting(id="s0"),))))
    form.enter_top()
    keyboard.type("10:30 on 25 July 2017")
    assert form.value == NextMeeting(
        id="b1",
        sittings=(
            Sitting(
                id="s0",
                words="10:30 on 25 July 2017",
                date=dt.date(2017, 7, 25),
                start=dt.time(10, 30),
            ),
        ),
    )


def test_a_meeting_is_cancelled_with_the_space_bar(
    form: NextMeetingForm, heard: list[NextMeeting], keyboard: Keyboard
) -> None:
    form.focus_field("s1.words", 100)
    keyboard.press(_Key.Key_Tab, _Key.Key_Space)
    assert heard[-1].sittings == (
        Sitting(
            id="s1",
            words="30 August 2016",
            date=dt.date(2016, 8, 30),
            venue="Hindlip",
            cancelled=True,
        ),
        _SEPTEMBER,
    )


def test_typing_the_word_cancelled_ticks_the_box(
    form: NextMeetingForm, heard: list[NextMeeting], keyboard: Keyboard, qtbot: QtBot
) -> None:
    form.focus_field("s1.words", 100)
    keyboard.type(" - CANCELLED")
    box = form.named_fields()["s1.cancelled"]
    assert isinstance(box, QCheckBox)
    assert box.isChecked()
    assert heard[-1].sittings[0].cancelled
    keyboard.press(_Key.Key_Backspace)
    qtbot.waitUntil(lambda: not box.isChecked())
    assert not heard[-1].sittings[0].cancelled


def test_a_meeting_may_be_announced_in_several_lines(on_screen: Show, keyboard: Keyboard) -> None:
    form = on_screen(NextMeetingForm(NextMeeting(id="b1", sittings=(Sitting(id="s0"),))))
    form.enter_top()
    keyboard.type("Thematic on Custody")
    keyboard.press(_Key.Key_Return, held=Qt.KeyboardModifier.ShiftModifier)
    keyboard.type("Monday 13 January 2031 at 14:00, Room 7")
    (sitting,) = form.value.sittings
    assert sitting == Sitting(
        id="s0",
        words="Thematic on Custody\nMonday 13 January 2031 at 14:00, Room 7",
        date=dt.date(2031, 1, 13),
        start=dt.time(14),
        venue="Room 7",
        type="Thematic on Custody",
    )
    words = form.named_fields()["s0.words"]
    assert words.accessibleDescription() == (
        "Monday 13 January 2031 · 14:00 · Room 7 · Thematic on Custody"
    )


def test_several_lines_are_shown_and_pasted_as_they_are(
    form: NextMeetingForm, keyboard: Keyboard
) -> None:
    two = Sitting(id="s1", words="Ordinary\n3 June 2031")
    form.show_value(NextMeeting(id="b1", sittings=(two,)))
    assert form.value.sittings == (two,)
    form.focus_field("s1.words", 100)
    keyboard.paste("\nRoom 2\r\n")
    assert form.value.sittings[0].words == "Ordinary\n3 June 2031Room 2"
    keyboard.paste(" or\nRoom 3")
    assert form.value.sittings[0].words == "Ordinary\n3 June 2031Room 2 or\nRoom 3"


def test_enter_goes_to_the_next_meeting_and_from_the_empty_row_out(
    form: NextMeetingForm, keyboard: Keyboard, qtbot: QtBot
) -> None:
    form.focus_field("s2.words", 100)
    keyboard.press(_Key.Key_Return)
    assert form.caret() == ("new.words", 0)
    with qtbot.waitSignal(form.left_down):
        keyboard.press(_Key.Key_Return)


def test_the_arrows_leave_words_and_tick(
    form: NextMeetingForm, keyboard: Keyboard, qtbot: QtBot
) -> None:
    form.focus_field("s1.words", 100)
    keyboard.press(_Key.Key_Right)
    assert form.caret() == ("s1.cancelled", 0)
    keyboard.press(_Key.Key_Down)
    assert (form.caret() or ("",))[0] == "s2.cancelled"
    keyboard.press(_Key.Key_Left)
    assert form.caret() == ("s2.words", len("27 September 2016"))
    form.enter_top()
    with qtbot.waitSignal(form.left_up):
        keyboard.press(_Key.Key_Up)


def test_a_row_is_moved_and_removed_from_the_tick_too(
    form: NextMeetingForm, heard: list[NextMeeting], keyboard: Keyboard
) -> None:
    form.focus_field("s1.cancelled", 0)
    keyboard.press(_Key.Key_Down, held=Qt.KeyboardModifier.AltModifier)
    assert list(heard[-1].sittings) == [_SEPTEMBER, _AUGUST]
    remove = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    keyboard.press(_Key.Key_Backspace, held=remove)
    assert list(heard[-1].sittings) == [_SEPTEMBER]


def test_showing_the_same_block_moves_nothing(
    form: NextMeetingForm, heard: list[NextMeeting]
) -> None:
    form.focus_field("s2.words", 2)
    form.show_value(_BLOCK)
    form.show_value(NextMeeting(id="b1", sittings=(_SEPTEMBER,)))
    assert form.caret() == ("s2.words", 2)
    assert form.value.sittings == (_SEPTEMBER,)
    assert heard == []


def test_undo_goes_to_the_window(form: NextMeetingForm, keyboard: Keyboard, undone: Listen) -> None:
    asked = undone(form)
    for name in ("s1.words", "s1.cancelled"):
        form.focus_field(name, 0)
        keyboard.press(_Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert asked == ["undo"] * 2


def test_odd_words_come_out_literally(
    form: NextMeetingForm, keyboard: Keyboard, nasty: tuple[str, ...]
) -> None:
    for words in nasty:
        form.focus_field("s1.words", 0)
        keyboard.press(_Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
        keyboard.paste(words)
        assert form.value.sittings[0].words == words


def test_every_field_has_a_name_for_screen_readers(form: NextMeetingForm) -> None:
    assert [field.accessibleName() for field in form.fields()[2:4]] == [
        "Next meeting 2",
        "Next meeting 2 is cancelled",
    ]
