"""The reading door of the store: short questions by sqlite3, on connections that cannot write.

SQLAlchemy is not used here, because importing it takes longer than showing the first window.
Every function takes the path of the store and raises ``StoreError`` when it cannot be read.
"""

from __future__ import annotations

import datetime as dt
import errno
import os
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from minutes_desktop.domain.attendance import Person
from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.series import Series
from minutes_desktop.domain.sign_off import State
from minutes_desktop.domain.template import RosterEntry, Template
from minutes_desktop.store import rows
from minutes_desktop.store.errors import StoreDamaged, StoreError, StoreOutdated, sentences
from minutes_desktop.store.identity import (
    APPLICATION_ID,
    SCHEMA,
    rollback_journal,
    write_ahead_log,
)
from minutes_desktop.store.rights import may_be_written

BUSY_SECONDS = 5.0


class NoMeeting(LookupError):
    """There is no meeting by an id."""


class MeetingLine(Struct, frozen=True):
    """A meeting as lists show it; ``words_saved_at`` is in UTC."""

    id: str
    series: str
    title: str
    date: dt.date | None
    start: dt.time | None
    state: State
    version: int
    words_saved_at: dt.datetime


def check(path: Path) -> None:
    """Raise ``StoreError`` unless the file is a store this program can use, or may be made."""
    if not is_there(path):
        _check_room_for(path)
        return
    with reading(path, newest_only=False) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def is_there(path: Path) -> bool:
    """Whether there is a file at all; raises ``StoreError`` where that cannot be known."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        if path.is_symlink():
            raise StoreError(
                f"{path} leads to {os.path.realpath(path)}, which is not there. Connect the drive"
                " it is on, or name another file."
            ) from error
        return False
    except OSError as error:
        raise StoreError(
            f"{path} cannot be reached ({error.strerror}). Check the name, and that its folder"
            " may be opened."
        ) from error
    return True


def version_of(path: Path) -> int:
    """The number of the newest migration the store has had."""
    with reading(path, newest_only=False) as connection:
        return _pragma(connection, "user_version")


def list_meetings(path: Path, most: int = -1, leaving: int = 0) -> tuple[MeetingLine, ...]:
    """Meetings, newest first; those without a date come before all others.

    At most so many (negative: all), ``leaving`` out so many of the newest.
    """
    if not is_there(path):
        return ()
    with reading(path) as connection:
        found = connection.execute(
            "SELECT id, series, title, date, start, state, version, words_saved_at FROM meeting"
            # In these words SQLite takes the newest from an index, and sorts no others.
            " ORDER BY date DESC NULLS FIRST, start DESC, words_saved_at DESC LIMIT ? OFFSET ?",
            (most, leaving),
        )
        return msgspec.convert([dict(row) for row in found], tuple[MeetingLine, ...])


def meetings_of(path: Path, series: str) -> tuple[MeetingLine, ...]:
    """The meetings of a series that have a date, the first one first."""
    if not is_there(path):
        return ()
    with reading(path) as connection:
        found = connection.execute(
            "SELECT id, series, title, date, start, state, version, words_saved_at FROM meeting"
            " WHERE series = ? AND date IS NOT NULL ORDER BY date, start, id",
            (series,),
        )
        return msgspec.convert([dict(row) for row in found], tuple[MeetingLine, ...])


def count_meetings(path: Path) -> int:
    """How many meetings there are."""
    if not is_there(path):
        return 0
    with reading(path) as connection:
        return int(connection.execute("SELECT count(*) FROM meeting").fetchone()[0])


def line_of(path: Path, meeting_id: str) -> MeetingLine | None:
    """A meeting as lists show it, or ``None`` if there is none by this id."""
    if not is_there(path):
        return None
    with reading(path) as connection:
        row = connection.execute(
            "SELECT id, series, title, date, start, state, version, words_saved_at FROM meeting"
            " WHERE id = ?",
            (meeting_id,),
        ).fetchone()
        return msgspec.convert(dict(row), MeetingLine) if row else None


def load(path: Path, meeting_id: str) -> Minutes:
    """The minutes of a meeting; raises ``StoreError`` if the store has none by this id."""
    if not is_there(path):
        raise StoreError(f"There is no file {path}, so the meeting cannot be opened.")
    with reading(path) as connection:
        # One transaction, so that a save in between cannot give half of each.
        connection.execute("BEGIN")
        try:
            return minutes_in(connection, meeting_id)
        except NoMeeting:
            raise StoreError(f"There is no meeting “{meeting_id}” in {path}.") from None


def minutes_in(connection: sqlite3.Connection, meeting_id: str) -> Minutes:
    """The minutes of a meeting by a connection that names columns; raises ``NoMeeting``."""
    parts = rows.MeetingRows(
        meeting=_meeting(connection, meeting_id),
        details=_parts(connection, "detail", meeting_id),
        attendance=_parts(connection, "attendee", meeting_id),
        apologies=_parts(connection, "apology", meeting_id),
        items=_parts(connection, "item", meeting_id),
        blocks=_parts(connection, "block", meeting_id),
        actions=_parts(connection, "action", meeting_id),
        sittings=_parts(connection, "sitting", meeting_id),
    )
    return rows.minutes_of(parts)


def place_of(path: Path, meeting_id: str) -> Place:
    """Where the caret stood when the meeting was last saved."""
    if not is_there(path):
        return Place()
    with reading(path) as connection:
        row = connection.execute(
            "SELECT part, field, position, scroll FROM place WHERE meeting_id = ?", (meeting_id,)
        ).fetchone()
        return rows.place_of(dict(row)) if row else Place()


def last_opened(path: Path) -> str | None:
    """The id of the meeting opened last, or ``None`` if none ever was."""
    if not is_there(path):
        return None
    with reading(path) as connection:
        row = connection.execute(
            "SELECT id FROM meeting WHERE opened > 0 ORDER BY opened DESC LIMIT 1"
        ).fetchone()
        return str(row["id"]) if row else None


def people(path: Path) -> tuple[Person, ...]:
    """Everyone named in attendance or apologies, with the capacity last recorded.

    Those of the latest meeting come first.
    """
    if not is_there(path):
        return ()
    with reading(path) as connection:
        found = connection.execute(
            "SELECT name, capacity FROM"
            " (SELECT meeting_id, name, capacity, position, 0 AS away FROM attendee UNION ALL"
            "  SELECT meeting_id, name, capacity, position, 1 FROM apology) AS named"
            " JOIN meeting ON meeting.id = named.meeting_id WHERE trim(name) <> ''"
            " ORDER BY meeting.date IS NULL DESC, meeting.date DESC, meeting.start DESC,"
            " meeting.id, away, position"
        )
        newest: dict[str, Person] = {}
        for row in found:
            newest.setdefault(row["name"], Person(row["name"], row["capacity"]))
        return tuple(newest.values())


def names(path: Path) -> tuple[str, ...]:
    """The name of everyone in attendance or apologies of any meeting, by name."""
    if not is_there(path):
        return ()
    with reading(path) as connection:
        found = connection.execute(
            "SELECT name FROM attendee UNION SELECT name FROM apology ORDER BY name COLLATE NOCASE"
        )
        return tuple(row["name"] for row in found if row["name"].strip())


def latest_roster(path: Path, *names: str) -> tuple[RosterEntry, ...] | None:
    """Who was present at the latest meeting of a series, or ``None`` if nothing says so.

    ``names`` are those of the series, the former ones among them.
    """
    if not is_there(path):
        return None
    with reading(path) as connection:
        latest = _latest(connection, names)
        if latest is None:
            return None
        present = _parts(connection, "attendee", latest)
        return tuple(RosterEntry(row["capacity"], row["name"]) for row in present) or None


def meeting_before(path: Path, names: Collection[str], date: dt.date | None) -> str | None:
    """The id of the last meeting up to a local date (``None``: of all), by the series’ names."""
    if not is_there(path):
        return None
    with reading(path) as connection:
        return _latest(connection, names, date)


def _latest(
    connection: sqlite3.Connection, names: Collection[str], until: dt.date | None = None
) -> str | None:
    """The id of the last meeting of a series; one without a date counts as the last of all."""
    row = connection.execute(
        "SELECT id FROM meeting WHERE series IN (SELECT value FROM json_each(?))"
        " AND (date IS NULL OR date <= ?)"
        " ORDER BY date IS NULL DESC, date DESC, start DESC, words_saved_at DESC LIMIT 1",
        (msgspec.json.encode(list(names)).decode(), (until or dt.date.max).isoformat()),
    ).fetchone()
    return str(row["id"]) if row else None


def templates(path: Path) -> tuple[Template, ...]:
    """The newest version of every template, by name."""
    if not is_there(path):
        return ()
    with reading(path) as connection:
        found = connection.execute("SELECT body, max(version) FROM template GROUP BY id")
        newest = [msgspec.json.decode(row["body"], type=Template) for row in found]
        return tuple(sorted(newest, key=lambda template: template.name))


def template(path: Path, template_id: str, version: int) -> Template:
    """One version of a template; raises ``StoreError`` if the store does not hold it."""
    if is_there(path):
        with reading(path) as connection:
            row = connection.execute(
                "SELECT body FROM template WHERE id = ? AND version = ?", (template_id, version)
            ).fetchone()
        if row:
            return msgspec.json.decode(row["body"], type=Template)
    raise StoreError(
        f"The template “{template_id}” (version {version}) is not in {path},"
        " so the meeting cannot be shown as it prints."
    )


def saves(path: Path) -> int:
    """How many times words were saved in the store; of two copies the higher is the newer."""
    with reading(path) as connection:
        return int(connection.execute("SELECT saves FROM tally").fetchone()[0])


def phrases(path: Path) -> tuple[Phrase, ...]:
    """The words of every series, by kind and short form."""
    if not is_there(path):
        return ()
    with reading(path) as connection:
        found = connection.execute("SELECT * FROM phrase ORDER BY series, kind, short")
        return msgspec.convert([dict(row) for row in found], tuple[Phrase, ...])


def series(path: Path) -> tuple[Series, ...]:
    """The series that the office has made or changed, by name."""
    if not is_there(path):
        return ()
    with reading(path) as connection:
        found = connection.execute("SELECT body FROM series ORDER BY name, id")
        return tuple(msgspec.json.decode(row["body"], type=Series) for row in found)


def preferences(path: Path) -> dict[str, str]:
    """What the user prefers, by name."""
    if not is_there(path):
        return {}
    with reading(path) as connection:
        found = connection.execute("SELECT name, value FROM preference")
        return {row["name"]: row["value"] for row in found}


def _meeting(connection: sqlite3.Connection, meeting_id: str) -> rows.Row:
    row = connection.execute("SELECT * FROM meeting WHERE id = ?", (meeting_id,)).fetchone()
    if row is None:
        raise NoMeeting(meeting_id)
    return dict(row)


def _parts(connection: sqlite3.Connection, table: str, meeting_id: str) -> list[rows.Row]:
    found = connection.execute(
        f"SELECT * FROM {table} WHERE meeting_id = ? ORDER BY position",  # noqa: S608 - our own name
        (meeting_id,),
    )
    return [dict(row) for row in found]


@contextmanager
def reading(path: Path, *, newest_only: bool = True) -> Iterator[sqlite3.Connection]:
    """A connection that can only read; what goes wrong inside becomes a ``StoreError``.

    ``newest_only`` refuses a store of an earlier form, by ``StoreOutdated``.
    """
    _check_file(path)
    try:
        with sentences(path), closing(_connect(path)) as connection:
            connection.row_factory = sqlite3.Row
            _check_identity(connection, path, newest_only=newest_only)
            yield connection
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise StoreDamaged(
            f"{path} holds something that is not minutes ({error})."
            " Keep the file as it is, and go back to a backup."
        ) from error


@contextmanager
def any_form(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that can only read, to a store of this form or of an earlier one.

    What goes wrong inside becomes a ``StoreError``.
    """
    with reading(path, newest_only=False) as connection:
        yield connection


def _connect(path: Path) -> sqlite3.Connection:
    address = path.absolute().as_uri()
    if rollback_journal(path).exists() and may_be_written(path):
        # What a power cut left half done is taken back, which reading alone may not do.
        _try_to_connect(f"{address}?mode=rw").close()
    try:
        return _try_to_connect(f"{address}?mode=ro")
    except sqlite3.OperationalError:
        if _has_log(path) or os.access(path.parent, os.W_OK):
            raise
        # In a folder that may only be read, SQLite cannot make the files a shared reading needs.
        return _try_to_connect(f"{address}?immutable=1")


def _try_to_connect(address: str) -> sqlite3.Connection:
    """A connection that has read once, since SQLite looks at the file no sooner."""
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA user_version")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _has_log(path: Path) -> bool:
    log = write_ahead_log(path)
    return log.exists() and log.stat().st_size > 0


def _check_file(path: Path) -> None:
    if not path.is_file():
        raise StoreError(f"{path} is not a file. Name the store’s own file.")
    if path.stat().st_size == 0:
        raise StoreDamaged(
            f"{path} is empty, so it holds no minutes. Was a copy broken off? It was left as it"
            " is: move it away, or name another file."
        )
    if not os.access(path, os.R_OK):
        raise StoreError(f"{path} may not be read. Ask for access to the file.")


def _check_identity(connection: sqlite3.Connection, path: Path, *, newest_only: bool) -> None:
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise StoreError(
            f"{path} belongs to another program. It was left as it is: name the store of minutes."
        )
    version = _pragma(connection, "user_version")
    if version > SCHEMA:
        raise StoreError(
            f"{path} was written by a newer version of Minutes Desktop (its form is {version}, this"
            f" program knows {SCHEMA}). It was left as it is: install the newer version."
        )
    if newest_only and version < SCHEMA:
        raise StoreOutdated(
            f"{path} was written by an earlier version of Minutes Desktop."
            " Open it once in the program’s window; that brings it up to date."
        )


def _check_room_for(path: Path) -> None:
    """Whether a store may be made at ``path``: its folder, or the one that folder would be in."""
    folder = next(folder for folder in path.absolute().parents if folder.exists())
    if not folder.is_dir():
        raise StoreError(f"{folder} is not a folder, so no store can be made at {path}.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise StoreError(f"The folder {folder} may not be written to, so {path} cannot be made.")
    if not _may_be_named(path):
        raise StoreError(f"The name {path.name} is too long for a store. Choose a shorter one.")
    if _has_log(path):
        raise StoreError(
            f"{write_ahead_log(path)} is there without the store it belongs to, and may hold"
            " minutes. Put the store back beside it, or move it away."
        )


def _may_be_named(path: Path) -> bool:
    """Whether the names of what SQLite keeps beside the store fit its folder, too."""
    try:
        path.with_name(f"{path.name}-journal").lstat()
    except OSError as error:
        return error.errno != errno.ENAMETOOLONG
    return True


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
