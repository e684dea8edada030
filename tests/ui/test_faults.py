"""The last resort: a fault of the program saves first, is written down, and is told."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from minutes_desktop.ui.faults import Faults


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Some window."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


def _raise(words: str) -> None:
    raise RuntimeError(words)


def _report(faults: Faults, words: str) -> None:
    try:
        _raise(words)
    except RuntimeError as fault:
        faults.report(type(fault), fault, fault.__traceback__)


def _boxes(window: QWidget) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_it_saves_writes_down_and_tells(window: QWidget, tmp_path: Path) -> None:
    saved: list[str] = []
    log = tmp_path / "deep" / "faults.log"
    _report(Faults(window, lambda: log, lambda: saved.append("saved")), "the roof leaks")
    assert saved == ["saved"]
    written = log.read_text(encoding="utf-8")
    assert "the roof leaks" in written
    assert "test_faults.py" in written
    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", written)
    (box,) = _boxes(window)
    assert "the roof leaks" not in box.text()
    assert "saved" in box.text()
    box.close()


def test_the_details_can_be_copied_and_the_box_stays(window: QWidget, tmp_path: Path) -> None:
    _report(Faults(window, lambda: tmp_path / "faults.log", lambda: None), "the roof leaks")
    (box,) = _boxes(window)
    copy = next(b for b in box.findChildren(QPushButton) if b.text() == "Copy details")
    copy.click()
    assert "RuntimeError: the roof leaks" in QApplication.clipboard().text()
    box.close()


def test_faults_that_follow_are_written_down_in_silence(window: QWidget, tmp_path: Path) -> None:
    log = tmp_path / "faults.log"
    faults = Faults(window, lambda: log, lambda: None)
    for words in ("one", "two", "three"):
        _report(faults, words)
    assert len(_boxes(window)) == 1
    assert log.read_text(encoding="utf-8").count("\nRuntimeError: ") == 3
    _boxes(window)[0].close()
    _report(faults, "four")
    assert len(_boxes(window)) == 1
    _boxes(window)[0].close()


def test_a_failing_save_and_an_unwritable_log_do_not_hide_the_fault(
    window: QWidget, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    faults = Faults(
        window, lambda: tmp_path / "file" / "faults.log", partial(_raise, "cannot save")
    )
    _report(faults, "the roof leaks")
    assert len(_boxes(window)) == 1
    _boxes(window)[0].close()


def test_a_fault_on_another_thread_is_told_on_the_windows_own(
    qtbot: QtBot, window: QWidget, tmp_path: Path
) -> None:
    faults = Faults(window, lambda: tmp_path / "faults.log", lambda: None)
    where: list[threading.Thread] = []
    faults.save = lambda: where.append(threading.current_thread())
    thread = threading.Thread(target=partial(_report, faults, "the roof leaks"))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(_boxes(window)))
    assert where == [threading.main_thread()]
    _boxes(window)[0].close()


_CALL = """
import sys
from minutes_desktop.ui.display import make_application
make_application(sys.argv[:1])
print("a screen after all")
"""


def test_without_a_screen_there_is_one_sentence_and_status_1() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CALL],
        env={**os.environ, "QT_QPA_PLATFORM": "minutes-no-such-platform"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith("Minutes Desktop cannot reach a screen (")
    assert sentence.endswith("): start it from a desktop session.")
