"""The last resort: what is said and kept when the program itself is at fault."""

from __future__ import annotations

import datetime as dt
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from minutes_desktop import __version__


def log_file() -> Path:
    """The file that faults are written to, in the folder this platform keeps logs in."""
    from platformdirs import user_log_path  # noqa: PLC0415 - hardly ever needed

    return user_log_path("minutes-desktop", appauthor=False) / "faults.log"


def report(
    window: QWidget,
    log: Path,
    save: Callable[[], None],
    kind: type[BaseException],
    fault: BaseException,
    where: TracebackType | None,
) -> None:
    """Save what can be saved, write the fault down, and tell the user in a dialog.

    Bound to its first three arguments, this is an excepthook.
    """
    with suppress(Exception):
        save()
    details = "".join(traceback.format_exception(kind, fault, where))
    _write_down(details, log)
    _tell(window, details)


def _write_down(details: str, file: Path) -> None:
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as log:
            now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
            log.write(f"{now} Minutes Desktop {__version__}\n{details}\n")


def _tell(window: QWidget, details: str) -> None:
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(box.tr("A fault in the program"))
    box.setText(
        box.tr(
            "Something went wrong in the program itself. What you typed has been saved as far as"
            " possible; please check the last words, and go on."
        )
    )
    copy = box.addButton(box.tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Close)
    copy.clicked.connect(lambda _checked=False: QApplication.clipboard().setText(details))
    box.finished.connect(box.deleteLater)
    box.open()
