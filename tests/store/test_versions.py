"""Versions that are kept never change, and what is sealed cannot be written."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine

from minutes_desktop.domain.exchange import decode, encode
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.record import Act, Version, digest_of
from minutes_desktop.store import builtin, kept, meetings, reading
from minutes_desktop.store.errors import StoreError, StoreSealed
from minutes_desktop.store.versions import Kept, keep, note, remove
from tests.factories import full_minutes

NOON = dt.datetime(2031, 6, 2, 12, tzinfo=dt.UTC)


def circulate(engine: Engine, before: Minutes, pdf: bytes = b"%PDF-1") -> Minutes:
    """Keep the minutes as circulated, and give them back as they are then."""
    after = replace(before, state="circulated")
    template = replace(builtin.builtin_templates()[0], id="board", version=3)
    words = encode(after, template)
    version = Version(
        meeting_id=after.id,
        sequence=1,
        number=after.version,
        state="circulated",
        made_at=NOON,
        made_by="Ann Ode",
        reason="",
        program="1.0",
        fonts={"Sans.ttf": "00"},
        content_digest=digest_of(words),
        pdf_digest=digest_of(pdf),
        before="",
        series_before="",
    )
    act = Act(0, NOON, "Ann Ode", "circulated", after.id, sequence=1)
    keep(engine, before, after, Kept(version, words, pdf), act)
    return decode(words)[0]


@pytest.fixture
def draft(engine: Engine) -> Minutes:
    minutes = replace(full_minutes(), state="draft")
    meetings.save(engine, None, minutes)
    return minutes


def test_a_version_is_kept_with_its_words_its_pages_and_who_did_it(
    engine: Engine, store: Path, draft: Minutes
) -> None:
    after = circulate(engine, draft)
    (version,) = kept.versions(store, draft.id)
    assert (version.number, version.state, version.made_by) == (2, "circulated", "Ann Ode")
    assert version.digest == version.own_digest != version.seal
    words = kept.content(store, draft.id, 1)
    assert decode(words)[0].items == after.items
    assert version.content_digest == digest_of(words)
    assert kept.pdf(store, draft.id, 1) == b"%PDF-1"
    (act,) = kept.acts(store, draft.id)
    made = "2031-06-02T12:00:00+00:00"
    assert act.details == {"digest": version.digest, "made_at": made, "program": "1.0"}
    (line,) = reading.list_meetings(store)
    assert line.words_saved_at == act.at
    assert (act.number, act.kind, act.by, act.sequence) == (1, "circulated", "Ann Ode", 1)
    assert reading.load(store, draft.id) == after


def test_what_is_sealed_cannot_be_written_until_it_is_taken_back(
    engine: Engine, store: Path, draft: Minutes
) -> None:
    after = circulate(engine, draft)
    changed = replace(after, items=after.items[:1])
    with pytest.raises(StoreSealed, match=r"^These minutes are kept .* Take them back to draft"):
        meetings.save(engine, after, changed)
    with pytest.raises(StoreSealed, match=r"^These minutes are kept .* Take them back to draft"):
        meetings.save(engine, after, replace(after, title="Another"))
    with pytest.raises(StoreSealed, match="is kept, and were not deleted"):
        meetings.delete(engine, draft.id)
    assert reading.load(store, draft.id) == after
    meetings.note_opened(engine, draft.id)
    back = replace(after, state="draft", version=3)
    keep(engine, after, back, None, Act(0, NOON, "Ann", "returned", after.id, reason="Comments"))
    meetings.save(engine, back, replace(back, title="Another"))
    assert reading.load(store, draft.id).title == "Another"


@pytest.mark.parametrize("table", ["version", "act"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET reason = 'x'", "DELETE FROM {}"])
def test_no_program_changes_a_version_or_the_journal(
    engine: Engine, store: Path, draft: Minutes, table: str, statement: str
) -> None:
    circulate(engine, draft)
    with (
        closing(sqlite3.connect(store)) as other,
        pytest.raises(sqlite3.IntegrityError, match=r"never changes|stays there"),
    ):
        other.execute(statement.format(table))


def test_nothing_is_kept_of_minutes_that_were_changed_meanwhile(
    engine: Engine, store: Path, draft: Minutes
) -> None:
    meetings.save(engine, draft, replace(draft, title="Another"))
    with pytest.raises(StoreError, match="changed meanwhile"):
        circulate(engine, draft)
    assert kept.versions(store, draft.id) == ()
    assert kept.acts(store) == ()
    assert reading.load(store, draft.id).title == "Another"


def test_the_journal_is_chained_through_all_meetings(
    engine: Engine, store: Path, draft: Minutes
) -> None:
    circulate(engine, draft)
    note(engine, [Act(0, NOON, "Bo", "held", draft.id, reason="A request for information")])
    first, second = kept.acts(store)
    assert (second.number, second.before) == (2, first.digest)
    assert second.digest == second.own_digest
    assert kept.acts(store, "another") == ()


def test_a_draft_goes_with_its_actions_and_leaves_an_entry_in_the_journal(
    engine: Engine, store: Path, draft: Minutes
) -> None:
    act = Act(0, NOON, "Bo", "deleted", draft.id, reason="Begun twice")
    with pytest.raises(StoreError, match="changed meanwhile"):
        remove(engine, replace(draft, title="Another"), act)
    assert kept.acts(store) == ()
    remove(engine, draft, act)
    with reading.reading(store) as connection:
        left = [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
                for table in ("meeting", "action", "register", "passage")]  # fmt: skip
    assert left == [0, 0, 0, 0]
    assert [one.reason for one in kept.acts(store)] == ["Begun twice"]
