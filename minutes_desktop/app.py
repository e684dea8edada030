"""The one place that builds the program and connects its parts.

Whatever the first paint does not need is imported in the functions that need it.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from minutes_desktop.ui.browse.replacing import Replacing
from minutes_desktop.ui.display import make_application
from minutes_desktop.ui.faults import Faults, log_file
from minutes_desktop.ui.kept_keys import KeptKeys
from minutes_desktop.ui.look import follow_desktop, program_icon
from minutes_desktop.ui.main_window import PROGRAM, MainWindow
from minutes_desktop.ui.meeting_desk import MeetingDesk
from minutes_desktop.ui.printing import PrintDesk
from minutes_desktop.ui.register.desk import RegisterDesk
from minutes_desktop.ui.remembered import Remembered, remembered_file
from minutes_desktop.ui.safekeeping import Safekeeping
from minutes_desktop.ui.series_desk import SeriesDesk
from minutes_desktop.ui.transfers import Exports, Imports
from minutes_desktop.workspace.tidying import Tidying

if TYPE_CHECKING:
    from minutes_desktop.domain.record import ActKind
    from minutes_desktop.domain.template import Template
    from minutes_desktop.store.importing import Landed
    from minutes_desktop.ui.browse.home_page import HomePage
    from minutes_desktop.ui.capture.page import CapturePage
    from minutes_desktop.ui.search_desk import SearchDesk
    from minutes_desktop.ui.sign_off.desk import SignOffDesk
    from minutes_desktop.ui.templates.desk import TemplateDesk
    from minutes_desktop.workspace.backups import Backups
    from minutes_desktop.workspace.errand import Errand
    from minutes_desktop.workspace.exporting import Printer
    from minutes_desktop.workspace.library import Library, StoreError
    from minutes_desktop.workspace.open_minutes import OpenMinutes
    from minutes_desktop.workspace.reviewing import Shown


Found = TypeVar("Found")
LISTENING_MS = 400
"""After the window is there; what it takes to listen is imported then."""


class App(QObject):
    """The program: a window, its pages, and the work behind them.

    Attributes: ``window``; ``home``, its first page; ``library``, once a store is open; ``page``,
    the meeting on the screen, if any; ``safe``, what speaks of the safety of her words.
    """

    library: Library

    def __init__(
        self,
        window: MainWindow,
        remembered: Remembered,
        now: Callable[[], dt.datetime] = dt.datetime.now,
    ) -> None:
        """Furnish the window with its first page still empty; ``open_store`` fills it."""
        from minutes_desktop.ui.browse.backups_desk import BackupsDesk
        from minutes_desktop.ui.browse.home_desk import HomeDesk
        from minutes_desktop.ui.browse.home_page import HomePage

        super().__init__()
        self._tidying = Tidying(self)
        self._remembered = remembered
        self.window = window
        window.furnish()
        self.home = HomePage()
        self._home = HomeDesk(self.home)
        self.safe = Safekeeping(window)
        self._meeting = MeetingDesk(window, self.safe, remembered, lambda: self._printer(0), now)
        self._register = RegisterDesk(window, lambda: self.page, remembered, now)
        self._series = SeriesDesk(window, now)
        self._backups = BackupsDesk(window, remembered)
        self._copies: Backups | None = None
        self._replacing = Replacing(self)
        self._second: dict[str, str] = {}  # the second copy of the store that is replaced
        self._carried: OpenMinutes | None = None
        self._ending = False
        self._lock = ExitStack()
        self._printers: list[Printer] = []
        self._desk: TemplateDesk | None = None
        self._search: SearchDesk | None = None
        self._signing_desk: SignOffDesk | None = None
        self._now = now
        self._imports = Imports(window, remembered)
        self._exports = Exports(window, window.messages, remembered, lambda: self._printer(1))
        self._paper = PrintDesk(window, window.messages, self._printer_for_paper)
        self._keys = KeptKeys(window, remembered, lambda: self._printer(1))
        self._connect()
        self._set_ready(False)
        self.window.show_page(self.home)

    def _connect(self) -> None:
        window, home = self.window, self.home
        self._imports.chosen.connect(self.import_files)
        window.new_meeting_asked.connect(self.ask_for_new_meeting)
        window.home_asked.connect(self.go_home)
        window.search_asked.connect(self.search)
        window.import_asked.connect(self._imports.ask)
        window.files_dropped.connect(self.import_files)
        window.series_asked.connect(self.show_series)
        window.templates_asked.connect(self.show_templates)
        window.register_asked.connect(self.show_register)
        self._register.shown.connect(self._show)
        self._register.open_asked.connect(self.open_meeting)
        self._register.home_asked.connect(self.go_home)
        self._register.export_asked.connect(self._exports.ask_for_actions)
        self._register.print_asked.connect(self._paper.ask)
        window.export_asked.connect(self.ask_where_to_export)
        window.print_asked.connect(self.ask_how_to_print)
        for asking in (window.copy_asked, self.safe.copy_asked):
            asking.connect(self.ask_where_to_copy)
        self.safe.again_asked.connect(lambda: self.use_store(str(self._store)))
        self.safe.other_asked.connect(self.use_store)
        self.safe.moved.connect(self._go_on_elsewhere)
        window.backup_asked.connect(lambda: self._backups.ask_where_to_back_up(self._store))
        window.backups_asked.connect(self.show_backups)
        window.verify_asked.connect(self.show_verifying)
        self._meeting.shown.connect(self._show)
        self._meeting.edit_asked.connect(self._edit_template)
        self._meeting.history_asked.connect(self.show_register)
        self._meeting.changed.connect(self._tidying.wait)
        self._meeting.troubled.connect(self._suspect)
        self._meeting.sign_off_asked.connect(self.sign_off)
        self._meeting.open_asked.connect(self.open_meeting)
        self._meeting.versions_asked.connect(self.show_versions)
        self._meeting.carry_asked.connect(
            lambda page: self._series.carry_forward(page, self.library)
        )
        self._meeting.ruled.connect(lambda page, how: self._series.rule(page, self.library, how))
        self._series.shown.connect(self._show)
        self._series.begun.connect(lambda begun: self._meeting.write(begun, self.library))
        self._series.left.connect(self.go_home)
        self._series.sign_off_asked.connect(self.sign_off)
        self._replacing.shown.connect(self._show)
        self._replacing.ended.connect(self._replaced)
        self._backups.shown.connect(self._show)
        self._backups.left.connect(self._come_from_backups)
        self._backups.replace_asked.connect(self.replace_store)
        self._backups.new_asked.connect(lambda: self.open_store(self._store, anew=True))
        window.closing.connect(self._close)
        self._connect_home(home)

    def _connect_home(self, home: HomePage) -> None:
        home.open_asked.connect(self.open_meeting)
        home.new_asked.connect(self.ask_for_new_meeting)
        home.templates_asked.connect(self.show_templates)
        home.overdue_asked.connect(self._show_overdue)
        self._home.failed.connect(lambda error: self.window.messages.fail(str(error)))
        home.sample_asked.connect(self._open_sample)

    @property
    def page(self) -> CapturePage | None:
        """The page on which a meeting is written, if any is."""
        return self._meeting.page

    # The store

    def open_store(self, store: Path, *, anew: bool = False) -> None:
        """Show the meetings of a store, or the one that was on the screen; or what is wrong.

        A store that is gone while its backups are there is not made ``anew`` without being asked.
        """
        from minutes_desktop.store.reading import check
        from minutes_desktop.workspace.backups import Backups
        from minutes_desktop.workspace.library import Library, StoreError
        from minutes_desktop.workspace.lock import locked
        from minutes_desktop.workspace.recovery import check_not_lost

        self._store = store
        try:
            if not anew:
                check_not_lost(store)
            self._lock.enter_context(locked(store))
            check(store)
        except StoreError as error:
            self._show_trouble(error)
            return
        self._listen()
        self.library = Library(store, self)
        self.library.failed.connect(self.window.messages.fail)
        self.library.listed.connect(self._list_meetings)
        self.library.imported.connect(self._show_imported)
        self.library.barred.connect(self._bar)
        self.safe.watch(self.library)
        self._copies = Backups(self.library, self.library)
        self._backups.watch(self._copies)
        self._keys.watch(self.library)
        self._set_ready(True)
        self._show_home()
        if self._ready and self._carried is not None:
            self._bring_back(self._carried)
        elif self._ready and (meeting_id := self._remembered.on_screen(store)):
            self._resume(meeting_id)

    def _listen(self) -> None:
        """Come forward when the program is started on this store again."""
        from minutes_desktop.workspace.first_window import FirstWindow

        first = FirstWindow(self._store, self)
        first.asked.connect(self.window.come_forward)
        QTimer.singleShot(LISTENING_MS, first, first.listen)
        self._lock.callback(first.close)

    def _go_on_elsewhere(self) -> None:
        """Work on another file from now on, in which all stands that the one before held."""
        from minutes_desktop.workspace.library import StoreError
        from minutes_desktop.workspace.lock import locked

        if self.library.path == self._store:
            return
        self._store = self.library.path
        self._end_search()
        try:
            self._lock.enter_context(locked(self._store))
        except StoreError as error:
            self.window.messages.fail(str(error))
        self._listen()
        if self.page is not None:
            meeting = self.page.open_minutes.current.id
            self._remembered.note_on_screen(self._store, meeting)

    def _bar(self) -> None:
        """Let nothing be begun that could not be written."""
        self._set_ready(True)
        autosave = self._meeting.autosave
        if self.page is not None and autosave is not None and not autosave.unsaved:
            self.open_meeting(self.page.open_minutes.current.id)

    def _close_store(self) -> None:
        if self._ready:
            self.safe.unwatch()
            self._end_search()
            self._home.forget()
            self._backups.unwatch()
            self._keys.unwatch()
            self.library.close()
            if self._copies is not None:
                self._copies.close()
                self._copies = None
            self._set_ready(False)
            if self._signing_desk is not None:
                self._signing_desk.close()
            self._desk = self._signing_desk = None
        self._lock.close()

    def _set_ready(self, ready: bool) -> None:
        self._ready = ready
        self._writable = ready and not self.library.read_only
        for action in (self.window.home, self.window.search, self.window.register):
            action.setEnabled(ready)
        self.window.back_up.setEnabled(ready)
        self.window.verify.setEnabled(ready)
        self.window.new_meeting.setEnabled(self._writable)
        self.window.import_files.setEnabled(self._writable)
        self.window.drop.wanted = self._writable
        self.window.templates.setEnabled(self._writable)
        self.window.series.setEnabled(self._writable)

    def _list_meetings(self) -> None:
        from minutes_desktop.workspace.library import StoreError

        try:
            self._home.show(self.library)
        except StoreError as error:
            # Words not saved yet need the store, whatever state its list is in.
            if self.page is None:
                self._show_trouble(error)
            else:
                self.window.messages.fail(str(error))

    def _show_trouble(self, error: StoreError) -> None:
        """Say why the store cannot be used, with the ways on."""
        from minutes_desktop.ui.browse.trouble_page import TroublePage

        self._close_store()
        page = TroublePage(str(error))
        page.again_asked.connect(lambda: self.use_store(str(self._store)))
        page.other_asked.connect(self.ask_for_other_store)
        self._show(page, "")
        self._backups.offer_ways_on(page, self._store, error)

    def ask_for_other_store(self) -> None:
        """Ask for the file of another store, and go on with that."""
        from PySide6.QtWidgets import QFileDialog

        folder = str(self._store.parent)
        dialog = QFileDialog(self.window, self.tr("Choose the file of the meetings"), folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.use_store)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def use_store(self, file: str) -> None:
        """Go on with the meetings of another store."""

        def go_on() -> None:
            self._close_store()
            self.window.messages.clear()
            self.open_store(Path(file))

        self._leave_for(go_on)

    # Backups

    def show_backups(self) -> None:
        """Show the backups of the store, whatever state that is in."""
        from minutes_desktop.ui.browse.backups_page import BackupsPage

        if not self._replacing.busy and not isinstance(self.window.page(), BackupsPage):
            self._leave_for(lambda: self._backups.show(self._store))

    def _come_from_backups(self) -> None:
        if self._ready:
            self.go_home()
        else:
            self.open_store(self._store)

    def replace_store(self, errand: Errand, words: str) -> None:
        """Close the store while an errand puts another in its place, and go on with that."""
        if self._replacing.busy:
            return
        if self.page is not None and not self._leave_meeting():
            self._carried = self.page.open_minutes
            self._let_go()

        def close() -> None:
            self._second = self._copies.second_copy.settings() if self._copies else {}
            self._close_store()
            self.window.messages.clear()

        self._leave_for(lambda: self._replacing.begin(errand, words, close))

    def _replaced(self) -> None:
        self.open_store(self._store)
        if self._copies is not None:
            self._copies.second_copy.take_over(self._second)
        if self._ending:
            self.window.close()

    def _suspect(self) -> None:
        """Have the file looked at: where words cannot be saved it may be damaged."""
        if self._copies is not None:
            self._copies.suspect()

    def _bring_back(self, opened: OpenMinutes) -> None:
        """Write into the store what could not be saved in the one before, and go on writing."""
        self._carried = None
        self.library.take_in(opened)
        self._meeting.write(opened, self.library)

    # Pages

    def go_home(self) -> None:
        """Show the list of meetings."""

        def go_on() -> None:
            self._remembered.note_on_screen(self._store, "")
            self._show_home()

        self._leave_for(go_on)

    def _show_home(self) -> None:
        """Show the list as it is now, the meeting opened last first of all."""
        self._list_meetings()
        if self._ready:
            self._show(self.home, "")
            self.home.panes()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_for_new_meeting(self) -> None:
        """Show the page on which a meeting begins."""
        from minutes_desktop.ui.browse.new_meeting_page import NewMeetingPage

        if self._ready and not self._writable:
            self.safe.say_barred()
        elif self._ready and not isinstance(self.window.page(), NewMeetingPage):
            series = self._meeting.series()
            self._leave_for(lambda: self._series.ask_for_new_meeting(self.library, series))

    def show_series(self) -> None:
        """Show the series, and who held their posts."""
        if self._ready and not self._writable:
            self.safe.say_barred()
        elif self._ready:
            self._leave_for(lambda: self._series.show_series(self.library))

    def open_meeting(self, meeting_id: str, block_id: str = "") -> None:
        """Show a meeting, with the caret where it was left, or in a block."""

        def go_on() -> None:
            read_only = self.library.read_only
            find = self.library.read if read_only else self.library.open
            opened = self._try(lambda: find(meeting_id))
            if opened is not None and block_id:
                from minutes_desktop.domain.place import Place

                opened.place = Place(part=block_id)
            if opened is None:
                self.go_home()
            elif read_only or opened.is_sealed:
                self._read(meeting_id)
                if block_id and (page := self._meeting.reading):
                    page.sheet.enter(block_id)
            else:
                self._meeting.write(opened, self.library)

        self._leave_for(go_on)

    def _read(self, meeting_id: str, *, comparing: bool = False) -> None:
        """Show a meeting that cannot be written, or whose kept versions are asked for."""

        def show() -> bool:
            self._meeting.read(self.library.record(meeting_id), self.library, comparing=comparing)
            return True

        if not self._try(show):
            self.go_home()

    def show_versions(self, meeting_id: str, comparing: bool) -> None:
        """Show the kept versions of a meeting that is being written, or compare them."""
        self._leave_for(lambda: self._read(meeting_id, comparing=comparing))

    def show_verifying(self) -> None:
        """Show the page that verifies what is kept: of the meeting on the screen, or of all."""
        from minutes_desktop.ui.review.verify_page import VerifyPage

        opened = self._meeting.on_screen()
        meeting_id = opened.current.id if opened else ""

        def go_on() -> None:
            page = VerifyPage(self.library.path, meeting_id)
            page.left.connect(self.go_home)
            page.open_asked.connect(self.open_meeting)
            self._show(page, self.tr("Verify"))
            self.window.drop.wanted = False  # they are verified and not imported

        if self._ready and not isinstance(self.window.page(), VerifyPage):
            self._leave_for(go_on)

    def _open_sample(self) -> None:
        if not self._writable:
            self.safe.say_barred()
            return
        meeting_id = self._try(self.library.add_sample)
        if meeting_id is not None:
            self.open_meeting(meeting_id)

    def _resume(self, meeting_id: str) -> None:
        """Go back to the meeting that was open, without a word if it is gone."""
        if self._try(lambda: self.library.line_of(meeting_id)) is not None:
            self.open_meeting(meeting_id)

    def _show(self, page: QWidget, subject: str) -> None:
        window = self.window
        window.drop.wanted = self._writable
        window.show_page(page)
        window.set_subject(subject)
        self._meeting.follow(page)
        for action in (window.export, window.print_out, window.save_copy):
            action.setEnabled(self._shows_meeting(page) or self._carried is not None)
        for other in window.pages():
            if other not in {page, self.home, self._search and self._search.page}:
                window.drop_page(other)

    def _shows_meeting(self, page: QWidget) -> bool:
        return page in {self._meeting.page, self._meeting.reading}

    def show_register(self, action_id: str = "") -> None:
        """Show the register of actions, over the meeting that is being written.

        With the id of an action, show what was recorded of that.
        """
        if not self._ready or self._register.on_screen:
            return
        if self.page is not None:
            self._register.show(self.library, action_id)
        else:
            self._leave_for(lambda: self._register.show(self.library))

    def _show_overdue(self) -> None:
        self.show_register()
        self._register.show_overdue()

    def search(self) -> None:
        """Show the search of all meetings, with the hits as they were left."""
        if not self._ready:
            return
        if self._search is None:
            from minutes_desktop.ui.search_desk import SearchDesk

            self._search = SearchDesk(self.window, self.library)
            self._search.open_asked.connect(self._open_hit)
            self._search.home_asked.connect(self.go_home)
        self._search.show()

    def _end_search(self) -> None:
        if self._search is not None:
            self._search.close()
            self._search = None

    def _open_hit(self, meeting_id: str) -> None:
        self.open_meeting(meeting_id)
        if self._search is not None:
            self._search.show_hit()

    def show_templates(self) -> None:
        """Show the list of templates."""
        from minutes_desktop.ui.templates.list_page import TemplatesPage

        if self._ready and not self._writable:
            self.safe.say_barred()
        elif self._ready and not isinstance(self.window.page(), TemplatesPage):
            self._leave_for(self._templates().show_list)

    def _edit_template(self, template: Template) -> None:
        """Edit the template of the meeting on the screen, looked at in that meeting."""
        if self.page is not None:
            minutes = self.page.open_minutes.current
            self._leave_for(lambda: self._templates().edit(template, minutes))

    def _templates(self) -> TemplateDesk:
        """The desk at which templates are edited, made when it is first asked for."""
        if self._desk is None:
            from minutes_desktop.ui.templates.desk import TemplateDesk

            self._desk = desk = TemplateDesk(self.library, self._printer(0), self.library)
            desk.shown.connect(self._show)
            desk.finished.connect(self._come_from_templates)
            desk.said.connect(self.window.messages.note)
            desk.failed.connect(self.window.messages.fail)
            desk.withdrawn.connect(self.window.messages.withdraw)
        return self._desk

    def sign_off(self, meeting_id: str, back: str = "", act: ActKind | None = None) -> None:
        """Show the page on which a meeting is signed off, and come back to the meeting ``back``.

        Without one the way back leads to the meeting itself. An ``act`` is chosen at once, such as
        ``agreed`` for the last minutes, from the meeting that agrees them.
        """
        self._leave_for(lambda: self._signing().show(meeting_id, back, act))

    def _signing(self) -> SignOffDesk:
        """The desk at which meetings are signed off, made when it is first asked for."""
        if self._signing_desk is None:
            from minutes_desktop.ui.sign_off.desk import SignOffDesk

            self._signing_desk = desk = SignOffDesk(self.library, self._now, self.library)
            desk.shown.connect(self._show)
            desk.finished.connect(self._come_from_templates)
            desk.said.connect(self.window.messages.note)
            desk.failed.connect(self.window.messages.fail)
            desk.withdrawn.connect(self.window.messages.withdraw)
        return self._signing_desk

    def _come_from_templates(self, meeting_id: str) -> None:
        if meeting_id:
            self.open_meeting(meeting_id)
        else:
            self.go_home()

    def _leave_for(self, act: Callable[[], None]) -> None:
        """Do what takes another page, once nothing on this one would be lost by it."""
        if self._desk is not None and self._desk.editor is not None:
            self._desk.leave(act)
        elif self._leave_meeting():
            act()

    def _leave_meeting(self) -> bool:
        """Save the meeting on the screen; False if it cannot be saved and so stays."""
        if not self._meeting.leave():
            return False
        self._exports.withdraw()
        return True

    def _let_go(self) -> None:
        """Leave the meeting on the screen as it is."""
        self._exports.withdraw()
        self._meeting.let_go()

    def save_now(self) -> None:
        """Save what is on the screen without waiting for a pause."""
        self._meeting.save_now()

    # Import and export

    def import_files(self, files: list[str]) -> None:
        """Store the meetings of exchange files, all or none, and show them."""
        if self._writable:
            self.library.import_files([Path(file) for file in files])

    def _show_imported(self, landed: tuple[Landed, ...]) -> None:
        """Open the one meeting, or list the several, and say what was done."""
        if len(landed) == 1:
            self.open_meeting(landed[0].id)
        else:
            self.go_home()
        self.window.messages.note(self._imports.words_of(landed))

    def ask_where_to_export(self) -> None:
        """Ask for a file, and have what is on the screen exported to it: a meeting, or actions."""
        if self._register.on_screen:
            self._register.ask_for_file()
        elif opened := self._on_screen():
            self.save_now()
            show = self.page.coming_back.go_to_next if self.page else None
            self._exports.ask_or_warn(opened.current, opened.template, show)

    def ask_how_to_print(self) -> None:
        """Ask for a printer, and have what is on the screen printed: a meeting, or actions."""
        if self._register.on_screen:
            self._register.print_out()
        elif opened := self._on_screen():
            self.save_now()
            self._paper.ask(opened.current, opened.template)

    def ask_where_to_copy(self) -> None:
        """Ask for a place, and have the whole meeting on the screen written there."""
        if opened := self._on_screen():
            self._exports.ask_for_copy(opened.current, opened.template)

    def _on_screen(self) -> OpenMinutes | Shown | None:
        return self._meeting.on_screen() or self._carried

    def export_to(self, file: str) -> None:
        """Have the meeting on the screen exported to a file, of the kind its ending names."""
        if opened := self._on_screen():
            self._exports.export(opened.current, opened.template, Path(file))

    def _printer(self, place: int) -> Printer:
        """The one for the preview (0) or that for files (1).

        Two, so that what one says of a file is never taken for a word about the preview.
        """
        from minutes_desktop.workspace.exporting import Printer

        if not self._printers:
            self._printers = [Printer(self), Printer(self)]
            self._exports.jobs.watch(self._printers[1])
        return self._printers[place]

    def _printer_for_paper(self) -> Printer:
        from minutes_desktop.workspace.exporting import Printer

        self._printer(0)
        self._printers.append(Printer(self))
        return self._printers[-1]

    # What is said

    def _try(self, act: Callable[[], Found]) -> Found | None:
        """What the act gives, or ``None`` after its failure has been said."""
        from minutes_desktop.workspace.library import StoreError

        try:
            return act()
        except StoreError as error:
            self.window.messages.fail(str(error))
            return None

    # The end

    def _close(self) -> None:
        """Save everything before the window goes; stay open if that fails, and say so once."""
        if self._replacing.busy:
            self._ending = True
            self._replacing.stop()
            self.window.stay()
            return
        self._ending = False
        if self._desk is not None and self._desk.would_lose:
            self.window.stay()
            self._desk.leave(self._close_window)
            return
        if self._exports.jobs.hold(self._close_window):
            self.window.stay()
            return
        on_screen = self.page
        kept = self._leave_meeting() and self._carried is None
        if not kept and not self.safe.warned:
            self.safe.stay_open()
            return
        self._remembered.geometry = self.window.saveGeometry()
        self._remembered.keep()
        if on_screen is not None:
            self.window.drop_page(on_screen)
        for printer in self._printers:
            printer.close()
        self._backups.close()
        self._close_store()

    def _close_window(self) -> None:
        self.window.close()


def build(
    store: Path,
    remembered: Remembered | None = None,
    now: Callable[[], dt.datetime] = dt.datetime.now,
) -> App:
    """The whole program on the store at ``store``; ``remembered`` replaces the user's own file."""
    remembered = remembered or Remembered(remembered_file())
    return _begin(_window(remembered), store, remembered, now)


def _window(remembered: Remembered) -> MainWindow:
    window = MainWindow()
    window.restoreGeometry(remembered.geometry)
    return window


def _begin(
    window: MainWindow,
    store: Path,
    remembered: Remembered,
    now: Callable[[], dt.datetime] = dt.datetime.now,
) -> App:
    app = App(window, remembered, now)
    app.open_store(store)
    return app


def run(store: Path) -> int:
    """Open the window on the store and stay until it is closed; the exit status.

    Where the store is open in a window already, that one comes forward in place of another.
    """
    from minutes_desktop.workspace.first_window import shown_elsewhere

    application = make_application(sys.argv[:1])
    application.setApplicationName("minutes-desktop")
    application.setApplicationDisplayName(PROGRAM)
    application.setDesktopFileName("minutes-desktop")
    if shown_elsewhere(store):
        return 0
    follow_desktop(application)
    remembered = Remembered(remembered_file())
    window = _window(remembered)
    faults = Faults(window, log_file)
    faults.watch()
    running: list[App] = []

    def go_on() -> None:
        from minutes_desktop.workspace.ending import end_on_request

        running.append(_begin(window, store, remembered))
        faults.save = running[0].save_now
        end_on_request(window.close, window)
        window.setWindowIcon(program_icon())

    window.painted.connect(go_on)
    window.show()
    return application.exec()
