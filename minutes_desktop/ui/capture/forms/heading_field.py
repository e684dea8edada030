"""The field of an item's heading, which takes the number typed in front of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from minutes_desktop.domain.richtext import BULLET
from minutes_desktop.ui.capture.forms.wrapping_field import WrappingField
from minutes_desktop.ui.richtext.lists import marker_typed


class HeadingField(WrappingField):
    """A heading; ``a.`` or ``1.`` typed in front of it is the item's number, ``-`` means none.

    Signals: ``numbered`` carries that number, empty for none.
    """

    numbered = Signal(str)

    def _space(self, event: QKeyEvent) -> bool:
        cursor = self.textCursor()
        marker = marker_typed(cursor.block().text()[: cursor.positionInBlock()])
        if not marker or cursor.hasSelection() or event.modifiers():
            return False
        self.run_ended.emit()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.read()
        self.numbered.emit("" if marker == BULLET else marker)
        self.run_ended.emit()
        return True
