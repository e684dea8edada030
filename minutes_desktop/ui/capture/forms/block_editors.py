"""Which editor each kind of block is written in, and how its value goes in and out."""

from __future__ import annotations

from typing import Any, assert_never

from msgspec.structs import replace

from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BroughtForward,
    Context,
    Decision,
    Event,
    Findings,
    NextMeeting,
    Note,
    PreviousActions,
    Question,
    Quoted,
    Table,
    Text,
    Update,
)
from minutes_desktop.ui.capture.forms.actions_table import ActionsTable
from minutes_desktop.ui.capture.forms.brought_forward_form import BroughtForwardForm
from minutes_desktop.ui.capture.forms.next_meeting_form import NextMeetingForm
from minutes_desktop.ui.capture.forms.note_form import NoteForm
from minutes_desktop.ui.capture.forms.previous_actions_form import PreviousActionsForm
from minutes_desktop.ui.capture.forms.quoted_form import QuotedForm
from minutes_desktop.ui.capture.forms.table_form import TableForm
from minutes_desktop.ui.richtext.editor import RichTextEdit

Editor = (
    RichTextEdit
    | QuotedForm
    | NoteForm
    | ActionsTable
    | PreviousActionsForm
    | BroughtForwardForm
    | TableForm
    | NextMeetingForm
)


def make_editor(block: Block) -> Editor:
    """A new editor that shows what is written in the block."""
    match block:
        case Text() | Context() | Findings() | Update() | Decision() | Event():
            return RichTextEdit(block.text)
        case Question():
            editor = RichTextEdit(block.text)
            font = editor.font()
            font.setItalic(True)
            editor.setFont(font)
            return editor
        case Actions(nil=None):
            return ActionsTable(block.entries)
        case Actions():
            return RichTextEdit(block.nil or ())
        case Quoted():
            return QuotedForm(block)
        case Note():
            return NoteForm(block)
        case PreviousActions():
            return PreviousActionsForm(block)
        case Table():
            return TableForm(block)
        case BroughtForward():
            return BroughtForwardForm(block)
        case NextMeeting():
            return NextMeetingForm(block)
        case _:
            assert_never(block)


def same_editor(one: Block, other: Block) -> bool:
    """Whether the editor of one block can show the other."""
    if isinstance(one, Actions) and isinstance(other, Actions):
        return (one.nil is None) == (other.nil is None)
    return type(one) is type(other)


def edited_part(block: Block) -> Any:  # noqa: ANN401 - each editor has a value type of its own
    """What the block's editor shows: the value for its ``show_value``."""
    match block:
        case Text() | Context() | Question() | Findings() | Update() | Decision() | Event():
            return block.text
        case Actions():
            return block.entries if block.nil is None else block.nil
        case Quoted() | Note() | PreviousActions() | BroughtForward() | Table() | NextMeeting():
            return block
        case _:
            assert_never(block)


def with_part(block: Block, part: Any) -> Block:  # noqa: ANN401 - see edited_part
    """The block with what its editor emitted."""
    match block:
        case Text() | Context() | Question() | Findings() | Update() | Decision() | Event():
            return replace(block, text=part)
        case Actions():
            return replace(block, entries=part) if block.nil is None else replace(block, nil=part)
        case Quoted() | Note() | PreviousActions() | BroughtForward() | Table() | NextMeeting():
            edited: Block = part
            return edited
        case _:
            assert_never(block)
