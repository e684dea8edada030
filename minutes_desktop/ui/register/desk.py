"""The desk of the register: its page, what is done on it, and its files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from minutes_desktop.domain.action_deeds import Deed
    from minutes_desktop.domain.action_sheet import ActionSheet
    from minutes_desktop.ui.capture.page import CapturePage
    from minutes_desktop.ui.main_window import MainWindow
    from minutes_desktop.ui.register.page import RegisterPage
    from minutes_desktop.ui.remembered import Remembered
    from minutes_desktop.workspace.library import Library
    from minutes_desktop.workspace.register import Register


class RegisterDesk(QObject):
    """Shows the register over whatever page there is, and goes back to that.

    Attribute: ``page``, once the register is on the screen.
    Signals: ``shown`` carries a page to show in place of all others, and what it is about;
    ``open_asked`` the ids of a meeting and of a block in it; ``home_asked`` goes to the list of
    meetings; ``export_asked`` an ``ActionSheet`` to be written to a file; ``print_asked`` a
    document, and how it is set.
    """

    shown = Signal(object, str)
    open_asked = Signal(str, str)
    home_asked = Signal()
    export_asked = Signal(object)
    print_asked = Signal(object, object)

    def __init__(
        self,
        window: MainWindow,
        capture: Callable[[], CapturePage | None],
        remembered: Remembered,
        now: Callable[[], dt.datetime],
    ) -> None:
        """Speak in the window; ``capture`` gives the page on which minutes are written, if any."""
        super().__init__(window)
        self._window, self._capture, self._now = window, capture, now
        self._remembered = remembered
        self.page: RegisterPage | None = None
        self._register: Register | None = None

    @property
    def on_screen(self) -> bool:
        """Whether the register is what is shown."""
        return self.page is not None and self._window.page() is self.page

    def show(self, library: Library, action_id: str = "") -> None:
        """Show the register of a library, with an action chosen."""
        from minutes_desktop.ui.register.page import RegisterPage  # noqa: PLC0415 - seldom needed
        from minutes_desktop.workspace.register import Register  # noqa: PLC0415 - as above

        if self.on_screen:
            return
        capture = self._capture()
        if capture is not None:
            capture.leave()
        self._register = register = Register(library, lambda: self._now().date(), self)
        self.page = page = RegisterPage(register)
        page.destroyed.connect(lambda: self._forget(page))
        page.refresh(action_id)
        page.left.connect(self._go_back)
        page.open_asked.connect(self._open)
        page.deed_asked.connect(self._do)
        page.failed.connect(self._window.messages.fail)
        register.acted.connect(self._say_done)
        register.failed.connect(self._window.messages.fail)
        if capture is None:
            self.shown.emit(page, self.tr("Actions"))
        else:
            self._window.show_page(page)
            self._window.set_subject(self.tr("Actions"))
        for action in (self._window.export, self._window.print_out):
            action.setEnabled(True)
        if action_id:
            page.choose(action_id)
            page.history.events.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_overdue(self) -> None:
        """List the actions that are overdue, on the register that is shown."""
        if self.page is not None and self.on_screen:
            showing = self.page.filters.showing
            showing.setCurrentIndex(showing.findData("overdue"))

    def ask_for_file(self) -> None:
        """Ask for a file, and have the actions that are listed written to it."""
        if sheet := self._sheet():
            self.export_asked.emit(sheet)

    def print_out(self) -> None:
        """Have the actions that are listed printed, by owner."""
        from minutes_desktop.workspace.register import printed  # noqa: PLC0415 - as below

        if sheet := self._sheet():
            self.print_asked.emit(*printed(sheet))

    def _sheet(self) -> ActionSheet | None:
        from minutes_desktop.workspace.register import StoreError  # noqa: PLC0415 - as below

        if self.page is None or self._register is None:
            return None
        try:
            return self._register.sheet(self.page.wanted(), self.page.filters.subject())
        except StoreError as error:
            self._window.messages.fail(str(error))
            return None

    def _go_back(self) -> None:
        """Go back to the minutes that are being written, or to the list of meetings."""
        page, before = self.page, self._capture()
        if before is None:
            self.home_asked.emit()
            return
        self._window.show_page(before)
        if page is not None:
            self._window.drop_page(page)
        self.page = None

    def _open(self, meeting_id: str, block_id: str) -> None:
        capture = self._capture()
        if capture is not None and capture.open_minutes.current.id == meeting_id:
            self._go_back()
            capture.sheet.enter(block_id)
        else:
            self.open_asked.emit(meeting_id, block_id)

    def _do(self, ids: list[str], deed: Deed, label: str) -> None:
        capture, register = self._capture(), self._register
        if register is not None:
            register.do(ids, deed, label, capture.open_minutes if capture else None)

    def _say_done(self, count: int) -> None:
        capture = self._capture()
        if capture is not None:
            capture.leave()
        if self.page is not None:
            self.page.refresh()
        one, several = self.tr("Done about 1 action."), self.tr("Done about {} actions.")
        self._window.messages.note(one if count == 1 else several.format(count))

    def _forget(self, page: RegisterPage) -> None:
        if self.page is page:
            self.page = None
