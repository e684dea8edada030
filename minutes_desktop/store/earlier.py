"""What the earlier meetings of a series have left, read for the one that comes next."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Collection
from pathlib import Path

import msgspec
from msgspec import Struct

from minutes_desktop.domain.minutes import Deferral, Minutes
from minutes_desktop.domain.register import Entry
from minutes_desktop.domain.series import Seen
from minutes_desktop.store import rows
from minutes_desktop.store.entries import open_entries
from minutes_desktop.store.reading import is_there, reading

_LOOKED_AT = 40  # earlier meetings in which matters may have been put off
_ITEMS = "SELECT * FROM item WHERE meeting_id = ? ORDER BY position"
_BLOCKS = (
    "SELECT * FROM block WHERE meeting_id = ? AND kind IN ('brought_forward', 'next_meeting')"
    " ORDER BY position"
)
_ACTIONS = (
    "SELECT action.* FROM action JOIN block ON block.meeting_id = action.meeting_id"
    " AND block.id = action.block_id"
    " WHERE action.meeting_id = ? AND block.kind = 'brought_forward' ORDER BY action.position"
)
_SITTINGS = "SELECT * FROM sitting WHERE meeting_id = ? ORDER BY position"
_NAMED = "series IN (SELECT value FROM json_each(?))"


class Earlier(Struct, frozen=True):
    """The last minutes of a series before a local day, with what is open, put off and past.

    Of minutes there are the items, and those blocks that look back or ahead.
    ``meetings`` holds the minutes that the others speak of, by id; ``deferred`` the ids of items
    that were put off, each with that of its meeting; ``held`` all days on which the series met.
    """

    last: Minutes | None
    entries: tuple[Entry, ...]
    meetings: dict[str, Minutes]
    deferred: tuple[tuple[str, str], ...]
    held: tuple[dt.date, ...]


def earlier(path: Path, names: Collection[str], day: dt.date | None, but: str = "") -> Earlier:
    """What meetings of a series, by its names, have left by a day; ``but`` is one not looked at.

    A meeting of that very day is none of the earlier ones.
    """
    if not is_there(path):
        return Earlier(None, (), {}, (), ())
    listed = msgspec.json.encode(list(names)).decode()
    until = (day or dt.date.max).isoformat()
    with reading(path) as connection:
        # One transaction, so that a save in between cannot give half of each.
        connection.execute("BEGIN")
        held = _held(connection, listed, but)
        before = [one for one in held if one[1] < until]
        deferred = _deferred(connection, [one for one, _ in before[-_LOOKED_AT:]])
    entries = tuple(
        one
        for name in names
        for one in open_entries(path, name, dt.date.max)
        if one.meeting_id != but and (one.raised is None or one.raised.isoformat() < until)
    )
    wanted = {one.meeting_id for one in entries} | {meeting for meeting, _ in deferred}
    last_id = before[-1][0] if before else ""
    with reading(path) as connection:
        meetings = {one: _skeleton(connection, one) for one in sorted(wanted | {last_id}) if one}
    days = tuple(dt.date.fromisoformat(date) for _, date in before)
    return Earlier(meetings.get(last_id), entries, meetings, deferred, days)


def last_minutes(path: Path, names: Collection[str]) -> tuple[Minutes | None, tuple[dt.date, ...]]:
    """The minutes of the last dated meeting of a series, and all days on which it met.

    Of the minutes there are the items, and those blocks that look back or ahead.
    """
    if not is_there(path):
        return None, ()
    with reading(path) as connection:
        held = _held(connection, msgspec.json.encode(list(names)).decode(), "")
        last = _skeleton(connection, held[-1][0]) if held else None
    return last, tuple(dt.date.fromisoformat(date) for _, date in held)


def _skeleton(connection: sqlite3.Connection, meeting_id: str) -> Minutes:
    """Minutes of a meeting with their items, and of the blocks those that look back or ahead."""
    (meeting,) = _rows(connection, "SELECT * FROM meeting WHERE id = ?", meeting_id)
    return rows.minutes_of(
        rows.MeetingRows(
            meeting=meeting,
            details=[],
            attendance=[],
            apologies=[],
            items=_rows(connection, _ITEMS, meeting_id),
            blocks=_rows(connection, _BLOCKS, meeting_id),
            actions=_rows(connection, _ACTIONS, meeting_id),
            sittings=_rows(connection, _SITTINGS, meeting_id),
        )
    )


def _rows(connection: sqlite3.Connection, asked: str, key: str) -> list[rows.Row]:
    return [dict(row) for row in connection.execute(asked, (key,))]


def _held(connection: sqlite3.Connection, listed: str, but: str) -> list[tuple[str, str]]:
    """The meetings that have a date, the first one first."""
    found = connection.execute(
        f"SELECT id, date FROM meeting WHERE {_NAMED} AND date IS NOT NULL AND id <> ?"  # noqa: S608 - our own names
        " ORDER BY date, start, id",
        (listed, but),
    )
    return [(row["id"], row["date"]) for row in found]


def _deferred(
    connection: sqlite3.Connection, meetings: Collection[str]
) -> tuple[tuple[str, str], ...]:
    """The items of some meetings that were put off, each with its meeting, in order."""
    found = [
        row
        for meeting in meetings
        for row in connection.execute(
            "SELECT meeting_id, id, deferred_to FROM item"
            " WHERE meeting_id = ? AND deferred_to IS NOT NULL ORDER BY position",
            (meeting,),
        )
    ]
    return tuple(
        (row["meeting_id"], row["id"])
        for row in found
        if msgspec.json.decode(row["deferred_to"], type=Deferral) != Deferral()
    )


def seen_in(path: Path, names: Collection[str]) -> tuple[Seen, ...]:
    """Everyone named at a dated meeting of a series, there or with apologies, by day and place."""
    if not is_there(path):
        return ()
    listed = msgspec.json.encode(list(names)).decode()
    with reading(path) as connection:
        found = connection.execute(
            'SELECT date, name, capacity, "group", initials, 0 AS away, named.position FROM meeting'  # noqa: S608 - as above
            " JOIN attendee AS named ON named.meeting_id = meeting.id"
            f" WHERE {_NAMED} AND date IS NOT NULL UNION ALL"
            " SELECT date, name, capacity, '', '', 1, named.position FROM meeting"
            " JOIN apology AS named ON named.meeting_id = meeting.id"
            f" WHERE {_NAMED} AND date IS NOT NULL ORDER BY 1, 6, 7",
            (listed, listed),
        )
        return tuple(
            Seen(
                dt.date.fromisoformat(row["date"]),
                row["name"],
                row["capacity"],
                row["group"],
                row["initials"],
            )
            for row in found
        )
