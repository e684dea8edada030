"""Every text of a block with the field it is written in."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from minutes_desktop.domain.actions import Action
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
    Sitting,
    Table,
    TableRow,
    Text,
    Update,
)
from minutes_desktop.domain.entries import (
    owner_words,
    put_due,
    put_lead_in,
    put_note_day,
    put_owner,
    put_sitting_words,
    put_status_words,
)
from minutes_desktop.domain.fields import Fields, Rewrite, each, put
from minutes_desktop.domain.richtext import RichText, plain


def rewritten_block(block: Block, rewrite: Rewrite) -> Block:
    """The block with every text in it rewritten; what they mean stays as it was."""
    return _InBlock(block, rewrite).rewritten()


class _InBlock(Fields):
    """Rewrites the fields of one block."""

    def __init__(self, block: Block, rewrite: Rewrite) -> None:
        super().__init__(rewrite)
        self._block = block

    def rewritten(self) -> Block:
        block = self._block
        match block:
            case Text() | Context() | Event():
                return put(block, text=self._text(block.text))
            case Question():
                label = block.label and (self._line("label", block.label) or None)
                return put(block, label=label, text=self._text(block.text))
            case Findings() | Update() | Decision():
                label = self._line("label", block.label)
                return put(block, label=label, text=self._text(block.text))
            case Quoted():
                return self._quoted(block)
            case Note():
                return self._note(block)
            case Actions():
                return self._actions(block)
            case PreviousActions():
                return put(
                    block,
                    label=self._line("label", block.label),
                    heads=self._heads(block.heads),
                    entries=each(block.entries, self._entry),
                )
            case BroughtForward():
                return self._brought_forward(block)
            case Table():
                return put(
                    block,
                    label=self._line("label", block.label),
                    heads=self._heads(block.heads),
                    rows=each(block.rows, self._table_row),
                )
            case NextMeeting():
                return put(block, sittings=each(block.sittings, self._sitting))
            case _:
                assert_never(block)

    def _line(self, field: str, words: str, *, guarded: bool = False) -> str:
        return self.say(self._block.id, field, words, guarded=guarded)

    def _text(self, text: RichText, field: str = "text", *, guarded: bool = False) -> RichText:
        return self.say(self._block.id, field, text, guarded=guarded)

    def _heads(self, heads: tuple[str, ...]) -> tuple[str, ...]:
        now = tuple(self._line(f"head.{n}", words) for n, words in enumerate(heads, 1))
        return heads if now == heads else now

    def _quoted(self, block: Quoted) -> Quoted:
        return put(
            block,
            label=self._line("label", block.label),
            text=self._text(block.text, guarded=True),
            source=self._line("source", block.source),
        )

    def _note(self, block: Note) -> Note:
        label, text = self._line("label", block.label), self._text(block.text)
        author = self._line("author", block.author)
        added = self._line("added", block.added)
        now = block if added is block.added else put_note_day(block, added)
        return put(now, label=label, text=text, author=author)

    def _actions(self, block: Actions) -> Actions:
        label = self._line("label", block.label)
        if block.nil is not None:
            return put(block, label=label, nil=self._text(block.nil))
        return put(block, label=label, entries=each(block.entries, self._entry))

    def _brought_forward(self, block: BroughtForward) -> BroughtForward:
        lead_in = self._line("lead_in", block.lead_in)
        now = block if lead_in is block.lead_in else put_lead_in(block, lead_in)
        return put(
            now,
            origin=put(now.origin, item=self._line("item", now.origin.item)),
            original=self._action(block.original, "", guarded=True),
        )

    def _entry(self, action: Action) -> Action:
        return self._action(action, f"{action.id}.")

    def _action(self, action: Action, prefix: str, *, guarded: bool = False) -> Action:
        """An action; a status that its own text says is rewritten there."""

        def line(field: str, words: str) -> str:
            return self._line(prefix + field, words, guarded=guarded)

        now = put(action, reference=line("reference", action.reference))
        owners = owner_words(action)
        if (words := line("owner", owners)) != owners:
            now = put_owner(now, words)
        now = put(now, text=self._text(action.text, f"{prefix}text", guarded=guarded))
        if (words := line("due", action.due_words)) != action.due_words:
            now = put_due(now, words)
        said = action.status
        if said.words and not (said.place == "text" and said.words in plain(action.text)):
            words = line("said", said.words)
            now = now if words == said.words else put_status_words(now, words)
        return now

    def _table_row(self, row: TableRow) -> TableRow:
        numbered = enumerate(row.cells, 1)
        cells = tuple(self._text(cell, f"{row.id}.{column}") for column, cell in numbered)
        return row if cells == row.cells else replace(row, cells=cells)

    def _sitting(self, sitting: Sitting) -> Sitting:
        words = self._line(f"{sitting.id}.words", sitting.words)
        return sitting if words is sitting.words else put_sitting_words(sitting, words)
