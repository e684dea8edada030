"""The actions arising at one place, as a small table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from minutes_desktop.domain.actions import Action
from minutes_desktop.ui.capture.action_row import NARROW, ActionRow, column_boxes
from minutes_desktop.ui.capture.form import Field
from minutes_desktop.ui.capture.line_field import muted
from minutes_desktop.ui.capture.rows_form import EntryRow, RowsForm

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
    an empty line of an action goes on to the next one.
    """

    def __init__(self, entries: tuple[Action, ...] = (), parent: QWidget | None = None) -> None:
        """Show the actions."""
        super().__init__(entries, parent)
        self.put_heads(self.make_heads(self.rows[0].fields()["status"].sizeHint().width()))

    def make_heads(self, status_width: int) -> QWidget:
        """The words above the columns, of which the last is so many pixels wide."""
        return ActionHeads(status_width, self)

    def make_row(self, entry: Action) -> EntryRow[Action]:
        """A row of four fields."""
        return ActionRow(entry, self)

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
            rows[at + 1].fields()["owner"].enter_bottom()
        else:
            super().finish(field)
