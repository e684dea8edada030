"""A program that is killed: types into a window of its own, rests two seconds, and is gone.

    python -m tests.journeys.killed STORE WINDOW_INI WORDS

It kills itself with SIGKILL (on Windows: ends at once), so that no handler, flush or close runs.
"""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from minutes_desktop.app import App, build
from minutes_desktop.ui.remembered import Remembered
from tests.journeys.player import Player
from tests.journeys.typist import Press, Words

GRACE_MS = 2000  # from the last key to the end


def end_at_once() -> None:
    """Be gone without another instruction of our own."""
    if sys.platform == "win32":
        os._exit(1)
    os.kill(os.getpid(), signal.SIGKILL)


def type_and_die(app: App, words: str) -> None:
    """Begin a meeting, write the words under its second item, and count down."""
    player = Player()
    player.play([Press("Ctrl+N"), Words(f"{dt.date(2031, 5, 14):%d/%m/%Y}"), Press("Return")])
    player.play([Press("Return"), *[Press("Ctrl+PgDown")] * 3, Press("Return"), Words(words)])
    player.press("Ctrl+Left")
    QTimer.singleShot(GRACE_MS, end_at_once)


def main() -> None:
    """Run until killed."""
    store, ini, words = sys.argv[1:]
    application = QApplication([])
    app = build(Path(store), Remembered(Path(ini)))
    app.window.show()
    app.window.activateWindow()
    QTimer.singleShot(300, lambda: type_and_die(app, words))
    application.exec()


if __name__ == "__main__":
    main()
