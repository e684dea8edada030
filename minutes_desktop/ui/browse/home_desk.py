"""What Home shows of a library: the newest meetings at once, and the rest as it is wanted."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from minutes_desktop.ui.browse.home_page import HomePage
    from minutes_desktop.workspace.library import Library

FIRST = 200
"""So many meetings are read before anything is painted."""


class HomeDesk(QObject):
    """Fills the page from whatever library is open. Signal: ``failed`` carries a ``StoreError``."""

    failed = Signal(object)

    def __init__(self, home: HomePage) -> None:
        """Fill a page."""
        super().__init__(home)
        self._home = home
        self._library: Library | None = None
        self._known = 0
        self._shelving = QTimer(self, interval=0, singleShot=True)
        self._shelving.timeout.connect(self._show_shelves)
        home.more_asked.connect(self._add)

    def show(self, library: Library) -> None:
        """Show the meetings as they are now; raises ``StoreError``."""
        lines, last = library.meetings(FIRST), library.last_opened()
        count = len(lines) if len(lines) < FIRST else library.count()
        among = last is None or any(line.id == last for line in lines)
        self._library, self._known = library, len(lines)
        last_line = None if among or last is None else library.line_of(last)
        self._home.show_meetings(lines, last, count, last_line)
        self._shelving.start()  # after what is shown first is painted

    def forget(self) -> None:
        """Ask nothing more of a library that is closed."""
        self._library = None
        self._shelving.stop()

    def _add(self, most: int) -> None:
        from minutes_desktop.workspace.library import StoreError  # noqa: PLC0415 - after the paint

        if self._library is None:
            return
        try:
            lines = self._library.meetings(most, self._known)
        except StoreError as error:
            self.failed.emit(error)
            return
        self._known += len(lines)
        self._home.add_meetings(lines)

    def _show_shelves(self) -> None:
        from minutes_desktop.workspace.library import StoreError  # noqa: PLC0415 - as above

        if self._library is None:
            return
        today = dt.datetime.now().astimezone().date()
        try:
            self._home.show_shelves(self._library.shelves(today))
        except StoreError as error:
            self.failed.emit(error)
