"""The page on which what is not in the minutes yet is brought in from earlier meetings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from minutes_desktop.domain.carrying import Brought
from minutes_desktop.ui.browse.brought_list import BroughtList
from minutes_desktop.ui.browse.panel import push_button
from minutes_desktop.ui.look import MARGIN, SPACE, heading


class CarryPage(QWidget):
    """The list; Enter brings the ticked lines in.

    Signals: ``chosen`` carries the lines; ``left`` goes back without.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, lines: tuple[Brought, ...], parent: QWidget | None = None) -> None:
        """Offer the lines, of which there is one at least."""
        super().__init__(parent)
        self.list = BroughtList()
        self.list.show_lines(lines)
        self._note = QLabel()
        self._bring = push_button(self.tr("Bring in (Enter)"), self._choose)
        buttons = QHBoxLayout()
        buttons.addWidget(self._bring)
        buttons.addWidget(push_button(self.tr("Back (Esc)"), self.left.emit))
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(heading(self.tr("Carry forward")))
        told = QLabel(
            self.tr(
                "What earlier meetings left, and these minutes do not have yet."
                " Space leaves a line out or takes it in."
            )
        )
        told.setWordWrap(True)
        column.addWidget(told)
        column.addWidget(self.list)
        column.addWidget(self._note)
        column.addLayout(buttons)
        self.list.finished.connect(self._choose)
        self.list.ticked.connect(self._count)
        self._count()

    # What the window asks of a page

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        """Everything stands on the page."""
        return {}

    def panes(self) -> list[QWidget]:
        """The list."""
        return [self.list]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        self.chosen.emit(self.list.chosen())

    def _count(self) -> None:
        chosen, lines = len(self.list.chosen()), len(self.list.lines)
        self._note.setText(self.tr("{} of {} ticked").format(chosen, lines))
        self._bring.setEnabled(bool(chosen))
