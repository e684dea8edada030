"""Who was present and who sent apologies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import pairwise

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from minutes_desktop.domain.attendance import Apology, Attendee, Person
from minutes_desktop.domain.layout import Layout
from minutes_desktop.domain.numbering import Number
from minutes_desktop.domain.presence import attendee_numbers
from minutes_desktop.domain.template import Labels
from minutes_desktop.ui.capture.forms.apology_row import ApologyRow
from minutes_desktop.ui.capture.forms.attendee_row import AttendeeRow
from minutes_desktop.ui.capture.forms.form import Field
from minutes_desktop.ui.capture.forms.line_row import FieldColumn
from minutes_desktop.ui.capture.forms.more_about_person import Printed
from minutes_desktop.ui.capture.forms.person_row import PersonRow, Present
from minutes_desktop.ui.capture.forms.rows_form import EntryRow, RowsForm
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

    def caption(self) -> str:
        """What the people have in common, said where no printed label says it."""
        raise NotImplementedError

    def arranged(self) -> None:
        """Show each label once, at the first row of its group."""
        labels = ["", *(self.label_of(row.entry) for row in self.rows)]
        for place, (row, (above, label)) in enumerate(
            zip(self.rows, pairwise(labels), strict=True)
        ):
            if not isinstance(row, PersonRow):
                continue
            row.label.setPlaceholderText("" if place else self.caption())
            if not row.label.hasFocus():
                row.label.show_value("" if label == above else label)


class AttendanceForm(PeopleForm[Attendee]):
    """Who was present: name and capacity; a new row joins the group of the row above.

    The label in the gutter names a group. Typed beside another row, it begins a group there;
    cleared, the group joins the one above. What else the layout has a column for stands in line
    with the name; the rest comes under the row when asked for.
    """

    def __init__(
        self,
        attendance: tuple[Attendee, ...] = (),
        group: str = "",
        printed: Printed | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show the attendance; ``group`` is the label of the first entry of an empty list.

        ``printed`` says what the template prints of the people; its own defaults if ``None``.
        """
        self._printed = printed or Printed(Labels(), Layout().attendance)
        super().__init__(attendance, group, parent)

    def set_items(self, numbers: Mapping[str, Number], names: Mapping[str, str]) -> None:
        """Know the printed numbers of the items and what phrases call them, by id."""
        if numbers == self._printed.numbers and names == self._printed.names:
            return
        self._printed.numbers, self._printed.names = numbers, names
        for row in self._attendees():
            row.follow_items()

    def columns(self) -> tuple[FieldColumn, ...]:
        """Name, capacity and, where the layout has a column for them, initials."""
        columns = (
            FieldColumn(
                "name", self.tr("Name of attendee {}"), self.tr("Another person present"), 4
            ),
            FieldColumn("capacity", self.tr("Capacity of attendee {}"), self.tr("Capacity"), 6),
        )
        if "initials" not in self._printed.in_line:
            return columns
        initials = self.tr("Initials of attendee {}")
        return (*columns, FieldColumn("initials", initials, self.tr("Initials"), 1))

    def make_row(self, entry: Attendee) -> EntryRow[Attendee]:
        """A row with suggestions, whose label can be written."""
        suggestions = self._names, self._capacities
        row = AttendeeRow(entry, self.columns(), suggestions, self._printed, self)
        row.labelled.connect(partial(self._group_typed, row))
        row.label.editingFinished.connect(self.arranged)
        row.run_ended.connect(self.run_ended)
        row.unfolded.connect(partial(self._unfolded, row))
        return row

    def toggle_more(self) -> None:
        """Show more about the person in the row with the caret, or hide it where it is empty."""
        row = self._focused_row()
        if isinstance(row, AttendeeRow) and row is not self.rows[-1]:
            row.toggle_more()

    def _attendees(self) -> list[AttendeeRow]:
        return [row for row in self.rows if isinstance(row, AttendeeRow)]

    def _unfolded(self, row: AttendeeRow) -> None:
        for field in row.under():
            self.join_in_row(row, field)
        self.chain()

    def lines(self) -> list[list[Field]]:
        """The fields of each row, and under them those about the person."""
        return [line for row in self._attendees() for line in row.lines()]

    def field_named(self, name: str) -> Field | None:
        """A field by its name; the label beside a person is ``<id>.group``."""
        person, _, field = name.rpartition(".")
        if field != "group":
            return super().field_named(name)
        labels = {row.entry.id: row.label for row in self._attendees()}
        return labels.get(person)

    def enter_top(self, x: int | None = None) -> None:
        """Take the focus in the first line, at ``x`` in global pixels or at the first name."""
        if x is None:
            self.rows[0].fields()["name"].enter_top()
        else:
            super().enter_top(x)

    def finish(self, field: Field) -> None:
        """Go on to the next field; from the capacity, and behind the last, to the next person."""
        row = self._focused_row()
        if not isinstance(row, AttendeeRow) or row is self.rows[-1]:
            super().finish(field)
            return
        under = row.under()
        if field in (row.fields().get("number"), row.line("name"), *under[:-1]):
            super().finish(field)
        else:
            self.rows[self.rows.index(row) + 1].fields()["name"].enter_bottom()

    def caption(self) -> str:
        """They were present."""
        return self.tr("Present")

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
        rows = self._attendees()
        for place, row in enumerate(rows, 1):
            row.label.setReadOnly(place == len(rows))
            row.label.setAccessibleName(self.tr("Group of attendee {}").format(place))
        self._show_numbers()

    def _row_edited(self, row: EntryRow[Attendee]) -> None:
        super()._row_edited(row)
        self._show_numbers()

    def _show_numbers(self) -> None:
        if "number" in self._printed.in_line:
            numbers = attendee_numbers(self.value)
            for row in self._attendees():
                row.show_number(numbers.get(row.entry.id, ""))

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
        """Whether nothing but the group is known of the attendee."""
        return entry == Attendee(id=entry.id, group=entry.group)

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
        self._stand_ins = PeopleModel("name")
        self._present: tuple[Person, ...] = ()
        self._directory: tuple[Person, ...] = ()
        self._places: dict[str, str] = {}
        super().__init__(apologies, label, parent)

    def set_people(self, people: tuple[Person, ...]) -> None:
        """Suggest these people; as representatives after those who are present."""
        super().set_people(people)
        self._directory = people
        self._stand_ins.set_people((*self._present, *self._directory))

    def set_present(self, attendance: tuple[Attendee, ...]) -> None:
        """Know who is present, and so who can stand in for whom."""
        named = [one for one in attendance if one.name.strip()]
        self._present = tuple(Person(one.name, one.capacity) for one in named)
        self._stand_ins.set_people((*self._present, *self._directory))
        numbers = attendee_numbers(named)
        self._places = {
            one.id: ", ".join(filter(None, (numbers[one.id], one.name))) for one in named
        }
        for row in self.rows:
            self._tell_stand_in(row)

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
        row = ApologyRow(entry, self.columns(), self._names, self._capacities, self._stand_ins)
        row.label.setReadOnly(True)
        row.label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.shown.connect(partial(self._tell_stand_in, row))
        self._tell_stand_in(row)
        return row

    def _tell_stand_in(self, row: EntryRow[Apology]) -> None:
        if isinstance(row, ApologyRow):
            row.tell_stand_in(self._places.get(row.entry.stand_in, ""))

    def caption(self) -> str:
        """They sent apologies."""
        return self.tr("Apologies")

    def label_of(self, entry: Apology) -> str:
        """The label of all apologies."""
        return self._label

    def blank(self, above: Apology | None) -> Apology:
        """An apology without a name."""
        return Apology()

    def is_blank(self, entry: Apology) -> bool:
        """Whether nothing has been written about the apology."""
        return not (entry.name or entry.capacity or entry.representative)
