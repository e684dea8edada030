"""What is lost when the program is killed again and again while somebody types.

    python -m tests.benchmarks.kills [--kills 40] [--seed N]

Each time the whole program runs in a process of its own and types numbered words without a pause,
with a new item now and then; at a random moment it is killed from outside. Then no word older than
two seconds may be missing, the store must pass SQLite's own check, and it must open again.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from threading import Event

from msgspec import Struct

from minutes_desktop.domain.kinds import words_of
from minutes_desktop.domain.minutes import walk_blocks
from minutes_desktop.domain.richtext import plain
from minutes_desktop.store import reading
from minutes_desktop.store.database import close_store, open_store

ROOT = Path(__file__).resolve().parents[2]
WORD_MS = 40
WORDS_AN_ITEM = 30
LONGEST_SECONDS = 6.0
ALLOWED_SECONDS = 2.0


class Killed(Struct, frozen=True):
    """How one kill ended: ages of the oldest lost and newest kept word, and the times, in s."""

    words: int
    lost: int
    oldest_lost: float
    sound: bool
    reopening: float


def main() -> int:
    """Kill the program as often as asked; the exit status is 1 if anything was lost or broken."""
    asked = _arguments()
    if asked.type_into:
        _type(*asked.type_into)
        return 0
    chance = random.Random(asked.seed)  # noqa: S311 - moments, not secrets
    ends: list[Killed] = []
    for _ in range(asked.kills):
        with tempfile.TemporaryDirectory() as folder:
            ends.append(_kill(Path(folder), chance.uniform(0.0, LONGEST_SECONDS)))
        print(ends[-1], flush=True)
    bad = [end for end in ends if end.oldest_lost > ALLOWED_SECONDS or not end.sound]
    oldest = [end.oldest_lost for end in ends]
    print(
        f"{len(ends)} kills, {sum(end.words for end in ends)} words typed; age of the oldest word"
        f" lost: median {statistics.median(oldest):.2f} s, most {max(oldest):.2f} s;"
        f" slowest reopening {max(end.reopening for end in ends) * 1000:.0f} ms; {len(bad)} bad"
    )
    return 1 if bad else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--type-into", nargs=2, type=Path, metavar=("STORE", "INI"))
    return parser.parse_args()


def _kill(folder: Path, after: float) -> Killed:
    """Kill the typing program ``after`` so many seconds of typing, and look at what it left."""
    store = folder / "minutes.sqlite"
    ini = folder / "window.ini"
    command = [sys.executable, "-m", __spec__.name, "--type-into", str(store), str(ini)]
    places = {"HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command, cwd=ROOT, env=os.environ | places, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout
        first = program.stdout.readline()
        Event().wait(after)  # the moment of the kill is what is measured
        program.kill()
        end = time.monotonic()
        lines = [first, *program.stdout.readlines()]
    typed = {int(word): float(when) for word, when in map(str.split, lines)}
    kept = _kept(store)
    lost = {word: end - when for word, when in typed.items() if word not in kept}
    started = time.perf_counter()
    close_store(open_store(store))
    reopening = time.perf_counter() - started
    return Killed(len(typed), len(lost), max(lost.values(), default=0.0), _sound(store), reopening)


def _kept(store: Path) -> set[int]:
    """The numbers of the words that stand in the store's only meeting; none if it holds none."""
    found: set[int] = set()
    for line in reading.list_meetings(store):
        minutes = reading.load(store, line.id)
        for block in walk_blocks(minutes.items):
            found.update(map(int, re.findall(r"word(\d+)\.", plain(words_of(block)))))
    return found


def _sound(store: Path) -> bool:
    with closing(sqlite3.connect(store)) as connection:
        return bool(
            connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            and connection.execute("PRAGMA foreign_key_check").fetchall() == []
        )


def _type(store: Path, ini: Path) -> None:
    """Run the program and type until killed, telling each word and the time it was typed."""
    # The one that kills needs no window.
    from PySide6.QtCore import QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from minutes_desktop.app import build  # noqa: PLC0415
    from minutes_desktop.ui.remembered import Remembered  # noqa: PLC0415
    from tests.journeys.player import Player  # noqa: PLC0415
    from tests.journeys.typist import Press, Words  # noqa: PLC0415

    application = QApplication([])
    app = build(store, Remembered(ini))
    app.window.show()
    app.window.activateWindow()
    player, numbers = Player(), iter(range(1_000_000))

    def begin() -> None:
        player.play([Press("Ctrl+N"), Words("14/05/2031"), Press("Return"), Press("Return")])
        player.play([*[Press("Ctrl+PgDown")] * 3, Press("Return")])
        keys.start(WORD_MS)

    def word() -> None:
        number = next(numbers)
        if number % WORDS_AN_ITEM == WORDS_AN_ITEM - 1:
            player.play([Press("Ctrl+Return"), Words("Heading"), Press("Return")])
        player.play([Words(f"word{number}. ")])
        print(number, time.monotonic(), flush=True)

    keys = QTimer()
    keys.timeout.connect(word)
    QTimer.singleShot(300, begin)
    application.exec()


if __name__ == "__main__":
    sys.exit(main())
