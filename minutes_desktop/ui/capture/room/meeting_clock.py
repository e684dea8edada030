"""The clock of the meeting: how long it has run, and the key that sets it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from minutes_desktop.domain.clock import (
    Clock,
    Step,
    begins_at,
    clock_of,
    next_steps,
    read_time,
    set_clock,
)
from minutes_desktop.domain.meaning import named_times
from minutes_desktop.domain.room import Spot
from minutes_desktop.ui.chooser import Choice, Chooser

if TYPE_CHECKING:
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.ui.capture.room.room_edits import RoomEdits
    from minutes_desktop.workspace.open_minutes import OpenMinutes

_MINUTE = 60_000  # milliseconds
_LONGEST_WAIT = (
    10 * _MINUTE
)  # for the start of a meeting; the computer's clock may be set meanwhile
_JUST_AFTER = 5  # milliseconds, so that the minute has passed when it is looked at


class MeetingClock(QObject):
    """Tells how long the meeting has run, and asks what comes next.

    Attributes: ``words``, for the status bar; empty where the meeting does not run.
    Signals: ``ticked`` says that the words are others now; ``told`` carries a sentence about
    printed words that name another time.
    """

    ticked = Signal()
    told = Signal(str)

    def __init__(
        self, minutes: OpenMinutes, edits: RoomEdits, now: Callable[[], dt.datetime]
    ) -> None:
        """Read the clock of these minutes; ``now`` is the local time."""
        super().__init__(edits)
        self._open, self._edits, self._now = minutes, edits, now
        self.words = ""
        self._started: dt.time | None = None  # by this key, and not only planned
        self._spot = Spot()
        self._tick = QTimer(self, singleShot=True)
        self._tick.timeout.connect(self.follow)
        self.chooser = Chooser(edits.sheet)
        self.chooser.typed.connect(self._narrow)
        self.chooser.chosen.connect(self._set)

    # Telling

    def follow(self) -> None:
        """Look at the clock again, and once more when it will show something else."""
        now, minutes = self._now(), self._open.current
        clock = clock_of(minutes, now)
        words = ""
        if clock.ran is not None:
            whole = int(clock.ran.total_seconds()) // 60
            ran = self.tr("{} min").format(whole)
            if whole >= 60:
                ran = self.tr("{} h {:02} min").format(*divmod(whole, 60))
            words = self.tr("Running {}").format(ran)
            if clock.state == "adjourned":
                words = self.tr("Adjourned after {}").format(ran)
        self._wait(now, begins_at(minutes, now), running=clock.ran is not None)
        if words != self.words:
            self.words = words
            self.ticked.emit()

    def _wait(self, now: dt.datetime, begins: dt.datetime | None, *, running: bool) -> None:
        into = now.second * 1000 + now.microsecond // 1000
        if running:
            self._tick.start(_MINUTE - into + _JUST_AFTER)
        elif begins is not None:
            wait = int((begins - now).total_seconds() * 1000) + _JUST_AFTER
            self._tick.start(min(wait, _LONGEST_WAIT))
        else:
            self._tick.stop()

    # Setting

    def ask(self) -> None:
        """Ask what comes next, at the caret; the most natural is chosen by Enter alone."""
        self._spot = self._edits.spot()
        near = self._edits.near_caret()
        self.chooser.ask(self.tr("What happens, and when?"), self._choices(""), near)

    def _narrow(self, typed: str) -> None:
        self.chooser.show_choices(self._choices(typed))

    def _choices(self, typed: str) -> list[Choice]:
        now, minutes = self._now(), self._open.current
        words: dict[Step, str] = {
            "start": self.tr("The meeting starts"),
            "adjournment": self.tr("It adjourns"),
            "resumption": self.tr("It resumes"),
            "close": self.tr("It closes"),
        }
        letters: dict[Step, str] = {
            "start": self.tr("start open begin"),
            "adjournment": self.tr("adjourn break pause"),
            "resumption": self.tr("resume reconvene go on"),
            "close": self.tr("close end finish"),
        }
        time = f"{_time_in(typed, now):%H:%M}"
        times = " ".join(word for word in typed.split() if read_time(word, now))
        details = dict.fromkeys(words, time)
        if minutes.start is not None:
            details["start"] = self.tr("{}, in place of {:%H:%M}").format(time, minutes.start)
        clock = clock_of(minutes, now)
        if clock.state == "due" and minutes.start == self._started:
            clock = Clock("running", clock.ran)
        return [
            Choice(words[step], step, details[step], f"{letters[step]} {times}")
            for step in next_steps(clock)
        ]

    def _set(self, step: Step, typed: str) -> None:
        time, spot, template = _time_in(typed, self._now()), self._spot, self._open.template

        def edit(minutes: Minutes) -> Minutes:
            return set_clock(minutes, template, step, time, spot)

        self._edits.apply(self.tr("Meeting clock"), edit)
        if step == "start":
            self._started = time
        self.follow()
        self._say_what_stays(step, time)

    def _say_what_stays(self, step: Step, time: dt.time) -> None:
        """Printed words win; where they name another time, somebody must know."""
        start, finish = named_times(self._open.current.details)
        printed = {"start": start, "close": finish}.get(step)
        if printed is None or printed == time:
            return
        words = self.tr(
            "The meeting started at {:%H:%M}. The details say {:%H:%M}, which stays until you"
            " change it there."
        )
        if step == "close":
            words = self.tr(
                "The meeting closed at {:%H:%M}. The details say {:%H:%M}, which stays until you"
                " change it there."
            )
        self.told.emit(words.format(time, printed))


def _time_in(typed: str, now: dt.datetime) -> dt.time:
    """The time typed, or else the time now, to the minute."""
    times = (read_time(word, now) for word in typed.split())
    return next((time for time in times if time), now.time().replace(second=0, microsecond=0))
