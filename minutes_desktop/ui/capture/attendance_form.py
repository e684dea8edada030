"""Who was present and who sent apologies."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from minutes_desktop.domain.attendance import Apology, Attendee, Person
from minutes_desktop.ui.capture.form import GAP, GUTTER
from minutes_desktop.ui.capture.line_field import LineField
from minutes_desktop.ui.capture.line_row import Column, LineRow
from minutes_desktop.ui.capture.rows_form import EntryRow, RowsForm
from minutes_desktop.ui.capture.suggesting_field import SuggestingField
from minutes_desktop.ui.models.people_model import PeopleModel

if TYPE_CHECKING:
    from collections.abc import Sequence

Present = TypeVar("Present", bound=Attendee | Apology)

_LABEL_MARGIN = 12  # pixels between a label in the gutter and what it stands beside


class PersonRow(LineRow[Present]):
    """A person's name and capacity, with suggestions from the directory.

    A person chosen from the suggestions brings along the capacity last recorded, unless another
    one has been written.
    """

    def __init__(
        self,
        entry: Present,
        columns: Sequence[Column],
        names: PeopleModel,
        capacities: PeopleModel,
        parent: QWidget | None = None,
    ) -> None:
        """Show the person; the models suggest names and capacities."""
        self._names, self._capacities = names, capacities
        self._brought = ""  # the capacity that came with a chosen person
        super().__init__(entry, columns, parent)
        self._label = _gutter_label()
        self.box.insertWidget(0, self._label)

    def make_field(self, column: Column) -> LineField:
        """A field that suggests capacities or names."""
        of_capacity = column.field == "capacity"
        field = SuggestingField(self._capacities if of_capacity else self._names)
        field.chosen.connect(partial(self._choose, column.field))
        return field

    def show_label(self, words: str) -> None:
        """Show the label of the group that begins with this row; empty in the rows below it."""
        self._label.setText(words)

    def _choose(self, name: str, person: Person) -> None:
        if name == "name":
            chosen = replace(self.entry, name=person.name)
            if self.entry.capacity in ("", self._brought):
                self._brought = person.capacity
                chosen = replace(chosen, capacity=person.capacity)
        elif name == "capacity":
            chosen = replace(self.entry, capacity=person.capacity)
        else:
            chosen = replace(self.entry, **{name: person.name})
        self.show_entry(chosen)
        self.edited.emit()


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

    def columns(self) -> tuple[Column, ...]:
        """The columns of a row."""
        raise NotImplementedError

    def label_of(self, entry: Present) -> str:
        """The printed label of the group the entry is in."""
        raise NotImplementedError

    def make_row(self, entry: Present) -> EntryRow[Present]:
        """A row with suggestions."""
        return PersonRow(entry, self.columns(), self._names, self._capacities, self)

    def arranged(self) -> None:
        """Show each label once, at the first row of its group."""
        labels = ["", *(self.label_of(row.entry) for row in self.rows)]
        for row, (above, label) in zip(self.rows, pairwise(labels), strict=True):
            if isinstance(row, PersonRow):
                row.show_label("" if label == above else label)


class AttendanceForm(PeopleForm[Attendee]):
    """Who was present: name and capacity; a new row joins the group of the row above."""

    def __init__(
        self,
        attendance: tuple[Attendee, ...] = (),
        group: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show the attendance; ``group`` is the label of the first entry of an empty list."""
        super().__init__(attendance, group, parent)

    def columns(self) -> tuple[Column, ...]:
        """Name and capacity."""
        return (
            Column("name", self.tr("Name of attendee {}"), self.tr("Another person present"), 2),
            Column("capacity", self.tr("Capacity of attendee {}"), self.tr("Capacity"), 3),
        )

    def label_of(self, entry: Attendee) -> str:
        """The group of the attendee."""
        return entry.group

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

    def columns(self) -> tuple[Column, ...]:
        """Name, capacity and representative."""
        return (
            Column("name", self.tr("Name of apology {}"), self.tr("Another apology"), 4),
            Column("capacity", self.tr("Capacity of apology {}"), self.tr("Capacity"), 4),
            Column(
                "representative",
                self.tr("Representative of apology {}"),
                self.tr("Represented by"),
                2,
            ),
        )

    def label_of(self, entry: Apology) -> str:
        """The label of all apologies."""
        return self._label

    def blank(self, above: Apology | None) -> Apology:
        """An apology without a name."""
        return Apology()

    def is_blank(self, entry: Apology) -> bool:
        """Whether nothing has been written about the apology."""
        return not (entry.name or entry.capacity or entry.representative)


def _gutter_label() -> QLabel:
    label = QLabel()
    label.setFixedWidth(GUTTER - GAP)
    label.setContentsMargins(0, 0, _LABEL_MARGIN - GAP, 0)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setForegroundRole(QPalette.ColorRole.Link)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label
