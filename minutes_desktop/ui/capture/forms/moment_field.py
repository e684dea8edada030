"""A field for when somebody came or went."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QFocusEvent, QPalette
from PySide6.QtWidgets import QWidget

from minutes_desktop.domain.attendance import Moment
from minutes_desktop.domain.numbering import Number
from minutes_desktop.domain.presence import moment_words, read_moment
from minutes_desktop.ui.capture.forms.line_field import LineField


class MomentField(LineField):
    """A time and an item, typed like ``10:45 item 2a`` or just ``10:45``.

    Words that are not understood stay as they are, in the colour of faults, and mean nothing.

    Signals: ``timed`` carries the moment.
    """

    timed = Signal(object)
    is_prompted = False
    _wrong = False  # asked for already while the field is made

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__("", parent, hint=self.tr("time, item"))
        self._moment = Moment()
        self._numbers: Mapping[str, Number] = {}
        self.edited.connect(self._typed)

    def show_moment(self, moment: Moment, numbers: Mapping[str, Number]) -> None:
        """Show the moment; ``numbers`` are those of the items, by id."""
        before, self._moment = self._moment, moment
        self._numbers = numbers
        if moment != before or not (self.hasFocus() or self._wrong):
            self._show_understood()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show what was understood, once the caret has gone."""
        super().focusOutEvent(event)
        if not self._wrong:
            self._show_understood()

    def colours(self, palette: QPalette) -> dict[QPalette.ColorRole, QColor]:
        """The colour of faults where the words are not understood."""
        words = palette.brightText() if self._wrong else palette.windowText()
        return {**super().colours(palette), QPalette.ColorRole.Text: words.color()}

    def _typed(self, words: str) -> None:
        read = read_moment(words, self._numbers)
        self._mark(wrong=read is None)
        moment = read or Moment()
        if moment != self._moment:
            self._moment = moment
            self.timed.emit(moment)

    def _show_understood(self) -> None:
        if read_moment(self.value, self._numbers) != self._moment or not self.hasFocus():
            self.show_value(moment_words(self._moment, self._numbers))
        self._mark(wrong=False)

    def _mark(self, *, wrong: bool) -> None:
        self._wrong = wrong
        told = self.tr("Not understood. Type a time and an item, such as 10:45 item 2.")
        self.setToolTip(told if wrong else "")
        self.setAccessibleDescription(told if wrong else "")
        self._colour()
