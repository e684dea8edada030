"""The full-text index over the words of the passages, and what keeps it in step with them.

SQLite may be built without it. The passages are then searched word by word, and the index is made
once a program comes that can.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

INDEX = (
    "CREATE VIRTUAL TABLE passage_words USING fts5(words, content='passage', content_rowid='id',"
    " tokenize='unicode61 remove_diacritics 2', prefix='3')"
)
_INTO = "INSERT INTO passage_words"
_GONE = f"{_INTO} (passage_words, rowid, words) VALUES ('delete', old.id, old.words);"
_COME = f"{_INTO} (rowid, words) VALUES (new.id, new.words);"
WATCHES = {
    "passage_come": f"AFTER INSERT ON passage BEGIN {_COME} END",
    "passage_gone": f"AFTER DELETE ON passage BEGIN {_GONE} END",
    "passage_changed": f"AFTER UPDATE OF id, words ON passage BEGIN {_GONE} {_COME} END",
}
"""The triggers that tell the index of every passage, by name."""


def can_index(connection: sqlite3.Connection) -> bool:
    """Whether this SQLite has full-text indexes."""
    found = connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'")
    return found.fetchone() is not None


def is_indexed(connection: sqlite3.Connection) -> bool:
    """Whether the index of this store can be asked, and knows all passages."""
    return can_index(connection) and _there(connection) >= {"passage_words", *WATCHES}


def make_index(connection: sqlite3.Connection, *, able: bool | None = None) -> None:
    """Make the index if it is not there; where it cannot be kept in step, have it left alone.

    ``able`` says whether this SQLite has full-text indexes; without, it is asked.
    """
    there = _there(connection)
    if not (can_index(connection) if able is None else able):
        # A passage could not be written any more, were the index told of it.
        _unwatch(connection, there)
    elif not there >= {"passage_words", *WATCHES}:
        if "passage_words" not in there:
            connection.execute(INDEX)
        _unwatch(connection, there)
        _watch(connection)


@contextmanager
def unwatched(connection: sqlite3.Connection) -> Iterator[None]:
    """Have the index made anew after the block, in one go, instead of told of each passage."""
    watched = is_indexed(connection)
    if watched:
        _unwatch(connection, _there(connection))
    yield
    if watched:
        _watch(connection)


def _there(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def _unwatch(connection: sqlite3.Connection, there: set[str]) -> None:
    for name in WATCHES.keys() & there:
        connection.execute(f"DROP TRIGGER {name}")


def _watch(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO passage_words (passage_words) VALUES ('rebuild')")
    for name, when in WATCHES.items():
        connection.execute(f"CREATE TRIGGER {name} {when}")
