"""The meetings as a table: one row each, sorted by any column, narrowed by words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTime,
)

from minutes_desktop.ui.labels import STATES

if TYPE_CHECKING:
    from minutes_desktop.store.reading import MeetingLine

DATE, MEETING, SERIES, STATE, SAVED = range(5)
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class MeetingsModel(QAbstractTableModel):
    """Lines of the library, as they are read; it asks nothing of the library itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty, the newest meeting to come first."""
        super().__init__(parent)
        self._all: tuple[MeetingLine, ...] = ()
        self._shown: list[MeetingLine] = []
        self._words: list[str] = []
        self._column, self._order = DATE, Qt.SortOrder.DescendingOrder

    def show_lines(self, lines: tuple[MeetingLine, ...]) -> None:
        """Show these meetings, if they are not shown already."""
        if lines != self._all:
            self._all = lines
            self._refill()

    def narrow(self, words: str) -> None:
        """Show only meetings that have each of these words somewhere in their row."""
        self._words = words.casefold().split()
        self._refill()

    def line(self, row: int) -> MeetingLine:
        """The meeting of a row."""
        return self._shown[row]

    def all_count(self) -> int:
        """How many meetings there are, shown or not."""
        return len(self._all)

    def title_of(self, meeting_id: str) -> str | None:
        """The title of a meeting, shown or not; ``None`` if there is no such meeting."""
        found = (line.title or self.tr("Untitled") for line in self._all if line.id == meeting_id)
        return next(found, None)

    def row_of(self, meeting_id: str) -> int:
        """The row of a meeting, or -1 if it is not shown."""
        ids = [line.id for line in self._shown]
        return ids.index(meeting_id) if meeting_id in ids else -1

    # What Qt asks

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many meetings are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else 5

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(self._shown[index.row()], index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in {MEETING, SERIES}:
            return self._cell(self._shown[index.row()], index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The name of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            self.tr("Date"),
            self.tr("Meeting"),
            self.tr("Series"),
            self.tr("State"),
            self.tr("Last saved"),
        )
        return names[section] if 0 <= section < len(names) else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the meetings in the order of a column; the newest first among equals."""
        self._column, self._order = column, order
        self._refill()

    def _refill(self) -> None:
        self.beginResetModel()
        # The library lists the newest first, and sorting keeps that order among equals.
        self._shown = sorted(
            (line for line in self._all if self._has_words(line)),
            key=_KEYS.get(self._column, _date_key),
            reverse=self._order == Qt.SortOrder.DescendingOrder,
        )
        self.endResetModel()

    def _has_words(self, line: MeetingLine) -> bool:
        if not self._words:
            return True
        row = " ".join(self._cell(line, column) for column in range(5)).casefold()
        return all(word in row for word in self._words)

    def _cell(self, line: MeetingLine, column: int) -> str:
        match column:
            case 0:
                return self.date_words(line)
            case 1:
                return line.title or self.tr("Untitled")
            case 2:
                return line.series
            case 3:
                return f"{STATES[line.state]} v{line.version}"
            case _:
                return self.saved_words(line)

    def date_words(self, line: MeetingLine) -> str:
        """When the meeting is, in the language of the desktop."""
        if line.date is None:
            return self.tr("No date yet")
        words = _day(line.date)
        return f"{words}, {_clock(line.start)}" if line.start else words

    def saved_words(self, line: MeetingLine) -> str:
        """When a word of the meeting was last saved, in local time."""
        local = line.words_saved_at.astimezone()
        today = dt.datetime.now().astimezone().date()
        day = self.tr("Today") if local.date() == today else _day(local.date())
        return f"{day}, {_clock(local.time())}"


def _day(date: dt.date) -> str:
    return QLocale().toString(QDate(date.year, date.month, date.day), "d MMMM yyyy")


def _clock(time: dt.time) -> str:
    return QLocale().toString(QTime(time.hour, time.minute), "HH:mm")


def _date_key(line: MeetingLine) -> tuple[dt.date, dt.time]:
    # A meeting without a date is yet to come.
    return line.date or dt.date.max, line.start or dt.time.min


_KEYS: dict[int, Callable[[MeetingLine], Any]] = {
    DATE: _date_key,
    MEETING: lambda line: line.title.casefold(),
    SERIES: lambda line: line.series.casefold(),
    STATE: lambda line: (line.state, line.version),
    SAVED: lambda line: line.words_saved_at,
}
