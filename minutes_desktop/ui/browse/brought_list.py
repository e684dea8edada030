"""The list of what is brought in from earlier meetings: a line each, with a tick and its reason."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from minutes_desktop.domain.carrying import Brought
from minutes_desktop.ui.look import GAP

_WHAT, _WHY = range(2)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LETTERS = 60  # average letters that the first column has room for


class BroughtList(QTreeWidget):
    """Lines with ticks; Space leaves one out or takes it in again, Ctrl+A turns all of them.

    Signals: ``ticked`` that another line is left out or taken in; ``finished`` that Enter was
    pressed.
    """

    ticked = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with no lines."""
        super().__init__(parent)
        self._lines: tuple[Brought, ...] = ()
        self._turned: dict[str, bool] = {}  # by key: what somebody chose
        self.setColumnCount(2)
        self.setHeaderLabels([self.tr("Brought in"), self.tr("Why")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setAllColumnsShowFocus(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(self.tr("Brought in from earlier meetings"))
        header = self.header()
        header.setSectionResizeMode(_WHY, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(True)
        self.setColumnWidth(_WHAT, _LETTERS * self.fontMetrics().averageCharWidth())
        self.itemChanged.connect(self._note)

    def show_lines(self, lines: tuple[Brought, ...]) -> None:
        """Show other lines; what somebody has left out or taken in stays so."""
        current = self._current()
        self._lines = lines
        self.blockSignals(True)
        self.clear()
        height = QSize(0, self.fontMetrics().height() + GAP)
        for line in lines:
            row = QTreeWidgetItem([line.words.replace("\n", " "), line.reason])
            row.setSizeHint(_WHAT, height)
            row.setToolTip(_WHAT, line.words)
            row.setToolTip(_WHY, line.reason)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            wanted = self._turned.get(line.key, line.wanted)
            row.setCheckState(_WHAT, _state(on=wanted))
            self.addTopLevelItem(row)
        if last := self.topLevelItem(min(max(current, 0), len(lines) - 1)):
            self.setCurrentItem(last)
        self.blockSignals(False)
        self.ticked.emit()

    @property
    def lines(self) -> tuple[Brought, ...]:
        """Every line."""
        return self._lines

    def chosen(self, lines: tuple[Brought, ...] | None = None) -> tuple[Brought, ...]:
        """The lines that are ticked, or those of others that would be."""
        found = self._lines if lines is None else lines
        return tuple(one for one in found if self._turned.get(one.key, one.wanted))

    def forget(self) -> None:
        """Know no more what somebody has chosen: the list is of another series now."""
        self._turned.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the tick of the line by Space, all by Ctrl+A; Enter ends."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._turn([self.currentItem()] if self.currentItem() else [])
        elif (
            event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            self._turn([self.topLevelItem(n) for n in range(self.topLevelItemCount())])
        elif event.key() in _ENTER:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def _current(self) -> int:
        return self.currentIndex().row()

    def _turn(self, rows: list[QTreeWidgetItem | None]) -> None:
        """Turn ticks: all on, unless all of them are."""
        found = [row for row in rows if row is not None]
        on = not all(row.checkState(_WHAT) == Qt.CheckState.Checked for row in found)
        for row in found:
            row.setCheckState(_WHAT, _state(on=on))

    def _note(self, row: QTreeWidgetItem) -> None:
        line = self._lines[self.indexOfTopLevelItem(row)]
        self._turned[line.key] = row.checkState(_WHAT) == Qt.CheckState.Checked
        self.ticked.emit()


def _state(*, on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
