"""Reading versions that are kept, and the journal, from a store that may only be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from minutes_desktop.domain.record import Act, Version
from minutes_desktop.store.errors import StoreDamaged, StoreError
from minutes_desktop.store.reading import is_there, reading

_VERSION = ", ".join(name for name in Version.__struct_fields__)
ACT_COLUMNS = ", ".join(f'"{name}"' for name in Act.__struct_fields__)


def versions(path: Path, meeting_id: str) -> tuple[Version, ...]:
    """The kept versions of a meeting, the first one first."""
    if not is_there(path):
        return ()
    with reading(path) as connection:
        found = connection.execute(
            f"SELECT {_VERSION} FROM version WHERE meeting_id = ? ORDER BY sequence",  # noqa: S608 - our own names
            (meeting_id,),
        )
        return tuple(version_of(dict(row)) for row in found)


def content(path: Path, meeting_id: str, sequence: int) -> bytes:
    """The words of a kept version, an exchange file; raises ``StoreError`` if there is none."""
    return _bytes(path, "content", meeting_id, sequence)


def pdf(path: Path, meeting_id: str, sequence: int) -> bytes:
    """The very pages of a kept version; raises ``StoreError`` if there is none."""
    return _bytes(path, "pdf", meeting_id, sequence)


def acts(
    path: Path, meeting_id: str | None = None, action_id: str | None = None
) -> tuple[Act, ...]:
    """The journal, the first entry first: all of it, or what is about a meeting or an action."""
    if not is_there(path):
        return ()
    wanted = {"meeting_id": meeting_id, "action_id": action_id}
    asked = {name: key for name, key in wanted.items() if key is not None}
    where = " AND ".join(f"{name} = ?" for name in asked) or "1"
    with reading(path) as connection:
        found = connection.execute(
            f"SELECT {ACT_COLUMNS} FROM act WHERE {where} ORDER BY number",  # noqa: S608 - as above
            tuple(asked.values()),
        )
        return tuple(act_of(dict(row)) for row in found)


def series_before(path: Path, series: str, date: dt.date | None, meeting_id: str) -> str:
    """The digest of the newest version of the series' last meeting before a local date.

    Empty where no earlier meeting of the series has a kept version.
    """
    if not is_there(path):
        return ""
    with reading(path) as connection:
        row = connection.execute(
            "SELECT version.digest FROM version JOIN meeting ON meeting.id = version.meeting_id"
            " WHERE meeting.series = ? AND meeting.id <> ? AND meeting.date < ?"
            " ORDER BY meeting.date DESC, meeting.start DESC, meeting.id DESC,"
            " version.sequence DESC LIMIT 1",
            (series, meeting_id, (date or dt.date.max).isoformat()),
        ).fetchone()
        return str(row["digest"]) if row else ""


def version_of(row: Mapping[str, Any]) -> Version:
    """The version that a row holds."""
    fields = {name: row[name] for name in Version.__struct_fields__}
    fields["fonts"] = msgspec.json.decode(row["fonts"])
    return msgspec.convert(fields, Version)


def act_of(row: Mapping[str, Any]) -> Act:
    """The entry of the journal that a row holds."""
    fields = {name: row[name] for name in Act.__struct_fields__}
    fields["details"] = msgspec.json.decode(row["details"])
    return msgspec.convert(fields, Act)


def act_row(one: Act) -> dict[str, object]:
    """The entry as a row."""
    row = msgspec.structs.asdict(one)
    return row | {"at": one.at.isoformat(), "details": _json(one.details)}


def version_row(one: Version) -> dict[str, object]:
    """The version as a row, without its words and pages."""
    row = msgspec.structs.asdict(one)
    return row | {"made_at": one.made_at.isoformat(), "fonts": _json(one.fonts)}


def _json(value: dict[str, str]) -> str:
    return msgspec.json.encode(value, order="sorted").decode()


def _bytes(path: Path, column: str, meeting_id: str, sequence: int) -> bytes:
    with reading(path) as connection:
        row = connection.execute(
            f"SELECT {column} FROM version WHERE meeting_id = ? AND sequence = ?",  # noqa: S608 - as above
            (meeting_id, sequence),
        ).fetchone()
    if row is None:
        raise StoreError(f"There is no version {sequence} of the meeting “{meeting_id}” in {path}.")
    cell = row[column]
    if not isinstance(cell, bytes):
        raise StoreDamaged(
            f"Version {sequence} of the meeting “{meeting_id}” in {path} is not what was kept."
            " Verify the minutes to see what else is wrong."
        )
    return cell
