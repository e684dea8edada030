"""A few quiet words beside a field, for what is so but is not written there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget


class QuietLabel(QLabel):
    """Words in the colour of hints, shown as they are."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        """Show the words."""
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
