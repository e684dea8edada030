"""A field whose words come by themselves unless others are typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from minutes_desktop.ui.capture.forms.line_field import LineField

_NONE = "-"  # typed: there are to be no words


class AutomaticField(LineField):
    """Words that stand there by themselves, such as a number, until others are typed.

    While the field is empty the automatic words stand as a hint. What is typed takes their place;
    ``-`` means that there are none, and Backspace brings the automatic ones back.

    Signals: ``rewritten`` carries the words: ``None`` for the automatic ones, empty for none.
    """

    rewritten = Signal(object)
    is_prompted = False
    hint_is_words = True

    def __init__(self, tip: str, parent: QWidget | None = None) -> None:
        """Begin with the automatic words, not known yet; ``tip`` says how the field works."""
        super().__init__("", parent)
        self._automatic = ""
        self._unwanted = False
        self.setToolTip(tip)
        self.edited.connect(self._typed)
        self.emptied.connect(self._bring_back)

    @property
    def automatic(self) -> str:
        """The words that stand there by themselves."""
        return self._automatic

    def show_words(self, words: str | None, automatic: str) -> None:
        """Show the words, or ``automatic`` as a hint where they are ``None``."""
        self._automatic = automatic
        self._unwanted = words == ""
        self.show_value(words or "")
        self._show_hint()

    def _typed(self, words: str) -> None:
        self._unwanted = words == _NONE
        if self._unwanted:
            self.show_value("")
        self._show_hint()
        self.rewritten.emit("" if self._unwanted else words or None)

    def _bring_back(self) -> None:
        if self._unwanted:
            self._unwanted = False
            self._show_hint()
            self.rewritten.emit(None)

    def _show_hint(self) -> None:
        self.setPlaceholderText(self.tr("none") if self._unwanted else self._automatic)
