"""The outline pane: where everything in the minutes is, and the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView, QWidget

from minutes_desktop.ui.look import GAP, SPACE
from minutes_desktop.ui.models.outline_model import KEY, MARK, OutlineModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_desktop.domain.come_back import ComeBack
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.domain.template import Template


class Outline(QTreeView):
    """The tree of the meeting.

    Signals: ``chosen`` carries the row of the sheet to go to; ``come_back_chosen`` which of the
    marks of what is to be come back to.
    """

    chosen = Signal(str)
    come_back_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._model = OutlineModel(self)
        self.setModel(self._model)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(14)
        self.setViewportMargins(GAP, SPACE, 0, GAP)
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, palette.color(palette.ColorRole.Window))
        self.setPalette(palette)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Outline"))
        self.setTabKeyNavigation(False)
        self.activated.connect(self._choose)
        self.clicked.connect(self._choose)

    def show_minutes(
        self, minutes: Minutes, template: Template, marks: Sequence[ComeBack] = ()
    ) -> None:
        """Show the minutes and their marks; what is folded is opened when lines come or go."""
        if self._model.show_minutes(minutes, template, marks):
            self.expandAll()
            header = self.header()
            header.setStretchLastSection(False)
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
            for row in self._model.unmarked():
                self.setFirstColumnSpanned(row, QModelIndex(), True)

    def show_current(self, key: str) -> None:
        """Mark the line that the caret is in."""
        index = self._model.index_of(key) if key else QModelIndex()
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)

    def _choose(self, index: QModelIndex) -> None:
        key = index.data(KEY)
        if (mark := index.data(MARK)) is not None:
            self.come_back_chosen.emit(mark)
        elif key:
            self.chosen.emit(key)
