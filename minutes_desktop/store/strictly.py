"""Rows read to the letter: each cell with the type it is stored in, whatever it should have.

SQLite keeps in a column whatever is put there, and Python reads 1, 1.0 and True as the same. Here
a text, bytes, a whole number and another number never stand for each other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from minutes_desktop.store.reading import reading

Raw = dict[str, object]


class Stored(bytes):
    """The bytes of a cell that is stored as text, whether or not they are letters."""

    def words(self) -> str:
        """The text; raises ``UnicodeDecodeError`` if the bytes are no letters."""
        return self.decode()


@contextmanager
def reading_strictly(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that can only read, in one transaction, and gives texts as ``Stored``."""
    with reading(path) as connection:
        connection.text_factory = Stored
        connection.execute("BEGIN")
        yield connection


def as_stored(value: object) -> object:
    """What SQLite keeps for a value of a row."""
    match value:
        case bool():
            return int(value)
        case str():
            return Stored(value.encode())
        case _:
            return value


def alike(found: object, value: object) -> bool:
    """Whether a cell holds what is kept for the value, with the same type."""
    wanted = as_stored(value)
    return type(found) is type(wanted) and found == wanted


def plain(cell: object) -> object:
    """The cell as Python has it; raises ``UnicodeDecodeError`` for a text that is none."""
    return cell.words() if isinstance(cell, Stored) else cell


def shown(cell: object) -> str:
    """A cell in a sentence."""
    if isinstance(cell, Stored):
        return cell.decode(errors="replace")
    return cell.hex()[:40] if isinstance(cell, bytes) else str(cell)
