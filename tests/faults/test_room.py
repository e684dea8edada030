"""The minute taker hears that the disk is filling up before it is full."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from minutes_desktop.store.identity import write_ahead_log
from minutes_desktop.workspace import drive
from minutes_desktop.workspace.drive import Room, RoomWatch, room_for

MEGABYTE = 1024 * 1024


@pytest.mark.parametrize(
    "free, taken, short",
    [
        (299, 100, True),
        (300, 100, False),
        (31, 1, True),  # a small store needs some room all the same
        (33, 1, False),
        (0, 0, True),
    ],
)
def test_three_times_the_store_should_be_free(free: int, taken: int, short: bool) -> None:
    """For its log, and for a copy."""
    assert Room(free * MEGABYTE, taken * MEGABYTE).is_short == short


def test_the_log_counts_as_part_of_the_store(store: Path) -> None:
    store.write_bytes(bytes(3000))
    write_ahead_log(store).write_bytes(bytes(500))
    room = room_for(store)
    assert room.taken == 3500
    assert room.free > 0


def test_a_store_not_made_yet_is_looked_for_where_it_will_be(tmp_path: Path) -> None:
    assert room_for(tmp_path / "not" / "yet" / "minutes.sqlite").free > 0


def test_it_is_told_once_when_room_runs_short_and_once_when_there_is_enough(
    qtbot: QtBot, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What counts as short is moved; the drive is the real one."""
    store.write_bytes(b"x")
    watch = RoomWatch(store)
    told: list[str] = []
    watch.short.connect(lambda room: told.append(f"short {room.taken}"))
    watch.enough.connect(lambda: told.append("enough"))
    for least in (0, 2**62, 2**62, 0, 0):
        monkeypatch.setattr(drive, "LEAST", least)
        with qtbot.waitSignal(watch._looked):
            watch.look()
    assert told == ["short 1", "enough"]
