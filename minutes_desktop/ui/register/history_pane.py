"""What was recorded of one action, meeting by meeting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from minutes_desktop.ui.look import GAP, SPACE
from minutes_desktop.ui.register.model import day_words

if TYPE_CHECKING:
    from minutes_desktop.domain.register import Entry, Event, EventKind


class HistoryPane(QWidget):
    """The words of an action, and a line for each event.

    Signal: ``open_asked`` carries the ids of a meeting and of the block in which it speaks of it.
    """

    open_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.events = QListWidget()
        self.events.setAccessibleName(self.tr("History of the action"))
        self.events.setWordWrap(True)
        self.events.setUniformItemSizes(False)
        self.events.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.events.setSpacing(GAP // 2)
        self.events.setAlternatingRowColors(True)
        self.events.itemActivated.connect(self._open)
        self._shown: tuple[Event, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.words)
        column.addWidget(self.events, 1)

    def show_entry(self, entry: Entry | None, titles: Mapping[str, str]) -> None:
        """Show an action; ``titles`` has those of the meetings by their ids."""
        self._shown = entry.history if entry else ()
        self.words.setText(_heading(entry) if entry else self.tr("No action is chosen."))
        self.events.clear()
        for event in self._shown:
            self.events.addItem(QListWidgetItem(self._line(event, titles)))
        if self._shown:
            self.events.setCurrentRow(0)

    def _line(self, event: Event, titles: Mapping[str, str]) -> str:
        if event.act:
            where = self.tr("between meetings")
            if event.by:
                where = self.tr("{} by {}").format(where, event.by)
        else:
            where = " ".join(titles.get(event.meeting_id, "").split()) or self.tr("Untitled")
        head = f"{day_words(event.day) or self.tr('No date yet')} · {self._kind(event.kind)}"
        told = " – ".join(part for part in (event.words.strip(), event.reason.strip()) if part)
        put_off = self.tr("counted as postponed") if event.postponed else ""
        return "\n".join(part for part in (head, where, told, put_off) if part)

    def _kind(self, kind: EventKind) -> str:
        return {
            "raised": self.tr("Raised"),
            "brought_forward": self.tr("Brought forward"),
            "gone_through": self.tr("Gone through"),
            "updated": self.tr("Updated"),
            "owners": self.tr("New owners"),
            "due": self.tr("New due date"),
            "completed": self.tr("Reported complete"),
            "discharged": self.tr("Discharged"),
            "standing": self.tr("Made a standing item"),
            "carried_forward": self.tr("Carried forward"),
            "withdrawn": self.tr("Withdrawn"),
            "reopened": self.tr("Reopened"),
        }[kind]

    def _open(self, item: QListWidgetItem) -> None:
        event = self._shown[self.events.row(item)]
        if event.meeting_id:
            self.open_asked.emit(event.meeting_id, event.block_id)


def _heading(entry: Entry) -> str:
    parts = (entry.reference, entry.owner_words, entry.due_words)
    return "\n".join(filter(None, ("  ·  ".join(filter(None, parts)), entry.words)))
