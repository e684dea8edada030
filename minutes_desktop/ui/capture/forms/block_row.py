"""One block on the sheet: its kind and label in the gutter, its editor beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from minutes_desktop.domain.blocks import Actions, Question, Titled, block_kind
from minutes_desktop.ui.capture.forms.block_editors import (
    Editor,
    edited_part,
    make_editor,
    same_editor,
    with_part,
)
from minutes_desktop.ui.capture.forms.form import GUTTER, Field
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.capture.forms.meaning_words import Understood, meaning_words
from minutes_desktop.ui.capture.forms.note_form import NoteForm
from minutes_desktop.ui.capture.forms.quoted_form import QuotedForm
from minutes_desktop.ui.capture.forms.row import height_of
from minutes_desktop.ui.labels import BLOCK_KINDS
from minutes_desktop.ui.richtext.editor import RichTextEdit

if TYPE_CHECKING:
    from minutes_desktop.domain.blocks import Block

_NO_LABEL = "-"  # typed as a question's label: it has none
_KIND_WIDTH = GUTTER - 12  # pixels; the name of a kind wraps in them
_SMALL = 0.85  # of the size of the words beside it
_LABEL_INSET = 8  # pixels of the gutter left of a label
_PADDING = 6  # pixels between the frame and the editor in it


class BlockRow(QWidget):
    """A block being written.

    Shows the kind and, under it, the printed label (or for a question its letter); the editor
    stands in a frame that is drawn stronger while it has the caret.

    Signals: ``edited`` carries the whole block; ``left_up`` and ``left_down`` as in ``Row``;
    ``finished`` and ``emptied`` as in ``RichTextEdit``; ``joined`` that the block is to be one with
    that above (-1) or below (1); ``run_ended`` that what comes next is to be undone on its own;
    ``grew`` that the row wants another height.
    """

    edited = Signal(object)
    left_up = Signal(int)
    left_down = Signal(int)
    finished = Signal()
    emptied = Signal()
    joined = Signal(int)
    run_ended = Signal()
    grew = Signal()

    def __init__(self, block: Block, label: str, hint: str, parent: QWidget | None = None) -> None:
        """Show the block; ``label`` is a question's automatic label, ``hint`` the kind's key."""
        super().__init__(parent)
        self._block = block
        self._automatic = label
        self._left_at: tuple[str, int] | None = None
        self.editor: Editor = make_editor(block)
        self.editor.setParent(self)
        self._kind = QLabel(self)
        self._kind.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._kind.setWordWrap(True)
        self.show_hint(hint)
        font = self._kind.font()
        font.setBold(True)
        self._kind.setFont(font)
        self._kind.setForegroundRole(QPalette.ColorRole.Link)
        self.label_field = self._make_label_field()
        self._meaning = self._make_meaning()
        self._connect()
        self._name_parts()

    @property
    def block(self) -> Block:
        """The block as shown."""
        return self._block

    @property
    def text_editor(self) -> RichTextEdit | None:
        """The editor of the block's one text, for a kind that has one."""
        if isinstance(self.editor, RichTextEdit):
            return self.editor
        return self.editor.text if isinstance(self.editor, QuotedForm | NoteForm) else None

    def show_hint(self, hint: str) -> None:
        """Name the key of the kind, for whoever rests the mouse on it."""
        self._kind.setToolTip(hint)

    def can_show(self, block: Block) -> bool:
        """Whether this row has the editor for the block."""
        return same_editor(self._block, block)

    def show_value(self, block: Block, label: str) -> None:
        """Show the block and a question's automatic label; nothing moves that is shown already."""
        if block == self._block and label == self._automatic:
            return
        self._block, self._automatic = block, label
        self.editor.show_value(edited_part(block))
        if self.label_field is not None:
            self.label_field.show_value(_printed_label(block))
        self._name_parts()
        self.grew.emit()

    # Row

    def enter_top(self, x: int | None = None) -> None:
        """Take the caret into the editor's first line."""
        self.editor.enter_top(x)

    def enter_bottom(self, x: int | None = None) -> None:
        """Take the caret into the editor's last line."""
        self.editor.enter_bottom(x)

    def field_named(self, name: str) -> Field | None:
        """The label, the editor or a field of it, by its name; ``None`` if it is not here."""
        if name == "label":
            return self.label_field
        if isinstance(self.editor, RichTextEdit):
            return self.editor if name == "text" else None
        return self.editor.field_named(name)

    def focus_field(self, name: str, position: int) -> bool:
        """Put the caret into the label or the editor."""
        if name == "label" and self.label_field is not None:
            self.label_field.setFocus()
            self.label_field.setCursorPosition(position)
            return True
        if isinstance(self.editor, RichTextEdit):
            self.editor.setFocus()
            self.editor.place_caret(position)
            return True
        return self.editor.focus_field(name, position)

    def fields(self) -> list[QWidget]:
        """What Tab goes through: the editor, or the fields of the form it is."""
        return [self.editor] if isinstance(self.editor, RichTextEdit) else self.editor.fields()

    def caret(self) -> tuple[str, int] | None:
        """The field and position of the caret, if it is here."""
        if self.label_field is not None and self.label_field.hasFocus():
            return "label", self.label_field.cursorPosition()
        if isinstance(self.editor, RichTextEdit):
            return ("text", self.editor.position) if self.editor.hasFocus() else None
        return self.editor.caret()

    def focus_label(self) -> bool:
        """Take the caret into the printed label, if this kind has one; Enter takes it back."""
        if self.label_field is None:
            return False
        if not self.label_field.hasFocus():
            self._left_at = self.caret()
        self.label_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.label_field.selectAll()
        return True

    # Inner

    def _connect(self) -> None:
        editor = self.editor
        editor.edited.connect(self._part_edited)
        editor.left_up.connect(self.left_up)
        editor.left_down.connect(self.left_down)
        editor.emptied.connect(self.emptied)
        editor.run_ended.connect(self.run_ended)
        if (text := self.text_editor) is not None:
            text.asks = "/"
            text.backed.connect(partial(self.joined.emit, -1))
            text.pulled.connect(partial(self.joined.emit, 1))
            text.takes_label = isinstance(self._block, Question)
            text.labelled.connect(self._label_put)
        if isinstance(editor, RichTextEdit):
            editor.finished.connect(self.finished)
            editor.grew.connect(self.grew)
        else:
            editor.grew.connect(self._form_grew)
            editor.installEventFilter(self)

    def _make_label_field(self) -> LineField | None:
        if not isinstance(self._block, Titled | Question):
            return None
        field = LineField(_printed_label(self._block), self)
        field.hint_is_words = True  # the automatic label
        field.setFrame(False)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        palette = field.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        field.setPalette(palette)
        font = field.font()
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        field.setFont(font)
        field.edited.connect(self._label_edited)
        field.left_up.connect(self.left_up)
        field.left_down.connect(self.enter_top)
        field.returnPressed.connect(self._leave_label)
        return field

    def _label_put(self, words: str) -> None:
        """Take the label typed in front of a question; the automatic one stays automatic."""
        typed = "" if words == self._automatic else words
        if self.label_field is not None:
            self.label_field.show_value(typed)
        self._label_edited(typed)

    def _leave_label(self) -> None:
        """Go back to where the caret was before it was in the label."""
        if self._left_at is None or not self.focus_field(*self._left_at):
            self.enter_top()

    def _make_meaning(self) -> QLabel | None:
        if not isinstance(self._block, Understood):
            return None
        label = QLabel(self)
        label.setAlignment(Qt.AlignmentFlag.AlignRight)
        label.setWordWrap(True)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        font = label.font()
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        label.setFont(font)
        return label

    def _part_edited(self, part: object) -> None:
        self._block = with_part(self._block, part)
        self.edited.emit(self._block)

    def _label_edited(self, words: str) -> None:
        block = self._block
        if isinstance(block, Question):
            self._block = replace(block, label=None if not words else words.removeprefix(_NO_LABEL))
        elif isinstance(block, Titled):
            self._block = replace(block, label=words)
        self.editor.show_value(edited_part(self._block))  # a form holds the label too
        self.edited.emit(self._block)

    def _name_parts(self) -> None:
        kind = BLOCK_KINDS[block_kind(self._block)]
        if isinstance(self._block, Actions) and self._block.nil is not None:
            kind = self.tr("Nil return")
        self._kind.setText(kind)
        if self.label_field is not None:
            self.label_field.setPlaceholderText(self._automatic)
            self.label_field.setToolTip(self.label_field.value)  # a long one is cut off
            self.label_field.setAccessibleName(self.tr("Printed label of {}").format(kind))
        number = f" {self._automatic}" if self._automatic else ""
        named = self.text_editor or self.editor
        named.setAccessibleName(f"{kind}{number}")
        if self._meaning is not None:
            words = meaning_words(self._block)
            if words != self._meaning.text():
                self._meaning.setText(words)
                named.setAccessibleDescription(words)
                self._place_gutter()

    # Size and drawing

    def height_for(self, width: int) -> int:
        """The height in pixels the row needs at a width."""
        return max(
            height_of(self.editor, self._editor_width(width)) + 2 * _PADDING, self._gutter_height()
        )

    def _editor_width(self, width: int) -> int:
        return width - GUTTER - 2 * _PADDING

    def _gutter_height(self) -> int:
        return sum(height for _, height in self._gutter()) + _PADDING

    def _gutter(self) -> list[tuple[QWidget, int]]:
        """What stands in the gutter from top to bottom, with the heights in pixels."""
        parts: list[tuple[QWidget, int]] = [(self._kind, self._kind.heightForWidth(_KIND_WIDTH))]
        if self.label_field is not None:
            parts.append((self.label_field, self.label_field.sizeHint().height()))
        if self._meaning is not None and self._meaning.text():
            parts.append((self._meaning, self._meaning.heightForWidth(_KIND_WIDTH)))
        return parts

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the gutter and the editor out beside each other."""
        super().resizeEvent(event)
        self._place_gutter()
        self._place_editor()

    def _place_gutter(self) -> None:
        top = _PADDING
        for part, height in self._gutter():
            inset = _LABEL_INSET if part is self.label_field else 0
            part.setGeometry(inset, top, _KIND_WIDTH - inset // 2, height)
            top += height

    def _place_editor(self) -> None:
        width = self._editor_width(self.width())
        self.editor.setGeometry(
            QRect(GUTTER + _PADDING, _PADDING, width, height_of(self.editor, width))
        )

    def _form_grew(self) -> None:
        self._place_editor()
        self.grew.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height of a form."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.editor:
            self._form_grew()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame around the editor."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        focus = QApplication.focusWidget()
        focused = focus is not None and (focus is self.editor or self.editor.isAncestorOf(focus))
        role = QPalette.ColorRole.Highlight if focused else QPalette.ColorRole.Mid
        painter.setPen(QPen(palette.color(role), 2 if focused else 1))
        painter.setBrush(palette.base())
        box = QRectF(self.rect()).adjusted(GUTTER + 1, 1, -1, -1)
        painter.drawRoundedRect(box, 4, 4)


def _printed_label(block: Block) -> str:
    if isinstance(block, Titled):
        return block.label
    if isinstance(block, Question) and block.label is not None:
        return block.label or _NO_LABEL
    return ""
