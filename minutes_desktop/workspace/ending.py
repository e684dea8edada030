"""The system's request to end, as at the end of a session, done as if the user had closed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

_REQUESTS = ("SIGTERM", "SIGHUP", "SIGINT")


def end_on_request(act: Callable[[], object], parent: QObject) -> None:
    """Call ``act``, on the window's thread, each time the system asks the program to end.

    On Windows the system asks the window itself, which needs nothing of this.
    """
    if sys.platform == "win32":
        return
    # Python hears of a signal only when it runs; the pipe makes Qt's loop let it run.
    heard, tell = os.pipe()
    for end in (heard, tell):
        os.set_blocking(end, False)
    signal.set_wakeup_fd(tell)
    for name in _REQUESTS:
        signal.signal(getattr(signal, name), lambda *_: None)
    notifier = QSocketNotifier(heard, QSocketNotifier.Type.Read, parent)

    def wake() -> None:
        os.read(heard, 64)
        act()

    notifier.activated.connect(wake)
