"""Turning what has the caret into another kind: lines of a text, or one action of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from minutes_desktop.domain import edits
from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BlockKind,
    Context,
    Decision,
    Findings,
    Text,
    Update,
    Worded,
)
from minutes_desktop.domain.kinds import turn_action, turn_line
from minutes_desktop.domain.richtext import is_blank
from minutes_desktop.domain.seams import Seam, join_blocks
from minutes_desktop.domain.tree import place_of_block
from minutes_desktop.ui.capture.forms.actions_table import ActionsTable
from minutes_desktop.ui.capture.forms.block_row import BlockRow
from minutes_desktop.ui.capture.sheet import END
from minutes_desktop.ui.richtext.places import position_of, seam_at

if TYPE_CHECKING:
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.ui.capture.sheet import Sheet
    from minutes_desktop.workspace.open_minutes import OpenMinutes

_TWO = 2  # lines
_RUNNING = (Text, Context, Findings, Update, Decision)
"""Kinds of which two in a row with the same label are one that was cut."""


class Turning:
    """Turns lines into another kind, with the caret kept by its word, as one step of undo."""

    def __init__(self, minutes: OpenMinutes, sheet: Sheet) -> None:
        """Act on these minutes, shown on this sheet."""
        self._open, self._sheet = minutes, sheet

    def turn(self, kind: BlockKind) -> bool:
        """Turn the lines that are selected, or the one with the caret; False if it is empty."""
        row, block = self._sheet.current_row(), self._sheet.spot().block
        if not isinstance(row, BlockRow):
            return False
        if isinstance(block, Actions) and isinstance(row.editor, ActionsTable):
            return kind != "actions" and self._turn_action(block, row.editor, kind)
        if isinstance(block, Worded) and self._sheet.current_editor() is row.text_editor:
            return self._turn_lines(block, kind)
        return False

    def _turn_lines(self, block: Worded, kind: BlockKind) -> bool:
        editor = self._sheet.current_editor()
        if editor is None:
            return False
        cursor = editor.textCursor()
        document = editor.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        end = document.findBlock(cursor.selectionEnd())
        half = cursor.hasSelection() and end.position() == cursor.selectionEnd()
        last = max(end.blockNumber() - half, first)  # a line is not selected by its start alone
        if is_blank(block.text[first : last + 1]):
            return False
        seam = seam_at(cursor)
        pieces, turned = turn_line(block, first, kind, self._open.template, last=last)
        seam = Seam(min(max(seam.paragraph, first), last) - first, seam.offset)
        if isinstance(turned, Actions):
            self._put_actions(block, pieces, turned, seam)
        else:
            self._put(block, pieces)
            self._enter(turned, seam)
        return True

    def _put_actions(
        self, block: Block, pieces: tuple[Block, ...], turned: Actions, seam: Seam
    ) -> None:
        """Put lines that have become actions; with actions next to them they are one table."""
        near = self._neighbours(block)
        before = near[0] if pieces[0] is turned else None
        after = near[1] if pieces[-1] is turned else None
        entries = turned.entries
        if isinstance(before, Actions) and before.nil is None:
            joined = replace(before, entries=(*_written(before), *entries))
            pieces = pieces[1:]
        elif isinstance(after, Actions) and after.nil is None:
            joined = replace(after, entries=(*entries, *_written(after)))
            pieces = pieces[:-1]
        else:
            self._put(block, pieces)
            self._enter_action(turned, seam)
            return
        self._open.apply(
            _tr("Change kind"),
            lambda m: edits.put_block(edits.replace_block(m, block.id, pieces), joined),
        )
        self._enter_action(replace(joined, entries=entries), seam)

    def _enter_action(self, block: Actions, seam: Seam) -> None:
        """Put the caret into the action that a line has become."""
        line = seam.paragraph
        for entry in block.entries:
            if line < len(entry.text) or entry is block.entries[-1]:
                self._focus(
                    block.id, f"{entry.id}.text", position_of(entry.text, Seam(line, seam.offset))
                )
                return
            line -= len(entry.text)

    def _turn_action(self, block: Actions, table: ActionsTable, kind: BlockKind) -> bool:
        row = table.action_at_caret()
        if row is None or row.entry.id not in {entry.id for entry in block.entries}:
            return False
        cursor = row.text.textCursor()
        if row.entry.is_blank or not cursor.block().text().strip():
            return False
        seam = seam_at(cursor)
        added = len(row.entry.text[0].words) if row.entry.text else 0
        pieces, turned = turn_action(block, row.entry.id, kind, self._open.template)
        if not isinstance(turned, Worded):
            self._put(block, pieces)
            self._enter(turned, seam)
            return True
        if seam.paragraph == 0 and turned.text:
            lead = turned.text[0].words.find(row.entry.text[0].words[:added])
            seam = Seam(0, seam.offset + max(lead, 0))
        self._put_worded(block, pieces, turned, seam)
        return True

    def _put_worded(
        self, block: Block, pieces: tuple[Block, ...], turned: Worded, seam: Seam
    ) -> None:
        """Put an action that has become text again; the text it was cut from takes it back."""
        before, after = self._neighbours(block)
        gone: list[str] = []
        whole: Worded = turned
        template = self._open.template
        if pieces[0] is turned and isinstance(before, _RUNNING) and _goes_on(before, whole):
            whole, met = join_blocks(before, whole, template)
            seam = Seam(met.paragraph + seam.paragraph, seam.offset)
            gone.append(before.id)
        if pieces[-1] is turned and isinstance(after, _RUNNING) and _goes_on(whole, after):
            whole = join_blocks(whole, after, template).block
            gone.append(after.id)
        put = tuple(whole if piece is turned else piece for piece in pieces)

        def edit(minutes: Minutes) -> Minutes:
            for key in gone:
                minutes = edits.remove_block(minutes, key)
            return edits.replace_block(minutes, block.id, put)

        self._open.apply(_tr("Change kind"), edit)
        self._enter(whole, seam)

    def without_empty_line(self, block: Block) -> Block:
        """The block without the empty last line of an action in which the caret is."""
        row = self._sheet.current_row()
        if not (isinstance(row, BlockRow) and isinstance(row.editor, ActionsTable)):
            return block
        action = row.editor.action_at_caret()
        if not isinstance(block, Actions) or action is None or len(action.entry.text) < _TWO:
            return block
        if is_blank(action.entry.text[-1:]) and action.text.textCursor().atEnd():
            shorter = replace(action.entry, text=action.entry.text[:-1])
            entries = (shorter if one.id == shorter.id else one for one in block.entries)
            return replace(block, entries=tuple(entries))
        return block

    # Inner

    def _neighbours(self, block: Block) -> tuple[Block | None, Block | None]:
        """The blocks before and after one in its item."""
        place = place_of_block(self._open.current.items, block.id)
        if place is None:
            return None, None
        blocks, at = place.item.blocks, place.index
        return blocks[at - 1] if at else None, blocks[at + 1] if at + 1 < len(blocks) else None

    def _put(self, block: Block, pieces: tuple[Block, ...]) -> None:
        self._open.apply(_tr("Change kind"), lambda m: edits.replace_block(m, block.id, pieces))

    def _enter(self, block: Block, seam: Seam) -> None:
        position = position_of(block.text, seam) if isinstance(block, Worded) else END
        self._focus(block.id, "text", position)

    def _focus(self, key: str, field: str, position: int) -> None:
        row = self._sheet.column.widget_of(key)
        if isinstance(row, BlockRow) and row.focus_field(field, position):
            self._sheet.show_caret()
        else:
            self._sheet.enter(key, at_end=True)


def _written(block: Actions) -> tuple[Action, ...]:
    return tuple(entry for entry in block.entries if not entry.is_blank)


def _goes_on(above: Worded, below: Worded) -> bool:
    """Whether two blocks are one that was cut."""
    same = type(above) is type(below)
    return same and getattr(above, "label", "") == getattr(below, "label", "")


def _tr(words: str) -> str:
    return QCoreApplication.translate("Turning", words)
