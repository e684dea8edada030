"""The labelled lines at the head of the minutes."""

from __future__ import annotations

from minutes_desktop.domain.minutes import Detail
from minutes_desktop.ui.capture.line_row import FieldColumn, LineRow
from minutes_desktop.ui.capture.rows_form import EntryRow, RowsForm


class DetailsForm(RowsForm[Detail]):
    """Date, chair, venue and whatever else the minutes begin with: a label and a value each."""

    def make_row(self, entry: Detail) -> EntryRow[Detail]:
        """A row with the label in the gutter and the value beside it."""
        columns = (
            FieldColumn("label", self.tr("Label of detail {}"), self.tr("Label:"), 0),
            FieldColumn("value", self.tr("Value of detail {}"), self.tr("Another detail"), 1),
        )
        return LineRow(entry, columns, self)

    def blank(self, above: Detail | None) -> Detail:
        """A detail without label and value."""
        return Detail()

    def is_blank(self, entry: Detail) -> bool:
        """Whether the detail has neither label, value nor meaning."""
        return not (entry.label or entry.value or entry.role)
