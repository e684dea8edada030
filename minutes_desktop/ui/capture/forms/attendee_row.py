"""Somebody present as a row: name and capacity, and more where it is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.ui.capture.forms.automatic_field import AutomaticField
from minutes_desktop.ui.capture.forms.choices import Tick
from minutes_desktop.ui.capture.forms.form import GAP, Field
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.capture.forms.line_row import FieldColumn
from minutes_desktop.ui.capture.forms.more_about_person import MoreAboutPerson, Printed
from minutes_desktop.ui.capture.forms.person_row import PersonRow
from minutes_desktop.ui.key_names import name_key
from minutes_desktop.ui.models.people_model import PeopleModel

_NUMBER_LETTERS = 5  # the width of a number, and that of initials


class AttendeeRow(PersonRow[Attendee]):
    """Name and capacity in line with what the layout has columns for; the rest under them.

    Signals: ``unfolded`` says that fields have come or gone under the row; ``run_ended`` that
    what comes next is to be undone on its own.
    """

    unfolded = Signal()
    run_ended = Signal()

    def __init__(
        self,
        entry: Attendee,
        columns: Sequence[FieldColumn],
        suggestions: tuple[PeopleModel, PeopleModel],
        printed: Printed,
        parent: QWidget | None = None,
    ) -> None:
        """Show the attendee; ``suggestions`` are those for names and for capacities."""
        self._printed = printed
        self._more: MoreAboutPerson | None = None
        self._asked = False
        self._place = 0
        super().__init__(entry, columns, *suggestions, parent)
        self._number = self._make_number() if "number" in printed.in_line else None
        self._tick = self._make_tick() if "remote" in printed.in_line else None
        self._button = self._make_button()
        self._show_more()

    # What the form asks of a row

    def show_entry(self, entry: Attendee) -> None:
        """Show the attendee; a field that shows its part already is left alone."""
        super().show_entry(entry)
        if self._tick is not None:
            self._tick.show_value(entry.remote)
        self._show_more()

    def fields(self) -> dict[str, Field]:
        """The fields in tab order."""
        fields: dict[str, Field] = {} if self._number is None else {"number": self._number}
        fields |= super().fields()
        if self._tick is not None:
            fields["remote"] = self._tick
        return {**fields, **(self._more.fields() if self._more else {})}

    def lines(self) -> list[list[Field]]:
        """The fields from top to bottom, those side by side from left to right."""
        under = [list(line.values()) for line in self._more.lines()] if self._more else []
        below = [field for line in under for field in line]
        return [[field for field in self.fields().values() if field not in below], *under]

    def under(self) -> list[Field]:
        """The fields under the row."""
        return list(self._more.fields().values()) if self._more else []

    def show_place(self, place: int, *, waiting: bool) -> None:
        """Name the fields by the row's place; show the hints in the row that waits."""
        super().show_place(place, waiting=waiting)
        self._place = place
        if self._number is not None:
            self._number.setAccessibleName(self.tr("Number of attendee {}").format(place))
        if self._tick is not None:
            name = self.tr("Attendee {} took part from elsewhere").format(place)
            self._tick.setAccessibleName(name)
            self._tick.setEnabled(not waiting)
        self._button.setAccessibleName(self.tr("More about attendee {}").format(place))
        self._button.setEnabled(not waiting)
        if self._more is not None:
            self._more.name_fields(place)

    def show_number(self, automatic: str) -> None:
        """Show the number typed, or the automatic one as a hint."""
        if self._number is not None:
            self._number.show_words(self.entry.number, automatic)

    def follow_items(self) -> None:
        """Show the numbers of items anew."""
        if self._more is not None:
            self._more.show_value(self.entry)

    # More

    def toggle_more(self) -> None:
        """Show the fields under the row and go there; hide them where nothing is written."""
        if self._more is None:
            self._asked = True
            self._show_more()
        elif not self._holds_more():
            self._asked = False
            self.line("name").enter_bottom()
            self._show_more()
        if self._more is not None:
            next(iter(self._more.fields().values())).enter_bottom()

    def _holds_more(self) -> bool:
        entry, in_line = self.entry, self._printed.in_line
        return bool(
            entry.arrived
            or entry.left
            or entry.part_words is not None
            or entry.remote_words
            or (entry.initials and "initials" not in in_line)
            or (entry.remote and "remote" not in in_line)
            or (entry.number is not None and "number" not in in_line)
        )

    def _show_more(self) -> None:
        wanted = self._asked or self._holds_more()
        if wanted and self._more is None:
            self._more = MoreAboutPerson(self.entry, self._printed, self)
            self._more.edited.connect(self._more_edited)
            self._more.run_ended.connect(self.run_ended)
            self._more.name_fields(self._place)
            self._outer.addWidget(self._more)
            self.unfolded.emit()
        elif self._more is not None and (wanted or self._has_caret()):
            self._more.show_value(self.entry)
        elif self._more is not None:
            gone, self._more = self._more, None
            self._outer.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
            self.unfolded.emit()

    def _has_caret(self) -> bool:
        return any(field.hasFocus() for field in self.under())

    # Edits

    def _more_edited(self, entry: Attendee) -> None:
        self._asked = True  # words that are not understood yet would go with the fields
        self._take(entry)

    def _take(self, entry: Attendee) -> None:
        self.entry = entry
        self.edited.emit()

    def write(self, name: str, words: str) -> None:
        """Put the words typed into the entry."""
        super().write(name, words)
        if self._more is not None:
            self._more.show_value(self.entry)

    def _ticked(self, remote: bool) -> None:
        self.run_ended.emit()
        self._take(replace(self.entry, remote=remote))
        self.run_ended.emit()

    # Building

    def make_box(self) -> QHBoxLayout:
        """A line with room for more under it."""
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(GAP)
        line = QHBoxLayout()
        self._outer.addLayout(line)
        return line

    def make_field(self, column: FieldColumn) -> LineField:
        """A field that suggests names or capacities; plain for initials."""
        if column.field != "initials":
            return super().make_field(column)
        field = LineField()
        field.is_prompted = False
        return field

    def _make_number(self) -> AutomaticField:
        field = AutomaticField(self.tr("Empty: numbered automatically. A hyphen: no number."))
        field.setFixedWidth(field.fontMetrics().averageCharWidth() * _NUMBER_LETTERS)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.show_words(self.entry.number, "")
        field.rewritten.connect(lambda number: self._take(replace(self.entry, number=number)))
        self.box.insertWidget(1, field)
        return field

    def _make_tick(self) -> Tick:
        tick = Tick("")
        tick.setToolTip(self.tr("Took part from elsewhere"))
        tick.show_value(self.entry.remote)
        tick.edited.connect(self._ticked)
        self.box.addWidget(tick)
        return tick

    def _make_button(self) -> QToolButton:
        button = QToolButton()
        button.setText("…")
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words = self.tr("More about this person")
        name_key(button, "more_about_person", words, button.setToolTip)
        button.clicked.connect(lambda _checked=False: self.toggle_more())
        self.box.addWidget(button)
        return button
