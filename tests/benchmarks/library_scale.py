"""How searching, listing, opening and the register hold up from 1,000 to 10,000 meetings.

    python -m tests.benchmarks.library_scale [--folder FOLDER] [--meetings 1000 10000] [--rounds 30]

Each search stands beside a scan of the same words by LIKE, each list beside sqlite3 fetching the
same rows; the two take turns. What grows is shown from the first store to the last. In FOLDER the
stores are kept; without one they are made in a temporary folder, which takes some minutes.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from msgspec import Struct

from minutes_desktop.domain import edits
from minutes_desktop.domain.blocks import Findings
from minutes_desktop.domain.register_lines import Wanted
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store import meetings, reading
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.store.register_lines import list_lines
from minutes_desktop.store.search import Asked, Search, Stopped
from tests.benchmarks.library_maker import LAST_DAY, RARE, library

Act = Callable[[], object]
FEWEST_ROUNDS = 5
LIKE = "SELECT id, words FROM passage WHERE words LIKE ? ORDER BY id DESC"
LIST = (
    "SELECT id, series, title, date, start, state, version, words_saved_at FROM meeting"
    " ORDER BY date DESC, start DESC LIMIT 200"
)
PARTS = ("detail", "attendee", "apology", "item", "block", "action", "sitting")
REGISTER = "SELECT * FROM register WHERE open = 1 ORDER BY due, raised LIMIT 200"


class Line(Struct):
    """Medians in milliseconds; ``plain`` is what stands beside ours."""

    name: str
    ours: float
    plain: float


def median(act: Act, rounds: int) -> float:
    """The median of so many rounds, in milliseconds; two go before."""
    times = []
    for _ in range(rounds + 2):
        begun = time.perf_counter()
        act()
        times.append(time.perf_counter() - begun)
    return statistics.median(times[2:]) * 1000


def searches(path: Path, rounds: int) -> list[Line]:
    """Newest-first searches beside a LIKE scan of all passages."""
    wanted = {
        "common word": ("figures", "%figures%"),
        "rare word": (RARE, f"%{RARE}%"),
        "phrase": ('"board members"', "%board members%"),
        "three letters": ("pla", "%pla%"),
    }
    lines = []
    for name, (typed, like) in wanted.items():
        search = Search(path)
        found = search.find(Asked(typed))
        assert found.hits, name
        ours = median(lambda s=search, t=typed: s.find(Asked(t)), rounds)  # type: ignore[misc]
        with closing(sqlite3.connect(path)) as connection:
            scan = median(
                lambda c=connection, words=like: c.execute(LIKE, (words,)).fetchall(),  # type: ignore[misc]
                max(rounds // 6, FEWEST_ROUNDS),
            )
        lines.append(
            Line(f"{name} ({len(found.hits)} of {search.count(Asked(typed))})", ours, scan)
        )
    return lines


def lists(path: Path, rounds: int) -> list[Line]:
    """What fetches rows, beside sqlite3 fetching the same."""
    middle = reading.list_meetings(path, 200)[100].id
    wanted = Wanted(today=LAST_DAY)

    def plain_list() -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(LIST).fetchall()

    def plain_open() -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("SELECT * FROM meeting WHERE id = ?", (middle,)).fetchall()
            for table in PARTS:
                connection.execute(
                    f"SELECT * FROM {table} WHERE meeting_id = ? ORDER BY position",  # noqa: S608
                    (middle,),
                ).fetchall()

    def plain_register() -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(REGISTER).fetchall()

    return [
        Line(
            "register, 200 open",
            median(lambda: list_lines(path, wanted, 200), rounds),
            median(plain_register, rounds),
        ),
        Line(
            "list of 200",
            median(lambda: reading.list_meetings(path, 200), rounds),
            median(plain_list, rounds),
        ),
        Line(
            "open a meeting",
            median(lambda: reading.load(path, middle), rounds),
            median(plain_open, rounds),
        ),
    ]


def say_rest(path: Path, rounds: int, folder: Path) -> None:
    """What is measured by itself: relevance, stopping, counting, a save, the size."""
    search = Search(path)
    few = max(rounds // 6, FEWEST_ROUNDS)
    rank = median(lambda: search.find(Asked("figures"), "relevance"), few)
    count = median(lambda: search.count(Asked("figures")), few)
    print(f"  by relevance {rank:.0f} ms, counted in {count:.1f} ms (both on their own thread)")
    late = statistics.median(_stopped_after(search) for _ in range(few)) * 1000
    print(f"  a search by relevance ends {late:.1f} ms after it was stopped")
    copy = folder / "copy.sqlite"
    shutil.copyfile(path, copy)
    print(f"  a save of one block takes {_save(copy, rounds):.1f} ms")
    copy.unlink()
    print(f"  size {path.stat().st_size / 1e6:.0f} MB")


def _stopped_after(search: Search) -> float:
    """The seconds from stopping a search to its end."""
    ended: list[float] = []

    def run() -> None:
        with suppress(Stopped):
            search.find(Asked("pla*"), "relevance")
        ended.append(time.perf_counter())

    search.go_on()
    thread = threading.Thread(target=run)
    thread.start()
    threading.Event().wait(0.03)  # so that it is under way
    begun = time.perf_counter()
    search.stop()
    thread.join()
    search.go_on()
    return max(ended[0] - begun, 0.0)


def _save(path: Path, rounds: int) -> float:
    engine = open_store(path)
    line = reading.list_meetings(path, 200)[0]
    last = reading.load(path, line.id)
    block = last.items[2].blocks[1]
    times = []
    for number in range(rounds + 2):
        words = rich(f"{number} figures were asked for, and a plan of what is to be done. " * 5)
        after = edits.put_block(last, Findings(id=block.id, label="Findings:", text=words))
        begun = time.perf_counter()
        meetings.save(engine, last, after)
        times.append(time.perf_counter() - begun)
        last = after
    close_store(engine)
    late = statistics.quantiles(times[2:], n=20)[-1] * 1000
    print(f"  the slowest twentieth of saves took over {late:.1f} ms")
    return statistics.median(times[2:]) * 1000


def main() -> None:
    """Measure each store asked for, and how much the last is slower than the first."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--folder", type=Path)
    asked.add_argument("--meetings", type=int, nargs="+", default=[1000, 10_000])
    asked.add_argument("--rounds", type=int, default=30)
    arguments = asked.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or Path(temporary)
        first: dict[str, float] = {}
        for count in arguments.meetings:
            path = library(folder, count)
            print(f"{count} meetings")
            for group in (searches, lists):
                for line in group(path, arguments.rounds):
                    name = line.name.partition(" (")[0]
                    grown = line.ours / first.setdefault(name, line.ours)
                    print(
                        f"  {line.name:34} ours {line.ours:8.2f} ms, plain {line.plain:8.2f} ms,"
                        f" {line.ours / line.plain:7.4f}×, grown {grown:.2f}×"
                    )
            say_rest(path, arguments.rounds, Path(temporary))


if __name__ == "__main__":
    main()
