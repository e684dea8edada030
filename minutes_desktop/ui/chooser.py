"""A list that opens at the caret, narrowed by what is typed: kinds, owners, places, people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from minutes_desktop.ui.look import GAP, muted

_ROWS = 10  # shown at once
_WIDTH = 420  # pixels at 100 % scale, where the window is that wide
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_WORD = re.compile(r"\w+")


class Choice(Struct, frozen=True):
    """One line of the list: ``value`` is what is handed back, ``detail`` stands beside the words.

    ``letters`` are more words by which the choice is found; ``key`` is what takes it at once when
    it is typed alone.
    """

    words: str
    value: object
    detail: str = ""
    letters: str = ""
    key: str = ""


def fitting(choices: Iterable[Choice], typed: str) -> list[Choice]:
    """Those that fit what is typed, in their order, the ones that begin so first.

    Each word typed begins a word of the choice, or all typed begins the initials of its words.
    """
    wanted = typed.casefold().split()
    found = [choice for choice in choices if _fits(choice, wanted)]
    start = typed.strip().casefold()
    return sorted(found, key=lambda choice: not choice.words.casefold().startswith(start))


def _fits(choice: Choice, wanted: list[str]) -> bool:
    said = f"{choice.words} {choice.letters}".casefold()
    words = [*said.split(), *_WORD.findall(said)]
    if all(any(word.startswith(one) for word in words) for one in wanted):
        return True
    initials = "".join(word[0] for word in _WORD.findall(choice.words.casefold()))
    return initials.startswith("".join(wanted))


class Chooser(QFrame):
    """A field to type in and, under it, the choices that fit; it gives the focus back at the end.

    Arrow keys go through the list, Enter or Tab takes the line, Esc leaves.

    Signals: ``chosen`` carries the value of the choice (``None`` where nothing fits and anything
    may be typed) and what was typed; ``left`` what was typed when nothing was chosen; ``typed``
    what stands in the field after every key.
    """

    chosen = Signal(object, str)
    left = Signal(str)
    typed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        """Be hidden until something is asked; ``parent`` may be anything in the window."""
        super().__init__(parent)
        parent.destroyed.connect(self.deleteLater)  # from the first question on it is the window's
        self.field = QLineEdit()
        self.list = QTreeWidget()
        self.nothing = QLabel()
        self._choices: Sequence[Choice] = ()
        self._shown: list[Choice] = []
        self._free = False
        self._ending = False
        self._back: QWidget | None = None
        self._near = QRect()
        self._lay_out()
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._narrow)
        self.field.textEdited.connect(self._take_typed)
        self.list.itemClicked.connect(lambda _item, _column: self._choose())
        self.hide()

    def ask(
        self,
        name: str,
        choices: Sequence[Choice],
        near: QRect,
        *,
        free: bool = False,
        typed: str = "",
    ) -> None:
        """Open beside ``near`` (global pixels); ``name`` says what is being chosen.

        With ``free`` Enter also takes what is typed where nothing fits.
        """
        if self.isHidden():
            self._back = QApplication.focusWidget()
        self._choices, self._free, self._near = choices, free, near
        self.setParent(self.window())
        self.setAccessibleName(name)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(name)
        self.list.setAccessibleName(name)
        self.field.setText(typed)
        self._narrow()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices for what is being asked."""
        self._choices = choices
        self._narrow()

    def choose(self, value: object) -> None:
        """End with this value, as if its line had been taken."""
        typed = self.field.text()
        self._end(lambda: self.chosen.emit(value, typed))

    def leave(self) -> None:
        """End with nothing chosen, as Esc does."""
        self._end(self._leave)

    # Inner

    def _lay_out(self) -> None:
        self.setAutoFillBackground(True)
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.nothing.setWordWrap(True)
        column.addWidget(self.nothing)

    def _narrow(self) -> None:
        self._shown = fitting(self._choices, self.field.text())
        self.list.clear()
        colour = muted(self.palette())
        for choice in self._shown:
            line = QTreeWidgetItem([choice.words, choice.detail or choice.key])
            line.setForeground(1, colour)
            line.setToolTip(0, choice.words)
            line.setSizeHint(0, QSize(0, self._row_height()))
            self.list.addTopLevelItem(line)
        self.nothing.clear()
        if self._shown:
            self._go_to(0)
        else:
            self._say_that_nothing_fits()
        self._place()

    def _say_that_nothing_fits(self) -> None:
        says = ""
        if self.field.text().strip():
            says = self.tr("Nothing in the list fits. Type something else, or go back with Esc.")
            if self._free:
                says = self.tr("Not in the list. Enter takes it as typed.")
        elif not self._free:
            says = self.tr("There is nothing to choose from yet. Esc goes back.")
        self.nothing.setText(says)
        self.field.setAccessibleDescription(says)

    def _go_to(self, row: int) -> None:
        line = self.list.topLevelItem(min(max(row, 0), len(self._shown) - 1))
        if line is not None:
            self.list.setCurrentItem(line)
            # A screen reader follows the focus, which stays in the field.
            self.field.setAccessibleDescription(" ".join((line.text(0), line.text(1))).strip())

    def _place(self) -> None:
        window = self.window()
        width = min(_WIDTH, window.width() - 2 * GAP)
        rows = min(max(len(self._shown), 1), _ROWS)
        self.list.setFixedHeight(rows * self._row_height())
        # What stands beside the words never takes their room.
        beside = min(self.list.sizeHintForColumn(1), width * 2 // 5)
        self.list.header().resizeSection(1, beside)
        self.list.setVisible(bool(self._shown))
        self.nothing.setVisible(bool(self.nothing.text()))
        if self.nothing.text():  # a wrapped label does not ask for its lines by itself
            self.nothing.setFixedHeight(self.nothing.heightForWidth(width - 2 * GAP))
        layout = self.layout()
        if layout is not None:
            layout.activate()
        height = self.sizeHint().height()
        corner = window.mapFromGlobal(self._near.bottomLeft()) + QPoint(0, GAP)
        above = window.mapFromGlobal(self._near.topLeft()).y() - GAP - height
        if corner.y() + height > window.height() and above >= 0:
            corner.setY(above)
        left = max(GAP, min(corner.x(), window.width() - width - GAP))
        top = max(0, min(corner.y(), window.height() - height))
        self.setGeometry(left, top, width, height)

    def _row_height(self) -> int:
        return self.fontMetrics().height() + GAP

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw an edge that stands out from the page in light and dark."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Shadow))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that move, choose and leave from the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and not self._ending:
            self._end(self._leave)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._end(self._leave)
        elif key in _CHOOSING:
            self._choose()
        elif key in _MOVING:
            self._move(key)
        elif key == Qt.Key.Key_Backspace and not self.field.text():
            self._end(self._leave)
        else:
            return False
        return True

    def _move(self, key: int) -> None:
        step = 1 if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) else _ROWS
        back = key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp)
        self._go_to(self._row() + (-step if back else step))

    def _row(self) -> int:
        line = self.list.currentItem()
        return 0 if line is None else self.list.indexOfTopLevelItem(line)

    def _take_typed(self, typed: str) -> None:
        taken = next((choice for choice in self._choices if typed and typed == choice.key), None)
        if taken is None:
            self.typed.emit(typed)
        else:
            self._end(lambda: self.chosen.emit(taken.value, typed))

    def _choose(self) -> None:
        typed = self.field.text()
        if self._shown:
            value = self._shown[self._row()].value
            self._end(lambda: self.chosen.emit(value, typed))
        elif self._free and typed.strip():
            self._end(lambda: self.chosen.emit(None, typed))

    def _leave(self) -> None:
        self.left.emit(self.field.text())

    def _end(self, tell: Callable[[], None]) -> None:
        focus, back, self._back = QApplication.focusWidget(), self._back, None
        had_focus = focus is None or focus is self.field
        self._ending = True
        if had_focus and back is not None:  # before hiding, which hands the focus to anybody
            back.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self._ending = False
        tell()
