"""What is lost when the program is killed again and again while somebody writes.

    python -m tests.benchmarks.kills [--kills 40] [--at-once 2] [--longest 4] [--seed N]

Each time the whole program runs in a process of its own, with its window offscreen, and somebody
does a bit of everything without a rest: types, adds, moves and removes items, changes kinds, undoes
and redoes, records who is there. At a random moment it is killed from outside. Then

- the store passes SQLite's own checks;
- what it holds is, to the last letter, a state that the session was in;
- everything done two seconds before the kill, or earlier, is in it;
- the program opens it; there is nothing to undo; an edit is undone and redone, and saved.

The processes are forked from one that has imported everything, so that a kill takes two seconds
and not five. Not on Windows, which has no fork.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event
from typing import BinaryIO

import msgspec
from msgspec import Struct

from minutes_desktop.store import reading
from minutes_desktop.store.database import close_store, open_store
from tests.benchmarks import session
from tests.benchmarks.session import SOUND, State, digest_of

LONGEST_SECONDS = 4.0
ALLOWED_SECONDS = 2.0
FIRST_STARTS = 10  # one in so many sessions is the first on its computer and makes the store


class Killed(Struct, frozen=True):
    """How one kill ended. ``lost`` is the age, in s, of the oldest state that was not stored.

    ``gap`` is the longest time, in s, between two acts in the last seconds: more than a second of
    it is a computer that let the program wait. ``fault`` is empty, or says what was wrong.
    """

    number: int
    after: float
    states: int
    lost: float
    gap: float
    last_act: str
    fault: str


def main() -> int:
    """Kill the program as often as asked; the exit status is 1 if anything was lost or broken."""
    asked = _arguments()
    # Before Qt looks for them.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    home = Path(tempfile.mkdtemp(prefix="minutes-desktop-kills-"))
    os.environ["HOME"] = os.environ["XDG_RUNTIME_DIR"] = str(home)
    home.chmod(0o700)
    chance = random.Random(asked.seed)  # noqa: S311 - moments, not secrets
    jobs = [
        (number, chance.uniform(0.0, asked.longest), chance.getrandbits(32))
        for number in range(1, asked.kills + 1)
    ]
    began = time.monotonic()
    ends: list[Killed] = []
    with multiprocessing.get_context("fork").Pool(asked.at_once) as pool:
        for end in pool.imap_unordered(_kill, jobs):
            ends.append(end)
            print(msgspec.json.encode(end).decode(), flush=True)
    shutil.rmtree(home, ignore_errors=True)
    return _sum_up(ends, time.monotonic() - began)


def _sum_up(ends: list[Killed], seconds: float) -> int:
    broken = [end for end in ends if end.fault]
    late = [end for end in ends if end.lost > ALLOWED_SECONDS]
    lost = [end.lost for end in ends]
    print(
        f"{len(ends)} kills in {seconds / 60:.1f} minutes, {sum(end.states for end in ends):,}"
        f" states; age of the oldest that was lost: median {statistics.median(lost):.2f} s, most"
        f" {max(lost):.2f} s; {len(late)} older than {ALLOWED_SECONDS:.0f} s; {len(broken)} unsound"
    )
    return 1 if broken or late else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--at-once", type=int, default=2)
    parser.add_argument("--longest", type=float, default=LONGEST_SECONDS, help="of a session, in s")
    parser.add_argument("--seed", type=int, default=None)
    return parser.parse_args()


def _kill(job: tuple[int, float, int]) -> Killed:
    """Kill a session after so many seconds, and look at what it left."""
    number, after, seed = job
    with tempfile.TemporaryDirectory() as folder:
        store, ini = Path(folder) / "minutes.sqlite", Path(folder) / "window.ini"
        if number % FIRST_STARTS:
            close_store(open_store(store))
        with _forked(lambda tell: session.play(store, ini, seed, tell)) as (process, told):
            lines = [told.readline()]
            Event().wait(after)  # the moment of the kill is what is measured
            end = time.monotonic()
            os.kill(process, signal.SIGKILL)
            lines += told.readlines()
        if not all(lines):
            return Killed(number, after, 0, 0.0, 0.0, "", "the session could not begin")
        states = [msgspec.json.decode(line, type=State) for line in lines if line.endswith(b"\n")]
        lost, fault = _compare(store, states, end)
        fault = fault or _damage(store) or _look(store, ini)
    recent = [state.when for state in states if state.when > end - ALLOWED_SECONDS - 1] + [end]
    gap = max((b - a for a, b in itertools.pairwise(recent)), default=0.0)
    return Killed(number, after, len(states), lost, gap, states[-1].act, fault)


@contextmanager
def _forked(act: Callable[[int], None]) -> Iterator[tuple[int, BinaryIO]]:
    """A process that does the act and tells by a pipe; it is waited for at the end."""
    ear, mouth = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            os.close(ear)
            act(mouth)
        finally:
            os._exit(1)
    os.close(mouth)
    with os.fdopen(ear, "rb") as told:
        yield process, told
    _, status = os.waitpid(process, 0)
    if os.waitstatus_to_exitcode(status) not in {0, -signal.SIGKILL}:
        print(f"a session ended by itself ({status})", file=sys.stderr)


def _compare(store: Path, states: list[State], end: float) -> tuple[float, str]:
    """The age of the oldest state that is not in the store, and what is wrong with what is."""
    lines = reading.list_meetings(store) if store.exists() else ()
    if not lines:
        return end - states[0].when, ""
    digest = digest_of(reading.load(store, lines[0].id))
    found = [place for place, state in enumerate(states) if state.digest == digest]
    if len(lines) > 1 or not found:
        return 0.0, "the store holds what was never in the window"
    later = states[found[-1] + 1 :]
    return (end - later[0].when if later else 0.0), ""


def _damage(store: Path) -> str:
    if not store.exists():
        return ""
    with closing(sqlite3.connect(store)) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchall()
        strays = connection.execute("PRAGMA foreign_key_check").fetchall()
    return "" if whole == [("ok",)] and not strays else f"damaged: {whole} {strays}"


def _look(store: Path, ini: Path) -> str:
    """What the program finds wrong with what was left."""
    if not store.exists() or not reading.list_meetings(store):
        return ""
    with _forked(lambda tell: session.look(store, ini, tell)) as (_, told):
        said = told.read().decode()
    return "" if said == SOUND else said or "the program ended while it was opening"


if __name__ == "__main__":
    sys.exit(main())
