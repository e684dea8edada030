"""A backup put in the place of the store, and what stood there kept under another name."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from minutes_desktop.store import reading
from minutes_desktop.store.backups import free_name, highest_count
from minutes_desktop.store.copying import (
    Watch,
    about,
    check_whole,
    drafted,
    numbered,
    put_in_place,
    remove,
    saves_in,
    sync_folder,
    unwatched,
)
from minutes_desktop.store.database import close_store, open_store, raise_count, upgrade
from minutes_desktop.store.errors import StoreDamaged, StoreError, sentences
from minutes_desktop.store.identity import SCHEMA, files_beside

_PART = ".minutes-restored.part"


class Restored(Struct, frozen=True):
    """How many meetings the store holds now, and where that is kept which stood there before."""

    meetings: int
    kept: Path | None


def restore(store: Path, file: Path, watch: Watch = unwatched) -> Restored:
    """Put a copy of the store in ``file`` in the place of ``store``, brought to the newest form.

    Nobody else may have the store open. What stood there is kept: as a backup, or, if it is not
    sound, aside under a dated name with its log. Raises ``StoreError``; the store is then as it
    was.
    """
    store = Path(os.path.realpath(store))
    _check_file(store, file)
    with about(store):
        store.parent.mkdir(parents=True, exist_ok=True)
    with drafted(file, store, watch, _PART) as draft:
        return put_in_store(draft, store)


def put_in_store(draft: Path, store: Path) -> Restored:
    """Make a sound file the store, of the newest form, and keep what stood there.

    Its words count as newer than all that were saved before. Raises ``StoreError``.
    """
    if reading.version_of(draft) < SCHEMA:
        upgrade(draft)
    engine = open_store(draft)
    try:
        raise_count(engine, _highest_count(store))
    finally:
        close_store(engine)
    meetings = len(reading.list_meetings(draft))
    with about(store):
        kept = _keep(store)
        # A log left beside the new file would be taken for its own.
        remove(*files_beside(store), *files_beside(draft))
        put_in_place(draft, store)
    return Restored(meetings, kept)


def _check_file(store: Path, file: Path) -> None:
    if not reading.is_there(file):
        raise StoreError(f"There is no file {file}, so nothing was restored.")
    if reading.is_there(store) and store.samefile(file):
        raise StoreError(f"{file} is the store itself. Name the backup that is to take its place.")
    try:
        check_whole(file, thoroughly=True)
    except StoreDamaged as error:
        raise StoreDamaged(
            f"{file} is no sound store of minutes, so it was not restored. Choose another backup,"
            " or have what can still be read of it saved."
        ) from error


def _highest_count(store: Path) -> int:
    """The highest count of saves that the store or any of its backups has come to."""
    counts = [highest_count(store) or 0]
    try:
        if reading.is_there(store):
            with reading.any_form(store) as connection:
                counts.append(saves_in(connection))
    except StoreError:
        pass  # a store that cannot be read cannot say
    return max(counts)


def _keep(store: Path) -> Path | None:
    """Give what stands in the store's place another name besides; that name."""
    if not reading.is_there(store):
        # A log alone may hold minutes, too.
        return _put_aside(store) if any(one.exists() for one in files_beside(store)) else None
    try:
        check_whole(store)
        _bring_log_in(store)
    except StoreError:
        return _put_aside(store)
    kept = free_name(store, "before restore")
    kept.parent.mkdir(parents=True, exist_ok=True)
    _name_also(store, kept)
    sync_folder(kept.parent)
    return kept


def _bring_log_in(store: Path) -> None:
    """Have everything in the one file."""
    with sentences(store), closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    if mode != "delete":
        raise StoreError(f"Another program is using {store}. Close it, and try again.")


def _put_aside(store: Path) -> Path:
    """Name the file anew as it is, with what SQLite keeps beside it."""
    aside = next(path for path in _names_aside(store) if not path.exists())
    files, names = (store, *files_beside(store)), (aside, *files_beside(aside))
    for there, new in zip(files, names, strict=True):
        if there.exists():
            _name_also(there, new)
    sync_folder(aside.parent)
    return aside


def _names_aside(store: Path) -> Iterator[Path]:
    now = dt.datetime.now().astimezone().strftime("%Y-%m-%d %H.%M.%S")
    return numbered(store.parent, f"{store.stem} put aside {now}", store.suffix)


def _name_also(file: Path, name: Path) -> None:
    """Give the file a second name; where that cannot be done, copy it."""
    try:
        os.link(file, name)
    except OSError:
        shutil.copyfile(file, name)
        with name.open("rb+") as copy:
            os.fsync(copy.fileno())
