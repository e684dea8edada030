"""What there is to know about the drive that holds the store: how far it is, and its free space.

A drive that does not answer keeps whoever asks waiting, so that nobody asks on the window's thread.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, QStorageInfo, Qt, QTimer, Signal, Slot

from minutes_desktop.store.identity import files_beside

_FAR = ("nfs", "cifs", "smb", "afp", "dav", "fuse.", "9p", "vboxsf", "prl_fs", "ncp", "ceph")
_REMOTE = 4  # what Windows calls a drive letter that stands for a share

LOOK_MS = 60_000
TIMES = 3
"""So many times the store's size should be free: for its log, and for a copy of both."""
LEAST = 32 * 1024 * 1024  # bytes that should be free, however small the store


def is_far(path: Path) -> bool:
    """Whether a file would be on another computer, or behind a program that feigns a drive."""
    real = os.path.realpath(path)
    if sys.platform == "win32":
        root = os.path.splitdrive(real)[0]
        return (
            root.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{root}\\") == _REMOTE
        )
    kind = bytes(QStorageInfo(_folder(Path(real))).fileSystemType().data()).decode()
    return is_far_kind(kind)


def is_far_kind(file_system: str) -> bool:
    """Whether a file system of this kind reaches over a network; a disk of Windows' does not."""
    return file_system.lower().startswith(_FAR)


class Room(Struct, frozen=True):
    """How much is free on the drive of a store, and how much the store takes, in bytes."""

    free: int
    taken: int

    @property
    def is_short(self) -> bool:
        """Whether saving may soon be impossible."""
        return self.free < max(TIMES * self.taken, LEAST)


def room_for(path: Path) -> Room:
    """The room on the drive of the store at ``path``."""
    taken = 0
    for file in (path, *files_beside(path)):
        with suppress(OSError):
            taken += file.stat().st_size
    return Room(QStorageInfo(_folder(path)).bytesAvailable(), taken)


def _folder(path: Path) -> str:
    """The folder of the file, or the one in which its folder would be made."""
    return str(next((folder for folder in path.absolute().parents if folder.exists()), path))


class RoomWatch(QObject):
    """Looks from time to time whether the store has room to grow, on a thread of its own.

    Signals: ``short`` carries the ``Room`` that is left, when it becomes too little; ``enough``,
    when it no longer is.
    """

    short = Signal(object)
    enough = Signal()
    _looked = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Watch the drive of the store at ``path``, from a minute after ``start`` on."""
        super().__init__(parent)
        self.path = path
        self._was_short = False
        self._looking = False
        self._looked.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and every minute from now on."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no longer."""
        self._timer.stop()

    def look(self) -> None:
        """Look once; what is found is told by the signals."""
        if self._looking:
            return  # by a thread that waits for the drive
        self._looking = True
        path = self.path

        def run() -> None:
            found = room_for(path)
            # When the program ends in a hurry, nobody is left to be told.
            with suppress(RuntimeError):
                self._looked.emit(found)

        threading.Thread(target=run, name="room", daemon=True).start()

    @Slot(object)
    def _tell(self, room: Room) -> None:
        self._looking = False
        if room.is_short == self._was_short:
            return
        self._was_short = room.is_short
        if room.is_short:
            self.short.emit(room)
        else:
            self.enough.emit()
