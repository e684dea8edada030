"""When and where the body meets next."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from minutes_desktop.domain.blocks import NextMeeting, Sitting
from minutes_desktop.domain.entries import put_sitting_words
from minutes_desktop.ui.capture.forms.choices import Tick
from minutes_desktop.ui.capture.forms.form import GAP, Field, Form
from minutes_desktop.ui.capture.forms.lines_field import LinesField
from minutes_desktop.ui.capture.forms.meaning_words import sitting_words
from minutes_desktop.ui.capture.forms.rich_line import TEXT_MARGIN
from minutes_desktop.ui.capture.forms.rows_form import EntryRow, RowsForm


class SittingRow(EntryRow[Sitting]):
    """One announced meeting: its printed words, what they mean, and whether it is cancelled."""

    def __init__(self, entry: Sitting, parent: QWidget | None = None) -> None:
        """Show the meeting."""
        super().__init__(entry, parent)
        self.words = LinesField(entry.words, self)
        self._meaning = QLabel(self)
        self._meaning.setTextFormat(Qt.TextFormat.PlainText)
        self._meaning.setWordWrap(True)
        self._meaning.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._tick = Tick(self.tr("Cancelled"))
        self._tick.show_value(entry.cancelled)
        self._lay_out()
        self._show_meaning()
        self.words.reworded.connect(self._typed)
        self.words.grew.connect(self.updateGeometry)
        self._tick.edited.connect(self._ticked)

    def show_entry(self, entry: Sitting) -> None:
        """Show the meeting; a field that shows its part already is left alone."""
        self.entry = entry
        self.words.show_words(entry.words)
        self._tick.show_value(entry.cancelled)
        self._show_meaning()

    def fields(self) -> dict[str, Field]:
        """Words and tick."""
        return {"words": self.words, "cancelled": self._tick}

    def show_place(self, place: int, *, waiting: bool) -> None:
        """Name the fields by the row's place."""
        self.words.setAccessibleName(self.tr("Next meeting {}").format(place))
        self.words.setPlaceholderText(self.tr("Date, time and place") if waiting else "")
        self._tick.setAccessibleName(self.tr("Next meeting {} is cancelled").format(place))

    def _lay_out(self) -> None:
        under = QVBoxLayout()
        under.setSpacing(0)
        under.addWidget(self.words)
        under.addWidget(self._meaning)
        self._meaning.setContentsMargins(TEXT_MARGIN, 0, 0, 0)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addLayout(under, 1)
        box.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)

    def _typed(self, words: str) -> None:
        self.entry = put_sitting_words(self.entry, words)
        self._tick.show_value(self.entry.cancelled)
        self._show_meaning()
        self.edited.emit()

    def _ticked(self, cancelled: bool) -> None:
        self.entry = replace(self.entry, cancelled=cancelled)
        self.edited.emit()

    def _show_meaning(self) -> None:
        words = sitting_words(self.entry)
        if words != self._meaning.text():
            self._meaning.setText(words)
            self.words.setAccessibleDescription(words)
        self._meaning.setVisible(bool(words))


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
        self._sittings.run_ended.connect(self.run_ended)

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
