"""The fields of a form that are chosen and not written: a status, a tick."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyle, QStyleOptionButton, QWidget

from minutes_desktop.domain.actions import StatusKind
from minutes_desktop.ui.capture.forms.line_field import is_for_the_form, is_plain
from minutes_desktop.ui.capture.forms.row import TO_END
from minutes_desktop.ui.labels import STATUSES
from minutes_desktop.ui.look import muted

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Focus = Qt.FocusReason


class ChoiceField(QComboBox):
    """One of a few values among fields that are written in.

    Up and Down choose; the keys of rows go to the form; the wheel scrolls by.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Offer nothing yet."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def event(self, event: QEvent) -> bool:
        """Leave the row's own keys to the form; Alt+Down would open the list."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and is_for_the_form(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the sheet."""
        event.ignore()


class StatusChoice(ChoiceField):
    """How an action stands. Left, Right and Enter leave it.

    Signals: ``edited`` carries the kind of status chosen; the others are those of ``LineField``.
    """

    edited = Signal(str)
    left_up = Signal(int)
    left_down = Signal(int)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show that the action is open."""
        super().__init__(parent)
        for kind, words in STATUSES.items():
            self.addItem(words, kind)
        self.activated.connect(self._choose)

    def _choose(self) -> None:
        self.edited.emit(self.currentData())

    def show_value(self, kind: StatusKind) -> None:
        """Show the kind of status."""
        self.setCurrentIndex(self.findData(kind))

    @property
    def value(self) -> StatusKind:
        """The kind of status shown."""
        kind: StatusKind = self.currentData()
        return kind

    @property
    def position(self) -> int:
        """There is one position only."""
        return 0

    def place_caret(self, position: int) -> None:
        """There is one position only."""

    def enter_top(self, x: int | None = None) -> None:
        """Take the focus."""
        self.setFocus(_Focus.OtherFocusReason)

    def enter_bottom(self, x: int | None = None) -> None:
        """Take the focus."""
        self.setFocus(_Focus.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Left, Right and Enter."""
        if is_plain(event) and event.key() in _ENTER:
            self.finished.emit()
        elif is_plain(event) and event.key() == Qt.Key.Key_Left:
            self.left_up.emit(TO_END)
        elif is_plain(event) and event.key() == Qt.Key.Key_Right:
            self.left_down.emit(TO_END)
        else:
            super().keyPressEvent(event)


class Tick(QCheckBox):
    """A box to tick with Space; the arrow keys and Enter leave it.

    Signals: ``edited`` says whether it is ticked now; the others are those of ``LineField``.
    """

    edited = Signal(bool)
    left_up = Signal(int)
    left_down = Signal(int)
    finished = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        """Show the words beside an empty box."""
        super().__init__(words, parent)
        self.clicked.connect(self.edited)

    def show_value(self, ticked: bool) -> None:
        """Show whether it is ticked."""
        self.setChecked(ticked)

    @property
    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    @property
    def position(self) -> int:
        """There is one position only."""
        return 0

    def place_caret(self, position: int) -> None:
        """There is one position only."""

    def enter_top(self, x: int | None = None) -> None:
        """Take the focus."""
        self.setFocus(_Focus.OtherFocusReason)

    def enter_bottom(self, x: int | None = None) -> None:
        """Take the focus."""
        self.setFocus(_Focus.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, with an outline that is seen on dark ground too."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxIndicator
        box = self.style().subElementRect(part, option, self)
        painter = QPainter(self)
        painter.setPen(muted(self.palette()))
        painter.drawRect(box.adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by the arrow keys and Enter."""
        key = event.key()
        if is_for_the_form(event) or not is_plain(event):
            event.ignore()
        elif key in _ENTER:
            self.finished.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            x = self.mapToGlobal(self.rect().center()).x()
            (self.left_up if key == Qt.Key.Key_Up else self.left_down).emit(x)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            (self.left_up if key == Qt.Key.Key_Left else self.left_down).emit(TO_END)
        else:
            super().keyPressEvent(event)
