"""The bar at the foot of the sheet in which words are looked for and others put in their place."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from minutes_desktop.domain.alike import Wanted
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.look import GAP, MARGIN

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
# What the page does may be done from here too where it changes nothing unseen.
_OF_THE_PAGE = {
    "find", "replace", "find_next", "find_previous", "jump", "next_come_back", "undo", "redo",
    "preview",
}  # fmt: skip


class FindBar(QWidget):
    """A field to type in, how many were found, and how exactly they must be so.

    Enter goes to the next, Shift+Enter to the one before, Esc leaves. The second line, for other
    words, is shown when it is asked for.

    Signals: ``changed``, other words are wanted; ``stepped`` carries 1 for the next and -1 for the
    one before; ``left``, whoever looks has done; ``replaced``, the current words are to be
    replaced; ``all_replaced``, all are.
    """

    changed = Signal()
    stepped = Signal(int)
    left = Signal()
    replaced = Signal()
    all_replaced = Signal()

    def __init__(self, page: QWidget) -> None:
        """Be hidden until something is looked for on the page."""
        super().__init__(page)
        self._page = page
        find = self.tr("Find in these minutes")
        put = self.tr("Replace with")
        self.field = LineField(name=find, hint=find)
        self.words = LineField(name=put, hint=put)
        self._count = QLabel()
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self.match_case = self._tick(self.tr("Match case"))
        self.whole_words = self._tick(self.tr("Whole words"))
        self.also_quoted = QCheckBox(self.tr("Also in quoted texts"))
        self.also_quoted.setToolTip(
            self.tr("Replace also in words of others: quoted texts and what was brought forward")
        )
        self._find = QWidget()
        self._options = QWidget()
        self._replace = QWidget()
        self._lay_out()
        self.field.edited.connect(self.changed)
        self.field.finished.connect(lambda: self.stepped.emit(1))
        self.words.finished.connect(self.replaced)
        self.hide()

    # What is wanted and what was found

    @property
    def wanted(self) -> Wanted:
        """What is looked for."""
        return Wanted(self.field.value, self.match_case.isChecked(), self.whole_words.isChecked())

    def ask(self, words: str, *, replacing: bool) -> None:
        """Be shown, for these words or those of the last time; with the line for others, or not."""
        if words:
            self.field.show_value(words)
        self._replace.setVisible(replacing)
        self.also_quoted.setVisible(replacing)
        self.show()
        self._fold()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def tell(self, words: str) -> None:
        """Say how many were found, or what was done."""
        self._count.setText(words)
        self.field.setAccessibleDescription(words)

    def has_focus(self) -> bool:
        """Whether the keys go to this bar."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    # Building

    def _lay_out(self) -> None:
        self._count.setMinimumWidth(self._count.fontMetrics().horizontalAdvance("000 of 000"))
        steps = (
            self._button("↑", self.tr("The one before"), lambda: self.stepped.emit(-1)),
            self._button("↓", self.tr("The next"), lambda: self.stepped.emit(1)),
        )
        close = self._button("✕", self.tr("Close"), self.left.emit)
        self._line = _line(self._find, self.field, self._count, *steps)
        _line(self._options, self.match_case, self.whole_words, self.also_quoted).addStretch()
        self._line.addWidget(close)
        once = self._button(self.tr("Replace"), "", self.replaced.emit)
        always = self._button(self.tr("Replace all"), "", self.all_replaced.emit)
        _line(self._replace, self.words, once, always)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        self._column.setSpacing(GAP)
        for line in (self._find, self._replace, self._options):
            self._column.addWidget(line)
        ticks = (self.match_case, self.whole_words, self.also_quoted)
        for before, after in pairwise(
            (self.field, self.words, once, always, *ticks, *steps, close)
        ):
            QWidget.setTabOrder(before, after)

    def _tick(self, words: str) -> QCheckBox:
        tick = QCheckBox(words)
        tick.toggled.connect(lambda _on: self.changed.emit())
        return tick

    def _button(self, words: str, name: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(True)  # so that Enter presses it
        button.setToolTip(name)
        button.setAccessibleName(name or words)
        if name:
            button.setFixedWidth(button.fontMetrics().height() * 2)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the ticks into the first line where there is room for them."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        letters = self.fontMetrics().averageCharWidth() * 40
        wanted = self._options.sizeHint().width() + self._count.width() + letters
        in_line = self.width() - 2 * MARGIN >= wanted + 4 * self.fontMetrics().height() * 2
        if in_line == (self._line.indexOf(self._options) >= 0):
            return
        if in_line:
            self._line.insertWidget(2, self._options)
        else:
            self._column.addWidget(self._options)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keep from the page what it would do, unseen, where the caret was in the sheet."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.modifiers() & _COMMANDS
            and self._is_for_the_sheet(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def _is_for_the_sheet(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(event.keyCombination())
        others = (act for act in self._page.actions() if act.objectName() not in _OF_THE_PAGE)
        return any(pressed in act.shortcuts() for act in others)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+Enter goes back, Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER and self.field.hasFocus():
            self.stepped.emit(-1)
        # Anything else ends here: it would mean something to the sheet that nobody sees.


def _line(widget: QWidget, *parts: QWidget) -> QHBoxLayout:
    box = QHBoxLayout(widget)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(GAP)
    for part in parts:
        box.addWidget(part, 1 if isinstance(part, LineField) else 0)
    return box
