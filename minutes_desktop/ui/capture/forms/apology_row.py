"""Somebody who sent apologies as a row, with who of those present stood in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from minutes_desktop.domain.attendance import Apology
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.capture.forms.line_row import FieldColumn
from minutes_desktop.ui.capture.forms.person_row import PersonRow
from minutes_desktop.ui.capture.forms.quiet_label import QuietLabel
from minutes_desktop.ui.capture.forms.suggesting_field import SuggestingField
from minutes_desktop.ui.models.people_model import PeopleModel


class ApologyRow(PersonRow[Apology]):
    """Name, capacity and representative; a mark where the representative is somebody present.

    Signals: ``shown`` says that another entry is shown.
    """

    shown = Signal()

    def __init__(
        self,
        entry: Apology,
        columns: Sequence[FieldColumn],
        names: PeopleModel,
        capacities: PeopleModel,
        stand_ins: PeopleModel,
        parent: QWidget | None = None,
    ) -> None:
        """Show the apology; the models suggest names, capacities and representatives."""
        self._stand_ins = stand_ins
        super().__init__(entry, columns, names, capacities, parent)
        self._mark = QuietLabel("✓")
        policy = self._mark.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # or the columns of the rows would not align
        self._mark.setSizePolicy(policy)
        self._mark.hide()
        self.box.addWidget(self._mark)

    def show_entry(self, entry: Apology) -> None:
        """Show the apology; a field that shows its part already is left alone."""
        super().show_entry(entry)
        self.shown.emit()

    def tell_stand_in(self, present: str) -> None:
        """Say quietly which attendee the representative is: number and name, empty for none."""
        said = self.tr("Present as attendee {}").format(present) if present else ""
        field = self.line("representative")
        for widget in (field, self._mark):
            widget.setToolTip(said)
        field.setAccessibleDescription(said)
        self._mark.setVisible(bool(said))

    def make_field(self, column: FieldColumn) -> LineField:
        """A field that suggests names, capacities or those present."""
        if column.field != "representative":
            return super().make_field(column)
        field = SuggestingField(self._stand_ins)
        self.take_suggestions(column.field, field)
        return field
