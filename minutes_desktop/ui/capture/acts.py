"""What the commands of the capture page do to the minutes, at the place where the caret is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from minutes_desktop.domain import edits
from minutes_desktop.domain.blocks import (
    Block,
    BlockKind,
    Labelled,
    Text,
    Worded,
    is_empty,
)
from minutes_desktop.domain.following import (
    following_block,
    following_item,
    following_nil,
    refollowed,
)
from minutes_desktop.domain.kinds import become, put_at_line
from minutes_desktop.domain.minutes import Approval, Item, walk
from minutes_desktop.domain.numbering import item_numbers
from minutes_desktop.domain.template import blank_approval
from minutes_desktop.domain.tree import place_of_block, place_of_item
from minutes_desktop.ui.capture.forms.attendance_form import AttendanceForm
from minutes_desktop.ui.capture.forms.block_row import BlockRow
from minutes_desktop.ui.capture.forms.details_form import DetailsForm
from minutes_desktop.ui.capture.forms.item_heading import ItemHeading
from minutes_desktop.ui.capture.forms.table_form import TableForm
from minutes_desktop.ui.capture.sheet import FORM_EDITS, Sheet
from minutes_desktop.ui.capture.sheet_rows import APPROVAL, TITLE
from minutes_desktop.ui.capture.turning import Turning

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_desktop.domain.changes import Change
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.workspace.open_minutes import OpenMinutes


def _tr(words: str) -> str:
    return QCoreApplication.translate("Acts", words)


class Acts:
    """The structural commands: each acts on the sheet's current spot and leaves the caret right."""

    def __init__(self, minutes: OpenMinutes, sheet: Sheet) -> None:
        """Act on these minutes, shown on this sheet."""
        self._open, self._sheet = minutes, sheet
        self._turning = Turning(minutes, sheet)

    # Blocks

    def start(self, kind: BlockKind) -> None:
        """The line with the caret becomes a block of a kind; at an empty line one is started.

        So do the lines that are selected, and the action in whose words the caret is.
        """
        spot = self._sheet.spot()
        if spot.item is None:
            return
        template, block = self._open.template, spot.block
        worded = self._worded(block)
        if self._turning.turn(kind):
            return
        if block is None:
            self._start_in_item(spot.item, self._fresh(kind, spot.item, 0))
            return
        fresh = self._fresh(kind, spot.item, _index_of(spot.item, block) + 1)
        if worded is None:
            self._put_after(block, fresh)
        elif is_empty(worded[0]):
            self._put(_tr("Change kind"), become(block, kind, template, fresh=fresh))
            self._sheet.enter(block.id)
        else:
            self._replace(block, put_at_line(*worded, fresh))
            self._sheet.enter(fresh.id)

    def add(self, kind: BlockKind) -> None:
        """Add a block of a kind at the end of the item with the caret; nothing written turns."""
        item = self._sheet.spot().item
        if item is None:
            return
        fresh = self._fresh(kind, item, len(item.blocks))
        last = item.blocks[-1] if item.blocks else None
        if last is None:
            self._start_in_item(item, fresh)
        elif isinstance(last, Worded) and is_empty(last):
            self._put(_tr("Change kind"), become(last, kind, self._open.template, fresh=fresh))
            self._sheet.enter(last.id)
        else:
            self._put_after(last, fresh)

    def nil_return(self) -> None:
        """Record, in the template's words, that there was none."""
        spot = self._sheet.spot()
        if spot.item is None:
            return
        block = spot.block
        at = _index_of(spot.item, block) + 1 if block else 0
        nil = following_nil(self._open.current, spot.item.id, at, self._open.template)
        worded = self._worded(block)
        if block is None:
            self._start_in_item(spot.item, nil)
            return
        if is_empty(block):
            nil = replace(nil, id=block.id)
            self._put(_tr("Nil return"), nil)
        elif worded is None:
            self._put_after(block, nil)
        else:
            self._replace(block, put_at_line(*worded, nil))
        self._sheet.enter(nil.id, at_end=True)

    def remove(self) -> None:
        """Remove the block with the caret; in a heading, the item and all it holds."""
        spot = self._sheet.spot()
        if spot.block is not None:
            self.remove_block(spot.block.id)
        elif spot.item is not None:
            item = spot.item
            target = self._sheet.neighbour(item.id, -1)
            self._open.apply(_tr("Remove item"), lambda m: edits.remove_item(m, item.id))
            self._sheet.enter(target, at_end=True)
        elif spot.key == APPROVAL:
            target = self._sheet.neighbour(APPROVAL, -1)
            self._sheet.enter(target, at_end=True)
            none = Approval()
            self._open.apply(_tr("Remove approval"), lambda m: edits.set_approval(m, none))

    def remove_block(self, block_id: str) -> None:
        """Remove a block; the caret goes to the end of what stood before it."""
        target = self._sheet.neighbour(block_id, -1)
        self._open.apply(_tr("Remove block"), lambda m: edits.remove_block(m, block_id))
        self._sheet.enter(target, at_end=True)

    def toggle_run_in(self) -> None:
        """Print the heading, or the label, on one line with what follows; or not.

        A line of the details goes beside the line above it.
        """
        spot = self._sheet.spot()
        block, row = spot.block, self._sheet.current_row()
        if isinstance(row, DetailsForm):
            row.toggle_same_line()
            return
        if isinstance(block, Labelled):
            self._put(_tr("Run in"), replace(block, run_in=not block.run_in))
        elif spot.item is not None:
            item = replace(spot.item, run_in=not spot.item.run_in)
            self._open.apply(_tr("Run in"), lambda m: edits.put_item(m, item))

    def add_approval(self) -> None:
        """Go to the block in which the record is signed; add the template's if there is none."""
        if not self._open.current.approval:
            fresh = blank_approval(self._open.template)
            self._open.apply(_tr("Approval block"), lambda m: edits.set_approval(m, fresh))
        self._sheet.enter(APPROVAL)

    # Items

    def add_item(self) -> None:
        """Add an item after this one, at its depth."""
        spot = self._sheet.spot()
        if spot.item is None:
            item = Item()
            self._open.apply(_tr("New item"), lambda m: edits.add_item(m, None, 0, item))
        else:
            after = spot.item.id
            place = place_of_item(self._open.current.items, after)
            item = following_item(spot.item, nested=place is not None and place.parent is not None)
            self._open.apply(_tr("New item"), lambda m: edits.add_item_after(m, after, item))
        self._sheet.enter(item.id)

    def add_child(self) -> None:
        """Add an item under this one, as its last."""
        parent = self._sheet.spot().item
        if parent is None:
            return
        item = following_item(parent.items[-1] if parent.items else None, nested=True)
        at = len(parent.items)
        self._open.apply(_tr("New item under"), lambda m: edits.add_item(m, parent.id, at, item))
        self._sheet.enter(item.id)

    def ask_under_heading(self, fields: tuple[str, ...]) -> None:
        """Go to fields under the heading of the item, shown if they are not yet."""
        item = self._sheet.spot().item
        heading = self._sheet.column.widget_of(item.id) if item else None
        if isinstance(heading, ItemHeading):
            heading.ask(fields)
            self._sheet.show_caret()

    def move(self, step: int) -> None:
        """Move the block with the caret one place; in a heading, the item."""
        spot = self._sheet.spot()
        if spot.block is not None:
            moved = spot.block.id
            self._keeping_caret(_tr("Move block"), lambda m: edits.move_block(m, moved, step))
        elif spot.item is not None:
            moved = spot.item.id
            self._keeping_caret(_tr("Move item"), lambda m: edits.move_item(m, moved, step))

    def nest(self) -> None:
        """Put the item under the one before it."""
        self._shift(_tr("Nest item"), edits.nest_item)

    def unnest(self) -> None:
        """Take the item out from under its parent."""
        self._shift(_tr("Un-nest item"), edits.unnest_item)

    def toggle_number_place(self) -> None:
        """Print the item's number before its heading, or in the number column."""
        item = self._sheet.spot().item
        if item is None:
            return
        now = item_numbers(self._open.current, self._open.template)[item.id].place
        changed = replace(item, number_place="column" if now == "body" else "body")
        self._open.apply(_tr("Place of number"), lambda m: edits.put_item(m, changed))

    def go(self, step: int) -> None:
        """Go to the next item's heading, or with -1 to this or the previous one's."""
        spot = self._sheet.spot()
        order = [item.id for item, _ in walk(self._open.current.items)]
        if spot.item is None:
            target = order[0] if step > 0 and order else TITLE
        else:
            at = order.index(spot.item.id) + (step if step > 0 or spot.block is None else 0)
            target = order[at] if 0 <= at < len(order) else (TITLE if at < 0 else "")
        self._sheet.go_to(target)

    # What is written

    def mark(self, mark: str) -> None:
        """Turn a mark on or off at the caret, as ``RichTextEdit.toggle_mark``."""
        if editor := self._sheet.current_editor():
            editor.toggle_mark(mark)

    def more_about_person(self) -> None:
        """Show the fields under the person with the caret, or hide them."""
        row = self._sheet.current_row()
        if isinstance(row, AttendanceForm):
            row.toggle_more()
            self._sheet.show_caret()

    def edit_label(self) -> None:
        """Take the caret into the printed label."""
        row = self._sheet.current_row()
        if isinstance(row, BlockRow | AttendanceForm):
            row.focus_label()

    def on_table(self, act: Callable[[TableForm], None]) -> Callable[[], None]:
        """The act done on the table with the caret: nothing where the caret is in none."""

        def act_on_table() -> None:
            row = self._sheet.current_row()
            if isinstance(row, BlockRow) and isinstance(row.editor, TableForm):
                act(row.editor)

        return act_on_table

    # History

    def undo(self) -> None:
        """Take back the last act, and show where."""
        self._history_step(self._open.undo)

    def redo(self) -> None:
        """Do again what was taken back, and show where."""
        self._history_step(self._open.redo)

    def _history_step(self, step: Callable[[], Change]) -> None:
        before = self._open.current
        self.show_history_step(before, step())

    def show_history_step(self, before: Minutes, change: Change) -> None:
        """Put the caret where an undo or redo has just changed something."""
        here = self._sheet.spot().key
        key = here if here in change.moved else self._changed_row(before, change)
        if not self._sheet.enter_changed(key) and key and key != here:
            self._sheet.enter(key, at_end=True)
        self._sheet.show_caret()

    def _changed_row(self, before: Minutes, change: Change) -> str:
        touched = change.updated | change.added | change.moved
        key = next((key for key in self._sheet.column.order() if key in touched), "")
        if not key and change.removed:
            key = _survivor(before, self._open.current, change.removed)
        if not key:
            key = next((form for form in FORM_EDITS if form in change.fields), "")
        if key == APPROVAL and not self._open.current.approval:
            key = self._sheet.neighbour(APPROVAL, -1) or self._sheet.column.order()[-1]
        return key

    # Inner

    def _worded(self, block: Block | None) -> tuple[Worded, int] | None:
        """A block of one text that has the caret, with the line of it; ``None`` for any other."""
        editor, row = self._sheet.current_editor(), self._sheet.current_row()
        if editor is None or not isinstance(row, BlockRow) or row.text_editor is not editor:
            return None
        if not isinstance(block, Worded):
            return None
        return block, editor.textCursor().blockNumber()

    def _replace(self, block: Block, pieces: tuple[Block, ...]) -> None:
        self._open.apply(_tr("Change kind"), lambda m: edits.replace_block(m, block.id, pieces))

    def _start_in_item(self, item: Item, block: Block) -> None:
        first = item.blocks[0] if item.blocks else None
        if isinstance(first, Text) and is_empty(first):
            self._put(_tr("Change kind"), replace(block, id=first.id))
            self._sheet.enter(first.id)
            return
        self._open.apply(_tr("Add block"), lambda m: edits.add_block(m, item.id, 0, block))
        self._sheet.enter(block.id)

    def _fresh(self, kind: BlockKind, item: Item, index: int) -> Block:
        return following_block(kind, self._open.current, item.id, index, self._open.template)

    def _put_after(self, before: Block, block: Block) -> None:
        kept = self._turning.without_empty_line(before)
        self._open.apply(
            _tr("Add block"),
            lambda m: edits.add_block_after(edits.put_block(m, kept), before.id, block),
        )
        self._sheet.enter(block.id)

    def _put(self, label: str, block: Block) -> None:
        self._open.apply(label, lambda m: edits.put_block(m, block))

    def _shift(self, label: str, edit: edits.ItemEdit) -> None:
        item = self._sheet.spot().item
        if item is not None:
            self._keeping_caret(label, lambda m: _refollowing(edit(m, item.id), item.id))

    def _keeping_caret(self, label: str, edit: edits.Edit) -> None:
        caret = self._sheet.caret()
        self._open.apply(label, edit)
        self._sheet.put_caret(caret)
        self._sheet.show_caret()


def _index_of(item: Item, block: Block) -> int:
    return next((n for n, one in enumerate(item.blocks) if one.id == block.id), -1)


def _refollowing(minutes: Minutes, item_id: str) -> Minutes:
    """The minutes with an item that is still empty as it would begin at its new place."""
    fresh = refollowed(minutes, item_id)
    return edits.put_item(minutes, fresh) if fresh else minutes


def _survivor(before: Minutes, after: Minutes, removed: frozenset[str]) -> str:
    """The row nearest above what was removed that is still there."""
    keys: list[str] = []
    for item, _ in walk(before.items):
        keys += [item.id, *(block.id for block in item.blocks)]
    first = next((n for n, key in enumerate(keys) if key in removed), 0)
    left = (key for key in reversed(keys[:first]) if _is_there(after, key))
    return next(left, TITLE)


def _is_there(minutes: Minutes, key: str) -> bool:
    return bool(place_of_item(minutes.items, key) or place_of_block(minutes.items, key))
