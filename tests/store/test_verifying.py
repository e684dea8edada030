"""Verifying names what was changed in a store behind the program's back, and nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine

from minutes_desktop.store import builtin, meetings
from minutes_desktop.store.copying import Stopped
from minutes_desktop.store.verifying import Report, verify
from tests.flipping import drop_triggers
from tests.signed_chain import Office, a_meeting, signed_chain

Spoil = Callable[..., Report]


@pytest.fixture
def chain(engine: Engine) -> Engine:
    signed_chain(engine)
    return engine


@pytest.fixture
def spoil(chain: Engine, store: Path) -> Iterator[Spoil]:
    """Does something to the store with another tool, and verifies it."""
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        drop_triggers(other)

        def act(*statements: str) -> Report:
            for statement in statements:
                assert other.execute(statement).rowcount
            return verify(store)

        yield act


def sentences(report: Report) -> list[str]:
    return [finding.sentence for finding in report.findings]


def test_what_nobody_touched_is_unchanged(chain: Engine, store: Path) -> None:
    report = verify(store)
    assert sentences(report) == []
    assert [(one.meeting_id, one.versions) for one in report.meetings] == [
        ("meeting4", 4),
        ("meeting5", 3),
        ("meeting6", 2),
    ]
    assert report.meetings[0].sentence == (
        "“Board meeting of April” of 4 April 2031 is unchanged: 4 kept versions, the journal and"
        " the rows are as they were."
    )


def test_verifying_is_broken_off_when_asked(chain: Engine, store: Path) -> None:
    shares: list[float] = []

    def watch(share: float) -> bool:
        shares.append(share)
        return len(shares) < 2

    with pytest.raises(Stopped):
        verify(store, None, watch)
    assert shares == [0, pytest.approx(1 / 3)]


def test_a_draft_has_nothing_to_be_verified(engine: Engine, store: Path) -> None:
    meetings.save(engine, None, a_meeting(7))
    assert verify(store).meetings == ()
    (one,) = verify(store, "meeting7").meetings
    assert "no version is kept" in one.sentence


def test_signed_minutes_from_a_file_of_which_nothing_is_kept_here_are_no_finding(
    engine: Engine, store: Path
) -> None:
    meetings.save(engine, None, replace(a_meeting(7), state="signed"))
    assert verify(store).meetings == ()
    assert verify(store, "meeting7").findings == ()


def test_a_changed_word_is_named_with_item_block_and_column(spoil: Spoil) -> None:
    (said,) = sentences(
        spoil(
            "UPDATE block SET text = replace(text, 'rose', 'fell')"
            " WHERE meeting_id = 'meeting5' AND kind = 'context'"
        )
    )
    assert said == (
        "“Board meeting 5” of 4 May 2031, signed version 1: Item 2a “Complaints”, Context: the"
        " words are not what was kept (block.text)."
    )


def test_a_row_missing_a_row_too_many_and_a_changed_place_are_named(spoil: Spoil) -> None:
    said = sentences(
        spoil(
            "DELETE FROM attendee WHERE meeting_id = 'meeting5' AND name = 'Bo Reed'",
            "INSERT INTO attendee SELECT meeting_id, 'other', 5, name, capacity, \"group\","
            " initials, number, remote, remote_words, arrived, left, part_words FROM attendee"
            " WHERE meeting_id = 'meeting5'",
            "UPDATE item SET position = 7 WHERE meeting_id = 'meeting5'"
            " AND heading = 'Next meeting'",
        )
    )
    assert any("somebody present (other) is there, which was not kept" in one for one in said)
    assert any("Attendance, “Bo Reed” is missing" in one for one in said)
    assert any("the place in the order is not what was kept (item.position)" in one for one in said)


@pytest.mark.parametrize(
    "change, field, words",
    [
        ("made_by = 'Somebody'", "version.made_by", "who made it"),
        ("reason = 'None'", "version.reason", "the reason"),
        ("number = 9", "version.number", "its number"),
        ("state = 'agreed'", "version.state", "its state"),
        ("made_at = '2031-06-02T17:01:00+00:00'", "version.made_at", "when it was made"),
        ("program = '1.1'", "version.program", "the program"),
        ("fonts = '{}'", "version.fonts", "the fonts"),
        ("content = CAST(replace(content, 'rose', 'fell') AS BLOB)", "version.content", "words"),
        ("pdf = x'25'", "version.pdf", "the pages"),
        ("content_digest = pdf_digest", "version.content_digest", "the digest of the words"),
        ("pdf_digest = digest", "version.pdf_digest", "the digest of the pages"),
        ("before = ''", "version.before", "what came before"),
        ("series_before = ''", "version.series_before", "series’ meeting before"),
        ("digest = before", "version.digest", "its own digest"),
    ],
)
def test_each_changed_field_of_a_version_is_named(
    spoil: Spoil, change: str, field: str, words: str
) -> None:
    said = sentences(
        spoil(f"UPDATE version SET {change} WHERE meeting_id = 'meeting5' AND sequence = 3")  # noqa: S608 - our own words
    )
    assert said
    assert all("Board meeting 5" in one or "Board meeting 6" in one for one in said)
    assert any(f"({field})" in one and words in one for one in said), said


def test_numbers_stored_as_words_are_not_the_same(spoil: Spoil) -> None:
    said = sentences(spoil("UPDATE version SET content = CAST(content AS TEXT)"))
    assert len(said) == 9
    assert all("(version.content)" in one for one in said)


def test_what_was_cut_off_is_missed(spoil: Spoil) -> None:
    said = sentences(spoil("DELETE FROM version WHERE meeting_id = 'meeting5' AND sequence = 3"))
    assert any("which Ann Ode kept as signed, is missing" in one for one in said)
    assert any("of the series’ meeting before" in one and "missing" in one for one in said)


def test_a_whole_meeting_that_is_gone_is_missed(spoil: Spoil) -> None:
    said = sentences(
        spoil(
            "DELETE FROM version WHERE meeting_id = 'meeting6'",
            "DELETE FROM meeting WHERE id = 'meeting6'",
        )
    )
    assert any("meeting6" in one and "missing" in one for one in said)


def test_swapped_versions_and_one_from_another_meeting_are_named(spoil: Spoil) -> None:
    said = sentences(
        spoil(
            "UPDATE version SET sequence = 9 WHERE meeting_id = 'meeting5' AND sequence = 1",
            "UPDATE version SET sequence = 1 WHERE meeting_id = 'meeting5' AND sequence = 2",
            "UPDATE version SET sequence = 2 WHERE meeting_id = 'meeting5' AND sequence = 9",
            "INSERT INTO version SELECT 'meeting6', 3, number, state, made_at, made_by, reason,"
            " program, fonts, content, pdf, content_digest, pdf_digest, before, series_before,"
            " digest FROM version WHERE meeting_id = 'meeting4' AND sequence = 3",
        )
    )
    assert sum("(version.sequence)" in one for one in said) == 2
    assert any("Board meeting 6" in one and "version.meeting_id" in one for one in said)


def test_the_journal_is_held_against_itself_and_the_versions(spoil: Spoil) -> None:
    said = sentences(spoil("UPDATE act SET reason = 'Another' WHERE kind = 'returned'"))
    assert len(said) == 1
    assert "entry 10 of the journal (returned, Bo Reed)" in said[0]
    said = sentences(spoil("DELETE FROM act WHERE number = 3"))
    assert any("an entry before it went missing" in one for one in said)


def test_a_cut_journal_does_not_tell_of_the_last_version(spoil: Spoil) -> None:
    said = sentences(spoil("DELETE FROM act WHERE number > 10"))
    assert any("Board meeting 6" in one and "does not tell" in one for one in said)


def test_a_meeting_opened_behind_the_programs_back_is_named(spoil: Spoil) -> None:
    said = sentences(spoil("UPDATE meeting SET sealed = 0, state = 'draft' WHERE id = 'meeting5'"))
    assert any("by the journal it is “signed”" in one for one in said)
    assert any("by the journal it is sealed at version 3" in one for one in said)


def test_the_template_by_which_it_was_kept_is_held_against_the_one_stored(spoil: Spoil) -> None:
    said = sentences(spoil("UPDATE template SET body = replace(body, 'Actions', 'Axtions')"))
    assert len(said) == 3
    assert all("is not the one by which it was kept (template.body)" in one for one in said)


def test_no_template_by_which_minutes_are_signed_is_a_finding(engine: Engine, store: Path) -> None:
    office = Office(engine)
    given = builtin.builtin_templates()
    logo = replace(given[0].layout.logo, image=b"\x89PNG\r\n", alt="Arms", height=10.5)
    own = replace(given[0], id="own", layout=replace(given[0].layout, logo=logo))
    for template in (*given, own):
        office.template = template
        office.sign(replace(a_meeting(8), id=f"by-{template.id}"))
    assert verify(store).findings == ()
