"""What every piece of a form of the editor has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from minutes_desktop.ui.look import heading

if TYPE_CHECKING:
    from minutes_desktop.domain.template import Template

INSET = 14  # pixels a row is set in for each level


class Edited(Struct, frozen=True):
    """A new value at a path of the template.

    ``words`` name what was changed, for the undo menu; ``run`` joins a stretch of typing.
    """

    path: str
    value: object
    words: str
    run: str = ""


class PieceForm(QWidget):
    """A piece of a form: it shows its part of a template, and what is wrong with it.

    Signals: ``edited`` carries an ``Edited``; ``misread`` says that a line cannot be read.
    """

    edited = Signal(object)
    misread = Signal()

    def show_template(self, template: Template) -> None:
        """Show the part of the template that belongs here."""
        raise NotImplementedError

    def show_faults(self, faults: dict[str, str]) -> None:
        """Show the sentences about settings that stand here, by path."""
        raise NotImplementedError

    def unread(self) -> dict[str, str]:
        """The sentences about lines that cannot be read, by path."""
        return {}

    def focus_setting(self, path: str) -> bool:
        """Put the focus into the field of a path; False if it is not here."""
        raise NotImplementedError

    def has_setting(self, path: str) -> bool:
        """Whether the setting of a path stands here."""
        raise NotImplementedError


def note_label(words: str = "") -> QLabel:
    """A quiet sentence about a field."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setVisible(bool(words))
    return label


def fault_label() -> QLabel:
    """A place for the sentence that says what is wrong; hidden while nothing is."""
    label = note_label()
    label.setForegroundRole(QPalette.ColorRole.BrightText)
    return label


def show_fault(label: QLabel, sentence: str) -> None:
    """Show what is wrong, or nothing."""
    if sentence != label.text():
        label.setText(sentence)
        label.setVisible(bool(sentence))


def sub_heading(words: str) -> QLabel:
    """The words over a table."""
    label = heading(words)
    font = label.font()
    font.setPointSizeF(QLabel().font().pointSizeF())
    label.setFont(font)
    return label
