"""One action as a row: who, what, by when, and how it stands."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from minutes_desktop.domain.actions import Action, StatusKind
from minutes_desktop.domain.entries import owner_words, put_due, put_owner, put_status
from minutes_desktop.domain.richtext import RichText
from minutes_desktop.ui.capture.choices import StatusChoice
from minutes_desktop.ui.capture.form import GAP, Field
from minutes_desktop.ui.capture.line_field import muted
from minutes_desktop.ui.capture.rich_line import TEXT_MARGIN
from minutes_desktop.ui.capture.rows_form import EntryRow
from minutes_desktop.ui.capture.wrapping_field import WrappingField
from minutes_desktop.ui.richtext.editor import RichTextEdit

_SHARES = (3, 4)  # of owner and due in fifteen parts of the width beside the status
_LEAST = 66  # pixels: owner and due stay wide enough for initials and a month


def column_boxes(width: int, status_width: int) -> list[tuple[int, int]]:
    """Left edge and width in pixels of the four columns of a row that is ``width`` pixels wide."""
    free = max(width - status_width - 3 * GAP, 0)
    owner, due = (min(max(free * share // 15, _LEAST), free // 3) for share in _SHARES)
    left, boxes = 0, []
    for own in (owner, free - owner - due, due, status_width):
        boxes.append((left, own))
        left += own + GAP
    return boxes


class ActionRow(EntryRow[Action]):
    """An action, written in four fields side by side; as tall as its text."""

    def __init__(self, entry: Action, parent: QWidget | None = None) -> None:
        """Show the action."""
        super().__init__(entry, parent)
        self.owner = WrappingField(owner_words(entry), self)
        self.text = RichTextEdit(entry.text, self)
        self.due = WrappingField(entry.due_words, self)
        self.text.document().setDocumentMargin(TEXT_MARGIN)
        self.status = StatusChoice(self)
        self.status.show_value(entry.status.kind)
        for field in (self.owner, self.due):
            field.setFrameShape(QFrame.Shape.NoFrame)
        self.status.setFrame(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._mute_hint()
        self._connect()

    def show_entry(self, entry: Action) -> None:
        """Show the action; a field that shows its part already is left alone."""
        old, self.entry = self.entry, entry
        if (old.owners, old.owner_words) != (entry.owners, entry.owner_words):
            self.owner.show_words(owner_words(entry))
        self.text.show_value(entry.text)
        self.due.show_words(entry.due_words)
        self.status.show_value(entry.status.kind)

    def fields(self) -> dict[str, Field]:
        """Owner, text, due and status."""
        return {"owner": self.owner, "text": self.text, "due": self.due, "status": self.status}

    def show_place(self, place: int, *, waiting: bool) -> None:
        """Name the fields by the row's place; the row that waits says what goes in it."""
        self.owner.setAccessibleName(self.tr("Owner of action {}").format(place))
        self.text.setAccessibleName(self.tr("Action {}").format(place))
        self.due.setAccessibleName(self.tr("Due date of action {}").format(place))
        self.status.setAccessibleName(self.tr("Status of action {}").format(place))
        self.owner.setPlaceholderText(self.tr("Owner") if waiting else "")
        self.text.setPlaceholderText(self.tr("Another action") if waiting else "")
        self.due.setPlaceholderText(self.tr("By when") if waiting else "")

    # Edits

    def _connect(self) -> None:
        self.owner.reworded.connect(self._owner_typed)
        self.text.edited.connect(self._text_typed)
        self.due.reworded.connect(self._due_typed)
        self.status.edited.connect(self._status_chosen)
        for field in self._texts():
            field.grew.connect(self.updateGeometry)

    def _owner_typed(self, words: str) -> None:
        self._change(put_owner(self.entry, words))

    def _text_typed(self, text: RichText) -> None:
        self._change(replace(self.entry, text=text))

    def _due_typed(self, words: str) -> None:
        self._change(put_due(self.entry, words))

    def _status_chosen(self, kind: StatusKind) -> None:
        self._change(put_status(self.entry, kind))

    def _change(self, entry: Action) -> None:
        self.entry = entry
        self.edited.emit()

    # Size and colours

    def hasHeightForWidth(self) -> bool:
        """The text is broken into lines by the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels of the tallest field."""
        boxes = column_boxes(width, self._status_width())
        texts = zip(self._texts(), boxes, strict=False)
        heights = [field.height_for(own) for field, (_, own) in texts]
        return max(*heights, self.status.sizeHint().height())

    def sizeHint(self) -> QSize:
        """As tall as at the present width."""
        return QSize(400, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Room for a line."""
        return QSize(200, self._line_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields into their columns."""
        super().resizeEvent(event)
        boxes = column_boxes(self.width(), self._status_width())
        for field, (left, width) in zip(self.fields().values(), boxes, strict=True):
            text = field if isinstance(field, RichTextEdit) else None
            height = text.height_for(width) if text else self._line_height()
            field.setGeometry(QRect(left, 0, width, height))

    def _texts(self) -> tuple[RichTextEdit, RichTextEdit, RichTextEdit]:
        return self.owner, self.text, self.due

    def _status_width(self) -> int:
        return self.status.sizeHint().width()

    def _line_height(self) -> int:
        return max(self.owner.sizeHint().height(), self.status.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mute_hint()

    def _mute_hint(self) -> None:
        colour = muted(self.palette())
        for field in self._texts():
            palette = field.palette()
            if palette.color(QPalette.ColorRole.PlaceholderText) != colour:
                palette.setColor(QPalette.ColorRole.PlaceholderText, colour)
                field.setPalette(palette)
