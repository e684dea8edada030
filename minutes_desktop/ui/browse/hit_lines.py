"""How a hit looks in the list: which meeting and where, and under it the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from minutes_desktop.domain.finding import units
from minutes_desktop.ui.look import GAP, SPACE, mark_colours, muted
from minutes_desktop.ui.models.hits_model import HIT, HitsModel

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from minutes_desktop.workspace.searching import Hit, Snippet

_SELECTED = QStyle.StateFlag.State_Selected
_MOST_OF_IT = 0.55  # share of the first line that the meeting may take


class HitLines(QStyledItemDelegate):
    """Draws two lines for each hit; the words looked for are bold, on a ground of their own."""

    def __init__(self, model: HitsModel, parent: QObject | None = None) -> None:
        """Draw the hits of a model."""
        super().__init__(parent)
        self._model = model

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Two lines and the room around them."""
        return QSize(0, 2 * option.fontMetrics.lineSpacing() + 3 * GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one hit."""
        hit: Hit = index.data(HIT)
        self.initStyleOption(option, index)
        option.text = ""
        widget = option.widget
        style = widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        chosen = bool(option.state & _SELECTED)
        active = bool(option.state & QStyle.StateFlag.State_Active)
        group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        words = option.palette.color(group, role)
        quiet = words if chosen else muted(option.palette)
        box = option.rect.adjusted(SPACE, GAP, -SPACE, -GAP)
        painter.save()
        self._draw_first(painter, box, hit, words, quiet)
        top = box.top() + option.fontMetrics.lineSpacing() + GAP
        below = QRect(box.left(), top, box.width(), option.fontMetrics.lineSpacing())
        ground = None if chosen else mark_colours(option.palette)["come_back_ground"]
        _draw_snippet(painter, below, hit.snippet, words, ground, option.font)
        painter.restore()

    def _draw_first(
        self, painter: QPainter, box: QRect, hit: Hit, words: QColor, quiet: QColor
    ) -> None:
        plain = QFont(painter.font())
        bold = QFont(plain)
        bold.setBold(True)
        painter.setFont(bold)
        metrics = painter.fontMetrics()
        room = round(box.width() * _MOST_OF_IT)
        elide = Qt.TextElideMode.ElideRight
        meeting = metrics.elidedText(self._model.meeting_words(hit), elide, room)
        painter.setPen(words)
        painter.drawText(box, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, meeting)
        left = metrics.horizontalAdvance(meeting) + 2 * SPACE
        painter.setFont(plain)
        rest = box.adjusted(left, 0, 0, 0)
        place = painter.fontMetrics().elidedText(self._model.place_words(hit), elide, rest.width())
        painter.setPen(quiet)
        painter.drawText(rest, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, place)


def _draw_snippet(
    painter: QPainter,
    box: QRect,
    snippet: Snippet,
    words: QColor,
    ground: QColor | None,
    font: QFont,
) -> None:
    layout = QTextLayout(snippet.words, font)
    marked = QTextCharFormat()
    marked.setFontWeight(QFont.Weight.Bold)
    if ground is not None:
        marked.setBackground(ground)
    layout.setFormats([_format(snippet.words, *place, marked) for place in snippet.marks])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1e6)
    layout.endLayout()
    painter.setPen(words)
    painter.setClipRect(box)
    layout.draw(painter, QPointF(box.topLeft()))


def _format(words: str, start: int, end: int, marked: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = units(words[:start])
    made.length = units(words[start:end])
    made.format = marked
    return made
