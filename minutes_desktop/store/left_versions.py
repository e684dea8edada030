"""The kept versions and the journal that are left of a damaged store, and minutes made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, insert

from minutes_desktop.domain.exchange import ExchangeError, decode
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.record import Act, digest_of
from minutes_desktop.domain.sign_off import State
from minutes_desktop.domain.template import Template
from minutes_desktop.domain.verifying import state_after
from minutes_desktop.store import tables
from minutes_desktop.store.kept import act_of
from minutes_desktop.store.rows import Row


class Frozen(Struct, frozen=True):
    """Minutes as a kept version has them, the version at which they are sealed, and when."""

    minutes: Minutes
    template: Template | None
    sealed: int
    saved_at: str


class LeftVersions:
    """The rows of versions and of the journal, just as they were read.

    Attributes: ``versions`` and ``acts``, those rows.
    """

    def __init__(self, versions: Sequence[Row], acts: Sequence[Row]) -> None:
        """Sort them by meeting."""
        self.versions, self.acts = versions, acts
        self._of: dict[str, list[Row]] = defaultdict(list)
        for row in sorted(versions, key=lambda row: row["sequence"]):
            self._of[row["meeting_id"]].append(row)
        self._acts: dict[str, list[Act]] = defaultdict(list)
        for row in sorted(acts, key=lambda row: row["number"]):
            try:
                act = act_of(row)
            except (msgspec.MsgspecError, ValueError, TypeError):
                continue
            self._acts[act.meeting_id].append(act)

    @property
    def missing_entries(self) -> int:
        """How many entries of the journal are gone from before the last one left."""
        numbers = [row["number"] for row in self.acts]
        return max(numbers, default=0) - len(numbers)

    def meetings(self) -> list[str]:
        """The ids of the meetings that have kept versions."""
        return list(self._of)

    def frozen(self, meeting_id: str, own: Row | None, *, has_parts: bool) -> Frozen | None:
        """The minutes by a kept version, if they are sealed or nothing else is left of them.

        ``own`` is the meeting's own row; ``has_parts`` says whether any other row is left.
        """
        state = state_after(self._acts[meeting_id])
        if own is not None and not own.get("sealed"):
            return None
        if own is None and has_parts and state in {None, "draft"}:
            return None
        rows = self._of.get(meeting_id, [])
        at = own["sealed"] if own else 0
        # The one at which they are sealed first, then the newest.
        for row in sorted(rows, key=lambda row: (row["sequence"] == at, row["sequence"]))[::-1]:
            if (found := self._read(meeting_id, row, state)) is not None:
                return found
        return None

    def _read(self, meeting_id: str, row: Row, state: State | None) -> Frozen | None:
        if digest_of(row["content"]) != row["content_digest"]:
            return None
        try:
            minutes, template = decode(row["content"])
        except ExchangeError:
            return None
        if state is not None and state != "draft":
            minutes = replace(minutes, state=state)
        acts = self._acts[meeting_id]
        saved_at = acts[-1].at.isoformat() if acts else row["made_at"]
        return Frozen(replace(minutes, id=meeting_id), template, row["sequence"], saved_at)

    def put(self, connection: Connection) -> None:
        """Write the rows into a store, within a transaction, as they are."""
        for table, found in ((tables.version, self.versions), (tables.act, self.acts)):
            if found:
                connection.execute(insert(table), list(found))


def seal(connection: Connection, meeting_id: str, sealed: int) -> None:
    """Have nothing of a meeting be written from now on."""
    meeting = tables.meeting
    connection.execute(meeting.update().where(meeting.c.id == meeting_id).values(sealed=sealed))
