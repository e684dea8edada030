"""A backup takes the store's place at once or not at all, and nothing that stood there is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.store import identity, meetings, reading
from minutes_desktop.store.backups import back_up, back_up_if_due, list_backups
from minutes_desktop.store.copying import Stopped, copy_store
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.store.errors import StoreDamaged, StoreError
from minutes_desktop.store.restoring import restore
from tests.factories import full_minutes, some_minutes

DATA = Path(__file__).parents[1] / "data"
YESTERDAY = replace(full_minutes(), title="As it was yesterday")
TODAY = replace(YESTERDAY, title="As it is today")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A closed store that holds a meeting as it is today."""
    path = tmp_path / "data" / "minutes.sqlite"
    _save(path, YESTERDAY)
    copy_store(path, tmp_path / "yesterday.sqlite")
    _save(path, TODAY)
    return path


@pytest.fixture
def backup(store: Path, tmp_path: Path) -> Path:
    """A copy of the store made yesterday."""
    return tmp_path / "yesterday.sqlite"


def _save(path: Path, *values: Minutes) -> None:
    engine = open_store(path)
    for minutes in values:
        meetings.save(engine, None, minutes)
    close_store(engine)


def _title(path: Path) -> str:
    (line,) = reading.list_meetings(path)
    return line.title


def test_a_backup_takes_the_place_of_the_store_which_becomes_a_backup(
    store: Path, backup: Path
) -> None:
    restored = restore(store, backup)
    assert sorted(one.name for one in store.parent.iterdir()) == ["backups", "minutes.sqlite"]
    assert (_title(store), restored.meetings) == ("As it was yesterday", 1)
    (kept,) = list_backups(store)
    assert (kept.path, kept.reason) == (restored.kept, "before restore")
    assert reading.load(kept.path, TODAY.id) == TODAY
    assert _title(backup) == "As it was yesterday"


def test_what_was_still_in_the_log_of_the_store_is_kept_too(store: Path, backup: Path) -> None:
    """As after a crash."""
    crashed = store.with_name("crashed.sqlite")
    engine = open_store(store)
    meetings.save(engine, TODAY, replace(TODAY, title="The last words"))
    for file in (store, identity.write_ahead_log(store)):
        shutil.copyfile(file, file.with_name(file.name.replace("minutes", "crashed")))
    close_store(engine)
    restored = restore(crashed, backup)
    assert not identity.write_ahead_log(crashed).exists()
    assert restored.kept is not None
    assert _title(restored.kept) == "The last words"
    assert _title(crashed) == "As it was yesterday"


def test_going_back_and_forth_again_loses_nothing(store: Path, backup: Path) -> None:
    there = restore(store, backup)
    assert there.kept is not None
    restore(store, there.kept)
    assert _title(store) == "As it is today"


def test_what_is_written_after_going_back_counts_as_newer_than_what_was_before(
    store: Path, backup: Path
) -> None:
    """Or the next backup would be taken for an old one."""
    restore(store, backup)
    _save(store, some_minutes(title="written since"))
    made = back_up_if_due(store)
    assert made is not None
    assert list_backups(store)[0].path == made


def _zero(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(bytes(4096 * 3))


WRECKS: dict[str, Callable[[Path], object]] = {
    "zeroed pages": _zero,
    "garbage": lambda path: path.write_bytes(b"\xff" * 9000),
    "empty": lambda path: path.write_bytes(b""),
    "cut short": lambda path: os.truncate(path, 9000),
}


@pytest.mark.parametrize("kind", WRECKS)
def test_a_damaged_store_is_put_aside_as_it_is_with_its_log(
    store: Path, backup: Path, kind: str
) -> None:
    WRECKS[kind](store)
    identity.write_ahead_log(store).write_bytes(b"what was left of the log")
    wreck = store.read_bytes()
    restored = restore(store, backup)
    assert not identity.write_ahead_log(store).exists()
    assert _title(store) == "As it was yesterday"
    assert restored.kept is not None
    assert restored.kept.name.startswith("minutes put aside ")
    assert restored.kept.read_bytes() == wreck
    log = identity.write_ahead_log(restored.kept)
    assert log.read_bytes() == b"what was left of the log"


def test_a_log_without_its_store_is_kept(tmp_path: Path, store: Path, backup: Path) -> None:
    alone = tmp_path / "alone.sqlite"
    identity.write_ahead_log(alone).write_bytes(b"log")
    restored = restore(alone, backup)
    assert restored.kept is not None
    assert identity.write_ahead_log(restored.kept).read_bytes() == b"log"
    assert _title(alone) == "As it was yesterday"


def test_a_store_from_a_newer_program_is_put_aside_untouched(store: Path, backup: Path) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {identity.SCHEMA + 1}")
    before = store.read_bytes()
    restored = restore(store, backup)
    assert restored.kept is not None
    assert restored.kept.read_bytes() == before


def test_a_store_that_is_gone_comes_back(store: Path, backup: Path) -> None:
    """With its folder."""
    shutil.rmtree(store.parent)
    restored = restore(store, backup)
    assert (_title(store), restored.kept) == ("As it was yesterday", None)


@pytest.mark.parametrize("old", sorted(DATA.glob("store-*.sqlite")), ids=lambda path: path.stem)
def test_a_backup_of_an_earlier_form_is_brought_up_to_date(old: Path, tmp_path: Path) -> None:
    store = tmp_path / "minutes.sqlite"
    before = old.read_bytes()
    restore(store, old)
    assert reading.version_of(store) == identity.SCHEMA
    assert len(reading.list_meetings(store)) == 1
    assert old.read_bytes() == before


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE recipes (name)")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {identity.SCHEMA + 1}")


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "gone": (Path.unlink, "There is no file"),
    "text": (lambda path: path.write_text("Dear all, " * 99), "is no sound store of minutes"),
    "foreign": (_foreign, "belongs to another program"),
    "newer": (_newer, "newer version"),
    "zeroed": (_zero, "is no sound store of minutes"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_that_is_no_sound_backup_leaves_the_store_as_it_is(
    store: Path, backup: Path, kind: str
) -> None:
    make, words = REFUSED[kind]
    make(backup)
    before = store.read_bytes()
    with pytest.raises(StoreError, match=words) as refused:
        restore(store, backup)
    assert str(backup) in str(refused.value)
    assert [file.name for file in store.parent.iterdir()] == ["minutes.sqlite"]
    assert store.read_bytes() == before


def test_the_store_is_not_restored_from_itself(store: Path) -> None:
    with pytest.raises(StoreError, match="is the store itself"):
        restore(store, store)


def test_a_restoring_that_is_stopped_leaves_the_store_as_it_is(store: Path, backup: Path) -> None:
    with pytest.raises(Stopped):
        restore(store, backup, lambda _share: False)
    assert [file.name for file in store.parent.iterdir()] == ["minutes.sqlite"]
    assert _title(store) == "As it is today"


def test_a_linked_store_is_restored_where_the_link_leads(
    store: Path, backup: Path, tmp_path: Path
) -> None:
    link = tmp_path / "link.sqlite"
    link.symlink_to(store)
    restore(link, backup)
    assert link.is_symlink()
    assert _title(store) == "As it was yesterday"
    assert [one.meetings for one in list_backups(store)] == [1]


def test_a_disk_that_knows_no_second_names_gets_a_copy(
    store: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As USB sticks are formatted."""

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    restored = restore(store, backup)
    assert restored.kept is not None
    assert _title(restored.kept) == "As it is today"


def test_a_damaged_backup_is_told_from_other_trouble(store: Path, backup: Path) -> None:
    """So that its salvage can be offered."""
    _zero(backup)
    with pytest.raises(StoreDamaged):
        restore(store, backup)


def test_a_backup_can_be_restored_out_of_the_folder_it_was_made_in(store: Path) -> None:
    made = back_up(store)
    _save(store, some_minutes())
    restore(store, made)
    assert _title(store) == "As it is today"
    assert made.exists()
