"""About how tall a row will be, before it is built and can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BroughtForward,
    Context,
    Findings,
    PreviousActions,
    Question,
    Text,
    Update,
)
from minutes_desktop.domain.kinds import words_of
from minutes_desktop.ui.capture.forms.form import GAP, GUTTER
from minutes_desktop.ui.richtext.conversion import PARAGRAPH_GAP

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics

    from minutes_desktop.domain.actions import Action
    from minutes_desktop.domain.minutes import Item
    from minutes_desktop.domain.richtext import RichText

_FRAME = 20  # pixels above and below the text of a block, together
_FIELD = 6  # pixels a field is taller than its lines
_ACTION = 0.42  # share of the width that the text of an action has
_HEADING = 0.8  # share of the width that a heading has
_LOST = 3  # letters of a line that stay empty because a word did not fit


class Estimates:
    """Heights in pixels, reckoned from the number of letters."""

    def __init__(self, metrics: QFontMetrics) -> None:
        """Reckon with a font."""
        self._letter, self._line = metrics.averageCharWidth(), metrics.lineSpacing()

    def heading(self, item: Item, width: int) -> int:
        """The height of an item's heading in a row of this width."""
        lines = _lines(len(item.heading), self._room((width - GUTTER) * _HEADING))
        return lines * self._line + _FIELD

    def block(self, block: Block, width: int) -> int:
        """The height of a block in a row of this width."""
        inner = width - GUTTER - _FRAME
        match block:
            case Actions(nil=None) | PreviousActions():
                rows = sum(self._action(entry, inner) for entry in block.entries)
                return _FRAME + self._line + rows + self._empty_row()
            case BroughtForward():
                return _FRAME + 2 * self._empty_row() + self._action(block.original, inner)
            case Text() | Context() | Question() | Findings() | Update():  # nearly all there are
                return _FRAME + self._text(block.text, inner)
            case _:
                return _FRAME + self._text(words_of(block), inner)

    def _action(self, action: Action, width: int) -> int:
        return self._text(action.text, width * _ACTION) + _FIELD + GAP

    def _empty_row(self) -> int:
        return self._line + _FIELD + GAP

    def _text(self, text: RichText, width: float) -> int:
        room, lines = self._room(width), 0
        for paragraph in text:
            letters = 0
            for run in paragraph.runs:
                letters += len(run.text)
            lines += _lines(letters, room)
        return max(lines, 1) * self._line + max(len(text) - 1, 0) * PARAGRAPH_GAP

    def _room(self, width: float) -> int:
        return max(int(width / self._letter) - _LOST, 1)


def _lines(letters: int, room: int) -> int:
    return 1 + (letters - 1) // room if letters else 1
