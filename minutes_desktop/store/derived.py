"""What is derived from the minutes and the journal, kept in step with every save.

All of it is written in the transaction that writes what it is made of, and can be made anew.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from minutes_desktop.domain.changes import Change
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.record import Act
from minutes_desktop.store import passages, register


def follow(
    connection: Connection,
    change: Change,
    before: Minutes,
    after: Minutes,
    gone: frozenset[str] = frozenset(),
) -> None:
    """Follow, within a transaction, minutes that were written: ``change`` is what differs.

    ``gone`` has the ids of actions that stood in rows of the meeting which nobody had read.
    """
    register.follow(connection, change, before, after, gone)
    passages.follow(connection, change, after)


def leave(connection: Connection, meeting_id: str) -> frozenset[str]:
    """What must be followed once the rows of a meeting are gone: the ids of actions."""
    passages.leave(connection, meeting_id)
    return register.leave(connection, meeting_id)


def left(connection: Connection, gone: frozenset[str]) -> None:
    """Follow, within a transaction, a meeting that was taken out; ``leave`` told what it had."""
    register.refresh(connection, gone)


def acted(connection: Connection, acts: Iterable[Act]) -> None:
    """Follow, within a transaction, what was written into the journal."""
    register.refresh(connection, {act.action_id for act in acts} - {""})


def rebuild(connection: Connection) -> None:
    """Make everything anew, within a transaction, from what it is derived from."""
    register.rebuild(connection)
    passages.rebuild(connection)


def mend(connection: Connection) -> None:
    """Make anew, within a transaction, what is missing."""
    passages.mend(connection)
