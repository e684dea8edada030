"""What the minutes being written take over from earlier ones, and what they say of the last."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from minutes_desktop.domain.agreeing import ruled, ruling_words
from minutes_desktop.domain.carried import bring_in
from minutes_desktop.ui.capture.commands import make_action

if TYPE_CHECKING:
    from minutes_desktop.domain.agreeing import Ruling
    from minutes_desktop.domain.carrying import Brought
    from minutes_desktop.domain.series import Series
    from minutes_desktop.ui.capture.page import CapturePage
    from minutes_desktop.ui.capture.sheet import Sheet
    from minutes_desktop.workspace.open_minutes import OpenMinutes


class Carrying(QObject):
    """The acts of the menu, on one meeting.

    Attributes: ``actions``, in order. Signals: ``asked`` that the list of what is left is wanted;
    ``ruled`` carries how the last minutes were ruled on.
    """

    asked = Signal()
    ruled = Signal(str)

    def __init__(self, minutes: OpenMinutes, sheet: Sheet, page: CapturePage) -> None:
        """Make the actions of the page."""
        super().__init__(page)
        self._open, self._sheet = minutes, sheet
        act = partial(make_action, page)
        rulings: tuple[tuple[str, str, Ruling], ...] = (
            ("last_agreed", self.tr("Last minutes agreed"), "agreed"),
            ("last_amended", self.tr("Last minutes agreed with amendments"), "amended"),
            ("last_withheld", self.tr("Last minutes not agreed"), "withheld"),
        )
        self.actions: list[QAction | None] = [
            act("carry_forward", self.tr("Carry forward…"), self.asked.emit),
            *(act(name, words, partial(self.ruled.emit, how)) for name, words, how in rulings),
        ]

    def bring_in(self, lines: tuple[Brought, ...]) -> None:
        """Bring the lines in, in one step."""
        template = self._open.template
        self._open.apply(
            self.tr("Carry forward"), lambda minutes: bring_in(minutes, template, lines)
        )
        self._sheet.show_caret()

    def rule(self, ruling: Ruling, series: Series, date: dt.date | None) -> None:
        """Write the ruling on the last minutes, which are of a local date, and go there."""
        words = ruling_words(ruling, series, date)
        after, block_id = ruled(self._open.current, self._open.template, words)
        self._open.apply(self.tr("Ruling on the last minutes"), lambda _: after)
        self._sheet.go_to(block_id)
