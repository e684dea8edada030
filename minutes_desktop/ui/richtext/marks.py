"""Marks under words on the screen: which there are, who finds them, and how they are drawn.

A mark is no part of what is written. It is found anew from the words of a paragraph whenever that
paragraph is painted, and drawn over them: the document, the value and undo know nothing of it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QTextEdit, QWidget

from minutes_desktop.ui.look import mark_colours
from minutes_desktop.ui.richtext.difference import units

if TYPE_CHECKING:
    from PySide6.QtGui import QPalette, QTextBlock, QTextLine
    from PySide6.QtWidgets import QMenu

MarkKind = Literal["spelling", "unknown_acronym", "come_back"]
UNFINISHED = "\0"
"""What stands in place of each letter of the word that is still being typed, for the finders."""
LONGEST = 10_000  # characters of a paragraph; in a longer one no mark is looked for at each key

_KEPT = 1000  # paragraphs whose marks are remembered
_WAVE, _HALF_WAVE = 2.0, 2.5  # pixels from the top of a wave down to its foot, and along
_PEN = 1.3  # pixels across the line of a wave
_TILE_HEIGHT = _WAVE + 2  # pixels
_DOT = 2.0  # pixels across a dot
_DOT_STEP = 4.0  # pixels from dot to dot
_ROUND = 3.0  # pixels of the corners of what stands behind words


class Mark(NamedTuple):
    """One mark: where it begins in the paragraph and how long it is, in characters."""

    start: int
    length: int
    kind: MarkKind

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + self.length


Finder = Callable[[str], Iterable[Mark]]
"""Finds the marks in the words of one paragraph; asked at every key, so it must be quick."""
FillMenu = Callable[["QMenu", QTextEdit, Mark], None]
"""Puts what can be done at a mark into a menu; the mark is counted from the editor's start."""


class Marking(QObject):
    """What is marked in all editors inside one widget, its parent.

    The parent bears it as an attribute of the name ``marking``; the editors find it there.
    """

    def __init__(self, parent: QWidget) -> None:
        """Mark nothing yet."""
        super().__init__(parent)
        self._root = parent
        self._finders: list[Finder] = []
        self._menus: dict[MarkKind, FillMenu] = {}
        self._known: dict[str, tuple[Mark, ...]] = {}

    def add(self, finder: Finder) -> None:
        """Mark what this finder finds, too."""
        self._finders.append(finder)
        self.refresh()

    def remove(self, finder: Finder) -> None:
        """Mark no longer what this finder finds; nothing happens if it never was."""
        if finder in self._finders:
            self._finders.remove(finder)
            self.refresh()

    def offer(self, kind: MarkKind, fill: FillMenu) -> None:
        """Offer something in the menu at marks of a kind."""
        self._menus[kind] = fill

    def fill_menu(self, menu: QMenu, editor: QTextEdit, mark: Mark) -> None:
        """Put what can be done at a mark into a menu; it is counted from the editor's start."""
        if (fill := self._menus.get(mark.kind)) is not None:
            fill(menu, editor, mark)

    def of(self, words: str) -> tuple[Mark, ...]:
        """The marks in the words of a paragraph, in their order, in the units by which Qt counts.

        A break of the line in the words may be Qt's own character for it.
        """
        known = self._known.get(words)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known[words] = self._find(words) if len(words) <= LONGEST else ()
        return known

    def refresh(self, words: Collection[str] = ()) -> None:
        """Find the marks anew: in all paragraphs, or in those that hold one of these words."""
        if not words:
            self._known.clear()
        for known in [one for one in self._known if any(word in one for word in words)]:
            del self._known[known]
        for editor in self._root.findChildren(QTextEdit):
            if editor.isVisible() and (not words or _holds(editor, words)):
                editor.viewport().update()

    def _find(self, words: str) -> tuple[Mark, ...]:
        lines = words.replace("\u2028", "\n")
        found = [mark for finder in self._finders for mark in finder(lines)]
        if found and units(words) != len(words):
            found = [
                Mark(units(words[: one.start]), units(words[one.start : one.end]), one.kind)
                for one in found
            ]
        return tuple(sorted(found))


def marking_of(widget: QWidget) -> Marking | None:
    """The marking of the nearest widget around this one that bears any."""
    around: QWidget | None = widget.parentWidget()
    while around is not None:
        if isinstance(found := getattr(around, "marking", None), Marking):
            return found
        around = around.parentWidget()
    return None


def _holds(editor: QTextEdit, words: Collection[str]) -> bool:
    text = editor.toPlainText()
    return any(word in text for word in words)


# ------------------------------------------------------------------ drawing


def draw_behind(
    painter: QPainter, block: QTextBlock, marks: Iterable[Mark], seen: QRectF, palette: QPalette
) -> None:
    """Draw what stands behind the words of a paragraph, as far as it is seen."""
    colours = mark_colours(palette)
    for mark in marks:
        if mark.kind == "come_back":
            painter.setPen(QPen(colours["come_back"], 1))
            painter.setBrush(colours["come_back_ground"])
            for _, box in _boxes(block, mark, seen):
                painter.drawRoundedRect(box.adjusted(-1, 0.5, 1, -0.5), _ROUND, _ROUND)


def draw_under(
    painter: QPainter, block: QTextBlock, marks: Iterable[Mark], seen: QRectF, palette: QPalette
) -> None:
    """Draw the lines under the words of a paragraph, as far as they are seen."""
    colours = mark_colours(palette)
    for mark in marks:
        if mark.kind == "come_back":
            continue
        draw = _draw_wave if mark.kind == "spelling" else _draw_dots
        for line, box in _boxes(block, mark, seen):
            foot = min(box.top() + line.ascent() + _WAVE + 1, box.bottom() - _PEN)
            draw(painter, box.left(), box.right(), foot, colours[mark.kind])


def _boxes(block: QTextBlock, mark: Mark, seen: QRectF) -> Iterable[tuple[QTextLine, QRectF]]:
    """The pieces of lines that the marked words stand on, where they are seen."""
    layout = block.layout()
    corner = layout.position()
    at = mark.start
    while at < mark.end:
        line = layout.lineForTextPosition(at)
        if not line.isValid():
            return
        last = min(mark.end, line.textStart() + line.textLength())
        top = corner.y() + line.y()
        if top <= seen.bottom() and top + line.height() >= seen.top():
            left, right = sorted((_x(line, at), _x(line, last)))
            yield line, QRectF(corner.x() + left, top, right - left, line.height())
        if last <= at:
            return
        at = last


def _x(line: QTextLine, position: int) -> float:
    # The stubs promise a number; Qt gives it with the position it was taken for.
    return cast("tuple[float, int]", line.cursorToX(position))[0]


def _draw_wave(painter: QPainter, left: float, right: float, foot: float, colour: QColor) -> None:
    tile = _wave(colour.rgb(), painter.device().devicePixelRatio())
    start, top = round(left), round(foot - _WAVE - _PEN / 2)  # so that no wave is blurred
    painter.drawTiledPixmap(QRectF(start, top, right - start, _TILE_HEIGHT), tile)


@lru_cache(16)
def _wave(rgb: int, ratio: float) -> QPixmap:
    """One wave, to be laid side by side: many are painted faster so than lines are drawn."""
    size = QSizeF(2 * _HALF_WAVE, _TILE_HEIGHT) * ratio
    tile = QPixmap(math.ceil(size.width()), math.ceil(size.height()))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor.fromRgb(rgb), _PEN))
    foot = _WAVE + _PEN / 2
    steps = range(-1, 4)
    points = [QPointF(step * _HALF_WAVE, foot - (_WAVE if step % 2 else 0)) for step in steps]
    painter.drawPolyline(QPolygonF(points))
    painter.end()
    return tile


def _draw_dots(painter: QPainter, left: float, right: float, foot: float, colour: QColor) -> None:
    pen = QPen(colour, _DOT, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1, _DOT_STEP / _DOT - 1])
    painter.setPen(pen)
    start, middle = round(left), round(foot) - _DOT / 2  # so that no dot is blurred
    painter.drawLine(QLineF(start, middle, right, middle))
