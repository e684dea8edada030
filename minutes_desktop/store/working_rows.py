"""The rows of a sealed meeting held against its kept words, cell by cell."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

import msgspec

from minutes_desktop.domain.exchange import encode_template
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.template import Template
from minutes_desktop.domain.verifying import unlike
from minutes_desktop.store import rows
from minutes_desktop.store.frozen_rows import KEYS, frozen_rows
from minutes_desktop.store.strictly import Raw, Stored, alike, as_stored, plain

_OWN = {"words_saved_at", "opened", "sealed"}
"""The columns of a meeting that are not of its minutes."""
_COLUMNS = {
    "text": "the words",
    "position": "the place in the order",
    "parent_id": "the item it stands under",
    "item_id": "the item it stands in",
    "block_id": "the block it stands in",
    "heading": "the heading",
    "number": "the number",
    "kind": "the kind",
    "owners": "the owners",
    "dues": "when it is due",
    "status": "the status",
    "status_kind": "the status",
    "status_words": "the words of the status",
    "attendee": "who it is about",
    "rows": "the rows",
    "value": "the words",
    "finish": "the end",
    "start": "the beginning",
    "sign_off": "what is recorded of signing",
    "taken": "the order in which items were taken",
    "words": "the words",
}
_WHERE = {
    "detail": "a line of the heading",
    "attendee": "somebody present",
    "apology": "an apology",
    "item": "an item",
    "block": "a block",
    "action": "an action",
    "sitting": "an announced meeting",
}


def row_faults(
    connection: sqlite3.Connection,
    meeting: Raw,
    minutes: Minutes,
    template: Template | None,
    names: Mapping[str, str],
) -> Iterator[tuple[str, str]]:
    """What of the rows is not as the minutes are: words, and the table with the column.

    ``meeting`` is its own row; ``names`` say what its parts are called, by id.
    """
    expected = rows.meeting_row(minutes)
    for name, cell in meeting.items():
        if name not in _OWN and not alike(cell, expected[name]):
            yield unlike(_column(name)), f"meeting.{name}"
    for table, wanted in frozen_rows(minutes).items():
        found = connection.execute(
            f"SELECT * FROM {table} WHERE meeting_id = ?",  # noqa: S608 - our own names
            (minutes.id,),
        )
        there = [dict(zip(row.keys(), tuple(row), strict=True)) for row in found]
        yield from _table_faults(table, wanted, there, names)
    yield from _template_faults(connection, template)


def _table_faults(
    table: str,
    wanted: Mapping[tuple[object, ...], rows.Row],
    there: list[Raw],
    names: Mapping[str, str],
) -> Iterator[tuple[str, str]]:
    left = {tuple(map(as_stored, key)): row for key, row in wanted.items()}
    for raw in there:
        key = tuple(raw[name] for name in KEYS[table])
        row = left.pop(key, None) if all(isinstance(one, Stored) for one in key) else None
        if row is None:
            yield f"{_where(table, raw, names)} is there, which was not kept", table
            continue
        for name, cell in raw.items():
            if not alike(cell, row[name]):
                words = f"{_where(table, raw, names)}: {unlike(_column(name))}"
                yield words, f"{table}.{name}"
    for row in left.values():
        yield f"{_where(table, row, names)} is missing", table


def _where(table: str, row: Mapping[str, object], names: Mapping[str, str]) -> str:
    """What a row is called; its id where it has no name."""
    for name in ("id", "block_id"):
        cell = row.get(name)
        key = cell.decode(errors="replace") if isinstance(cell, bytes) else str(cell)
        if key in names:
            return names[key]
    cell = row.get("id")
    key = cell.decode(errors="replace") if isinstance(cell, bytes) else str(cell)
    return f"{_WHERE[table]} ({key})"


def _column(name: str) -> str:
    return _COLUMNS.get(name, f"the {name.replace('_', ' ')}")


def _template_faults(
    connection: sqlite3.Connection, template: Template | None
) -> Iterator[tuple[str, str]]:
    if template is None:
        return
    row = connection.execute(
        "SELECT body FROM template WHERE id = ? AND version = ?", (template.id, template.version)
    ).fetchone()
    called = f"the template “{template.name}” (version {template.version})"
    if row is None:
        yield f"{called} by which it prints is missing", "template"
        return
    try:
        found = msgspec.json.decode(str(plain(row[0])), type=Template)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        found = None
    same = found == template or (found and encode_template(found) == encode_template(template))
    if not same or not isinstance(row[0], Stored):
        yield f"{called} is not the one by which it was kept", "template.body"
