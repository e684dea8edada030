"""The register of actions, kept in step with the minutes and the journal it is derived from."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, bindparam

from minutes_desktop.domain.appearances import Appearance, Speaking, appearances
from minutes_desktop.domain.blocks import Block, NextMeeting, Update
from minutes_desktop.domain.changes import Change
from minutes_desktop.domain.minutes import Item, Minutes, walk_blocks
from minutes_desktop.domain.register import Entry
from minutes_desktop.domain.richtext import storable
from minutes_desktop.store.driver import driver_of
from minutes_desktop.store.entries import NOT_KNOWN, entries
from minutes_desktop.store.tables import register, register_awaited, register_owner

_MANY = 400  # actions put together at once


def follow(
    connection: Connection,
    change: Change,
    before: Minutes,
    after: Minutes,
    gone: frozenset[str] = frozenset(),
) -> None:
    """Bring the register up to date, within a transaction, with minutes that were written."""
    ids = set(gone)
    moved = change.fields & {"series", "date", "start", "state"}
    if moved or change.structural or _concerned(change, before):
        ids |= _differing(before, after, all_of=bool(moved))
    if moved - {"state"}:
        ids |= _awaiting(connection, after.id, before) | _awaiting(connection, after.id, after)
    refresh(connection, ids)


def leave(connection: Connection, meeting_id: str) -> frozenset[str]:
    """The ids of all actions whose entries a meeting has a part in, before it is taken out."""
    driver = driver_of(connection)
    found = driver.execute("SELECT id FROM action WHERE meeting_id = ?", (meeting_id,))
    ids = {row[0] for row in found.fetchall()}
    row = driver.execute("SELECT series, date FROM meeting WHERE id = ?", (meeting_id,)).fetchone()
    if row and row[1]:
        ids |= _awaiting_since(driver, meeting_id, row[0], row[1])
    return frozenset(ids)


def refresh(connection: Connection, ids: Collection[str]) -> None:
    """Put the entries of actions together anew, within a transaction."""
    ordered = list(ids)
    for start in range(0, len(ordered), _MANY):
        some = ordered[start : start + _MANY]
        _write(connection, some, list(entries(driver_of(connection), some)))


def rebuild(connection: Connection) -> None:
    """Make the whole register anew, within a transaction."""
    for table in (register_owner, register_awaited, register):
        connection.execute(table.delete())
    # As they were written, so that a meeting is read for all its actions at once.
    asked = "SELECT id FROM action GROUP BY id ORDER BY min(rowid)"
    found = driver_of(connection).execute(asked)
    refresh(connection, [row[0] for row in found.fetchall()])


# What a save concerns


def _concerned(change: Change, before: Minutes) -> bool:
    """Whether what was rewritten speaks of actions, or did before."""
    if any(map(_matters, change.now.values())):
        return True
    return any(
        block.id in change.updated and _matters(block) for block in walk_blocks(before.items)
    )


def _matters(part: Item | Block) -> bool:
    return isinstance(part, Speaking | Update | NextMeeting)


def _differing(before: Minutes, after: Minutes, *, all_of: bool) -> set[str]:
    """The ids of the actions that two values of the same minutes speak of differently."""
    was, now = _by_action(before), _by_action(after)
    if all_of:
        return set(was) | set(now)
    return {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}


def _by_action(minutes: Minutes) -> dict[str, list[Appearance]]:
    found: dict[str, list[Appearance]] = {}
    for one in appearances(minutes):
        found.setdefault(one.action.id, []).append(one)
    return found


def _awaiting(connection: Connection, meeting_id: str, minutes: Minutes) -> set[str]:
    if minutes.date is None:
        return set()
    driver = driver_of(connection)
    return _awaiting_since(driver, meeting_id, minutes.series, minutes.date.isoformat())


def _awaiting_since(
    driver: sqlite3.Connection, meeting_id: str, series: str, date: str
) -> set[str]:
    """The ids of actions due at the series' next meeting, which that of a date is or was."""
    last = driver.execute(
        "SELECT max(date) FROM meeting WHERE series = ? AND date < ? AND id <> ?",
        (series, date, meeting_id),
    ).fetchone()[0]
    found = driver.execute(
        "SELECT action_id FROM register_awaited WHERE series = ? AND since >= ? AND since < ?",
        (series, last or "0", date),
    )
    return {row[0] for row in found.fetchall()}


# Writing


def _write(connection: Connection, ids: Collection[str], entries: list[Entry]) -> None:
    keys = [{"key": key} for key in ids]
    for table in (register_owner, register_awaited, register):
        connection.execute(table.delete().where(table.c.action_id == bindparam("key")), keys)
    if entries:
        connection.execute(register.insert(), [entry_row(entry) for entry in entries])
    if owners := [row for entry in entries for row in owner_rows(entry)]:
        connection.execute(register_owner.insert(), owners)
    if awaited := [row for entry in entries for row in awaited_rows(entry)]:
        connection.execute(register_awaited.insert(), awaited)


def entry_row(entry: Entry) -> dict[str, Any]:
    """The entry as a row, without its history."""
    row = {
        "action_id": entry.action_id,
        "series": entry.series,
        "meeting_id": entry.meeting_id,
        "raised": _day(entry.raised),
        "reference": entry.reference,
        "words": entry.words,
        "owners": entry.owner_words,
        "status": entry.status.kind,
        "status_words": entry.status.words,
        "due": _day(entry.due) or NOT_KNOWN,
        "due_words": entry.due_words,
        "found": f"{entry.reference} {entry.words} {entry.owner_words}".casefold(),
        "latest_id": entry.latest_id,
        "latest": _day(entry.latest),
        "postponed": entry.postponed,
        "open": entry.is_open,
    }
    return {name: storable(cell) if isinstance(cell, str) else cell for name, cell in row.items()}


def owner_rows(entry: Entry) -> list[dict[str, Any]]:
    """Who owns the action, a row for each, by names in small letters."""
    names = {storable(owner.name.strip().casefold()) for owner in entry.owners} - {""}
    found = entry_row(entry)
    kept = {name: found[name] for name in ("action_id", "open", "due", "raised")}
    return [{"owner": name} | kept for name in sorted(names)]


def awaited_rows(entry: Entry) -> list[dict[str, str]]:
    """The meetings that the action waits for, or waited for, a row for each."""
    named = {(storable(one.series), one.since.isoformat()) for one in entry.awaits}
    return [
        {"series": series, "since": since, "action_id": entry.action_id}
        for series, since in sorted(named)
    ]


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
