"""A field of plain words on as many lines as whoever types them wants."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QFrame, QWidget

from minutes_desktop.domain.richtext import Paragraph, RichText, Run, normal, storable
from minutes_desktop.ui.capture.forms.rich_line import RichLine


class LinesField(RichLine):
    """Plain words; Shift+Enter breaks the line, Enter finishes them.

    Signal: ``reworded`` carries the words at every change; the others are those of ``Field``.
    """

    reworded = Signal(str)

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        """Show the words."""
        super().__init__(_text(words), parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.edited.connect(lambda text: self.reworded.emit(_words(text)))

    @property
    def words(self) -> str:
        """The words as they are stored."""
        return _words(self.value)

    def show_words(self, words: str) -> None:
        """Show the words; nothing happens if they are shown already."""
        if words != self.words:
            self.show_value(_text(words))

    def toggle_mark(self, mark: str) -> None:
        """These words have the template's marks and none of their own."""

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words with their line breaks."""
        words = storable(source.text()).replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        self.textCursor().insertText(words.replace("\n", "\u2028"))


def _text(words: str) -> RichText:
    return normal((Paragraph((Run(words),)),))


def _words(text: RichText) -> str:
    return "\n".join(paragraph.words for paragraph in text)
