"""Where meetings begin, with what earlier ones left, and where their series are looked after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from minutes_desktop.domain.agreeing import Ruling
    from minutes_desktop.domain.carrying import Brought
    from minutes_desktop.domain.series import Series
    from minutes_desktop.ui.browse.new_meeting_page import Beginning
    from minutes_desktop.ui.capture.page import CapturePage
    from minutes_desktop.ui.main_window import MainWindow
    from minutes_desktop.workspace.library import Library
    from minutes_desktop.workspace.open_minutes import OpenMinutes

Found = TypeVar("Found")


class SeriesDesk(QObject):
    """Shows the pages of the series, and carries forward.

    Signals: ``shown`` carries a page to show and what it is about; ``begun`` the ``OpenMinutes`` of
    a new meeting; ``left`` that the list of meetings is wanted; ``sign_off_asked`` the id of
    minutes to be signed off, that of the meeting to come back to, and the act.
    """

    shown = Signal(object, str)
    begun = Signal(object)
    left = Signal()
    sign_off_asked = Signal(str, str, str)

    def __init__(self, window: MainWindow, now: Callable[[], dt.datetime]) -> None:
        """Speak in the window; ``now`` is the local time."""
        super().__init__(window)
        self._window, self._now = window, now

    def _try(self, act: Callable[[], Found]) -> Found | None:
        """What the act gives, or ``None`` after its failure has been said."""
        from minutes_desktop.workspace.library import StoreError  # noqa: PLC0415 - after the paint

        try:
            return act()
        except StoreError as error:
            self._fail(str(error))
            return None

    # A new meeting

    def ask_for_new_meeting(self, library: Library, series: str = "") -> None:
        """Show the page on which a meeting begins, perhaps with a series chosen by its name."""
        from minutes_desktop.ui.browse.new_meeting_page import (  # noqa: PLC0415 - after the paint
            NewMeetingPage,
        )
        from minutes_desktop.workspace.carrying import Gathering, next_of  # noqa: PLC0415

        offers = self._try(lambda: library.series.offers(library.templates()))
        if offers is None:
            return
        page = NewMeetingPage(
            offers, lambda offer: next_of(library, offer.series), Gathering(library)
        )
        if series:
            page.choose(series)
        page.created.connect(lambda beginning: self._begin(library, beginning))
        page.series_asked.connect(lambda series: self.show_series(library, series, back=page))
        page.left.connect(self.left)
        page.failed.connect(self._fail)
        self.shown.emit(page, self.tr("New meeting"))

    def _begin(self, library: Library, beginning: Beginning) -> None:
        from minutes_desktop.workspace.carrying import begun, moves  # noqa: PLC0415 - as above

        def begin() -> OpenMinutes:
            one = beginning
            minutes = begun(library, one.offer, one.date, one.start, one.place, one.lines)
            acts = moves(one.lines, _user(library), self._now(), minutes.id)
            return library.begin_as(minutes, one.offer.template, acts)

        opened = self._try(begin)
        if opened is not None:
            self.begun.emit(opened)
            self._tell(beginning.lines)

    def _tell(self, lines: tuple[Brought, ...]) -> None:
        """Say what was brought in, once the minutes are there."""
        count = sum(one.kind in {"minutes", "action", "item"} for one in lines)
        if count == 1:
            self._window.messages.note(self.tr("One matter was brought in from earlier meetings."))
        elif count:
            words = self.tr("{} matters were brought in from earlier meetings.")
            self._window.messages.note(words.format(count))

    # Minutes that are being written

    def carry_forward(self, page: CapturePage, library: Library) -> None:
        """Show what the minutes of a page have not taken over from earlier meetings yet."""
        from minutes_desktop.ui.browse.carry_page import CarryPage  # noqa: PLC0415 - seldom needed
        from minutes_desktop.workspace.carrying import lines_for, moves  # noqa: PLC0415 - as above

        minutes = page.open_minutes.current
        lines = self._try(
            lambda: lines_for(library, _series_of(library, minutes.series), minutes.date, minutes)
        )
        if lines is None:
            return
        if not lines:
            words = self.tr("Nothing is left that these minutes have not taken over already.")
            self._window.messages.note(words)
            return
        page.leave()
        carry = CarryPage(lines)

        def go_back() -> None:
            self._window.show_page(page)
            self._window.drop_page(carry)

        def bring_in(chosen: tuple[Brought, ...]) -> None:
            go_back()
            page.carrying.bring_in(chosen)
            if acts := moves(chosen, _user(library), self._now(), minutes.id):
                library.note(acts)
            self._tell(chosen)

        carry.left.connect(go_back)
        carry.chosen.connect(bring_in)
        self._window.show_page(carry)
        carry.list.setFocus()

    def rule(self, page: CapturePage, library: Library, ruling: Ruling) -> None:
        """Write that the last minutes were agreed, or not, and offer to sign them off."""
        minutes = page.open_minutes.current
        last = self._try(lambda: library.last_minutes(minutes.series, minutes.date))
        if last is None:
            self._window.messages.note(self.tr("No earlier meeting of this series is kept here."))
            return
        page.carrying.rule(ruling, _series_of(library, minutes.series), last.date)
        if last.state not in {"draft", "circulated"}:
            return
        act = "withheld" if ruling == "withheld" else "agreed"
        words = self.tr("Next: sign off “{}”, the minutes that were ruled on.").format(last.title)
        message = self._window.messages.say("info", words, stays=True)

        def go() -> None:
            self._window.messages.withdraw(words)
            self.sign_off_asked.emit(last.id, minutes.id, act)

        message.offer(self.tr("Sign off…"), go)

    # The series

    def show_series(
        self, library: Library, series: Series | None = None, back: QWidget | None = None
    ) -> None:
        """Show the page of the series, one of them chosen; ``back`` is the page before."""
        from minutes_desktop.ui.series.page import SeriesPage  # noqa: PLC0415 - seldom needed

        page = self._try(lambda: SeriesPage(library, series.id if series else ""))
        if page is None:
            return
        page.failed.connect(self._fail)
        page.said.connect(self._window.messages.note)
        page.begin_asked.connect(lambda name: self.ask_for_new_meeting(library, name))
        if back is None:
            page.left.connect(self.left)
        else:
            page.left.connect(
                lambda: self.ask_for_new_meeting(library, page.series.name if page.series else "")
            )
        self.shown.emit(page, self.tr("Series"))

    def _fail(self, sentence: str) -> None:
        self._window.messages.fail(sentence)


def _series_of(library: Library, name: str) -> Series:
    from minutes_desktop.domain.series import Series  # noqa: PLC0415 - as above

    return library.series.of(name) or Series(name=name)


def _user(library: Library) -> str:
    from minutes_desktop.ui.sign_off.desk import USER_NAME, account_name  # noqa: PLC0415 - as above

    return library.choices.preference(USER_NAME) or account_name()
