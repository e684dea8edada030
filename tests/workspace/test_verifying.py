"""A file made of signed minutes is known again, and what was changed in it is named."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from minutes_desktop.domain.exchange import decode, encode
from minutes_desktop.export.pdf.document import make_pdf
from minutes_desktop.store import builtin, kept
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.store.errors import StoreError
from minutes_desktop.workspace.reviewing import Record
from minutes_desktop.workspace.verifying import verify_file
from tests.flipping import drop_triggers
from tests.signed_chain import real_pages, signed_chain


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with three signed meetings and their real pages."""
    path = tmp_path_factory.mktemp("signed") / "minutes.sqlite"
    engine = open_store(path)
    signed_chain(engine, real_pages)
    close_store(engine)
    return path


def put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_the_kept_files_themselves_are_unchanged(store: Path, tmp_path: Path) -> None:
    pdf = verify_file(store, put(tmp_path / "a.pdf", kept.pdf(store, "meeting5", 3)))
    assert pdf.findings == ()
    assert pdf.sentence.startswith(
        "a.pdf (signed version 1 of “Board meeting 5” of 4 May 2031) is unchanged"
    )
    words = verify_file(store, put(tmp_path / "a.json", kept.content(store, "meeting5", 1)))
    assert words.findings == ()
    assert "circulated version 1" in words.sentence


def test_an_exchange_file_of_minutes_published_since_is_unchanged(
    store: Path, tmp_path: Path
) -> None:
    minutes, template = decode(kept.content(store, "meeting4", 4))
    written = encode(replace(minutes, state="published"), template)
    assert verify_file(store, put(tmp_path / "a.json", written)).findings == ()


def test_other_words_on_a_page_are_named_with_the_page(store: Path, tmp_path: Path) -> None:
    minutes, _ = decode(kept.content(store, "meeting5", 3))
    template = builtin.builtin_templates()[0]
    other = replace(minutes, attendance=(replace(minutes.attendance[0], name="Zed"),))
    done = verify_file(store, put(tmp_path / "a.pdf", make_pdf(other, template)))
    assert done.meeting_id == ""
    assert "nothing in the file tells" in done.findings[0].sentence
    # The seal that is printed on it tells which it was made from.
    (version,) = (one for one in kept.versions(store, "meeting5") if one.sequence == 3)
    seal = " ".join(version.seal[at : at + 8] for at in range(0, 64, 8))
    sealed = replace(other, marking=f"Seal {seal}")
    done = verify_file(store, put(tmp_path / "b.pdf", make_pdf(sealed, template)))
    assert done.meeting_id == "meeting5"
    assert done.findings[0].field == "page 1"
    assert "signed version 1" in done.findings[0].sentence


def test_a_changed_word_of_an_exchange_file_is_named_with_its_place(
    store: Path, tmp_path: Path
) -> None:
    content = kept.content(store, "meeting5", 3).replace(b"figures rose", b"figures fell")
    done = verify_file(store, put(tmp_path / "a.json", content))
    (finding,) = done.findings
    assert finding.sentence == (
        "“Board meeting 5” of 4 May 2031, signed version 1: Item 2a “Complaints”, Context: it has"
        " “fell.” where “rose.” was kept (minutes.items[1].items[0].blocks[0].text)."
    )


def test_parts_left_out_added_and_moved_are_named(store: Path, tmp_path: Path) -> None:
    minutes, template = decode(kept.content(store, "meeting5", 3))
    first, *others = minutes.items
    moved = replace(minutes, items=(*others, replace(first, blocks=())))
    done = verify_file(store, put(tmp_path / "a.json", encode(moved, template)))
    said = " ".join(finding.sentence for finding in done.findings)
    assert "the parts stand in another order (minutes.items)" in said
    assert "“blocks” is left out" in said


def test_any_byte_changed_in_a_file_is_found(store: Path, tmp_path: Path) -> None:
    dice = random.Random(7)  # noqa: S311 - the same bytes each time
    content = kept.content(store, "meeting4", 4)
    for _ in range(60):
        spoilt = bytearray(content)
        spoilt[dice.randrange(len(spoilt))] ^= 1 << dice.randrange(8)
        done = verify_file(store, put(tmp_path / "a.json", bytes(spoilt)))
        assert done.findings
        assert done.meeting_id == "meeting4"
    pdf = kept.pdf(store, "meeting4", 4)
    for _ in range(3):
        spoilt = bytearray(pdf)
        spoilt[dice.randrange(len(spoilt))] ^= 1 << dice.randrange(8)
        done = verify_file(store, put(tmp_path / "a.pdf", bytes(spoilt)))
        assert done.findings
        assert done.meeting_id == "meeting4"


def test_a_file_like_the_one_kept_in_a_spoilt_store_is_not_called_unchanged(
    store: Path, tmp_path: Path
) -> None:
    copy = put(tmp_path / "copy.sqlite", store.read_bytes())
    with closing(sqlite3.connect(copy, isolation_level=None)) as other:
        drop_triggers(other)
        other.execute("UPDATE version SET made_by = 'Zed' WHERE meeting_id = 'meeting5'")
    done = verify_file(copy, put(tmp_path / "a.pdf", kept.pdf(store, "meeting5", 3)))
    assert done.findings
    assert done.sentence.startswith("a.pdf is that of signed version 1")


def test_a_record_is_read_as_far_as_it_can_be_read(store: Path, tmp_path: Path) -> None:
    copy = put(tmp_path / "copy.sqlite", store.read_bytes())
    with closing(sqlite3.connect(copy, isolation_level=None)) as other:
        drop_triggers(other)
        for statement in (
            "UPDATE version SET state = 'x' WHERE meeting_id = 'meeting5' AND sequence = 1",
            "UPDATE version SET pdf = 'x' WHERE meeting_id = 'meeting5' AND sequence = 3",
            "UPDATE act SET kind = 'x' WHERE meeting_id = 'meeting5' AND sequence = 1",
        ):
            other.execute(statement)
    record = Record(copy, "meeting5")
    assert [one.sequence for one in record.versions] == [2, 3]
    assert record.acts == ()
    with pytest.raises(StoreError, match=r"is not what was kept\. Verify the minutes"):
        record.pdf(3)
    done = verify_file(copy, put(tmp_path / "a.pdf", kept.pdf(store, "meeting5", 2)))
    assert {one.field for one in done.findings} >= {"version.state", "version.pdf", "act.kind"}


def test_a_file_that_is_none_is_refused_in_a_sentence(store: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is not there"):
        verify_file(store, tmp_path / "none.pdf")
    done = verify_file(store, put(tmp_path / "empty.pdf", b""))
    assert "nothing in the file tells" in done.findings[0].sentence
