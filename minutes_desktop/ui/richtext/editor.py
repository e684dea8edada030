"""The editor of one rich text: grows with what is written and passes the caret on at its edges."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from minutes_desktop.domain.richtext import (
    BULLET,
    RichText,
    Rise,
)
from minutes_desktop.ui.richtext import conversion
from minutes_desktop.ui.richtext.difference import end_of_difference, same_word
from minutes_desktop.ui.richtext.editor_marks import EditorMarks
from minutes_desktop.ui.richtext.entries import (
    draw_markers,
    following_marker,
    marker_at,
    nested,
)
from minutes_desktop.ui.richtext.keys import (
    LEAVING_WINDOW,
    has_history_key,
    is_act_key,
    without_history,
)
from minutes_desktop.ui.richtext.lists import marker_typed
from minutes_desktop.ui.richtext.lit import Stretch, draw_lit
from minutes_desktop.ui.richtext.paste import pasted

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_desktop.ui.richtext.ghost import Ghost
    from minutes_desktop.ui.richtext.prompted import Prompter

_COMMAND_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_PADDING = 4  # pixels between frame and text
_Key = Qt.Key


class RichTextEdit(QTextEdit):
    """What is written in one block, as rich text.

    The editor is as tall as its text and never scrolls. Lists are made by typing (``- ``, ``1. ``),
    nested by Tab and left by Enter on an empty line.

    A letter is painted first and read after: the value follows as soon as the event loop has
    nothing more urgent to do, and at the latest before any key that is not plain typing, before
    the focus goes, and whenever ``value`` is asked for. ``marks`` are those drawn at its words.

    Signals: ``edited`` carries the new value at every change; ``pasted`` the places of the first
    and the last paragraph that somebody has just pasted, once they are read; ``left_up`` and
    ``left_down`` say that the caret went over the edge, with its x in global pixels; ``finished``
    that Enter was pressed on an empty last line; ``emptied`` that Backspace was pressed in an
    empty editor; ``backed`` that it was pressed before the first word of a written one, ``pulled``
    that Delete was pressed behind the last; ``asked`` carries a character of ``asks`` that was just
    typed where a list is to open; ``labelled`` a label typed in front of all; ``run_ended`` that
    what comes next is to be undone on its own; ``grew`` that it wants another height.
    """

    has_lists: ClassVar[bool] = True
    """Whether several paragraphs and lists can be written."""
    is_prompted = True
    """Whether abbreviations and beginnings of names become words in it."""
    prompter: Prompter | None = None
    """Who is told of each key while the caret is here, and may take it."""
    takes_label: bool = False
    """Whether ``1.`` typed in front of all words is the label of the whole and not of an entry."""
    asks: str = ""
    """Characters at which a list opens: ``/`` alone in its line, ``@`` at the start of a word."""

    has_hints = True
    """Whether an empty editor says what may be written in it; not where nothing may."""

    edited = Signal(object)
    pasted = Signal(int, int)
    left_up = Signal(int)
    left_down = Signal(int)
    finished = Signal()
    emptied = Signal()
    backed = Signal()
    pulled = Signal()
    asked = Signal(str)
    labelled = Signal(str)
    run_ended = Signal()
    grew = Signal()

    def __init__(self, value: RichText = (), parent: QWidget | None = None) -> None:
        """Show the value, with the caret at its start."""
        super().__init__(parent)
        self._value: RichText = value
        self._wanted = 0
        self._showing = False
        self._unread: tuple[int, int] | None = None
        self._lit: tuple[Stretch, ...] = ()
        self._blocks = 1
        self._ghost: Ghost | None = None
        self.marks = EditorMarks(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(_PADDING)
        if value:
            conversion.write(self.document(), value)
            self.moveCursor(QTextCursor.MoveOperation.Start)
        else:
            self.textCursor().setBlockFormat(conversion.paragraph_format())
        self._blocks = self.document().blockCount()
        self.document().contentsChange.connect(self._text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._size_changed)

    # Most editors are never written in: what only writing needs is made with the first key.

    @cached_property
    def _reading(self) -> QTimer:
        timer = QTimer(self, interval=0, singleShot=True)
        timer.timeout.connect(self.read)
        return timer

    @cached_property
    def _keys(self) -> dict[int, Callable[[QKeyEvent], bool]]:
        return {
            _Key.Key_Return: self._enter,
            _Key.Key_Enter: self._enter,
            _Key.Key_Tab: self._tab,
            _Key.Key_Backtab: self._tab,
            _Key.Key_Backspace: self._backspace,
            _Key.Key_Delete: self._delete,
            _Key.Key_Space: self._space,
            _Key.Key_Up: self._up,
            _Key.Key_Down: self._down,
            _Key.Key_Left: self._left,
            _Key.Key_Right: self._right,
        }

    # Value

    @property
    def value(self) -> RichText:
        """What is written."""
        self.read()
        return self._value

    def show_value(self, value: RichText) -> None:
        """Show the value; nothing happens if it is shown already."""
        if value == self.value:
            return
        if self.prompter is not None:
            self.prompter.forget()
        before, position = self.document().toRawText(), self.position
        self._value = value
        self._showing = True
        conversion.write(self.document(), value)
        self._showing = False
        self._blocks = self.document().blockCount()
        if self.hasFocus():
            after = self.document().toRawText()
            same = before == after
            self.place_caret(position if same else end_of_difference(before, after))

    def setPlaceholderText(self, words: str) -> None:
        """Show a hint while nothing is written, if there are any."""
        super().setPlaceholderText(words if self.has_hints else "")

    def rewrite(self, value: RichText) -> None:
        """Write other words as if they were typed; the caret stays by its word."""
        before, position = self.document().toRawText(), self.position
        if value == self.value:
            return
        self.show_value(value)
        self.place_caret(same_word(before, self.document().toRawText(), position))
        self.edited.emit(value)

    def replace_words(self, start: int, end: int, words: str) -> None:
        """Put other words between two positions, as if typed, with the marks of the first letter.

        The caret stays by its word.
        """
        self.read()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start + 1 if end > start else start)
        form = cursor.charFormat()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words, form)
        self.read()

    @property
    def ghost(self) -> str:
        """The words that are shown behind the caret without being written."""
        return self._ghost.words if self._ghost is not None else ""

    def show_ghost(self, words: str) -> None:
        """Show words behind the caret without writing them, until it moves; empty for none."""
        if words and self._ghost is None:
            from minutes_desktop.ui.richtext.ghost import Ghost  # noqa: PLC0415 - seldom needed

            self._ghost = Ghost(self)
        if self._ghost is not None:
            self._ghost.show(words)

    def words_before(self, position: int, most: int) -> str:
        """What stands before a position in its paragraph, so many UTF-16 units of it at most."""
        block = self.document().findBlock(position)
        cursor = QTextCursor(self.document())
        cursor.setPosition(max(block.position(), position - most))
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def _text_changed(self, position: int, removed: int, added: int) -> None:
        self._lit = ()  # they are looked for again
        self.show_ghost("")
        if self._showing:
            return
        start, end = self._unread or (position, position)
        end = max(end + added - removed, position + added)
        self._unread = min(start, position), end
        self.marks.typed()
        self._reading.start()

    def read(self) -> None:
        """Read now what was typed since the last reading."""
        if self._unread is None:
            return
        (start, end), self._unread = self._unread, None
        self._reading.stop()
        known = len(self._value or (None,)) == self._blocks
        document = self.document()
        self._blocks = document.blockCount()
        if known:
            value = conversion.read_again(document, self._value, start, end)
        else:
            value = conversion.read(document)
        if value != self._value:
            self._value = value
            self.edited.emit(value)

    # Caret

    @property
    def position(self) -> int:
        """The caret's position in characters from the start."""
        return self.textCursor().position()

    def place_caret(self, position: int) -> None:
        """Put the caret after this many characters, or at the end if there are fewer."""
        cursor = self.textCursor()
        cursor.setPosition(min(max(position, 0), self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def enter_top(self, x: int | None = None) -> None:
        """Take the focus with the caret in the first line, at ``x`` in global pixels."""
        self._enter_at(x, QTextCursor.MoveOperation.Start)

    def enter_bottom(self, x: int | None = None) -> None:
        """Take the focus with the caret in the last line, at ``x`` in global pixels or the end."""
        self._enter_at(x, QTextCursor.MoveOperation.End)

    def _enter_at(self, x: int | None, edge: QTextCursor.MoveOperation) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moveCursor(edge)
        if x is not None:
            line = self.cursorRect().center()
            local = self.viewport().mapFromGlobal(QPoint(x, 0)).x()
            self.setTextCursor(self.cursorForPosition(QPoint(local, line.y())))

    def _caret_x(self) -> int:
        return self.viewport().mapToGlobal(self.cursorRect().center()).x()

    # Marks

    def toggle_mark(self, mark: str) -> None:
        """Turn ``bold``, ``italic``, ``underline``, ``super`` or ``sub`` on or off at the caret."""
        now = self.currentCharFormat()
        form = QTextCharFormat()
        if mark == "bold":
            heavy = now.fontWeight() >= QFont.Weight.DemiBold
            form.setFontWeight(QFont.Weight.Normal if heavy else QFont.Weight.Bold)
        elif mark == "italic":
            form.setFontItalic(not now.fontItalic())
        elif mark == "underline":
            form.setFontUnderline(not now.fontUnderline())
        else:
            rise: Rise = "super" if mark == "super" else "sub"
            wanted = conversion.RISES[rise]
            on = now.verticalAlignment() == wanted
            form.setVerticalAlignment(conversion.RISES[""] if on else wanted)
        self.read()
        self.run_ended.emit()
        self.mergeCurrentCharFormat(form)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the one history of the minutes, and read before any command."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if not event.text().isprintable() or event.modifiers() & _COMMAND_KEYS:
                self.read()
            if has_history_key(event) or is_act_key(event, self):
                event.ignore()
                return False
            if event.key() == _Key.Key_Escape and self.ghost:
                event.accept()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Read what was typed before the focus goes; what was selected is so no longer."""
        self.read()
        self.marks.leave()
        super().focusOutEvent(event)
        if event.reason() not in LEAVING_WINDOW:
            self.place_caret(self.position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle what lists and the edges of the block need; the rest is plain typing."""
        prompter = self.prompter
        if prompter is None:
            self._press(event)
        elif prompter.takes(event):
            event.accept()
        else:
            self._press(event)
            prompter.follow(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose letters as any editor does."""
        super().inputMethodEvent(event)
        if self.prompter is not None:
            self.prompter.compose(event.commitString())
        if event.preeditString():
            self.show_ghost("")

    def _press(self, event: QKeyEvent) -> None:
        handle = self._keys.get(event.key())
        if handle is not None:
            self.read()
        if handle is not None and handle(event):
            event.accept()
            return
        if has_history_key(event):
            event.ignore()
            return
        super().keyPressEvent(event)
        if (typed := event.text()) and typed in self.asks and self._opens_list(typed):
            self.read()
            self.asked.emit(typed)

    def _opens_list(self, typed: str) -> bool:
        """Whether the character just typed stands where it opens a list."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock() - len(typed)]
        if typed == "/":
            return cursor.block().text() == typed
        return not before or not (before[-1].isalnum() or before[-1] in "._-+@")

    def _enter(self, event: QKeyEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.textCursor().insertText("\u2028")
            return True
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        cursor = self.textCursor()
        block = cursor.block()
        marker, level = conversion.marker_of(block)
        empty = not cursor.hasSelection() and block.length() == 1
        if empty and marker:
            self._leave_list(marker, level)
        elif empty and block == self.document().lastBlock():
            self._finish(cursor)
        else:
            self.run_ended.emit()
            following = following_marker(block)
            cursor.insertBlock(conversion.paragraph_format(following, level))
            self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _finish(self, cursor: QTextCursor) -> None:
        if self.document().blockCount() > 1:
            cursor.deletePreviousChar()
        self.finished.emit()

    def _leave_list(self, marker: str, level: int) -> None:
        if level:
            self._set_marker(
                marker_at(self.textCursor().block().previous(), level - 1, marker), level - 1
            )
        else:
            self._set_marker("", 0)

    def _tab(self, event: QKeyEvent) -> bool:
        block = self.textCursor().block()
        marker, level = conversion.marker_of(block)
        back = event.key() == _Key.Key_Backtab
        if not marker or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._leave_by_tab(not back)
            return True
        if back and level == 0:
            self._leave_by_tab(False)
            return True
        for paragraph in self._selected_blocks():
            self._nest(paragraph, -1 if back else 1)
        return True

    def _leave_by_tab(self, forwards: bool) -> None:
        # QTextEdit's own answer keeps Tab for itself; the widget's goes to the next field.
        QWidget.focusNextPrevChild(self, forwards)

    def _nest(self, block: QTextBlock, step: int) -> None:
        form = nested(block, step)
        if form is not None:
            self._set_marker(*form, block)

    def _selected_blocks(self) -> list[QTextBlock]:
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        blocks = [block]
        while block != last:
            block = block.next()
            blocks.append(block)
        return blocks

    def _set_marker(self, marker: str, level: int, block: QTextBlock | None = None) -> None:
        cursor = self.textCursor() if block is None else QTextCursor(block)
        self.run_ended.emit()
        cursor.setBlockFormat(conversion.paragraph_format(marker, level))
        self.read()
        self.viewport().update()

    def _backspace(self, event: QKeyEvent) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection() or not cursor.atBlockStart():
            return False
        marker, level = conversion.marker_of(cursor.block())
        if marker:
            self._set_marker(marker if level else "", max(level - 1, 0))
            return True
        if self.document().characterCount() == 1:
            self.emptied.emit()
            return True
        if cursor.atStart() and not event.modifiers():
            self.backed.emit()
            return True
        return False

    def _delete(self, event: QKeyEvent) -> bool:
        cursor = self.textCursor()
        if event.modifiers() or cursor.hasSelection() or not cursor.atEnd():
            return False
        self.pulled.emit()
        return True

    def _space(self, event: QKeyEvent) -> bool:
        cursor = self.textCursor()
        block = cursor.block()
        typed = block.text()[: cursor.positionInBlock()]
        marker = marker_typed(typed)
        if not marker or cursor.hasSelection() or conversion.marker_of(block)[0]:
            return False
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.run_ended.emit()
        if self.takes_label and block.blockNumber() == 0 and marker != BULLET:
            cursor.removeSelectedText()
            self.read()
            self.labelled.emit(marker)
            self.run_ended.emit()
            return True
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        cursor.setBlockFormat(conversion.paragraph_format(marker, 0))
        cursor.endEditBlock()
        self.read()
        return True

    def _up(self, event: QKeyEvent) -> bool:
        return self._cross(event, QTextCursor.MoveOperation.Up, self.left_up)

    def _down(self, event: QKeyEvent) -> bool:
        return self._cross(event, QTextCursor.MoveOperation.Down, self.left_down)

    def _left(self, event: QKeyEvent) -> bool:
        return self._cross(
            event, QTextCursor.MoveOperation.PreviousCharacter, self.left_up, end=True
        )

    def _right(self, event: QKeyEvent) -> bool:
        return self._cross(event, QTextCursor.MoveOperation.NextCharacter, self.left_down, end=True)

    def _cross(
        self,
        event: QKeyEvent,
        move: QTextCursor.MoveOperation,
        leave: SignalInstance,
        *,
        end: bool = False,
    ) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        cursor = self.textCursor()
        if cursor.hasSelection() or cursor.movePosition(move):
            return False
        leave.emit(-1 if end else self._caret_x())
        return True

    # Copying and pasting

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy words with their marks and lists."""
        from minutes_desktop.ui.richtext.copy import copied  # noqa: PLC0415 - seldom needed

        return copied(conversion.read_selection(self.textCursor()))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words with their marks and lists, and nothing else of where they came from."""
        self.run_ended.emit()
        text = pasted(source)
        if not text:
            return
        cursor = self.textCursor()
        # One change, or everything would be laid out anew after each paragraph.
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        first = cursor.blockNumber()
        empty = cursor.block().length() == 1
        listed = conversion.marker_of(cursor.block())[0] and not text[0].marker
        conversion.insert(cursor, text, replace_first=bool(empty and not listed))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.read()
        self.run_ended.emit()
        self.pasted.emit(first, cursor.blockNumber())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done at the mark that is asked about, then cut, copy and paste."""
        menu = without_history(self.createStandardContextMenu())
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        position = self.position if by_key else self.cursorForPosition(event.pos()).position()
        self.marks.fill_menu(menu, position)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        below = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        menu.popup(below if by_key else event.globalPos())

    # Size and drawing

    def height_for(self, width: int) -> int:
        """The height in pixels the text needs at a width."""
        if self.document().textWidth() != width:
            # Told of another size, QTextEdit would set the text at its own width again.
            layout = self.document().documentLayout()
            layout.blockSignals(True)
            self.document().setTextWidth(width)
            layout.blockSignals(False)
        return self._natural_height()

    def sizeHint(self) -> QSize:
        """As wide as may be, as tall as the text."""
        return QSize(200, self._natural_height())

    def minimumSizeHint(self) -> QSize:
        """One line at least."""
        return QSize(60, self._natural_height())

    def _natural_height(self) -> int:
        return math.ceil(self.document().size().height())

    def _size_changed(self) -> None:
        height = self._natural_height()
        if height != self._wanted:
            self._wanted = height
            self.setFixedHeight(height)
            self.grew.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width: the text is set anew and the height with it."""
        super().resizeEvent(event)
        self._size_changed()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the sheet."""
        event.ignore()

    def light(self, stretches: tuple[Stretch, ...]) -> None:
        """Light these words until the next change; none for no light."""
        if stretches != self._lit:
            self._lit = stretches
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text with what is lit and marked in it, then the markers of its entries."""
        first = self.cursorForPosition(event.rect().topLeft()).block()
        marked = self.marks.in_view(first, event.rect())
        self.marks.draw_behind(marked, event.rect())
        if self._lit:
            draw_lit(self.viewport(), self.document(), self._lit)
        super().paintEvent(event)
        self.marks.draw_under(marked, event.rect())
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.setPen(self.palette().text().color())
        draw_markers(painter, first, event.rect().bottom())
        if self._ghost is not None and self.hasFocus():
            self._ghost.draw(painter, self.palette().placeholderText().color())
