"""What the capture page offers to do with the words of the series."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from minutes_desktop.ui.capture.commands import make_action

if TYPE_CHECKING:
    from minutes_desktop.ui.capture.prompting import Prompting


class WordsMenu(QObject):
    """The acts of the menu, on one meeting.

    Attributes: ``actions``, in order.
    """

    def __init__(self, prompting: Prompting, page: QWidget) -> None:
        """Make the actions of the page."""
        super().__init__(page)
        self._completing = prompting.completing
        act = partial(make_action, page)
        self._complete = act("completing", self.tr("Complete names as I type"), self._toggle)
        self._complete.setCheckable(True)
        self._complete.setChecked(self._completing.wanted)
        self.actions: list[QAction | None] = [self._complete]

    def _toggle(self) -> None:
        self._completing.want(self._complete.isChecked())
