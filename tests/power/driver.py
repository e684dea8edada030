"""SQLAlchemy's driver of SQLite, spoken to apsw, so that our own code writes to a disk of ours.

Only what SQLAlchemy Core and our store ask of ``sqlite3`` is here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast
from urllib.parse import unquote, urlsplit

import apsw

Row = tuple[Any, ...]


class Cursor:
    """A cursor that has read all its rows as soon as a statement is done."""

    arraysize = 1

    def __init__(self, connection: apsw.Connection) -> None:
        """Speak on the connection."""
        self._connection = connection
        self._rows: list[Row] = []
        self.description: Sequence[Row] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    def execute(self, statement: str, values: Sequence[object] = ()) -> Cursor:
        """Do a statement."""
        cursor = self._connection.cursor()
        cursor.exec_trace = self._note_columns
        try:
            self._rows = list(cursor.execute(statement, tuple(values)))
        except apsw.ConstraintError as error:
            raise sqlite3.IntegrityError(str(error)) from error
        except apsw.Error as error:
            raise sqlite3.OperationalError(str(error)) from error
        self.rowcount = self._connection.changes()
        self.lastrowid = self._connection.last_insert_rowid()
        return self

    def _note_columns(self, cursor: apsw.Cursor, _statement: str, _values: object) -> bool:
        columns = cursor.get_description()
        self.description = [(one[0], *[None] * 6) for one in columns] or None
        return True

    def executemany(self, statement: str, values: Iterable[Sequence[object]]) -> Cursor:
        """Do a statement with each of the values."""
        done = 0
        for one in values:
            done += self.execute(statement, one).rowcount
        self.rowcount = done
        return self

    def fetchone(self) -> Row | None:
        """The next row."""
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, size: int = 1) -> list[Row]:
        """The next rows."""
        found, self._rows = self._rows[:size], self._rows[size:]
        return found

    def fetchall(self) -> list[Row]:
        """All rows that are left."""
        found, self._rows = self._rows, []
        return found

    def __iter__(self) -> Iterator[Row]:
        """The rows that are left."""
        return iter(self.fetchall())

    def close(self) -> None:
        """Forget the rows."""
        self._rows = []


class Connection:
    """A connection that commits only when it is told to, as ours are opened."""

    isolation_level = None

    def __init__(self, path: str, disk: str, pragmas: Iterable[str]) -> None:
        """Open the file at ``path`` on the file system named ``disk``."""
        self.apsw = apsw.Connection(path, vfs=disk, flags=apsw.SQLITE_OPEN_READWRITE)
        self._pragmas = tuple(pragmas)
        # A file system of apsw has no shared memory for the log's index; held by one alone, the
        # log is written and synced just the same.
        self.execute("PRAGMA locking_mode = EXCLUSIVE")

    def cursor(self) -> Cursor:
        """A new cursor."""
        return Cursor(self.apsw)

    def execute(self, statement: str, values: Sequence[object] = ()) -> Cursor:
        """Do a statement; one that sets ``synchronous`` is followed by the pragmas of a trial."""
        done = self.cursor().execute(statement, values)
        if "synchronous" in statement:
            for pragma in self._pragmas:
                self.cursor().execute(f"PRAGMA {pragma}")
        return done

    def executemany(self, statement: str, values: Iterable[Sequence[object]]) -> Cursor:
        """Do a statement with each of the values."""
        return self.cursor().executemany(statement, values)

    def create_function(
        self, name: str, arguments: int, function: Callable[..., Any], **_: object
    ) -> None:
        """Add a function to SQL."""
        self.apsw.create_scalar_function(name, function, arguments)

    def commit(self) -> None:
        """Commit, if there is anything to."""
        if not self.apsw.get_autocommit():
            self.execute("COMMIT")

    def rollback(self) -> None:
        """Take back, if there is anything to."""
        if not self.apsw.get_autocommit():
            self.execute("ROLLBACK")

    def close(self) -> None:
        """Close the file."""
        self.apsw.close()


@contextmanager
def writing_on(disk: str, pragmas: Iterable[str] = ()) -> Iterator[None]:
    """In the block, whoever opens a store for writing opens it on the file system of that name.

    The pragmas are set after those of the store, to see what each is good for.
    """
    plain = sqlite3.connect
    wanted = tuple(pragmas)

    def connect(address: str, **how: Any) -> sqlite3.Connection:  # noqa: ANN401 - as sqlite3's own
        if "mode=rw" not in address:
            return cast("sqlite3.Connection", plain(address, **how))
        path = unquote(urlsplit(address).path)
        return cast("sqlite3.Connection", Connection(path, disk, wanted))

    sqlite3.connect = connect  # type: ignore[assignment]
    try:
        yield
    finally:
        sqlite3.connect = plain
