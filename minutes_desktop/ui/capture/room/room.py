"""What happens around the table, by one key each: who comes, when it starts, what is taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from minutes_desktop.domain.taken import take
from minutes_desktop.ui.capture.commands import make_action
from minutes_desktop.ui.capture.room.arrivals import Arrivals
from minutes_desktop.ui.capture.room.meeting_clock import MeetingClock
from minutes_desktop.ui.capture.room.room_edits import RoomEdits
from minutes_desktop.ui.capture.room.speaking import Speaking

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from minutes_desktop.domain.attendance import Person
    from minutes_desktop.ui.capture.finding.places import Places
    from minutes_desktop.ui.capture.sheet import Sheet
    from minutes_desktop.workspace.open_minutes import OpenMinutes

Now = Callable[[], dt.datetime]


class Room(QObject):
    """The acts of the room on one meeting.

    Attributes: ``actions``, in order; ``clock``, that of the meeting.
    Signals: ``told`` carries a sentence for the message bar.
    """

    told = Signal(str)

    def __init__(
        self,
        minutes: OpenMinutes,
        sheet: Sheet,
        places: Places,
        people: tuple[Person, ...],
        now: Now,
        page: QWidget,
    ) -> None:
        """Make the actions of the page; ``now`` is the local time."""
        super().__init__(page)
        self._edits = RoomEdits(minutes, sheet, places)
        self.clock = MeetingClock(minutes, self._edits, now)
        self._arrivals = Arrivals(minutes, people, self._edits, now)
        self._speaking = Speaking(minutes, self._edits)
        self.clock.told.connect(self.told)
        self._arrivals.told.connect(self.told)
        act = partial(make_action, page)
        self.actions: list[QAction | None] = [
            act("arrivals", self.tr("Arrival or departure…"), self._arrivals.ask),
            act("clock", self.tr("Meeting clock…"), self.clock.ask),
            act("take_item", self.tr("This item is being taken"), self._take),
            act("speaker", self.tr("Speaker…"), self._speaking.ask),
        ]

    def _take(self) -> None:
        item = self._edits.spot().item
        if item:
            self._edits.apply(self.tr("Item taken"), lambda minutes: take(minutes, item))
