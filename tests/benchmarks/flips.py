"""Change a byte anywhere in a signed chain, thousands of times, and see verify name it each time.

    .venv/bin/python -m tests.benchmarks.flips [--rows 3000] [--json 1000] [--pdf 100]

Rows are changed by another SQLite connection from which the triggers were dropped; the files are
those of the kept versions. A change counts as named if a finding names its table and column, or
for a file its meeting. In between, what is untouched must pass.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from minutes_desktop.store import kept
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.store.verifying import verify
from minutes_desktop.workspace.verifying import verify_file
from tests.flipping import Cell, cells, drop_triggers, flip
from tests.signed_chain import real_pages, signed_chain

PASSES_EVERY = 100  # changes between two looks at what is untouched
MEETING, LAST = "meeting4", 4


def main() -> None:
    """Run as the arguments say, and print a line for each part."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, count in (("rows", 3000), ("json", 1000), ("pdf", 100), ("seed", 6)):
        parser.add_argument(f"--{name}", type=int, default=count)
    asked = parser.parse_args()
    dice = random.Random(asked.seed)  # noqa: S311 - the same changes again
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "minutes.sqlite")
        engine = open_store(store)
        signed_chain(engine, real_pages)
        close_store(engine)
        _rows(store, asked.rows, dice)
        _files(store, "json", kept.content(store, MEETING, LAST), asked.json, dice)
        _files(store, "pdf", kept.pdf(store, MEETING, LAST), asked.pdf, dice)


def _rows(store: Path, count: int, dice: random.Random) -> None:
    """Change cells, each of them once before any for the second time."""
    started, done, passed = time.perf_counter(), 0, 0
    missed: list[Cell] = []
    columns: Counter[str] = Counter()
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute("PRAGMA synchronous = OFF")
        drop_triggers(other)
        found = list(cells(other))
        while done < count:
            for cell in dice.sample(found, min(len(found), count - done)):
                result = flip(other, store, cell, dice)
                if result is None:
                    continue
                done += 1
                columns[f"{cell.table}.{cell.column}"] += 1
                if not result.named:
                    missed.append(cell)
                if done % PASSES_EVERY == 0:
                    assert verify(store).findings == (), "untouched, and not passed"
                    passed += 1
    took = (time.perf_counter() - started) / max(done + passed, 1)
    print(
        f"rows: {done} bytes changed in {len(columns)} columns of {len(found)} cells,"
        f" {done - len(missed)} named, {len(missed)} not; untouched passed {passed} of {passed};"
        f" {took * 1000:.1f} ms each"
    )
    for cell in missed[:10]:
        print("  not named:", cell.table, cell.column, cell.row)


def _files(store: Path, ending: str, data: bytes, count: int, dice: random.Random) -> None:
    started, missed = time.perf_counter(), 0
    file = store.with_name(f"signed.{ending}")
    untouched: Callable[[], bool] = lambda: not verify_file(store, file).findings  # noqa: E731
    for at in range(count):
        spoilt = bytearray(data)
        spoilt[dice.randrange(len(spoilt))] ^= 1 << dice.randrange(8)
        file.write_bytes(spoilt)
        done = verify_file(store, file)
        missed += not (done.findings and done.meeting_id == MEETING)
        if at % PASSES_EVERY == 0:
            file.write_bytes(data)
            assert untouched(), "untouched, and not passed"
    took = (time.perf_counter() - started) / max(count, 1)
    print(
        f"{ending}: {count} bytes changed, {count - missed} named, {missed} not;"
        f" {took * 1000:.1f} ms each"
    )


if __name__ == "__main__":
    main()
