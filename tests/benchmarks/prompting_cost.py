"""What following a key costs: abbreviations looked up, and names completed.

    python -m tests.benchmarks.prompting_cost [--blocks 1000] [--people 1000] [--keys 2000]

Keys are typed into a block in the middle of a large meeting, with forty in the room, a directory
of people behind them and three hundred phrases. Only the time inside the prompting is counted,
key by key: what it adds to the editor's own work before the letter can be painted.
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
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from minutes_desktop.domain.attendance import Attendee, Person
from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.ui.capture.page import CapturePage
from minutes_desktop.ui.capture.words.prompting import Prompting
from minutes_desktop.workspace.autosave import Autosave
from minutes_desktop.workspace.exporting import Printer
from minutes_desktop.workspace.library import Library
from tests.benchmarks.typing_speed import minutes_of

TEXT = "The hta asked Forename7 Surn and the Post of Place 12, abb3 noted; Words of phrase 17 b7. "
_BEGINNINGS = ("Al", "Be", "Cor", "Dun", "El", "Fa", "Gor", "Ha", "Il", "Jo")


def _person(place: int) -> tuple[str, str]:
    first, last = (_BEGINNINGS[place // step % 10] for step in (1, 10))
    return f"{first}name{place} {last}son{place}", f"Post {place} of {last}, Office"


class Timed:
    """Stands between the fields and the prompting, and counts the time spent there."""

    def __init__(self, prompting: Prompting) -> None:
        """Time these two calls from now on."""
        self.spent: list[float] = []
        self._now = 0.0
        for name, ends in (("takes", False), ("follow", True)):
            setattr(prompting, name, self._timed(getattr(prompting, name), ends=ends))

    def _timed(self, act: Callable[..., object], *, ends: bool) -> Callable[..., bool]:
        def timed(event: object) -> bool:
            start = time.perf_counter()
            result = act(event)
            self._now += time.perf_counter() - start
            if ends:
                self.spent.append(self._now * 1000)
                self._now = 0.0
            return bool(result)

        return timed


def measure(blocks: int, people: int, keys: int, folder: Path) -> list[float]:
    """The milliseconds that each key spends in the prompting."""
    library = Library(folder / "store.sqlite")
    opened = library.begin(builtin_templates()[0], dt.date(2031, 5, 14))
    room = tuple(Attendee(name=name, capacity=post) for name, post in map(_person, range(40)))
    opened.apply("Fill", lambda _: replace(minutes_of(blocks), attendance=room))
    phrases = [Phrase("autotext", f"abb{n}", f"words of phrase {n}") for n in range(200)]
    acronyms = [Phrase("acronym", f"AC{n}", f"meaning of number {n}") for n in range(100)]
    library.choices.put_phrases([*phrases, *acronyms])
    directory = tuple(Person(*_person(n)) for n in range(40, 40 + people))
    library.people = lambda *_: directory  # type: ignore[method-assign]
    printer = Printer()
    page = CapturePage(opened, Autosave(opened, library.writer), printer, library)
    window = QMainWindow()
    window.setCentralWidget(page)
    window.resize(1400, 850)
    window.show()
    window.activateWindow()
    QTest.qWait(1500)
    middle = opened.current.items[len(opened.current.items) // 2]
    page.sheet.enter(middle.blocks[0].id, at_end=True)
    timed = Timed(page.prompting)
    letters = itertools.cycle(TEXT)
    for _ in range(keys):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, next(letters))
        QApplication.processEvents()
    page.leave()
    printer.close()
    library.close()
    window.close()
    return timed.spent


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--blocks", type=int, default=1000)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--keys", type=int, default=2000)
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        spent = measure(given.blocks, given.people, given.keys, Path(folder))
    ordered = sorted(spent)
    print(
        f"{len(spent)} keys, {given.blocks} blocks, {given.people} people in the directory: "
        f"median {statistics.median(spent):.3f} ms, p95 {ordered[int(len(spent) * 0.95)]:.3f} ms, "
        f"p99 {ordered[int(len(spent) * 0.99)]:.3f} ms, max {ordered[-1]:.1f} ms"
    )
    del application


if __name__ == "__main__":
    main()
