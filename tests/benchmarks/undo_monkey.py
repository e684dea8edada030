"""Whether undo gives back the start, and redo the end, after thousands of acts of every kind.

    python -m tests.benchmarks.undo_monkey [--steps 10000] [--seed N]

Each act goes the way of an act in the window (``OpenMinutes.apply``). Prints what it took, the
memory that the history holds, and how long an undo takes.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import tracemalloc

from minutes_desktop.domain.place import Place
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.workspace.open_minutes import OpenMinutes
from tests.factories import full_minutes
from tests.monkey import Monkey, acts_of_the_domain


def main() -> int:
    """Do so many acts, take all back, and do all again; the exit status is 1 if it differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().getrandbits(32))
    asked = parser.parse_args()
    monkey, start = Monkey(asked.seed), full_minutes()
    opened = OpenMinutes(start, builtin_templates()[0], Place())
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    steps = acts = 0
    while steps < asked.steps:
        label, edit = monkey.edit(opened.current)
        was = opened.current
        opened.apply(label, edit)
        acts += 1
        steps += opened.current is not was
    held = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    end = opened.current
    undone, undo_ms = _all(opened, "undo")
    back = opened.current
    redone, redo_ms = _all(opened, "redo")
    missing = acts_of_the_domain() - monkey.done.keys()
    print(
        f"seed {asked.seed}: {acts:,} acts of {len(monkey.done)} kinds, {steps:,} steps;"
        f" {undone:,} undone ({undo_ms:.2f} ms each), {redone:,} redone ({redo_ms:.2f} ms each);"
        f" the history held {held / 2**20:.1f} MiB"
    )
    print(f"undo gives the start: {back == start}; redo gives the end: {opened.current == end}")
    whole = undone == redone == steps and not missing
    return 0 if back == start and opened.current == end and whole else 1


def _all(opened: OpenMinutes, way: str) -> tuple[int, float]:
    """How many steps there are that way, all of them gone, and the milliseconds of each."""
    count, began = 0, time.perf_counter()
    while getattr(opened, f"{way}_label") is not None:
        getattr(opened, way)()
        count += 1
    return count, (time.perf_counter() - began) * 1000 / max(count, 1)


if __name__ == "__main__":
    sys.exit(main())
