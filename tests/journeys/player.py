"""Plays a typist's strokes as real key events to whatever has the focus."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.journeys.typist import Press, Stroke, Words


class Player:
    """Sends keys to the widget with the focus, and counts them."""

    def __init__(self, between: Callable[[], None] = QApplication.processEvents) -> None:
        """``between`` is called after every stroke."""
        self.keys = 0
        self._between = between

    def play(self, strokes: Iterable[Stroke]) -> None:
        """Play the strokes one after the other."""
        for stroke in strokes:
            if isinstance(stroke, Words):
                self.type(stroke.text)
            else:
                self.press(stroke)
            self._between()

    def type(self, words: str) -> None:
        """Type each character."""
        for character in words:
            self.keys += 1
            _send_character(_focus(), character)

    def press(self, stroke: Press | str) -> None:
        """Press one key with its modifiers; shortcuts are found as the real keyboard finds them."""
        self.keys += 1
        sequence = QKeySequence(stroke.keys if isinstance(stroke, Press) else stroke)
        combined = sequence[0]  # type: ignore[index]
        key, held = combined.key(), combined.keyboardModifiers()
        if key == Qt.Key.Key_Tab and held & Qt.KeyboardModifier.ShiftModifier:
            key = Qt.Key.Key_Backtab
        QTest.keyClick(_focus(), key, held)


def _focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def _send_character(widget: QWidget, character: str) -> None:
    # QTest.keyClicks turns all beyond Latin-1 into nothing; a keyboard layout does not.
    key = ord(character.upper()) if character.isascii() else 0
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character)
        QApplication.sendEvent(widget, event)
