"""What a search has found: a row for each passage, more of them as they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from minutes_desktop.ui.labels import PASSAGE_KINDS, STATES

if TYPE_CHECKING:
    import datetime as dt

    from minutes_desktop.workspace.searching import Found, Hit

HIT = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class HitsModel(QAbstractListModel):
    """The hits that were found so far. Signal: ``more_asked`` carries where they go on."""

    more_asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with none."""
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._after: int | None = None
        self._asking = False

    def show_found(self, found: Found, *, goes_on: bool) -> None:
        """Show hits, in place of those before or behind them."""
        self._asking, self._after = False, found.after
        if not goes_on:
            self.beginResetModel()
            self._hits = list(found.hits)
            self.endResetModel()
        elif found.hits:
            last = len(self._hits)
            self.beginInsertRows(_NOWHERE, last, last + len(found.hits) - 1)
            self._hits.extend(found.hits)
            self.endInsertRows()

    def hit(self, row: int) -> Hit:
        """The hit of a row."""
        return self._hits[row]

    def row_of(self, passage: int) -> int:
        """The row of a passage by its id, or -1."""
        return next((row for row, hit in enumerate(self._hits) if hit.id == passage), -1)

    # What Qt asks

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many hits are shown."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The hit, and all of it in words for whoever listens."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        hit = self._hits[index.row()]
        if role == HIT:
            return hit
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{self.meeting_words(hit)}. {self.place_words(hit)}: {hit.snippet.words}"
        return None

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there are more hits than are shown."""
        return not parent.isValid() and self._after is not None and not self._asking

    def fetchMore(self, _parent: _Index) -> None:
        """Ask for more; they come when they are found."""
        if self._after is not None and not self._asking:
            self._asking = True
            self.more_asked.emit(self._after)

    # Words

    def meeting_words(self, hit: Hit) -> str:
        """When the meeting was, and which."""
        day = _day(hit.date) if hit.date else self.tr("No date yet")
        title = hit.title.partition("\n")[0] or hit.series or self.tr("Untitled")
        return f"{day}   {title}"

    def place_words(self, hit: Hit) -> str:
        """Where in the meeting it stands, and what it is."""
        item = " ".join(part for part in (hit.number, hit.heading) if part)
        kind = PASSAGE_KINDS.get(hit.kind, "")
        return "   ·   ".join(part for part in (item, kind, STATES[hit.state]) if part)


def _day(date: dt.date) -> str:
    return QLocale().toString(QDate(date.year, date.month, date.day), "d MMMM yyyy")
