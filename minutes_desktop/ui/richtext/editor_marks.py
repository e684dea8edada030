"""The marks of one editor: those in view, and which word is still being typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from unicodedata import combining

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from minutes_desktop.ui.richtext.difference import characters, units
from minutes_desktop.ui.richtext.marks import (
    UNFINISHED,
    Mark,
    Marking,
    draw_behind,
    draw_under,
    marking_of,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPalette, QTextBlock
    from PySide6.QtWidgets import QMenu, QTextEdit

    Marked = list[tuple[QTextBlock, tuple[Mark, ...]]]
    Draw = Callable[[QPainter, QTextBlock, Iterable[Mark], QRectF, QPalette], None]

_NOWHERE = -1
_IN_WORDS = "'’ʼ-‐‑\u00ad\u200b\u200c\u200d\u2060"


class EditorMarks:
    """Finds and draws the marks of an editor; a word is marked once the caret has left it."""

    def __init__(self, editor: QTextEdit) -> None:
        """Mark nothing until the editor stands in a widget that bears a marking."""
        self._editor = editor
        self._marking: Marking | None = None
        self._typed_to = _NOWHERE  # where the caret is if the last key was a letter

    def at(self, position: int) -> Mark | None:
        """The mark at a position of the document, counted in its paragraph; at the end of it too.

        Where two meet it is the one that begins there.
        """
        block = self._editor.document().findBlock(position)
        place = position - block.position()
        marks = [mark for mark in self._of(block) if mark.start <= place <= mark.end]
        return marks[-1] if marks else None

    def fill_menu(self, menu: QMenu, position: int) -> None:
        """Put what can be done at the mark at a position into a menu."""
        if (mark := self.at(position)) is not None and self._marking is not None:
            start = self._editor.document().findBlock(position).position() + mark.start
            self._marking.fill_menu(menu, self._editor, mark._replace(start=start))

    # What is being typed

    def typed(self) -> None:
        """Letters have come or gone where the caret is."""
        if self._typed_to == _NOWHERE:
            self._editor.cursorPositionChanged.connect(self._caret_moved)
        self._typed_to = self._editor.textCursor().position()

    def leave(self) -> None:
        """Every word is finished."""
        if self._typed_to != _NOWHERE:
            self._editor.cursorPositionChanged.disconnect(self._caret_moved)
            self._typed_to = _NOWHERE
            self._editor.viewport().update()

    def _caret_moved(self) -> None:
        if self._editor.textCursor().position() != self._typed_to:
            self.leave()

    # Drawing

    def in_view(self, first: QTextBlock, seen: QRect) -> Marked:
        """The marks of the paragraphs from a first one on, as far down as is seen."""
        found: Marked = []
        block = first
        while block.isValid() and block.layout().position().y() <= seen.bottom():
            if marks := self._of(block):
                found.append((block, marks))
            block = block.next()
        return found

    def draw_behind(self, marked: Marked, seen: QRect) -> None:
        """Draw what stands behind the words, before these are drawn."""
        self._draw(draw_behind, marked, seen)

    def draw_under(self, marked: Marked, seen: QRect) -> None:
        """Draw the lines under the words, once these are drawn."""
        self._draw(draw_under, marked, seen)

    def _draw(self, draw: Draw, marked: Marked, seen: QRect) -> None:
        if not marked:
            return
        painter = QPainter(self._editor.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, marks in marked:
            draw(painter, block, marks, QRectF(seen), self._editor.palette())
        painter.end()

    def _of(self, block: QTextBlock) -> tuple[Mark, ...]:
        if self._marking is None:
            self._marking = marking_of(self._editor)
            if self._marking is None:
                return ()
        words = block.text()
        if self._typed_to != _NOWHERE:
            words = without_unfinished(words, self._typed_to - block.position())
        return self._marking.of(words)


def without_unfinished(words: str, caret: int) -> str:
    """The words with the one that ends or goes on at the caret blanked out, at the same length.

    The caret, and the length, are in the units by which Qt counts.
    """
    if not 0 < caret <= units(words):
        return words
    place = characters(words, caret)
    start = end = place
    while start and _is_of_word(words[start - 1]):
        start -= 1
    if start == place:
        return words
    while end < len(words) and _is_of_word(words[end]):
        end += 1
    return words[:start] + UNFINISHED * units(words[start:end]) + words[end:]


def _is_of_word(char: str) -> bool:
    return char.isalnum() or char in _IN_WORDS or bool(combining(char))
