"""What every form of the sheet has in common: a caret that goes through its fields."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from minutes_desktop.ui.capture.forms.choices import StatusChoice, Tick
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.capture.forms.row import TO_END
from minutes_desktop.ui.richtext.editor import RichTextEdit

Field = LineField | RichTextEdit | StatusChoice | Tick

GUTTER = 118  # pixels left of what is written, as beside the blocks: for labels and numbers
GAP = 4  # pixels between fields


class Form(QWidget):
    """A part of the sheet that is written in fields.

    A form says which fields it has, by name and in tab order, and which of them stand side by
    side; this class moves the caret between them.

    Signals: ``edited`` carries the form's whole value at every keystroke; ``left_up`` and
    ``left_down`` say that the caret went over the edge, with its x in global pixels (``TO_END``:
    sideways, or by Enter); ``run_ended`` that what comes next is to be undone on its own;
    ``emptied`` that Backspace was pressed in a form in which nothing is written; ``grew`` that
    the form wants another height.
    """

    edited = Signal(object)
    left_up = Signal(int)
    left_down = Signal(int)
    run_ended = Signal()
    emptied = Signal()
    grew = Signal()

    def named_fields(self) -> dict[str, Field]:
        """The fields in tab order, each under a name that stays the same from day to day."""
        raise NotImplementedError

    def lines(self) -> list[list[Field]]:
        """The fields from top to bottom, those side by side from left to right."""
        return [[field] for field in self.named_fields().values()]

    def fields(self) -> list[QWidget]:
        """The fields in tab order."""
        return list(self.named_fields().values())

    def written(self) -> dict[str, object]:
        """What stands in each field, by its name."""
        return {name: field.value for name, field in self.named_fields().items()}

    # The caret from and to outside

    def enter_top(self, x: int | None = None) -> None:
        """Take the focus in the first line, at ``x`` in global pixels, or at the very start."""
        line = self.lines()[0]
        (line[0] if x is None else _nearest(line, x)).enter_top(x)

    def enter_bottom(self, x: int | None = None) -> None:
        """Take the focus in the last line, at ``x`` in global pixels, or at the end of its words.

        Without ``x`` that is never a field to choose in, where the next space would choose.
        """
        line = self.lines()[-1]
        written = [field for field in line if isinstance(field, LineField | RichTextEdit)]
        ((written or line)[-1] if x is None else _nearest(line, x)).enter_bottom(x)

    def caret(self) -> tuple[str, int] | None:
        """The name of the field with the focus and the caret's position in it."""
        for name, field in self.named_fields().items():
            if field.hasFocus():
                return name, field.position
        return None

    def field_named(self, name: str) -> Field | None:
        """The field of a name, also one that Tab passes by; ``None`` if there is none."""
        return self.named_fields().get(name)

    def focus_field(self, name: str, position: int) -> bool:
        """Put the caret into a field, after so many characters; False if it is not here."""
        field = self.field_named(name)
        if field is None:
            return False
        field.enter_top()
        field.place_caret(position)
        return True

    # The caret inside

    def join(self, field: Field) -> None:
        """Let the caret go from the field to its neighbours."""
        field.left_up.connect(partial(self._leave, field, -1))
        field.left_down.connect(partial(self._leave, field, 1))
        field.finished.connect(partial(self.finish, field))
        if isinstance(field, RichTextEdit):
            field.run_ended.connect(self.run_ended)

    def chain(self) -> None:
        """Put the fields in tab order."""
        for before, after in pairwise(self.fields()):
            QWidget.setTabOrder(before, after)

    def finish(self, field: Field) -> None:
        """Go on from a field in which Enter was pressed."""
        row = list(self.named_fields().values())
        following = row[row.index(field) + 1 :]
        if following:
            following[0].enter_bottom()
        else:
            self.left_down.emit(TO_END)

    def _leave(self, field: Field, step: int, x: int) -> None:
        target = self._beside(field, step) if x == TO_END else self._across(field, step, x)
        if target is None:
            (self.left_up if step < 0 else self.left_down).emit(x)
        elif step < 0:
            target.enter_bottom(None if x == TO_END else x)
        else:
            target.enter_top(None if x == TO_END else x)

    def _beside(self, field: Field, step: int) -> Field | None:
        row = list(self.named_fields().values())
        at = row.index(field) + step
        return row[at] if 0 <= at < len(row) else None

    def _across(self, field: Field, step: int, x: int) -> Field | None:
        lines = self.lines()
        at = next(n for n, line in enumerate(lines) if field in line) + step
        return _nearest(lines[at], x) if 0 <= at < len(lines) else None


def _nearest(line: list[Field], x: int) -> Field:
    """The field of a line that is nearest to ``x`` in global pixels."""

    def distance(field: Field) -> int:
        left = field.mapToGlobal(field.rect().topLeft()).x()
        right = field.mapToGlobal(field.rect().topRight()).x()
        return max(left - x, x - right, 0)

    return min(line, key=distance)
