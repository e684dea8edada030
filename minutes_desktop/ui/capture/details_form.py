"""The labelled lines at the head of the minutes."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from minutes_desktop.domain.minutes import Detail
from minutes_desktop.domain.richtext import RichText
from minutes_desktop.ui.capture.form import GAP, GUTTER, Field
from minutes_desktop.ui.capture.line_field import LineField
from minutes_desktop.ui.capture.rich_line import RichLine
from minutes_desktop.ui.capture.rows_form import EntryRow, RowsForm


class DetailRow(EntryRow[Detail]):
    """A label in the gutter and a value beside it."""

    def __init__(self, entry: Detail, parent: QWidget | None = None) -> None:
        """Show the detail."""
        super().__init__(entry, parent)
        self.label = LineField(entry.label)
        self.label.setFixedWidth(GUTTER - GAP)
        self.value = RichLine(entry.value)
        self.label.edited.connect(self._label_typed)
        self.value.edited.connect(self._value_typed)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self.value, 1)

    def show_entry(self, entry: Detail) -> None:
        """Show the detail; a field that shows its part already is left alone."""
        self.entry = entry
        self.label.show_value(entry.label)
        self.value.show_value(entry.value)

    def fields(self) -> dict[str, Field]:
        """Label and value."""
        return {"label": self.label, "value": self.value}

    def show_place(self, place: int, *, waiting: bool) -> None:
        """Name the fields by the row's place; the row that waits says what goes in it."""
        self.label.setAccessibleName(self.tr("Label of detail {}").format(place))
        self.value.setAccessibleName(self.tr("Value of detail {}").format(place))
        self.label.setPlaceholderText(self.tr("Label:") if waiting else "")
        self.value.setPlaceholderText(self.tr("Another detail") if waiting else "")

    def _label_typed(self, words: str) -> None:
        self.entry = replace(self.entry, label=words)
        self.edited.emit()

    def _value_typed(self, value: RichText) -> None:
        self.entry = replace(self.entry, value=value)
        self.edited.emit()


class DetailsForm(RowsForm[Detail]):
    """Date, chair, venue and whatever else the minutes begin with: a label and a value each."""

    def make_row(self, entry: Detail) -> EntryRow[Detail]:
        """A row with the label in the gutter and the value beside it."""
        return DetailRow(entry, self)

    def blank(self, above: Detail | None) -> Detail:
        """A detail without label and value."""
        return Detail()

    def is_blank(self, entry: Detail) -> bool:
        """Whether the detail has neither label, value nor meaning."""
        return not (entry.label or entry.value or entry.role)
