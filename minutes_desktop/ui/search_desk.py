"""The search of all meetings: shown over whatever is on the screen, and come back to from a hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from minutes_desktop.ui.browse.search_page import SearchPage
from minutes_desktop.ui.capture.page import CapturePage
from minutes_desktop.ui.review.page import ReviewPage
from minutes_desktop.workspace.library import StoreError
from minutes_desktop.workspace.searching import Searching

if TYPE_CHECKING:
    from minutes_desktop.ui.main_window import MainWindow
    from minutes_desktop.ui.messages import Message
    from minutes_desktop.workspace.library import Library
    from minutes_desktop.workspace.searching import Hit


class SearchDesk(QObject):
    """Keeps the page of one store, so that whoever comes back finds the hits as they were.

    What was on the screen stays as it is underneath, until a hit in another meeting is opened.
    Attribute: ``page``. Signals: ``open_asked`` carries the id of the meeting of a hit;
    ``home_asked``, there is nothing to go back to.
    """

    open_asked = Signal(str)
    home_asked = Signal()

    def __init__(self, window: MainWindow, library: Library) -> None:
        """Search the meetings of a library."""
        super().__init__(library)
        self._window, self._library = window, library
        self._searching = Searching(library.path, self)
        self.page = SearchPage(self._searching)
        self._before: QWidget | None = None
        self._opening: Hit | None = None
        self._note: Message | None = None
        self.page.chosen.connect(self._open)
        self.page.left.connect(self._go_back)
        library.writer.wrote.connect(self._follow)

    def show(self) -> None:
        """Show the search in place of what is on the screen."""
        window, page = self._window, self.page
        before = window.page()
        if before is page:
            page.begin()
            return
        self._withdraw()
        self._before = before
        if isinstance(before, CapturePage):
            before.leave()  # what was typed last is to be found, too
        try:
            page.offer(self._library)
        except StoreError as error:
            window.messages.fail(str(error))
        window.show_page(page)
        window.set_subject(self.tr("Search"))
        if page.current() is None:
            page.begin()
        page.search()

    def show_hit(self) -> None:
        """Put the caret at the hit that was to be opened, in the meeting that is shown by now."""
        hit, self._opening = self._opening, None
        page = self._window.page()
        if hit is None:
            return
        if isinstance(page, CapturePage | ReviewPage) and _shows(page, hit):
            places = page.places
            places.select(hit.part, hit.field, hit.position, hit.length)
            self._offer_way_back()

    def close(self) -> None:
        """Let go of the page and end the thread."""
        self._withdraw()
        self._searching.close()
        if self.page in self._window.pages():
            self._window.drop_page(self.page)
        else:
            self.page.deleteLater()

    def _open(self, hit: Hit) -> None:
        self._opening = hit
        before = self._before
        there = before in self._window.pages()
        if there and isinstance(before, CapturePage | ReviewPage) and _shows(before, hit):
            self._window.show_page(before)
            self.show_hit()
        else:
            self.open_asked.emit(hit.meeting_id)

    def _go_back(self) -> None:
        before = self._before
        if before is not None and before in self._window.pages():
            self._window.show_page(before)
        else:
            self.home_asked.emit()

    def _offer_way_back(self) -> None:
        self._withdraw()
        self._note = self._window.messages.say("info", self.page.place_words(), stays=True)
        self._note.offer(self.tr("Back to the hits"), self.show, "search")

    def _withdraw(self) -> None:
        note, self._note = self._note, None
        if note is not None:
            self._window.messages.withdraw(note.sentence)

    def _follow(self) -> None:
        """Find again what was just written, while somebody looks."""
        if self._window.page() is self.page:
            self.page.search()


def _shows(page: CapturePage | ReviewPage, hit: Hit) -> bool:
    return page.open_minutes.current.id == hit.meeting_id
