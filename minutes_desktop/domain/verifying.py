"""Whether kept versions and the journal are as they were made: every digest taken anew.

A fault is put down to the field that was changed wherever that can be told: by what else tells the
same (the words, the journal, the version before), or because with another value the digest fits.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.record import Act, ActKind, Version, digest_of
from minutes_desktop.domain.sign_off import State

KEEPING: frozenset[ActKind] = frozenset({"circulated", "agreed", "signed", "amended"})
"""The acts by which a version is kept."""
STATE_AFTER: dict[ActKind, State] = {
    "circulated": "circulated",
    "returned": "draft",
    "agreed": "agreed",
    "signed": "signed",
    "published": "published",
    "superseded": "superseded",
    "withdrawn": "withdrawn",
}
"""The state in which an act leaves the minutes; the others leave it as it was."""

FIELD_WORDS = {
    "meeting_id": "the meeting it belongs to",
    "sequence": "its place among the versions",
    "number": "its number",
    "state": "its state",
    "made_at": "when it was made",
    "made_by": "who made it",
    "reason": "the reason",
    "program": "the program that made it",
    "fonts": "the fonts",
    "content": "the words",
    "pdf": "the pages",
    "content_digest": "the digest of the words",
    "pdf_digest": "the digest of the pages",
    "before": "the digest of what came before",
    "series_before": "the digest of the series’ meeting before",
    "digest": "its own digest",
    "at": "when it was done",
    "by": "who did it",
    "kind": "what was done",
    "action_id": "the action it is about",
    "details": "the details",
}
"""What the columns of versions and of the journal are called in sentences."""


_PLURAL = frozenset(
    f"the {name}" for name in ("words", "pages", "fonts", "details", "owners", "rows", "heads")
)


def unlike(what: str) -> str:
    """Says that something is not as it was kept."""
    return f"{what} {'are' if what in _PLURAL else 'is'} not what was kept"


class Finding(Struct, frozen=True):
    """Something that is not as it was: in which meeting, version, part and field.

    ``meeting`` and ``version`` are words, ``meeting_id`` is for going there; all are empty for what
    belongs to no meeting. ``field`` is the table and column, ``words`` say what is wrong.
    """

    words: str
    field: str = ""
    meeting_id: str = ""
    meeting: str = ""
    version: str = ""

    @property
    def sentence(self) -> str:
        """All that in one sentence."""
        where = ", ".join(part for part in (self.meeting, self.version) if part)
        said = f"{where}: {self.words}" if where else self.words[:1].upper() + self.words[1:]
        return f"{said} ({self.field})." if self.field else f"{said}."


class Verified(Struct, frozen=True):
    """What came of verifying one meeting; ``versions`` counts its kept versions."""

    meeting_id: str
    words: str
    versions: int
    findings: tuple[Finding, ...]

    @property
    def sentence(self) -> str:
        """One sentence for all of it."""
        if self.findings and not self.meeting_id:
            return f"{self.words} is not known here."
        if self.findings:
            return f"{self.words} is not as it was kept: {_count(len(self.findings), 'finding')}."
        if not self.versions:
            return f"Of {self.words} no version is kept, so there is nothing to verify."
        kept = _count(self.versions, "kept version")
        return f"{self.words} is unchanged: {kept}, the journal and the rows are as they were."


def _count(number: int, thing: str) -> str:
    return f"1 {thing}" if number == 1 else f"{number} {thing}s"


def version_words(version: Version) -> str:
    """What a version is called in a sentence."""
    return f"{version.state} version {version.number}"


class Around(Struct, frozen=True):
    """What else tells of a version: its words, the version before, the act that kept it.

    ``told`` is the digest by which others know it, ``digests`` those of all versions of the store,
    ``others`` those versions, where its program and fonts may stand too.
    """

    content: bytes
    pdf: bytes
    minutes: Minutes | None
    before: str
    act: Act | None
    told: str = ""
    digests: Collection[str] = ()
    others: tuple[Version, ...] = ()


def changed_fields(version: Version, around: Around) -> tuple[str, ...]:
    """The columns of a version's row that are not as they were; all that may be, if unsure."""
    words = version.content_digest == digest_of(around.content)
    pages = version.pdf_digest == digest_of(around.pdf)
    if version.own_digest == version.digest:
        found = {"content": not words, "pdf": not pages}
        return tuple(name for name, wrong in found.items() if wrong)
    if around.told and around.told == version.own_digest:
        return ("digest", *(() if words else ("content",)), *(() if pages else ("pdf",)))
    for name, values in _alternatives(version, around).items():
        if any(replace(version, **{name: one}).own_digest == version.digest for one in values):
            return (name,)
    return _unlike(version, around)


def _alternatives(version: Version, around: Around) -> dict[str, Iterable[object]]:
    """What each field may have been, by what else tells of it."""
    found: dict[str, Iterable[object]] = {
        "content_digest": [digest_of(around.content)],
        "pdf_digest": [digest_of(around.pdf)],
        "before": [around.before],
        "sequence": range(1, 100),
        "state": get_args(State),
    }
    if around.minutes is not None:
        found |= {"number": [around.minutes.version], "meeting_id": [around.minutes.id]}
    if around.act is not None:
        act = around.act
        found |= {"made_at": [_made_at(act)], "made_by": [act.by], "reason": [act.reason]}
        found["program"] = [act.details.get("program", version.program)]
    found["series_before"] = ["", *around.digests]
    found["fonts"] = [one.fonts for one in around.others]
    return found


def _unlike(version: Version, around: Around) -> tuple[str, ...]:
    """The fields that nothing confirms, where more than one was changed or the digest as well."""
    confirmed: dict[str, object] = {"before": around.before}
    if around.minutes is not None:
        minutes = around.minutes
        confirmed |= {"number": minutes.version, "meeting_id": minutes.id, "state": minutes.state}
    if around.act is not None:
        act = around.act
        confirmed |= {"made_at": _made_at(act), "made_by": act.by, "reason": act.reason}
        confirmed |= {"sequence": act.sequence, "program": act.details.get("program")}
    wrong = [name for name, value in confirmed.items() if getattr(version, name) != value]
    if version.content_digest != digest_of(around.content):
        wrong.append("content_digest")
    if version.pdf_digest != digest_of(around.pdf):
        wrong.append("pdf_digest")
    if wrong:
        return tuple(wrong)
    if around.told and around.told == version.digest:  # the digest is what it was
        unconfirmed = {"fonts", "series_before", *({"program"} if around.act is None else ())}
        return tuple(name for name in Version.__struct_fields__ if name in unconfirmed)
    return ("fonts", "series_before", "digest")


# ------------------------------------------------------------------ the journal


def journal_faults(
    acts: Iterable[Act], versions: Mapping[tuple[str, int], Version]
) -> Iterator[tuple[Act, str, tuple[str, ...]]]:
    """What is wrong in the journal, entry by entry: the entry, words, and the columns.

    The words are empty where the columns themselves were changed. The first entry comes first;
    ``versions`` are those of the store by meeting and sequence.
    """
    entries = list(acts)
    known, expected = "", 1
    for at, act in enumerate(entries):
        later = entries[at + 1].before if at + 1 < len(entries) else ""
        sound = act.own_digest == act.digest
        fields = () if sound else _changed_in_entry(act, known, later, len(entries), versions)
        if fields:
            yield act, "", fields
        if act.number > expected and "number" not in fields:
            missing = act.number - expected
            what = "an entry" if missing == 1 else f"{missing} entries"
            yield act, f"{what} before it went missing", ("number",)
        elif act.before != known and sound:
            yield act, "does not follow on from the entry before it", ("before",)
        expected = max(act.number, expected) + 1 if "number" not in fields else expected + 1
        known = later if not sound and later in {act.digest, act.own_digest} else act.digest
        if fields == ("digest",):
            known = act.own_digest


def _changed_in_entry(
    act: Act,
    before: str,
    later: str,
    count: int,
    versions: Mapping[tuple[str, int], Version],
) -> tuple[str, ...]:
    """The columns of an entry that were changed; all that may be, if unsure."""
    if later and later == act.own_digest:
        return ("digest",)
    for name, values in _entry_alternatives(act, before, count, versions).items():
        if any(replace(act, **{name: one}).own_digest == act.digest for one in values):
            return (name,)
    if act.before != before:
        return ("before",)
    unsure = ["at", "by", "kind", "meeting_id", "action_id", "sequence", "reason", "details"]
    if not later:
        unsure.append("digest")
    version = versions.get((act.meeting_id, act.sequence or 0))
    if version is not None and act.kind in KEEPING:
        told = _told_of(version)
        same: dict[str, object] = {
            "by": version.made_by,
            "reason": version.reason,
            "details": act.details | told,
        }
        wrong = [name for name, value in same.items() if getattr(act, name) != value]
        unsure = wrong or [name for name in unsure if name in {"at", "action_id", "digest"}]
    return tuple(unsure)


def _entry_alternatives(
    act: Act, before: str, count: int, versions: Mapping[tuple[str, int], Version]
) -> dict[str, Iterable[object]]:
    """What each field of an entry may have been, by what else tells of it."""
    meetings = {key[0] for key in versions}
    same = [one for key, one in versions.items() if act.meeting_id in {"", key[0]}]
    return {
        "before": [before],
        "number": range(1, count + 2),
        "kind": get_args(ActKind),
        "meeting_id": ["", *meetings],
        "action_id": [""],
        "sequence": [None, *sorted({key[1] for key in versions})],
        "reason": ["", *(one.reason for one in same)],
        "by": {one.made_by for one in versions.values()},
        "at": [one.made_at for one in same],
        "details": [
            {},
            *(act.details | _told_of(one) for one in same),
            *(_told_of(one) for one in same),
        ],
    }


def _told_of(version: Version) -> dict[str, str]:
    """What an act tells of the version it kept."""
    made = version.made_at.isoformat()
    return {"digest": version.digest, "made_at": made, "program": version.program}


def _made_at(act: Act) -> dt.datetime | None:
    """When the version was made that an act kept."""
    try:
        return dt.datetime.fromisoformat(act.details["made_at"])
    except (KeyError, ValueError):
        return None


def state_after(acts: Iterable[Act]) -> State | None:
    """The state that the journal says a meeting is in; ``None`` where it says nothing of it."""
    state: State | None = None
    for act in acts:
        state = STATE_AFTER.get(act.kind, state)
    return state
