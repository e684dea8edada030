"""Words prompted while somebody types: abbreviations that become what they stand for."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from minutes_desktop.domain.autotext import ENDS, LONGEST, abbreviations, last_word, words_for
from minutes_desktop.ui.capture.line_field import LineField
from minutes_desktop.ui.richtext.difference import units
from minutes_desktop.ui.richtext.editor import RichTextEdit
from minutes_desktop.workspace.library import StoreError

if TYPE_CHECKING:
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.ui.capture.sheet import Sheet
    from minutes_desktop.workspace.choices import Choices
    from minutes_desktop.workspace.open_minutes import OpenMinutes

Prompted = RichTextEdit | LineField

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BREAKS = ("", "\u2028")  # what stands before the caret behind a new paragraph or line
_KEPT = 200  # acts whose caret is remembered for undo and redo


class Prompting(QObject):
    """Follows the keys in whatever field of a sheet has the caret.

    An abbreviation becomes its words when it has just been typed, letter by letter, and is ended
    by a space, a stop or Enter: an act of its own, which undo takes back alone.
    """

    def __init__(self, minutes: OpenMinutes, sheet: Sheet, choices: Choices) -> None:
        """Prompt by the words of the meeting's series."""
        super().__init__(sheet)
        self._open, self._sheet, self._choices = minutes, sheet, choices
        self._known: dict[str, str] | None = None
        self._field: Prompted | None = None
        self._run: tuple[int, int] | None = None  # from where to where letters were just typed
        self._carets: OrderedDict[int, tuple[Minutes, int]] = OrderedDict()
        choices.phrases_changed.connect(self._learn)
        QApplication.instance().focusChanged.connect(self._enter)  # type: ignore[union-attr]

    def follow_change(self) -> None:
        """Put the caret where it was, if undo or redo has just gone over an expansion."""
        if kept := self._carets.get(id(self._open.current)):
            field = self._field
            if field is not None and field.hasFocus():
                field.place_caret(kept[1])

    # What the field tells

    def takes(self, event: QKeyEvent) -> bool:
        """A field that Enter leaves gets the words before it is left."""
        field = self._field
        if field is not None and event.key() in _ENTER and not (field.has_lists or _shift(event)):
            self._expand(field, field.position)
        return False

    def follow(self, event: QKeyEvent) -> None:
        """See whether the key has ended an abbreviation."""
        field, typed = self._field, event.text()
        if field is None or not field.hasFocus():
            return
        if event.key() in _ENTER:
            if field.words_before(field.position, 1) in _BREAKS:
                self._expand(field, field.position - 1)
        elif event.key() == Qt.Key.Key_Backspace and self._run is not None:
            self._run = (min(self._run[0], field.position), field.position)
        elif typed.isprintable() and typed:
            self._note(field, typed)
            if typed in ENDS and field.words_before(field.position, 1) == typed:
                self._expand(field, field.position - 1)

    def compose(self, words: str) -> None:
        """Letters that were composed are typed letters too."""
        if words and self._field is not None:
            self._note(self._field, words)

    def forget(self) -> None:
        """What stands in the field was not typed just now."""
        self._run = None

    # Inner

    def _enter(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._field is now or now is None:
            return
        if self._field is not None:
            self._field.prompter = None
        self._field = self._run = None
        if isinstance(now, Prompted) and now.is_prompted and self._sheet.isAncestorOf(now):
            self._field = now
            now.prompter = self

    def _note(self, field: Prompted, typed: str) -> None:
        end = field.position
        start = end - units(typed)
        if self._run is not None and self._run[1] == start:
            start = self._run[0]
        self._run = (start, end)

    def _expand(self, field: Prompted, end: int) -> None:
        """Put the words in the place of the abbreviation that ends here, if there is one."""
        if self._run is None or end <= self._run[0]:
            return
        typed = last_word(field.words_before(end, LONGEST + 2))
        start = end - units(typed)
        words = words_for(typed, self._abbreviations()) if typed else ""
        if not words or start < self._run[0]:
            return
        if isinstance(field, RichTextEdit):
            field.read()
        self._keep_caret(field)
        put = partial(field.replace_words, start, end, words)
        self._sheet.do_in_field(self.tr("Autotext"), put)
        self._keep_caret(field)
        self._run = None

    def _keep_caret(self, field: Prompted) -> None:
        now = self._open.current
        self._carets[id(now)] = (now, field.position)
        if len(self._carets) > _KEPT:
            self._carets.popitem(last=False)

    def _abbreviations(self) -> dict[str, str]:
        if self._known is None:
            try:
                phrases = self._choices.phrases(self._open.current.series)
            except StoreError:
                return {}
            self._known = abbreviations(phrases)
        return self._known

    def _learn(self) -> None:
        self._known = None


def _shift(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
