"""Edits that come from the room: made at the caret, which stays where somebody writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QApplication

from minutes_desktop.domain.room import Spot

if TYPE_CHECKING:
    from minutes_desktop.domain.edits import Edit
    from minutes_desktop.ui.capture.finding.places import Places
    from minutes_desktop.ui.capture.sheet import Sheet
    from minutes_desktop.workspace.open_minutes import OpenMinutes


class RoomEdits(QObject):
    """Makes edits on one sheet.

    Attributes: ``sheet``.
    """

    def __init__(self, minutes: OpenMinutes, sheet: Sheet, places: Places) -> None:
        """Edit these minutes, shown on this sheet."""
        super().__init__(sheet)
        self.sheet = sheet
        self._open, self._places = minutes, places

    def spot(self) -> Spot:
        """Where the caret is, as far as it matters to what happens."""
        spot = self.sheet.spot()
        return Spot(spot.item.id if spot.item else "", spot.block.id if spot.block else "")

    def near_caret(self) -> QRect:
        """Where a list opens, in global pixels."""
        return self._places.near_caret()

    def apply(self, label: str, edit: Edit) -> None:
        """Do one act, and leave the caret where it is."""
        caret = self.sheet.caret()
        self._open.close_run()
        self._open.apply(label, edit)
        focus = QApplication.focusWidget()
        if focus is not None and self.sheet.isAncestorOf(focus):
            if self.sheet.caret() != caret:
                self.sheet.put_caret(caret)
            self.sheet.show_caret()
