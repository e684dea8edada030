"""The meeting on the screen: shown to be written or only read, and left once nothing is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from minutes_desktop.ui.labels import title_with_state

if TYPE_CHECKING:
    from minutes_desktop.ui.capture.page import CapturePage
    from minutes_desktop.ui.main_window import MainWindow
    from minutes_desktop.ui.remembered import Remembered
    from minutes_desktop.ui.review.page import ReviewPage
    from minutes_desktop.ui.safekeeping import Safekeeping
    from minutes_desktop.workspace.autosave import Autosave
    from minutes_desktop.workspace.exporting import Printer
    from minutes_desktop.workspace.library import Library
    from minutes_desktop.workspace.open_minutes import OpenMinutes
    from minutes_desktop.workspace.reviewing import Record, Shown


class MeetingDesk(QObject):
    """Shows one meeting at a time.

    Attributes: ``page``, the one on which a meeting is written, ``reading`` the one on which it is
    only read, if any; ``autosave``, what saves what is written.
    Signals: ``shown`` carries a page to show and what it is about; ``edit_asked`` the template of
    the meeting, to be edited; ``history_asked`` the id of an action of which all is to be seen;
    ``changed`` that the minutes have changed; ``troubled`` that
    words could not be saved; ``sign_off_asked`` the id of the meeting to be signed off,
    ``open_asked`` that of one to be opened, ``versions_asked`` that of one whose versions are to be
    seen, and whether they are to be compared; ``carry_asked`` the page of minutes that are to take
    over what earlier ones left, ``ruled`` the page and how it rules on the last minutes.
    """

    shown = Signal(object, str)
    edit_asked = Signal(object)
    history_asked = Signal(str)
    changed = Signal()
    troubled = Signal()
    sign_off_asked = Signal(str)
    carry_asked = Signal(object)
    ruled = Signal(object, str)
    open_asked = Signal(str)
    versions_asked = Signal(str, bool)

    def __init__(
        self,
        window: MainWindow,
        safe: Safekeeping,
        remembered: Remembered,
        printer: Callable[[], Printer],
        now: Callable[[], dt.datetime],
    ) -> None:
        """Speak in the window; ``printer`` gives the one for previews, ``now`` the local time."""
        super().__init__(window)
        self._window, self._safe, self._remembered = window, safe, remembered
        self._printer, self._now = printer, now
        self.page: CapturePage | None = None
        self.reading: ReviewPage | None = None
        self.autosave: Autosave | None = None
        self._library: Library | None = None

    def write(self, minutes: OpenMinutes, library: Library) -> None:
        """Show minutes of a library to be written, with the caret where it was left."""
        from minutes_desktop.ui.capture.page import CapturePage  # noqa: PLC0415 - after the paint
        from minutes_desktop.workspace.autosave import Autosave  # noqa: PLC0415

        autosave = Autosave(minutes, library.writer)
        page = CapturePage(minutes, autosave, self._printer(), library, now=self._now)
        self._connect(page)
        minutes.changed.connect(self.changed)
        minutes.changed.connect(self._follow_title)
        page.splitter.restoreState(self._remembered.splitter)
        page.preview_place.want(self._remembered.preview)
        self.page, self.autosave, self._library = page, autosave, library
        self._remembered.note_on_screen(library.path, minutes.current.id)
        self.shown.emit(page, title_with_state(minutes.current))
        if not self._remembered.apart.isEmpty():
            page.preview_place.put_apart(self._remembered.apart)
        page.enter()

    def read(self, record: Record, library: Library, *, comparing: bool = False) -> None:
        """Show minutes that are only read, or the comparing of their versions.

        They are sealed, or of a store that may only be read, or a draft's kept versions.
        """
        from minutes_desktop.ui.review.page import ReviewPage  # noqa: PLC0415 - not at once needed

        may_sign = not library.read_only
        self.reading = page = ReviewPage(record, self._printer(), may_sign=may_sign)
        meeting = page.open_minutes.current
        page.sign_off_asked.connect(lambda: self.sign_off_asked.emit(meeting.id))
        page.left.connect(lambda: self.open_asked.emit(meeting.id))
        page.compare_asked.connect(self._compare)
        page.status.connect(partial(self._window.show_state, of=page))
        page.failed.connect(self._window.messages.fail)
        page.told.connect(self._window.messages.note)
        if may_sign:
            self._remembered.note_on_screen(library.path, meeting.id)
        self.shown.emit(page, title_with_state(record.words().minutes))
        page.say_state()
        page.enter()
        if comparing:
            self._compare()

    def _compare(self) -> None:
        """Show two versions of what is read, and come back to it."""
        from minutes_desktop.ui.review.compare_page import ComparePage  # noqa: PLC0415 - as above

        before = self.reading
        if before is None:
            return
        if not before.record.versions:
            self._window.messages.note(self.tr("No version is kept yet to compare with."))
            return
        page = ComparePage(before.record, with_now=before.is_draft)

        def go_back() -> None:
            self._window.show_page(before)
            self._window.drop_page(page)

        page.left.connect(go_back)
        page.failed.connect(self._window.messages.fail)
        self._window.show_page(page)
        page.view.setFocus()

    def on_screen(self) -> OpenMinutes | Shown | None:
        """The minutes on the screen, if any."""
        page = self.page or self.reading
        return page.open_minutes if page else None

    def series(self) -> str:
        """The name of the series of which minutes are on the screen; empty for none."""
        shown = self.on_screen()
        return shown.current.series if shown else ""

    def follow(self, page: object) -> None:
        """Know that another page has come to the screen."""
        self.reading = self.reading if self.reading is page else None

    def save_now(self) -> None:
        """Save what is on the screen without waiting for a pause."""
        if self.page is not None:
            self.page.leave()

    def leave(self) -> bool:
        """Save the meeting on the screen; False if it cannot be saved and so stays."""
        if self.autosave is None:
            return True
        self.save_now()
        if self.autosave.unsaved:
            return False
        self.let_go()
        return True

    def let_go(self) -> None:
        """Leave the meeting on the screen as it is."""
        page = self.page
        if page is None:
            return
        page.repairing.withdraw()
        self._remembered.splitter = page.splitter.saveState()
        self._remembered.preview = page.preview_place.wanted
        self._remembered.apart = page.preview_place.apart
        if self.autosave is not None:
            self.autosave.end()
        self.page = self.autosave = None

    # Inner

    def _connect(self, page: CapturePage) -> None:
        window = self._window
        page.saved.connect(self._safe.say_saved)
        page.status.connect(partial(window.show_state, of=page))
        page.message.connect(self._safe.say_not_saved)
        page.message.connect(self.troubled)
        page.template_menu.edit_asked.connect(self.edit_asked)
        page.action_at_caret.history_asked.connect(self.history_asked)
        page.sign_off_asked.connect(self._ask_to_sign_off)
        page.carrying.asked.connect(lambda: self.carry_asked.emit(page))
        page.carrying.ruled.connect(lambda ruling: self.ruled.emit(page, ruling))
        page.versions_asked.connect(partial(self._ask_for_versions, comparing=False))
        page.compare_asked.connect(partial(self._ask_for_versions, comparing=True))
        page.template_menu.failed.connect(window.messages.fail)
        page.repairing.offered.connect(self._offer_repair)
        page.repairing.withdrawn.connect(window.messages.withdraw)
        page.words_menu.lists_asked.connect(self._show_words)
        for room in (
            *(page.repairing, page.coming_back, page.words_menu),
            *(page.room, page.copying, page.spelling, page.action_at_caret),
        ):
            room.told.connect(window.messages.note)

    def _offer_repair(self, sentence: str) -> None:
        """Say what was pasted along; the note stays while it can be repaired."""
        if self.page is not None:
            message = self._window.messages.say("info", sentence, stays=True)
            message.offer(self.tr("Repair"), self.page.repairing.accept, "repair")

    def _follow_title(self) -> None:
        if self.page is not None:
            subject = title_with_state(self.page.open_minutes.current)
            self._window.set_subject(subject, of=self.page)

    def _ask_for_versions(self, *, comparing: bool) -> None:
        if self.page is not None:
            self.versions_asked.emit(self.page.open_minutes.current.id, comparing)

    def _ask_to_sign_off(self) -> None:
        if self.page is not None:
            self.sign_off_asked.emit(self.page.open_minutes.current.id)

    def _show_words(self, words: str) -> None:
        """Show the words of the meeting's series, and come back to where the caret was."""
        from minutes_desktop.ui.words.page import WordsPage  # noqa: PLC0415 - seldom needed

        before, library = self.page, self._library
        if before is None or library is None:
            return
        before.leave()
        series = library.series.name_now(before.open_minutes.current.series)
        page = WordsPage(library.choices, series, words)

        def go_back() -> None:
            self._window.show_page(before)
            self._window.drop_page(page)

        page.left.connect(go_back)
        self._window.show_page(page)
