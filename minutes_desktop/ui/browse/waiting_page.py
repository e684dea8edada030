"""The page that is shown while the meetings themselves are being put right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from minutes_desktop.ui.browse.panel import push_button
from minutes_desktop.ui.look import MARGIN, SPACE, heading


class WaitingPage(QWidget):
    """What is being done, how far it has come, and a button to break it off.

    Signal: ``stop_asked``.
    """

    stop_asked = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        """Say what is being done."""
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)  # busy, until a share is known
        self.bar.setAccessibleName(words)
        self.stop = push_button(self.tr("Stop"), self.stop_asked.emit)
        note = QLabel(self.tr("Stopping leaves everything as it was."))
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(SPACE)
        column.addStretch(2)
        for widget in (heading(words), self.bar, note):
            column.addWidget(widget)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)
        self.setAccessibleName(words)

    def show_share(self, share: float) -> None:
        """Show how far it has come, from 0 to 1."""
        self.bar.setRange(0, 100)
        self.bar.setValue(round(share * 100))

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        """Nothing: there is only waiting."""
        return {}

    def panes(self) -> list[QWidget]:
        """The button."""
        return [self.stop]
