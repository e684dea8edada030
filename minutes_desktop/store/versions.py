"""Versions that are kept for good, and the journal: both are only ever added to."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, Engine, func, select

from minutes_desktop.domain.exchange import decode, encode
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.record import Act, Version, entered, sealed
from minutes_desktop.store import derived, meetings, reading
from minutes_desktop.store.database import count_save, path_of, writing
from minutes_desktop.store.errors import StoreError
from minutes_desktop.store.kept import act_row, version_row
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

    The rows of a sealed meeting are those of the kept words to the letter, and its time that of
    the act; the act tells the digest of the version. So each can be held against the other.
    """
    with writing(engine) as connection:
        _insist(connection, engine, before, kept)
        _unseal(connection, after.id)
        sequence = kept.version.sequence if kept else acts.sequence
        if kept:
            meetings.write(connection, None, decode(kept.content)[0])
            acts = _telling(acts, _insert(connection, kept))
        else:
            meetings.write(connection, before, after)
        _set(connection, after.id, words_saved_at=acts.at.isoformat())
        if after.state != "draft":
            _set(connection, after.id, sealed=sequence or 1)
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
    derived.acted(connection, acts)
    count_save(connection)


def note(engine: Engine, acts: Iterable[Act]) -> None:
    """Write acts into the journal that change no minutes. Raises ``StoreError``."""
    with writing(engine) as connection:
        enter(connection, *acts)


def remove(engine: Engine, minutes: Minutes, one: Act) -> None:
    """Take a draft out of the store, and write down who did it and why: both or neither.

    Raises ``StoreError``, also where the minutes are kept, or are others by now.
    """
    with writing(engine) as connection:
        _insist(connection, engine, minutes, None)
        meetings.take_out(connection, minutes.id)
        enter(connection, one)


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


def _insert(connection: Connection, kept: Kept) -> Version:
    whole = sealed(kept.version)
    row = version_row(whole) | {"content": kept.content, "pdf": kept.pdf}
    connection.execute(version.insert(), row)
    return whole


def _telling(one: Act, kept: Version) -> Act:
    """The act with what tells which version it made."""
    told = {
        "digest": kept.digest,
        "made_at": kept.made_at.isoformat(),
        "program": kept.program,
    }
    return replace(one, sequence=kept.sequence, details=one.details | told)


def _unseal(connection: Connection, meeting_id: str) -> None:
    _set(connection, meeting_id, sealed=0)


def _set(connection: Connection, meeting_id: str, **cells: object) -> None:
    connection.execute(meeting.update().where(meeting.c.id == meeting_id).values(cells))
