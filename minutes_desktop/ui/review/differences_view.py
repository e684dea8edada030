"""Rows of two columns, the earlier words and the later ones, drawn as they come into view.

What was removed is struck through and what was added underlined, each with a sign before it and a
ground of its own, so that nobody needs to tell colours apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPalette, QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from minutes_desktop.domain.comparing import Difference, Kind, Stretches
from minutes_desktop.ui.look import GAP
from minutes_desktop.ui.review.record_words import tr

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WHERE, _BEFORE, _AFTER = range(3)
_WHERE_WIDTH = 190  # pixels at 100 %
_AT_ONCE = 15  # rows measured before the event loop gets its turn
_BIG = 16777215
_SIGNS: dict[Kind, str] = {"changed": "≠", "added": "+", "removed": "−", "moved": "→", "same": "="}
_TINT = 0.22  # of the sign's colour in the ground of the words
DIFFERENCE = Qt.ItemDataRole.UserRole


class _Rows(QAbstractTableModel):
    """The differences; a run of parts that are the same is one row, unless all are wanted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[tuple[int, Difference | int]] = []

    def show(self, found: Sequence[Difference], *, everything: bool) -> None:
        self.beginResetModel()
        self.rows = []
        for at, one in enumerate(found):
            if one.kind != "same" or everything:
                self.rows.append((at, one))
            elif self.rows and isinstance(self.rows[-1][1], int):
                self.rows[-1] = (self.rows[-1][0], self.rows[-1][1] + 1)
            else:
                self.rows.append((at, 1))
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Where"), tr("Earlier"), tr("Later"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.rows[index.row()][1]
        if role == DIFFERENCE:
            return one
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._read_out(one, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            if isinstance(one, int):
                return _unchanged(one) if index.column() == _WHERE else ""
            side = (one.where, _plain(one.before), _plain(one.after))
            return side[index.column()]
        return None

    def _read_out(self, one: Difference | int, column: int) -> str:
        if isinstance(one, int):
            return _unchanged(one)
        return (
            one.sentence
            if column == _WHERE
            else _plain(one.before if column == _BEFORE else one.after)
        )


def _unchanged(count: int) -> str:
    return tr("1 part is the same") if count == 1 else tr("{} parts are the same").format(count)


def _plain(stretches: Stretches) -> str:
    return "".join(words for _, words in stretches)


class _Words(QStyledItemDelegate):
    """Draws words with what only one side has struck through or underlined."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def document(self, index: _Index, palette: QPalette, width: int) -> QTextDocument:
        """The words of a cell, set at a width."""
        document = QTextDocument()
        document.setDocumentMargin(GAP)
        document.setDefaultFont(self._view.font())
        document.setHtml(_html(index.data(DIFFERENCE), index.column(), palette))
        document.setTextWidth(max(width, 40))
        return document

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the cell, the row that is come to with a bar at its side."""
        palette = option.palette
        rect = option.rect
        painter.save()
        current = self._view.currentIndex().row() == index.row()
        role = QPalette.ColorRole.AlternateBase if current else QPalette.ColorRole.Base
        painter.fillRect(rect, palette.color(role))
        painter.setPen(palette.color(QPalette.ColorRole.Midlight))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if current and index.column() == _WHERE:
            bar = rect.adjusted(0, 0, 4 - rect.width(), -1)
            painter.fillRect(bar, palette.color(QPalette.ColorRole.Highlight))
        painter.translate(rect.topLeft())
        document = self.document(index, palette, rect.width())
        document.drawContents(painter, QRectF(0, 0, rect.width(), rect.height()))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As tall as the words."""
        width = self._view.columnWidth(index.column())
        palette = option.palette
        return QSize(width, round(self.document(index, palette, width).size().height()))


def _html(one: Difference | int | None, column: int, palette: QPalette) -> str:
    text = palette.color(QPalette.ColorRole.Text)
    quiet = palette.color(QPalette.ColorRole.PlaceholderText).name()
    if one is None:
        return ""
    if isinstance(one, int):
        words = escape(_unchanged(one)) if column == _WHERE else ""
        return f'<span style="color:{quiet}">{words}</span>'
    if column == _WHERE:
        return _where_html(one, quiet, text.name())
    stretches = one.before if column == _BEFORE else one.after
    return "".join(_stretch(only, words, column, palette) for only, words in stretches)


def _where_html(one: Difference, quiet: str, text: str) -> str:
    named = {
        "changed": tr("changed"),
        "added": tr("added"),
        "removed": tr("removed"),
        "moved": tr("moved"),
        "same": tr("the same"),
    }[one.kind]
    if one.moved and one.kind != "moved":
        named += ", " + tr("moved")
    lines = [f'<b style="color:{text}">{_SIGNS[one.kind]} {escape(named)}</b>', escape(one.where)]
    if one.moved and one.was != one.where:
        lines.append(escape(tr("was: {}").format(one.was)))
    lines += [escape(tr("differs: {}").format(name)) for name in one.facts]
    return f'<span style="color:{quiet}">{"<br>".join(lines)}</span>'


def _stretch(only: bool, words: str, column: int, palette: QPalette) -> str:
    shown = escape(words).replace("\n", "<br>")
    if not only:
        return f'<span style="color:{palette.color(QPalette.ColorRole.Text).name()}">{shown}</span>'
    removed = column == _BEFORE
    role = QPalette.ColorRole.BrightText if removed else QPalette.ColorRole.Link
    colour = palette.color(role)
    ground = _mixed(colour, palette.color(QPalette.ColorRole.Base)).name()
    line = "line-through" if removed else "underline"
    return (
        f'<span style="color:{palette.color(QPalette.ColorRole.Text).name()};'
        f'background-color:{ground};text-decoration:{line}">{shown}</span>'
    )


def _mixed(colour: QColor, ground: QColor) -> QColor:
    def mix(one: int, other: int) -> int:
        return round(one * _TINT + other * (1 - _TINT))

    return QColor(
        mix(colour.red(), ground.red()),
        mix(colour.green(), ground.green()),
        mix(colour.blue(), ground.blue()),
    )


class DifferencesView(QTableView):
    """The differences, a row each. Signal: ``stepped`` carries the place of the one come to."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._rows = _Rows(self)
        self._measured = 0
        self._measuring = QTimer(self, interval=0, singleShot=True)
        self._measuring.timeout.connect(self._measure)
        self.setModel(self._rows)
        self._words = _Words(self)
        self.setItemDelegate(self._words)
        self.setAccessibleName(self.tr("Differences"))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(_BEFORE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_AFTER, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(_WHERE, _WHERE_WIDTH)

    def show_differences(self, found: Sequence[Difference], *, everything: bool) -> None:
        """Show what differs, or ``everything``."""
        self._rows.show(found, everything=everything)
        self._measure_anew()

    @property
    def is_settled(self) -> bool:
        """Whether all rows are as tall as their words."""
        return self._measured >= self._rows.rowCount()

    def step(self, step: int) -> None:
        """Go to the next difference, with -1 to the one before; from the last on to the first."""
        rows = self._rows.rows
        places = [
            row
            for row, (_, one) in enumerate(rows)
            if not isinstance(one, int) and one.kind != "same"
        ]
        if not places:
            return
        current = self.currentIndex().row()
        later = [row for row in places if row > current]
        earlier = [row for row in places if 0 <= row < current]
        if step > 0:
            row = later[0] if later else places[0]
        else:
            row = earlier[-1] if earlier else places[-1]
        self.setCurrentIndex(self._rows.index(row, _WHERE))
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)
        self.viewport().update()
        self.stepped.emit(rows[row][0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the words at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure_anew()

    def _measure_anew(self) -> None:
        self._measured = 0
        self._measure()

    def _measure(self) -> None:
        """Give the next rows the height of their words, those in view first of all."""
        last = min(self._measured + _AT_ONCE, self._rows.rowCount())
        for row in range(self._measured, last):
            self.setRowHeight(row, max(self.sizeHintForRow(row), 1))
        self._measured = last
        if last < self._rows.rowCount():
            self._measuring.start()
