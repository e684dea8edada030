"""What is seldom said about somebody present: how they joined, when they came and went."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from minutes_desktop.domain.attendance import Attendee, Moment
from minutes_desktop.domain.layout import PeopleField, PeopleGrid
from minutes_desktop.domain.numbering import Number
from minutes_desktop.domain.presence import part_phrase
from minutes_desktop.domain.template import Labels
from minutes_desktop.ui.capture.forms.automatic_field import AutomaticField
from minutes_desktop.ui.capture.forms.choices import Tick
from minutes_desktop.ui.capture.forms.form import GAP, GUTTER, Field
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.capture.forms.moment_field import MomentField
from minutes_desktop.ui.capture.forms.quiet_label import QuietLabel

_IN_LINE: tuple[PeopleField, ...] = ("number", "initials", "remote")


class Printed:
    """What paper says of the people present: the template's columns and words, the items' numbers.

    ``in_line`` holds those of number, initials and remote that have a column of their own.
    """

    def __init__(self, labels: Labels, grid: PeopleGrid) -> None:
        """Begin before the items have numbers."""
        fields = {column.field for column in grid.columns}
        self.in_line = tuple(field for field in _IN_LINE if field in fields)
        self.remote_mark = labels.remote
        self._labels = labels
        self.numbers: Mapping[str, Number] = {}
        self.names: Mapping[str, str] = {}

    def phrase(self, attendee: Attendee) -> str:
        """The automatic phrase of part attendance."""
        return part_phrase(replace(attendee, part_words=None), self._labels, self.names)


class MoreAboutPerson(QWidget):
    """The fields that a row of the attendance has under it when asked for.

    Signals: ``edited`` carries the attendee at every change; ``run_ended`` says that what comes
    next is to be undone on its own.
    """

    edited = Signal(object)
    run_ended = Signal()

    def __init__(self, attendee: Attendee, printed: Printed, parent: QWidget | None = None) -> None:
        """Show what is known of the attendee and has no column of its own."""
        super().__init__(parent)
        self._attendee, self._printed = attendee, printed
        self._arrived, self._left = MomentField(), MomentField()
        self._phrase = AutomaticField(
            self.tr("Empty: printed automatically. A hyphen: nothing is printed.")
        )
        self._initials = LineField()
        self._initials.is_prompted = False
        self._number = AutomaticField(self.tr("The number is printed in no column."))
        self._tick = Tick(self.tr("remote"))
        self._mark = LineField()
        self._mark.hint_is_words = True  # the template's own mark
        self._mark.setPlaceholderText(printed.remote_mark)
        self._lay_out()
        self._connect()
        self.show_value(attendee)

    def show_value(self, attendee: Attendee) -> None:
        """Show the attendee; fields that show their part already are left alone."""
        self._attendee = attendee
        self._arrived.show_moment(attendee.arrived, self._printed.numbers)
        self._left.show_moment(attendee.left, self._printed.numbers)
        self._phrase.show_words(attendee.part_words, self._printed.phrase(attendee))
        self._initials.show_value(attendee.initials)
        self._number.show_words(attendee.number, "")
        self._tick.show_value(attendee.remote)
        self._mark.show_value(attendee.remote_words)

    def fields(self) -> dict[str, Field]:
        """The fields in their order."""
        return {name: field for line in self.lines() for name, field in line.items()}

    def lines(self) -> list[dict[str, Field]]:
        """The fields from top to bottom, those in line with the name left out."""
        seldom: dict[str, Field] = {
            "initials": self._initials,
            "number": self._number,
            "remote": self._tick,
            "remote_words": self._mark,
        }
        left_out = (*self._printed.in_line, *("number",) * (self._attendee.number is None))
        under = {name: field for name, field in seldom.items() if name not in left_out}
        timed: dict[str, Field] = {
            "arrived": self._arrived,
            "left": self._left,
            "part_words": self._phrase,
        }
        return [timed, under]

    def name_fields(self, place: int) -> None:
        """Name the fields by the row's place."""
        for field, name in (
            (self._arrived, self.tr("Arrival of attendee {}")),
            (self._left, self.tr("Departure of attendee {}")),
            (self._phrase, self.tr("Printed words on part attendance of attendee {}")),
            (self._initials, self.tr("Initials of attendee {}")),
            (self._number, self.tr("Number of attendee {}")),
            (self._tick, self.tr("Attendee {} took part from elsewhere")),
            (self._mark, self.tr("Printed mark of attendee {}, who took part from elsewhere")),
        ):
            field.setAccessibleName(name.format(place))

    def _lay_out(self) -> None:
        captions: dict[str, tuple[str, int]] = {
            "arrived": (self.tr("arrived"), 3),
            "left": (self.tr("left"), 3),
            "part_words": (self.tr("prints"), 3),
            "initials": (self.tr("initials"), 1),
            "number": (self.tr("number"), 1),
            "remote": ("", 0),
            "remote_words": (self.tr("marked"), 2),
        }
        box = QVBoxLayout(self)
        box.setContentsMargins(GUTTER, 0, 0, 0)
        box.setSpacing(GAP)
        for fields in self.lines():
            line = QHBoxLayout()
            line.setSpacing(GAP)
            for name, field in fields.items():
                caption, stretch = captions[name]
                if caption:
                    line.addWidget(QuietLabel(caption))
                line.addWidget(field, stretch)
            box.addLayout(line)

    def _connect(self) -> None:
        self._arrived.timed.connect(partial(self._put_moment, "arrived"))
        self._left.timed.connect(partial(self._put_moment, "left"))
        self._phrase.rewritten.connect(partial(self._put, "part_words"))
        self._number.rewritten.connect(partial(self._put, "number"))
        self._initials.edited.connect(partial(self._put, "initials"))
        self._mark.edited.connect(partial(self._put, "remote_words"))
        self._tick.edited.connect(self._put_tick)

    def _put_moment(self, name: str, moment: Moment) -> None:
        self._put(name, moment)
        self._phrase.show_words(self._attendee.part_words, self._printed.phrase(self._attendee))

    def _put_tick(self, ticked: bool) -> None:
        self.run_ended.emit()
        self._put("remote", ticked)
        self.run_ended.emit()

    def _put(self, name: str, value: Moment | str | bool | None) -> None:
        self._attendee = replace(self._attendee, **{name: value})
        self.edited.emit(self._attendee)
