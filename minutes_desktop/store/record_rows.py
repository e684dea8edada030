"""The rows of versions and of the journal read to the letter, and what is wrong with each alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import TypeVar

import msgspec
from msgspec import Struct

from minutes_desktop.domain.record import Act, Version
from minutes_desktop.store import kept
from minutes_desktop.store.strictly import Raw, Stored, alike, plain

Entry = TypeVar("Entry", Version, Act)
_JSON = frozenset({"fonts", "details"})


class Read(Struct, frozen=True):
    """A row, the value it holds if it can be read, and the columns that are not as written."""

    raw: Raw
    value: Version | Act | None
    wrong: tuple[str, ...]


def raw_rows(
    connection: sqlite3.Connection, statement: str, values: tuple[object, ...] = ()
) -> Iterator[Raw]:
    """The rows that a question finds, by column."""
    for row in connection.execute(statement, values):
        yield dict(zip(row.keys(), tuple(row), strict=True))


def read_rows(connection: sqlite3.Connection, kind: type[Version | Act]) -> Iterator[Read]:
    """Every row of the versions, without words and pages, or of the journal."""
    columns = ", ".join(f'"{name}"' for name in kind.__struct_fields__)
    table, order = ("version", "meeting_id, sequence") if kind is Version else ("act", "number")
    for raw in raw_rows(connection, f"SELECT {columns} FROM {table} ORDER BY {order}"):  # noqa: S608 - our own names
        yield _read(raw, kind)


def _read(raw: Raw, kind: type[Version | Act]) -> Read:
    try:
        row = {name: plain(cell) for name, cell in raw.items()}
        value: Version | Act
        if kind is Version:
            value = kept.version_of(row)
            again = kept.version_row(value)
        else:
            value = kept.act_of(row)
            again = kept.act_row(value)
    except (UnicodeDecodeError, msgspec.MsgspecError, ValueError, TypeError):
        return Read(raw, None, _unreadable(raw, kind))
    return Read(raw, value, tuple(name for name in raw if not alike(raw[name], again[name])))


def loose(cell: object) -> str:
    """A cell as far as it can be read."""
    return cell.decode(errors="replace") if isinstance(cell, bytes) else str(cell)


def _unreadable(raw: Raw, kind: type[Version | Act]) -> tuple[str, ...]:
    """The cells of a row that cannot be what the program wrote, each looked at by itself."""
    fields = msgspec.structs.fields(kind)
    found = tuple(field.name for field in fields if not _could_be(raw[field.name], field))
    return found or kind.__struct_fields__


def _could_be(cell: object, field: msgspec.structs.FieldInfo) -> bool:
    try:
        value = plain(cell)
        if field.name in _JSON and isinstance(cell, Stored):
            value = msgspec.json.decode(cell)
        msgspec.convert(value, field.type)
    except (UnicodeDecodeError, msgspec.MsgspecError, ValueError, TypeError):
        return False
    return True
