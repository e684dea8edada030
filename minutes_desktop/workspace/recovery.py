"""What the window has done about backups: listed, made, restored, and damaged files salvaged.

Each function gives an ``Errand`` that has not been started yet.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from minutes_desktop.store import backups, reading
from minutes_desktop.store.backups import Backup, folder_of
from minutes_desktop.store.copying import Watch, check_replaceable, copy_store
from minutes_desktop.store.errors import StoreDamaged, StoreError
from minutes_desktop.workspace.errand import Errand
from minutes_desktop.workspace.lock import locked

__all__ = ["Backup", "StoreDamaged", "StoreLost", "folder_of"]


class StoreLost(StoreDamaged):
    """The file of the meetings is not there, but backups of it are."""


def check_not_lost(store: Path) -> None:
    """Raise ``StoreLost`` if the file of the meetings is gone while backups of it are there."""
    found: tuple[Backup, ...] = ()
    if not reading.is_there(store):
        with suppress(StoreError):
            found = backups.list_backups(store)
    if found:
        raise StoreLost(
            f"{store} is not there, though there are backups of it. Was it moved or deleted? Put"
            " it back and try again, or go back to a backup."
        )


def listing(store: Path) -> Errand:
    """Gives all backups of a store, the newest first."""
    return Errand("list backups", lambda _watch: backups.list_backups(store))


def newest_good(store: Path) -> Errand:
    """Gives the newest backup that is sound to its end, or ``None``."""
    return Errand("newest backup", lambda _watch: backups.newest_good(store))


def backup_to(store: Path, target: Path) -> Errand:
    """Copies the store to a file, also while it is written to; gives that file."""

    def work(watch: Watch) -> Path:
        check_replaceable(store, target)
        copy_store(store, target, watch)
        return target

    return Errand("back up", work)


def restoring(store: Path, file: Path) -> Errand:
    """Puts a backup in the place of a store that is closed; gives a ``Restored``."""

    def work(watch: Watch) -> object:
        from minutes_desktop.store.restoring import restore  # noqa: PLC0415 - imports SQLAlchemy

        with locked(store):
            return restore(store, file, watch)

    return Errand("restore", work)


def is_on_disk_of(folder: Path, store: Path) -> bool:
    """Whether both would be lost with one disk."""
    with suppress(OSError):
        return folder.stat().st_dev == store.stat().st_dev
    return False


def may_be_salvaged(store: Path) -> bool:
    """Whether there is a file with anything in it."""
    with suppress(OSError):
        return store.is_file() and store.stat().st_size > 0
    return False


def salvaging(store: Path, file: Path) -> Errand:
    """Puts what can be read of a damaged file in the place of the store; gives a ``Salvaged``."""

    def work(watch: Watch) -> object:
        from minutes_desktop.store.salvage import salvage  # noqa: PLC0415 - as above

        with locked(store):
            return salvage(store, file, watch)

    return Errand("salvage", work)
