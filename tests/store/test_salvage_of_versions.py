"""What is kept for good is saved from a damaged store as it is, and minutes are made of it."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from minutes_desktop.domain.exchange import decode
from minutes_desktop.store import kept, meetings, reading
from minutes_desktop.store.copying import copy_store
from minutes_desktop.store.database import close_store, open_store, writing
from minutes_desktop.store.errors import StoreAway, StoreError
from minutes_desktop.store.rescue import rescue
from minutes_desktop.store.salvage import salvage
from minutes_desktop.store.verifying import verify
from tests.signed_chain import Office, a_meeting, signed_chain

PAGE = 4096
KEPT = ("version", "act", "series")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with three sealed meetings and a draft."""
    path = tmp_path_factory.mktemp("signed") / "minutes.sqlite"
    engine = open_store(path)
    signed_chain(engine)
    Office(engine).begin(a_meeting(7))
    with writing(engine) as connection:
        connection.execute(text("INSERT INTO series VALUES ('s1', 'Board of June', '{}')"))
    close_store(engine)
    return path


@pytest.fixture
def store(sound: Path, tmp_path: Path) -> Path:
    """A copy of it to be damaged."""
    return Path(shutil.copyfile(sound, tmp_path / "minutes.sqlite"))


def rows(path: Path, *tables: str) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        return [
            connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()  # noqa: S608 - our own
            for name in tables
        ]


def test_versions_journal_series_and_seals_are_saved_as_they_are(sound: Path, store: Path) -> None:
    done = salvage(store, store)
    read = "4 meetings with 40 blocks and 9 kept versions could be read."
    assert done.sentence == f"{read} Nothing was lost."
    assert rows(store, *KEPT) == rows(sound, *KEPT)
    assert rows(store, "meeting") == rows(sound, "meeting")
    assert verify(store).findings == ()
    engine = open_store(store)
    minutes = reading.load(store, "meeting5")
    with pytest.raises(StoreError, match="kept as they were"):
        meetings.save(engine, minutes, replace(minutes, title="Another"))
    close_store(engine)


def test_sealed_minutes_whose_rows_are_lost_come_from_their_kept_version(
    sound: Path, store: Path
) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.executescript(
            "PRAGMA foreign_keys = OFF; DROP TRIGGER block_sealed_delete;"
            "DROP TRIGGER item_sealed_delete; DROP TRIGGER meeting_held_delete;"
            "DELETE FROM block WHERE meeting_id = 'meeting4';"
            "DELETE FROM item WHERE meeting_id = 'meeting4';"
            "DELETE FROM meeting WHERE id = 'meeting5'"
        )
    done = salvage(store, store)
    assert done.meetings == 4
    april, may = (reading.load(store, f"meeting{number}") for number in (4, 5))
    assert april.items == decode(kept.content(sound, "meeting4", 4))[0].items
    assert april.state == "published"
    assert may == decode(kept.content(sound, "meeting5", 3))[0]
    assert verify(store).findings == ()


def test_a_kept_version_that_is_scratched_is_kept_as_it_is_and_named_by_verifying(
    store: Path,
) -> None:
    data = bytearray(store.read_bytes())
    at = data.index(b"%PDF-1.7 {")
    data[at + 12 : at + 15] = b"???"
    store.write_bytes(bytes(data))
    salvage(store, store)
    (finding,) = verify(store).findings
    assert finding.sentence.endswith("the pages are not what was kept (version.pdf).")


def test_an_entry_of_the_journal_that_is_lost_is_told(store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.executescript("DROP TRIGGER act_no_delete; DELETE FROM act WHERE number = 2")
    done = salvage(store, store)
    assert "Of the journal 1 entry is missing; Verify tells" in done.sentence
    assert any("went missing" in finding.words for finding in verify(store).findings)


def test_copies_and_what_is_rescued_hold_all_that_is_kept(
    sound: Path, store: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite"
    copy_store(sound, copy)  # as backups and the second copy do
    engine = open_store(store)
    store.unlink()
    rescued = rescue(engine, StoreAway("It is gone.", "deleted"))
    for path in (copy, rescued.path):
        assert rows(path, *KEPT, "meeting") == rows(sound, *KEPT, "meeting")
        assert verify(path).findings == ()


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_damaged_a_sentence_is_the_worst_that_happens(store: Path, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same damage each time
    data = bytearray(store.read_bytes())
    for _ in range(seed + 1):
        page = dice.randrange(len(data) // PAGE) * PAGE
        data[page : page + PAGE] = bytes(PAGE)
    store.write_bytes(bytes(data))
    try:
        done = salvage(store, store)
    except StoreError:
        return
    held = {line.id: reading.load(store, line.id) for line in reading.list_meetings(store)}
    assert len(held) == done.meetings
    verify(store)
