"""A field of one paragraph that wraps, for headings that are longer than a line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QStyle, QStyleOptionFrame, QWidget

from minutes_desktop.domain.richtext import plain, rich, storable
from minutes_desktop.ui.richtext.editor import RichTextEdit

TEXT_MARGIN = 3  # pixels around the words, so that one line is as tall as a line field


class WrappingField(RichTextEdit):
    """Plain words on as many lines as they need; Enter finishes them.

    Signal: ``reworded`` carries the words at every change; the others are those of ``Field``.
    """

    reworded = Signal(str)

    def __init__(self, words: str = "", parent: QWidget | None = None, *, hint: str = "") -> None:
        """Show the words; ``hint`` stands while there are none."""
        super().__init__(rich(words), parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.document().setDocumentMargin(TEXT_MARGIN)
        self.setPlaceholderText(hint)
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

    def event(self, event: QEvent) -> bool:
        """Draw the frame as that of the fields beside it, which shows where the caret is."""
        done = super().event(event)
        if event.type() == QEvent.Type.Paint and self.frameWidth():
            option = QStyleOptionFrame()
            option.initFrom(self)
            option.lineWidth = self.frameWidth()
            frame = QStyle.PrimitiveElement.PE_FrameLineEdit
            painter = QPainter(self)
            self.style().drawPrimitive(frame, option, painter, self)
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return done

    def _natural_height(self) -> int:
        return super()._natural_height() + 2 * self.frameWidth()

    def _enter(self, event: QKeyEvent) -> bool:
        self.finished.emit()
        return True

    def _space(self, event: QKeyEvent) -> bool:
        return False


def _line(words: str) -> str:
    return " ".join(words.splitlines()) if words.splitlines()[1:] else words.rstrip("\r\n")
