"""How long the store takes, beside sqlite3 doing the least that the same act needs.

    python -m tests.benchmarks.store_speed [--meetings 200 2000] [--rounds 200]

Three acts on a store of so many meetings: list them all, open one, and commit one rewritten block
as autosave does. Ours and the plain one take turns, on two copies of one file, so that whatever
else the machine does falls on both.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain import edits
from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import Actions, Findings, Question
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store import meetings, reading
from minutes_desktop.store.database import close_store, open_store

PARAGRAPH = (
    "The board heard that the figures had moved and asked for the reasons to be set out. " * 3
)
ITEMS, PEOPLE = 20, 12
LINE = "SELECT id, series, title, date, start, state, version, words_saved_at FROM meeting"
PARTS = ("detail", "attendee", "apology", "item", "block", "action", "sitting")

Act = Callable[[], object]


class Spent(Struct):
    """The seconds each round of an act took: the plain one's, and ours."""

    plain: list[float]
    ours: list[float]


def some_minutes() -> Minutes:
    """Minutes of a usual length, about eight pages."""
    items = tuple(
        Item(
            heading=f"Topic {count}",
            blocks=(
                Question(text=rich(PARAGRAPH)),
                *(Findings(label="Findings:", text=rich(PARAGRAPH)) for _ in range(3)),
                Actions(label="Actions:", entries=(Action(text=rich(PARAGRAPH)),)),
            ),
        )
        for count in range(ITEMS)
    )
    people = tuple(Attendee(name=f"Person {count}", capacity="Member") for count in range(PEOPLE))
    return Minutes(series="Board", title="Board", attendance=people, items=items)


def fill(path: Path, count: int) -> Minutes:
    """Make a store with so many meetings, a week apart, and give the middle one."""
    model = some_minutes()
    engine = open_store(path)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA synchronous = OFF")
        connection.exec_driver_sql("BEGIN")
    dates = (dt.date(2000, 1, 5) + dt.timedelta(weeks=week) for week in range(count))
    every = [replace(model, id=f"{date:%Y%m%d}", date=date) for date in dates]
    for minutes in every:
        meetings.save(engine, None, minutes)
    close_store(engine)
    return every[count // 2]


# ------------------------------------------------------------------ the acts, plain


def plain_list(path: Path) -> list[tuple[object, ...]]:
    """The same lines in the same order, as plain tuples."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"{LINE} ORDER BY date DESC, start DESC").fetchall()


def plain_open(path: Path, meeting_id: str) -> list[list[tuple[object, ...]]]:
    """All rows of the meeting, as plain tuples."""
    with closing(sqlite3.connect(path)) as connection:
        found = [
            connection.execute(
                f"SELECT * FROM {table} WHERE meeting_id = ? ORDER BY position",  # noqa: S608
                (meeting_id,),
            ).fetchall()
            for table in PARTS
        ]
        mine = connection.execute("SELECT * FROM meeting WHERE id = ?", (meeting_id,))
        return [mine.fetchall(), *found]


def plain_commit(connection: sqlite3.Connection, meeting_id: str, block_id: str, text: str) -> None:
    """The block's words alone, as safe from a power cut as ours."""
    with connection:
        connection.execute(
            "UPDATE block SET text = ? WHERE meeting_id = ? AND id = ?",
            (text, meeting_id, block_id),
        )


# ------------------------------------------------------------------ in turns


def in_turns(plain: Act, ours: Act, rounds: int) -> Spent:
    """Both acts one after the other, each first every other time; two rounds go before."""
    spent = Spent([], [])
    for number in range(rounds + 2):
        turns = [(plain, spent.plain), (ours, spent.ours)]
        for act, times in turns if number % 2 else reversed(turns):
            begun = time.perf_counter()
            act()
            times.append(time.perf_counter() - begun)
    return Spent(spent.plain[2:], spent.ours[2:])


def commits(ours: Path, plain: Path, minutes: Minutes, rounds: int) -> Spent:
    """A block rewritten again and again."""
    engine = open_store(ours)
    block = minutes.items[ITEMS // 2].blocks[1]
    values = itertools.count()
    last = minutes

    def our_commit() -> None:
        nonlocal last
        words = rich(f"{next(values)} {PARAGRAPH}")
        after = edits.put_block(last, Findings(id=block.id, label="Findings:", text=words))
        meetings.save(engine, last, after, Place(block.id, "text", 7, 100))
        last = after

    with closing(sqlite3.connect(plain)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA fullfsync = ON")
        spent = in_turns(
            lambda: plain_commit(
                connection, minutes.id, block.id, f'[{{"runs":[["{next(values)} {PARAGRAPH}"]]}}]'
            ),
            our_commit,
            rounds,
        )
    close_store(engine)
    assert reading.load(ours, minutes.id) == last
    return spent


def measure(count: int, rounds: int, folder: Path) -> dict[str, Spent]:
    """The times of the three acts on a store of so many meetings."""
    ours, plain = folder / f"{count}.sqlite", folder / f"{count}-plain.sqlite"
    minutes = fill(ours, count)
    shutil.copyfile(ours, plain)
    assert len(reading.list_meetings(ours)) == len(plain_list(plain)) == count
    return {
        "list": in_turns(lambda: plain_list(plain), lambda: reading.list_meetings(ours), rounds),
        "open": in_turns(
            lambda: plain_open(plain, minutes.id),
            lambda: reading.load(ours, minutes.id),
            rounds,
        ),
        "commit": commits(ours, plain, minutes, rounds),
    }


def say(count: int, name: str, spent: Spent) -> None:
    """Print one line of figures, in milliseconds."""
    plain, ours = (statistics.median(times) * 1000 for times in (spent.plain, spent.ours))
    late = statistics.quantiles(spent.ours, n=20)[-1] * 1000
    print(
        f"{count:6} meetings, {name:6}: plain median {plain:6.2f} ms, ours {ours:6.2f} ms"
        f" ({ours / plain:.2f}×), p95 {late:.2f} ms"
    )


def main() -> None:
    """Measure each size asked for and print the medians and their ratios."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--meetings", type=int, nargs="+", default=[200, 2000])
    asked.add_argument("--rounds", type=int, default=200)
    arguments = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for count in arguments.meetings:
            for name, spent in measure(count, arguments.rounds, Path(folder)).items():
                say(count, name, spent)


if __name__ == "__main__":
    main()
