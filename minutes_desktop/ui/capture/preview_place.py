"""Where the preview stands: beside the sheet, or in a window of its own on a second screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QWidget

from minutes_desktop.ui.apart import ApartWindow
from minutes_desktop.ui.capture.commands import make_action

if TYPE_CHECKING:
    from minutes_desktop.ui.preview_pane import PreviewPane
    from minutes_desktop.workspace.open_minutes import OpenMinutes

_ROOM_FOR_PREVIEW = 1100  # pixels; in a narrower page the sheet would be squeezed


class PreviewPlace(QObject):
    """Shows and hides the preview of a page, wherever it is, and moves it.

    Attributes: ``actions``, in order; ``wanted``, whether the preview is to be seen where there is
    room for it.
    """

    def __init__(
        self, minutes: OpenMinutes, preview: PreviewPane, splitter: QSplitter, page: QWidget
    ) -> None:
        """Begin with the preview in the splitter of the page."""
        super().__init__(page)
        self._open, self._preview, self._splitter, self._page = minutes, preview, splitter, page
        self.wanted = True
        self._window: ApartWindow | None = None
        self._gap = QWidget(page)  # keeps the width of the preview while that is elsewhere
        self._gap.hide()
        self._last = QByteArray()
        act = partial(make_action, page)
        self.actions: list[QAction | None] = [
            act("preview", self.tr("Preview"), self.toggle),
            act("preview_apart", self.tr("Preview in a window of its own"), self.toggle_apart),
        ]
        minutes.changed.connect(self._name)
        page.installEventFilter(self)

    @property
    def apart(self) -> QByteArray:
        """Size and place of the preview's own window, as Qt saves them; empty while it has none."""
        return QByteArray() if self._window is None else self._window.saveGeometry()

    def toggle(self) -> None:
        """Show the preview, or hide it."""
        self.wanted = not self._shown().isVisible()
        self._shown().setVisible(self.wanted)

    def want(self, wanted: bool) -> None:
        """Show the preview, or not; in a narrow page it gives way to the sheet all the same."""
        self.wanted = wanted
        if self._window is None:
            self._preview.setVisible(wanted and self._page.width() >= _ROOM_FOR_PREVIEW)

    # In a window of its own

    def toggle_apart(self) -> None:
        """Give the preview a window of its own, or take it back."""
        if self._window is None:
            self.put_apart(self._last)
        else:
            self.put_back()

    def put_apart(self, geometry: QByteArray) -> None:
        """Show the preview in a window of its own, where it was last if that is known."""
        if self._window is not None:
            return
        self._window = window = ApartWindow(self._page)
        self._splitter.replaceWidget(self._splitter.indexOf(self._preview), self._gap)
        self._gap.hide()
        window.hold(self._preview)
        window.left.connect(self.put_back)
        window.unplugged.connect(self.put_back)
        self._name()
        self.wanted = True
        window.show_beside(None if geometry.isEmpty() else geometry)

    def put_back(self) -> None:
        """Show the preview beside the sheet again."""
        if self._window is None:
            return
        window, self._window = self._window, None
        self._last = window.saveGeometry()
        had_keyboard = window.isActiveWindow()
        self._splitter.replaceWidget(self._splitter.indexOf(self._gap), self._preview)
        self._gap.setParent(self._page)
        window.hide()
        window.deleteLater()
        self.wanted = True
        self._preview.show()
        if had_keyboard:
            self._page.window().activateWindow()

    def _name(self) -> None:
        if self._window is not None:
            title = " ".join(self._open.current.title.split())
            self._window.setWindowTitle(self.tr("Preview – {}").format(title))

    def _shown(self) -> QWidget:
        return self._preview if self._window is None else self._window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window come and go with the page, which other pages may cover for a while."""
        if watched is self._page and self._window is not None and self.wanted:
            if event.type() == QEvent.Type.Show:
                self._window.show()
            elif event.type() == QEvent.Type.Hide:
                self._window.hide()
        return super().eventFilter(watched, event)
