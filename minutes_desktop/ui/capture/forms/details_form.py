"""The labelled lines at the head of the minutes."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from minutes_desktop.domain.meaning import understood_detail
from minutes_desktop.domain.minutes import Detail, DetailRole
from minutes_desktop.domain.richtext import RichText
from minutes_desktop.domain.template import TemplateDetail
from minutes_desktop.ui.capture.forms.form import GAP, GUTTER, Field
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.capture.forms.quiet_label import QuietLabel
from minutes_desktop.ui.capture.forms.rich_line import RichLine
from minutes_desktop.ui.capture.forms.rows_form import EntryRow, RowsForm
from minutes_desktop.ui.labels import DETAIL_ROLES


class DetailRow(EntryRow[Detail]):
    """A label in the gutter and a value beside it; a sign if both print beside the line above."""

    def __init__(self, entry: Detail, parent: QWidget | None = None) -> None:
        """Show the detail."""
        super().__init__(entry, parent)
        self.label = LineField(entry.label)
        self.label.setFixedWidth(GUTTER - GAP)
        self.value = RichLine(entry.value)
        self._sign = QuietLabel(self.tr("↑ same line"))
        self.label.edited.connect(self._label_typed)
        self.value.edited.connect(self._value_typed)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self.value, 1)
        box.addWidget(self._sign)
        self._tell()

    def show_entry(self, entry: Detail) -> None:
        """Show the detail; a field that shows its part already is left alone."""
        self.entry = entry
        self.label.show_value(entry.label)
        self.value.show_value(entry.value)
        self._tell()

    def put(self, entry: Detail) -> None:
        """Take over an entry with the same words."""
        self.entry = entry
        self._tell()

    def fields(self) -> dict[str, Field]:
        """Label and value."""
        return {"label": self.label, "value": self.value}

    def show_place(self, place: int, *, waiting: bool) -> None:
        """Name the fields by the row's place; the row that waits says what goes in it."""
        self.label.setAccessibleName(self.tr("Label of detail {}").format(place))
        self.value.setAccessibleName(self.tr("Value of detail {}").format(place))
        self.label.setPlaceholderText(self.tr("Label:") if waiting else "")
        self.value.setPlaceholderText(self.tr("Another detail") if waiting else "")

    def _tell(self) -> None:
        """Say what the line is understood as, and that it prints beside the one above."""
        role = DETAIL_ROLES[self.entry.role]
        said = [self.tr("Understood as: {}").format(role)] if role else []
        if self.entry.same_line:
            said.append(self.tr("Printed beside the line above"))
        for field in (self.label, self.value):
            field.setToolTip("\n".join(said))
            field.setAccessibleDescription(". ".join(said))
        self._sign.setVisible(self.entry.same_line)

    def _label_typed(self, words: str) -> None:
        self.entry = replace(self.entry, label=words)
        self.edited.emit()

    def _value_typed(self, value: RichText) -> None:
        self.entry = replace(self.entry, value=value)
        self.edited.emit()


class DetailsForm(RowsForm[Detail]):
    """Date, chair, venue and whatever else the minutes begin with: a label and a value each.

    What a line is for is understood from its label; one without a label goes on with the line
    above it, as for a second chair.
    """

    def __init__(
        self,
        details: tuple[Detail, ...],
        known: tuple[TemplateDetail, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Show the details; ``known`` are the template's own, whose labels are understood first."""
        self._known = known
        self._before: dict[str, Detail] = {}
        super().__init__(details, parent)

    def make_row(self, entry: Detail) -> EntryRow[Detail]:
        """A row with the label in the gutter and the value beside it."""
        row = DetailRow(entry, self)
        row.edited.connect(lambda: self._understand(row))
        return row

    def blank(self, above: Detail | None) -> Detail:
        """A detail without label and value."""
        return Detail()

    def is_blank(self, entry: Detail) -> bool:
        """Whether the detail has neither label, value nor meaning."""
        return not (entry.label or entry.value or entry.role)

    def arranged(self) -> None:
        """Remember what stands in the rows, against which the next edit is understood."""
        self._remember()

    def show_value(self, value: tuple[Detail, ...]) -> None:
        """Show the details; rows that show theirs already are left alone."""
        super().show_value(value)
        self._remember()

    def toggle_same_line(self) -> None:
        """Print the line with the caret beside the one above it, or on a line of its own."""
        row = self._focused_row()
        rows = self.rows
        if not isinstance(row, DetailRow) or row in (rows[0], rows[-1]):
            return
        self.run_ended.emit()
        row.put(replace(row.entry, same_line=not row.entry.same_line))
        self._remember()
        self.edited.emit(self.value)
        self.run_ended.emit()

    def move_row(self, row: EntryRow[Detail], step: int) -> None:
        """Move a detail; one without a label goes on with what it then stands under."""
        at = self.rows.index(row)
        entry = row.entry
        if isinstance(row, DetailRow) and not entry.label and entry.role == self._role_over(at):
            role = self._role_over(at - 1 if step < 0 else at + 2)
            row.put(replace(entry, role=role or entry.role))
        super().move_row(row, step)

    def _role_over(self, at: int) -> DetailRole:
        """The role of the row over the row at a place, that row or none left out."""
        rows = self.rows[:-1]
        return rows[at - 1].entry.role if 0 < at <= len(rows) else ""

    def _understand(self, row: DetailRow) -> None:
        at = self.rows.index(row)
        before = self._before.get(row.entry.id, Detail())
        above = self.rows[at - 1].entry.role if at else ""
        row.put(understood_detail(row.entry, before, above, self._known))
        self._before[row.entry.id] = row.entry

    def _remember(self) -> None:
        self._before = {row.entry.id: row.entry for row in self.rows}
