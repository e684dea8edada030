"""How long a backup takes, beside a plain copy of the file, and what saving feels of it.

    python -m tests.benchmarks.backup_speed [--meetings 1000] [--rounds 9]

The plain copy is flushed to the disk but not checked. A saving is one rewritten block, as autosave
writes it; it is timed while nothing else is done, and while another thread makes one backup after
another. Then pages of the file are spoilt, and what is left is salvaged once.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from minutes_desktop.domain import edits
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store import meetings
from minutes_desktop.store.copying import copy_store
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.store.salvage import salvage
from tests.benchmarks.store_speed import PARAGRAPH, fill


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meetings", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=9)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "minutes.sqlite"
        minutes = fill(store, asked.meetings)
        print(f"{asked.meetings} meetings, {store.stat().st_size / 1e6:.0f} MB")
        _copies(store, asked.rounds)
        _savings(store, minutes)
        _salvage(store)


def _copies(store: Path, rounds: int) -> None:
    plain, ours = [], []
    for _ in range(rounds):
        plain.append(_seconds(lambda: _plain_copy(store)))
        ours.append(_seconds(lambda: copy_store(store, store.with_name("ours"))))
    ratio = statistics.median(one / other for one, other in zip(ours, plain, strict=True))
    print(f"plain copy {statistics.median(plain) * 1000:.0f} ms, ", end="")
    print(f"checked backup {statistics.median(ours) * 1000:.0f} ms: {ratio:.2f} times")


def _plain_copy(store: Path) -> None:
    copy = store.with_name("plain")
    shutil.copyfile(store, copy)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())


def _savings(store: Path, minutes: Minutes) -> None:
    engine = open_store(store)
    stopping = threading.Event()
    made = 0

    def back_up() -> None:
        nonlocal made
        while not stopping.is_set():
            copy_store(store, store.with_name("ours"))
            made += 1

    idle = _time_savings(lambda before, after: meetings.save(engine, before, after), minutes)
    thread = threading.Thread(target=back_up)
    thread.start()
    busy = _time_savings(lambda before, after: meetings.save(engine, before, after), minutes)
    stopping.set()
    thread.join()
    close_store(engine)
    for name, found in (("alone", idle), (f"beside {made} backups", busy)):
        found.sort()
        print(
            f"saving {name}: median {found[len(found) // 2]:.1f} ms,"
            f" 99 of 100 under {found[len(found) * 99 // 100]:.1f} ms, most {found[-1]:.0f} ms"
        )


def _time_savings(save: Callable[[Minutes, Minutes], None], minutes: Minutes) -> list[float]:
    found = []
    block = minutes.items[0].blocks[0]
    for count in range(400):
        changed = replace(block, text=rich(f"{count} {PARAGRAPH}"))
        after = edits.put_block(minutes, changed)
        before = minutes
        found.append(_seconds(lambda b=before, a=after: save(b, a)) * 1000)  # type: ignore[misc]
        minutes = after
    return found


def _salvage(store: Path) -> None:
    with store.open("rb+") as file:
        for page in range(5, 50):
            file.seek(page * 4096 * 11)
            file.write(bytes(4096))
    begun, worked = time.perf_counter(), time.process_time()
    done = salvage(store, store)
    spent, worked = time.perf_counter() - begun, time.process_time() - worked
    print(f"salvage {spent:.1f} s, {worked:.1f} s of them of the processor: {done.sentence}")


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
