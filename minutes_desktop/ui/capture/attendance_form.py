"""Who was present and who sent apologies."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from minutes_desktop.domain.attendance import Apology, Attendee, Person
from minutes_desktop.ui.capture.line_row import FieldColumn
from minutes_desktop.ui.capture.person_row import PersonRow, Present
from minutes_desktop.ui.capture.rows_form import EntryRow, RowsForm
from minutes_desktop.ui.models.people_model import PeopleModel


class PeopleForm(RowsForm[Present]):
    """People, one a row, under the labels they print with."""

    def __init__(
        self, people: tuple[Present, ...], label: str, parent: QWidget | None = None
    ) -> None:
        """Show the people; ``label`` is the printed label where no entry says another."""
        self._label = label
        self._names, self._capacities = PeopleModel("name"), PeopleModel("capacity")
        super().__init__(people, parent)

    def set_people(self, people: tuple[Person, ...]) -> None:
        """Suggest these people, in this order, while names and capacities are typed."""
        self._names.set_people(people)
        self._capacities.set_people(people)

    def columns(self) -> tuple[FieldColumn, ...]:
        """The columns of a row."""
        raise NotImplementedError

    def label_of(self, entry: Present) -> str:
        """The printed label of the group the entry is in."""
        raise NotImplementedError

    def arranged(self) -> None:
        """Show each label once, at the first row of its group."""
        labels = ["", *(self.label_of(row.entry) for row in self.rows)]
        for row, (above, label) in zip(self.rows, pairwise(labels), strict=True):
            if isinstance(row, PersonRow) and not row.label.hasFocus():
                row.label.show_value("" if label == above else label)


class AttendanceForm(PeopleForm[Attendee]):
    """Who was present: name and capacity; a new row joins the group of the row above.

    The label in the gutter names a group. Typed beside another row, it begins a group there;
    cleared, the group joins the one above.
    """

    def __init__(
        self,
        attendance: tuple[Attendee, ...] = (),
        group: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show the attendance; ``group`` is the label of the first entry of an empty list."""
        super().__init__(attendance, group, parent)

    def columns(self) -> tuple[FieldColumn, ...]:
        """Name and capacity."""
        return (
            FieldColumn(
                "name", self.tr("Name of attendee {}"), self.tr("Another person present"), 2
            ),
            FieldColumn("capacity", self.tr("Capacity of attendee {}"), self.tr("Capacity"), 3),
        )

    def make_row(self, entry: Attendee) -> EntryRow[Attendee]:
        """A row with suggestions, whose label can be written."""
        row = PersonRow(entry, self.columns(), self._names, self._capacities, self)
        row.labelled.connect(partial(self._group_typed, row))
        row.label.editingFinished.connect(self.arranged)
        return row

    def label_of(self, entry: Attendee) -> str:
        """The group of the attendee."""
        return entry.group

    def focus_label(self) -> bool:
        """Take the caret from a row into the label beside it; False where there is none."""
        row = self._focused_row()
        if not isinstance(row, PersonRow) or row.label.isReadOnly():
            return False
        row.label.setFocus(Qt.FocusReason.ShortcutFocusReason)
        row.label.selectAll()
        return True

    def arranged(self) -> None:
        """Show each label once; the row that waits has none to write."""
        super().arranged()
        for place, row in enumerate(self.rows, 1):
            if isinstance(row, PersonRow):
                row.label.setReadOnly(place == len(self.rows))
                row.label.setAccessibleName(self.tr("Group of attendee {}").format(place))

    def _group_typed(self, row: EntryRow[Attendee], words: str) -> None:
        """Name the group from this row on to the row where another one begins."""
        rows = self.rows
        at, old = rows.index(row), row.entry.group
        group = words or (rows[at - 1].entry.group if at else "")
        for other in rows[at:]:
            if other.entry.group != old:
                break
            other.show_entry(replace(other.entry, group=group))
        self.arrange(rows)
        self.edited.emit(self.value)

    def blank(self, above: Attendee | None) -> Attendee:
        """An attendee without a name, in the group of the one above."""
        return Attendee(group=self._label if above is None else above.group)

    def is_blank(self, entry: Attendee) -> bool:
        """Whether the attendee has neither name, capacity nor initials."""
        return not (entry.name or entry.capacity or entry.initials)

    def move_row(self, row: EntryRow[Attendee], step: int) -> None:
        """Move an attendee; at the edge of a group into the group beyond it."""
        rows = self.rows
        at = rows.index(row)
        to = at + step
        if row is rows[-1] or not 0 <= to < len(rows) - 1:
            return
        if rows[to].entry.group == row.entry.group:
            super().move_row(row, step)
            return
        row.show_entry(replace(row.entry, group=rows[to].entry.group))
        self.arrange(rows)
        self.edited.emit(self.value)


class ApologiesForm(PeopleForm[Apology]):
    """Who sent apologies: name, capacity and, where someone stood in, the representative."""

    def __init__(
        self,
        apologies: tuple[Apology, ...] = (),
        label: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show the apologies under their printed label."""
        super().__init__(apologies, label, parent)

    def columns(self) -> tuple[FieldColumn, ...]:
        """Name, capacity and representative."""
        return (
            FieldColumn("name", self.tr("Name of apology {}"), self.tr("Another apology"), 4),
            FieldColumn("capacity", self.tr("Capacity of apology {}"), self.tr("Capacity"), 4),
            FieldColumn(
                "representative",
                self.tr("Representative of apology {}"),
                self.tr("Represented by"),
                2,
            ),
        )

    def make_row(self, entry: Apology) -> EntryRow[Apology]:
        """A row with suggestions, whose label only shows what the template prints."""
        row = PersonRow(entry, self.columns(), self._names, self._capacities, self)
        row.label.setReadOnly(True)
        row.label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return row

    def label_of(self, entry: Apology) -> str:
        """The label of all apologies."""
        return self._label

    def blank(self, above: Apology | None) -> Apology:
        """An apology without a name."""
        return Apology()

    def is_blank(self, entry: Apology) -> bool:
        """Whether nothing has been written about the apology."""
        return not (entry.name or entry.capacity or entry.representative)
