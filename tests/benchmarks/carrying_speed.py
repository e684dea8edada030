"""How long it takes to know the next meeting of a series, and all that earlier ones left for it.

    python -m tests.benchmarks.carrying_speed FOLDER [--meetings 100 1000 10000]

Stores are made in the folder, as those for searching are, unless they are there already. Asked is
the series with the most meetings.
"""

from __future__ import annotations

import argparse
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from minutes_desktop.domain.series import Series
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.workspace.carrying import new_lines, next_of
from minutes_desktop.workspace.known_series import Offer
from minutes_desktop.workspace.library import Library
from tests.benchmarks.library_maker import library

_MOST = "SELECT series, count(*) FROM meeting GROUP BY series ORDER BY 2 DESC LIMIT 1"


def best_of(act: Callable[[], object], rounds: int = 5) -> float:
    """The shortest time that an act took, in milliseconds."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        act()
        times.append((time.perf_counter() - began) * 1000)
    return min(times)


def say(path: Path) -> None:
    """Say how long it takes for the largest series of a store."""
    with closing(sqlite3.connect(path)) as connection:
        name, meetings = connection.execute(_MOST).fetchone()
    store, series = Library(path), Series(name=name)
    offer = Offer(name, series, builtin_templates()[0])
    day = next_of(store, series).date
    lines = new_lines(store, offer, day)
    left = sum(one.kind not in {"standing", "roster"} for one in lines)
    to_know = best_of(lambda: next_of(store, series))
    to_gather = best_of(lambda: new_lines(store, offer, day))
    print(
        f"{path.name}: {meetings} meetings of the series, {left} matters left;"
        f" the next meeting {to_know:.0f} ms, the list {to_gather:.0f} ms"
    )


def main() -> None:
    """Say it for each store."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("folder", type=Path)
    asked.add_argument("--meetings", type=int, nargs="+", default=[100, 1000, 10_000])
    options = asked.parse_args()
    application = QCoreApplication([])
    for count in options.meetings:
        say(library(options.folder, count))
    application.quit()


if __name__ == "__main__":
    main()
