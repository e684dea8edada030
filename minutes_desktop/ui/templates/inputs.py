"""The fields of the editor: a line, a choice, a tick. Each shows a value and gives a value."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from minutes_desktop.domain.richtext import storable
from minutes_desktop.ui.capture.forms.choices import ChoiceField, Tick
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.richtext.keys import has_history_key
from minutes_desktop.ui.templates.codecs import (
    Codec,
    KindsCodec,
    NumberCodec,
    OwnCodec,
)
from minutes_desktop.ui.templates.settings import Setting

_CODECS: dict[str, Codec] = {
    "line": Codec(),
    "number": NumberCodec(),
    "own number": OwnCodec(),
    "own words": OwnCodec(),
    "kinds": KindsCodec(),
}
_NUMBER_LETTERS = 7  # room for a number with its decimals
LINE_LETTERS = 10  # the least room for words
_MOST_LEAST_LETTERS = 16  # of a field that wants more, in a narrow window
_LINES = 3  # height of a field of several lines


class LineInput(LineField):
    """A line that is read as a value; what cannot be read stays, with a sentence in ``unread``.

    Signals: ``given`` carries the value at every keystroke that gives one; ``misread`` says that
    the line cannot be read.
    """

    given = Signal(object)
    misread = Signal()

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent=parent, hint=setting.hint)
        self.unread = ""
        self._is_shown, self._shown = False, cast("object", None)
        self._codec = _CODECS[setting.kind]
        is_number = setting.kind in {"number", "own number"}
        letters = setting.letters or (_NUMBER_LETTERS if is_number else LINE_LETTERS)
        width = min(letters, _MOST_LEAST_LETTERS) * self.fontMetrics().averageCharWidth() + 12
        self.setMinimumWidth(width)
        if is_number:
            self.setMaximumWidth(width)
        self.edited.connect(self._give)
        self.finished.connect(self.focusNextChild)
        self.left_down.connect(self.focusNextChild)
        self.left_up.connect(self.focusPreviousChild)

    def show_setting(self, value: object) -> None:
        """Show a value; a line that says it already, or was misread since, is left as typed."""
        if self._is_shown and value == self._shown:
            return
        self._is_shown, self._shown, self.unread = True, value, ""
        self.show_value(self._codec.write(value))

    def _give(self, words: str) -> None:
        try:
            value = self._codec.read(words)
        except ValueError as error:
            self.unread = str(error)
            self.misread.emit()
        else:
            self.unread, self._shown = "", value
            self.given.emit(value)


class LinesInput(QPlainTextEdit):
    """A few lines of words; Tab leaves them.

    Signals: ``given`` carries the words at every keystroke.
    """

    given = Signal(object)
    misread = Signal()
    unread = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 14)
        self.textChanged.connect(self._give)
        self._value = ""

    def show_setting(self, value: object) -> None:
        """Show the words; nothing happens if they are shown already."""
        if value != self._value:
            self._value = str(value)
            self.setPlainText(self._value)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the one history of the template."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and has_history_key(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def _give(self) -> None:
        words = storable(self.toPlainText())
        if words != self._value:
            self._value = words
            self.given.emit(words)


class ChoiceInput(ChoiceField):
    """One of a few values.

    Signals: ``given`` carries the value chosen.
    """

    given = Signal(object)
    misread = Signal()
    unread = ""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        """Offer the choices."""
        super().__init__(parent)
        self._values = [value for value, _ in setting.choices]
        self.addItems([words for _, words in setting.choices])
        self.activated.connect(lambda at: self.given.emit(self._values[at]))

    def show_setting(self, value: object) -> None:
        """Show a value."""
        self.setCurrentIndex(self._values.index(value))


class TickInput(Tick):
    """A box to tick with Space.

    Signals: ``given`` says whether it is ticked now.
    """

    given = Signal(object)
    misread = Signal()
    unread = ""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        """Show the words beside an empty box."""
        super().__init__(words, parent)
        self.edited.connect(self.given.emit)
        self.finished.connect(self.focusNextChild)
        self.left_down.connect(self.focusNextChild)
        self.left_up.connect(self.focusPreviousChild)

    def show_setting(self, value: object) -> None:
        """Show whether it is ticked."""
        self.show_value(cast("bool", value))


Input = LineInput | LinesInput | ChoiceInput | TickInput


def input_for(setting: Setting, *, in_table: bool = False) -> Input:
    """The field of a setting; in a table a tick has no words beside it."""
    if setting.kind == "tick":
        return TickInput("" if in_table else setting.words)
    if setting.kind == "choice":
        return ChoiceInput(setting)
    return LinesInput() if setting.kind == "lines" else LineInput(setting)
