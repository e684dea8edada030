"""What becomes of the action at the caret: discharged by two keys, and its history by one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from minutes_desktop.domain.action_deeds import Deed, done_in, spoken_of_at, status_words
from minutes_desktop.ui.capture.commands import make_action
from minutes_desktop.ui.chooser import Choice, Chooser

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from minutes_desktop.domain.record import ActKind
    from minutes_desktop.ui.capture.finding.places import Places
    from minutes_desktop.ui.capture.sheet import Sheet
    from minutes_desktop.workspace.open_minutes import OpenMinutes

_KINDS: tuple[ActKind, ...] = (
    "action_discharged",
    "action_completed",
    "action_carried",
    "action_standing",
    "action_withdrawn",
    "action_reopened",
)


class ActionAtCaret(QObject):
    """Asks how the action with the caret stands, and writes that beside it.

    Attributes: ``actions``, in order; ``chooser``, the list that asks.
    Signals: ``told`` carries a sentence for the message bar; ``history_asked`` the id of an action
    of which everything is to be seen.
    """

    told = Signal(str)
    history_asked = Signal(str)

    def __init__(self, minutes: OpenMinutes, sheet: Sheet, places: Places, page: QWidget) -> None:
        """Make the actions of the page."""
        super().__init__(page)
        self._open, self._sheet, self._places = minutes, sheet, places
        self._action = ""
        self.chooser = Chooser(sheet)
        self.chooser.chosen.connect(self._do)
        act = partial(make_action, page)
        self.actions: list[QAction | None] = [
            act("discharge", self.tr("Discharge the action…"), self.ask),
            act("action_history", self.tr("History of the action"), self.ask_for_history),
        ]

    def ask(self) -> None:
        """Ask how the action stands now, in the words these minutes have for that."""
        if not self._find():
            return
        minutes = self._open.current
        choices = [Choice(status_words(kind, minutes), kind) for kind in _KINDS]
        self.chooser.ask(self.tr("How does the action stand?"), choices, self._places.near_caret())

    def ask_for_history(self) -> None:
        """Ask for all that was recorded of the action."""
        if self._find():
            self.history_asked.emit(self._action)

    def _find(self) -> bool:
        """Find the action at the caret; say so if there is none."""
        spot, (entry, _, _) = self._sheet.spot(), self._sheet.caret().field.partition(".")
        minutes = self._open.current
        block = spot.block.id if spot.block else ""
        self._action = spoken_of_at(minutes, block, entry) or spoken_of_at(minutes, block)
        if not self._action:
            self.told.emit(self.tr("Put the caret into an action, or into an update under one."))
        return bool(self._action)

    def _do(self, kind: ActKind | None, _typed: str) -> None:
        if kind is None:
            return
        words = status_words(kind, self._open.current)
        deed, template = Deed(kind, words), self._open.template
        action, caret = self._action, self._sheet.caret()
        self._open.close_run()
        self._open.apply(words, lambda minutes: done_in(minutes, action, deed, template) or minutes)
        if self._sheet.caret() != caret:
            self._sheet.put_caret(caret)
        self._sheet.show_caret()
