"""A window beside the main one, for a pane that others look at or that has a screen of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QRect, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

_PAGE_SHAPE = 0.8  # width to height of a window in which pages are read
_FRAME = 40  # pixels that the desktop may put around a window


class ApartWindow(QWidget):
    """Shows a pane without taking the keyboard from the page it belongs to.

    What is typed while it is in front goes to the page all the same: keys of the page's acts do
    them, letters are written where the caret is. Esc closes it.

    Signals: ``left`` says that it was closed; ``unplugged`` that its screen has gone.
    """

    left = Signal()
    unplugged = Signal()

    def __init__(self, page: QWidget) -> None:
        """Belong to a page, and be empty and hidden."""
        # On the one screen there is, it would vanish behind the page as soon as somebody types.
        kind = Qt.WindowType.Window if other_screen(page) else Qt.WindowType.Tool
        super().__init__(page, kind)
        self._page = page
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._screen_gone)

    def hold(self, pane: QWidget) -> None:
        """Show this pane inside."""
        self._column.addWidget(pane)
        pane.show()

    def show_beside(self, geometry: QByteArray | None = None, *, whole: bool = False) -> None:
        """Show the window where it was last, or on another screen; there it may fill the whole.

        The keyboard stays with the page.
        """
        if geometry is None or not self.restoreGeometry(geometry):
            other = other_screen(self._page)
            self.setGeometry(_place_on(other or self._page.screen()))
            if other and whole:
                self.setWindowState(Qt.WindowState.WindowMaximized)
        self.show()
        self._page.window().activateWindow()  # not every desktop leaves the keyboard where it was

    def _screen_gone(self, screen: QScreen) -> None:
        if self.isVisible() and self.screen() == screen:
            self.unplugged.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand what the pane has no use for to the page."""
        if event.key() == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Close):
            self.close()
            return
        main = self._page.window()
        focus = main.focusWidget()
        main.activateWindow()
        if action := _meant((*self._page.actions(), *main.actions()), event):
            action.trigger()
        elif focus is not None:
            focus.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
            QCoreApplication.sendEvent(focus, event.clone())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it goes."""
        super().closeEvent(event)
        self.left.emit()


def other_screen(widget: QWidget) -> QScreen | None:
    """A screen other than the one a widget is on, if there is any."""
    here = widget.screen()
    return next((screen for screen in QGuiApplication.screens() if screen != here), None)


def _place_on(screen: QScreen) -> QRect:
    """The right of a screen, as high as it is."""
    room = screen.availableGeometry().adjusted(0, _FRAME, 0, -_FRAME)
    width = min(room.width(), round(room.height() * _PAGE_SHAPE))
    return QRect(room.right() - width, room.top(), width, room.height())


def _meant(actions: Iterable[QAction], event: QKeyEvent) -> QAction | None:
    """The act that a key does."""
    pressed = QKeySequence(event.keyCombination())
    return next((act for act in actions if act.isEnabled() and pressed in act.shortcuts()), None)
