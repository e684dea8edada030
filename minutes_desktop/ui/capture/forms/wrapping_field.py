"""A field of one paragraph that wraps, for headings that are longer than a line."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from minutes_desktop.domain.richtext import plain, rich, storable
from minutes_desktop.ui.capture.forms.rich_line import RichLine


class WrappingField(RichLine):
    """Plain words on as many lines as they need; Enter finishes them.

    Signal: ``reworded`` carries the words at every change; the others are those of ``Field``.
    """

    reworded = Signal(str)

    def __init__(self, words: str = "", parent: QWidget | None = None, *, hint: str = "") -> None:
        """Show the words; ``hint`` stands while there are none."""
        super().__init__(rich(words), parent, hint=hint)
        self.setAcceptRichText(False)
        self.edited.connect(lambda text: self.reworded.emit(_line(plain(text))))

    @property
    def words(self) -> str:
        """The words as they are stored."""
        return _line(plain(self.value))

    def show_words(self, words: str) -> None:
        """Show the words; nothing happens if they are shown already."""
        if words != self.words:
            self.show_value(rich(words))

    def toggle_mark(self, mark: str) -> None:
        """Headings have the template's marks and none of their own."""

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words; a line break becomes a space."""
        self.textCursor().insertText(_line(storable(source.text())))

    def _enter(self, event: QKeyEvent) -> bool:
        self.finished.emit()
        return True


def _line(words: str) -> str:
    return " ".join(words.splitlines()) if words.splitlines()[1:] else words.rstrip("\r\n")
