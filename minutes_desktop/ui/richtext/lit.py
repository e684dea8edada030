"""Words lit in a text while somebody looks for them: boxes behind them, the current one framed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QTextDocument
from PySide6.QtWidgets import QWidget

_TINT = 0.28  # of the colour of what is selected, in the ground of what is found
_FRAME = 2  # pixels around the current words

Stretch = tuple[int, int, bool]
"""Where words begin and how long they are, in UTF-16 units, and whether they are the current."""


def draw_lit(ground: QWidget, document: QTextDocument, stretches: Iterable[Stretch]) -> None:
    """Light words of a document on the ground it stands on, before its letters are painted."""
    painter = QPainter(ground)
    for position, length, current in stretches:
        for box in _boxes(document, position, length):
            draw_box(painter, box, ground.palette(), current=current)
    painter.end()


def draw_box(painter: QPainter, box: QRectF, palette: QPalette, *, current: bool) -> None:
    """Light one box; a frame says that its words are the current ones."""
    colour = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight)
    tint = QColor(colour)
    tint.setAlphaF(_TINT)
    painter.fillRect(box, tint)
    if current:
        painter.setPen(QPen(colour, _FRAME))
        painter.drawRect(box.adjusted(-1, 0, 1, 0))


def _boxes(document: QTextDocument, position: int, length: int) -> Iterator[QRectF]:
    """The boxes of words of one paragraph, one for each line they stand in."""
    block = document.findBlock(position)
    if not block.isValid():
        return
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    layout, at = block.layout(), position - block.position()
    end = min(at + length, block.length() - 1)
    while at < end:
        line = layout.lineForTextPosition(at)
        if not line.isValid():
            return
        stop = min(end, line.textStart() + line.textLength())
        left, right = (_x(line.cursorToX(place)) for place in (at, stop))
        top = corner.y() + line.y()
        yield QRectF(corner.x() + min(left, right), top, abs(right - left), line.height())
        at = max(stop, at + 1)


def _x(found: object) -> float:
    """The x of a place in a line; Qt gives it alone or with the place."""
    return float(found[0] if isinstance(found, Sequence) else found)  # type: ignore[arg-type]
