"""A person as a row: a label in the gutter, name and capacity, and suggestions for both."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from minutes_desktop.domain.attendance import Apology, Attendee, Person
from minutes_desktop.ui.capture.forms.form import GAP, GUTTER
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.capture.forms.line_row import FieldColumn, LineRow
from minutes_desktop.ui.capture.forms.suggesting_field import SuggestingField
from minutes_desktop.ui.models.people_model import PeopleModel

Present = TypeVar("Present", bound=Attendee | Apology)

_LABEL_MARGIN = 4  # pixels right of a label, so that it ends where the kinds of block end


class GutterField(LineField):
    """A printed label in the gutter, coloured like the kinds of block."""

    def __init__(self) -> None:
        """Begin without words."""
        super().__init__()
        self.setFrame(False)
        self.setFixedWidth(GUTTER - GAP)
        self.setTextMargins(0, 0, _LABEL_MARGIN, 0)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        font = self.font()
        font.setBold(True)
        self.setFont(font)

    def colours(self, palette: QPalette) -> dict[QPalette.ColorRole, QColor]:
        """No ground of its own, and the colour of links."""
        return {
            QPalette.ColorRole.Base: QColor(Qt.GlobalColor.transparent),
            QPalette.ColorRole.Text: palette.link().color(),
        }


class PersonRow(LineRow[Present]):
    """A person's name and capacity, with suggestions from the directory.

    A person chosen from the suggestions brings along the capacity last recorded, unless another
    one has been written.

    Signals: ``labelled`` carries the words typed into the label in the gutter.
    """

    labelled = Signal(str)

    def __init__(
        self,
        entry: Present,
        columns: Sequence[FieldColumn],
        names: PeopleModel,
        capacities: PeopleModel,
        parent: QWidget | None = None,
    ) -> None:
        """Show the person; the models suggest names and capacities."""
        self._names, self._capacities = names, capacities
        self._brought = ""  # the capacity that came with a chosen person
        super().__init__(entry, columns, parent)
        self.label = GutterField()
        self.label.hint_is_words = True  # says what the list is
        self.label.edited.connect(self.labelled)
        for leave in (self.label.left_up, self.label.left_down, self.label.finished):
            leave.connect(lambda _x=0: self.line("name").enter_top())
        self.box.insertWidget(0, self.label)

    def make_field(self, column: FieldColumn) -> LineField:
        """A field that suggests capacities or names."""
        of_capacity = column.field == "capacity"
        field = SuggestingField(self._capacities if of_capacity else self._names)
        field.is_prompted = of_capacity
        self.take_suggestions(column.field, field)
        return field

    def take_suggestions(self, name: str, field: SuggestingField) -> None:
        """Write what is chosen from a field's suggestions into the entry's field of that name."""
        field.chosen.connect(partial(self._choose, name))

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
