"""The second copy replaces only itself, whole, and only when it is out of date."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine

from minutes_desktop.store import meetings, reading
from minutes_desktop.store.copying import Stopped
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.store.errors import StoreError
from minutes_desktop.store.phrases import put_preference
from minutes_desktop.store.second_copy import MARK, copy_in, refresh
from tests.factories import full_minutes, some_minutes


@pytest.fixture
def stick(tmp_path: Path, engine: Engine) -> Path:
    """A folder chosen for the second copy of the store."""
    put_preference(engine, MARK, "mine")
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_the_copy_holds_everything_and_is_made_only_when_words_were_saved(
    engine: Engine, store: Path, stick: Path
) -> None:
    minutes = full_minutes()
    copy = copy_in(store, stick)
    assert refresh(store, stick)
    made = copy.stat().st_ino
    assert refresh(store, stick)
    assert copy.stat().st_ino == made
    meetings.save(engine, None, minutes)
    assert refresh(store, stick)
    assert copy.stat().st_ino != made
    assert [file.name for file in stick.iterdir()] == ["minutes second copy.sqlite"]
    assert reading.load(copy, minutes.id) == minutes


def test_a_store_that_bears_no_mark_yet_is_not_copied(
    engine: Engine, store: Path, tmp_path: Path
) -> None:
    """Its copy could not be known as its own."""
    assert not refresh(store, tmp_path)
    assert not copy_in(store, tmp_path).exists()


def test_a_stick_pulled_out_is_a_calm_sentence(store: Path, stick: Path) -> None:
    stick.rmdir()
    with pytest.raises(StoreError, match="goes on by itself as soon as it is back"):
        refresh(store, stick)


def test_a_copy_broken_off_leaves_the_one_before(engine: Engine, store: Path, stick: Path) -> None:
    refresh(store, stick)
    before = copy_in(store, stick).read_bytes()
    meetings.save(engine, None, some_minutes())
    with pytest.raises(Stopped):
        refresh(store, stick, lambda _share: False)
    assert [file.read_bytes() for file in stick.iterdir()] == [before]


@pytest.mark.parametrize("mark", ["", "somebody else's"])
def test_a_copy_of_another_store_is_left_as_it_is(store: Path, stick: Path, mark: str) -> None:
    """Two computers may have one stick."""
    other = open_store(copy_in(store, stick))
    put_preference(other, MARK, mark)
    meetings.save(other, None, some_minutes())
    close_store(other)
    before = copy_in(store, stick).read_bytes()
    with pytest.raises(StoreError, match="not the second copy of this store"):
        refresh(store, stick)
    assert copy_in(store, stick).read_bytes() == before


def test_a_copy_that_holds_newer_words_is_left_as_it_is(
    engine: Engine, store: Path, stick: Path
) -> None:
    """As when an old copy was put in the store's place, here or on another computer."""
    refresh(store, stick)
    with closing(sqlite3.connect(copy_in(store, stick))) as copy, copy:
        copy.execute("UPDATE tally SET saves = 99")
    before = copy_in(store, stick).read_bytes()
    with pytest.raises(StoreError, match="holds newer minutes"):
        refresh(store, stick)
    assert copy_in(store, stick).read_bytes() == before


def test_a_file_that_is_no_store_is_left_as_it_is(store: Path, stick: Path) -> None:
    copy_in(store, stick).write_text("a letter")
    with pytest.raises(StoreError, match="not the second copy of this store"):
        refresh(store, stick)
    assert copy_in(store, stick).read_text() == "a letter"
