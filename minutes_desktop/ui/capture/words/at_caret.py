"""What stands at the caret in the field that has it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.capture.words.expanding import Prompted
from minutes_desktop.ui.richtext.difference import first_units


def field_with_caret() -> Prompted | None:
    """The field that has the caret, if it is one that is written in."""
    focus = QApplication.focusWidget()
    return focus if isinstance(focus, Prompted) else None


def paragraph(field: Prompted) -> tuple[str, int, int]:
    """The paragraph with the caret, where in it that is, in characters, and where it begins.

    That it begins at is a position in the field, in UTF-16 units.
    """
    if isinstance(field, LineField):
        words, place, start = field.text(), field.cursorPosition(), 0
    else:
        cursor = field.textCursor()
        words, place = cursor.block().text(), cursor.positionInBlock()
        start = cursor.block().position()
    return words, len(first_units(words, place)), start
