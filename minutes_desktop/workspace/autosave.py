"""Saving by itself: after each pause, and never later than two seconds after an edit."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from minutes_desktop.domain.changes import Change
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.domain.place import Place
    from minutes_desktop.workspace.open_minutes import OpenMinutes
    from minutes_desktop.workspace.writer import Task, Writer

PAUSE_MS = 500
CEILING_MS = 1400
RETRY_MS = 3000


class Autosave(QObject):
    """Keeps the store up to date with the minutes being written.

    Signals: ``saved`` carries the local time of the commit, and comes only after it; ``failed``
    carries the sentence to show. What could not be saved is tried again until it is.
    """

    saved = Signal(object)
    failed = Signal(str)

    def __init__(
        self, open_minutes: OpenMinutes, writer: Writer, parent: QObject | None = None
    ) -> None:
        """Watch the minutes, which stand in the store as they are now."""
        super().__init__(parent)
        self._open = open_minutes
        self._writer = writer
        self._saved_value = open_minutes.current
        self._saved_place = self._place = open_minutes.place
        self._task: Task | None = None
        self._ended = False
        self._pause = self._timer(PAUSE_MS, self._paused)
        self._ceiling = self._timer(CEILING_MS, self._hand_over)
        self._retry = self._timer(RETRY_MS, self._hand_over)
        open_minutes.changed.connect(self._changed)

    @property
    def unsaved(self) -> bool:
        """Whether words on the screen are not in the store yet."""
        return self._open.current is not self._saved_value

    def note_place(self, place: Place) -> None:
        """Note where the caret is now; it is saved after the next pause."""
        if place != self._place and not self._ended:
            self._place = place
            self._wait()

    def flush(self, seconds: float = 10.0) -> bool:
        """Save now, and wait for it up to ``seconds``; whether everything is saved."""
        deadline = time.monotonic() + seconds
        while self._task or self._due:
            self._hand_over()
            task = self._task
            if task is None or not task.wait(max(0.0, deadline - time.monotonic())):
                return False
            if task.failure:
                return False
        return True

    def end(self) -> None:
        """Save nothing more; the minutes are left, and their page with its timers goes."""
        self._ended = True
        for timer in (self._pause, self._ceiling, self._retry):
            timer.stop()

    @property
    def _due(self) -> bool:
        return self.unsaved or self._place != self._saved_place

    def _changed(self, _change: Change) -> None:
        self._wait()

    def _wait(self) -> None:
        self._pause.start()
        if not self._ceiling.isActive():
            self._ceiling.start()

    def _paused(self) -> None:
        self._open.close_run()
        self._hand_over()

    def _hand_over(self) -> None:
        """Give the writer what differs; one job at a time, so that each knows what stands there."""
        if self._task or not self._due:
            return
        # The pause still comes when it is one: it ends the stretch of typing, saved or not.
        for timer in (self._ceiling, self._retry):
            timer.stop()
        before, after, place = self._saved_value, self._open.current, self._place

        def job(engine: Engine) -> None:
            _save(engine, before, after, place)

        def answer(failure: str | None) -> None:
            self._task = None
            if self._ended:
                return
            if failure is None:
                self._committed(after, place)
            else:
                self._not_saved(failure)

        self._task = self._writer.do(job, answer)

    def _committed(self, value: Minutes, place: Place) -> None:
        self._saved_value, self._saved_place = value, place
        self._open.place = place
        self.saved.emit(dt.datetime.now().astimezone())
        if self._due and not (self._pause.isActive() and self._ceiling.isActive()):
            self._hand_over()

    def _not_saved(self, sentence: str) -> None:
        self._retry.start()
        self.failed.emit(sentence)

    def _timer(self, ms: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(act)
        return timer


def _save(engine: Engine, before: Minutes, after: Minutes, place: Place) -> None:
    from minutes_desktop.store.meetings import save  # noqa: PLC0415 - on the writer's thread

    save(engine, before, after, place)
