"""Where the new keys of an act are pressed, and what is said about them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from minutes_desktop.ui.browse.panel import push_button
from minutes_desktop.ui.key_rules import MODIFIERS, portable, spoken
from minutes_desktop.ui.look import GAP, SPACE

_HELD = Qt.KeyboardModifier
_NAMES = (
    (_HELD.ControlModifier, "Ctrl+"),
    (_HELD.AltModifier, "Alt+"),
    (_HELD.ShiftModifier, "Shift+"),
)


class KeyCatcher(QFrame):
    """Takes whatever key is pressed, whoever else would have it, or asks about the one pressed.

    Signals: ``caught`` carries a ``QKeyCombination``; ``none_wanted`` that the act is to have no
    keys; ``left`` that nothing is to change.
    """

    caught = Signal(object)
    none_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Be hidden until something is asked."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.held = QLabel()
        font = self.held.font()
        font.setBold(True)
        self.held.setFont(font)
        self._answer: Callable[[], None] = self.left.emit
        self._yes = push_button("", self._say_yes)
        self._no = push_button(self.tr("Leave it as it is (Esc)"), self.left.emit)
        self._lay_out()
        self.hide()

    def catch(self, words: str) -> None:
        """Wait for a key; ``words`` say for what."""
        self._show(words, asking=False)
        self.held.setText(self.tr("Waiting for keys …"))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self, words: str, yes: str, answer: Callable[[], None]) -> None:
        """Ask whether the key is to be used; Enter does what ``yes`` says, Esc leaves."""
        self._answer = answer
        self._yes.setText(yes)
        self._show(words, asking=True)
        self._yes.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_catching(self) -> bool:
        """Whether the next key is taken."""
        return self.isVisible() and self._yes.isHidden()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Take every key before shortcuts, menus and the going from field to field."""
        if self.is_catching and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
                return True
            if event.type() == QEvent.Type.KeyRelease:
                self._say_held(event.modifiers())
                return True
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()  # before a message could be dismissed by it
            if event.type() == QEvent.Type.ShortcutOverride:
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc also where something is asked."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _take(self, event: QKeyEvent) -> None:
        bare = not event.modifiers() & ~_HELD.KeypadModifier
        key = Qt.Key(event.key())
        if key in MODIFIERS:
            self._say_held(event.modifiers())
        elif bare and key == Qt.Key.Key_Escape:
            self.left.emit()
        elif bare and key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.none_wanted.emit()
        elif not event.isAutoRepeat():
            pressed = QKeyCombination(event.modifiers(), key)
            self.held.setText(spoken(portable(pressed)))
            self.caught.emit(pressed)

    def _say_yes(self) -> None:
        self._answer()

    def _say_held(self, held: Qt.KeyboardModifier) -> None:
        names = "".join(name for modifier, name in _NAMES if held & modifier)
        self.held.setText(f"{names}…" if names else self.tr("Waiting for keys …"))

    # Inner

    def _show(self, words: str, *, asking: bool) -> None:
        self.words.setText(words)
        self.setAccessibleName(words)
        self._yes.setAccessibleDescription(words)
        for button in (self._yes, self._no):
            button.setVisible(asking)
        self.held.setVisible(not asking)
        self.show()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.held)
        buttons.addWidget(self._yes)
        buttons.addWidget(self._no)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(GAP)
        column.addWidget(self.words)
        column.addLayout(buttons)
