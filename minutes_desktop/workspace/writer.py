"""The one thread that writes to the store, so that no key ever waits for a disk."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from minutes_desktop.store.errors import StoreAway, StoreError, StoreReadOnly
from minutes_desktop.workspace.drive import is_far

if TYPE_CHECKING:
    from sqlalchemy import Engine


Job = Callable[["Engine"], None]
Answer = Callable[[str | None], None]

log = logging.getLogger(__name__)


class Task:
    """A job given to the writer, and the call that tells how it ended."""

    def __init__(self, job: Job, answer: Answer) -> None:
        """``answer`` is called on the window's thread, with ``None`` or the sentence of failure."""
        self.job = job
        self.ended = threading.Event()
        self.failure: str | None = None
        self._answer: Answer | None = answer

    def settle(self) -> None:
        """Tell how the job ended, unless that has been told already."""
        answer, self._answer = self._answer, None
        if answer:
            answer(self.failure)

    def wait(self, seconds: float) -> bool:
        """Wait until the job has ended and tell so; whether it ended in time."""
        if not self.ended.wait(seconds):
            return False
        self.settle()
        return True


class Writer(QObject):
    """Does jobs on the store one after the other, each with the store's engine.

    The store is opened by the first job; one that cannot be opened is tried again by the next. If
    its file is deleted or replaced, all it held is written anew, and the job is done there.
    Attributes: ``path``, the store's file now; ``read_only``, whether the store could not be
    opened since it may only be read.
    Signals: ``rescued`` carries a ``Rescued``, which says where everything is from now on;
    ``wrote``, a job has ended well.
    """

    rescued = Signal(object)
    wrote = Signal()
    _ended = Signal(object)

    def __init__(
        self, path: Path, parent: QObject | None = None, is_far: Callable[[Path], bool] = is_far
    ) -> None:
        """Write to the store at ``path``; nothing is opened before the first job.

        ``is_far`` says whether a path leads over a network.
        """
        super().__init__(parent)
        self.path, self._is_far = path, is_far
        self.read_only = False
        self._engine: Engine | None = None
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._ended.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def do(self, job: Job, answer: Answer = lambda _: None) -> Task:
        """Have a job done; ``answer`` gets ``None`` or the sentence of failure, on this thread."""
        task = Task(job, answer)
        if self._closed:
            task.failure = "The store is closed already."
            task.ended.set()
            self._ended.emit(task)
            return task
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
            self._thread.start()
        self._tasks.put(task)
        return task

    def close(self, seconds: float = 10.0) -> bool:
        """Finish all jobs and close the store; whether that was done in time."""
        self._closed = True
        if self._thread is None:
            return True
        self._tasks.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    @Slot(object)
    def _settle(self, task: Task) -> None:
        task.settle()

    def _run(self) -> None:
        while task := self._tasks.get():
            try:
                self._do(task.job)
            except StoreError as error:
                task.failure = str(error)
            except Exception as error:
                log.exception("A job of the writer failed")
                task.failure = f"An unexpected fault stopped the saving ({error!r})."
            task.ended.set()
            # When the program ends in a hurry, nobody is left to be told.
            with suppress(RuntimeError):
                self._ended.emit(task)
                if task.failure is None:
                    self.wrote.emit()
        if self._engine:
            self._look_once_more()
        if self._engine:
            _close(self._engine)

    def _look_once_more(self) -> None:
        """Have a deleted file written anew before the last hold on what it held is let go."""
        from minutes_desktop.store.database import touch  # noqa: PLC0415

        try:
            self._do(touch)
        except StoreError as error:
            log.info("At the end: %s", error)

    def _do(self, job: Job) -> None:
        try:
            job(self._opened())
        except StoreAway as away:
            if not self._rescue(away):
                raise
            job(self._opened())

    def _opened(self) -> Engine:
        if self._engine is None:
            try:
                self._engine = _open(self.path, self._is_far)
            except StoreReadOnly:
                self.read_only = True
                raise
            self.read_only = False
        return self._engine

    def _rescue(self, away: StoreAway) -> bool:
        """Write everything anew if the file is deleted or replaced; whether it was."""
        # Imported on this thread, and only in need.
        from minutes_desktop.store.rescue import SAVABLE, rescue  # noqa: PLC0415

        if self._engine is None or away.how not in SAVABLE:
            return False
        rescued = rescue(self._engine, away)
        self._engine, self.path = None, rescued.path
        with suppress(RuntimeError):
            self.rescued.emit(rescued)
        return True


def _open(path: Path, is_far: Callable[[Path], bool]) -> Engine:
    # Imported on this thread, after the window is shown: it takes longer than showing it.
    from minutes_desktop.store.database import open_store  # noqa: PLC0415

    return open_store(path, is_far)


def _close(engine: Engine) -> None:
    from minutes_desktop.store.database import close_store  # noqa: PLC0415

    try:
        close_store(engine)
    except StoreError as error:
        log.warning("The store was not closed cleanly: %s", error)
