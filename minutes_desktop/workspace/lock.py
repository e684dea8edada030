"""One window at a time on a store, since two would overwrite each other's words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import QLockFile, QSysInfo

from minutes_desktop.store.errors import StoreError
from minutes_desktop.store.reading import check, is_there
from minutes_desktop.workspace.first_window import lock_file

PATIENCE_MS = 500
"""How long a window that is just closing is waited for."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep every other window off the store at ``path`` while the block runs.

    A window that was ended by force frees the store too. Raises ``StoreError`` if another has it,
    or if there can be no store.
    """
    store = Path(os.path.realpath(path))
    if not is_there(path):
        # On a new computer; where it cannot be made, the store says so when it is opened.
        with suppress(OSError):
            store.parent.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(lock_file(path)))
    # No age frees it, only the end of its owner: a meeting may last as long as it likes.
    lock.setStaleLockTime(0)
    if not lock.tryLock(PATIENCE_MS) and not _take_over(lock):
        _refuse(lock, path)
    try:
        yield
    finally:
        lock.unlock()


def _take_over(lock: QLockFile) -> bool:
    """Take a lock left behind on this computer; whether there was one.

    A power cut can leave it empty, or its process's number may now be another's. While its owner
    runs, the system does not let it be removed.
    """
    return not _elsewhere(lock) and lock.removeStaleLockFile() and lock.tryLock(0)


def _elsewhere(lock: QLockFile) -> str:
    """The name of the other computer that has the lock; empty if it is this one or unknown."""
    _, computer, _ = lock.getLockInfo()
    return "" if computer == QSysInfo.machineHostName() else computer


def _may_be_written(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK)


def _refuse(lock: QLockFile, path: Path) -> None:
    """Raise the sentence for the user, unless nobody could write to the store anyway."""
    match lock.error(), _elsewhere(lock):
        case QLockFile.LockError.LockFailedError, "":
            raise StoreError(
                f"This store is open in another window ({path}). Go on in that window, or close"
                " it and start again."
            )
        case QLockFile.LockError.LockFailedError, computer:
            raise StoreError(
                f"This store is open in another window, on the computer “{computer}” ({path})."
                f" Close it there and start again. If it is open nowhere, delete"
                f" {lock.fileName()} first."
            )
        case QLockFile.LockError.UnknownError, _ if _may_be_written(path.parent):
            check(path)
            raise StoreError(
                f"{lock.fileName()} cannot be written, so nothing would keep another window off"
                " the store. Is the disk full? Free some space and start again."
            )
        case _:
            pass
