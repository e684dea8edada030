"""A form of rows, one for each entry of a tuple, with an empty row waiting at the end."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Generic, TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import Sitting
from minutes_desktop.domain.minutes import ApprovalRow, Detail
from minutes_desktop.ui.capture.forms.form import GAP, Field, Form
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.capture.forms.row import TO_END
from minutes_desktop.ui.capture.forms.row_keys import row_act
from minutes_desktop.ui.richtext.editor import RichTextEdit

Entry = TypeVar("Entry", bound=Detail | Attendee | Apology | Sitting | Action | ApprovalRow)

_WAITING = "new"  # the name of the waiting row, whose id is not stored anywhere


class EntryRow(QWidget, Generic[Entry]):
    """One entry as a row of fields.

    Signals: ``edited`` says that ``entry`` has a new value.
    """

    edited = Signal()

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        """Begin with the entry; a row makes its fields and then shows it."""
        super().__init__(parent)
        self.entry = entry

    def show_entry(self, entry: Entry) -> None:
        """Show the entry; a field that shows its part already is left alone."""
        raise NotImplementedError

    def fields(self) -> dict[str, Field]:
        """The fields that are shown by name, from left to right."""
        raise NotImplementedError

    def parts(self) -> dict[str, Field]:
        """All fields by name, those that are not always shown too."""
        return self.fields()

    def show_place(self, place: int, *, waiting: bool) -> None:
        """Name the fields by the row's place, 1 first; a ``waiting`` row says what goes in it."""
        raise NotImplementedError


class RowsForm(Form, Generic[Entry]):
    """Entries, one a row, and always one empty row at the end.

    What is typed into the empty row becomes an entry. Enter goes on to the next field;
    Ctrl+Shift+Backspace removes a row, as does Backspace in an empty one; Alt+Up and Alt+Down
    move it.
    """

    def __init__(self, entries: tuple[Entry, ...], parent: QWidget | None = None) -> None:
        """Show the entries; a form that needs more than this sets it up first."""
        super().__init__(parent)
        self._rows: list[EntryRow[Entry]] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        self._column = QVBoxLayout()
        self._column.setSpacing(GAP)
        self._box.addLayout(self._column)
        self.arrange([self._wanted_row(entry, {}) for entry in self._with_waiting(entries)])

    def put_heads(self, heads: QWidget) -> None:
        """Show the words above the columns."""
        self._box.insertWidget(0, heads)

    # What a form says about its entries

    def make_row(self, entry: Entry) -> EntryRow[Entry]:
        """A new row that shows the entry."""
        raise NotImplementedError

    def blank(self, above: Entry | None) -> Entry:
        """A new empty entry to stand under another."""
        raise NotImplementedError

    def is_blank(self, entry: Entry) -> bool:
        """Whether nothing has been written in the entry."""
        raise NotImplementedError

    # Value

    @property
    def value(self) -> tuple[Entry, ...]:
        """The entries as written, without the row that waits."""
        return tuple(row.entry for row in self._rows[:-1])

    @property
    def rows(self) -> list[EntryRow[Entry]]:
        """The rows as they stand, the waiting one last."""
        return list(self._rows)

    def show_value(self, value: tuple[Entry, ...]) -> None:
        """Show the entries; rows that show theirs already are left alone."""
        entries = value[:-1] if value and self.is_blank(value[-1]) else value
        if entries == self.value:
            return
        spot = self._spot()
        spare = self._spare(entries)
        known = {row.entry.id: row for row in self._rows if row is not spare}
        rows = [self._wanted_row(entry, known) for entry in entries]
        rows.append(self._emptied(spare, entries) if spare else self._new_waiting(entries))
        self.arrange(rows)
        self._return_to(spot)

    def _with_waiting(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        if entries and self.is_blank(entries[-1]):
            return entries
        return (*entries, self.blank(entries[-1] if entries else None))

    def _wanted_row(self, entry: Entry, known: dict[str, EntryRow[Entry]]) -> EntryRow[Entry]:
        row = known.get(entry.id)
        if row is None:
            return self._new_row(entry)
        if row.entry != entry:
            row.show_entry(entry)
        return row

    def _new_row(self, entry: Entry) -> EntryRow[Entry]:
        row = self.make_row(entry)
        row.setParent(self)
        row.edited.connect(partial(self._row_edited, row))
        for field in row.parts().values():
            self.join_in_row(row, field)
        return row

    def join_in_row(self, row: EntryRow[Entry], field: Field) -> None:
        """Let the caret go from a field of a row to its neighbours."""
        self.join(field)
        if isinstance(field, LineField | RichTextEdit):
            field.emptied.connect(partial(self._backspace, row))

    def _new_waiting(self, entries: tuple[Entry, ...]) -> EntryRow[Entry]:
        return self._new_row(self.blank(entries[-1] if entries else None))

    def _spare(self, entries: tuple[Entry, ...]) -> EntryRow[Entry] | None:
        """The row to go on with as the waiting one.

        Where an undo takes away the row with the caret, the caret stays in that row.
        """
        kept = {entry.id for entry in entries}
        focused = self._focused_row()
        if focused and focused.entry.id not in kept and self._rows.index(focused) >= len(entries):
            return focused
        return None if self._rows[-1].entry.id in kept else self._rows[-1]

    def _emptied(self, row: EntryRow[Entry], entries: tuple[Entry, ...]) -> EntryRow[Entry]:
        if not self.is_blank(row.entry):
            empty = self.blank(entries[-1] if entries else None)
            row.show_entry(replace(empty, id=row.entry.id))
        return row

    # Edits

    def _row_edited(self, row: EntryRow[Entry]) -> None:
        self._settle()
        self.edited.emit(self.value)

    def _settle(self) -> None:
        """Have exactly one empty row at the end."""
        if not self.is_blank(self._rows[-1].entry):
            self.arrange([*self._rows, self._new_waiting((self._rows[-1].entry,))])
        while len(self._rows) > 1 and self.is_blank(self._rows[-2].entry):
            spare = self._rows[-1] if self._focused_row() is not self._rows[-1] else self._rows[-2]
            self.arrange([row for row in self._rows if row is not spare])

    def remove_row(self, row: EntryRow[Entry]) -> None:
        """Remove an entry; the caret goes to the row that takes its place."""
        if row is self._rows[-1]:
            return
        spot = self._spot()
        if spot is not None and self._rows[spot[0]] is row:
            self._rows[spot[0] + 1].fields()[spot[1]].enter_bottom()
        self.run_ended.emit()
        self.arrange([other for other in self._rows if other is not row])
        self.edited.emit(self.value)
        self.run_ended.emit()

    def move_row(self, row: EntryRow[Entry], step: int) -> None:
        """Move an entry a place down (``step`` 1) or up (-1), as far as the entries go."""
        at = self._rows.index(row)
        to = at + step
        if row is self._rows[-1] or not 0 <= to < len(self._rows) - 1:
            return
        rows = list(self._rows)
        rows[at], rows[to] = rows[to], rows[at]
        self.run_ended.emit()
        self.arrange(rows)
        self._settle()
        self.edited.emit(self.value)
        self.run_ended.emit()

    def _backspace(self, row: EntryRow[Entry]) -> None:
        at = self._rows.index(row)
        if all(self.is_blank(one.entry) for one in self._rows):
            self.emptied.emit()
            return
        if at == 0 or not self.is_blank(row.entry):
            return
        above = self._rows[at - 1].fields().values()
        written = [field for field in above if isinstance(field, LineField | RichTextEdit)]
        written[-1].enter_bottom()
        self.remove_row(row)

    # Fields

    def chain(self) -> None:
        """Put the fields in tab order, those too that are not shown now."""
        parts = [field for row in self._rows for field in row.parts().values()]
        for before, after in pairwise(parts):
            QWidget.setTabOrder(before, after)

    def named_fields(self) -> dict[str, Field]:
        """The fields as ``<row id>.<name>``, those of the waiting row as ``new.<name>``."""
        return {
            f"{_WAITING if row is self._rows[-1] else row.entry.id}.{name}": field
            for row in self._rows
            for name, field in row.fields().items()
        }

    def lines(self) -> list[list[Field]]:
        """The fields of each row, side by side."""
        return [list(row.fields().values()) for row in self._rows]

    def finish(self, field: Field) -> None:
        """Go on to the next field, from an empty last row out of the form."""
        row = self._focused_row()
        if row is self._rows[-1]:
            self.left_down.emit(TO_END)
        else:
            super().finish(field)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that remove and move a row from the page, where there is a row."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and row_act(event) is not None
            and len(self._rows) > 1
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove or move the row with the caret."""
        act = row_act(event)
        row = self._focused_row()
        if act is None or row is None or len(self._rows) == 1:
            super().keyPressEvent(event)
        elif act == 0:
            self.remove_row(row)
        else:
            self.move_row(row, act)

    # Rows on the screen

    def arrange(self, rows: list[EntryRow[Entry]]) -> None:
        """Show these rows in this order and let go of the others."""
        gone = [row for row in self._rows if row not in rows]
        self._rows = rows
        self._fit_waiting()
        for place, row in enumerate(rows):
            item = self._column.itemAt(place)
            if item is None or item.widget() is not row:
                self._column.insertWidget(place, row)
            row.show_place(place + 1, waiting=row is rows[-1])
            if self.isVisible():
                row.show()
        for row in gone:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.arranged()
        self.chain()

    def _fit_waiting(self) -> None:
        """Let the waiting row follow on from the row above it."""
        if len(self._rows) > 1 and self.is_blank(self._rows[-1].entry):
            row, above = self._rows[-1], self._rows[-2].entry
            entry = replace(self.blank(above), id=row.entry.id)
            if entry != row.entry:
                row.show_entry(entry)

    def arranged(self) -> None:
        """Follow a new order of the rows, where a form shows more than rows."""

    def _focused_row(self) -> EntryRow[Entry] | None:
        for row in self._rows:
            if any(field.hasFocus() for field in row.fields().values()):
                return row
        return None

    def _spot(self) -> tuple[int, str] | None:
        """The row, by its place, and the field that have the focus."""
        for place, row in enumerate(self._rows):
            for name, field in row.fields().items():
                if field.hasFocus():
                    return place, name
        return None

    def _return_to(self, spot: tuple[int, str] | None) -> None:
        """Put the focus where it was, if the row that had it went away."""
        if spot is not None and self._spot() is None:
            place, name = spot
            self._rows[min(place, len(self._rows) - 1)].fields()[name].enter_bottom()
