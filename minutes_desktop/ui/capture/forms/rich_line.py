"""A field of one paragraph that wraps, with its marks."""

from __future__ import annotations

from itertools import chain

from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QStyle, QStyleOptionFrame, QWidget

from minutes_desktop.domain.richtext import BULLET, Paragraph, RichText, Run, normal
from minutes_desktop.ui.richtext import conversion
from minutes_desktop.ui.richtext.editor import RichTextEdit
from minutes_desktop.ui.richtext.paste import pasted

TEXT_MARGIN = 3  # pixels around the words, so that one line is as tall as a line field


class RichLine(RichTextEdit):
    """Words with marks on as many lines as they need; Enter finishes them.

    Shift+Enter breaks the line. There are no lists in it.
    """

    has_lists = False

    def __init__(
        self, value: RichText = (), parent: QWidget | None = None, *, hint: str = ""
    ) -> None:
        """Show the value; ``hint`` stands while there is none."""
        super().__init__(value, parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.document().setDocumentMargin(TEXT_MARGIN)
        self.setPlaceholderText(hint)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words with their marks; a break between paragraphs becomes a space."""
        conversion.insert(self.textCursor(), in_one_paragraph(pasted(source)))

    def event(self, event: QEvent) -> bool:
        """Draw the frame as that of the fields beside it, which shows where the caret is."""
        done = super().event(event)
        if isinstance(event, QPaintEvent) and self.frameWidth():
            option = QStyleOptionFrame()
            option.initFrom(self)
            option.lineWidth = self.frameWidth()
            frame = QStyle.PrimitiveElement.PE_FrameLineEdit
            painter = QPainter(self)
            self.style().drawPrimitive(frame, option, painter, self)
        elif isinstance(event, QFocusEvent):
            self.update()
        return done

    def _natural_height(self) -> int:
        return super()._natural_height() + 2 * self.frameWidth()

    def _enter(self, event: QKeyEvent) -> bool:
        if event.modifiers():
            return super()._enter(event)
        self.finished.emit()
        return True

    def _space(self, event: QKeyEvent) -> bool:
        return False


def in_one_paragraph(text: RichText) -> RichText:
    """The text as one paragraph, with spaces where one paragraph ended; typed labels are words."""
    runs = (_with_label(paragraph) for paragraph in text if paragraph.runs)
    spaced = ((Run(" "), *of_one) if place else of_one for place, of_one in enumerate(runs))
    return normal((Paragraph(tuple(chain.from_iterable(spaced))),))


def _with_label(paragraph: Paragraph) -> tuple[Run, ...]:
    has_label = paragraph.marker not in ("", BULLET)
    return (Run(f"{paragraph.marker} "), *paragraph.runs) if has_label else paragraph.runs
