"""The one way to copy a store: whole, checked, and also while it is being written to."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from minutes_desktop.store import reading
from minutes_desktop.store.errors import StoreDamaged, StoreError, family_of
from minutes_desktop.store.identity import files_beside, write_ahead_log

Watch = Callable[[float], bool]
"""Is told what share (0 to 1) has been done, and says whether to go on."""

STEP_PAGES = 1000
MOST_ROUNDS = 5
_MIB = 1024 * 1024
_MOST_OF_A_NAME = 1000
_OF_TARGET = frozenset({"SQLITE_FULL", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM"})


class Stopped(StoreError):
    """What was asked for was broken off as asked; everything is as it was before."""


class _Outrun(Exception):
    """Words were saved again and again during the copy, each time making it begin anew."""


def go_on(watch: Watch, share: float) -> None:
    """Tell the watch what share has been done; raises ``Stopped`` if it says so."""
    if not watch(share):
        raise Stopped("Stopped before it was done; nothing was changed.")


def unwatched(_share: float) -> bool:
    """Go on to the end."""
    return True


def copy_store(source: Path, target: Path, watch: Watch = unwatched, part: str = "") -> None:
    """Put a copy of the store at ``source``, of whatever form, in the place of ``target``.

    Others may write to the store meanwhile; the copy holds what it held at the start. It appears
    whole and checked, or not at all. Raises ``StoreError``, ``Stopped`` if the watch says so; what
    stood at ``target`` is then untouched. ``part`` is its name until it is whole.
    """
    with drafted(source, target, watch, part) as draft, about(target):
        put_in_place(draft, target)
        if not _in_use(target):
            remove(*files_beside(target))


@contextmanager
def drafted(source: Path, target: Path, watch: Watch = unwatched, part: str = "") -> Iterator[Path]:
    """A checked copy under another name in the folder of ``target``, as long as the block runs.

    Raises ``StoreError`` as ``copy_store`` does.
    """
    draft = target.with_name(part or f".minutes-{uuid4().hex}.part")
    try:
        with about(target):
            _check_room(source, target)
            _copy(source, draft, watch)
            _check_copy(source, draft)
        yield draft
    finally:
        remove(draft, *files_beside(draft))


def check_whole(path: Path, *, thoroughly: bool = False) -> None:
    """Raise ``StoreError`` unless the file is a store, every page of which can be read."""
    with reading.any_form(path) as connection:
        check = "integrity_check" if thoroughly else "quick_check"
        (found,) = connection.execute(f"PRAGMA {check}(1)").fetchone()
        if found != "ok":
            raise StoreDamaged(f"{path} is damaged ({' '.join(found.split())}).")
        # A store that lost its tables would pass any check.
        tables = "SELECT count(*) FROM sqlite_master WHERE name IN ('meeting', 'item', 'block')"
        if connection.execute(f"{tables} AND type = 'table'").fetchone()[0] != 3:
            raise StoreDamaged(f"{path} is damaged: it has no room for meetings.")


def check_quietly(path: Path) -> None:
    """Raise ``StoreError`` as ``check_whole`` does, where that keeps nobody from writing."""
    with reading.any_form(path) as connection:
        if not keeps_log(connection):
            return
    check_whole(path)


def check_replaceable(source: Path, target: Path) -> None:
    """Raise ``StoreError`` if a copy of ``source`` must not take the place of ``target``.

    That is, if something stands there that is no store, is in use, or is newer.
    """
    with about(target):
        if not reading.is_there(target):
            return
        if reading.is_there(source) and target.samefile(source):
            raise StoreError(f"{target} is the store itself. Name another file for the backup.")
    try:
        with reading.any_form(target) as connection:
            there = saves_in(connection)
    except StoreError as error:
        raise StoreError(
            f"{target} is not a sound store of minutes, so no backup was put in"
            " its place. Name another file."
        ) from error
    if _in_use(target):
        raise StoreError(
            f"{target} is open in a window, or was not closed properly, so no backup was put in"
            " its place. Name another file."
        )
    with reading.any_form(source) as connection:
        here = saves_in(connection)
    if there > here:
        raise StoreError(
            f"{target} holds newer minutes than {source}, so it was left as it is. Name another"
            " file for the backup."
        )


def saves_in(connection: sqlite3.Connection) -> int:
    """How many times words were saved in a store; 0 in one of a form that does not count."""
    counts = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'tally'"
    if not connection.execute(counts).fetchone()[0]:
        return 0
    row = connection.execute("SELECT max(saves) FROM tally").fetchone()
    return int(row[0] or 0)


def put_in_place(draft: Path, target: Path) -> None:
    """Give a finished file its name, so that neither a crash nor a power cut leaves half of it."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    draft.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system lets a program ask for that."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some file systems, as of USB sticks, know no such thing for folders.
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def about(target: Path) -> Iterator[None]:
    """Turn errors of the system in the block into a ``StoreError`` about the file to be made."""
    try:
        yield
    except OSError as error:
        raise StoreError(_sentence(error, target)) from error


def _copy(source: Path, draft: Path, watch: Watch) -> None:
    if not draft.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "No such folder", str(draft.parent))
    with reading.any_form(source) as connection:
        if keeps_log(connection):
            # One reading from start to end, which later saves neither wait for nor change.
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        _copy_pages(connection, draft, watch)


def keeps_log(connection: sqlite3.Connection) -> bool:
    """Whether a long reading keeps nobody from writing, as is so except on network drives."""
    return bool(connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal")


def _copy_pages(source: sqlite3.Connection, draft: Path, watch: Watch) -> None:
    draft.unlink(missing_ok=True)
    address = f"{draft.absolute().as_uri()}?mode=rwc"
    steps = 0

    def progress(_status: int, left: int, all_pages: int) -> None:
        nonlocal steps
        steps += 1
        go_on(watch, 1 - left / max(all_pages, 1))
        if steps > MOST_ROUNDS * (all_pages / STEP_PAGES + 1):
            raise _Outrun

    try:
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as copy:
            copy.execute("PRAGMA synchronous = OFF")  # it is flushed once, at its end
            try:
                source.backup(copy, pages=STEP_PAGES, progress=progress, sleep=0.05)
            except _Outrun:
                source.backup(copy, pages=-1, sleep=0.05)
            # One file without a log beside it, which can be read from any medium.
            copy.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        if _is_of_target(error):
            number = errno.ENOSPC if family_of(error) == "SQLITE_FULL" else errno.EIO
            raise OSError(number, str(error)) from error
        raise


def _is_of_target(error: sqlite3.Error) -> bool:
    name = getattr(error, "sqlite_errorname", None) or ""
    return family_of(error) in _OF_TARGET or name.startswith(
        ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE")
    )


def _check_copy(source: Path, draft: Path) -> None:
    try:
        check_whole(draft)
    except StoreDamaged as error:
        raise StoreDamaged(
            f"{source} is damaged, so no copy was made of it; copies made earlier are kept."
        ) from error


def _in_use(path: Path) -> bool:
    log = write_ahead_log(path)
    return path.with_name(f"{path.name}.lock").exists() or (log.exists() and log.stat().st_size > 0)


def numbered(folder: Path, name: str, suffix: str) -> Iterator[Path]:
    """The paths of this name in a folder, the first without a number and then from 2 on."""
    yield folder / f"{name}{suffix}"
    for count in range(2, _MOST_OF_A_NAME):
        yield folder / f"{name} ({count}){suffix}"


def remove(*files: Path) -> None:
    """Take files away that may not be there; what cannot be taken away stays."""
    for file in files:
        with suppress(OSError):
            file.unlink(missing_ok=True)


def _check_room(source: Path, target: Path) -> None:
    """Raise ``OSError`` at once where a copy could not be finished anyway."""
    if not target.parent.is_dir() or not source.is_file():
        return
    log = write_ahead_log(source)
    size = source.stat().st_size + (log.stat().st_size if log.exists() else 0)
    if shutil.disk_usage(target.parent).free < size + _MIB:
        raise OSError(errno.ENOSPC, "No space left on device", str(target))


def _sentence(error: OSError, target: Path) -> str:
    folder = target.parent
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return f"There is no room left for {target}. Free some space, or choose another disk."
    if error.errno == errno.EROFS or isinstance(error, PermissionError):
        return f"{target} may not be written. Choose another folder, or allow writing to it."
    if error.errno == errno.ENAMETOOLONG:
        return f"The name {target.name} is too long. Choose a shorter one."
    if not folder.is_dir():
        return f"The folder {folder} is not there. Connect the disk it is on, or choose another."
    if target.is_dir():
        return f"{target} is a folder. Choose the name of a file in it."
    return f"{target} could not be written ({error.strerror}). Choose another disk or folder."
