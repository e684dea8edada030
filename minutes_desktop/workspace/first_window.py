"""The first window on a store, which comes forward when the program is started on it again.

Qt's network library is imported late: only where the store is in use, or once the window stands.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QSysInfo, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

STARTING_SECONDS = 2.0
"""How long a window that has the store already is given until it listens."""

ANSWER_MS = 3000
_ASK, _ANSWER = b"show", b"shown\n"
_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - a name; by it a desktop lets one window raise another


def lock_file(path: Path) -> Path:
    """The file by which a window keeps others off the store, named after the real file."""
    return Path(f"{os.path.realpath(path)}.lock")


def shown_elsewhere(path: Path) -> bool:
    """Whether a window on this computer has the store, and has come forward.

    False where there is none, or none that answers; then it has to be said in a window.
    """
    if not lock_file(path).exists():
        return False
    deadline = time.monotonic() + STARTING_SECONDS
    while _is_held_here(path):
        if _ask(path):
            return True
        if time.monotonic() > deadline:
            break
        threading.Event().wait(0.05)
    return False


def _is_held_here(path: Path) -> bool:
    lock = QLockFile(str(lock_file(path)))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        lock.unlock()
        return False
    _, computer, _ = lock.getLockInfo()
    return computer == QSysInfo.machineHostName()


def _ask(path: Path) -> bool:
    """Ask the window that has the store to come forward; whether it says that it did."""
    try:
        from PySide6.QtNetwork import QLocalSocket
    except ImportError:  # a system library may be missing
        return False
    _let_others_come_forward()
    socket = QLocalSocket()
    socket.connectToServer(_name(path))
    if not socket.waitForConnected(ANSWER_MS):
        return False
    socket.write(b"%s %s\n" % (_ASK, os.environ.get(_TOKEN, "").encode()))
    heard = b""
    while not heard.endswith(_ANSWER) and socket.waitForReadyRead(ANSWER_MS):
        heard += bytes(socket.readAll().data())
    return heard == _ANSWER


def _let_others_come_forward() -> None:
    """Pass on the right to take the keyboard, which Windows gives to what was just started."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)


def _name(path: Path) -> str:
    """The name under which the window on a store listens, for this user alone."""
    import getpass
    import hashlib

    user = str(os.getuid()) if hasattr(os, "getuid") else getpass.getuser()
    words = f"{user}\n{os.path.normcase(os.path.realpath(path))}"
    return f"minutes-desktop-{hashlib.sha256(words.encode()).hexdigest()[:24]}"


class FirstWindow(QObject):
    """Listens for further starts on the store that this window has.

    Signal: ``asked``, the window is to come forward.
    """

    asked = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Prepare to listen; only whoever holds the store's lock may do that."""
        super().__init__(parent)
        self._path = path
        self._closed = False
        self._server: QLocalServer | None = None

    def listen(self) -> bool:
        """Listen from now on; False where that is not possible, and further starts say so."""
        if self._closed:
            return False
        try:
            from PySide6.QtNetwork import QLocalServer
        except ImportError:
            return False
        self._server = server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._take_up)
        # A window ended by force leaves its name behind; whoever has the lock may take it.
        QLocalServer.removeServer(_name(self._path))
        return server.listen(_name(self._path))

    def close(self) -> None:
        """Listen no longer."""
        self._closed = True
        if self._server:
            self._server.close()

    def _take_up(self) -> None:
        while self._server and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(lambda socket=socket: self._answer(socket))
            socket.disconnected.connect(socket.deleteLater)
            if socket.canReadLine():
                self._answer(socket)

    def _answer(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        words = bytes(socket.readLine().data()).split()
        if words[:1] == [_ASK]:
            for token in words[1:]:
                os.environ[_TOKEN] = token.decode(errors="replace")
            self.asked.emit()
            socket.write(_ANSWER)
            socket.flush()
