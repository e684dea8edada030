"""All rows that minutes have in the store, by table and key: what those of a sealed meeting are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.store import rows
from minutes_desktop.store.rows import Row

KEYS: dict[str, tuple[str, ...]] = {
    "detail": ("id",),
    "attendee": ("id",),
    "apology": ("id",),
    "item": ("id",),
    "block": ("id",),
    "action": ("block_id", "id"),
    "sitting": ("block_id", "id"),
}
"""The columns by which the rows of a meeting are told apart, by table."""
Key = tuple[object, ...]


def frozen_rows(minutes: Minutes) -> dict[str, dict[Key, Row]]:
    """The rows of each table by key, with every column that the minutes themselves decide."""
    found: dict[str, dict[Key, Row]] = {name: {} for name in KEYS}
    for table, row in _rows(minutes):
        key = tuple(row[name] for name in KEYS[table])
        found[table][key] = row | {"meeting_id": minutes.id}
    return found


def _rows(minutes: Minutes) -> Iterator[tuple[str, Row]]:
    yield from _lines("detail", map(rows.line_row, minutes.details))
    yield from _lines("attendee", map(rows.line_row, minutes.attendance))
    yield from _lines("apology", map(rows.line_row, minutes.apologies))
    yield from _items(minutes.items, None)


def _items(items: tuple[Item, ...], parent: str | None) -> Iterator[tuple[str, Row]]:
    for position, item in enumerate(items):
        yield "item", rows.item_row(item) | {"parent_id": parent, "position": position}
        for at, block in enumerate(item.blocks):
            yield "block", rows.block_row(block) | {"item_id": item.id, "position": at}
            above = {"block_id": block.id}
            yield from _lines("action", map(rows.action_row, rows.actions_of(block)), above)
            yield from _lines("sitting", map(rows.sitting_row, rows.sittings_of(block)), above)
        yield from _items(item.items, item.id)


def _lines(table: str, found: Iterable[Row], above: Row | None = None) -> Iterator[tuple[str, Row]]:
    for position, row in enumerate(found):
        yield table, row | (above or {}) | {"position": position}
