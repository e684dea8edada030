"""Whether what is kept in a store is as it was kept: versions, journal, and the rows in use.

Nothing is written, and nobody is asked: whatever is verified stands in the store itself.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.exchange import ExchangeError, decode
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.part_words import meeting_words, part_words
from minutes_desktop.domain.record import Act, Version
from minutes_desktop.domain.template import Template
from minutes_desktop.domain.verifying import (
    FIELD_WORDS,
    KEEPING,
    Around,
    Finding,
    Verified,
    changed_fields,
    journal_faults,
    state_after,
    unlike,
    version_words,
)
from minutes_desktop.store.copying import Watch, go_on, unwatched
from minutes_desktop.store.reading import is_there
from minutes_desktop.store.record_rows import Read, loose, raw_rows, read_rows
from minutes_desktop.store.strictly import Raw, alike, plain, reading_strictly
from minutes_desktop.store.working_rows import row_faults


class Report(Struct, frozen=True):
    """What came of verifying: each meeting asked for, and what belongs to the journal alone."""

    meetings: tuple[Verified, ...]
    journal: tuple[Finding, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that is not as it was, the journal's own first."""
        return (*self.journal, *(one for meeting in self.meetings for one in meeting.findings))


def verify(path: Path, meeting_id: str | None = None, watch: Watch = unwatched) -> Report:
    """Verify every meeting that was ever sealed, or the one named; raises ``StoreError``.

    The journal is one chain through all meetings, so all of it is always gone through.
    """
    if not is_there(path):
        return Report((), ())
    with reading_strictly(path) as connection:
        return _Store(connection).report(meeting_id, watch)


def is_known(path: Path, meeting_id: str) -> bool:
    """Whether anything in the store belongs to a meeting of this id; raises ``StoreError``."""
    if not is_there(path):
        return False
    with reading_strictly(path) as connection:
        found = connection.execute(
            "SELECT 1 FROM meeting WHERE id = :id UNION SELECT 1 FROM version"
            " WHERE meeting_id = :id",
            {"id": meeting_id},
        )
        return found.fetchone() is not None


class _Last(Struct, frozen=True):
    """The newest kept version of a meeting as far as it could be read."""

    version: Version
    minutes: Minutes | None
    template: Template | None


class _Store:
    """A store being verified."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._findings: dict[str, list[Finding]] = defaultdict(list)  # by meeting
        meetings = "SELECT id, title, date, state, sealed FROM meeting ORDER BY date, id"
        self._meetings = {loose(row["id"]): row for row in raw_rows(connection, meetings)}
        self._kept: dict[str, list[Read]] = defaultdict(list)  # by meeting
        self._versions: dict[tuple[str, int], Version] = {}
        for read in read_rows(connection, Version):
            self._kept[loose(read.raw["meeting_id"])].append(read)
            if isinstance(one := read.value, Version):
                self._versions[one.meeting_id, one.sequence] = one
        self._all = tuple(self._versions.values())
        entries = list(read_rows(connection, Act))
        self._acts = [read.value for read in entries if isinstance(read.value, Act)]
        self._acts_of: dict[str, list[Act]] = defaultdict(list)
        self._keeping: dict[tuple[str, int | None], Act] = {}
        for act in self._acts:
            self._acts_of[act.meeting_id].append(act)
            if act.kind in KEEPING:
                self._keeping.setdefault((act.meeting_id, act.sequence), act)
        kept_once = [key[0] for key in self._keeping]
        self._known = dict.fromkeys([*self._meetings, *self._kept, *kept_once])
        self._concerned = {*self._kept, *kept_once}
        self._by_digest = {self._digest_known(one): one for one in self._all}
        self._note_cells(entries)

    def _note_cells(self, entries: list[Read]) -> None:
        """Note the cells that are not as the program writes them."""
        for found in self._kept.values():
            for read in found:
                for name in read.wrong:
                    self._note_cell(read.raw, name)
        for read in entries:
            for name in read.wrong:
                words = f"entry {loose(read.raw['number'])} of the journal: "
                words += unlike(FIELD_WORDS[name])
                self._note(loose(read.raw["meeting_id"]), words, f"act.{name}")

    def report(self, meeting_id: str | None, watch: Watch) -> Report:
        """Go through one meeting or all."""
        self._verify_journal()
        wanted = [one for one in self._known if self._is_concerned(one)]
        wanted = wanted if meeting_id is None else [meeting_id]
        found = []
        for at, one in enumerate(wanted):
            go_on(watch, at / len(wanted))
            found.append(self._meeting(one))
        own = [
            one for key, ones in self._findings.items() if key not in self._known for one in ones
        ]
        return Report(tuple(found), tuple(own))

    def _is_concerned(self, meeting_id: str) -> bool:
        """Whether there is anything about a meeting to be verified."""
        row = self._meetings.get(meeting_id)
        if row is None or self._findings.get(meeting_id):
            return True
        return row["sealed"] != 0 or meeting_id in self._concerned

    # Words

    def _note_cell(self, raw: Raw, name: str) -> None:
        version = f"{loose(raw['state'])} version {loose(raw['number'])}"
        words = unlike(FIELD_WORDS[name])
        self._note(loose(raw["meeting_id"]), words, f"version.{name}", version)

    def _note(self, meeting_id: str, words: str, field: str, version: str = "") -> None:
        known = meeting_id in self._known
        called = self._called(meeting_id) if known else ""
        finding = Finding(words, field, meeting_id if known else "", called, version)
        if finding not in self._findings[meeting_id]:
            self._findings[meeting_id].append(finding)

    def _called(self, meeting_id: str) -> str:
        row = self._meetings.get(meeting_id)
        if row is None:
            return f"The meeting “{meeting_id}”"
        return meeting_words(loose(row["title"]), _date(row["date"]), meeting_id)

    # The journal

    def _verify_journal(self) -> None:
        for act, what, names in journal_faults(self._acts, self._versions):
            entry = f"entry {act.number} of the journal ({act.kind.replace('_', ' ')}"
            entry += f", {act.by})" if act.by else ")"
            called = " or ".join(FIELD_WORDS[name] for name in names)
            words = f"{entry} {what}" if what else f"{entry}: {unlike(called)}"
            self._note(act.meeting_id, words, ", ".join(f"act.{name}" for name in names))

    # One meeting

    def _meeting(self, meeting_id: str) -> Verified:
        found, acts = self._kept.get(meeting_id, []), self._acts_of.get(meeting_id, [])
        self._note_missing(meeting_id, [read.raw for read in found], acts)
        before, last = "", None
        for read in found:
            version = read.value
            content, pdf = self._bytes(meeting_id, read.raw["sequence"])
            for name, cell in (("content", content), ("pdf", pdf)):
                if type(cell) is not bytes:
                    self._note_cell(read.raw, name)
            before_this, before = before, loose(read.raw["digest"])
            if isinstance(version, Version):
                last = _Last(version, *_read_content(content))
                self._version(last, _bytes(content), _bytes(pdf), before_this)
                before = self._digest_known(version)
        self._verify_row(meeting_id, last, acts)
        findings = tuple(self._findings.get(meeting_id, ()))
        return Verified(meeting_id, self._called(meeting_id), len(found), findings)

    def _digest_known(self, version: Version) -> str:
        """The digest by which others must know a version, as far as the version tells."""
        told = self._told(version)
        return version.own_digest if told == version.own_digest else version.digest

    def _told(self, version: Version) -> str:
        """The digest by which the journal or the next version knows one."""
        act = self._keeping.get((version.meeting_id, version.sequence))
        told = act.details.get("digest", "") if act else ""
        later = self._versions.get((version.meeting_id, version.sequence + 1))
        known = later.before if later else ""
        return known if known == version.own_digest else told or known

    def _note_missing(self, meeting_id: str, found: list[Raw], acts: list[Act]) -> None:
        if meeting_id not in self._meetings and (found or acts):
            self._note(meeting_id, "the meeting itself is missing", "meeting")
        there = {one for raw in found if isinstance(one := raw["sequence"], int)}
        named = {act.sequence: act for act in acts if act.kind in KEEPING and act.sequence}
        for sequence in sorted({*range(1, max(there, default=0)), *named} - there):
            act = named.get(sequence)
            said = f", which {act.by} kept as {act.kind}," if act else ""
            self._note(meeting_id, f"the kept version {sequence}{said} is missing", "version")
        for sequence in sorted(there - named.keys()):
            words = f"the journal does not tell of the kept version {sequence}"
            self._note(meeting_id, words, "act")

    def _version(self, read: _Last, content: bytes, pdf: bytes, before: str) -> None:
        version = read.version
        around = Around(
            content,
            pdf,
            read.minutes,
            before,
            self._keeping.get((version.meeting_id, version.sequence)),
            self._told(version),
            self._by_digest.keys(),
            self._all,
        )
        if names := changed_fields(version, around):
            words = unlike(" or ".join(FIELD_WORDS[name] for name in names))
            field = ", ".join(f"version.{name}" for name in names)
            self._note(version.meeting_id, words, field, version_words(version))
        else:
            self._verify_links(version, read.minutes, around)

    def _verify_links(self, version: Version, minutes: Minutes | None, around: Around) -> None:
        """Whether a version that is sound in itself also follows from the others."""

        def note(words: str, field: str) -> None:
            called = version_words(version)
            self._note(version.meeting_id, words, f"version.{field}", called)

        if version.before != around.before:
            note("it does not follow on from the version before it", "before")
        told = around.act.details.get("digest") if around.act else None
        if told is not None and told != version.digest:
            note("it is not the one that the journal tells of", "digest")
        if minutes is None:
            note("the words cannot be read", "content")
            return
        same = {"meeting_id": minutes.id, "number": minutes.version, "state": minutes.state}
        for name, value in same.items():
            if getattr(version, name) != value:
                note(f"{FIELD_WORDS[name]} is not that in its words", name)
        if version.series_before:
            self._verify_series(version, minutes, note)

    def _verify_series(
        self, version: Version, minutes: Minutes, note: Callable[[str, str], None]
    ) -> None:
        """Whether the series' meeting before, which a version names, is there and is one."""
        name = "series_before"
        if (known := self._by_digest.get(version.series_before)) is None:
            note("the version of the series’ meeting before, which it names, is missing", name)
        elif known.meeting_id == version.meeting_id:
            note("the version it names as the series’ meeting before is its own", name)
        else:
            other, _ = _read_content(self._bytes(known.meeting_id, known.sequence)[0])
            if other is not None and other.series != minutes.series:
                note("the meeting it names as the one before is of another series", name)

    def _bytes(self, meeting_id: str, sequence: object) -> tuple[object, object]:
        row = self._connection.execute(
            "SELECT content, pdf FROM version WHERE meeting_id = ? AND sequence = ?",
            (meeting_id, plain(sequence)),
        ).fetchone()
        return (row[0], row[1]) if row else (None, None)

    # The rows in use

    def _verify_row(self, meeting_id: str, last: _Last | None, acts: list[Act]) -> None:
        statement = "SELECT * FROM meeting WHERE id = ?"
        row = next(raw_rows(self._connection, statement, (meeting_id,)), None)
        # What came from an exchange file may be signed without anything of it being kept here.
        if row is None or (last is None and not acts and row["sealed"] == 0):
            return
        state = state_after(acts) or "draft"
        if not alike(row["state"], state):
            words = f"the state is “{loose(row['state'])}”, but by the journal it is “{state}”"
            self._note(meeting_id, words, "meeting.state")
        sealed = last.version.sequence if last and state != "draft" else 0
        if not alike(row["sealed"], sealed):
            words = f"sealed at version {sealed}" if sealed else "not sealed"
            self._note(meeting_id, f"by the journal it is {words}", "meeting.sealed")
        if not sealed or last is None or last.minutes is None:
            return
        if not any(alike(row["words_saved_at"], act.at.isoformat()) for act in acts):
            words = "the time of the last change is not that of an act in the journal"
            self._note(meeting_id, words, "meeting.words_saved_at")
        frozen = replace(last.minutes, state=state)
        names = part_words(frozen, last.template)
        for words, field in row_faults(self._connection, row, frozen, last.template, names):
            self._note(meeting_id, words, field, version_words(last.version))


def _read_content(content: object) -> tuple[Minutes | None, Template | None]:
    try:
        return decode(_bytes(content))
    except ExchangeError:
        return None, None


def _bytes(cell: object) -> bytes:
    return cell if isinstance(cell, bytes) else b""


def _date(cell: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(loose(cell))
    except ValueError:
        return None
