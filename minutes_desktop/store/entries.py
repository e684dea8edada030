"""Reading the register: entries with their history, by connections of sqlite3."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Collection, Iterator
from itertools import groupby
from pathlib import Path

import msgspec

from minutes_desktop.domain.appearances import DEFAULT_RULE, Appearance, appearances
from minutes_desktop.domain.record import Act
from minutes_desktop.domain.register import Entry, entry_of
from minutes_desktop.store import rows
from minutes_desktop.store.kept import ACT_COLUMNS, act_of
from minutes_desktop.store.reading import is_there, reading

NOT_KNOWN = "~"
"""What stands for a due day that is not known, so that such actions come last."""

_SPEAKING = ("actions", "previous_actions", "brought_forward", "update", "next_meeting")


def entry(path: Path, action_id: str) -> Entry | None:
    """An action with its history; ``None`` if no minutes speak of it."""
    if not is_there(path):
        return None
    with reading(path) as connection:
        return next(entries(connection, [action_id]), None)


def open_entries(path: Path, series: str, until: dt.date) -> tuple[Entry, ...]:
    """The open actions of a series due by a local day, the first to be due first.

    Those of which no due day is known are among them, at the end.
    """
    if not is_there(path):
        return ()
    with reading(path) as connection:
        # One transaction, so that a save in between cannot give half of each.
        connection.execute("BEGIN")
        found = connection.execute(
            "SELECT action_id FROM register WHERE series = ? AND open AND (due <= ? OR due = ?)"
            " ORDER BY due, raised, reference",
            (series, until.isoformat(), NOT_KNOWN),
        )
        return tuple(entries(connection, [row[0] for row in found.fetchall()]))


def rule(path: Path, series: str) -> str:
    """How a series numbers its actions, for whoever has no connection yet."""
    with reading(path) as connection:
        return rule_of(connection, series)


def rule_of(connection: sqlite3.Connection, series: str) -> str:
    """How a series, which may have had that name before, numbers its actions."""
    row = connection.execute(
        "SELECT body FROM series WHERE name = :name"
        " OR EXISTS (SELECT 1 FROM json_each(body, '$.former') WHERE value = :name)"
        " ORDER BY name <> :name LIMIT 1",
        {"name": series},
    ).fetchone()
    return (msgspec.json.decode(row[0], type=_Rule).reference if row else "") or DEFAULT_RULE


class _Rule(msgspec.Struct):
    """What the register needs to know of a series."""

    reference: str = ""


def entries(driver: sqlite3.Connection, ids: Collection[str]) -> Iterator[Entry]:
    """The entries of actions, with their history; an id of which no minutes speak has none."""
    spoken: dict[str, list[Appearance]] = {}
    for meeting_id in _meetings_of(driver, ids):
        for one in _appearances_in(driver, meeting_id):
            spoken.setdefault(one.action.id, []).append(one)
    acts = _acts_on(driver, ids)
    after = _Following(driver)
    for key in ids:
        if entry := entry_of(spoken.get(key, ()), acts.get(key, ()), after):
            yield entry


def _meetings_of(driver: sqlite3.Connection, ids: Collection[str]) -> list[str]:
    found = driver.execute(
        "SELECT DISTINCT meeting_id FROM action WHERE id IN (SELECT value FROM json_each(?))",
        (_listed(ids),),
    )
    return [row[0] for row in found.fetchall()]


def _acts_on(driver: sqlite3.Connection, ids: Collection[str]) -> dict[str, list[Act]]:
    found = _named(
        driver,
        f"SELECT {ACT_COLUMNS} FROM act WHERE action_id IN (SELECT value FROM json_each(?))"  # noqa: S608 - our own names
        " AND action_id <> '' ORDER BY action_id, number",
        _listed(ids),
    )
    grouped = groupby(map(act_of, found), key=lambda act: act.action_id)
    return {key: list(acts) for key, acts in grouped}


def _listed(ids: Collection[str]) -> str:
    return msgspec.json.encode(list(ids)).decode()


def _appearances_in(driver: sqlite3.Connection, meeting_id: str) -> tuple[Appearance, ...]:
    """What a meeting says of actions; of the rest of its minutes nothing is read.

    Nothing, where what is left of a damaged store is no minutes any more.
    """
    of_blocks = f"kind IN ({', '.join(map(repr, _SPEAKING))})"
    found = _named(
        driver, "SELECT id, series, date, start, state FROM meeting WHERE id = ?", meeting_id
    )
    if not found:
        return ()
    parts = rows.MeetingRows(
        meeting=found[0],
        details=[],
        attendance=[],
        apologies=[],
        items=_parts(driver, "id, parent_id", "item", meeting_id),
        blocks=_parts(driver, "*", "block", meeting_id, of_blocks),
        actions=_parts(driver, "*", "action", meeting_id),
        sittings=_parts(driver, "*", "sitting", meeting_id),
    )
    try:
        minutes = rows.minutes_of(parts)
    except msgspec.MsgspecError:
        return ()
    rule = rule_of(driver, minutes.series) if minutes.state == "draft" else DEFAULT_RULE
    return appearances(minutes, rule)


def _parts(
    driver: sqlite3.Connection, columns: str, table: str, meeting_id: str, where: str = "1"
) -> list[rows.Row]:
    asked = f"SELECT {columns} FROM {table} WHERE meeting_id = ? AND {where} ORDER BY position"  # noqa: S608 - our own names
    return _named(driver, asked, meeting_id)


def _named(driver: sqlite3.Connection, asked: str, key: str) -> list[rows.Row]:
    cursor = driver.execute(asked, (key,))
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


class _Following:
    """The next meeting of a series after a day, asked only once for each."""

    def __init__(self, driver: sqlite3.Connection) -> None:
        self._driver = driver
        self._known: dict[tuple[str, dt.date], dt.date | None] = {}

    def __call__(self, series: str, day: dt.date) -> dt.date | None:
        if (series, day) not in self._known:
            found = self._driver.execute(
                "SELECT min(date) FROM meeting WHERE series = ? AND date > ?",
                (series, day.isoformat()),
            ).fetchone()[0]
            self._known[series, day] = dt.date.fromisoformat(found) if found else None
        return self._known[series, day]
