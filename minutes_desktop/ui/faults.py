"""The last resort: what is said and kept when the program itself is at fault."""

from __future__ import annotations

import datetime as dt
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from minutes_desktop import __version__

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


def log_file() -> Path:
    """The file that faults are written to, in the folder this platform keeps logs in."""
    from platformdirs import user_log_path  # noqa: PLC0415 - after the first paint

    return user_log_path("minutes-desktop", appauthor=False) / "faults.log"


class Faults(QObject):
    """Saves what can be saved, writes a fault down, and tells the user in one dialog at a time.

    Attribute: ``save``, called on the window's thread.
    """

    _happened = Signal(str)

    def __init__(
        self, window: QWidget, log: Callable[[], Path], save: Callable[[], None] = lambda: None
    ) -> None:
        """Tell in front of the window, and write to the file whose path ``log`` gives."""
        super().__init__(window)
        self._window, self._log, self.save = window, log, save
        self._box: QMessageBox | None = None
        # Queued from other threads, done at once on the window's own.
        self._happened.connect(self._answer)

    def watch(self) -> None:
        """Take up every fault that nothing else does, from any thread."""
        sys.excepthook = self.report
        threading.excepthook = lambda fault: self.report(
            fault.exc_type, fault.exc_value or fault.exc_type(), fault.exc_traceback
        )

    def report(
        self,
        kind: type[BaseException],
        fault: BaseException,
        where: TracebackType | None,
    ) -> None:
        """Do all of that; this is an excepthook."""
        self._happened.emit("".join(traceback.format_exception(kind, fault, where)))

    def _answer(self, details: str) -> None:
        _write_down(details, self._log())
        with suppress(Exception):
            self.save()
        # One at a time: a fault in painting comes again with every paint.
        if self._box is None:
            self._tell(details)

    def _tell(self, details: str) -> None:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - as above

        box = self._box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Critical)
        box.setWindowTitle(self.tr("A fault in the program"))
        box.setText(
            self.tr(
                "Something went wrong in the program itself. What you typed has been saved as far"
                " as possible; please check the last words, and go on."
            )
        )
        # Not a button of the box's own, which would close it.
        copy = box.addButton(self.tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()
        copy.clicked.connect(lambda _checked=False: QApplication.clipboard().setText(details))
        box.addButton(QMessageBox.StandardButton.Close)
        box.finished.connect(self._told)
        box.open()

    def _told(self) -> None:
        if self._box:
            self._box.deleteLater()
        self._box = None


def _write_down(details: str, file: Path) -> None:
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as log:
            now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
            log.write(f"{now} Minutes Desktop {__version__}\n{details}\n")
