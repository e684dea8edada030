"""The actions of an earlier meeting, gone through again."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.blocks import PreviousActions
from minutes_desktop.ui.capture.forms.action_row import NARROW, ActionRow, column_boxes
from minutes_desktop.ui.capture.forms.actions_table import ActionsTable
from minutes_desktop.ui.capture.forms.form import GAP, Field, Form
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.capture.forms.rich_line import TEXT_MARGIN
from minutes_desktop.ui.capture.forms.rows_form import EntryRow

_COLUMNS = 3  # of the printed table: reference, words, status


class PrintedHeads(QWidget):
    """The printed heads of the three columns, each in a field over its column."""

    def __init__(self, status_width: int, parent: QWidget | None = None) -> None:
        """Show empty fields; ``status_width`` is that of the last column, in pixels."""
        super().__init__(parent)
        hints = (self.tr("Reference"), self.tr("Action"), self.tr("Status"))
        self.fields = [LineField(parent=self, hint=hint) for hint in hints]
        for place, field in enumerate(self.fields, 1):
            field.setFrame(False)
            field.setAccessibleName(self.tr("Head of column {}").format(place))
            font = field.font()
            font.setBold(True)
            field.setFont(font)
        self._due = QLabel(self.tr("Due"), self)
        self._due.setContentsMargins(TEXT_MARGIN, 0, 0, 0)
        self._due.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._status_width = status_width
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> tuple[str, ...]:
        """The heads as they are stored: none where all are empty."""
        words = tuple(field.value for field in self.fields)
        return words if any(words) else ()

    def show_value(self, heads: tuple[str, ...]) -> None:
        """Show the heads; fields that show theirs already are left alone."""
        for field, words in zip(self.fields, (*heads, *[""] * _COLUMNS), strict=False):
            field.show_value(words)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(400, self.fields[0].sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields over their columns."""
        super().resizeEvent(event)
        first, middle, due, last = column_boxes(self.width(), self._status_width)
        if self.width() < NARROW:  # the status stands under the text, its head beside the text's
            width = middle[1] * 2 // 3
            middle, last = (middle[0], width), (middle[0] + width, middle[1] - width)
        shown = zip((*self.fields, self._due), (first, middle, last, due), strict=True)
        for widget, (left, width) in shown:
            widget.setGeometry(left, 0, width, self.height())
        self._due.setVisible(self.width() >= NARROW)


class PreviousTable(ActionsTable):
    """The actions, each with its reference over its owner."""

    begun_at = "reference"
    printed_heads: PrintedHeads

    def make_heads(self, status_width: int) -> QWidget:
        """The printed heads."""
        self.printed_heads = PrintedHeads(status_width, self)
        return self.printed_heads

    def make_row(self, entry: Action) -> EntryRow[Action]:
        """A row that begins with the reference."""
        return ActionRow(entry, self, referenced=True)


class PreviousActionsForm(Form):
    """The Previous actions block: the printed heads, and the actions under them."""

    def __init__(self, block: PreviousActions, parent: QWidget | None = None) -> None:
        """Show the block."""
        super().__init__(parent)
        self._block = block
        self._actions = PreviousTable(block.entries, self)
        self._heads = self._actions.printed_heads
        self._heads.show_value(block.heads)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self._actions)
        self._connect()

    @property
    def value(self) -> PreviousActions:
        """The block as written."""
        return self._block

    def show_value(self, block: PreviousActions) -> None:
        """Show the block; fields that show their part already are left alone."""
        self._block = block
        self._heads.show_value(block.heads)
        self._actions.show_value(block.entries)

    def named_fields(self) -> dict[str, Field]:
        """The heads as ``head.<column>``, then the fields of the actions."""
        heads: dict[str, Field] = {
            f"head.{place}": field for place, field in enumerate(self._heads.fields, 1)
        }
        return heads | self._actions.named_fields()

    def lines(self) -> list[list[Field]]:
        """The heads side by side, then a line for each action."""
        return [list(self._heads.fields), *self._actions.lines()]

    def enter_top(self, x: int | None = None) -> None:
        """Take the focus in the first action: the heads are seldom written."""
        self._actions.enter_top(x)

    def _connect(self) -> None:
        for field in self._heads.fields:
            self.join(field)
            field.edited.connect(self._head_typed)
        actions = self._actions
        actions.edited.connect(self._actions_edited)
        actions.left_up.connect(self._leave_actions)
        actions.left_down.connect(self.left_down)
        actions.run_ended.connect(self.run_ended)

    def _leave_actions(self, x: int) -> None:
        """Go up from the first action: to the heads."""
        first = self._actions.lines()[0][0]
        self._leave(first, -1, x)

    def _head_typed(self, _words: str) -> None:
        self._change(replace(self._block, heads=self._heads.value))

    def _actions_edited(self, entries: tuple[Action, ...]) -> None:
        self._change(replace(self._block, entries=entries))

    def _change(self, block: PreviousActions) -> None:
        self._block = block
        self.edited.emit(block)
