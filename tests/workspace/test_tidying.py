"""Garbage is collected on the window's thread alone, and all of it only while nobody types."""

from __future__ import annotations

import gc
import threading

import pytest
from pytestqt.qtbot import QtBot

from minutes_desktop.workspace.tidying import Tidying


class _Knot:
    """Garbage that only a collection finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def tidying(qtbot: QtBot) -> Tidying:
    """The tidying, with nothing to be tidied yet."""
    tidying = Tidying()
    gc.collect()
    return tidying


def _litter() -> None:
    for _ in range(2 * gc.get_threshold()[0]):
        _Knot()


def test_no_other_thread_collects(tidying: Tidying) -> None:
    where: list[str] = []

    def note(_phase: str, _info: dict[str, int]) -> None:
        where.append(threading.current_thread().name)

    gc.callbacks.append(note)
    try:
        writer = threading.Thread(target=_litter, name="writer")
        writer.start()
        writer.join()
        tidying.tidy()
    finally:
        gc.callbacks.remove(note)
    assert set(where) == {threading.current_thread().name}


def test_what_takes_long_waits_for_a_pause(tidying: Tidying) -> None:
    generations: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "stop":
            generations.append(info["generation"])

    gc.callbacks.append(note)
    try:
        tidying.wait()
        for _ in range(200):
            _litter()
            tidying.tidy()
        assert max(generations) == 1
        tidying._pause.stop()  # as the pause does when it is over
        _litter()
        tidying.tidy()
        assert max(generations) == 2
    finally:
        gc.callbacks.remove(note)
