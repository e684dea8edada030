"""Backups, the check and the second copy are made by themselves while the window is open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from minutes_desktop.store import reading
from minutes_desktop.store.backups import back_up, list_backups
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.store.meetings import save
from minutes_desktop.store.second_copy import copy_in
from minutes_desktop.workspace import backups, second_copy
from minutes_desktop.workspace.backups import Backups
from minutes_desktop.workspace.library import Library
from tests.factories import full_minutes, some_minutes


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A closed store with a meeting."""
    path = tmp_path / "minutes.sqlite"
    _save(path)
    return path


def _save(path: Path) -> None:
    engine = open_store(path)
    save(engine, None, full_minutes())
    close_store(engine)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder for the second copy."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def library(qtbot: QtBot, store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """The meetings of the store, opened at once; what rests does so shortly."""
    monkeypatch.setattr(backups, "OPENING_MS", 1)
    monkeypatch.setattr(second_copy, "REST_MS", 1)
    monkeypatch.setattr(second_copy, "RETRY_MS", 20)
    monkeypatch.setattr(second_copy, "_RESTS", 0)
    made = Library(store)
    yield made
    made.close()


@pytest.fixture
def copies(library: Library) -> Iterator[Backups]:
    """What keeps the store safe."""
    made = Backups(library)
    yield made
    library.close()
    made.close()


def test_a_backup_is_made_after_the_opening(
    qtbot: QtBot, library: Library, copies: Backups, store: Path
) -> None:
    with qtbot.waitSignal(copies.backed_up):
        library.start()
    assert [one.meetings for one in list_backups(store)] == [1]


def test_none_is_made_when_nothing_was_saved_since_the_last(
    qtbot: QtBot, library: Library, copies: Backups, store: Path
) -> None:
    made = back_up(store)
    with qtbot.waitSignal(library.ready):
        library.start()
    copies.back_up()
    copies.check()
    qtbot.waitUntil(lambda: not copies.busy)
    assert [one.path for one in list_backups(store)] == [made]


def test_the_next_backups_come_by_the_hour_as_long_as_words_come(
    qtbot: QtBot,
    library: Library,
    copies: Backups,
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copies._hourly.setInterval(30)
    with qtbot.waitSignal(copies.backed_up):
        library.start()
    with qtbot.waitSignal(copies.backed_up):
        library.writer.do(lambda engine: save(engine, None, some_minutes()))
    assert [one.meetings for one in list_backups(store)] == [2, 1]


def test_a_store_that_took_the_place_of_another_gets_backups_that_count_as_newer(
    qtbot: QtBot, tmp_path: Path, library: Library, copies: Backups, store: Path
) -> None:
    """As when she puts an old copy there by hand."""
    old = tmp_path / "old.sqlite"
    shutil.copyfile(store, old)
    for _ in range(3):
        _save(store)
    before = back_up(store)
    shutil.copyfile(old, store)
    with qtbot.waitSignal(copies.backed_up):
        library.start()
    assert [one.path == before for one in list_backups(store)] == [False, True]


def test_a_damaged_store_is_told_once_and_its_backups_are_left_alone(
    qtbot: QtBot, library: Library, copies: Backups, store: Path
) -> None:
    """Whether the backup or the check comes upon it."""
    made = back_up(store)
    _save(store)
    with store.open("r+b") as file:
        file.seek(4096 * 5)
        file.write(b"\xff" * 4096 * 10)
    told: list[str] = []
    copies.damaged.connect(told.append)
    copies.check()
    copies.back_up()
    qtbot.waitUntil(lambda: bool(told))
    qtbot.waitUntil(lambda: not copies.busy)
    assert len(told) == 1
    assert "is damaged" in told[0]
    assert [one.path for one in list_backups(store)] == [made]


def test_a_saving_that_fails_again_and_again_has_the_store_read_through_once(
    qtbot: QtBot, library: Library, copies: Backups, store: Path
) -> None:
    """Which would take long with a large one."""
    with store.open("r+b") as file:
        file.seek(4096 * 5)
        file.write(b"\xff" * 4096 * 10)
    with qtbot.waitSignal(copies.damaged):
        library.failed.emit("It could not be saved.")
    qtbot.waitUntil(lambda: not copies.busy)
    library.failed.emit("It could not be saved.")
    assert not copies.busy


def test_a_backup_that_cannot_be_made_is_told_and_taken_back_when_it_can(
    qtbot: QtBot, library: Library, copies: Backups, store: Path
) -> None:
    folder = store.parent / "backups"
    folder.write_text("a file of that name")
    with qtbot.waitSignal(copies.failed) as failed:
        library.start()
    folder.unlink()
    with qtbot.waitSignal(copies.mended) as mended:
        copies.back_up()
    assert mended.args == failed.args
    assert list_backups(store)


# ------------------------------------------------------------------ the second copy


def _choose(qtbot: QtBot, library: Library, copies: Backups, stick: Path) -> None:
    with qtbot.waitSignal(library.ready):
        library.start()
    with qtbot.waitSignal(copies.second_copy.copied):
        copies.second_copy.choose(stick)


def test_the_second_copy_follows_every_saving(
    qtbot: QtBot, library: Library, copies: Backups, store: Path, stick: Path
) -> None:
    _choose(qtbot, library, copies, stick)
    with qtbot.waitSignal(copies.second_copy.copied):
        library.writer.do(lambda engine: save(engine, None, some_minutes()))
    copy = copy_in(store, stick)
    qtbot.waitUntil(lambda: len(reading.list_meetings(copy)) == 2)
    assert copies.second_copy.when() is not None


def test_a_stick_pulled_out_is_told_once_and_copying_goes_on_when_it_is_back(
    qtbot: QtBot, library: Library, copies: Backups, store: Path, stick: Path
) -> None:
    _choose(qtbot, library, copies, stick)
    away = stick.rename(stick.with_name("in her bag"))
    told: list[str] = []
    copies.second_copy.failed.connect(told.append)
    library.writer.do(lambda engine: save(engine, None, some_minutes()))
    qtbot.waitUntil(lambda: bool(told))
    with qtbot.waitSignal(copies.second_copy._retry.timeout):
        pass
    qtbot.waitUntil(lambda: not copies.second_copy.busy)
    with qtbot.waitSignal(copies.second_copy.mended) as mended:
        away.rename(stick)
    assert told == mended.args
    assert "goes on by itself" in told[0]
    assert len(reading.list_meetings(copy_in(store, stick))) == 2


def test_what_was_saved_last_is_copied_at_the_close(
    qtbot: QtBot,
    library: Library,
    copies: Backups,
    store: Path,
    stick: Path,
) -> None:
    _choose(qtbot, library, copies, stick)
    copies.second_copy._rest.setInterval(3_600_000)
    copies.second_copy._ceiling.setInterval(3_600_000)
    library.writer.do(lambda engine: save(engine, None, some_minutes()))
    library.close()
    copies.close()
    assert len(reading.list_meetings(copy_in(store, stick))) == 2


def test_the_choice_of_the_folder_is_kept_and_can_be_taken_back(
    qtbot: QtBot, library: Library, copies: Backups, store: Path, stick: Path
) -> None:
    _choose(qtbot, library, copies, stick)
    library.close()
    again = Library(store)
    kept = Backups(again)
    assert str(kept.second_copy.folder) == str(stick)
    kept.second_copy.choose(None)
    assert (kept.second_copy.folder, kept.second_copy.when()) == (None, None)
    again.close()
    kept.close()
    assert copy_in(store, stick).exists()
