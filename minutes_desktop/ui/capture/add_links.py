"""The links under an item that add a block to it, for whoever has a hand on the mouse."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from minutes_desktop.ui.capture.forms.form import GUTTER
from minutes_desktop.ui.labels import BLOCK_KINDS

if TYPE_CHECKING:
    from minutes_desktop.domain.blocks import BlockKind

_COMMON: tuple[BlockKind, ...] = ("text", "question", "findings", "actions", "update")
_GAP = 6  # pixels between links


class AddLinks(QWidget):
    """A line of links, one for each common kind of block, and a menu of all the others.

    A link for which there is no room is in the menu too.

    Signal: ``chosen`` carries the kind.
    """

    chosen = Signal(str)

    def __init__(self, hints: dict[str, str], parent: QWidget | None = None) -> None:
        """Show the links; ``hints`` names the key of each kind."""
        super().__init__(parent)
        self._hints = hints
        self._links = {kind: self._button(f"+ {BLOCK_KINDS[kind]}") for kind in _COMMON}
        for kind, button in self._links.items():
            button.clicked.connect(partial(self._choose, kind))
        self.show_hints()
        self._more = self._button(self.tr("+ More"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._more)
        menu.aboutToShow.connect(self._fill_menu)
        self._more.setMenu(menu)
        self.setMinimumHeight(self._more.sizeHint().height())

    def show_hints(self) -> None:
        """Name the keys as they are now."""
        for kind, button in self._links.items():
            button.setToolTip(self._hints.get(kind, ""))

    def menu_kinds(self) -> list[BlockKind]:
        """The kinds in the menu: all that have no link."""
        return [
            kind for kind in BLOCK_KINDS if kind not in self._links or self._links[kind].isHidden()
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many links as there is room for."""
        super().resizeEvent(event)
        left, end = GUTTER, self.width() - self._more.sizeHint().width()
        for button in self._links.values():
            size = button.sizeHint()
            button.setVisible(left + size.width() <= end)
            if not button.isHidden():
                button.setGeometry(left, 0, size.width(), size.height())
                left += size.width() + _GAP
            else:
                end = left  # what comes after it is in the menu too
        size = self._more.sizeHint()
        self._more.setGeometry(left, 0, size.width(), size.height())

    def _button(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        palette = button.palette()
        palette.setColor(QPalette.ColorRole.ButtonText, palette.color(QPalette.ColorRole.Link))
        button.setPalette(palette)
        return button

    def _fill_menu(self) -> None:
        menu = self._more.menu()
        menu.clear()
        for kind in self.menu_kinds():
            action = menu.addAction(BLOCK_KINDS[kind])
            # Shown only: the key itself belongs to the Insert menu.
            shown = self._hints.get(kind, "")
            action.setText(f"{BLOCK_KINDS[kind]}\t{shown}" if shown else BLOCK_KINDS[kind])
            action.triggered.connect(partial(self._choose, kind))

    def _choose(self, kind: str, _checked: bool = False) -> None:
        self.chosen.emit(kind)
