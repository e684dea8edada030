"""The shelves beside the list of meetings: what waits, and every series with its years."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from minutes_desktop.ui.look import GAP
from minutes_desktop.ui.models.meetings_model import Keep

if TYPE_CHECKING:
    from minutes_desktop.workspace.library import MeetingLine, SeriesShelf, Shelves

_KEY = Qt.ItemDataRole.UserRole
_LETTERS = 34  # average letters of the longest shelf that is shown whole
_ALL = ("all",)


class ShelvesList(QTreeWidget):
    """Shows only the meetings of the shelf that is chosen; Enter goes to them.

    Attribute: ``keeps``, whether a shelf is chosen that holds not all meetings.
    Signals: ``chosen`` carries a function that tells which meetings are on the shelf, or ``None``
    for all; ``left`` goes to the meetings.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without shelves."""
        super().__init__(parent)
        self.keeps = False
        self._shown: Shelves | None = None
        self._week = (dt.date.min, dt.date.min)
        self._recent: frozenset[str] = frozenset()
        self.setHeaderHidden(True)
        self.setAccessibleName(self.tr("Shelves"))
        self.setFixedWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        self.setTabKeyNavigation(False)
        self.setUniformRowHeights(True)
        self.currentItemChanged.connect(self._choose)

    def show_shelves(self, shelves: Shelves) -> None:
        """Show what there is; the shelf that is chosen stays so."""
        from minutes_desktop.workspace.library import week_of  # noqa: PLC0415 - after the paint

        today = dt.datetime.now().astimezone().date()
        if (shelves, week_of(today)) == (self._shown, self._week):
            return
        key = self._key()
        open_series = {str(item.data(0, _KEY)[1]) for item in self._tops() if item.isExpanded()}
        self._shown, self._week = shelves, week_of(today)
        self._recent = frozenset(shelves.recent)
        self.blockSignals(True)
        self.clear()
        self._add(self.tr("All meetings"), shelves.count, _ALL)
        self._add(self.tr("This week"), shelves.this_week, ("week",))
        self._add(self.tr("Not signed yet"), shelves.waiting, ("waiting",))
        if shelves.recent:
            self._add(self.tr("Opened last"), len(shelves.recent), ("recent",))
        for one in shelves.series:
            self._add_series(one, expanded=one.name in open_series)
        self._go_to(key)
        self.blockSignals(False)
        self._choose()

    def choose_all(self) -> None:
        """Keep no shelf."""
        if self.keeps:
            self._go_to(_ALL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the meetings on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _add(
        self, words: str, count: int, key: tuple[object, ...], under: QTreeWidgetItem | None = None
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem([f"{words}   {count:,}"])
        item.setData(0, _KEY, key)
        item.setToolTip(0, item.text(0))
        item.setSizeHint(0, QSize(0, self.fontMetrics().height() + GAP))
        if under is None:
            self.addTopLevelItem(item)
        else:
            under.addChild(item)
        return item

    def _add_series(self, series: SeriesShelf, *, expanded: bool) -> None:
        name = series.name or self.tr("Of no series")
        top = self._add(name, series.count, ("series", series.name))
        for year in series.years:
            words = self.tr("No date yet") if year.year is None else str(year.year)
            self._add(words, year.count, ("year", series.name, year.year), top)
        top.setExpanded(expanded)

    def _tops(self) -> list[QTreeWidgetItem]:
        items = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return [item for item in items if item is not None and item.childCount()]

    def _go_to(self, key: tuple[object, ...]) -> None:
        """Choose the shelf with a key, or that of all meetings where there is none."""
        tops = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        below = [top.child(row) for top in tops if top for row in range(top.childCount())]
        items = [item for item in (*tops, *below) if item is not None]
        found = (item for item in items if tuple(item.data(0, _KEY)) == key)
        self.setCurrentItem(next(found, items[0]))

    def _key(self) -> tuple[object, ...]:
        item = self.currentItem()
        return tuple(item.data(0, _KEY)) if item else _ALL

    def _choose(self) -> None:
        key = self._key()
        keep = self._keeper(key)
        if keep is not None or self.keeps:
            self.keeps = keep is not None
            self.chosen.emit(keep)

    def _keeper(self, key: tuple[object, ...]) -> Keep | None:
        """What tells which meetings are on the shelf with this key."""
        from minutes_desktop.workspace.library import WAITING  # noqa: PLC0415 - after the paint

        monday, sunday = self._week
        recent = self._recent

        def in_year(line: MeetingLine) -> bool:
            return line.series == key[1] and (line.date.year if line.date else None) == key[2]

        match key[0]:
            case "week":
                return lambda line: line.date is not None and monday <= line.date <= sunday
            case "waiting":
                return lambda line: line.state in WAITING
            case "recent":
                return lambda line: line.id in recent
            case "series":
                return lambda line: line.series == key[1]
            case "year":
                return in_year
            case _:
                return None
