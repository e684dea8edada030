"""When and where the body meets next."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QVBoxLayout, QWidget

from minutes_desktop.domain.blocks import NextMeeting, Sitting
from minutes_desktop.domain.entries import put_sitting_words
from minutes_desktop.ui.capture.choices import Tick
from minutes_desktop.ui.capture.form import Field, Form
from minutes_desktop.ui.capture.line_row import FieldColumn, LineRow
from minutes_desktop.ui.capture.rows_form import EntryRow, RowsForm


class SittingRow(LineRow[Sitting]):
    """One announced meeting: its printed words, and whether it is cancelled."""

    def __init__(self, entry: Sitting, parent: QWidget | None = None) -> None:
        """Show the meeting."""
        columns = (
            FieldColumn("words", self.tr("Next meeting {}"), self.tr("Date, time and place"), 1),
        )
        super().__init__(entry, columns, parent)
        self._tick = Tick(self.tr("Cancelled"))
        self._tick.show_value(entry.cancelled)
        self._tick.edited.connect(self._ticked)
        self.box.addWidget(self._tick)
        self.line("words").setFrame(False)

    def write(self, name: str, words: str) -> None:
        """Put the words typed into the entry, with the date they name."""
        self.entry = put_sitting_words(self.entry, words)
        self._tick.show_value(self.entry.cancelled)
        self.edited.emit()

    def show_entry(self, entry: Sitting) -> None:
        """Show the meeting; a field that shows its part already is left alone."""
        super().show_entry(entry)
        self._tick.show_value(entry.cancelled)

    def fields(self) -> dict[str, Field]:
        """Words and tick."""
        return {**super().fields(), "cancelled": self._tick}

    def show_place(self, place: int, *, waiting: bool) -> None:
        """Name the fields by the row's place."""
        super().show_place(place, waiting=waiting)
        self._tick.setAccessibleName(self.tr("Next meeting {} is cancelled").format(place))

    def _ticked(self, cancelled: bool) -> None:
        self.entry = replace(self.entry, cancelled=cancelled)
        self.edited.emit()


class SittingsForm(RowsForm[Sitting]):
    """The announced meetings, one a row."""

    def make_row(self, entry: Sitting) -> EntryRow[Sitting]:
        """A row for one meeting."""
        return SittingRow(entry, self)

    def blank(self, above: Sitting | None) -> Sitting:
        """A meeting of which nothing is known."""
        return Sitting()

    def is_blank(self, entry: Sitting) -> bool:
        """Whether nothing is known of the meeting."""
        return entry == Sitting(id=entry.id)

    def finish(self, field: Field) -> None:
        """Go on from a meeting's words to those of the next one."""
        words = [row.fields()["words"] for row in self.rows]
        if field in words[:-1]:
            words[words.index(field) + 1].enter_bottom()
        else:
            super().finish(field)


class NextMeetingForm(Form):
    """The Next meeting block: one line for each date announced."""

    def __init__(self, block: NextMeeting, parent: QWidget | None = None) -> None:
        """Show the announced meetings."""
        super().__init__(parent)
        self._block = block
        self._sittings = SittingsForm(block.sittings, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._sittings)
        self._sittings.edited.connect(self._sittings_edited)
        self._sittings.left_up.connect(self.left_up)
        self._sittings.left_down.connect(self.left_down)

    @property
    def value(self) -> NextMeeting:
        """The block as written."""
        return self._block

    def show_value(self, block: NextMeeting) -> None:
        """Show the block; rows that show theirs already are left alone."""
        self._block = block
        self._sittings.show_value(block.sittings)

    def named_fields(self) -> dict[str, Field]:
        """The fields of the announced meetings."""
        return self._sittings.named_fields()

    def lines(self) -> list[list[Field]]:
        """A line for each announced meeting."""
        return self._sittings.lines()

    def _sittings_edited(self, sittings: tuple[Sitting, ...]) -> None:
        self._block = replace(self._block, sittings=sittings)
        self.edited.emit(self._block)
