"""A copy of a store is whole and checked, or there is none."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine

from minutes_desktop.store import copying, identity, meetings, reading
from minutes_desktop.store.copying import Stopped, check_replaceable, check_whole, copy_store
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.store.errors import StoreDamaged, StoreError
from tests.factories import full_minutes, some_minutes


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where the copy goes: a folder of its own."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder / "copy.sqlite"


def test_a_copy_of_an_open_store_holds_what_is_still_in_its_log(
    engine: Engine, store: Path, target: Path
) -> None:
    minutes = full_minutes()
    meetings.save(engine, None, minutes)
    assert identity.write_ahead_log(store).stat().st_size > 0
    copy_store(store, target)
    assert reading.load(target, minutes.id) == minutes
    assert [file.name for file in target.parent.iterdir()] == ["copy.sqlite"]


def test_saving_goes_on_during_a_copy_and_the_copy_holds_the_moment_it_began(
    engine: Engine, store: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each step of the copy is answered with another saving."""
    monkeypatch.setattr(copying, "STEP_PAGES", 5)
    minutes = [some_minutes(title=f"{count}") for count in range(30)]
    meetings.save(engine, None, minutes[0])
    saved = iter(minutes[1:])
    shares: list[float] = []

    def watch(share: float) -> bool:
        shares.append(share)
        if one := next(saved, None):
            meetings.save(engine, None, one)
        return True

    copy_store(store, target, watch)
    assert len(shares) > 5
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert [line.title for line in reading.list_meetings(target)] == ["0"]
    assert len(reading.list_meetings(store)) > 5


def test_a_copy_that_is_stopped_leaves_what_was_there(
    engine: Engine, store: Path, target: Path
) -> None:
    target.write_text("before")
    with pytest.raises(Stopped, match="nothing was changed"):
        copy_store(store, target, lambda _share: False)
    assert [file.read_text() for file in target.parent.iterdir()] == ["before"]


def test_a_copy_of_a_damaged_store_does_not_take_the_place_of_a_good_one(
    engine: Engine, store: Path, target: Path
) -> None:
    meetings.save(engine, None, full_minutes())
    close_store(engine)
    copy_store(store, target)
    good = target.read_bytes()
    _spoil(store)
    with pytest.raises(StoreDamaged, match=r"minutes\.sqlite is damaged.*copies made earlier"):
        copy_store(store, target)
    assert [file.read_bytes() for file in target.parent.iterdir()] == [good]


def _spoil(path: Path) -> None:
    """Overwrite a page in the middle of the file."""
    with path.open("r+b") as file:
        file.seek(4096 * (path.stat().st_size // 4096 // 2))
        file.write(b"\xff" * 4096)


@pytest.mark.parametrize("size", [0, 5000])
def test_a_store_cut_short_is_known_as_damaged(engine: Engine, store: Path, size: int) -> None:
    """An empty file passes every check of the database itself."""
    close_store(engine)
    os.truncate(store, size)
    with pytest.raises(StoreDamaged):
        check_whole(store)


def test_a_store_without_its_tables_is_known_as_damaged(engine: Engine, store: Path) -> None:
    close_store(engine)
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("DROP TABLE sitting")
        connection.execute("DROP TABLE action")
        connection.execute("DROP TABLE block")
    with pytest.raises(StoreDamaged, match="no room for meetings"):
        check_whole(store)


def test_a_folder_that_is_not_there_is_a_sentence(engine: Engine, store: Path) -> None:
    """As when a stick was pulled out."""
    with pytest.raises(StoreError, match="Connect the disk"):
        copy_store(store, store.parent / "gone" / "copy.sqlite")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_may_not_be_written_is_a_sentence(
    engine: Engine, store: Path, target: Path
) -> None:
    target.parent.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="may not be written"):
            copy_store(store, target)
    finally:
        target.parent.chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of files are the system's own there")
def test_a_disk_that_fills_up_under_the_copy_is_a_sentence_and_leaves_the_copy_before(
    engine: Engine, store: Path, target: Path
) -> None:
    """In a process whose files may not grow further, which is all that a full disk is."""
    import resource  # noqa: PLC0415 - not there on Windows

    meetings.save(engine, None, some_minutes(title="first"))
    copy_store(store, target)
    meetings.save(engine, None, some_minutes(title="words " * 20_000))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, before[1]))
    try:
        with pytest.raises(StoreError, match=r"copy\.sqlite"):
            copy_store(store, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [line.title for line in reading.list_meetings(target)] == ["first"]
    assert [file.name for file in target.parent.iterdir()] == ["copy.sqlite"]


def test_a_disk_without_room_is_known_before_anything_is_written(
    engine: Engine, store: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(store.parent)._replace(free=4096)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(StoreError, match="no room left"):
        copy_store(store, target)
    assert list(target.parent.iterdir()) == []


def test_writing_never_waits_for_a_copy(engine: Engine, store: Path, target: Path) -> None:
    """The copy stands still in the middle, and a saving from another thread is not held up."""
    meetings.save(engine, None, some_minutes(title="words " * 5000))
    done: list[bool] = []

    def save() -> None:
        meetings.save(engine, None, full_minutes())
        done.append(True)

    def watch(_share: float) -> bool:
        saving = threading.Thread(target=save)
        saving.start()
        saving.join(30)
        return True

    copy_store(store, target, watch)
    assert done


# ------------------------------------------------------------------ what may be replaced


def test_only_an_older_store_is_replaced(engine: Engine, store: Path, tmp_path: Path) -> None:
    """A new computer with an empty store does not overwrite the last good backup."""
    minutes = full_minutes()
    meetings.save(engine, None, minutes)
    older = tmp_path / "older.sqlite"
    copy_store(store, older)
    meetings.save(engine, minutes, replace(minutes, title="Changed"))
    check_replaceable(store, older)
    check_replaceable(store, tmp_path / "not there")
    close_store(engine)
    with pytest.raises(StoreError, match="holds newer minutes"):
        check_replaceable(older, store)


def test_what_is_no_store_is_not_replaced(engine: Engine, store: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.odt"
    letter.write_text("Dear all")
    with pytest.raises(StoreError, match="is not a sound store"):
        check_replaceable(store, letter)


def test_a_store_in_use_is_not_replaced(engine: Engine, store: Path, tmp_path: Path) -> None:
    """Its log would be taken for one of the copy."""
    other = tmp_path / "other.sqlite"
    held = open_store(other)
    meetings.save(held, None, some_minutes())
    meetings.save(engine, None, full_minutes())
    meetings.save(engine, None, some_minutes())
    with pytest.raises(StoreError, match="open in a window"):
        check_replaceable(store, other)
    close_store(held)
    check_replaceable(store, other)


def test_the_store_is_not_replaced_by_a_copy_of_itself(
    engine: Engine, store: Path, tmp_path: Path
) -> None:
    """By whatever name."""
    link = tmp_path / "link.sqlite"
    link.symlink_to(store)
    with pytest.raises(StoreError, match="is the store itself"):
        check_replaceable(store, link)
