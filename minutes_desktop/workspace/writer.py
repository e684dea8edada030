"""The one thread that writes to the store, so that no key ever waits for a disk."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from minutes_desktop.store.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

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

    The store is opened by the first job; one that cannot be opened is tried again by the next.
    """

    _ended = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Write to the store at ``path``; nothing is opened before the first job."""
        super().__init__(parent)
        self._path = path
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
        engine: Engine | None = None
        while task := self._tasks.get():
            try:
                engine = engine or _open(self._path)
                task.job(engine)
            except StoreError as error:
                task.failure = str(error)
            except Exception as error:
                log.exception("A job of the writer failed")
                task.failure = f"An unexpected fault stopped the saving ({error!r})."
            task.ended.set()
            # When the program ends in a hurry, nobody is left to be told.
            with suppress(RuntimeError):
                self._ended.emit(task)
        if engine:
            _close(engine)


def _open(path: Path) -> Engine:
    # Imported on this thread, after the window is shown: it takes longer than showing it.
    from minutes_desktop.store.database import open_store  # noqa: PLC0415

    return open_store(path)


def _close(engine: Engine) -> None:
    from minutes_desktop.store.database import close_store  # noqa: PLC0415

    try:
        close_store(engine)
    except StoreError as error:
        log.warning("The store was not closed cleanly: %s", error)
