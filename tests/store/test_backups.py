"""Backups are made when something was saved, of sound stores only, and listed by what they hold."""

# ruff: noqa: DTZ005 - local times, as the names of backups have them

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine

from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.store import backups, builtin, meetings, phrases, reading, templates, thinning
from minutes_desktop.store.backups import (
    back_up,
    back_up_if_due,
    folder_of,
    list_backups,
    newest_good,
)
from minutes_desktop.store.database import close_store, open_store, raise_count
from minutes_desktop.store.errors import StoreDamaged
from tests.factories import full_minutes, some_minutes

DATA = Path(__file__).parents[1] / "data"


def test_a_backup_is_made_only_if_words_were_saved_since(engine: Engine, store: Path) -> None:
    assert back_up_if_due(store) is None
    minutes = full_minutes()
    meetings.save(engine, None, minutes)
    first = back_up_if_due(store)
    assert isinstance(first, Path)
    assert reading.load(first, minutes.id) == minutes
    meetings.note_opened(engine, minutes.id)
    assert back_up_if_due(store) is None
    meetings.save(engine, minutes, replace(minutes, title="Changed"))
    second = back_up_if_due(store)
    assert second is not None
    assert [one.path for one in list_backups(store)] == [second, first]


def test_a_store_that_is_not_there_has_no_backups(tmp_path: Path) -> None:
    assert back_up_if_due(tmp_path / "minutes.sqlite") is None
    assert list_backups(tmp_path / "minutes.sqlite") == ()


def test_a_backup_tells_when_and_why_it_was_made_and_what_it_holds(
    engine: Engine, store: Path
) -> None:
    meetings.save(engine, None, full_minutes())
    meetings.save(engine, None, some_minutes())
    before = dt.datetime.now().replace(microsecond=0)
    path = back_up(store, "before restore")
    (listed,) = list_backups(store)
    assert listed.path == path
    assert before <= listed.when <= dt.datetime.now()
    assert (listed.reason, listed.meetings, listed.fault) == ("before restore", 2, "")
    assert listed.saves == reading.saves(store)
    assert listed.size == path.stat().st_size > 10_000


def test_two_backups_in_one_second_have_two_names(engine: Engine, store: Path) -> None:
    made = {back_up(store) for _ in range(3)}
    assert len(made) == 3
    assert {one.path for one in list_backups(store)} == made


def test_backups_of_another_store_in_the_same_folder_are_not_taken_for_ones_of_this(
    engine: Engine, store: Path
) -> None:
    back_up(store)
    other = store.with_name("minutes 2031-05-14 10.00.00.sqlite")
    close_store(open_store(other))
    back_up(other)
    (folder_of(store) / "minutes of May.sqlite").write_text("a file of hers")
    assert len(list_backups(store)) == len(list_backups(other)) == 1


def test_a_clock_put_back_does_not_hide_the_newest(engine: Engine, store: Path) -> None:
    """The order comes from the count of saves, not from the name."""
    folder_of(store).mkdir()
    title = ""
    for title, when in (("first", "2031-05-14"), ("second", "1999-12-31"), ("third", "2031-05-13")):
        meetings.save(engine, None, some_minutes(title=title))
        shutil.move(back_up(store), folder_of(store) / f"minutes {when} 10.00.00.sqlite")
    assert [one.when.year for one in list_backups(store)] == [2031, 1999, 2031]
    newest = newest_good(store)
    assert newest is not None
    assert {line.title for line in reading.list_meetings(newest.path)} == {
        *("first", "second", "third")
    }


def test_of_a_damaged_store_no_backup_is_made_and_none_goes(
    engine: Engine, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meetings.save(engine, None, full_minutes())
    good = [back_up(store) for _ in range(4)]
    close_store(engine)
    _spoil(store)
    monkeypatch.setattr(thinning, "NEWEST", 1)
    monkeypatch.setattr(thinning, "ALL_OF_DAYS", 0)
    with pytest.raises(StoreDamaged, match="is damaged"):
        back_up(store)
    assert sorted(folder_of(store).iterdir()) == sorted(good)


def test_old_backups_are_thinned_when_one_is_made(
    engine: Engine, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thinning, "NEWEST", 2)
    monkeypatch.setattr(thinning, "ALL_OF_DAYS", 0)
    for _ in range(4):
        meetings.save(engine, None, some_minutes())
        back_up(store)
    assert [one.meetings for one in list_backups(store)] == [4, 3]


def test_a_backup_that_cannot_be_read_is_listed_last_and_kept(engine: Engine, store: Path) -> None:
    """Somebody may still read something out of it."""
    meetings.save(engine, None, full_minutes())
    spoilt = back_up(store)
    spoilt.write_bytes(b"\xff" * 5000)
    good = back_up(store)
    listed = list_backups(store)
    assert [one.path for one in listed] == [good, spoilt]
    assert "damaged" in listed[1].fault
    assert newest_good(store) == listed[0]


def test_the_newest_good_backup_is_one_that_is_sound_to_its_end(
    engine: Engine, store: Path
) -> None:
    """Its list can be read, but not all of its words."""
    meetings.save(engine, None, full_minutes())
    good = back_up(store)
    meetings.save(engine, None, some_minutes())
    _spoil(back_up(store))
    newest = newest_good(store)
    assert newest is not None
    assert newest.path == good


def _spoil(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * (path.stat().st_size // 4096 // 2))
        file.write(b"\xff" * 4096)


def test_a_backup_broken_off_by_force_leaves_no_rubbish_for_long(
    engine: Engine, store: Path
) -> None:
    folder_of(store).mkdir()
    (folder_of(store) / backups._PART).write_bytes(b"half")
    assert list_backups(store) == ()
    made = back_up(store)
    assert list(folder_of(store).iterdir()) == [made]


def test_stores_of_every_form_are_backed_up_as_they_are(tmp_path: Path) -> None:
    for old in DATA.glob("store-*.sqlite"):
        store = tmp_path / old.stem / "minutes.sqlite"
        store.parent.mkdir()
        shutil.copyfile(old, store)
        back_up(store, "before upgrade")
        (made,) = list_backups(store)
        assert (made.reason, made.meetings, made.order[1]) == (
            *("before upgrade", 1),
            int(old.stem[-1]),
        )


def test_a_store_put_in_the_place_of_one_with_more_saves_is_told_as_such(
    engine: Engine, store: Path
) -> None:
    """Else its backups would count as older than those there."""
    for _ in range(3):
        meetings.save(engine, None, some_minutes())
    back_up(store)
    close_store(engine)
    store.unlink()
    engine = open_store(store)
    behind = back_up_if_due(store)
    assert behind == backups.Behind(list_backups(store)[0].saves)
    raise_count(engine, behind.highest)
    made = back_up_if_due(store)
    assert list_backups(store)[0].path == made
    close_store(engine)


def test_saving_a_template_or_words_of_a_series_makes_a_backup_due(
    engine: Engine, store: Path
) -> None:
    template = builtin.builtin_templates()[0]
    phrase = Phrase("autotext", "hta", "holding to account")
    back_up(store)
    acts: list[Callable[[], None]] = [
        lambda: templates.add_version(engine, replace(template, version=99)),
        lambda: phrases.put_phrases(engine, [phrase]),
        lambda: phrases.remove_phrases(engine, [phrase]),
    ]
    for act in acts:
        act()
        assert back_up_if_due(store) is not None
        assert back_up_if_due(store) is None
