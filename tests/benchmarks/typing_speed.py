"""How soon a key shows: the capture page beside one plain QTextEdit, in the same run.

    python -m tests.benchmarks.typing_speed [--blocks 40 300 1000] [--keys 300]

A key is timed from its press to the end of the paint that shows it, and to the end of all work
that follows it (the value, the history, the outline), while autosave writes, the preview prints and
spelling is checked. Both editors take turns, so that whatever else the machine does falls on both.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit, QWidget

from minutes_desktop.domain.blocks import Findings
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.richtext import rich
from minutes_desktop.domain.template import begin
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.ui.capture.page import CapturePage
from minutes_desktop.workspace.autosave import Autosave
from minutes_desktop.workspace.exporting import Printer
from minutes_desktop.workspace.library import Library

PARAGRAPH = (
    "The board heard that the figures had moved and asked for the reasons to be set out. " * 3
)
TEXT = "and the board noted the reply that was given to it "
Times = tuple[float, float]  # milliseconds to painted, to settled

BURST = 12  # keys before the other editor has its turn
PAUSE_BURSTS = 6  # bursts before a pause long enough for autosave and preview to start


def minutes_of(blocks: int) -> Minutes:
    """Minutes with so many blocks, five an item."""
    template = builtin_templates()[0]
    items = tuple(
        Item(
            heading=f"Topic {count}",
            blocks=tuple(
                Findings(label="Findings:", text=rich(PARAGRAPH)) for _ in range(min(5, blocks))
            ),
        )
        for count in range(max(blocks // 5, 1))
    )
    return replace(begin(template, dt.date(2031, 5, 14)), items=items)


def plain_editor() -> QMainWindow:
    """The floor: a window with one page in one QTextEdit."""
    window = QMainWindow()
    edit = QTextEdit()
    edit.setPlainText("\n".join([PARAGRAPH] * 8))
    window.setCentralWidget(edit)
    window.resize(1400, 850)
    window.show()
    return window


class Paints(QObject):
    """Counts the paints of a widget."""

    def __init__(self, widget: QWidget) -> None:
        """Count from now."""
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count a paint."""
        self.count += event.type() == QEvent.Type.Paint
        return False


def type_burst(target: QTextEdit, paints: Paints, letters: Callable[[], str]) -> list[Times]:
    """The milliseconds from press to painted and to settled, key by key."""
    spent = []
    for _ in range(BURST):
        before = paints.count
        start = time.perf_counter()
        QTest.keyClicks(target, letters())
        QApplication.sendPostedEvents()  # the paint is posted, timers come after it
        painted = time.perf_counter()
        assert paints.count > before, "the key was not painted"
        QApplication.processEvents()
        settled = time.perf_counter()
        spent.append(((painted - start) * 1000, (settled - start) * 1000))
    return spent


def rest(seconds: float) -> None:
    """Let timers, the writer and the printing process go on."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QTest.qWait(20)


def measure(blocks: int, keys: int, folder: Path) -> tuple[list[Times], list[Times]]:
    """The times of the plain editor and of the capture page."""
    plain_window = plain_editor()
    floor = plain_window.centralWidget()
    assert isinstance(floor, QTextEdit)
    library = Library(folder / f"{blocks}.sqlite")
    template = builtin_templates()[0]
    open_minutes = library.begin(template, dt.date(2031, 5, 14))
    open_minutes.apply("Fill", lambda _: minutes_of(blocks))
    autosave, printer = Autosave(open_minutes, library.writer), Printer()
    page = CapturePage(open_minutes, autosave, printer, library)
    window = QMainWindow()
    window.setCentralWidget(page)
    window.resize(1400, 850)
    window.show()
    window.activateWindow()
    page.enter()
    middle = open_minutes.current.items[len(open_minutes.current.items) // 2]
    page.sheet.enter(middle.blocks[0].id, at_end=True)
    rest(5 if blocks > 500 else 3)
    ours = QApplication.focusWidget()
    assert isinstance(ours, QTextEdit)
    plain_paints, our_paints = Paints(floor.viewport()), Paints(ours.viewport())
    plain_times: list[Times] = []
    our_times: list[Times] = []
    letters = itertools.cycle(TEXT).__next__
    bursts = 0
    while len(our_times) < keys:
        plain_times += type_burst(floor, plain_paints, letters)
        our_times += type_burst(ours, our_paints, letters)
        bursts += 1
        if bursts % PAUSE_BURSTS == 0:
            rest(0.62)  # autosave hands over and the preview asks; the next burst meets both
    page.leave()
    printer.close()
    library.close()
    window.close()
    plain_window.close()
    return plain_times, our_times


def p95(times: list[float]) -> float:
    """The time that 95 of 100 keys stay under."""
    return sorted(times)[int(len(times) * 0.95)]


def say(blocks: int, name: str, floor: list[float], ours: list[float]) -> None:
    """Print one line of figures, in milliseconds."""
    ratio = statistics.median(ours) / statistics.median(floor)
    print(
        f"{blocks:5} blocks, key to {name}: plain median {statistics.median(floor):.2f} ms, "
        f"ours {statistics.median(ours):.2f} ms ({ratio:.2f}×), "
        f"p95 {p95(ours):.2f} ms, max {max(ours):.1f} ms"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--blocks", type=int, nargs="+", default=[40, 300, 1000])
    parser.add_argument("--keys", type=int, default=360)
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        for blocks in given.blocks:
            floor, ours = measure(blocks, given.keys, Path(folder))
            for index, name in enumerate(("painted", "settled")):
                say(blocks, name, [key[index] for key in floor], [key[index] for key in ours])
    del application


if __name__ == "__main__":
    main()
