"""The way from a meeting to its signing off and back."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from minutes_desktop.ui.labels import title_with_state

if TYPE_CHECKING:
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.domain.record import ActKind
    from minutes_desktop.domain.signing import Step
    from minutes_desktop.workspace.exporting import Printer
    from minutes_desktop.workspace.library import Library, MeetingLine
    from minutes_desktop.workspace.signing import Signing

USER_NAME = "user_name"
"""The preference that holds the name of whoever works here."""


class SignOffDesk(QObject):
    """Shows the page on which one meeting is signed off, and does what is done there.

    Signals: ``shown`` carries a page to show and what it is about; ``finished`` the id of the
    meeting to go back to, empty for the list of meetings; ``said`` a sentence that something was
    done; ``failed`` one that it could not; ``withdrawn`` one that is no longer news.
    """

    shown = Signal(object, str)
    finished = Signal(str)
    said = Signal(str)
    failed = Signal(str)
    withdrawn = Signal(str)

    def __init__(
        self,
        library: Library,
        now: Callable[[], dt.datetime] = dt.datetime.now,
        parent: QObject | None = None,
    ) -> None:
        """Sign off the meetings of a library; ``now`` is the local time."""
        super().__init__(parent)
        self._library, self._now = library, now
        self._printer: Printer | None = None
        self._back = self._said = ""

    def show(self, meeting_id: str, back: str = "", act: ActKind | None = None) -> None:
        """Show the page for a meeting, as it is stored, perhaps with an act chosen.

        The way back leads to the meeting ``back``, which is offered first as the one that agreed
        the minutes, or else to the one signed off.
        """
        from minutes_desktop.ui.sign_off.page import SignOffPage  # noqa: PLC0415 - seldom needed
        from minutes_desktop.workspace.exporting import Printer  # noqa: PLC0415
        from minutes_desktop.workspace.library import StoreError  # noqa: PLC0415
        from minutes_desktop.workspace.signing import Signing  # noqa: PLC0415

        if self._said:
            self.withdrawn.emit(self._said)
        self._back = back or meeting_id
        self._printer = printer = self._printer or Printer(self)
        try:
            signing = Signing(self._library, printer, meeting_id, self)
            minutes = signing.before
            meetings = self._meetings_after(minutes, back)
            page = SignOffPage(
                signing,
                printer,
                self._name(),
                meetings,
                self._remarks(signing),
                self._now().date(),
            )
        except StoreError as error:
            self.failed.emit(str(error))
            self.finished.emit(back)
            return
        signing.setParent(page)
        page.left.connect(self._leave)
        page.named.connect(self._note_name)
        signing.done.connect(self._done)
        signing.moved.connect(lambda sentence: self._begin_anew(meeting_id, back, sentence))
        self.shown.emit(page, title_with_state(minutes))
        if act is not None:
            page.choose(act)

    def close(self) -> None:
        """End the printing process."""
        if self._printer is not None:
            self._printer.close()

    # Inner

    def _leave(self) -> None:
        self.finished.emit(self._back)

    def _done(self, step: Step) -> None:
        from minutes_desktop.ui.sign_off.offered import done_words  # noqa: PLC0415 - as above

        back = "" if step.kind == "deleted" and self._back == step.after.id else self._back
        self.finished.emit(back)
        self._said = done_words(step.kind, step.after)
        self.said.emit(self._said)

    def _meetings_after(self, minutes: Minutes, first: str) -> list[MeetingLine]:
        """The series' later meetings, one of them perhaps ``first``."""
        found = self._library.later_meetings(minutes.series, minutes.date)
        others = (one for one in found if one.id != minutes.id)
        return sorted(others, key=lambda one: one.id != first)

    def _begin_anew(self, meeting_id: str, back: str, sentence: str) -> None:
        """Read again what is stored, which is not what was shown."""
        self.failed.emit(sentence)
        self.show(meeting_id, back)

    def _name(self) -> str:
        """Who works here: as said before, or else by the name of the account."""
        known = self._library.choices.preference(USER_NAME)
        return known or account_name()

    def _note_name(self, name: str) -> None:
        if name != self._library.choices.preference(USER_NAME):
            self._library.choices.set_preference(USER_NAME, name)

    def _remarks(self, signing: Signing) -> list[str]:
        """What is still open in a draft, in words."""
        from minutes_desktop.domain.checks import remarks  # noqa: PLC0415 - as above
        from minutes_desktop.ui.capture.finding.check_pane import line_of  # noqa: PLC0415
        from minutes_desktop.ui.capture.finding.checking import numbers_of  # noqa: PLC0415

        minutes = signing.before
        if minutes.state not in {"draft", "circulated", "agreed"}:
            return []
        phrases = self._library.choices.phrases(minutes.series)
        numbers = numbers_of(minutes, signing.template)
        found = remarks(minutes, signing.template, phrases)
        return [line_of(one, numbers) for one in found]


def account_name() -> str:
    """The name of whoever is logged in, as the system knows it; empty where it does not."""
    try:
        import pwd  # noqa: PLC0415 - not on every system

        full = pwd.getpwnam(getpass.getuser()).pw_gecos.partition(",")[0].strip()
    except (ImportError, KeyError, OSError):
        full = ""
    if full:
        return full
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
