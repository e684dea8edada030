"""A row of line fields, each of which writes one field of the row's entry."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from minutes_desktop.ui.capture.forms.form import GAP, GUTTER, Field
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.capture.forms.rows_form import Entry, EntryRow

if TYPE_CHECKING:
    from collections.abc import Sequence


class FieldColumn(Struct, frozen=True):
    """A column of a form: the entry's field it writes, and how it looks and is called.

    ``name`` may hold ``{}`` for the row's place; ``stretch`` is its share of the width, 0 for
    the gutter; ``hint`` stands in the waiting row, ``always_hint`` in every empty field.
    """

    field: str
    name: str
    hint: str
    stretch: int
    always_hint: bool = False


class LineRow(EntryRow[Entry]):
    """An entry written in line fields only."""

    def __init__(
        self, entry: Entry, columns: Sequence[FieldColumn], parent: QWidget | None = None
    ) -> None:
        """Show the entry in these columns."""
        super().__init__(entry, parent)
        self._columns = columns
        self._fields = {column.field: self.make_field(column) for column in columns}
        self.box = self.make_box()
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(GAP)
        for column in columns:
            field = self._fields[column.field]
            field.show_value(getattr(entry, column.field))
            field.edited.connect(partial(self.write, column.field))
            if column.stretch:
                field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            else:
                field.setFixedWidth(GUTTER - GAP)
            self.box.addWidget(field, column.stretch)

    def make_box(self) -> QHBoxLayout:
        """The line in which the fields stand."""
        return QHBoxLayout(self)

    def make_field(self, column: FieldColumn) -> LineField:
        """The field of a column."""
        return LineField()

    def line(self, name: str) -> LineField:
        """The line field that writes the entry's field of that name."""
        return self._fields[name]

    def write(self, name: str, words: str) -> None:
        """Put the words typed into the entry."""
        self.entry = replace(self.entry, **{name: words})
        self.edited.emit()

    def show_entry(self, entry: Entry) -> None:
        """Show the entry; a field that shows its part already is left alone."""
        self.entry = entry
        for name, field in self._fields.items():
            field.show_value(getattr(entry, name))

    def fields(self) -> dict[str, Field]:
        """The fields by the names of what they write."""
        return dict(self._fields)

    def show_place(self, place: int, *, waiting: bool) -> None:
        """Name the fields by the row's place; show the hints in the row that waits."""
        for column in self._columns:
            field = self._fields[column.field]
            field.setAccessibleName(column.name.format(place))
            field.setPlaceholderText(column.hint if waiting or column.always_hint else "")
