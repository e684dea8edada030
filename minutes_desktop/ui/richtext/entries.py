"""List entries in a QTextDocument: which marker comes where, and how markers are drawn."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextBlock

from minutes_desktop.domain.richtext import BULLET, BULLETS, DEEPEST_LEVEL
from minutes_desktop.ui.richtext import conversion
from minutes_desktop.ui.richtext.lists import inner_marker, next_marker

_HANG = 7  # pixels between a bullet and its words


def following_marker(block: QTextBlock) -> str:
    """The marker of a new entry after this one; empty after a plain paragraph."""
    marker, _ = conversion.marker_of(block)
    return next_marker(marker, _markers_above(block)) if marker else ""


def marker_at(block: QTextBlock, level: int, otherwise: str) -> str:
    """The marker that goes on from the last entry at this level at or above a paragraph."""
    while block.isValid():
        marker, depth = conversion.marker_of(block)
        if not marker or depth < level:
            break
        if depth == level:
            return next_marker(marker, _markers_above(block))
        block = block.previous()
    return otherwise


def nested(block: QTextBlock, step: int) -> tuple[str, int] | None:
    """The marker and level of an entry moved a level in (1) or out (-1).

    An entry goes at most one level deeper than the one above it; ``None`` if it stays as it is.
    """
    marker, level = conversion.marker_of(block)
    above, above_level = conversion.marker_of(block.previous())
    deepest = min(above_level + 1 if above else 0, DEEPEST_LEVEL)
    to = min(max(level + step, 0), deepest)
    if not marker or to == level:
        return None
    otherwise = inner_marker(marker) if step > 0 else marker
    return marker_at(block.previous(), to, otherwise), to


def draw_markers(painter: QPainter, block: QTextBlock, bottom: int) -> None:
    """Draw the markers of a paragraph and those below it, down to ``bottom`` in pixels."""
    layout = block.document().documentLayout()
    while block.isValid() and layout.blockBoundingRect(block).top() <= bottom:
        marker, level = conversion.marker_of(block)
        if marker:
            _draw_marker(painter, block, marker, level)
        block = block.next()


def _draw_marker(painter: QPainter, block: QTextBlock, marker: str, level: int) -> None:
    """A bullet hangs close before its words, a label stands where its level begins."""
    line = block.layout().lineAt(0)
    if not line.isValid():
        return
    box = block.document().documentLayout().blockBoundingRect(block)
    words = BULLETS[level] if marker == BULLET else marker
    left = box.left() + line.x()
    if marker == BULLET:
        left -= painter.fontMetrics().horizontalAdvance(words) + _HANG
    else:
        left -= block.blockFormat().leftMargin() - level * conversion.INDENT - 2
    room = box.left() + line.x() - left
    painter.drawText(QRectF(left, box.top() + line.y(), room, line.height()), words)


def _markers_above(block: QTextBlock) -> tuple[str, ...]:
    level = conversion.marker_of(block)[1]
    markers: list[str] = []
    above = block.previous()
    while above.isValid():
        marker, depth = conversion.marker_of(above)
        if not marker or depth < level:
            break
        if depth == level:
            markers.insert(0, marker)
        above = above.previous()
    return tuple(markers)
