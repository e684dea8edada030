"""The actions arising at one place, as a small table."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.seams import Seam, join_actions, split_action
from minutes_desktop.ui.capture.forms.action_row import NARROW, ActionRow, column_boxes
from minutes_desktop.ui.capture.forms.form import Field
from minutes_desktop.ui.capture.forms.row import TO_END
from minutes_desktop.ui.capture.forms.rows_form import EntryRow, RowsForm
from minutes_desktop.ui.look import muted
from minutes_desktop.ui.richtext.places import position_of

_PADDING = 3  # pixels by which the words of a field stand in from its edge


class ActionHeads(QWidget):
    """The words above the four columns."""

    def __init__(self, status_width: int, parent: QWidget | None = None) -> None:
        """Show the words; ``status_width`` is that of the last column, in pixels."""
        super().__init__(parent)
        words = (self.tr("Owner"), self.tr("Action"), self.tr("Due"), self.tr("Status"))
        self._labels = [QLabel(word, self) for word in words]
        self._status_width = status_width
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._mute()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(400, self._labels[0].sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words above their columns."""
        super().resizeEvent(event)
        boxes = column_boxes(self.width(), self._status_width)
        for label, (left, width) in zip(self._labels, boxes, strict=True):
            label.setGeometry(left + _PADDING, 0, width - _PADDING, self.height())
        for label in self._labels[2:]:  # what stands under the text in a narrow window
            label.setVisible(self.width() >= NARROW)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mute()

    def _mute(self) -> None:
        colour = muted(self.palette())
        for label in self._labels:
            palette = label.palette()
            if palette.color(QPalette.ColorRole.WindowText) != colour:
                palette.setColor(QPalette.ColorRole.WindowText, colour)
                label.setPalette(palette)


class ActionsTable(RowsForm[Action]):
    """Owner, action, due and status of each action.

    An owner in brackets is named in the text only and is not printed in column three. Enter on
    an empty line of an action goes on to the next one. An action is cut in two at the caret, and
    Backspace before its first word joins it with the one above.
    """

    begun_at: ClassVar[str] = "text"
    """The field that is written first: what is to be done is heard before who is to do it."""

    def __init__(self, entries: tuple[Action, ...] = (), parent: QWidget | None = None) -> None:
        """Show the actions."""
        super().__init__(entries, parent)
        self.put_heads(self.make_heads(self.rows[0].fields()["status"].sizeHint().width()))

    def make_heads(self, status_width: int) -> QWidget:
        """The words above the columns, of which the last is so many pixels wide."""
        return ActionHeads(status_width, self)

    def make_row(self, entry: Action) -> EntryRow[Action]:
        """A row of four fields."""
        row = ActionRow(entry, self)
        row.text.backed.connect(partial(self._join, row, -1))
        row.text.pulled.connect(partial(self._join, row, 1))
        return row

    def blank(self, above: Action | None) -> Action:
        """An action of which nothing is written."""
        return Action()

    def is_blank(self, entry: Action) -> bool:
        """Whether nothing was written or chosen."""
        return entry == Action(id=entry.id)

    def finish(self, field: Field) -> None:
        """Go on to the next field; from an action's text to the next action."""
        rows = self.rows
        at = next(n for n, row in enumerate(rows) if field in row.fields().values())
        if field is rows[at].fields()["text"] and at + 1 < len(rows):
            rows[at + 1].fields()[self.begun_at].enter_bottom()
        else:
            super().finish(field)

    def enter_top(self, x: int | None = None) -> None:
        """Take the focus in the first action, at ``x`` in global pixels, or where it is begun."""
        if x is None:
            self.rows[0].fields()[self.begun_at].enter_top()
        else:
            super().enter_top(x)

    # Cutting and joining

    def action_at_caret(self) -> ActionRow | None:
        """The row in whose text the caret is."""
        row = self._focused_row()
        return row if isinstance(row, ActionRow) and row.text.hasFocus() else None

    def split_at_caret(self, seam: Seam) -> None:
        """Cut the action with the caret in two at a place in its text."""
        row = self.action_at_caret()
        at = self.rows.index(row) if row else len(self.value)
        if row is None or at == len(self.value):
            return
        first, second = split_action(row.entry, seam)
        if self.is_blank(second) and at + 1 == len(self.value):
            self.rows[-1].fields()["text"].enter_top()  # an empty row waits there
            return
        self._put((*self.value[:at], first, second, *self.value[at + 1 :]))
        self.rows[at + 1].fields()["text"].enter_top()

    def _join(self, row: ActionRow, step: int) -> None:
        """Make two actions one; at the edge of the table the caret only goes on."""
        at = self.rows.index(row)
        upper = min(at, at + step)
        if upper < 0 or upper + 1 >= len(self.value):
            self._leave(row.text, step, TO_END)
            return
        entries = self.value
        joined, seam = join_actions(entries[upper], entries[upper + 1])
        self._put((*entries[:upper], joined, *entries[upper + 2 :]))
        text = self.rows[upper].fields()["text"]
        text.setFocus()
        text.place_caret(position_of(joined.text, seam))

    def _put(self, entries: tuple[Action, ...]) -> None:
        self.run_ended.emit()
        self.show_value(entries)
        self.edited.emit(self.value)
        self.run_ended.emit()
