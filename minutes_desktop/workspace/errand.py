"""Something that takes its time and is done on a thread of its own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, Signal, Slot

from minutes_desktop.store.copying import Stopped, Watch
from minutes_desktop.store.errors import StoreError

log = logging.getLogger(__name__)

Work = Callable[[Watch], object]


class Errand(QObject):
    """Does some work once, tells how far it has come, and can be stopped.

    Signals: ``progressed`` carries the share done, from 0 to 1; then comes one of ``done``, with
    what the work gave, ``failed``, with a ``StoreError``, and ``stopped``; and last ``ended``.
    """

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    ended = Signal()
    _returned = Signal(object, object)

    def __init__(self, name: str, work: Work, parent: QObject | None = None) -> None:
        """The work is given a watch, to be asked now and then whether to go on."""
        super().__init__(parent)
        self._work = work
        self._stopping = threading.Event()
        # Daemon, so that a drive that does not answer never keeps the program from ending.
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._returned.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Break off as soon as that harms nothing."""
        self._stopping.set()

    def wait(self, seconds: float) -> bool:
        """Wait for the end; whether it came in time."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        result: object = None
        failure: StoreError | None = None
        try:
            result = self._work(self._watch)
        except StoreError as error:
            failure = error
        except Exception as error:
            log.exception("The errand %s failed", self._thread.name)
            failure = StoreError(f"An unexpected fault stopped this ({error!r}).")
        # When the program ends in a hurry, nobody is left to be told.
        with suppress(RuntimeError):
            self._returned.emit(result, failure)

    def _watch(self, share: float) -> bool:
        with suppress(RuntimeError):
            self.progressed.emit(share)
        return not self._stopping.is_set()

    @Slot(object, object)
    def _settle(self, result: object, failure: StoreError | None) -> None:
        if isinstance(failure, Stopped):
            self.stopped.emit()
        elif failure is not None:
            self.failed.emit(failure)
        else:
            self.done.emit(result)
        self.ended.emit()
