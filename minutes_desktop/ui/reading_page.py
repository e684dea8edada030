"""The page on which a meeting can be read but not written: its printed pages, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from minutes_desktop.ui.key_names import name_key
from minutes_desktop.ui.look import MARGIN, SPACE
from minutes_desktop.ui.preview_pane import PreviewPane

if TYPE_CHECKING:
    from minutes_desktop.workspace.exporting import Printer
    from minutes_desktop.workspace.open_minutes import OpenMinutes

_WIDTH = 860  # pixels at 100 % scale, of which a page fills all


class ReadingPage(QWidget):
    """One meeting as it prints. Nothing on it can change the minutes, and nothing saves them.

    Attribute: ``open_minutes``, what is shown.
    """

    def __init__(
        self, minutes: OpenMinutes, printer: Printer, parent: QWidget | None = None
    ) -> None:
        """Show the minutes."""
        super().__init__(parent)
        self.open_minutes = minutes
        self.preview = PreviewPane(printer, minutes, self)
        self.preview.setMaximumWidth(_WIDTH)
        words = self.tr("Read only: these are the pages as they print. {} exports them.")
        note = QLabel()
        name_key(note, "export", "", lambda keys: note.setText(words.format(keys)))
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, SPACE, MARGIN, SPACE)
        column.addWidget(note)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.preview, 100)
        across.addStretch(1)
        column.addLayout(across, 1)

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        """Nothing beyond the window's own menus, which export."""
        return {}

    def panes(self) -> list[QWidget]:
        """The printed pages."""
        return [self.preview]
