"""What was saved is what is loaded, and a save happens as a whole or not at all."""

# ruff: noqa: S608 - the tables' names are our own

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import Engine

from minutes_desktop.domain import edits
from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.blocks import Actions, Block, Text
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store import meetings, reading
from minutes_desktop.store.database import path_of
from minutes_desktop.store.errors import StoreError
from tests.factories import an_item, any_minutes, any_place, draw_edit, full_minutes, some_minutes

one_store_for_all = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

TABLES = ("detail", "attendee", "apology", "item", "block", "action", "sitting", "place")


def _counts(store: Path) -> dict[str, int]:
    with closing(sqlite3.connect(store)) as connection, connection:
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in TABLES
        }


@given(minutes=any_minutes, place=any_place)
@one_store_for_all
def test_any_minutes_come_back_as_they_were_saved(
    engine: Engine, minutes: Minutes, place: Place
) -> None:
    """Every character a file can hold, in every field."""
    meetings.save(engine, None, minutes, place)
    assert reading.load(path_of(engine), minutes.id) == minutes
    assert reading.place_of(path_of(engine), minutes.id) == place


@given(minutes=any_minutes, data=st.data())
@one_store_for_all
def test_any_edits_saved_one_by_one_come_back(
    engine: Engine, minutes: Minutes, data: st.DataObject
) -> None:
    """Saving only the differences gives what saving everything would."""
    meetings.save(engine, None, minutes)
    for _ in range(data.draw(st.integers(1, 4), "saves")):
        before = minutes
        for _ in range(data.draw(st.integers(1, 3), "edits")):
            minutes = draw_edit(data, minutes)(minutes)
        meetings.save(engine, before, minutes)
        assert reading.load(path_of(engine), minutes.id) == minutes


@given(before=any_minutes, after=any_minutes)
@one_store_for_all
def test_minutes_with_nothing_in_common_replace_each_other(
    engine: Engine, before: Minutes, after: Minutes
) -> None:
    """Nothing of the old value stays behind."""
    after = replace(after, id=before.id)
    meetings.save(engine, None, before)
    meetings.save(engine, before, after)
    assert reading.load(path_of(engine), after.id) == after


def test_typing_in_one_block_writes_that_block_alone(engine: Engine, store: Path) -> None:
    """A trigger on every table notes what is written."""
    minutes = full_minutes()
    meetings.save(engine, None, minutes)
    block = minutes.items[0].items[0].blocks[0]
    edited = edits.put_block(minutes, Text(id=block.id, text=rich("new words")))
    assert _written_by(store, lambda: meetings.save(engine, minutes, edited)) == [
        ("block", block.id),
        ("meeting", minutes.id),
    ]


def test_moving_an_item_writes_the_places_of_its_row_alone(engine: Engine, store: Path) -> None:
    """The siblings change position; no words are written again."""
    minutes = some_minutes(*(an_item(f"{n}", Text()) for n in range(4)))
    meetings.save(engine, None, minutes)
    moved = edits.move_item(minutes, minutes.items[0].id, 1)
    first, second = minutes.items[:2]
    assert _written_by(store, lambda: meetings.save(engine, minutes, moved)) == sorted(
        [("item", first.id), ("item", second.id), ("meeting", minutes.id)]
    )


def test_an_unchanged_value_with_a_new_caret_writes_the_place_alone(
    engine: Engine, store: Path
) -> None:
    """So that moving about does not say that words were saved."""
    minutes = full_minutes()
    meetings.save(engine, None, minutes, Place("a"))

    def act() -> None:
        meetings.save(engine, minutes, minutes, Place("b", "text", 3, 40))

    assert _written_by(store, act) == [("place", minutes.id)]
    assert reading.place_of(store, minutes.id) == Place("b", "text", 3, 40)


def _written_by(store: Path, act: object) -> list[tuple[str, str]]:
    """The rows, as table and id, that an act writes."""
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("CREATE TABLE written (of_table, id)")
        for table in ("meeting", *TABLES):
            key = "meeting_id" if table == "place" else "id"
            for event in ("INSERT", "UPDATE"):
                connection.execute(
                    f"CREATE TRIGGER {table}_{event} AFTER {event} ON {table}"
                    f" BEGIN INSERT INTO written VALUES ('{table}', NEW.{key}); END"
                )
    act()  # type: ignore[operator]
    with closing(sqlite3.connect(store)) as connection, connection:
        return connection.execute("SELECT DISTINCT * FROM written ORDER BY 1, 2").fetchall()


def test_an_error_in_the_middle_leaves_the_old_minutes(engine: Engine, store: Path) -> None:
    """The last thing written fails; nothing of what came before it is there."""
    minutes = full_minutes()
    meetings.save(engine, None, minutes)
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute(
            "CREATE TRIGGER broken BEFORE INSERT ON action BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    block: Block = Actions(entries=(Action(text=rich("do it")),))
    edited = edits.set_title(edits.add_block(minutes, minutes.items[0].id, 0, block), "New")
    with pytest.raises(StoreError):
        meetings.save(engine, minutes, edited)
    assert reading.load(store, minutes.id) == minutes


def test_a_block_moved_out_of_an_item_stays_when_the_item_goes(engine: Engine, store: Path) -> None:
    """Though the rows under a deleted item are deleted with it."""
    block = Actions(entries=(Action(text=rich("keep me")),))
    minutes = some_minutes(an_item("Stays", Text()), an_item("Goes", block))
    meetings.save(engine, None, minutes)
    moved = edits.move_block(minutes, block.id, -1)
    edited = edits.remove_item(moved, minutes.items[1].id)
    meetings.save(engine, minutes, edited)
    assert reading.load(store, minutes.id) == edited
    assert edited.items[0].blocks[-1] == block


def test_an_item_moved_under_a_new_one_keeps_what_it_holds(engine: Engine, store: Path) -> None:
    """The new parent is written before the child that names it."""
    minutes = some_minutes(an_item("Child", Text(text=rich("words"))))
    meetings.save(engine, None, minutes)
    parent = Item(heading="Parent", items=minutes.items)
    edited = replace(minutes, items=(parent,))
    meetings.save(engine, minutes, edited)
    assert reading.load(store, minutes.id) == edited


def test_a_block_that_changes_kind_leaves_nothing_of_the_old_kind(
    engine: Engine, store: Path
) -> None:
    """The rows of its actions go."""
    block = Actions(entries=(Action(text=rich("do it")),))
    minutes = some_minutes(an_item("One", block))
    meetings.save(engine, None, minutes)
    edited = edits.put_block(minutes, Text(id=block.id, text=rich("do it")))
    meetings.save(engine, minutes, edited)
    assert reading.load(store, minutes.id) == edited
    assert _counts(store)["action"] == 0


def test_a_deleted_meeting_leaves_no_row(engine: Engine, store: Path) -> None:
    """Everything below it goes with it, and another meeting stays whole."""
    kept, gone = full_minutes(), full_minutes()
    for minutes in (kept, gone):
        meetings.save(engine, None, minutes, Place("x"))
    whole = _counts(store)
    meetings.delete(engine, gone.id)
    assert _counts(store) == {table: count // 2 for table, count in whole.items()}
    assert reading.load(store, kept.id) == kept


def test_minutes_the_store_does_not_hold_are_written_whole(engine: Engine, store: Path) -> None:
    """As when the first save failed: words are never written against a row that is not there."""
    minutes = full_minutes()
    edited = edits.set_title(minutes, "Second thoughts")
    meetings.save(engine, minutes, edited)
    assert reading.load(store, minutes.id) == edited


def test_rows_that_somebody_else_took_away_do_not_stop_the_saving(
    engine: Engine, store: Path
) -> None:
    """The minutes are then written whole, and the caret and the order of opening stay."""
    minutes = full_minutes()
    meetings.save(engine, None, minutes, Place("here"))
    meetings.note_opened(engine, minutes.id)
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM item")
    edited = edits.add_block(minutes, minutes.items[1].id, 0, Text(text=rich("new")))
    meetings.save(engine, minutes, edited)
    assert reading.load(store, minutes.id) == edited
    assert reading.place_of(store, minutes.id) == Place("here")
    assert reading.last_opened(store) == minutes.id


def test_half_a_surrogate_pair_does_not_stop_the_saving(engine: Engine, store: Path) -> None:
    """No file can hold it; the words around it are saved."""
    minutes = some_minutes(an_item("a\ud800b", Text(text=rich("c\udfffd"))))
    meetings.save(engine, None, minutes)
    loaded = reading.load(store, minutes.id)
    assert loaded.items[0].heading == "a\ufffdb"
    assert loaded.items[0].blocks[0] == replace(minutes.items[0].blocks[0], text=rich("c\ufffdd"))


def test_the_meeting_opened_last_is_known(engine: Engine, store: Path) -> None:
    """By the order of opening, not by a clock."""
    one, other = full_minutes(), full_minutes()
    for minutes in (one, other):
        meetings.save(engine, None, minutes)
    assert reading.last_opened(store) is None
    for opened in (one, other, one):
        meetings.note_opened(engine, opened.id)
        assert reading.last_opened(store) == opened.id


def test_every_saving_of_words_is_counted(engine: Engine) -> None:
    """By that count copies are told apart, since clocks are put back."""
    path = path_of(engine)
    minutes = some_minutes()
    before = reading.saves(path)
    meetings.save(engine, None, minutes)
    first = reading.saves(path)
    meetings.save(engine, minutes, replace(minutes, title="Another"))
    second = reading.saves(path)
    meetings.save(engine, replace(minutes, title="Another"), replace(minutes, title="Another"))
    assert before < first < second == reading.saves(path)
    meetings.delete(engine, minutes.id)
    assert reading.saves(path) > second
