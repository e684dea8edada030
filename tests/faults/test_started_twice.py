"""The program is started on a store that a window has already."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QSysInfo
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.exchange import encode
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.workspace import first_window
from minutes_desktop.workspace.first_window import FirstWindow, lock_file, shown_elsewhere
from minutes_desktop.workspace.lock import locked
from tests.factories import some_minutes
from tests.journeys.conftest import Start

ROOT = Path(__file__).resolve().parents[2]
TO_BE_KILLED = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from minutes_desktop.workspace.first_window import FirstWindow
from minutes_desktop.workspace.lock import locked

QCoreApplication([])
with locked(Path(sys.argv[1])):
    first = FirstWindow(Path(sys.argv[1]))
    print(first.listen(), flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def held(store: Path) -> Iterator[None]:
    """The store's lock, as a window or a command has it."""
    with locked(store):
        yield


def _start_again(qtbot: QtBot, store: Path, *arguments: str) -> tuple[int, str]:
    """Start the program as a second process, and wait for its end: its status and its words."""
    process = QProcess()
    process.setWorkingDirectory(str(ROOT))
    process.start(sys.executable, ["-m", "minutes_desktop", "--store", str(store), *arguments])
    with qtbot.waitSignal(process.finished, timeout=20_000):
        pass
    return process.exitCode(), bytes(process.readAllStandardError().data()).decode()


def test_a_second_start_brings_the_first_window_forward_and_ends(
    qtbot: QtBot, start: Start, store: Path
) -> None:
    """With status 0 and no window of its own, which would not end by itself."""
    app = start()
    app.window.showMinimized()
    with ExitStack() as patience:
        first = app.findChild(FirstWindow)
        assert isinstance(first, FirstWindow)
        patience.enter_context(qtbot.waitSignal(first.asked, timeout=20_000))
        assert _start_again(qtbot, store) == (0, "")
    assert not app.window.isMinimized()
    assert app.window.isVisible()


def test_a_command_that_needs_the_store_is_refused_with_a_sentence(
    qtbot: QtBot, store: Path, held: None, tmp_path: Path
) -> None:
    """It has no window to bring forward."""
    file = tmp_path / "meeting.json"
    file.write_bytes(encode(some_minutes(), builtin_templates()[0]))
    status, said = _start_again(qtbot, store, "import", str(file))
    assert status == 1
    assert "open in another window" in said


def test_a_window_that_was_killed_is_neither_asked_nor_in_the_way(
    qtbot: QtBot, store: Path
) -> None:
    """The name it listened under is left behind, and taken by the next."""
    with subprocess.Popen(
        [sys.executable, "-c", TO_BE_KILLED, str(store)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as window:
        assert window.stdout
        assert window.stdout.readline() == "True\n"
        window.kill()
    assert lock_file(store).exists()
    assert not shown_elsewhere(store)
    with locked(store):
        first = FirstWindow(store)
        assert first.listen()
        with qtbot.waitSignal(first.asked, timeout=20_000):
            assert _start_again(qtbot, store) == (0, "")
        first.close()


def test_a_holder_that_does_not_answer_is_left_to_the_sentence(
    store: Path, held: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as a command that writes to the store just now."""
    monkeypatch.setattr(first_window, "STARTING_SECONDS", 0.1)
    assert not shown_elsewhere(store)


def test_a_window_on_another_computer_is_not_waited_for(store: Path, held: None) -> None:
    """Its lock names the computer; the sentence does, too."""
    here = QSysInfo.machineHostName().encode()
    lock_file(store).write_bytes(lock_file(store).read_bytes().replace(here, b"elsewhere"))
    assert not shown_elsewhere(store)


def test_a_window_that_is_closing_listens_no_longer(store: Path, held: None) -> None:
    """Even if it was closed before it had begun to listen."""
    first = FirstWindow(store)
    first.close()
    assert not first.listen()
