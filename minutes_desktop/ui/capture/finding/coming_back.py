"""What is marked ``??`` on the sheet: shown, counted, and gone to one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from minutes_desktop.domain.come_back import ComeBack, ComeBacks, marks_in
from minutes_desktop.ui.capture.commands import make_action
from minutes_desktop.ui.richtext.marks import Mark

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from minutes_desktop.ui.capture.finding.places import Places
    from minutes_desktop.ui.capture.sheet import Sheet
    from minutes_desktop.workspace.open_minutes import OpenMinutes


class ComingBack(QObject):
    """The marks of one meeting; what is gone to is selected, so that typing takes its place.

    Attributes: ``actions``, in order.
    Signal: ``told`` carries a sentence for whoever looks for a mark where there is none.
    """

    told = Signal(str)

    def __init__(self, minutes: OpenMinutes, sheet: Sheet, places: Places, page: QWidget) -> None:
        """Mark what is to be come back to from now on."""
        super().__init__(page)
        self._open, self._places = minutes, places
        self._known = ComeBacks()
        sheet.marking.add(_found)
        words = self.tr("Next to come back to")
        self.actions: list[QAction | None] = [
            make_action(page, "next_come_back", words, self.go_to_next)
        ]

    def marks(self) -> tuple[ComeBack, ...]:
        """The marks as they are now, in the order of the sheet."""
        return self._known.of(self._open.current)

    def go_to_next(self) -> None:
        """Go to the next mark after the caret, after the last one to the first."""
        hits = [mark.hit for mark in self.marks()]
        if hits:
            self._select(self._places.following(hits, 1))
        else:
            self.told.emit(self.tr("Nothing is marked ?? to come back to."))

    def go_to(self, place: int) -> None:
        """Go to one of the marks, by its place among them; to the next if that is below 0."""
        if place < 0:
            self.go_to_next()
        else:
            self._select(place)

    def _select(self, place: int) -> None:
        marks = self.marks()
        if place < len(marks):
            hit = marks[place].hit
            self._places.select(hit.spot.part, hit.spot.field, hit.position, hit.length)


def _found(words: str) -> Iterator[Mark]:
    return (Mark(start, length, "come_back") for start, length in marks_in(words))
