"""Versions that are kept for good, and the journal: both are only ever added to."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, Engine, func, select

from minutes_desktop.domain.exchange import encode
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.record import Act, Version, entered, sealed
from minutes_desktop.store import meetings, reading
from minutes_desktop.store.database import count_save, path_of, writing
from minutes_desktop.store.errors import StoreError
from minutes_desktop.store.tables import act, meeting, version

MOVED = (
    "The minutes were changed meanwhile, so nothing was kept. Look at them once more, and do it"
    " again."
)


class Kept(msgspec.Struct, frozen=True):
    """A version to be kept, with its words (an exchange file) and the pages made of them."""

    version: Version
    content: bytes
    pdf: bytes


def keep(engine: Engine, before: Minutes, after: Minutes, kept: Kept | None, acts: Act) -> None:
    """Turn ``before``, as it stands in the store, into ``after``, and write the act down.

    With ``kept`` that becomes a version for good, and the meeting is sealed at it; without, only
    the state changes, and a draft can be written again. All of it or nothing. Raises
    ``StoreError``, also where the store holds something else than ``before`` by now.
    """
    with writing(engine) as connection:
        _insist(connection, engine, before, kept)
        _unseal(connection, after.id)
        meetings.write(connection, before, after)
        sequence = kept.version.sequence if kept else acts.sequence
        if kept:
            _insert(connection, kept)
        if after.state != "draft":
            _seal(connection, after.id, sequence or 1)
        enter(connection, acts)


def enter(connection: Connection, *acts: Act) -> None:
    """Write acts into the journal, within a transaction, each chained to the one before."""
    for one in acts:
        last = connection.execute(
            select(act.c.number, act.c.digest).order_by(act.c.number.desc()).limit(1)
        ).first()
        number, digest = (last.number, last.digest) if last else (0, "")
        chained = entered(replace(one, number=number + 1, before=digest))
        connection.execute(act.insert(), act_row(chained))
    count_save(connection)


def note(engine: Engine, acts: Iterable[Act]) -> None:
    """Write acts into the journal that change no minutes. Raises ``StoreError``."""
    with writing(engine) as connection:
        enter(connection, *acts)


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


def _insist(connection: Connection, engine: Engine, before: Minutes, kept: Kept | None) -> None:
    """Refuse to go on where the store holds other minutes or other versions than thought."""
    stored = reading.load(path_of(engine), before.id)
    if encode(stored, None) != encode(before, None):
        raise StoreError(MOVED)
    if kept is None:
        return
    known = connection.execute(
        select(func.max(version.c.sequence)).where(version.c.meeting_id == before.id)
    ).scalar()
    if kept.version.sequence != (known or 0) + 1:
        raise StoreError(MOVED)


def _insert(connection: Connection, kept: Kept) -> None:
    row = version_row(sealed(kept.version))
    connection.execute(version.insert(), row | {"content": kept.content, "pdf": kept.pdf})


def _unseal(connection: Connection, meeting_id: str) -> None:
    connection.execute(meeting.update().where(meeting.c.id == meeting_id).values(sealed=0))


def _seal(connection: Connection, meeting_id: str, sequence: int) -> None:
    connection.execute(meeting.update().where(meeting.c.id == meeting_id).values(sealed=sequence))
