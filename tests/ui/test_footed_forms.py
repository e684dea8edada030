"""Blocks of one text with short fields under it: quoted words and notes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from minutes_desktop.domain.blocks import Note, Quoted
from minutes_desktop.domain.richtext import plain, rich
from minutes_desktop.ui.capture.forms.note_form import NoteForm
from minutes_desktop.ui.capture.forms.quoted_form import QuotedForm
from minutes_desktop.ui.capture.forms.row import TO_END

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Keyboard, Listen, Show

_Key = Qt.Key
_LETTER = Quoted(id="q", text=rich("We have changed it."), label="Response:", source="Paper 4")
_NOTE = Note(id="n", text=rich("Since done."), label="Note:", author="AO")


@pytest.fixture
def quoted(on_screen: Show) -> QuotedForm:
    """A response on the screen."""
    return on_screen(QuotedForm(_LETTER))


@pytest.fixture
def note(on_screen: Show) -> NoteForm:
    """A note on the screen."""
    return on_screen(NoteForm(_NOTE))


def test_the_source_is_written_under_the_words(quoted: QuotedForm, keyboard: Keyboard) -> None:
    quoted.enter_top()
    keyboard.press(_Key.Key_Tab, _Key.Key_End)
    keyboard.type(" of May")
    assert quoted.value == Quoted(
        id="q", text=_LETTER.text, label="Response:", source="Paper 4 of May"
    )


def test_enter_on_an_empty_line_goes_to_the_source_and_from_there_out(
    quoted: QuotedForm, keyboard: Keyboard, qtbot: QtBot
) -> None:
    quoted.focus_field("text", 100)
    keyboard.press(_Key.Key_Return, _Key.Key_Return)
    assert quoted.caret() == ("source", 7)
    assert plain(quoted.value.text) == "We have changed it."
    with qtbot.waitSignal(quoted.left_down) as left:
        keyboard.press(_Key.Key_Return)
    assert left.args == [TO_END]


def test_a_long_response_is_as_tall_as_its_words_from_the_start(on_screen: Show) -> None:
    words = "\n".join(["We have changed the way in which calls are answered. " * 5] * 50)
    form = on_screen(QuotedForm(Quoted(text=rich(words))))
    text = form.text
    assert form.height_for(form.width()) > text.document().size().height() > 1000
    assert form.height_for(300) > form.height_for(900)


def test_a_note_says_who_added_it_and_when(note: NoteForm, keyboard: Keyboard) -> None:
    note.enter_top()
    keyboard.press(_Key.Key_Tab, _Key.Key_End)
    keyboard.type(", clerk")
    keyboard.press(_Key.Key_Return)
    keyboard.type("3rd June 2031")
    assert note.value == Note(
        id="n",
        text=_NOTE.text,
        label="Note:",
        author="AO, clerk",
        added="3rd June 2031",
        date=dt.date(2031, 6, 3),
    )


def test_the_arrows_go_through_text_and_fields(
    note: NoteForm, keyboard: Keyboard, qtbot: QtBot
) -> None:
    note.focus_field("text", 100)
    keyboard.press(_Key.Key_Right)
    assert note.caret() == ("author", 0)
    keyboard.press(_Key.Key_End, _Key.Key_Right)
    assert note.caret() == ("added", 0)
    keyboard.press(_Key.Key_Up)
    assert (note.caret() or ("",))[0] == "text"
    keyboard.press(_Key.Key_Down)
    with qtbot.waitSignal(note.left_down):
        keyboard.press(_Key.Key_Down)


def test_backspace_removes_only_a_block_in_which_nothing_is_written(
    on_screen: Show, keyboard: Keyboard, qtbot: QtBot
) -> None:
    form = on_screen(QuotedForm(Quoted(source="x")))
    form.enter_top()
    with qtbot.assertNotEmitted(form.emptied):
        keyboard.press(_Key.Key_Backspace)
    form.show_value(Quoted())
    with qtbot.waitSignal(form.emptied):
        keyboard.press(_Key.Key_Backspace)


def test_backspace_at_the_start_of_an_empty_field_goes_back_to_the_words(
    on_screen: Show, keyboard: Keyboard
) -> None:
    form = on_screen(QuotedForm(Quoted(text=rich("words"))))
    form.focus_field("source", 0)
    keyboard.press(_Key.Key_Backspace)
    assert form.caret() == ("text", 5)


def test_showing_keeps_the_caret_of_what_is_the_same(quoted: QuotedForm) -> None:
    quoted.focus_field("text", 5)
    quoted.show_value(Quoted(id="q", text=_LETTER.text, source="Paper 5"))
    assert quoted.caret() == ("text", 5)
    assert quoted.written() == {"text": _LETTER.text, "source": "Paper 5"}


def test_undo_goes_to_the_window_from_every_field(
    note: NoteForm, keyboard: Keyboard, undone: Listen
) -> None:
    asked = undone(note)
    for name in note.named_fields():
        note.focus_field(name, 0)
        keyboard.press(_Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert asked == ["undo"] * 3


def test_the_short_fields_have_names_for_screen_readers(quoted: QuotedForm, note: NoteForm) -> None:
    fields = [*quoted.fields()[1:], *note.fields()[1:]]
    assert [field.accessibleName() for field in fields] == [
        "Source of the quoted words",
        "Note added by",
        "Note added on",
    ]
