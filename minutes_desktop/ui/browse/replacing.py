"""Another store put in the place of the one that is open, while the window waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from minutes_desktop.ui.browse.waiting_page import WaitingPage
    from minutes_desktop.workspace.errand import Errand


class Replacing(QObject):
    """Lets one errand at a time put a store in the place of another.

    Signals: ``shown`` carries the page on which it is waited; ``ended`` that the store may be
    opened again.
    """

    shown = Signal(object, str)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        """Wait for nothing yet."""
        super().__init__(parent)
        self._errand: Errand | None = None

    @property
    def busy(self) -> bool:
        """Whether a store is being replaced."""
        return self._errand is not None

    def begin(self, errand: Errand, words: str, close: Callable[[], None]) -> None:
        """Close the store and start the errand; ``words`` say what is waited for."""
        from minutes_desktop.ui.browse.waiting_page import WaitingPage  # noqa: PLC0415 - seldom

        close()
        self._errand = errand
        errand.setParent(self)
        page: WaitingPage = WaitingPage(words)
        page.stop_asked.connect(errand.stop)
        errand.progressed.connect(page.show_share)
        errand.ended.connect(self._end)
        self.shown.emit(page, "")
        errand.start()

    def stop(self) -> None:
        """Give up what is being done; ``ended`` follows."""
        if self._errand is not None:
            self._errand.stop()

    def _end(self) -> None:
        if self._errand is not None:
            self._errand.deleteLater()
        self._errand = None
        self.ended.emit()
