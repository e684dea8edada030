"""A field of one line, and the keys that every field leaves to others."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from minutes_desktop.domain.richtext import storable
from minutes_desktop.ui.capture.forms.row import TO_END
from minutes_desktop.ui.look import mark_colours, muted
from minutes_desktop.ui.richtext.difference import end_of_difference, first_units, units
from minutes_desktop.ui.richtext.keys import (
    LEAVING_WINDOW,
    has_history_key,
    is_act_key,
    without_history,
)
from minutes_desktop.ui.richtext.lit import Stretch, draw_box
from minutes_desktop.ui.richtext.marks import marking_of

if TYPE_CHECKING:
    from minutes_desktop.ui.richtext.prompted import Prompter

_BREAKS = dict.fromkeys(map(ord, "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), " ")
_LONGEST = 2**31 - 1
_VEIL = 0.35  # of the ground of a mark, over words that can be read through it
_ROUND = 3.0  # pixels of its corners


def is_plain(event: QKeyEvent) -> bool:
    """Whether the key was pressed without a modifier."""
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def is_for_the_form(event: QKeyEvent) -> bool:
    """Whether the key means something to the row or the page rather than to the words."""
    control, shift, alt = (
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.AltModifier,
    )
    key, held = event.key(), event.modifiers() & (control | shift | alt)
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return not is_plain(event)
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        return bool(held & (alt | control))
    return key == Qt.Key.Key_Backspace and held == control | shift


class LineField(QLineEdit):
    """One line of words.

    Arrow keys at its edges leave it, Enter finishes it, undo and redo pass it by. Words come out
    as typed; only a pasted line break becomes a space.

    Signals: ``edited`` carries the words at every keystroke; ``left_up`` and ``left_down`` are
    those of ``Row``; ``finished`` says that Enter was pressed, ``emptied`` that Backspace was
    pressed at the start.
    """

    edited = Signal(str)
    left_up = Signal(int)
    left_down = Signal(int)
    finished = Signal()
    emptied = Signal()

    has_lists: ClassVar[bool] = False
    """There is one line."""
    is_prompted = True
    """Whether abbreviations become words in it."""
    prompter: Prompter | None = None
    """Who is told of each key while the caret is here, and may take it."""
    hint_is_words = False
    """Whether what stands in the empty field is for every reader, and not only for a writer."""
    has_hints = True
    """Whether an empty field says what may be written in it; not where nothing may."""

    def __init__(
        self, words: str = "", parent: QWidget | None = None, *, name: str = "", hint: str = ""
    ) -> None:
        """Show the words; ``name`` is read out by screen readers, ``hint`` stands while empty."""
        super().__init__(parent)
        self._value = ""
        self._lit: tuple[Stretch, ...] = ()
        self.setMaxLength(_LONGEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 4)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._colour()
        self.show_value(words)
        self.textEdited.connect(self._read)
        self.returnPressed.connect(self.finished)

    # Value

    @property
    def value(self) -> str:
        """The words as they are stored."""
        return self._value

    def show_value(self, words: str) -> None:
        """Show the words; nothing happens if they are shown already."""
        if words == self._value:
            return
        if self.prompter is not None:
            self.prompter.forget()
        before, self._value = self.text(), words
        self._lit = ()
        self.setText(words)
        self.setCursorPosition(end_of_difference(before, words) if self.hasFocus() else 0)

    def setPlaceholderText(self, words: str) -> None:
        """Show a hint while the field is empty, if it has any."""
        super().setPlaceholderText(words if self.has_hints or self.hint_is_words else "")

    def _read(self, typed: str) -> None:
        words, self._lit = typed, ()  # they are looked for again
        if not _has_break(self._value) and _has_break(typed):
            words = typed.translate(_BREAKS)
            position = self.cursorPosition()
            self.setText(words)
            self.setCursorPosition(position)
        self._value = storable(words)
        self.edited.emit(self._value)

    # Caret

    @property
    def position(self) -> int:
        """The caret's position in characters from the start."""
        return self.cursorPosition()

    def place_caret(self, position: int) -> None:
        """Put the caret after this many characters, or at the end if there are fewer."""
        self.setCursorPosition(min(max(position, 0), units(self.text())))

    def enter_top(self, x: int | None = None) -> None:
        """Take the focus with the caret at ``x`` in global pixels, or at the start."""
        self._enter_at(x, 0)

    def enter_bottom(self, x: int | None = None) -> None:
        """Take the focus with the caret at ``x`` in global pixels, or at the end."""
        self._enter_at(x, _LONGEST)

    def _enter_at(self, x: int | None, otherwise: int) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deselect()
        if x is None:
            self.place_caret(otherwise)
        else:
            middle = self.rect().center().y()
            local = self.mapFromGlobal(QPoint(x, 0)).x()
            self.setCursorPosition(self.cursorPositionAt(QPoint(local, middle)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the start of long words again when the caret has gone elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in LEAVING_WINDOW:
            self.setCursorPosition(0)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the one history of the minutes, and acts to the page."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and (has_history_key(event) or is_act_key(event, self))
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle Enter and the edges of the field; the rest is plain typing."""
        prompter = self.prompter
        if prompter is None:
            self._press(event)
        elif prompter.takes(event):
            event.accept()
        else:
            self._press(event)
            prompter.follow(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose letters as any field does."""
        super().inputMethodEvent(event)
        if self.prompter is not None:
            self.prompter.compose(event.commitString())

    def _press(self, event: QKeyEvent) -> None:
        key = event.key()
        if has_history_key(event) or is_for_the_form(event):
            event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            event.accept()
        elif is_plain(event) and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            leave = self.left_up if key == Qt.Key.Key_Up else self.left_down
            leave.emit(self._caret_x())
        elif is_plain(event) and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._sideways(event)
        elif key == Qt.Key.Key_Backspace and is_plain(event) and self._at_start():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def _at_start(self) -> bool:
        return self.cursorPosition() == 0 and not self.hasSelectedText()

    def _sideways(self, event: QKeyEvent) -> None:
        """Move by a character; a caret that cannot move goes over the edge it stands at."""
        selected, before = self.hasSelectedText(), self.cursorPosition()
        super().keyPressEvent(event)
        event.accept()
        if selected or self.cursorPosition() != before:
            return
        # In words written from right to left the left key stops at the end.
        back = before == 0 if self.text() else event.key() == Qt.Key.Key_Left
        (self.left_up if back else self.left_down).emit(TO_END)

    def replace_words(self, start: int, end: int, words: str) -> None:
        """Put other words between two positions, as if typed; the caret stays by its word."""
        position = self.cursorPosition()
        self.setSelection(start, end - start)
        self.insert(words)
        self.place_caret(position + units(words) - (end - start))

    def words_before(self, position: int, most: int) -> str:
        """What stands before a position, so many letters of it at most."""
        return first_units(self.text(), position)[-most:]

    def halves(self) -> tuple[str, str]:
        """The words before and after the caret."""
        words = first_units(self.text(), self.cursorPosition())
        return words, self.text()[len(words) :]

    def _caret_x(self) -> int:
        return self.mapToGlobal(self.cursorRect().center()).x()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer cut, copy and paste; undo is in the window's menu."""
        menu = without_history(self.createStandardContextMenu())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    # Light and colours

    def light(self, stretches: tuple[Stretch, ...]) -> None:
        """Light these words until the next change; none for no light."""
        if stretches != self._lit:
            self._lit = stretches
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, with what is lit in them and what is to be come back to."""
        super().paintEvent(event)
        if self._lit:
            painter = QPainter(self)
            for position, length, current in self._lit:
                box = self._box(position, length)
                draw_box(painter, box, self.palette(), current=current)
        if "?" in self.text():
            self._draw_marks(QPainter(self))

    def _draw_marks(self, painter: QPainter) -> None:
        marking, colours = marking_of(self), mark_colours(self.palette())
        ground = QColor(colours["come_back_ground"])
        ground.setAlphaF(_VEIL)
        painter.setPen(colours["come_back"])
        painter.setBrush(ground)
        for mark in marking.of(self.text()) if marking else ():
            if mark.kind == "come_back":
                box = self._box(mark.start, mark.length)
                painter.drawRoundedRect(box.adjusted(-1, 0.5, 1, -0.5), _ROUND, _ROUND)

    def _box(self, position: int, length: int) -> QRectF:
        """Where words stand, as far as they are in view."""
        caret = QRectF(self.cursorRect())
        start = caret.center().x() - self._advance(self.cursorPosition())
        left, right = (start + self._advance(at) for at in (position, position + length))
        box = QRectF(left, caret.top(), right - left, caret.height())
        return box & QRectF(self.rect())

    def _advance(self, position: int) -> int:
        """How far a place is from the start of the words, in pixels."""
        return self.fontMetrics().horizontalAdvance(first_units(self.text(), position))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def colours(self, palette: QPalette) -> dict[QPalette.ColorRole, QColor]:
        """The colours in which the field differs from the palette around it."""
        return {QPalette.ColorRole.PlaceholderText: muted(palette)}

    def _colour(self) -> None:
        palette = self.palette()
        wanted = self.colours(palette)
        if any(palette.color(role) != colour for role, colour in wanted.items()):
            for role, colour in wanted.items():
                palette.setColor(role, colour)
            self.setPalette(palette)


def _has_break(words: str) -> bool:
    return any(ord(character) in _BREAKS for character in words)
