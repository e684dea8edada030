"""A meeting of a thousand blocks in the window: opening it, rearranging it, writing in it.

    python -m tests.benchmarks.large_meeting [--blocks 1000] [--rounds 11] [--passes 2]

Opening is timed from the minutes in hand to the paint that shows the rows in view, in a window that
is on the screen already. One QTextEdit with the same words takes turns with it, so that whatever
else the machine does falls on both. Edits and keys are timed from the press of the key to the end
of the paint that shows it, and to the end of all work that follows at once, while autosave writes
and the preview prints: first as the page was opened, then after every row has been scrolled past.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QTextEdit, QWidget

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.place import Place
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.ui.capture.page import CapturePage
from minutes_desktop.ui.look import follow_desktop
from minutes_desktop.workspace.autosave import Autosave
from minutes_desktop.workspace.exporting import Printer
from minutes_desktop.workspace.library import Library
from minutes_desktop.workspace.open_minutes import OpenMinutes
from tests.benchmarks.large_minutes import all_words, large_minutes
from tests.benchmarks.typing_speed import TEXT, Paints, p95, type_burst
from tests.journeys.player import Player

_OPENING_LIMIT = 6.0  # times the QTextEdit
_EDIT_LIMIT = 50.0  # milliseconds
_KEY_LIMIT = 16.0  # milliseconds

_PLACES = (0.03, 0.35, 0.62, 0.97)  # where in the meeting is written
_IN_A_BLOCK = [("move block", "Alt+Down")] * 3 + [("move block", "Alt+Up")] * 3
_IN_A_HEADING = [
    *[("move item", "Alt+Down")] * 2,
    *[("move item", "Alt+Up")] * 2,
    ("nest item", "Alt+Shift+Right"),
    ("un-nest item", "Alt+Shift+Left"),
    ("add block", "Ctrl+2"),
    ("add block", "Ctrl+0"),
    ("remove block", "Ctrl+Shift+Backspace"),
    ("add item", "Ctrl+Return"),
    ("add block", "Ctrl+3"),
]
_IN_A_NEW_HEADING = [("add item", "Ctrl+Return"), ("remove item", "Ctrl+Shift+Backspace")]
_STEPS = len(_IN_A_BLOCK) + len(_IN_A_HEADING) + len(_IN_A_NEW_HEADING)

Times = tuple[float, ...]  # milliseconds to painted and to settled; of the window's own thread
Spent = dict[str, list[Times]]


class Screen(QMainWindow):
    """A window of pages, as the program's own, that knows when it was last painted."""

    painted = 0.0  # seconds on the performance counter

    def __init__(self) -> None:
        """Begin without a page."""
        super().__init__()
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)

    def put(self, page: QWidget) -> None:
        """Show a page instead of the one before."""
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def clear(self) -> None:
        """Let go of the page."""
        if (page := self._stack.currentWidget()) is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    def event(self, event: QEvent) -> bool:
        """Note the end of a paint."""
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:
            self.painted = time.perf_counter()
        return done


class Stage:
    """A window, a store with the meeting in it, and what a capture page needs beside."""

    def __init__(self, folder: Path, blocks: int) -> None:
        """Store the meeting and show an empty window."""
        self.library = Library(folder / "minutes.sqlite")
        self.printer = Printer()
        template = builtin_templates()[0]
        opened = self.library.begin(template, dt.date(2031, 5, 14))
        filling = Autosave(opened, self.library.writer)
        opened.apply("Fill", lambda m: _filled(m, large_minutes(template, blocks)))
        assert filling.flush(60), "the meeting was not stored"
        self.minutes = opened.current
        self.words = all_words(self.minutes)
        self.screen = Screen()
        self.screen.resize(1400, 850)
        self.screen.show()
        self.screen.activateWindow()

    def open(self) -> tuple[OpenMinutes, Autosave]:
        """The minutes in hand."""
        opened = self.library.open(self.minutes.id)
        return opened, Autosave(opened, self.library.writer)

    def page(self, opened: OpenMinutes, autosave: Autosave) -> CapturePage:
        """The page on the screen, as the program puts it there."""
        page = CapturePage(opened, autosave, self.printer, self.library)
        self.screen.put(page)
        page.enter()
        return page

    def clear(self) -> None:
        """Nothing on the screen, and nothing left to be done."""
        self.screen.clear()
        rest(0.3)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def close(self) -> None:
        """Let go of everything."""
        self.clear()
        self.printer.close()
        self.library.close()
        self.screen.close()


def _filled(begun: Minutes, full: Minutes) -> Minutes:
    return replace(begun, items=full.items)


def rest(seconds: float) -> float:
    """Let timers, the writer and the printing process go on; the longest turn, in milliseconds."""
    until, longest = time.perf_counter() + seconds, 0.0
    while (begun := time.perf_counter()) < until:
        QTest.qWait(1)
        longest = max(longest, time.perf_counter() - begun)
    return longest * 1000 - 1


# Opening


def opening(stage: Stage, rounds: int, share: float) -> tuple[list[float], list[float]]:
    """Milliseconds to the first paint: of the QTextEdit, and of the page with its rows in view.

    The minutes were left with the caret in an item after such a share of all.
    """
    floor, ours = [], []
    for count in range(rounds + 1):
        spent = _seconds_to_paint(stage.screen, lambda: _plain(stage))
        stage.clear()
        opened, autosave = stage.open()
        items = opened.current.items
        block = items[int(len(items) * share)].blocks[0]
        opened.place = Place(block.id, "text", 5, -200) if share else Place("title", "title")
        page_spent = _seconds_to_paint(stage.screen, partial(stage.page, opened, autosave))
        page = stage.screen.findChildren(CapturePage)[-1]
        _assert_view_is_shown(page)
        page.leave()
        stage.clear()
        if count:  # the first round only warms the caches
            floor.append(spent * 1000)
            ours.append(page_spent * 1000)
    return floor, ours


def _plain(stage: Stage) -> None:
    edit = QTextEdit()
    edit.setPlainText(stage.words)
    stage.screen.put(edit)


def _seconds_to_paint(screen: Screen, show: Callable[[], object]) -> float:
    screen.painted = 0.0
    begun = time.perf_counter()
    show()
    QApplication.sendPostedEvents()  # the paint is posted, timers come after it
    assert screen.painted, "nothing was painted"
    return screen.painted - begun


def _assert_view_is_shown(page: CapturePage) -> None:
    column = page.sheet.column
    top = column.verticalScrollBar().value()
    bottom = top + column.viewport().height()
    shown = 0
    for key in column.order():
        widget = column.built_widget(key)
        if widget is not None and widget.isVisible():
            shown += widget.geometry().bottom() - widget.geometry().top()
        elif top <= column.bottom_of(key) <= bottom:
            raise AssertionError(f"{key} is in view and not built")
    assert shown, "no row is shown"


# Edits and keys


def edits(stage: Stage, page: CapturePage, passes: int) -> tuple[Spent, float]:
    """The times of each kind of edit, and the longest turn of the event loop between them."""
    spent: Spent = {}
    longest = 0.0
    pauses = itertools.cycle((0.02, 0.02, 0.15, 0.02, 0.02, 0.02, 0.7))
    for number in range(passes):
        for share in _PLACES:
            for kind, keys in _script(page, share, number):
                spent.setdefault(kind, []).append(_act(stage.screen, keys))
                longest = max(longest, rest(next(pauses)))
    return spent, longest


def _script(page: CapturePage, share: float, number: int) -> Iterator[tuple[str, str]]:
    items = page.open_minutes.current.items
    item = items[min(int(len(items) * share) + number, len(items) - 2)]
    page.sheet.enter(item.blocks[1].id, at_end=True)
    rest(0.1)
    yield from _IN_A_BLOCK
    page.sheet.enter(item.id)
    rest(0.1)
    yield from _IN_A_HEADING
    yield from _IN_A_NEW_HEADING
    yield from [("undo", "Ctrl+Z")] * _STEPS
    yield from [("redo", "Ctrl+Y")] * _STEPS
    yield from [("undo", "Ctrl+Z")] * _STEPS


def _act(screen: Screen, keys: str) -> Times:
    screen.painted = 0.0
    begun, own = time.perf_counter(), time.thread_time()
    Player().press(keys)
    QApplication.sendPostedEvents()
    assert screen.painted, f"{keys} was not painted"
    painted, own = screen.painted, time.thread_time() - own
    QApplication.processEvents()
    settled = time.perf_counter()
    return (painted - begun) * 1000, (settled - begun) * 1000, own * 1000


def typing(page: CapturePage, passes: int) -> list[Times]:
    """The times of keys typed into a block, at several places of the meeting."""
    letters = itertools.cycle(TEXT).__next__
    spent: list[Times] = []
    for share in _PLACES:
        items = page.open_minutes.current.items
        page.sheet.enter(items[int(len(items) * share)].blocks[0].id, at_end=True)
        rest(0.5)
        target = QApplication.focusWidget()
        assert isinstance(target, QTextEdit)
        paints = Paints(target.viewport())
        for _ in range(3 * passes):
            spent += type_burst(target, paints, letters)
            rest(0.62)  # autosave hands over and the preview asks; the next burst meets both
    return spent


def scroll_past_everything(page: CapturePage) -> None:
    """Bring every row into view once."""
    bar = page.sheet.column.verticalScrollBar()
    bar.setValue(0)
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + page.sheet.column.viewport().height() // 2)
        rest(0.005)
    rest(1)


# Saying


def say_opening(share: float, floor: list[float], ours: list[float]) -> None:
    """Print the ratio of the medians."""
    plain, page = statistics.median(floor), statistics.median(ours)
    print(
        f"first paint, left after {share:.0%}: "
        f"QTextEdit {plain:.1f} ms, page {page:.1f} ms (worst {max(ours):.1f}), "
        f"{page / plain:.2f}×   (limit {_OPENING_LIMIT}×)"
    )


def say_line(name: str, times: list[Times]) -> None:
    """Print the figures of one kind of act."""
    painted, *others = (list(column) for column in zip(*times, strict=True))
    figures = [statistics.median(painted), p95(painted), max(painted)]
    figures += [figure for column in others for figure in (p95(column), max(column))]
    print(f"  {name:14}{len(times):5}" + "".join(f"{figure:8.1f}" for figure in figures))


def say_edits(name: str, spent: Spent, longest: float, keys: list[Times]) -> None:
    """Print the figures of a page."""
    heads = "painted, median p95 worst; settled, p95 worst; work of the window's thread, p95 worst"
    print(f"{name}, milliseconds: {heads}")
    for kind, times in spent.items():
        say_line(kind, times)
    say_line("all edits", [time for times in spent.values() for time in times])
    print(f"  {'':14}{'':5}{'limit':>8}{_EDIT_LIMIT:8.0f}")
    say_line("keys", keys)
    print(f"  {'':14}{'':5}{'limit':>8}{_KEY_LIMIT:8.0f}")
    print(f"  longest turn of the event loop between edits: {longest:.0f} ms")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--blocks", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--passes", type=int, default=2)
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    follow_desktop(application)
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder), asked.blocks)
        if asked.rounds:
            for share in (0, 0.6):
                say_opening(share, *opening(stage, asked.rounds, share))
        if asked.passes:
            page = stage.page(*stage.open())
            rest(2)
            say_edits("as opened", *edits(stage, page, asked.passes), typing(page, asked.passes))
            scroll_past_everything(page)
            say_edits("scrolled", *edits(stage, page, asked.passes), typing(page, asked.passes))
            page.leave()
        stage.close()


if __name__ == "__main__":
    main()
