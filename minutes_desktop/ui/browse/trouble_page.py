"""The page in place of the meetings when their store cannot be used."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from minutes_desktop.ui.browse.panel import panel, push_button


class TroublePage(QWidget):
    """The sentence that says what is wrong, and the two ways on.

    Signals: ``again_asked``, to try the same file; ``other_asked``, to choose another.
    """

    again_asked = Signal()
    other_asked = Signal()

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        """Show the sentence."""
        super().__init__(parent)
        self.sentence = sentence
        self.again = push_button(self.tr("Try again"), self.again_asked.emit)
        self.other = push_button(self.tr("Choose another file…"), self.other_asked.emit)
        title = self.tr("The meetings cannot be shown")
        self._panel = panel(title, sentence, self.again, self.other)
        self.setAccessibleName(f"{title}. {sentence}")
        QVBoxLayout(self).addWidget(self._panel)

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        """Nothing beyond the window's own menus."""
        return {}

    def panes(self) -> list[QWidget]:
        """The buttons."""
        return [self._panel]
