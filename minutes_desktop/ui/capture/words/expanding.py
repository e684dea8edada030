"""Abbreviations that become what they stand for while somebody types."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from minutes_desktop.domain.autotext import LONGEST, abbreviations, last_word, words_for
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.richtext.difference import units
from minutes_desktop.ui.richtext.editor import RichTextEdit
from minutes_desktop.workspace.library import StoreError

if TYPE_CHECKING:
    from minutes_desktop.domain.lexicon import Phrase
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.ui.capture.sheet import Sheet
    from minutes_desktop.workspace.choices import Choices
    from minutes_desktop.workspace.open_minutes import OpenMinutes

Prompted = RichTextEdit | LineField
"""The fields in which words are prompted."""
_KEPT = 200  # acts whose caret is remembered for undo and redo


class Expanding(QObject):
    """Puts the words of the series' list in the place of an abbreviation that was just typed.

    That is an act of its own, which undo takes back alone. Letters that were pasted, or stood
    there before, are no abbreviation.
    """

    def __init__(self, minutes: OpenMinutes, sheet: Sheet, choices: Choices) -> None:
        """Expand by the phrases of the meeting's series."""
        super().__init__(sheet)
        self._open, self._sheet, self._choices = minutes, sheet, choices
        self._known: dict[str, str] | None = None
        self._run: tuple[int, int] | None = None  # from where to where letters were just typed
        self._carets: OrderedDict[int, tuple[Minutes, int]] = OrderedDict()
        choices.phrases_changed.connect(self._learn)

    def phrases(self) -> tuple[Phrase, ...]:
        """The entries that hold in the series; none where they cannot be read."""
        try:
            return self._choices.phrases(self._open.current.series)
        except StoreError:
            return ()

    # The run of letters just typed

    def note(self, field: Prompted, typed: str) -> None:
        """Letters have been typed before the caret."""
        end = field.position
        start = end - units(typed)
        if self._run is not None and self._run[1] == start:
            start = self._run[0]
        self._run = (start, end)

    def note_removal(self, field: Prompted) -> None:
        """A letter before the caret has been taken back."""
        if self._run is not None:
            self._run = (min(self._run[0], field.position), field.position)

    def forget(self) -> None:
        """No letter before the caret was typed just now."""
        self._run = None

    # Writing

    def expand(self, field: Prompted, end: int) -> None:
        """Put the words in the place of the abbreviation that ends here, if there is one."""
        if self._run is None or end <= self._run[0]:
            return
        typed = last_word(field.words_before(end, LONGEST + 2))
        start = end - units(typed)
        if start >= self._run[0] and (words := words_for(typed, self._abbreviations())):
            self.write(self.tr("Autotext"), field, (start, end), words)

    def write(self, act: str, field: Prompted, place: tuple[int, int], words: str) -> None:
        """Put words between two positions of a field, as an act of their own.

        When undo or redo goes over it, the caret goes where it was.
        """
        if isinstance(field, RichTextEdit):
            field.read()
        self._keep_caret(field)
        self._sheet.do_in_field(act, partial(field.replace_words, *place, words))
        self._keep_caret(field)
        self._run = None

    def caret(self) -> int | None:
        """Where the caret is to be if undo or redo has just come to an act of this kind."""
        kept = self._carets.get(id(self._open.current))
        return kept[1] if kept else None

    # Inner

    def _keep_caret(self, field: Prompted) -> None:
        now = self._open.current
        self._carets[id(now)] = (now, field.position)
        if len(self._carets) > _KEPT:
            self._carets.popitem(last=False)

    def _abbreviations(self) -> dict[str, str]:
        if self._known is None:
            self._known = abbreviations(self.phrases())
        return self._known

    def _learn(self) -> None:
        self._known = None
