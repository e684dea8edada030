"""The page in place of the meetings when their store cannot be used."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from minutes_desktop.ui.browse.panel import panel, push_button

Offer = tuple[str, Callable[[], object]]
"""The words on a button, and what it does."""


class TroublePage(QWidget):
    """The sentence that says what is wrong, and the ways on.

    Signals: ``again_asked``, to try the same file; ``other_asked``, to choose another.
    """

    again_asked = Signal()
    other_asked = Signal()

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        """Show the sentence."""
        super().__init__(parent)
        self.sentence = sentence
        self._title = self.tr("The meetings cannot be shown")
        self.setAccessibleName(f"{self._title}. {sentence}")
        self._column = QVBoxLayout(self)
        self._panel = self._make_panel([])

    def show_offers(self, offers: list[Offer]) -> None:
        """Offer what helps, before the other ways on.

        The focus stays where it is: offers come when they are ready, and a key pressed just then
        must not do something else than what was meant.
        """
        # Asked of the window, which may be about to be shown and have no focus of its own yet.
        focus = cast("QWidget | None", self.window().focusWidget())
        had_focus = focus is not None and self._panel.isAncestorOf(focus)
        was_other = focus is self.other
        before, self._panel = self._panel, self._make_panel(offers)
        before.hide()
        self._panel.show()  # at once, so that Tab finds what is on it
        before.deleteLater()
        if had_focus:
            goal = self.other if was_other else self.again
            goal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_panel(self, offers: list[Offer]) -> QWidget:
        self.again = push_button(self.tr("Try again"), self.again_asked.emit)
        self.other = push_button(self.tr("Choose another file…"), self.other_asked.emit)
        first = [push_button(words, act) for words, act in offers]
        buttons = (*first, self.again, self.other)
        made = panel(self._title, self.sentence, *buttons, stacked=bool(offers))
        self._column.addWidget(made)
        return made

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        """Nothing beyond the window's own menus."""
        return {}

    def panes(self) -> list[QWidget]:
        """The buttons."""
        return [self._panel]
