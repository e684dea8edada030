"""The file of an open store is moved, deleted or replaced, and what it held is written anew."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine

from minutes_desktop.store import meetings, reading
from minutes_desktop.store.database import close_store, open_store, whereabouts_of, writing
from minutes_desktop.store.errors import StoreAway, StoreError
from minutes_desktop.store.rescue import kept_beside, rescue
from tests.factories import full_minutes, some_minutes

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets no open file be taken away"
)
only_linux = pytest.mark.skipif(
    not hasattr(os, "O_PATH"), reason="elsewhere a deleted file cannot be told from a moved one"
)


@pytest.fixture
def engine(store: Path) -> Iterator[Engine]:
    """A store with one meeting, open."""
    engine = open_store(store)
    meetings.save(engine, None, full_minutes())
    yield engine
    engine.dispose()


def _away(engine: Engine) -> StoreAway:
    with pytest.raises(StoreAway) as away, writing(engine):
        pass
    return away.value


def _files(store: Path) -> set[str]:
    return {file.name for file in store.parent.iterdir()}


@only_linux
def test_a_deleted_store_is_written_again_with_all_it_held(engine: Engine, store: Path) -> None:
    """The last words stood in the log alone, which was deleted along."""
    meetings.save(engine, None, some_minutes(id="late", title="Late"))
    for file in store.parent.iterdir():
        file.unlink()
    away = _away(engine)
    assert away.how == "deleted"
    rescued = rescue(engine, away)
    assert rescued.path == store
    assert "nothing is lost" in rescued.sentence
    assert _files(store) == {"minutes.sqlite"}
    close_store(open_store(store))
    assert reading.load(store, "late").title == "Late"
    assert len(reading.list_meetings(store)) == 2


@only_linux
def test_what_is_left_beside_a_deleted_store_does_not_spoil_the_new_one(
    engine: Engine, store: Path
) -> None:
    """SQLite would take the old log for that of the new file."""
    meetings.save(engine, None, some_minutes(id="late", title="Late"))
    store.unlink()
    assert _files(store) == {"minutes.sqlite-wal", "minutes.sqlite-shm"}
    rescue(engine, _away(engine))
    assert _files(store) == {"minutes.sqlite"}
    assert reading.load(store, "late").title == "Late"


def test_a_stranger_in_the_place_is_left_alone_and_everything_kept_beside_it(
    engine: Engine, store: Path, tmp_path: Path
) -> None:
    """A program that keeps folders in step has put an older copy there."""
    stranger = tmp_path / "elsewhere"
    with closing(sqlite3.connect(store)) as source, closing(sqlite3.connect(stranger)) as copy:
        source.backup(copy)
    before = stranger.read_bytes()
    meetings.save(engine, None, some_minutes(id="late", title="Late"))
    stranger.replace(store)
    away = _away(engine)
    assert away.how == "replaced"
    rescued = rescue(engine, away)
    assert store.read_bytes() == before
    assert rescued.path != store
    assert rescued.path == kept_beside(store)
    assert str(rescued.path) in rescued.sentence
    assert reading.load(rescued.path, "late").title == "Late"
    assert [line.title for line in reading.list_meetings(store)] == [full_minutes().title]


def test_of_several_files_kept_in_one_minute_the_last_is_offered(tmp_path: Path) -> None:
    store = tmp_path / "minutes.sqlite"
    kept = "minutes kept 2031-06-10 10.45"
    for name in (f"{kept} (10)", f"{kept} (2)", kept, "minutes kept 2031-06-10 10.44 (11)"):
        store.with_name(f"{name}.sqlite").touch()
    assert kept_beside(store) == tmp_path / f"{kept} (10).sqlite"


def test_the_strangers_own_log_is_left_alone(engine: Engine, store: Path) -> None:
    """All three files were put there."""
    meetings.save(engine, None, some_minutes(title="Late"))
    log = store.with_name("minutes.sqlite-wal")
    for file in (store, log):
        shutil.copyfile(file, f"{file}.new")
        Path(f"{file}.new").replace(file)
    rescue(engine, _away(engine))
    assert log.exists()


def test_a_file_that_was_moved_is_asked_back(engine: Engine, store: Path) -> None:
    """It still holds everything, so that no second one is made; put back, it is written to."""
    store.rename(store.with_name("moved"))
    away = _away(engine)
    assert away.how == "moved"
    assert "Put it back" in str(away)
    store.with_name("moved").rename(store)
    meetings.save(engine, None, some_minutes(title="Late"))
    assert len(reading.list_meetings(store)) == 2


def test_a_drive_that_is_gone_is_not_taken_for_a_deleted_file(
    engine: Engine, store: Path, tmp_path: Path
) -> None:
    """A file written now would be hidden, once the drive is there again."""
    drive, mount = tmp_path / "drive", tmp_path / "mount"
    close_store(engine)
    drive.mkdir()
    store.rename(drive / "minutes.sqlite")
    mount.symlink_to(drive)
    on_drive = open_store(mount / "minutes.sqlite")
    mount.unlink()
    for _ in range(2):
        away = _away(on_drive)
        assert away.how == "unreachable"
        assert "Connect" in str(away)
        mount.mkdir(exist_ok=True)
    on_drive.dispose()


@only_linux
def test_a_rescue_that_fails_can_be_tried_again(engine: Engine, store: Path) -> None:
    """The folder went too; the open connection still has everything."""
    meetings.save(engine, None, some_minutes(id="late", title="Late"))
    away = StoreAway("", "deleted")
    shutil.rmtree(store.parent)
    for _ in range(2):
        with pytest.raises(StoreError):
            rescue(engine, away)
    store.parent.mkdir()
    assert reading.load(rescue(engine, away).path, "late").title == "Late"


@only_linux
def test_a_name_that_was_taken_meanwhile_is_not_overwritten(engine: Engine, store: Path) -> None:
    """Between the look and the renaming."""
    store.unlink()
    away = _away(engine)
    store.write_bytes(b"a stranger")
    rescued = rescue(engine, away)
    assert store.read_bytes() == b"a stranger"
    assert reading.list_meetings(rescued.path)


def test_the_handle_by_which_a_file_is_known_again_is_let_go(engine: Engine, store: Path) -> None:
    """Or a stick could not be taken out after the window is closed."""
    whereabouts = whereabouts_of(engine)
    engine.dispose()
    assert whereabouts._handle is None
