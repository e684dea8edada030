"""The keys that move and remove a row of a form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def row_act(event: QKeyEvent) -> int | None:
    """The step by which a key moves a row, 0 for the key that removes it, ``None`` for others."""
    held = event.modifiers() & _HELD
    if event.key() == Qt.Key.Key_Backspace:
        wanted = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        return 0 if held == wanted else None
    if held == Qt.KeyboardModifier.AltModifier:
        return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
    return None
