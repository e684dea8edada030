"""The meetings as a table: one row each, sorted by any column, narrowed by words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache, lru_cache
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
    Signal,
)

from minutes_desktop.ui.labels import STATES

if TYPE_CHECKING:
    from minutes_desktop.store.reading import MeetingLine

DATE, MEETING, SERIES, STATE, SAVED = range(5)
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_MORE = 1_000  # older meetings asked for at once

Keep = Callable[["MeetingLine"], bool]
"""Tells which meetings are shown."""


class MeetingsModel(QAbstractTableModel):
    """Lines of the library, as they are read; it asks nothing of the library itself.

    The newest are enough to begin with. Signal: ``more_asked`` carries how many more are wanted
    behind those that are known, -1 for all; whoever answers calls ``add_lines`` at once.
    """

    more_asked = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty, the newest meeting to come first."""
        super().__init__(parent)
        self._all: tuple[MeetingLine, ...] = ()
        self._shown: list[MeetingLine] = []
        self._count = 0
        self._words: list[str] = []
        self._kept: Keep | None = None
        self._rows: dict[MeetingLine, str] = {}  # all words of a line, once they were wanted
        self._column, self._order = DATE, Qt.SortOrder.DescendingOrder

    def show_lines(self, lines: tuple[MeetingLine, ...], count: int | None = None) -> None:
        """Show these meetings, if they are not shown already; ``count`` is how many there are."""
        there = len(lines) if count is None else max(count, len(lines))
        if lines != self._all or there != self._count:
            self._all, self._count = lines, there
            self._want_all()
            self._refill()

    def add_lines(self, lines: tuple[MeetingLine, ...]) -> None:
        """Know of older meetings, too."""
        last = len(self._all)
        if self._is_plain and lines:
            self.beginInsertRows(_NOWHERE, last, last + len(lines) - 1)
            self._all = (*self._all, *lines)
            self._shown.extend(lines)
            self.endInsertRows()
        else:
            self._all = (*self._all, *lines)
        if not lines:
            self._count = last

    def narrow(self, words: str) -> None:
        """Show only meetings that have each of these words somewhere in their row."""
        self._words = words.casefold().split()
        self._want_all()
        self._refill()

    def keep(self, kept: Keep | None) -> None:
        """Show only meetings of which this holds."""
        self._kept = kept
        self._want_all()
        self._refill()

    @property
    def _is_plain(self) -> bool:
        """Whether all meetings are shown in the order in which the library lists them."""
        by_date = self._column == DATE and self._order == Qt.SortOrder.DescendingOrder
        return by_date and not self._words and self._kept is None

    def _want_all(self) -> None:
        if len(self._all) < self._count and not self._is_plain:
            self.more_asked.emit(-1)

    def line(self, row: int) -> MeetingLine:
        """The meeting of a row."""
        return self._shown[row]

    def all_count(self) -> int:
        """How many meetings there are, shown or not."""
        return self._count

    def title_of(self, meeting_id: str) -> str | None:
        """The title of a meeting, shown or not; ``None`` if there is no such meeting."""
        found = (line.title or self.tr("Untitled") for line in self._all if line.id == meeting_id)
        return next(found, None)

    def row_of(self, meeting_id: str) -> int:
        """The row of a meeting, or -1 if it is not shown."""
        ids = [line.id for line in self._shown]
        return ids.index(meeting_id) if meeting_id in ids else -1

    # What Qt asks

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there are older meetings than are shown."""
        return not parent.isValid() and self._is_plain and len(self._all) < self._count

    def fetchMore(self, _parent: _Index) -> None:
        """Ask for older meetings."""
        self.more_asked.emit(_MORE)

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
        self._want_all()
        self._refill()

    def _refill(self) -> None:
        self.beginResetModel()
        found = [line for line in self._all if self._is_wanted(line)]
        if self._column != DATE or self._order != Qt.SortOrder.DescendingOrder:
            # The library lists the newest first, and sorting keeps that order among equals.
            found.sort(
                key=_KEYS.get(self._column, _date_key),
                reverse=self._order == Qt.SortOrder.DescendingOrder,
            )
        self._shown = found
        self.endResetModel()

    def _is_wanted(self, line: MeetingLine) -> bool:
        if self._kept is not None and not self._kept(line):
            return False
        if not self._words:
            return True
        row = self._rows.get(line)
        if row is None:
            row = " ".join(self._cell(line, column) for column in range(5)).casefold()
            self._rows[line] = row
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
    return f"{date.day} {_month(date.month)} {date.year}"


@cache
def _month(number: int) -> str:
    # Asked of Qt for each row, they would take longer than all else.
    return QLocale().toString(QDate(2000, number, 1), "MMMM")


@lru_cache(1_440)
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
