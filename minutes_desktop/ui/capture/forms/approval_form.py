"""The block at the end of the minutes in which the record is signed."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QVBoxLayout, QWidget

from minutes_desktop.domain.meaning import understood_approval_row
from minutes_desktop.domain.minutes import Approval, ApprovalRow
from minutes_desktop.ui.capture.forms.form import GAP, Field, Form
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.capture.forms.line_row import FieldColumn, LineRow
from minutes_desktop.ui.capture.forms.rows_form import EntryRow, RowsForm
from minutes_desktop.ui.labels import APPROVAL_ROLES


class SignatureRow(LineRow[ApprovalRow]):
    """A label in the gutter and a value beside it, which is left blank to be filled by hand."""

    def __init__(self, entry: ApprovalRow, parent: QWidget | None = None) -> None:
        """Show the row."""
        columns = (
            FieldColumn("label", self.tr("Label of approval line {}"), self.tr("Label:"), 0),
            FieldColumn("value", self.tr("Value of approval line {}"), self.tr("Another line"), 1),
        )
        super().__init__(entry, columns, parent)

    def write(self, name: str, words: str) -> None:
        """Put the words typed into the entry, with what the label says the line is."""
        before = self.entry
        self.entry = understood_approval_row(replace(before, **{name: words}), before)
        self._tell_role()
        self.edited.emit()

    def show_entry(self, entry: ApprovalRow) -> None:
        """Show the row; a field that shows its part already is left alone."""
        super().show_entry(entry)
        self._tell_role()

    def show_place(self, place: int, *, waiting: bool) -> None:
        """Name the fields by the row's place; an empty value says that it is filled by hand."""
        super().show_place(place, waiting=waiting)
        if not waiting:
            self.line("value").setPlaceholderText(self.tr("left blank, to be filled by hand"))
        self._tell_role()

    def _tell_role(self) -> None:
        role = APPROVAL_ROLES[self.entry.role]
        words = self.tr("Understood as: {}").format(role) if role else ""
        for field in (self.line("label"), self.line("value")):
            field.setToolTip(words)
            field.setAccessibleDescription(words)


class ApprovalRowsForm(RowsForm[ApprovalRow]):
    """The lines of the block: signature, name, date and whatever else."""

    def make_row(self, entry: ApprovalRow) -> EntryRow[ApprovalRow]:
        """A row with the label in the gutter and the value beside it."""
        return SignatureRow(entry, self)

    def blank(self, above: ApprovalRow | None) -> ApprovalRow:
        """A line without label and value."""
        return ApprovalRow()

    def is_blank(self, entry: ApprovalRow) -> bool:
        """Whether the line has neither label nor value."""
        return not (entry.label or entry.value)


class ApprovalForm(Form):
    """The heading of the block, and a row for each of its lines."""

    def __init__(self, approval: Approval, parent: QWidget | None = None) -> None:
        """Show the block."""
        super().__init__(parent)
        self._approval = approval
        self._heading = LineField(
            approval.heading,
            name=self.tr("Heading of the approval block"),
            hint=self.tr("Heading of the approval block"),
        )
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        self._rows = ApprovalRowsForm(approval.rows)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self._heading)
        box.addWidget(self._rows)
        self.join(self._heading)
        self._heading.edited.connect(lambda words: self._change(heading=words))
        self._rows.edited.connect(lambda rows: self._change(rows=rows))
        self._rows.left_up.connect(self._into_heading)
        self._rows.left_down.connect(self.left_down)

    @property
    def value(self) -> Approval:
        """The block as written."""
        return self._approval

    def show_value(self, approval: Approval) -> None:
        """Show the block; fields that show their part already are left alone."""
        self._approval = approval
        self._heading.show_value(approval.heading)
        self._rows.show_value(approval.rows)

    def named_fields(self) -> dict[str, Field]:
        """The heading, then the fields of the lines."""
        return {"heading": self._heading, **self._rows.named_fields()}

    def lines(self) -> list[list[Field]]:
        """The heading on a line of its own, then a line for each row."""
        return [[self._heading], *self._rows.lines()]

    def _into_heading(self, x: int) -> None:
        self._heading.enter_bottom(x if x >= 0 else None)

    def _change(self, **fields: str | tuple[ApprovalRow, ...]) -> None:
        self._approval = replace(self._approval, **fields)
        self.edited.emit(self._approval)
