"""The rest of a name, a post or a phrase, shown behind the caret while its beginning is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from minutes_desktop.domain.completion import REACH, Completion, Here, Prompt
from minutes_desktop.ui.capture.forms.block_row import BlockRow
from minutes_desktop.ui.richtext.difference import units
from minutes_desktop.ui.richtext.editor import RichTextEdit
from minutes_desktop.workspace.library import StoreError

if TYPE_CHECKING:
    from minutes_desktop.domain.attendance import Person
    from minutes_desktop.ui.capture.sheet import Sheet
    from minutes_desktop.ui.capture.words.expanding import Expanding
    from minutes_desktop.workspace.choices import Choices
    from minutes_desktop.workspace.open_minutes import OpenMinutes

_PREFERENCE, _OFF = "completing", "off"
_NOWHERE = -1


class Completing(QObject):
    """Shows what is meant, if that can be one thing only; it is written when Tab takes it.

    Esc hides it for this word, and every other key passes it by.
    """

    def __init__(
        self,
        minutes: OpenMinutes,
        sheet: Sheet,
        choices: Choices,
        people: tuple[Person, ...],
        expanding: Expanding,
    ) -> None:
        """Know those in the room of the meeting, ``people`` behind them, and the series' phrases.

        What is taken is written as ``expanding`` writes its words.
        """
        super().__init__(sheet)
        self._open, self._sheet, self._choices = minutes, sheet, choices
        self._people, self._expanding = people, expanding
        self._wanted: bool | None = None
        self._known: Completion | None = None
        self._room: tuple[Here, ...] = ()  # those who are known
        self._prompt: Prompt | None = None
        self._hidden = _NOWHERE  # where the word begins for which nothing is to be shown
        choices.phrases_changed.connect(self._learn)

    @property
    def wanted(self) -> bool:
        """Whether anything is to be shown."""
        if self._wanted is None:
            try:
                self._wanted = self._choices.preference(_PREFERENCE) != _OFF
            except StoreError:
                return True
        return self._wanted

    def want(self, wanted: bool) -> None:
        """Show what is meant from now on and the next time, or do not."""
        self._wanted = wanted
        self._choices.set_preference(_PREFERENCE, "" if wanted else _OFF)

    def takes(self, field: RichTextEdit, event: QKeyEvent) -> bool:
        """Take what is shown, or hide it, if that is what the key means."""
        if not field.ghost or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() == Qt.Key.Key_Tab:
            self._take(field)
        elif event.key() == Qt.Key.Key_Escape:
            self._hidden = _word_start(field)
            field.show_ghost("")
        else:
            return False
        return True

    def follow(self, field: RichTextEdit) -> None:
        """Show what the letters just typed are the beginning of."""
        if not self.wanted or not field.textCursor().atBlockEnd():
            return
        before, known = field.words_before(field.position, REACH), self._completion()
        self._prompt = known.prompt(before) or known.in_full(before)
        if self._prompt is None or self._is_hidden(field):
            field.show_ghost("")
        else:
            field.show_ghost(self._prompt.rest or f"  → {self._prompt.words}")

    def leave(self, field: RichTextEdit) -> None:
        """Show nothing in a field that the caret has left."""
        self._hidden = _NOWHERE
        field.show_ghost("")

    # Inner

    def _take(self, field: RichTextEdit) -> None:
        if self._prompt is not None:
            end, rest = field.position, self._prompt.rest
            start = end if rest else end - units(self._prompt.typed)
            act = self.tr("Completion")
            self._expanding.write(act, field, (start, end), rest or self._prompt.words)

    def _is_hidden(self, field: RichTextEdit) -> bool:
        """Whether nothing is to be shown for this word.

        Initials are shown where Tab leads to no field beside: in the one text of a block.
        """
        if self._hidden != _NOWHERE and _word_start(field) == self._hidden:
            return True
        if self._prompt is None or self._prompt.rest:
            return False
        column = self._sheet.column
        row = column.built_widget(column.key_of(field))
        return not (isinstance(row, BlockRow) and row.text_editor is field)

    def _completion(self) -> Completion:
        now = self._open.current
        room: tuple[Here, ...] = (*now.attendance, *now.apologies)
        if self._known is None or room != self._room:
            self._room = room
            self._known = Completion(room, self._people, self._expanding.phrases())
        return self._known

    def _learn(self) -> None:
        self._known = None


def _word_start(field: RichTextEdit) -> int:
    words = field.words_before(field.position, REACH)
    return field.position - units(words.split(" ")[-1])
