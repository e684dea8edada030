"""How long a paste takes, and a key after it: 2,500 words, and ten million characters.

    python -m tests.benchmarks.paste_speed [--most 1e7]

A paste is timed from its key to the end of the paint that shows it, and to the end of all work that
follows: the outline, and looking for what could be repaired, for which modules are loaded at the
first paste. The preview and the store come later and are not in it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from minutes_desktop.app import App, build
from minutes_desktop.ui.remembered import Remembered
from tests import clippings
from tests.journeys.player import Player
from tests.journeys.typist import Press, Words

KEYS = 8


def text_of(words: str) -> QMimeData:
    """Plain words for the clipboard."""
    clip = QMimeData()
    clip.setText(words)
    return clip


def html_of(paragraphs: list[str]) -> QMimeData:
    """The paragraphs as Word gives them, a list entry for every third."""
    entry = "<!--[if !supportLists]--><span style='mso-list:Ignore'>·</span><!--[endif]-->"
    listed = " style='mso-list:l0 level1 lfo1'"
    parts = [
        f"<p class=MsoNormal{'' if place % 3 else listed}>{'' if place % 3 else entry}"
        f"<b>The</b> answer: {words}<o:p></o:p></p>"
        for place, words in enumerate(paragraphs)
    ]
    clip = QMimeData()
    clip.setHtml("\n".join(parts))
    return clip


def spent(act: Callable[[], object]) -> tuple[float, float]:
    """The milliseconds of an act until it is painted, and until all that follows is done."""
    start = time.perf_counter()
    act()
    QApplication.sendPostedEvents()  # the paint is posted, timers come after it
    painted = time.perf_counter()
    QApplication.processEvents()
    return (painted - start) * 1000, (time.perf_counter() - start) * 1000


def open_block(player: Player, folder: Path) -> App:
    """The program with the caret in an empty text block, the preview closed."""
    app = build(folder / "minutes.sqlite", Remembered(folder / "window.ini"))
    app.window.show()
    app.window.activateWindow()
    QTest.qWaitForWindowActive(app.window)
    player.play([Press("Ctrl+N"), Words("14/05/2031"), Press("Return"), Press("Return")])
    player.play([*[Press("Ctrl+PgDown")] * 3, Press("Return"), Press("F9")])
    QTest.qWait(200)
    return app


def measure(name: str, clip: QMimeData) -> None:
    """Paste into a new meeting, type, repair, and print the times."""
    player = Player(between=lambda: None)
    with tempfile.TemporaryDirectory() as folder:
        app = open_block(Player(), Path(folder))
        QApplication.clipboard().setMimeData(clip)
        pasted = spent(lambda: player.press("Ctrl+V"))
        keys = []
        for _ in range(KEYS):
            keys.append(spent(lambda: player.type("x"))[1])
            QTest.qWait(50)
        repaired = spent(lambda: player.press("Ctrl+Shift+R"))
        print(
            f"{name}: paste painted {pasted[0]:,.0f} ms, settled {pasted[1]:,.0f} ms,"
            f" key after it median {statistics.median(keys):.1f} ms, max {max(keys):.1f} ms,"
            f" repair {repaired[1]:,.0f} ms"
        )
        app.window.close()
        QApplication.clipboard().clear()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=float, default=1e7, help="characters of the largest paste")
    most = int(parser.parse_args().most)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    response = clippings.long_response()
    broken = clippings.as_pdf(response)
    measure("2,500 words of a PDF", text_of(broken))
    measure("2,500 words of Word ", html_of(response))
    times = most // len(broken) + 1
    measure(f"{most:,} characters in short lines", text_of("\n".join([broken] * times)))
    measure(f"{most:,} characters in paragraphs", text_of("\n".join([*response] * times)))
    measure(f"{most:,} characters of Word", html_of([*response] * times))
    del application


if __name__ == "__main__":
    main()
