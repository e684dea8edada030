"""Words shown grey behind the caret, which are no part of what is written until they are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QTextEdit

_LEAST_SHOWN = 3  # letters; where there is room for fewer, none are shown


class Ghost:
    """What is shown behind the caret of an editor, for as long as it stays where it is."""

    def __init__(self, editor: QTextEdit) -> None:
        """Show nothing."""
        self._editor = editor
        self._words = ""
        self._position = 0
        self._seen = QRect()

    @property
    def words(self) -> str:
        """What is shown; empty once the caret has moved."""
        here = self._words and self._editor.textCursor().position() == self._position
        return self._words if here else ""

    def show(self, words: str) -> None:
        """Show words behind the caret where it is at the end of a paragraph; empty for none."""
        if self._words:
            self._editor.viewport().update(self._seen)
        cursor = self._editor.textCursor()
        fits = words and cursor.atBlockEnd() and not cursor.hasSelection()
        self._words, self._position = (words if fits else ""), cursor.position()
        if self._words:
            self._seen = self._room()
            if not self._shown(self._seen.width()):
                self._words = ""
            self._editor.viewport().update(self._seen)

    def draw(self, painter: QPainter, colour: QColor) -> None:
        """Draw what is shown."""
        if not self.words:
            return
        cursor = self._editor.textCursor()
        block = cursor.block()
        line = block.layout().lineForTextPosition(cursor.positionInBlock())
        if not line.isValid():
            return
        room = self._room()
        foot = block.layout().position().y() + line.y() + line.ascent()
        painter.setFont(self._editor.currentFont())
        painter.setPen(colour)
        painter.drawText(QPointF(room.left(), foot), self._shown(room.width()))

    def _room(self) -> QRect:
        """The place behind the caret, as far as its line goes."""
        caret = self._editor.cursorRect()
        width = self._editor.viewport().width() - caret.left()
        return QRect(caret.left(), caret.top(), max(width, 0), caret.height())

    def _shown(self, room: int) -> str:
        margin = self._editor.document().documentMargin()
        metrics = QFontMetricsF(self._editor.currentFont())
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room - margin)
        return shown if shown == self._words or len(shown) > _LEAST_SHOWN else ""
