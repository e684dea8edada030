"""What keeps the store safe while the window is open: backups, a check, a second copy."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from minutes_desktop.store import backups
from minutes_desktop.store.copying import Watch, check_quietly
from minutes_desktop.store.errors import StoreDamaged, StoreError
from minutes_desktop.workspace.errand import Errand
from minutes_desktop.workspace.second_copy import SecondCopy

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from minutes_desktop.workspace.library import Library

OPENING_MS = 2_000
HOUR_MS = 3_600_000
CHECK_MS = 60_000
IDLE_MS = 10_000
SUSPICION_SECONDS = 60.0


class Backups(QObject):
    """Makes a backup after the opening and every hour if words were saved, and reads through.

    All of it is done on other threads, by connections that cannot write. Attribute:
    ``second_copy``. Signals: ``backed_up``, there is a new backup; ``damaged`` carries the
    sentence that the store is broken; ``failed`` that of a backup that could not be made,
    ``mended`` one that is no longer true.
    """

    backed_up = Signal()
    damaged = Signal(str)
    failed = Signal(str)
    mended = Signal(str)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        """Begin once the library is ready; timers run on whatever the clock is set to."""
        super().__init__(parent)
        self._library = library
        self._errand: Errand | None = None
        self._due: list[Callable[[], None]] = []
        self._failure = ""
        self._broken = False
        self._next_suspicion = 0.0
        self._closed = False
        self.second_copy = SecondCopy(library, self)
        self._opening = self._timer(OPENING_MS, self.back_up)
        self._hourly = self._timer(HOUR_MS, self.back_up, once=False)
        self._check = self._timer(CHECK_MS, self.check)
        library.ready.connect(self._begin)
        library.failed.connect(self.suspect)
        library.writer.wrote.connect(self._wrote)

    @property
    def store(self) -> Path:
        """The file that is kept safe."""
        return self._library.path

    @property
    def busy(self) -> bool:
        """Whether anything is being done, or still to come at once."""
        return self._errand is not None or bool(self._due)

    def back_up(self) -> None:
        """Make a backup now if words were saved since the newest."""
        self._do(self._begin_backup)

    def check(self) -> None:
        """Read the store through, beside the writing."""
        self._check.stop()
        self._do(self._begin_check)

    def suspect(self) -> None:
        """Read the store through since something went wrong with it, but not all the time."""
        now = time.monotonic()
        if now >= self._next_suspicion:
            self._next_suspicion = now + SUSPICION_SECONDS
            self.check()

    def close(self, seconds: float = 5.0) -> None:
        """Bring the second copy up to date and end; called once the library is closed."""
        self._closed = True
        self._due.clear()
        for timer in (self._opening, self._hourly, self._check):
            timer.stop()
        if self._errand is not None:
            self._errand.stop()
            self._errand.wait(seconds)
        if not self._broken:
            self.second_copy.finish(seconds)

    def _begin(self) -> None:
        if not self._closed:
            self._opening.start()
            self._hourly.start()
            self._check.start()

    def _wrote(self) -> None:
        # While words come in, the check waits for a rest.
        if self._check.isActive() and self._check.remainingTime() < IDLE_MS:
            self._check.start(IDLE_MS)

    # One thing at a time

    def _do(self, begin: Callable[[], None]) -> None:
        if self._closed or begin in self._due:
            return
        if self._errand is None:
            begin()
        else:
            self._due.append(begin)

    def _start(self, name: str, work: Callable[[Watch], object]) -> Errand:
        self._errand = errand = Errand(name, work, self)
        errand.ended.connect(self._ended)
        errand.start()
        return errand

    def _ended(self) -> None:
        if self._errand is not None:
            self._errand.deleteLater()
        self._errand = None
        if self._due and not self._closed:
            self._due.pop(0)()

    # Backups

    def _begin_backup(self) -> None:
        store = self._library.path
        errand = self._start("backup", lambda watch: backups.back_up_if_due(store, watch))
        errand.done.connect(self._backed_up)
        errand.failed.connect(self._fail)

    def _backed_up(self, made: object) -> None:
        said, self._failure = self._failure, ""
        if said:
            self.mended.emit(said)
        if isinstance(made, backups.Behind):
            # Another store was put in this one's place: its backups are to count as the newest.
            self._library.writer.do(lambda engine: _raise_count(engine, made.highest), self._raised)
        elif made is not None:
            self.backed_up.emit()

    def _raised(self, failure: str | None) -> None:
        if failure is None:
            self.back_up()

    def _fail(self, error: StoreError) -> None:
        if isinstance(error, StoreDamaged):
            self._say_damaged(error)
        elif str(error) != self._failure:
            if self._failure:
                self.mended.emit(self._failure)
            self._failure = str(error)
            self.failed.emit(self._failure)

    # The check

    def _begin_check(self) -> None:
        store = self._library.path
        errand = self._start("check", lambda _watch: check_quietly(store))
        errand.failed.connect(self._checked)

    def _checked(self, error: StoreError) -> None:
        # Whatever else keeps it from being read is said by those who need to read it.
        if isinstance(error, StoreDamaged):
            self._say_damaged(error)

    def _say_damaged(self, error: StoreDamaged) -> None:
        if not self._broken:
            self._broken = True
            self.damaged.emit(str(error))

    def _timer(self, ms: int, act: Callable[[], None], *, once: bool = True) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(once)
        timer.setInterval(ms)
        timer.timeout.connect(act)
        return timer


def _raise_count(engine: Engine, above: int) -> None:
    from minutes_desktop.store.database import raise_count  # noqa: PLC0415 - on the writer's thread

    raise_count(engine, above)
