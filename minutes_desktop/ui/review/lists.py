"""The lists beside kept minutes: their versions, and what the journal tells of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from minutes_desktop.ui.labels import STATES
from minutes_desktop.ui.list_table import furnish
from minutes_desktop.ui.review.record_words import act_words, local_moment

if TYPE_CHECKING:
    from minutes_desktop.domain.record import Act, Version

_ROWS = 4  # that are in view


class RecordTable(QTableWidget):
    """Rows of words, one of them current. Signal: ``chosen`` carries its number, from 0."""

    chosen = Signal(int)

    def __init__(
        self,
        name: str,
        heads: Sequence[str],
        *,
        widest: int,
        letters: Mapping[int, int],
        parent: QWidget | None = None,
    ) -> None:
        """Show no rows yet; ``letters`` are those a column has room for."""
        super().__init__(0, len(heads), parent)
        self.setHorizontalHeaderLabels(list(heads))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        furnish(self, name, widest=widest, letters=letters)
        line = self.verticalHeader().defaultSectionSize()
        self.setMinimumHeight(line * (_ROWS + 1))
        self.currentCellChanged.connect(self._moved)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows; none of them is current yet."""
        self.blockSignals(True)
        self.setRowCount(len(rows))
        for number, cells in enumerate(rows):
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.setItem(number, column, item)
        self.blockSignals(False)

    def make_current(self, row: int) -> None:
        """Have this row be the current one, and say nothing of it."""
        self.blockSignals(True)
        self.setCurrentCell(row, 0)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Escape and Enter to the page."""
        super().keyPressEvent(event)
        if event.text() in {"\x1b", "\r"}:
            event.ignore()

    def _moved(self, row: int, _column: int, before: int, _from: int) -> None:
        if row not in {before, -1}:
            self.chosen.emit(row)


def version_cells(version: Version) -> tuple[str, ...]:
    """A version as a row: number, state, when, by whom and why."""
    return (
        f"v{version.number}",
        STATES[version.state],
        local_moment(version.made_at),
        version.made_by,
        version.reason,
    )


def act_cells(act: Act) -> tuple[str, ...]:
    """An entry of the journal as a row: when, by whom, what and why."""
    return local_moment(act.at), act.by, act_words(act), act.reason
