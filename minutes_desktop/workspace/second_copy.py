"""The second copy of the store: kept up to date by itself, beside the typing."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from minutes_desktop.domain.ids import new_id
from minutes_desktop.store.errors import StoreError
from minutes_desktop.store.second_copy import MARK, copy_in, refresh
from minutes_desktop.workspace.errand import Errand

if TYPE_CHECKING:
    from minutes_desktop.workspace.library import Library

FOLDER = "second_copy.folder"
"""The preference that names the folder; empty for none."""

REST_MS = 5_000
"""How long saving must have rested; a copy that takes long is made more seldom."""
CEILING_MS = 60_000
RETRY_MS = 15_000
_RESTS = 10  # times as long as the last copy took


class SecondCopy(QObject):
    """Copies the store to the chosen folder some seconds after something was saved.

    A folder that is not there, or full, is tried again until it works. Signals: ``copied``, the
    copy holds everything saved so far; ``failed`` carries the sentence to show, once as long as it
    stays the same; ``mended`` carries a sentence that is no longer true; ``changed``, another
    folder was chosen.
    """

    copied = Signal()
    failed = Signal(str)
    mended = Signal(str)
    changed = Signal()

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        """Watch the library; nothing is copied before a folder was chosen."""
        super().__init__(parent)
        self._library = library
        self._errand: Errand | None = None
        self._again = False
        self._failure = ""
        self._rest = self._timer(REST_MS)
        self._ceiling = self._timer(CEILING_MS)
        self._retry = self._timer(RETRY_MS)
        library.writer.wrote.connect(self._wrote)

    @property
    def folder(self) -> Path | None:
        """The folder of the copy; ``None`` if none was chosen. Raises ``StoreError``."""
        chosen = self._library.choices.preference(FOLDER)
        return Path(chosen) if chosen else None

    @property
    def busy(self) -> bool:
        """Whether the copy is being made."""
        return self._errand is not None

    @property
    def failure(self) -> str:
        """Why the copy is not up to date; empty if it is, or is about to be."""
        return self._failure

    def choose(self, folder: Path | None) -> None:
        """Keep the copy in this folder from now on, or nowhere; a copy elsewhere stays as it is."""
        choices = self._library.choices
        if folder and not choices.preference(MARK):
            choices.set_preference(MARK, new_id())
        choices.set_preference(FOLDER, str(folder.absolute()) if folder else "")
        self._mend()
        if self._errand is not None:
            self._errand.stop()
        self.changed.emit()

    def settings(self) -> dict[str, str]:
        """What was chosen, for ``take_over``; empty if nothing was, or if it cannot be read."""
        try:
            return {name: self._library.choices.preference(name) for name in (FOLDER, MARK)}
        except StoreError:
            return {}

    def take_over(self, settings: dict[str, str]) -> None:
        """Go on as was chosen in the store before this one, if anything was."""
        if settings.get(FOLDER):
            for name, value in settings.items():
                self._library.choices.set_preference(name, value)
            self.changed.emit()

    def when(self) -> dt.datetime | None:
        """The local time at which the copy in the folder was made, if it is there."""
        if self.folder is None:
            return None
        try:
            made = copy_in(self._library.path, self.folder).stat().st_mtime
        except OSError:
            return None
        return dt.datetime.fromtimestamp(made, dt.UTC).astimezone()

    def finish(self, seconds: float) -> bool:
        """Copy what was saved last, for up to some seconds; whether the copy is up to date."""
        deadline = time.monotonic() + seconds
        if self._errand is not None and not self._errand.wait(seconds):
            self._errand.stop()
            return False
        self._errand = None
        last = self._begin()
        if last is None or last.wait(max(0.0, deadline - time.monotonic())):
            return True
        last.stop()
        return False

    def _wrote(self) -> None:
        self._rest.start()
        if not self._ceiling.isActive():
            self._ceiling.start()

    def _copy(self) -> None:
        for timer in (self._rest, self._ceiling, self._retry):
            timer.stop()
        if self._errand is not None:
            self._again = True
        else:
            self._begin()

    def _begin(self) -> Errand | None:
        try:
            folder = self.folder
        except StoreError:
            return None  # the store itself is in trouble, and says so elsewhere
        if folder is None:
            return None
        store, begun = self._library.path, time.monotonic()
        self._errand = errand = Errand("second copy", lambda watch: refresh(store, folder, watch))
        errand.setParent(self)
        errand.done.connect(lambda up_to_date: self._copied(up_to_date, time.monotonic() - begun))
        errand.failed.connect(self._fail)
        errand.ended.connect(lambda: self._ended(errand))
        errand.start()
        return errand

    def _copied(self, up_to_date: object, seconds: float) -> None:
        if not up_to_date:
            return
        self._rest.setInterval(max(REST_MS, int(seconds * 1000 * _RESTS)))
        self._ceiling.setInterval(max(CEILING_MS, self._rest.interval()))
        self._mend()
        self.copied.emit()

    def _fail(self, error: StoreError) -> None:
        self._retry.start()
        if str(error) != self._failure:
            self._mend()
            self._failure = str(error)
            self.failed.emit(self._failure)

    def _mend(self) -> None:
        said, self._failure = self._failure, ""
        if said:
            self.mended.emit(said)

    def _ended(self, errand: Errand) -> None:
        errand.deleteLater()
        if errand is not self._errand:
            return
        self._errand = None
        if self._again:
            self._again = False
            self._copy()

    def _timer(self, ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(self._copy)
        return timer
