"""The table of posts and their holders: written in by keys, a line for each holder."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from minutes_desktop.domain.roster_lines import (
    COLUMNS,
    RosterLine,
    cell,
    lines_of,
    moved,
    put_cell,
    with_holder,
    with_post,
    without,
)
from minutes_desktop.domain.series import Series
from minutes_desktop.ui.list_table import furnish

_LETTERS = {1: 9, 2: 16, 3: 22, 4: 8, 5: 7, 6: 18, 7: 18}  # average letters of the columns
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Modifier = Qt.KeyboardModifier
_Trigger = QAbstractItemView.EditTrigger


class PostsTable(QTableWidget):
    """Shows the posts of one series.

    Typing or F2 writes in a cell, Enter goes on to the next; Ctrl+Enter adds a holder of the post,
    Ctrl+Shift+Enter a post, Ctrl+Shift+Backspace takes the line out, Alt+Up and Alt+Down move the
    post. Signals: ``edited`` carries the series as it is then, and what was done; ``failed`` the
    words of a day that is none.
    """

    edited = Signal(object, str)
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with no series."""
        super().__init__(0, len(COLUMNS), parent)
        self._series = Series()
        self._lines: tuple[RosterLine, ...] = ()
        heads = (
            *(self.tr("Post"), self.tr("Short"), self.tr("Group"), self.tr("Name")),
            *(self.tr("Initials"), self.tr("Rank"), self.tr("From"), self.tr("To")),
        )
        self.setHorizontalHeaderLabels(heads)
        furnish(self, self.tr("Posts and who held them"), widest=0, letters=_LETTERS)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            _Trigger.AnyKeyPressed | _Trigger.EditKeyPressed | _Trigger.DoubleClicked
        )
        self.setShowGrid(True)
        self.cellChanged.connect(self._typed)

    def show_series(self, series: Series) -> None:
        """Show the posts of a series, with the cursor where it was."""
        row, column = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        self._series, self._lines = series, lines_of(series)
        self.blockSignals(True)
        self.setRowCount(len(self._lines))
        for at, line in enumerate(self._lines):
            for index, name in enumerate(COLUMNS):
                self.setItem(at, index, QTableWidgetItem(cell(series, line, name)))
        self.blockSignals(False)
        if self._lines:
            self.setCurrentCell(min(row, len(self._lines) - 1), column)

    def add_post(self) -> None:
        """Add a post behind the one with the cursor."""
        self._put(*with_post(self._series, self._line()), self.tr("New post"), 0)

    def add_holder(self) -> None:
        """Add a holder of the post with the cursor; a first post where there is none."""
        line = self._line()
        if line is None:
            self.add_post()
        else:
            self._put(*with_holder(self._series, line), self.tr("New holder"), 3)

    def take_out(self) -> None:
        """Take the line with the cursor out."""
        if line := self._line():
            self.edited.emit(without(self._series, line), self.tr("Take out"))

    def move_post(self, step: int) -> None:
        """Move the post with the cursor up or down."""
        if line := self._line():
            self._put(*moved(self._series, line, step), self.tr("Move"), self.currentColumn())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys say."""
        key, held = event.key(), event.modifiers() & ~_Modifier.KeypadModifier
        if self.state() == QAbstractItemView.State.EditingState:
            return  # that Enter has ended the writing in a cell
        if key in _ENTER and held == _Modifier.ControlModifier | _Modifier.ShiftModifier:
            self.add_post()
        elif key in _ENTER and held == _Modifier.ControlModifier:
            self.add_holder()
        elif key in _ENTER and self.currentItem() is not None:
            self.editItem(self.currentItem())
        elif key == Qt.Key.Key_Backspace and held & _Modifier.ControlModifier:
            self.take_out()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and held == _Modifier.AltModifier:
            self.move_post(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete and self.currentItem() is not None:
            self.currentItem().setText("")
        elif key == Qt.Key.Key_Tab or held & _Modifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _line(self) -> RosterLine | None:
        row = self.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _put(self, series: Series, line: RosterLine, done: str, column: int) -> None:
        self.edited.emit(series, done)
        if line in self._lines:
            self.setCurrentCell(self._lines.index(line), column)
            self.setFocus()

    def _typed(self, row: int, column: int) -> None:
        line, name = self._lines[row], COLUMNS[column]
        found = self.item(row, column)
        words = found.text() if found else ""
        try:
            series = put_cell(self._series, line, name, words)
        except ValueError:
            self.show_series(self._series)
            self.failed.emit(words)
            return
        self.edited.emit(series, self.tr("Typing"))
        self._go_on(row, column)

    def _go_on(self, row: int, column: int) -> None:
        """Put the cursor into the next cell of the line, so that a line is typed in one go."""
        if row < self.rowCount():
            self.setCurrentCell(row, min(column + 1, self.columnCount() - 1))
