"""What becomes of the keys typed on a sheet: they expand, and are completed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from minutes_desktop.domain.autotext import ENDS
from minutes_desktop.ui.capture.words.completing import Completing
from minutes_desktop.ui.capture.words.expanding import Expanding, Prompted
from minutes_desktop.ui.richtext.editor import RichTextEdit

if TYPE_CHECKING:
    from minutes_desktop.domain.attendance import Person
    from minutes_desktop.ui.capture.sheet import Sheet
    from minutes_desktop.workspace.choices import Choices
    from minutes_desktop.workspace.open_minutes import OpenMinutes

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BREAKS = ("", "\u2028")  # what stands before the caret behind a new paragraph or line


class Prompting(QObject):
    """Follows the keys in whatever field of a sheet has the caret.

    Attributes: ``expanding`` and ``completing``, which are told of them.
    """

    def __init__(
        self, minutes: OpenMinutes, sheet: Sheet, choices: Choices, people: tuple[Person, ...]
    ) -> None:
        """Prompt the words of the meeting's series, those in its room, and people behind them."""
        super().__init__(sheet)
        self._sheet = sheet
        self._field: Prompted | None = None
        self.expanding = Expanding(minutes, sheet, choices)
        self.completing = Completing(minutes, sheet, choices, people, self.expanding)
        QApplication.instance().focusChanged.connect(self._enter)  # type: ignore[union-attr]

    def follow_change(self) -> None:
        """Put the caret where it was, if undo or redo has just gone over what was prompted."""
        caret, field = self.expanding.caret(), self._field
        if caret is not None and field is not None and field.hasFocus():
            field.place_caret(caret)

    # What the field tells

    def takes(self, event: QKeyEvent) -> bool:
        """Take a key that is meant for what is shown behind the caret.

        A field that Enter leaves gets its words before it is left.
        """
        field = self._field
        if field is None:
            return False
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in _ENTER and not (field.has_lists or shifted):
            self.expanding.expand(field, field.position)
        return isinstance(field, RichTextEdit) and self.completing.takes(field, event)

    def follow(self, event: QKeyEvent) -> None:
        """See what the key has ended, or begun."""
        field, typed = self._field, event.text()
        if field is None or not field.hasFocus():
            return
        if event.key() in _ENTER:
            if field.words_before(field.position, 1) in _BREAKS:
                self.expanding.expand(field, field.position - 1)
        elif event.key() == Qt.Key.Key_Backspace:
            self.expanding.note_removal(field)
            self._complete(field)
        elif typed.isprintable() and typed:
            self.expanding.note(field, typed)
            if typed not in ENDS:
                self._complete(field)
            elif field.words_before(field.position, 1) == typed:
                self.expanding.expand(field, field.position - 1)

    def compose(self, words: str) -> None:
        """Letters that were composed are typed letters too."""
        if words and self._field is not None:
            self.expanding.note(self._field, words)

    def forget(self) -> None:
        """What stands in the field was not typed just now."""
        self.expanding.forget()

    # Inner

    def _complete(self, field: Prompted) -> None:
        if isinstance(field, RichTextEdit):
            self.completing.follow(field)

    def _enter(self, _old: QWidget | None, now: QWidget | None) -> None:
        before = self._field
        if before is now or now is None:
            return
        if before is not None and isValid(before):
            before.prompter = None
            if isinstance(before, RichTextEdit):
                self.completing.leave(before)
        self._field = None
        self.expanding.forget()
        if isinstance(now, Prompted) and now.is_prompted and self._sheet.isAncestorOf(now):
            self._field = now
            now.prompter = self
