"""How long the program takes to show itself, beside the barest window of Qt.

    python -m tests.benchmarks.start_up [--rounds 15] [--meetings 200]

From the start of a process to its first paint, and to the paint of the list of all meetings. The
bare window (QMainWindow with a QTextEdit) and the program take turns, so that whatever else the
machine does falls on both. Runs on the platform that ``QT_QPA_PLATFORM`` names.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from minutes_desktop.domain.template import begin
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.store.meetings import save
from minutes_desktop.store.templates import add_templates

_ROOT = Path(__file__).resolve().parents[2]

# Both processes watch for paints in the same way, so that the watching falls on both. What is
# printed is the wall clock once the paint is on the screen.
_WATCH = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView, QTextEdit

rows = int(sys.argv[1])

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and is_wanted(watched):
            QTimer.singleShot(0, tell)
        return False

def is_wanted(watched):
    if not rows:
        return True
    table = watched.parent() if watched.isWidgetType() else None
    return isinstance(table, QTableView) and table.model().rowCount() == rows

def tell():
    print(time.time(), flush=True)
    os._exit(0)

def shown(window):
    global watch
    watch = Watch()
    (QApplication.instance() if rows else window).installEventFilter(watch)
    window.setVisible(True)

QMainWindow.show = shown
"""
_BARE = """
application = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(QTextEdit())
window.resize(1280, 820)
window.show()
application.exec()
"""
_PROGRAM = """
import runpy
sys.argv = ["minutes-desktop", "--store", sys.argv[2]]
runpy.run_module("minutes_desktop", run_name="__main__", alter_sys=True)
"""


def seconds_to_paint(program: str, rows: int, store: Path) -> float:
    """From the start of the process to its paint; ``rows`` is 0 for the first paint of all."""
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", _WATCH + program, str(rows), str(store)],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return float(done.stdout.split()[-1]) - begun


def make_store(path: Path, meetings: int) -> None:
    """A store of so many meetings, just begun."""
    template = builtin_templates()[0]
    engine = open_store(path)
    add_templates(engine, [template])
    for month in range(meetings):
        date = dt.date(2005, 1, 14) + dt.timedelta(days=28 * month)
        save(engine, None, begin(template, date, dt.time(10)))
    close_store(engine)


def measure(rounds: int, meetings: int, folder: Path) -> None:
    """Print the medians and their ratios."""
    store = folder / "minutes.sqlite"
    make_store(store, meetings)
    kinds = {"bare": (_BARE, 0), "first": (_PROGRAM, 0), "list": (_PROGRAM, meetings)}
    spent: dict[str, list[float]] = {kind: [] for kind in kinds}
    for count in range(rounds + 1):
        for kind, (program, rows) in kinds.items():
            seconds = seconds_to_paint(program, rows, store)
            if count:  # the first round only warms the disk's cache
                spent[kind].append(seconds)
    bare, first, listed = (statistics.median(spent[kind]) for kind in kinds)
    print(f"{'bare window':32}{bare * 1000:7.0f} ms   1.00")
    print(f"{'first paint':32}{first * 1000:7.0f} ms   {first / bare:.2f}   (wanted: 1.3)")
    words = f"list of {meetings} meetings"
    print(f"{words:32}{listed * 1000:7.0f} ms   {listed / bare:.2f}   (wanted: 2.5)")


def main() -> None:
    """Measure as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--meetings", type=int, default=200)
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # An installed program is compiled once, not at each start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA"):
            os.environ[name] = folder
        measure(asked.rounds, asked.meetings, Path(folder))


if __name__ == "__main__":
    main()
