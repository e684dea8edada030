"""Changing what stands in a store with another tool: cell by cell, byte by byte."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.store.verifying import verify

CONTENT = ("detail", "attendee", "apology", "item", "block", "action", "sitting")
SPARED = {"meeting": {"opened"}}
"""What says nothing of the minutes, and so is verified by nobody."""


def drop_triggers(connection: sqlite3.Connection) -> None:
    """Take away all that keeps versions, the journal and sealed rows as they are."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in found:
        connection.execute(f"DROP TRIGGER {name}")


class Cell(Struct, frozen=True):
    """One cell of one row, with what it holds and the type that has in SQLite."""

    table: str
    row: int
    column: str
    kind: str
    value: bytes | int | float | None


def cells(connection: sqlite3.Connection) -> Iterator[Cell]:
    """Every cell of every row that is kept for good or sealed."""
    connection.text_factory = bytes
    for table in ("version", "act", "meeting", *CONTENT):
        columns = [
            row[1].decode()
            for row in connection.execute(f"PRAGMA table_info({table})").fetchall()
            if row[1].decode() not in SPARED.get(table, set())
        ]
        for (row,) in connection.execute(f"SELECT rowid FROM {table}").fetchall():  # noqa: S608 - our own names
            for column in columns:
                question = f'SELECT typeof("{column}"), "{column}" FROM {table} WHERE rowid = ?'  # noqa: S608 - as above
                kind, value = connection.execute(question, (row,)).fetchone()
                yield Cell(table, row, column, kind.decode(), value)


def flipped(cell: Cell, dice: random.Random) -> bytes | int | float | None:
    """What the cell holds with one byte of it changed."""
    if isinstance(cell.value, bytes) and cell.value:
        found = bytearray(cell.value)
        found[dice.randrange(len(found))] ^= 1 << dice.randrange(8)
        return bytes(found)
    if isinstance(cell.value, int):
        return cell.value ^ (1 << dice.randrange(8))
    return b"x"


def put(connection: sqlite3.Connection, cell: Cell, value: object) -> bool:
    """Write the value into the cell; False if the key it makes is taken."""
    text = cell.kind == "text" or (cell.kind == "null" and value is not None)
    sign = "CAST(? AS TEXT)" if text else "?"
    try:
        statement = f'UPDATE {cell.table} SET "{cell.column}" = {sign} WHERE rowid = ?'  # noqa: S608 - as above
        connection.execute(statement, (value, cell.row))
    except sqlite3.IntegrityError:
        return False
    return True


def names_the_cell(cell: Cell, fields: str) -> bool:
    """Whether what was found names the column that was changed, or its row for a key."""
    named = {name.strip() for name in fields.split(",")}
    return bool(named & {f"{cell.table}.{cell.column}", cell.table})


class Flip(Struct, frozen=True):
    """One byte changed: where, whether anything was found, and whether its column was named."""

    cell: Cell
    found: bool
    named: bool


def flip(
    connection: sqlite3.Connection, store: Path, cell: Cell, dice: random.Random
) -> Flip | None:
    """Change a byte of a cell, verify, and put it back; ``None`` where no such row can be."""
    value = flipped(cell, dice)
    if not put(connection, cell, value):
        return None
    # The number of an entry of the journal is that of its row.
    is_row = cell.table == "act" and cell.column == "number"
    moved = replace(cell, row=value) if is_row else cell
    try:
        findings = verify(store).findings
    finally:
        restored = put(connection, moved, cell.value)
    assert restored
    named = any(names_the_cell(cell, finding.field) for finding in findings)
    return Flip(cell, bool(findings), named)
