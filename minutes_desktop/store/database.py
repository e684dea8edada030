"""The store file: made, opened, and brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4
from weakref import WeakKeyDictionary

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from minutes_desktop.store import derived, reading
from minutes_desktop.store.backups import back_up
from minutes_desktop.store.copying import remove, sync_folder
from minutes_desktop.store.driver import driver_of
from minutes_desktop.store.errors import StoreError, StoreReadOnly, read_only_words, store_error
from minutes_desktop.store.identity import APPLICATION_ID, SCHEMA, files_beside
from minutes_desktop.store.rights import may_be_written
from minutes_desktop.store.tables import tally
from minutes_desktop.store.whereabouts import Whereabouts

BUSY_MS = 5000

_WHEREABOUTS: WeakKeyDictionary[Engine, Whereabouts] = WeakKeyDictionary()


def on_this_computer(_path: Path) -> bool:
    """What ``open_store`` takes a path for, unless it is given another judge: not far away."""
    return False


def open_store(path: Path, is_far: Callable[[Path], bool] = on_this_computer) -> Engine:
    """The store at ``path``, made if it is not there yet, and of the newest form.

    The engine has one connection and belongs to the thread that opened it. ``is_far`` says whether
    a path leads over a network, where SQLite's log cannot be used. Raises ``StoreError``; a file
    that is no store is left as it is.
    """
    reading.check(path)
    if not reading.is_there(path):
        _make(path)
    elif not may_be_written(path):
        raise StoreReadOnly(read_only_words(path))
    elif reading.version_of(path) < SCHEMA:
        back_up(path, "before upgrade")
        upgrade(path)
    engine = _engine(path, far=is_far(path))
    try:
        # A first transaction, so that a file or folder that cannot be written is known at once.
        with writing(engine) as connection:
            derived.mend(connection)
    except StoreError:
        engine.dispose()
        raise
    return engine


def count_save(connection: Connection) -> None:
    """Count, within a transaction, a saving of words, by which copies are told apart."""
    connection.execute(tally.update().values(saves=tally.c.saves + 1))


def raise_count(engine: Engine, above: int) -> None:
    """Have the count of saves go on above another, so that what is written now counts as newer."""
    with writing(engine) as connection:
        higher = tally.update().where(tally.c.saves <= above).values(saves=above + 1)
        connection.execute(higher)


def close_store(engine: Engine) -> None:
    """Bring everything into the one file and let go of it."""
    try:
        with sentences_of(engine), engine.connect() as connection:
            driver_of(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction: all of it is in the file afterwards, or none. Raises ``StoreError``."""
    with sentences_of(engine), engine.begin() as connection:
        yield connection


def touch(engine: Engine) -> None:
    """Write nothing, but see that it could be written; raises ``StoreError`` if not."""
    with writing(engine):
        pass


@contextmanager
def sentences_of(engine: Engine) -> Iterator[None]:
    """Turn errors of the database in the block into a ``StoreError`` about this store."""
    path = path_of(engine)
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise store_error(error.orig, path) from error
        raise
    except sqlite3.Error as error:
        raise store_error(error, path) from error


def path_of(engine: Engine) -> Path:
    """The file of the store."""
    return Path(engine.url.database or "")


def _make(path: Path) -> None:
    """Make an empty store. It appears whole: a power cut leaves it, or nothing by its name."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"The folder {path.parent} cannot be made ({error.strerror}).") from error
    draft = path.with_name(f".minutes-{uuid4().hex}.new")
    try:
        upgrade(draft, new=True)
        draft.replace(path)
    finally:
        remove(draft, *files_beside(draft))
    sync_folder(path.parent)


def upgrade(path: Path, *, new: bool = False, form: str = "head") -> None:
    """Bring a store, or (``new``) a file not there yet, to a form, in one transaction.

    ``form`` is the name of the form's migration; without it, it is the newest.
    """
    # Alembic takes longer to import than the window to show, and is seldom needed.
    from minutes_desktop.store import migrations  # noqa: PLC0415

    # Rebuilding a table would cascade to the rows that point to it, were foreign keys enforced.
    engine = _engine(path, foreign_keys=False, new=new)
    try:
        with writing(engine) as connection:
            migrations.upgrade(connection, form)
            if form == "head":
                derived.rebuild(connection)
            driver = driver_of(connection)
            driver.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            driver.execute(f"PRAGMA user_version = {SCHEMA if form == 'head' else int(form)}")
        close_store(engine)
    finally:
        engine.dispose()


def _engine(
    path: Path, *, foreign_keys: bool = True, new: bool = False, far: bool = False
) -> Engine:
    """An engine with one connection to the file, every transaction of which may write."""
    address = f"{path.absolute().as_uri()}?mode={'rwc' if new else 'rw'}"

    def connect() -> sqlite3.Connection:
        # Without autocommit the driver commits before DDL: a failed upgrade would leave half of it.
        connection = sqlite3.connect(
            address, uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
            connection.execute("PRAGMA fullfsync = ON")
            connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
            if not foreign_keys:
                # Or a table that triggers of others speak of could not be rebuilt.
                connection.execute("PRAGMA legacy_alter_table = ON")
            keep_safe(connection, far=far)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    engine = create_engine(
        URL.create("sqlite", database=str(path)), creator=connect, pool_size=1, max_overflow=0
    )
    if not new:
        _watch(engine)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _watch(engine: Engine) -> None:
    """Have every transaction refused while the file is not where it was."""
    whereabouts = _WHEREABOUTS[engine] = Whereabouts(path_of(engine))
    event.listen(engine, "begin", lambda _connection: whereabouts.insist())
    event.listen(engine, "engine_disposed", lambda _engine: whereabouts.close())


def whereabouts_of(engine: Engine) -> Whereabouts:
    """What tells whether the file of the store is where it was."""
    return _WHEREABOUTS[engine]


def keep_safe(connection: sqlite3.Connection, *, far: bool) -> str:
    """Have commits outlast a power cut; the way it is done: ``"wal"``, or ``"delete"``.

    The log (WAL) needs memory that all who use the file share, which a network drive has not. On
    one, or where SQLite itself declines, the old pages are kept in a journal, which takes longer.
    """
    if far:
        # A log left by another computer is read without that memory, and done away with.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        mode = _journal(connection, "DELETE")
        connection.execute("PRAGMA locking_mode = NORMAL")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    else:
        mode = _journal(connection, "WAL")
    # Without EXTRA, a power cut can bring back a journal whose commit was reported.
    connection.execute(f"PRAGMA synchronous = {'FULL' if mode == 'wal' else 'EXTRA'}")
    return mode


def journal_of(engine: Engine) -> str:
    """The way in which the store's commits are kept safe: ``"wal"``, or ``"delete"``."""
    with sentences_of(engine), engine.connect() as connection:
        return str(driver_of(connection).execute("PRAGMA journal_mode").fetchone()[0])


def _journal(connection: sqlite3.Connection, mode: str) -> str:
    return str(connection.execute(f"PRAGMA journal_mode = {mode}").fetchone()[0])
