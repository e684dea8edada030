"""A second window on a store is refused, and a dead one is not waited for."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from minutes_desktop.store.errors import StoreError
from minutes_desktop.workspace import lock
from minutes_desktop.workspace.lock import locked

WINDOW = """
import sys
from pathlib import Path
from minutes_desktop.workspace.lock import locked

with locked(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""
FULL_DISK = """
import resource, sys
from pathlib import Path
from minutes_desktop.workspace.lock import locked

resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
with locked(Path(sys.argv[1])):
    pass
"""


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE_MS", 0)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where a store may be; the lock does not look at it."""
    return tmp_path / "minutes.sqlite"


def _lock_file(store: Path) -> Path:
    return store.with_name("minutes.sqlite.lock")


@contextmanager
def _another_window(store: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the store until its input ends."""
    command = [sys.executable, "-c", WINDOW, str(store)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as window:
        assert window.stdout
        assert window.stdout.readline() == "open\n"
        yield window


def _assert_refused(store: Path) -> str:
    with pytest.raises(StoreError, match="is open in another window") as refused, locked(store):
        pass
    assert str(store) in str(refused.value)
    return str(refused.value)


def test_a_second_window_is_refused_until_the_first_is_closed(store: Path) -> None:
    """With one sentence, and every time it is tried."""
    with _another_window(store):
        _assert_refused(store)
        said = _assert_refused(store)
    assert "computer" not in said
    with locked(store):
        _assert_refused(store)
    assert list(store.parent.iterdir()) == []


def test_a_window_ended_by_force_frees_the_store(store: Path) -> None:
    """Its lock is left behind, and taken over without a question."""
    with _another_window(store) as window:
        window.kill()
    assert _lock_file(store).exists()
    with locked(store):
        _assert_refused(store)
    assert not _lock_file(store).exists()


def test_a_fault_in_the_window_frees_the_store(store: Path) -> None:
    """As does any end of the block."""
    with pytest.raises(ZeroDivisionError), locked(store):
        raise ZeroDivisionError
    with locked(store):
        pass


def test_other_stores_beside_it_are_free(store: Path) -> None:
    """One may copy minutes from one into the other."""
    with locked(store), locked(store.with_name("other.sqlite")):
        pass


def test_the_store_is_the_same_by_any_of_its_names(store: Path, tmp_path: Path) -> None:
    """A relative one, or a link from elsewhere."""
    link = tmp_path / "elsewhere" / "link.sqlite"
    link.parent.mkdir()
    store.touch()
    try:
        link.symlink_to(store)
    except OSError:
        pytest.skip("no links may be made here")
    with locked(link):
        _assert_refused(store)
        _assert_refused(link.parent / ".." / store.name)
        assert list(link.parent.iterdir()) == [link]


def test_the_other_computer_that_has_the_store_is_named(store: Path) -> None:
    """On a shared drive; however old its lock is, nobody here knows whether it still runs."""
    text = "1\nminutes-desktop\nReception PC\n0123456789abcdef\n0123-4567\n"
    _lock_file(store).write_text(text, encoding="utf-8")
    os.utime(_lock_file(store), (1e9, 1e9))
    said = _assert_refused(store)
    assert "“Reception PC”" in said
    assert str(_lock_file(store)) in said
    assert _lock_file(store).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("left", ["", "12"], ids=["empty", "cut short"])
def test_a_lock_broken_off_by_a_power_cut_is_taken_over(store: Path, left: str) -> None:
    """It tells nothing, and nobody has it."""
    _lock_file(store).write_text(left)
    with locked(store):
        _assert_refused(store)


def test_a_lock_whose_process_number_went_to_another_is_taken_over(store: Path) -> None:
    """Here to this very process, which does not have it."""
    with locked(store):
        left = _lock_file(store).read_bytes()
    _lock_file(store).write_bytes(left)
    with locked(store):
        _assert_refused(store)


def test_the_folder_of_a_store_not_made_yet_is_made(tmp_path: Path) -> None:
    """Two first starts on a new computer are kept apart as well."""
    store = tmp_path / "new" / "folder" / "minutes.sqlite"
    with locked(store):
        _assert_refused(store)


def test_a_place_where_no_store_can_be_is_left_to_the_store(tmp_path: Path) -> None:
    """The store says why it cannot be made; there is nothing to lock."""
    (tmp_path / "file").write_text("x")
    with locked(tmp_path / "file" / "minutes.sqlite"):
        pass
    assert (tmp_path / "file").read_text() == "x"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other limits for names")
def test_a_name_that_is_too_long_is_not_taken_for_a_full_disk(tmp_path: Path) -> None:
    """The store says what is wrong."""
    with pytest.raises(StoreError, match="too long"), locked(tmp_path / ("n" * 252)):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own")
def test_no_folder_is_made_where_a_link_leads_nowhere(tmp_path: Path) -> None:
    """The drive is not connected: its folder must not be made in its place."""
    link = tmp_path / "link.sqlite"
    link.symlink_to(tmp_path / "drive" / "minutes.sqlite")
    with pytest.raises(StoreError, match="not there"), locked(link):
        pass
    assert list(tmp_path.iterdir()) == [link]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_store_in_a_folder_that_may_only_be_read_needs_no_lock(store: Path) -> None:
    """Several windows may look at it."""
    store.parent.chmod(0o500)
    with locked(store), locked(store):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of files")
def test_a_full_disk_is_a_sentence(store: Path) -> None:
    """Without the lock, two windows could be opened."""
    command = [sys.executable, "-c", FULL_DISK, str(store)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Is the disk full?" in done.stderr
    assert list(store.parent.iterdir()) == []
