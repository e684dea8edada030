"""Power cuts at any moment of a meeting being saved, and what is found afterwards."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain import edits
from minutes_desktop.domain.blocks import Text
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store import meetings, reading
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.store.errors import StoreError
from tests.factories import an_item, full_minutes
from tests.power.disk import NAMES, Disk
from tests.power.driver import writing_on

CHECKPOINT_PAGES = 60  # in place of a thousand, so that the log is emptied many times in a trial


class Cut(Struct, frozen=True):
    """How a cut ended. ``lost`` is the number of reported saves that are not there.

    ``fault`` is empty, or says why what was found cannot be used.
    """

    at: int
    reported: int
    lost: int
    fault: str = ""


class Run(Struct, frozen=True):
    """A meeting saved again and again: the states it had, and when the saving of each was over.

    ``ends`` counts the acts of the disk; the first state was there before.
    """

    states: list[Minutes]
    ends: list[int]


class Trial(Struct, frozen=True):
    """What the power is cut to: ``saves`` in a row, with ``pragmas`` set over those of the store.

    ``far`` saves as on a network drive.
    """

    saves: int = 60
    far: bool = False
    pragmas: tuple[str, ...] = ()


def cut_power(folder: Path, trial: Trial, cuts: int, seed: int) -> list[Cut]:
    """Save a meeting again and again, and cut the power at so many random moments of that.

    All cuts come out of one run: at each moment it is noted what a cut would have left, and the run
    goes on.
    """
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    # One run without a cut tells how many acts there are to cut at.
    acts = _run(folder / "before", trial, {})[0].acts
    moments = sorted(chance.sample(range(1, acts + 1), cuts))
    choices = {at: random.Random(chance.getrandbits(32)) for at in moments}  # noqa: S311
    disk, run = _run(folder / "live", trial, choices)
    return [
        _look(folder / f"cut-{number}", found, at, run)
        for number, (at, found) in enumerate(zip(moments, disk.found, strict=False))
    ]


def _run(folder: Path, trial: Trial, cuts: dict[int, random.Random]) -> tuple[Disk, Run]:
    folder.mkdir()
    store, start = folder / "minutes.sqlite", full_minutes()
    engine = open_store(store, lambda _: trial.far)
    meetings.save(engine, None, start)
    close_store(engine)
    disk = Disk(next(NAMES), folder)
    disk.cuts = cuts
    pragmas = (*trial.pragmas, f"wal_autocheckpoint = {CHECKPOINT_PAGES}")
    with writing_on(disk.name, pragmas):
        engine = open_store(store, lambda _: trial.far)
    run = Run([start], [])
    for number in range(1, trial.saves + 1):
        now = _edited(run.states[-1], number)
        meetings.save(engine, run.states[-1], now)
        run.states.append(now)
        run.ends.append(disk.acts)
    engine.dispose()
    disk.unregister()
    return disk, run


def _edited(minutes: Minutes, number: int) -> Minutes:
    """The minutes after the act of that number: words, an item more, one less, another order."""
    after = edits.set_title(minutes, str(number))
    words = rich(f"{number} " + "what was said " * (number % 40 * 8))
    if number % 3 == 0:
        after = edits.add_item(after, None, 0, an_item(f"Item {number}", Text(text=words)))
    if number % 7 == 0:
        after = edits.remove_item(after, after.items[1].id)
    if number % 5 == 0:
        after = edits.move_item(after, after.items[0].id, 1)
    first = after.items[0]
    return edits.put_item(after, replace(first, heading=f"{first.heading} {number}"[-60:]))


def _look(folder: Path, found: dict[str, bytes], at: int, run: Run) -> Cut:
    """Open what a cut left by the program's own doors, and read it."""
    folder.mkdir()
    for path, content in found.items():
        (folder / Path(path).name).write_bytes(content)
    store = folder / "minutes.sqlite"
    reported = sum(1 for end in run.ends if end < at)
    try:
        reading.check(store)
        close_store(open_store(store))
        (line,) = reading.list_meetings(store)
        minutes = reading.load(store, line.id)
    except (StoreError, ValueError) as error:
        return Cut(at, reported, reported, str(error))
    stored = int(minutes.title) if minutes.title.isdigit() else 0
    with closing(sqlite3.connect(store)) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchall()
    fault = "" if whole == [("ok",)] else f"damaged: {whole}"
    if not fault and minutes != run.states[stored]:
        fault = "what is there was never saved"
    return Cut(at, reported, max(0, reported - stored), fault)
