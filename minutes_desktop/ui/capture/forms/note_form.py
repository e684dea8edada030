"""Something added after the meeting."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from minutes_desktop.domain.blocks import Note
from minutes_desktop.domain.entries import put_note_day
from minutes_desktop.ui.capture.forms.footed_form import Foot, FootedForm


class NoteForm(FootedForm[Note]):
    """The words of the note, who added it and when."""

    def __init__(self, block: Note, parent: QWidget | None = None) -> None:
        """Show the note."""
        feet = (
            Foot("author", self.tr("Added by"), self.tr("Note added by"), self.tr("Name"), 3),
            Foot("added", self.tr("on"), self.tr("Note added on"), self.tr("Date"), 2),
        )
        super().__init__(block, feet, parent)

    def put(self, name: str, words: str) -> Note:
        """The note with other words in a field; the date they name is read from them."""
        return put_note_day(self.value, words) if name == "added" else super().put(name, words)
