"""Which kept version a file is, or was made from."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from minutes_desktop.domain.file_differences import likeness
from minutes_desktop.domain.record import Version
from minutes_desktop.store import kept
from minutes_desktop.store.reading import is_there, reading

Kind = Literal["pdf", "content"]
_ROOM = 0.2  # by what share of its size a changed file may be shorter or longer
HALF, NEARLY_ALL = 0.5, 0.9
"""Shares that a file and what was kept must have in common to be taken for the same."""
_VERSION = ", ".join(Version.__struct_fields__)


def known_by_digest(path: Path, kind: Kind, digest: str) -> tuple[Version, ...]:
    """The versions whose pages or words have this digest by their own rows."""
    return _versions(path, f"WHERE {kind}_digest = ?", digest)


def known_by_seal(path: Path, seals: frozenset[str]) -> Version | None:
    """The version whose seal is one of these."""
    found = (one for one in _versions(path) if one.seal in seals)
    return next(found, None) if seals else None


def of_meeting(path: Path, meeting_id: str) -> tuple[Version, ...]:
    """The versions of a meeting."""
    return _versions(path, "WHERE meeting_id = ?", meeting_id)


def most_alike(path: Path, kind: Kind, data: bytes, least: float = HALF) -> Version | None:
    """The version whose pages or words the bytes have most in common with, ``least`` or more."""
    room = int(len(data) * _ROOM) + 64
    best, found = least, None
    for one in _versions(
        path, f"WHERE length({kind}) BETWEEN ? AND ?", len(data) - room, len(data) + room
    ):
        bytes_of = kept.pdf if kind == "pdf" else kept.content
        share = likeness(data, bytes_of(path, one.meeting_id, one.sequence))
        if share >= best:
            best, found = share, one
    return found


def _versions(path: Path, where: str = "", *values: object) -> tuple[Version, ...]:
    if not is_there(path):
        return ()
    with reading(path) as connection:
        rows = connection.execute(
            f"SELECT {_VERSION} FROM version {where} ORDER BY meeting_id, sequence",  # noqa: S608 - our own names
            values,
        )
        return tuple(one for row in rows if (one := _readable(dict(row))) is not None)


def _readable(row: dict[str, object]) -> Version | None:
    """The version of a row; ``None`` for one that makes no sense, which verifying names."""
    try:
        return kept.version_of(row)
    except (msgspec.MsgspecError, ValueError, TypeError):
        return None
