"""Every word of the minutes is among the passages as soon as it is saved, and none that is gone."""

from __future__ import annotations

import datetime as dt
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine

from minutes_desktop.domain import edits
from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import Decision, Text
from minutes_desktop.domain.changes import compare
from minutes_desktop.domain.minutes import Item, walk_blocks
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store import derived, meetings, passages
from minutes_desktop.store.database import close_store, open_store, path_of, writing
from minutes_desktop.store.driver import driver_of
from minutes_desktop.store.passages import Passage
from tests.factories import full_minutes, some_minutes
from tests.monkey import Monkey

DATA = Path(__file__).parents[1] / "data"
STEPS = 250

Key = tuple[str, str]


def _kept(store: Path, meeting_id: str) -> list[Passage]:
    with closing(sqlite3.connect(store)) as connection:
        return passages.stored(connection, meeting_id)


def _by_field(found: list[Passage]) -> dict[Key, Passage]:
    by_field = {(one.part, one.field): one for one in found}
    assert len(by_field) == len(found)
    return by_field


def _check_index(store: Path) -> None:
    """Have SQLite compare the index with the passages."""
    with closing(sqlite3.connect(store)) as connection:
        connection.execute(
            "INSERT INTO passage_words (passage_words, rank) VALUES ('integrity-check', 1)"
        )


def test_a_meeting_is_kept_in_the_order_in_which_it_is_read(engine: Engine, store: Path) -> None:
    item = Item(
        id="i", heading="Drones", blocks=(Decision(id="d", label="Agreed", text=rich("Two.")),)
    )
    minutes = some_minutes(item, attendance=(Attendee(id="p", name="Ada Hart"),))
    meetings.save(engine, None, minutes)
    assert _kept(store, minutes.id) == [
        Passage("title", "1", "", "title", "Board, May 2031"),
        Passage("attendance", "p.name", "", "attendance", "Ada Hart"),
        Passage("i", "heading", "i", "item", "Drones"),
        Passage("d", "label", "i", "decision", "Agreed"),
        Passage("d", "text", "i", "decision", "Two."),
    ]


def test_whatever_is_done_to_minutes_the_passages_are_those_made_anew(
    engine: Engine, store: Path
) -> None:
    """Days moved now and then, too."""
    monkey, minutes = Monkey(random.getrandbits(32)), full_minutes()
    meetings.save(engine, None, minutes)
    for step in range(STEPS):
        before = minutes
        for _ in range(monkey.chance.randint(1, 3)):
            minutes = monkey.edit(minutes)[1](minutes)
        if step % 50 == 49:
            day = monkey.chance.choice([None, dt.date(2016, 2, 29), dt.date(2031, 1, 1)])
            minutes = replace(minutes, date=day)
        meetings.save(engine, before, minutes)
        assert _by_field(_kept(store, minutes.id)) == _by_field(list(passages.passages_of(minutes)))
    _check_index(store)


def test_a_save_of_one_block_writes_its_passages_and_no_others(engine: Engine, store: Path) -> None:
    minutes = full_minutes()
    meetings.save(engine, None, minutes)
    block = next(one for one in walk_blocks(minutes.items) if isinstance(one, Decision))
    after = edits.put_block(minutes, replace(block, text=rich("Otherwise.")))
    with writing(engine) as connection:
        driver = driver_of(connection)
        before = driver.total_changes
        derived.follow(connection, compare(minutes, after), minutes, after)
        assert driver.execute("SELECT count(*) FROM passage WHERE words = 'Otherwise.'").fetchone()
        # The passage, and what the index keeps of a word that goes and of one that comes.
        assert driver.total_changes - before < 12


@pytest.mark.parametrize(
    "earlier, later",
    [
        (dt.date(2020, 6, 23), dt.date(2020, 7, 21)),
        (dt.date(1, 1, 1), dt.date(9999, 12, 31)),
        (dt.date(9999, 12, 31), None),
    ],
)
def test_the_passages_of_a_later_meeting_have_higher_ids(
    engine: Engine, store: Path, earlier: dt.date, later: dt.date | None
) -> None:
    """In whatever order they were saved; a meeting without a date counts as the newest."""
    for day in (later, earlier):
        meetings.save(engine, None, some_minutes(Item(heading=str(day)), date=day))
    with closing(sqlite3.connect(store)) as connection:
        found = connection.execute("SELECT words FROM passage ORDER BY id DESC").fetchall()
    headings = [words for (words,) in found if words in {str(earlier), str(later)}]
    assert headings == [str(later), str(earlier)]


def test_a_meeting_given_another_date_moves_to_its_day(engine: Engine, store: Path) -> None:
    early, late = some_minutes(Item(heading="one")), some_minutes(Item(heading="two"))
    for minutes in (early, late):
        meetings.save(engine, None, minutes)
    meetings.save(engine, early, replace(early, date=dt.date(2040, 1, 1)))
    with closing(sqlite3.connect(store)) as connection:
        newest = connection.execute("SELECT meeting_id FROM passage ORDER BY id DESC").fetchone()
    assert newest == (early.id,)
    _check_index(store)


def test_a_meeting_taken_out_leaves_no_passage(engine: Engine, store: Path) -> None:
    minutes = full_minutes()
    meetings.save(engine, None, minutes)
    meetings.delete(engine, minutes.id)
    assert _kept(store, minutes.id) == []
    _check_index(store)


@pytest.mark.parametrize("form", [1, 2, 3])
def test_a_store_of_an_earlier_form_can_be_searched_once_brought_up_to_date(
    form: int, tmp_path: Path
) -> None:
    path = tmp_path / "minutes.sqlite"
    shutil.copyfile(DATA / f"store-{form}.sqlite", path)
    close_store(open_store(path))
    with closing(sqlite3.connect(path)) as connection:
        (found,) = connection.execute("SELECT count(*) FROM passage_words").fetchone()
        assert found > 20
    _check_index(path)


def test_a_meeting_that_makes_no_sense_does_not_keep_the_others_from_being_searched(
    engine: Engine, store: Path
) -> None:
    sound, senseless = some_minutes(Item(heading="Sound")), some_minutes(Item(heading="Not"))
    for minutes in (sound, senseless):
        meetings.save(engine, None, minutes)
    with writing(engine) as connection:
        driver_of(connection).execute(
            "UPDATE meeting SET approval = '[' WHERE id = ?", (senseless.id,)
        )
        derived.rebuild(connection)
    assert _kept(store, sound.id)
    assert not _kept(store, senseless.id)
    _check_index(store)


def test_passages_that_are_missing_are_made_when_the_store_is_opened(
    engine: Engine, store: Path
) -> None:
    """A program that knows none may have written to it, or an SQLite without full-text indexes."""
    minutes = some_minutes(Item(heading="Drones"), Item(heading="Kept", blocks=(Text(),)))
    meetings.save(engine, None, minutes)
    close_store(engine)
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("DROP TRIGGER passage_gone")
        connection.execute("DELETE FROM passage")
    close_store(open_store(store))
    assert _by_field(_kept(store, minutes.id)) == _by_field(list(passages.passages_of(minutes)))
    _check_index(store)
    assert path_of(engine) == store
