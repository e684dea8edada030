"""One action as a row: who, what, by when, and how it stands."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from minutes_desktop.domain.actions import Action, Status, StatusKind
from minutes_desktop.domain.entries import (
    owner_words,
    put_due,
    put_owner,
    put_status,
    put_status_words,
)
from minutes_desktop.domain.owning import add_owner
from minutes_desktop.domain.richtext import RichText, plain
from minutes_desktop.ui.capture.forms.choices import StatusChoice
from minutes_desktop.ui.capture.forms.form import GAP, Field
from minutes_desktop.ui.capture.forms.meaning_words import due_meaning_words
from minutes_desktop.ui.capture.forms.quiet_label import QuietLabel
from minutes_desktop.ui.capture.forms.rich_line import TEXT_MARGIN
from minutes_desktop.ui.capture.forms.rows_form import EntryRow
from minutes_desktop.ui.capture.forms.wrapping_field import WrappingField
from minutes_desktop.ui.look import muted
from minutes_desktop.ui.richtext.editor import RichTextEdit

_SHARES = (3, 4)  # of owner and due in fifteen parts of the width beside the status
NARROW = 420  # pixels; below, due and status stand under the text
_SMALL = 0.85  # of the size of the words beside it
_LEAST = 66  # pixels: owner and due stay wide enough for initials and a month


Box = tuple[int, int]
"""Left edge and width in pixels."""


def column_boxes(width: int, status_width: int) -> list[Box]:
    """The four columns of a row that is ``width`` pixels wide: owner, text, due and status.

    In a narrow row the last two stand under the text.
    """
    if width < NARROW:
        return _narrow_boxes(width, status_width)
    free = max(width - status_width - 3 * GAP, 0)
    owner, due = (max(free * share // 15, _LEAST) for share in _SHARES)
    left, boxes = 0, []
    for own in (owner, free - owner - due, due, status_width):
        boxes.append((left, own))
        left += own + GAP
    return boxes


def _narrow_boxes(width: int, status_width: int) -> list[Box]:
    left = _LEAST + GAP
    free = max(width - left, 2 * GAP)
    status = min(status_width, free * 2 // 3)
    due = free - status - GAP
    return [(0, _LEAST), (left, free), (left, due), (left + due + GAP, status)]


class ActionRow(EntryRow[Action]):
    """An action, written in fields side by side; as tall as its text.

    The reference stands over the owner, in lists that go by it and wherever there is one. Under
    the due phrase stands the day it is understood to mean, where it does not say so itself. The
    printed words of the status stand under it, once it is other than open or has such words.
    """

    def __init__(
        self, entry: Action, parent: QWidget | None = None, *, referenced: bool = False
    ) -> None:
        """Show the action; ``referenced`` where its reference is to be written."""
        super().__init__(entry, parent)
        self._referenced = referenced
        self.reference = WrappingField(entry.reference, self)
        self.owner = WrappingField(owner_words(entry), self)
        self.text = RichTextEdit(entry.text, self)
        self.due = WrappingField(entry.due_words, self)
        self.meant = QuietLabel(parent=self)
        self.meant.setWordWrap(True)
        self.meant.setContentsMargins(TEXT_MARGIN, 0, 0, TEXT_MARGIN)
        font = self.meant.font()
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        self.meant.setFont(font)
        self.text.document().setDocumentMargin(TEXT_MARGIN)
        self.status = StatusChoice(self)
        self.status.show_value(entry.status.kind)
        self.said = WrappingField(entry.status.words, self)
        self.text.asks, self.owner.asks = "/@", "@"
        for field in (self.reference, self.owner, self.due, self.said):
            field.setFrameShape(QFrame.Shape.NoFrame)
        self.reference.is_prompted = self.owner.is_prompted = False
        self.status.setFrame(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._owned: tuple[Action, str] | None = None  # before an owner was chosen; its words
        self._has_reference = self._has_said = True
        self._show_meant()
        self._show_parts()
        self._mute_hint()
        self._connect()

    def show_entry(self, entry: Action) -> None:
        """Show the action; a field that shows its part already is left alone."""
        old, self.entry = self.entry, entry
        if (old.owners, old.owner_words) != (entry.owners, entry.owner_words):
            self.owner.show_words(owner_words(entry))
        self.reference.show_words(entry.reference)
        self.text.show_value(entry.text)
        self.due.show_words(entry.due_words)
        if old.dues != entry.dues:
            self._show_meant()
        self.status.show_value(entry.status.kind)
        self.said.show_words(entry.status.words)
        self._show_parts()

    def parts(self) -> dict[str, Field]:
        """Reference, owner, text, due, status and its printed words."""
        return {
            "reference": self.reference,
            "owner": self.owner,
            "text": self.text,
            "due": self.due,
            "status": self.status,
            "said": self.said,
        }

    def fields(self) -> dict[str, Field]:
        """The parts that are shown."""
        shown = {"reference": self._has_reference, "said": self._has_said}
        return {name: field for name, field in self.parts().items() if shown.get(name, True)}

    def show_place(self, place: int, *, waiting: bool) -> None:
        """Name the fields by the row's place; the row that waits says what goes in it."""
        self.reference.setAccessibleName(self.tr("Reference of action {}").format(place))
        self.owner.setAccessibleName(self.tr("Owner of action {}").format(place))
        self.text.setAccessibleName(self.tr("Action {}").format(place))
        self.due.setAccessibleName(self.tr("Due date of action {}").format(place))
        self.status.setAccessibleName(self.tr("Status of action {}").format(place))
        self.said.setAccessibleName(self.tr("Printed status of action {}").format(place))
        self.reference.setPlaceholderText(self.tr("Reference") if waiting else "")
        self.owner.setPlaceholderText(self.tr("Owner") if waiting else "")
        self.text.setPlaceholderText(self.tr("Another action") if waiting else "")
        self.due.setPlaceholderText(self.tr("By when") if waiting else "")

    # Edits

    def _connect(self) -> None:
        self.reference.reworded.connect(self._reference_typed)
        self.owner.reworded.connect(self._owner_typed)
        self.text.edited.connect(self._text_typed)
        self.due.reworded.connect(self._due_typed)
        self.status.edited.connect(self._status_chosen)
        self.said.reworded.connect(self._status_typed)
        for field in self.texts():
            field.grew.connect(self.updateGeometry)
        for watched in (self.owner, self.text, self.due):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have Tab select what was only read from the text, and Backspace take back an owner."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            back = event.key() == Qt.Key.Key_Backspace and not event.modifiers()
            if watched is self.text and back and self._disown():
                return True
            if event.text():
                self._owned = None
        if isinstance(event, QFocusEvent) and event.gotFocus():
            by_tab = event.reason() == Qt.FocusReason.TabFocusReason
            if by_tab and isinstance(watched, WrappingField) and self._is_read(watched):
                watched.selectAll()
        return super().eventFilter(watched, event)

    def _is_read(self, field: WrappingField) -> bool:
        """Whether the text itself says what stands in the field."""
        words, entry = plain(self.entry.text), self.entry
        if field is self.owner:
            return entry.owner_words == "" and all(one.name in words for one in entry.owners)
        return all(due.words in words for due in entry.dues)

    def _reference_typed(self, words: str) -> None:
        self._change(replace(self.entry, reference=words))

    def _owner_typed(self, words: str) -> None:
        self._change(put_owner(self.entry, words))

    def _text_typed(self, text: RichText) -> None:
        self._change(replace(self.entry, text=text))

    def own(self, name: str, *, in_text: bool) -> None:
        """Give the action one more owner, in the place of the ``@`` before the caret.

        An action that begins with its owners keeps their names, as in ``AB/CC to write``;
        elsewhere in the text the name goes to column three alone.
        """
        if in_text:
            self._own_in_text(name)
            return
        cursor = self.owner.textCursor()
        _delete_back(cursor)
        before = cursor.block().text()[: cursor.positionInBlock()]
        cursor.insertText(name if not before or before[-1] in "/(" else f"/{name}")

    def _own_in_text(self, name: str) -> None:
        text, before = self.text, self.entry
        text.run_ended.emit()
        cursor = text.textCursor()
        begins = _begins_with_owners(cursor, before.owner_printed)
        _delete_back(cursor)
        words = (f"/{name}" if cursor.positionInBlock() else name) if begins else ""
        cursor.insertText(words)
        self._put_owners(add_owner(before, name))
        self._owned = (before, words)
        text.run_ended.emit()

    def _disown(self) -> bool:
        """Take back the owner just chosen, with its name; False if something was done since."""
        if self._owned is None:
            return False
        (before, words), self._owned = self._owned, None
        self.text.run_ended.emit()
        cursor = self.text.textCursor()
        for _ in words:
            cursor.deletePreviousChar()
        self._put_owners(replace(self.entry, owners=before.owners, owner_words=before.owner_words))
        self.text.run_ended.emit()
        return True

    def _put_owners(self, owned: Action) -> None:
        """Take over other owners together with the text as it stands now."""
        self.entry = owned
        self.owner.show_words(owner_words(owned))
        self.text.read()  # which tells of the text where that has changed
        self._change(replace(self.entry, text=self.text.value))

    def _due_typed(self, words: str) -> None:
        self._change(put_due(self.entry, words))

    def _status_chosen(self, kind: StatusKind) -> None:
        self._change(put_status(self.entry, kind))
        self.said.show_words(self.entry.status.words)
        self._show_parts()

    def _status_typed(self, words: str) -> None:
        self._change(put_status_words(self.entry, words))
        self.status.show_value(self.entry.status.kind)

    def _change(self, entry: Action) -> None:
        self.entry = entry
        self.edited.emit()

    def _show_meant(self) -> None:
        """Say beside the due phrase what it is understood to mean."""
        words = due_meaning_words(self.entry.dues)
        if words != self.meant.text() or self.meant.isHidden() == bool(words):
            self.meant.setText(words)
            self.meant.setVisible(bool(words))
            self.due.setAccessibleDescription(words)
            self._place_fields()
            self.updateGeometry()

    def _show_parts(self) -> None:
        """Show the fields that there is something to write in; one with the caret stays."""
        has_reference = self._referenced or bool(self.entry.reference) or self.reference.hasFocus()
        has_said = self.entry.status != Status() or self.said.hasFocus()
        if (has_reference, has_said) == (self._has_reference, self._has_said):
            return
        self._has_reference, self._has_said = has_reference, has_said
        self.reference.setVisible(has_reference)
        self.said.setVisible(has_said)
        self._place_fields()
        self.updateGeometry()

    # Size and colours

    def hasHeightForWidth(self) -> bool:
        """The text is broken into lines by the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels of the tallest column."""
        owner, text, due, status = map(sum, self._heights(width))
        if width < NARROW:
            return max(owner, text + max(due, status))
        return max(owner, text, due, status)

    def sizeHint(self) -> QSize:
        """As tall as at the present width."""
        return QSize(400, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Room for a line."""
        return QSize(200, self._line_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields into their columns."""
        super().resizeEvent(event)
        self._place_fields()

    def _place_fields(self) -> None:
        boxes = column_boxes(self.width(), self._status_width())
        heights = self._heights(self.width())
        under = sum(heights[1]) if self.width() < NARROW else 0
        tops = (0, 0, under, under)
        placed = zip(self._columns(), boxes, heights, tops, strict=True)
        for column, (left, width), own, first in placed:
            top = first
            for field, height in zip(column, own, strict=True):
                field.setGeometry(QRect(left, top, width, height))
                top += height

    def _heights(self, width: int) -> list[list[int]]:
        """The heights in pixels of the fields of each column."""
        boxes = column_boxes(width, self._status_width())
        return [
            [self._height_of(part, own) for part in column]
            for column, (_, own) in zip(self._columns(), boxes, strict=True)
        ]

    def _height_of(self, part: QWidget, width: int) -> int:
        if isinstance(part, RichTextEdit):
            return part.height_for(width)
        return part.heightForWidth(width) if part is self.meant else self._line_height()

    def _columns(self) -> tuple[tuple[QWidget, ...], ...]:
        first = (self.reference, self.owner) if self._has_reference else (self.owner,)
        due = (self.due, self.meant) if self.meant.text() else (self.due,)
        last = (self.status, self.said) if self._has_said else (self.status,)
        return first, (self.text,), due, last

    def texts(self) -> tuple[RichTextEdit, ...]:
        """Every field in which words are written."""
        return self.reference, self.owner, self.text, self.due, self.said

    def _status_width(self) -> int:
        return self.status.sizeHint().width()

    def _line_height(self) -> int:
        return max(self.status.sizeHint().height(), self.fontMetrics().height() + 2 * TEXT_MARGIN)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mute_hint()

    def _mute_hint(self) -> None:
        colour = muted(self.palette())
        for field in self.texts():
            palette = field.palette()
            if palette.color(QPalette.ColorRole.PlaceholderText) != colour:
                palette.setColor(QPalette.ColorRole.PlaceholderText, colour)
                field.setPalette(palette)


def _delete_back(cursor: QTextCursor) -> None:
    """Take away the ``@`` before the caret and the spaces before that."""
    cursor.deletePreviousChar()
    while cursor.block().text()[: cursor.positionInBlock()].endswith(" "):
        cursor.deletePreviousChar()


def _begins_with_owners(cursor: QTextCursor, printed: str) -> bool:
    """Whether nothing stands before the ``@`` but the owners that are printed."""
    before = cursor.block().text()[: cursor.positionInBlock() - 1].rstrip(" /,&")
    return cursor.blockNumber() == 0 and before in ("", printed)
