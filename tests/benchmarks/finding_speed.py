"""How long finding, replacing, jumping, coming back and copying take in a meeting without end.

    python -m tests.benchmarks.finding_speed [--blocks 1000]

Each act is done in the real window, offscreen, with the preview closed, and timed to the end of the
paint that shows it: how long it keeps the window's thread busy, whatever else the computer does.
The median and the slowest of several are printed in milliseconds. ``look`` is what runs after the
pause in typing.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from minutes_desktop.app import App, build
from minutes_desktop.domain.alike import Wanted
from minutes_desktop.domain.come_back import ComeBacks, come_backs
from minutes_desktop.domain.finding import find, replace_hits
from minutes_desktop.ui.capture.page import CapturePage
from minutes_desktop.ui.display import make_application
from minutes_desktop.ui.look import follow_desktop
from minutes_desktop.ui.remembered import Remembered
from minutes_desktop.workspace.copying import copied_item, copied_minutes
from tests.benchmarks.large_minutes import large_minutes
from tests.journeys.player import Player
from tests.journeys.typist import Press, Words

TIMES = 15


def spent(act: Callable[[], object]) -> float:
    """The milliseconds for which an act, until it is painted, keeps the window's thread busy."""
    start = time.thread_time()
    act()
    QApplication.sendPostedEvents()
    return (time.thread_time() - start) * 1000


def told(name: str, act: Callable[[], object], times: int = TIMES) -> None:
    """Do an act several times, and print how long it took."""
    took = []
    for _ in range(times):
        took.append(spent(act))
        QApplication.processEvents()
    print(f"{name:32} {statistics.median(took):8.1f} {max(took):8.1f}")


def open_large(folder: Path, blocks: int) -> tuple[App, CapturePage]:
    """The program on minutes with so many blocks."""
    app = build(folder / "minutes.sqlite", Remembered(folder / "window.ini"))
    app.window.show()
    app.window.activateWindow()
    QTest.qWaitForWindowActive(app.window)
    Player().play([Press("Ctrl+N"), Words("14/05/2031"), Press("Return"), Press("Return")])
    Player().play([Press("F9")])
    page = app.page
    assert page is not None
    opened = page.open_minutes
    made = large_minutes(opened.template, blocks)
    opened.apply("Begin", lambda now: replace(made, id=now.id, title=now.title))
    QTest.qWait(1500)
    return app, page


def measure_values(page: CapturePage) -> None:
    """What is done on the value alone."""
    minutes, template = page.open_minutes.current, page.open_minutes.template
    for words in ("the committee", "steel", "nowhere"):
        wanted = Wanted(words)
        count = len(find(minutes, wanted))
        told(f"find “{words}” ({count:,})", lambda wanted=wanted: find(minutes, wanted))  # type: ignore[misc]
    hits = find(minutes, Wanted("the committee"))
    told(f"replace {len(hits):,}", lambda: replace_hits(minutes, hits, "the board"))
    known = ComeBacks()
    known.of(minutes)
    told("marks, first time", lambda: come_backs(minutes))
    told("marks, again", lambda: known.of(minutes))
    item = minutes.items[len(minutes.items) // 2]
    told("copy an item", lambda: copied_item(minutes, template, item.id))
    told("copy the minutes (own thread)", lambda: copied_minutes(minutes, template), 5)


def measure_window(page: CapturePage) -> None:
    """What is seen."""
    player = Player(between=lambda: None)
    told("open the list of a jump", lambda: player.press("Ctrl+J"), 1)
    letters = iter("topic 9")
    told("a letter in that list", lambda: player.type(next(letters)), 7)
    told("jump", lambda: player.press("Return"), 1)
    told("jump back", lambda: player.play([Press("Ctrl+J"), Press("Return")]))
    player.press("Ctrl+F")
    told("a letter in the bar", lambda: player.type("s"), 1)
    player.type("teel")
    told("look", page.finding._look)
    told("Enter to the next hit", lambda: player.press("Return"))
    player.press("Escape")
    told("F3 to the next hit", lambda: player.press("F3"))
    player.press("Ctrl+F")
    page.sheet.enter(page.sheet.column.order()[60])
    told("a letter while hits are lit", lambda: player.type("e"))
    player.press("Ctrl+H")
    page.finding.bar.field.show_value("the committee")
    page.finding.bar.words.show_value("the board")
    page.finding._look()
    told("replace all, and look again", page.finding.replace_all, 1)
    told("undo that", lambda: player.press("Ctrl+Z"), 1)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description="How long finding takes.")
    parser.add_argument("--blocks", type=int, default=1000)
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(f"{'milliseconds':32} {'median':>8} {'slowest':>8}")
    application = make_application([])
    follow_desktop(application)
    with tempfile.TemporaryDirectory() as folder:
        app, page = open_large(Path(folder), asked.blocks)
        measure_values(page)
        measure_window(page)
        app.window.close()


if __name__ == "__main__":
    main()
