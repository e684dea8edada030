"""Making Qt's application, or saying in one sentence why there can be no window."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication


def make_application(arguments: list[str]) -> QApplication:
    """Qt's application; where no screen can be reached, the process ends with status 1.

    Qt ends the process itself then, by a fault that leaves a core dump and no sentence.
    """
    said: list[str] = []

    def listen(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            _give_up(said)
        said.append(words)

    qInstallMessageHandler(listen)
    application = QApplication(arguments)
    qInstallMessageHandler(None)
    return application


def _give_up(said: list[str]) -> None:
    reason = f" ({said[0].strip().rstrip('.')})" if said else ""
    if sys.stderr is not None:
        sys.stderr.write(
            f"Minutes Desktop cannot reach a screen{reason}: start it from a desktop session.\n"
        )
        sys.stderr.flush()
    os._exit(1)
