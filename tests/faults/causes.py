"""Real faults to befall a store that is open in the program, and their cures."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import Struct
from sqlalchemy import Engine

from minutes_desktop.app import App
from minutes_desktop.store.driver import driver_of

Act = Callable[[App, Path], None]


class Fault(Struct, frozen=True):
    """What happens to a store; ``words`` are some of the sentence that she then reads."""

    cause: Act
    cure: Act
    words: str
    far: bool = False  # happens only to a store on a network drive
    needs_room: bool = False  # happens only to words for which the file must grow


def on_writer(app: App, act: Callable[[Engine], None]) -> None:
    """Do something on the connection that writes."""
    task = app.library.writer.do(act)
    assert task.wait(10)
    assert task.failure is None


def _limit(pages: int) -> Act:
    """SQLite itself says that the disk is full when a file may not have more pages."""

    def act(app: App, _store: Path) -> None:
        def job(engine: Engine) -> None:
            with engine.connect() as connection:
                driver_of(connection).execute(f"PRAGMA max_page_count = {pages}")

        on_writer(app, job)

    return act


def _move(_app: App, store: Path) -> None:
    store.rename(store.with_name("moved"))


def _move_back(_app: App, store: Path) -> None:
    store.with_name("moved").rename(store)


def _take_folder(_app: App, store: Path) -> None:
    store.parent.rename(store.parent.with_name("unplugged"))


def _bring_folder(_app: App, store: Path) -> None:
    store.parent.with_name("unplugged").rename(store.parent)


_others: dict[Path, sqlite3.Connection] = {}


def _write_from_outside(app: App, store: Path) -> None:
    def be_impatient(engine: Engine) -> None:
        with engine.connect() as connection:
            driver_of(connection).execute("PRAGMA busy_timeout = 20")

    on_writer(app, be_impatient)
    other = _others[store] = sqlite3.connect(store, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")


def _let_go(_app: App, store: Path) -> None:
    _others.pop(store).close()


def forbid_writing(path: Path) -> None:
    """Have nothing written to a file, or nothing made in a folder, not even by root."""
    if sys.platform == "win32":
        pytest.skip("folders cannot be closed to writing so simply there")
    if os.geteuid() != 0:
        path.chmod(path.stat().st_mode & ~0o222)
        return
    done = subprocess.run(["chattr", "+i", path], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("root may write everything, and this file system cannot forbid it")


def allow_writing(path: Path) -> None:
    """Take that back."""
    if os.geteuid() != 0:
        path.chmod(path.stat().st_mode | 0o200)
    else:
        subprocess.run(["chattr", "-i", path], check=True)


FAULTS = {
    "disk full": Fault(_limit(1), _limit(1_000_000), "The disk is full", needs_room=True),
    "another program writes": Fault(_write_from_outside, _let_go, "Another program is writing"),
    "file moved": Fault(_move, _move_back, "no longer there"),
    "drive gone": Fault(_take_folder, _bring_folder, "cannot be reached any more"),
    "folder read-only": Fault(
        lambda _app, store: forbid_writing(store.parent),
        lambda _app, store: allow_writing(store.parent),
        "may only be read",
        far=True,
    ),
}
"""Those that pass, so that what could not be saved is saved in the end."""
