"""A store on a network drive, where SQLite's log cannot be used."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from minutes_desktop.store import meetings, reading
from minutes_desktop.store.database import close_store, journal_of, keep_safe, open_store
from minutes_desktop.store.identity import files_beside, rollback_journal
from minutes_desktop.workspace.drive import is_far, is_far_kind
from tests.factories import full_minutes

BROKEN_OFF = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE meeting SET title = 'half done'")
connection.execute("DELETE FROM block")
connection.execute("CREATE TABLE ballast AS SELECT zeroblob(100000) FROM template")
os.kill(os.getpid(), signal.SIGKILL)
"""


def _far(_path: Path) -> bool:
    return True


def _pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_far_away_no_log_is_kept_and_commits_are_as_safe(store: Path) -> None:
    """The old pages are kept in a journal, whose end is waited for, too."""
    minutes = full_minutes()
    engine = open_store(store, _far)
    meetings.save(engine, None, minutes)
    assert journal_of(engine) == "delete"
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 3  # EXTRA
    assert [file for file in files_beside(store) if file.exists()] == []
    assert reading.load(store, minutes.id) == minutes
    close_store(engine)


def test_on_this_computer_a_log_is_kept(store: Path) -> None:
    """As nothing says otherwise."""
    if is_far(store):
        pytest.skip("the folder for tests is on a network drive itself")
    engine = open_store(store, is_far)
    assert journal_of(engine) == "wal"
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL
    close_store(engine)


def test_a_store_that_moved_to_a_share_and_back_goes_with_it(store: Path) -> None:
    """Nothing of the log is lost on the way, though its window was killed."""
    minutes = full_minutes()
    near = open_store(store)
    meetings.save(near, None, minutes)
    copy = store.with_name("share.sqlite")
    for file, goal in zip((store, *files_beside(store)), (copy, *files_beside(copy)), strict=True):
        if file.exists():
            goal.write_bytes(file.read_bytes())
    close_store(near)
    far = open_store(copy, _far)
    assert reading.load(copy, minutes.id) == minutes
    assert journal_of(far) == "delete"
    close_store(far)
    again = open_store(copy)
    assert journal_of(again) == "wal"
    close_store(again)


def test_where_sqlite_declines_the_log_the_journal_is_used(store: Path) -> None:
    """Here a way of locking that has no shared memory, as on some drives."""
    close_store(open_store(store, _far))
    address = f"{store.as_uri()}?vfs=unix-dotfile"
    if os.name != "posix":
        pytest.skip("this way of locking is there on Unix alone")
    with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
        assert keep_safe(connection, far=False) == "delete"
        assert _pragma(connection, "journal_mode") == "delete"
        assert _pragma(connection, "synchronous") == 3  # EXTRA


@pytest.mark.skipif(sys.platform == "win32", reason="it has no SIGKILL")
def test_what_a_power_cut_left_half_done_is_taken_back_at_the_next_start(store: Path) -> None:
    """Reading alone may not do that, so that the store would have seemed to be read-only."""
    minutes = full_minutes()
    engine = open_store(store, _far)
    meetings.save(engine, None, minutes)
    close_store(engine)
    before = store.read_bytes()
    done = subprocess.run([sys.executable, "-c", BROKEN_OFF, str(store)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert rollback_journal(store).exists()
    assert store.read_bytes() != before, "it was to be broken off in the middle"
    reading.check(store)
    assert reading.load(store, minutes.id) == minutes


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "afpfs", "davfs2"])
def test_what_reaches_over_a_network_is_known_by_its_file_system(kind: str) -> None:
    assert is_far_kind(kind)


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "xfs", "NTFS", "fuseblk", "apfs", "tmpfs", ""])
def test_a_disk_is_near(kind: str) -> None:
    """Also one of another system's making."""
    assert not is_far_kind(kind)
