"""Repairing what was pasted: what was found is offered, and only who asks for it gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from minutes_desktop.ui.capture.sheet import Sheet
from minutes_desktop.ui.labels import LEFTOVERS
from minutes_desktop.ui.richtext.editor import RichTextEdit

if TYPE_CHECKING:
    from minutes_desktop.domain.changes import Change
    from minutes_desktop.domain.repair import Leftovers
    from minutes_desktop.workspace.open_minutes import OpenMinutes

MOST_LOOKED_AT = 300_000  # characters; to look at more would be felt at every paste


class Pasted(Struct, frozen=True):
    """What somebody has pasted: the paragraphs of an editor in a row, from a first to a last."""

    row: str
    editor: RichTextEdit
    first: int
    last: int


class Repairing(QObject):
    """Looks at what is pasted on a sheet, once it is painted, and repairs it when asked.

    An offer stands until the block is written in otherwise, is gone, or something else is pasted.
    Signals: ``offered`` and ``withdrawn`` carry the sentence that says what was found; ``told`` a
    sentence of why nothing has been repaired.
    """

    offered = Signal(str)
    withdrawn = Signal(str)
    told = Signal(str)

    def __init__(self, minutes: OpenMinutes, sheet: Sheet, parent: QObject | None = None) -> None:
        """Offer nothing yet."""
        super().__init__(parent)
        self._sheet = sheet
        self._pasted: Pasted | None = None
        self._sentence = ""
        self._looking = QTimer(self, interval=0, singleShot=True)
        self._looking.timeout.connect(self._look)
        sheet.pasted.connect(self._note)
        minutes.changed.connect(self._follow)

    def repair(self) -> None:
        """Repair what was pasted, or else the whole of the text that has the caret."""
        self._look()
        pasted, editor = self._pasted, self._sheet.current_editor()
        if pasted is not None and editor in (None, pasted.editor):
            self.accept()
        elif editor is None or not editor.has_lists:
            self.told.emit(self.tr("Put the caret into the text that is to be repaired."))
        elif not self._repair(editor, 0, len(editor.value)):
            self.told.emit(self.tr("There is nothing to repair in this text."))

    def accept(self) -> None:
        """Repair what was pasted, as offered."""
        pasted = self._pasted
        if pasted is not None:
            self._repair(pasted.editor, pasted.first, pasted.last + 1)
            self.withdraw()

    def withdraw(self) -> None:
        """Take the offer back."""
        self._looking.stop()
        sentence, self._sentence, self._pasted = self._sentence, "", None
        if sentence:
            self.withdrawn.emit(sentence)

    def _note(self, editor: RichTextEdit, first: int, last: int) -> None:
        self.withdraw()
        if editor.has_lists:
            self._pasted = Pasted(self._sheet.column.key_of(editor), editor, first, last)
            self._looking.start()

    def _look(self) -> None:
        """Look at what was pasted, and offer to repair it if there is something to."""
        from minutes_desktop.domain.repair import find  # noqa: PLC0415 - seldom needed

        pasted = self._pasted
        if pasted is None or self._sentence:
            return
        text = pasted.editor.value[pasted.first : pasted.last + 1]
        is_long = sum(len(paragraph.words) for paragraph in text) > MOST_LOOKED_AT
        if is_long or not (found := find(text)):
            self.withdraw()
            return
        self._sentence = self.tr("The pasted text has {}.").format(counted(found))
        self.offered.emit(self._sentence)

    def _follow(self, change: Change) -> None:
        pasted = self._pasted
        if pasted is not None and pasted.row in change.fields | change.updated | change.removed:
            self.withdraw()

    def _repair(self, editor: RichTextEdit, first: int, end: int) -> bool:
        """Repair the paragraphs from a first to before an end; False if there was nothing to."""
        from minutes_desktop.domain.repair import repair  # noqa: PLC0415 - as above
        from minutes_desktop.domain.richtext import normal  # noqa: PLC0415 - as above

        text = editor.value
        repaired = normal((*text[:first], *repair(text[first:end]), *text[end:]))
        if repaired == text:
            return False
        self._sheet.rewrite(self.tr("Repair pasted text"), editor, repaired)
        return True


def counted(found: Leftovers) -> str:
    """What was found, as in ``14 broken lines, 3 odd bullets and 5 doubled spaces``."""
    parts = [f"{count:,} {LEFTOVERS[kind][count > 1]}" for kind, count in found.counts() if count]
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)
