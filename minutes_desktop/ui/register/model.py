"""The register as a table, read a page at a time, with a row over each group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractTableModel,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from minutes_desktop.domain.action_sheet import owner_named
from minutes_desktop.domain.register_lines import Grouping, Line, Order
from minutes_desktop.ui.labels import STATUSES

REFERENCE, WORDS, OWNERS, DUE, STATUS, AGE, POSTPONED, SERIES = range(8)
ORDERS: dict[int, Order] = {
    REFERENCE: "reference",
    WORDS: "words",
    OWNERS: "owners",
    DUE: "due",
    STATUS: "status",
    AGE: "raised",
    POSTPONED: "postponed",
    SERIES: "series",
}
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
Fetch = Callable[[int], tuple[Line, ...]]
"""Gives the lines of the next page, from a place on; none at the end."""


class RegisterModel(QAbstractTableModel):
    """The lines read so far; more are fetched as the list is scrolled."""

    def __init__(self, today: Callable[[], dt.date], parent: QObject | None = None) -> None:
        """Begin empty; ``today`` is the local day."""
        super().__init__(parent)
        self._today = today
        self._rows: list[Line | str] = []
        self._read, self._ended = 0, True
        self._fetch: Fetch | None = None
        self._grouping: Grouping = ""

    def show_lines(self, fetch: Fetch, grouping: Grouping) -> None:
        """Show lines, fetched as they are wanted."""
        self.beginResetModel()
        self._fetch, self._grouping = fetch, grouping
        self._rows, self._read = [], 0
        lines = fetch(0)
        self._take(lines)
        self._ended = not lines
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """The action of a row; ``None`` for a row over a group."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Line) else None

    def row_of(self, action_id: str) -> int:
        """The first row of an action, or -1 if it is not shown."""
        rows = enumerate(self._rows)
        found = (n for n, one in rows if isinstance(one, Line) and one.action_id == action_id)
        return next(found, -1)

    def heads(self) -> list[int]:
        """The rows over groups."""
        return [row for row, one in enumerate(self._rows) if isinstance(one, str)]

    # What Qt asks

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many rows were read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(ORDERS)

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there are lines not read yet."""
        return not parent.isValid() and not self._ended

    def fetchMore(self, parent: _Index) -> None:
        """Read the next page."""
        if self._fetch is None or parent.isValid():
            return
        lines = self._fetch(self._read)
        if not lines:
            self._ended = True
            return
        rows = self._with_heads(lines)
        self.beginInsertRows(_NOWHERE, len(self._rows), len(self._rows) + len(rows) - 1)
        self._rows += rows
        self._read += len(lines)
        self.endInsertRows()

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """The rows over groups are passed over."""
        if index.isValid() and self.line(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """The words of a cell."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        row, column = self._rows[index.row()], index.column()
        if isinstance(row, str):
            return self._head(row, column, role)
        if role == _Role.DisplayRole:
            return self._cell(row, column)
        if role == _Role.ToolTipRole:
            return row.due_words if column == DUE else self._cell(row, column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """The name of a column."""
        if orientation != Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        names = (
            self.tr("Reference"),
            self.tr("Action"),
            self.tr("Owners"),
            self.tr("Due"),
            self.tr("Status"),
            self.tr("Age"),
            self.tr("Postponed"),
            self.tr("Series"),
        )
        return names[section] if 0 <= section < len(names) else None

    # Inner

    def _take(self, lines: tuple[Line, ...]) -> None:
        self._rows += self._with_heads(lines)
        self._read += len(lines)

    def _with_heads(self, lines: tuple[Line, ...]) -> list[Line | str]:
        if not self._grouping:
            return list(lines)
        found: list[Line | str] = []
        last = next((one.group for one in reversed(self._rows) if isinstance(one, Line)), None)
        for line in lines:
            if line.group != last:
                found.append(self._group_words(line))
                last = line.group
            found.append(line)
        return found

    def _group_words(self, line: Line) -> str:
        match self._grouping:
            case "owner":
                return owner_named(line) or self.tr("Nobody named")
            case "meeting":
                series = line.series or self.tr("No series")
                return f"{day_words(line.raised)}, {series}" if line.raised else series
            case "month":
                return month_words(line.due) if line.due else self.tr("No day known")
            case _:
                return line.series or self.tr("No series")

    def _head(self, words: str, column: int, role: int) -> object:
        if role == _Role.DisplayRole and column == REFERENCE:
            return words
        if role == _Role.FontRole:
            return _bold()
        if role == _Role.ForegroundRole:
            return QApplication.palette().text()
        return None

    def _cell(self, line: Line, column: int) -> str:
        match column:
            case 0:
                return line.reference
            case 1:
                return " ".join(line.words.split()) or self.tr("Nothing is written")
            case 2:
                return line.owners
            case 3:
                return self._due_words(line)
            case 4:
                return line.status_words.strip("(). ") or STATUSES[line.status]
            case 5:
                days = line.age(self._today())
                one = self.tr("1 day")
                return "" if days is None else one if days == 1 else self.tr("{} days").format(days)
            case 6:
                return str(line.postponed or "")
            case _:
                return line.series

    def _due_words(self, line: Line) -> str:
        if line.due is None:
            return line.due_words
        words = day_words(line.due)
        late = line.is_overdue(self._today())
        return self.tr("{} · overdue").format(words) if late else words


def day_words(day: dt.date | None) -> str:
    """A day in the language of the desktop."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy") if day else ""


def month_words(day: dt.date) -> str:
    """The month of a day in the language of the desktop."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "MMMM yyyy")


def _bold() -> QFont:
    font = QFont(QApplication.font())
    font.setBold(True)
    return font
