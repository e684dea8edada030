"""The page that lists every key, made from the menus themselves."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from minutes_desktop.ui.look import MARGIN, SPACE, heading


class ShortcutsPage(QWidget):
    """Every action that has keys, by menu; Esc goes back.

    Signal: ``left``, the reader goes back to the page before.
    """

    left = Signal()

    def __init__(self, menus: Iterable[QAction], parent: QWidget | None = None) -> None:
        """List the actions of the menus as they are now."""
        super().__init__(parent)
        self.reading = QTextBrowser()
        self.reading.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.reading.setHtml("".join(_section(menu) for menu in menus))
        back = QPushButton(self.tr("Back (Esc)"))
        back.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(SPACE)
        column.addWidget(heading(self.tr("Keyboard shortcuts")))
        column.addWidget(self.reading)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        """Nothing: this page is only read."""
        return {}

    def panes(self) -> list[QWidget]:
        """The list."""
        return [self.reading]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _section(entry: QAction) -> str:
    menu = entry.menu()
    actions = menu.actions() if isinstance(menu, QMenu) else []
    rows = [_row(action) for action in actions if action.shortcuts()]
    if not rows:
        return ""
    return f"<h3>{escape(entry.text().replace('&', ''))}</h3><table>{''.join(rows)}</table>"


def _row(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    keys = ", ".join(keys.toString(native) for keys in action.shortcuts())
    words = action.text().replace("&", "")
    return f"<tr><td width=320>{escape(words)}</td><td><b>{escape(keys)}</b></td></tr>"
