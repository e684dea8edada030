"""The sheet without a pen: its fields take the caret, are selected and copied, and never written.

Fields know by themselves how to be read only. What stands around them does not: rows come and go
by keys, choices by arrows and clicks. So no key reaches a field but those that move or copy.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.capture.sheet import Sheet
from minutes_desktop.ui.richtext.editor import RichTextEdit

_Key = Qt.Key
_MOVING = frozenset(
    (
        *(_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down),
        *(_Key.Key_Home, _Key.Key_End, _Key.Key_PageUp, _Key.Key_PageDown),
    )
)
_FOR_THE_PAGE = frozenset((_Key.Key_Escape, _Key.Key_Menu, *range(_Key.Key_F1, _Key.Key_F35 + 1)))
_WRITING = frozenset(
    (
        QEvent.Type.InputMethod,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
    )
)
_CLICKS = frozenset(
    (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease)
)


class OnlyReading(QObject):
    """Keeps every field of a sheet from being written, also those that are built later."""

    def __init__(self, sheet: Sheet) -> None:
        """Take the pen from the rows that are there, and from each as it comes."""
        super().__init__(sheet)
        self._sheet = sheet
        sheet.column.built.connect(lambda _key, widget: self._take_from(widget))
        for key in sheet.column.order():
            if (widget := sheet.column.built_widget(key)) is not None:
                self._take_from(widget)
        QApplication.instance().focusChanged.connect(self._focus_changed)  # type: ignore[union-attr]

    def _take_from(self, widget: QWidget) -> None:
        for part in (widget, *widget.findChildren(QWidget)):
            self._hold(part)

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Rows of forms may be made at any time; whatever gets the caret is held first."""
        if now is not None and self._sheet.column.canvas.isAncestorOf(now):
            self._hold(now)

    def _hold(self, part: QWidget) -> None:
        if part.property("is_held"):
            return
        part.setProperty("is_held", True)
        if isinstance(part, LineField | RichTextEdit):
            part.has_hints = False
            part.setPlaceholderText(part.placeholderText())
        if isinstance(part, QTextEdit):
            part.setReadOnly(True)
            flags = Qt.TextInteractionFlag
            part.setTextInteractionFlags(
                flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
            )
            part.viewport().installEventFilter(self)
        elif isinstance(part, QLineEdit):
            part.setReadOnly(True)
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus:
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let through what moves and copies, and the keys of the page."""
        kind = event.type()
        if kind in _WRITING:
            return True
        if kind in _CLICKS and isinstance(watched, QComboBox | QAbstractButton):
            return True
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(watched, event)
        return False

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        """Whether a key is kept from the field."""
        key = event.key()
        if key in {_Key.Key_Tab, _Key.Key_Backtab}:
            if isinstance(watched, QWidget):
                QWidget.focusNextPrevChild(watched, key == _Key.Key_Tab)
            return True
        if key in _FOR_THE_PAGE:
            return False
        if isinstance(watched, QComboBox | QAbstractButton):
            return True
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _MOVING:
            # With Alt they move rows.
            return bool(held & Qt.KeyboardModifier.AltModifier)
        return not any(
            event.matches(standard)
            for standard in (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)
        )
