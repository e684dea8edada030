"""What keys, focus and the menu mean to every field that is written in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
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


def is_act_key(event: QKeyEvent, field: QWidget) -> bool:
    """Whether the key belongs to an act of the page or the window around a field.

    On some desktops a field has uses of its own for such keys: Ctrl+E, Ctrl+K and Ctrl+U on Linux.
    """
    if not event.modifiers() & _COMMANDS:
        return False
    pressed = QKeySequence(event.keyCombination())
    around: QWidget | None = field.parentWidget()
    while around is not None:
        if any(pressed in act.shortcuts() for act in around.actions()):
            return True
        around = around.parentWidget()
    return False


def without_history(menu: QMenu) -> QMenu:
    """The menu of a field without undo and redo, which are in the window's."""
    for action in menu.actions()[:3]:
        if action.isSeparator() or action.objectName() in ("edit-undo", "edit-redo"):
            menu.removeAction(action)
    return menu
