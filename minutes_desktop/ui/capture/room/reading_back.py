"""Reading back to the chair: over the page, or on a second screen while the writing goes on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from minutes_desktop.domain.minutes import walk
from minutes_desktop.domain.read_back import read_back
from minutes_desktop.domain.taken import present_item
from minutes_desktop.ui.apart import ApartWindow, other_screen
from minutes_desktop.ui.capture.commands import make_action
from minutes_desktop.ui.capture.finding.places import Places, Selected
from minutes_desktop.ui.capture.room.read_back_pane import ReadBackPane
from minutes_desktop.ui.richtext.keys import LEAVING_WINDOW

if TYPE_CHECKING:
    from minutes_desktop.ui.capture.sheet import Sheet
    from minutes_desktop.workspace.open_minutes import OpenMinutes

_PAUSE = 120  # milliseconds after the last change before the pane follows
_STEPS = {"next_item": 1, "previous_item": -1}
_SIZES = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,
    Qt.Key.Key_Minus: -1,
    Qt.Key.Key_Underscore: -1,
    Qt.Key.Key_0: 0,
}


class ReadingBack(QObject):
    """Shows what an item holds to be read back, and goes from item to item.

    With one screen it covers the page, and has the keyboard until the same key or Esc. With two it
    stands on the other one and follows the caret, which stays on the sheet.

    Attributes: ``actions``, in order; ``pane``, while it is shown.
    """

    def __init__(self, minutes: OpenMinutes, sheet: Sheet, places: Places, page: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(page)
        self._open, self._sheet, self._places, self._page = minutes, sheet, places, page
        self.pane: ReadBackPane | None = None
        self._window: ApartWindow | None = None
        self._item = ""
        self._home = Selected()
        self._size = 0
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._follow)
        self._key = make_action(page, "read_back", self.tr("Read back to the chair"), self.toggle)
        self.actions: list[QAction | None] = [self._key]
        minutes.changed.connect(self._pause.start)
        sheet.moved.connect(self._pause.start)
        page.installEventFilter(self)

    def toggle(self) -> None:
        """Show the item with the caret, or go back to the caret."""
        if self.pane is not None:
            self.leave()
            return
        spot = self._sheet.spot()
        items = [item.id for item, _ in walk(self._open.current.items)]
        here = spot.item.id if spot.item else present_item(self._open.current)
        self._item = here or next(iter(items), "")
        if not self._item:
            return
        self.pane = ReadBackPane()
        if self._size:
            self.pane.letters = self._size
        self.pane.reading.installEventFilter(self)
        if other_screen(self._page):
            self._show_apart(self.pane)
        else:
            self._cover(self.pane)
        self._show()

    def leave(self) -> None:
        """Go back to the caret as it was."""
        if self.pane is None:
            return
        pane, self.pane = self.pane, None
        window, self._window = self._window, None
        self._size = pane.letters
        had_focus = pane.reading.hasFocus()
        gone: QWidget = window or pane
        gone.hide()
        gone.deleteLater()
        if window is None:
            if had_focus:
                self._places.return_to(self._home)
        elif had_focus:
            self._page.window().activateWindow()

    # Where it stands

    def _cover(self, pane: ReadBackPane) -> None:
        self._home = self._places.selected()
        pane.setParent(self._page.window())
        self._fit()
        pane.show()
        pane.raise_()
        pane.reading.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fit(self) -> None:
        """Cover the page, and nothing of the window around it."""
        if self.pane is not None and self._window is None:
            corner = self._page.mapTo(self._page.window(), self._page.rect().topLeft())
            self.pane.setGeometry(corner.x(), corner.y(), self._page.width(), self._page.height())

    def _show_apart(self, pane: ReadBackPane) -> None:
        self._window = ApartWindow(self._page)
        title = " ".join(self._open.current.title.split())
        self._window.setWindowTitle(self.tr("Read back – {}").format(title))
        self._window.hold(pane)
        self._window.left.connect(self.leave)
        self._window.unplugged.connect(self.leave)
        self._window.show_beside(whole=True)

    # What it shows

    def _follow(self) -> None:
        if self.pane is None:
            return
        spot = self._sheet.spot()
        if self._window is not None and spot.item is not None:
            self._item = spot.item.id
        self._show()

    def _show(self) -> None:
        if self.pane is not None:
            current, template = self._open.current, self._open.template
            self.pane.show_item(read_back(current, template, self._item))
            self.pane.show_keys(self._key_words())

    def _key_words(self) -> str:
        if self._window is not None:
            return self.tr("{} goes back").format(self._keys_of("read_back"))
        acts = (("next_item", self.tr("{} next item")), ("previous_item", self.tr("{} back")))
        moves = [words.format(self._keys_of(name)) for name, words in acts]
        return "   ·   ".join((self.tr("Esc goes back"), *moves, self.tr("Ctrl++ larger")))

    def _keys_of(self, name: str) -> str:
        action = self._page.findChild(QAction, name)
        native = QKeySequence.SequenceFormat.NativeText
        return action.shortcut().toString(native) if isinstance(action, QAction) else ""

    def go(self, step: int) -> None:
        """Show the next item, or with -1 the one before."""
        if self._window is not None:
            return
        items = [item.id for item, _ in walk(self._open.current.items)]
        at = items.index(self._item) + step if self._item in items else 0
        if 0 <= at < len(items):
            self._item = items[at]
            self._show()

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that go on, go back and change the size; stay over the page."""
        if watched is self._page:
            if event.type() == QEvent.Type.Hide:
                self.leave()
            elif event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
                self._fit()
        elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if self._window is None and event.reason() not in LEAVING_WINDOW:
                QTimer.singleShot(0, self, self.leave)  # once the focus is where it goes
        elif isinstance(event, QKeyEvent) and event.type() in (
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        ):
            act = self._act_of(event)
            if act is not None:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    act()
                return True
        return super().eventFilter(watched, event)

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does to the pane; ``None`` for what it leaves to others."""
        if event.key() == Qt.Key.Key_Escape or self._means(event, "read_back"):
            return self.leave
        for name, step in _STEPS.items():
            if self._means(event, name):
                return partial(self.go, step)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in _SIZES:
            return partial(self._resize, _SIZES[Qt.Key(event.key())])
        return None

    def _means(self, event: QKeyEvent, name: str) -> bool:
        action = self._page.findChild(QAction, name)
        pressed = QKeySequence(event.keyCombination())
        return isinstance(action, QAction) and pressed in action.shortcuts()

    def _resize(self, step: int) -> None:
        if self.pane is not None:
            self.pane.resize_letters(step)
