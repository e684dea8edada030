"""Writing meetings: only what differs, in one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import filterfalse
from typing import cast

from msgspec import Struct
from sqlalchemy import Column, Connection, Delete, Engine, Table, bindparam, func, select, update
from sqlalchemy import delete as delete_from
from sqlalchemy.dialects.sqlite import Insert, insert

from minutes_desktop.domain.blocks import Block
from minutes_desktop.domain.changes import Change, compare
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.place import Place
from minutes_desktop.store import derived, rows, tables
from minutes_desktop.store.database import count_save, writing
from minutes_desktop.store.errors import StoreMismatch
from minutes_desktop.store.rows import Row
from minutes_desktop.store.tables import action, block, item, meeting, sitting

_LISTS = {
    "details": tables.detail,
    "attendance": tables.attendee,
    "apologies": tables.apology,
}


def save(
    engine: Engine, before: Minutes | None, after: Minutes, place: Place | None = None
) -> None:
    """Write what turned ``before``, as last saved, into ``after``, and where the caret stands.

    A meeting the store does not hold is written whole, whatever ``before`` says; so is one whose
    rows do not fit ``before``, since somebody else wrote to them. Raises ``StoreError``; the store
    then holds what it held before.
    """
    try:
        _save(engine, before, after, place)
    except StoreMismatch:
        _save(engine, None, after, place)


def _save(engine: Engine, before: Minutes | None, after: Minutes, place: Place | None) -> None:
    with writing(engine) as connection:
        write(connection, before, after)
        if place is not None:
            _put(connection, tables.place, [{"meeting_id": after.id} | rows.place_row(place)])


def write(connection: Connection, before: Minutes | None, after: Minutes) -> None:
    """Write, within a transaction, what turned ``before`` into ``after``, as ``save`` does."""
    gone: frozenset[str] = frozenset()
    if before is None or not _holds(connection, after.id):
        gone = derived.leave(connection, after.id)
        _empty(connection, after.id)
        before = Minutes(id=after.id)
        _put(connection, meeting, [_meeting_row(after)])
        count_save(connection)
    change = compare(before, after)
    if change:
        count_save(connection)
        _put(connection, meeting, [_meeting_row(after)])
        _write_lists(connection, change, after)
        _write_tree(connection, change, before, after)
    derived.follow(connection, change, before, after, gone)


def note_opened(engine: Engine, meeting_id: str) -> None:
    """Make this the meeting opened last."""
    newest = select(func.max(meeting.c.opened) + 1).scalar_subquery()
    with writing(engine) as connection:
        connection.execute(meeting.update().where(meeting.c.id == meeting_id).values(opened=newest))


def delete(engine: Engine, meeting_id: str) -> None:
    """Take a meeting with all it holds out of the store."""
    with writing(engine) as connection:
        take_out(connection, meeting_id)


def take_out(connection: Connection, meeting_id: str) -> None:
    """Take a meeting out, within a transaction, as ``delete`` does."""
    gone = derived.leave(connection, meeting_id)
    connection.execute(meeting.delete().where(meeting.c.id == meeting_id))
    derived.left(connection, gone)
    count_save(connection)


def _empty(connection: Connection, meeting_id: str) -> None:
    """Take out all that a meeting holds, but not the meeting itself."""
    for table in (*_LISTS.values(), item):
        connection.execute(table.delete().where(table.c.meeting_id == meeting_id))


def _holds(connection: Connection, meeting_id: str) -> bool:
    found = select(meeting.c.id).where(meeting.c.id == meeting_id)
    return connection.execute(found).first() is not None


def _meeting_row(minutes: Minutes) -> Row:
    now = dt.datetime.now(dt.UTC)
    return rows.meeting_row(minutes) | {"words_saved_at": now.isoformat(timespec="seconds")}


def _write_lists(connection: Connection, change: Change, after: Minutes) -> None:
    """Write the short lists that differ, each as a whole."""
    for name, table in _LISTS.items():
        if name in change.fields:
            connection.execute(table.delete().where(table.c.meeting_id == after.id))
            lines = map(rows.line_row, getattr(after, name))
            _put(connection, table, _in_order(lines, meeting_id=after.id))


class _Placed(Struct, frozen=True):
    """An item or block with where it stands: under the parent (``None``: at the top)."""

    part: Item | Block
    parent: str | None
    position: int


def _write_tree(connection: Connection, change: Change, before: Minutes, after: Minutes) -> None:
    """Write the items and blocks that came, went, moved or were rewritten."""
    places = {placed.part.id: placed for placed in _walk(after.items)}
    written = [placed for key, placed in places.items() if key in change.added | change.updated]
    _put(connection, item, [_item_row(after.id, one) for one in written if _is_item(one)])
    _put_blocks(connection, after.id, [one for one in written if not _is_item(one)])
    if change.structural:
        old = {placed.part.id: placed for placed in _walk(before.items)}
        stayed = [places[key] for key in places.keys() & old.keys()]
        moved = [one for one in stayed if _where(one) != _where(old[one.part.id])]
        _move(connection, item.c.parent_id, after.id, filter(_is_item, moved))
        _move(connection, block.c.item_id, after.id, filterfalse(_is_item, moved))
        # Last, since what moved out from under a removed item would go with it.
        _delete(connection, block.c.id, after.id, change.removed)
        _delete(connection, item.c.id, after.id, change.removed)


def _walk(items: tuple[Item, ...], parent: str | None = None) -> Iterator[_Placed]:
    """Every item and block with its place, parents before what they hold."""
    for position, one in enumerate(items):
        yield _Placed(one, parent, position)
        for index, part in enumerate(one.blocks):
            yield _Placed(part, one.id, index)
        yield from _walk(one.items, one.id)


def _is_item(placed: _Placed) -> bool:
    return isinstance(placed.part, Item)


def _where(placed: _Placed) -> tuple[str | None, int]:
    return placed.parent, placed.position


def _item_row(meeting_id: str, placed: _Placed) -> Row:
    where = {
        "meeting_id": meeting_id,
        "parent_id": placed.parent,
        "position": placed.position,
    }
    return where | rows.item_row(cast("Item", placed.part))


def _put_blocks(connection: Connection, meeting_id: str, placed: list[_Placed]) -> None:
    """Write blocks, each with its actions and sittings as a whole."""
    blocks = [cast("Block", one.part) for one in placed]
    ids = [one.id for one in blocks]
    found = [
        {"meeting_id": meeting_id, "item_id": one.parent, "position": one.position}
        | rows.block_row(part)
        for one, part in zip(placed, blocks, strict=True)
    ]
    _put(connection, block, found)
    for table in (action, sitting):
        _delete(connection, table.c.block_id, meeting_id, ids)
    for one in blocks:
        keys = {"meeting_id": meeting_id, "block_id": one.id}
        _put(connection, action, _in_order(map(rows.action_row, rows.actions_of(one)), **keys))
        _put(connection, sitting, _in_order(map(rows.sitting_row, rows.sittings_of(one)), **keys))


def _move(
    connection: Connection, parent: Column[str], meeting_id: str, placed: Iterable[_Placed]
) -> None:
    """Give items, or blocks, their new place; ``parent`` is the column that names what is above."""
    table = parent.table
    found = [{"one": one.part.id, "under": one.parent, "place": one.position} for one in placed]
    if found:
        connection.execute(
            update(table)
            .where(table.c.meeting_id == meeting_id, table.c.id == bindparam("one"))
            .values({parent.name: bindparam("under"), "position": bindparam("place")}),
            found,
        )


def _delete(connection: Connection, key: Column[str], meeting_id: str, ids: Iterable[str]) -> None:
    """Delete the rows of a meeting whose ``key`` is one of the ids."""
    if found := [{"of": meeting_id, "one": one} for one in ids]:
        connection.execute(_deletion(key), found)


@cache
def _deletion(key: Column[str]) -> Delete:
    table = key.table
    of_meeting = table.c.meeting_id == bindparam("of")
    return delete_from(table).where(of_meeting, key == bindparam("one"))


def _in_order(found: Iterable[Row], **keys: str) -> list[Row]:
    """The rows with their keys, and positions from 0."""
    return [row | keys | {"position": position} for position, row in enumerate(found)]


def _put(connection: Connection, table: Table, found: list[Row]) -> None:
    """Insert the rows; one that is there already is rewritten."""
    if found:
        connection.execute(_insertion(table, tuple(found[0])), found)


@cache
def _insertion(table: Table, names: tuple[str, ...]) -> Insert:
    # Kept, because SQLAlchemy takes longer to build it than SQLite to do it.
    statement = insert(table)
    keys = [column.name for column in table.primary_key]
    changed = {name: statement.excluded[name] for name in names if name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=changed)
