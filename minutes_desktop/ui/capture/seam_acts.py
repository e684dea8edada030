"""Cutting in two what has the caret, and joining it with what stands above or below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from minutes_desktop.domain import edits
from minutes_desktop.domain.blocks import Block, Worded, is_empty
from minutes_desktop.domain.seams import Seam, join_blocks, split_block
from minutes_desktop.domain.tree import find_item, place_of_block
from minutes_desktop.ui.capture.forms.actions_table import ActionsTable
from minutes_desktop.ui.capture.forms.block_row import BlockRow
from minutes_desktop.ui.richtext.places import position_of, seam_at

if TYPE_CHECKING:
    from minutes_desktop.domain.minutes import Item
    from minutes_desktop.ui.capture.sheet import Sheet
    from minutes_desktop.workspace.open_minutes import OpenMinutes


def _tr(words: str) -> str:
    return QCoreApplication.translate("SeamActs", words)


class SeamActs:
    """The acts at the edges of blocks; each is one step of undo and leaves the caret at the cut."""

    def __init__(self, minutes: OpenMinutes, sheet: Sheet) -> None:
        """Act on these minutes, shown on this sheet."""
        self._open, self._sheet = minutes, sheet

    def split(self) -> None:
        """Cut the block, or the action, in two at the caret; the caret is then in the second."""
        row, block = self._sheet.current_row(), self._sheet.spot().block
        editor = self._sheet.current_editor()
        if not isinstance(row, BlockRow) or editor is None:
            return
        if isinstance(row.editor, ActionsTable):
            row.editor.split_at_caret(self.at_seam())
        elif isinstance(block, Worded) and editor is row.text_editor:
            first, second = split_block(block, self.at_seam(), self._open.template)
            self._open.apply(
                _tr("Split block"), lambda m: edits.replace_block(m, block.id, (first, second))
            )
            self._sheet.enter(second.id)

    def at_seam(self) -> Seam:
        """Where the caret is in the rich text it is in."""
        editor = self._sheet.current_editor()
        return seam_at(editor.textCursor()) if editor else Seam(0, 0)

    def join(self, key: str, step: int) -> None:
        """Make the block one with that above (-1) or below (1); over an edge the caret only goes.

        What is not written as one text, and what belongs to another item, is left as it is.
        """
        place = place_of_block(self._open.current.items, key)
        if place is None:
            return
        at = place.index + step
        other = place.item.blocks[at] if 0 <= at < len(place.item.blocks) else None
        if not isinstance(place.block, Worded) or not isinstance(other, Worded):
            self._go(key, step, other)
            return
        above, below = (other, place.block) if step < 0 else (place.block, other)
        joined, seam = join_blocks(above, below, self._open.template)
        gone = below.id if joined.id == above.id else above.id
        self._open.apply(
            _tr("Join blocks"),
            lambda m: edits.put_block(edits.remove_block(m, gone), joined),
        )
        row = self._sheet.column.widget_of(joined.id)
        if isinstance(row, BlockRow):
            row.focus_field("text", position_of(joined.text, seam))
        self._sheet.show_caret()

    def _go(self, key: str, step: int, other: Block | None) -> None:
        """Remove an empty neighbour that stands in the way; else go over the edge."""
        if other is not None and is_empty(other):
            self._open.apply(_tr("Remove block"), lambda m: edits.remove_block(m, other.id))
        else:
            self._sheet.enter(self._sheet.neighbour(key, step), at_end=step < 0)

    def remove_empty(self, key: str) -> None:
        """Remove the empty block, or the item of which nothing is written, in which it is."""
        item = find_item(self._open.current.items, key)
        if item is not None and not _is_bare(item):
            return
        target = self._sheet.neighbour(key, -1)
        if item is not None:
            label = _tr("Remove item")
            self._open.apply(label, lambda m: edits.remove_item(m, key))
        else:
            self._open.apply(_tr("Remove block"), lambda m: edits.remove_block(m, key))
        self._sheet.enter(target, at_end=True)


def _is_bare(item: Item) -> bool:
    """Whether nothing is written in an item nor under it."""
    said = (item.heading, item.column, item.presenter, item.paper)
    put_off = item.deferred_from.words or item.deferred_to.words
    return not (any(said) or put_off or item.items) and all(map(is_empty, item.blocks))
