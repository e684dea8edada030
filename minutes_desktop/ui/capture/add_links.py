"""The links under an item that add a block to it, for whoever has a hand on the mouse."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from minutes_desktop.ui.capture.form import GUTTER
from minutes_desktop.ui.labels import BLOCK_KINDS

if TYPE_CHECKING:
    from minutes_desktop.domain.blocks import BlockKind

_KINDS: tuple[BlockKind, ...] = ("text", "context", "question", "findings", "actions", "update")


class AddLinks(QWidget):
    """A line of links, one for each common kind of block; ``chosen`` carries the kind."""

    chosen = Signal(str)

    def __init__(self, hints: dict[str, str], parent: QWidget | None = None) -> None:
        """Show the links; ``hints`` names the key of each kind."""
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GUTTER, 0, 0, 0)
        layout.setSpacing(6)
        for kind in _KINDS:
            button = QToolButton()
            button.setText(f"+ {BLOCK_KINDS[kind]}")
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setToolTip(hints.get(kind, ""))
            palette = button.palette()
            palette.setColor(QPalette.ColorRole.ButtonText, palette.color(QPalette.ColorRole.Link))
            button.setPalette(palette)
            button.clicked.connect(partial(self._choose, kind))
            layout.addWidget(button)
        layout.addStretch()

    def _choose(self, kind: str, _checked: bool = False) -> None:
        self.chosen.emit(kind)
