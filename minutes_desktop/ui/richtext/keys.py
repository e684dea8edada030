"""What keys and focus mean to every field that is written in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_HISTORY_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
LEAVING_WINDOW = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""The reasons for which a field loses the focus that it will have again."""


def has_history_key(event: QKeyEvent) -> bool:
    """Whether the key means undo or redo, which belong to the minutes and not to a field."""
    redo_too = (
        event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )
    return redo_too or any(event.matches(key) for key in _HISTORY_KEYS)
