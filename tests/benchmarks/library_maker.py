"""Makes stores of thousands of invented meetings, to measure and to try things on.

    python -m tests.benchmarks.library_maker FOLDER [--meetings 1000 10000]

Each meeting has about 120 blocks of about 318 characters: questions, findings, decisions, actions
open and closed, and those brought forward from the meeting before. Words come as often as words
do: few very often, most hardly ever. A store that is in the folder already is left as it is.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import random
import sqlite3
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from minutes_desktop.domain.actions import Action, Due, Owner, Status
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BroughtForward,
    Decision,
    Findings,
    Origin,
    Question,
    Text,
    Update,
)
from minutes_desktop.domain.minutes import Detail, Item, Minutes
from minutes_desktop.domain.richtext import rich
from minutes_desktop.files import resource
from minutes_desktop.store import derived, rows
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.store.database import close_store, open_store, writing
from minutes_desktop.store.driver import driver_of

SERIES, ITEMS, BLOCKS, LETTERS = 40, 20, 6, 318
LAST_DAY = dt.date(2026, 11, 30)
RARE = "quillback"
"""A word that stands in a handful of blocks of any library, in the oldest meetings and others."""
_RARE_MEETINGS = 4
_SENTENCES, _CARRIED = 40_000, 4
_PLAIN = """
the of and to a in that for was it on is be with by as had were this at from not have are
police force board members figures report officers public chief constable commissioner
asked noted agreed review performance month year plan said would which their response
victims crime custody calls demand neighbourhood budget assurance confidence data update
training staff vetting response rates paper meeting scrutiny partners outcomes child road
burglary fraud
""".split()  # noqa: SIM905 - a list would be long
_MATTERS = (
    "Confidence",
    "Call handling",
    "Custody",
    "Vetting",
    "Roads",
    "Rural crime",
    "Budget",
    "Estates",
    "Complaints",
    "Stop and search",
    "Detection rates",
    "Neighbourhood teams",
)
_FORENAMES = ("Ada", "Bo", "Cara", "Dev", "Eve", "Finn", "Gia", "Hal", "Ines", "Jon", "Kim", "Leo")
_SURNAMES = ("Hart", "Lind", "Moss", "Nyman", "Orr", "Pike", "Quill", "Rowe", "Stone", "Tait")
_POSTS = ("CC", "DCC", "ACC", "CFO", "Head of Estates", "PCC", "Chief of Staff", "T/ACC")


class Speech:
    """Says sentences of words in proportion to how often words are said."""

    def __init__(self, chance: random.Random) -> None:
        """Say the same for the same chance."""
        self._chance = chance
        lines = resource("spelling/en_GB.dic").read_text("utf-8").splitlines()[1:]
        words = [word for line in lines if (word := line.partition("/")[0]).islower()]
        chance.shuffle(words)
        words = [*_PLAIN, *words[:30_000]]
        weights = list(itertools.accumulate(1 / (rank + 4) for rank in range(len(words))))
        self._sentences = [
            " ".join(chance.choices(words, cum_weights=weights, k=16)).capitalize() + "."
            for _ in range(_SENTENCES)
        ]

    def block(self) -> str:
        """About as many letters as a block has."""
        words = " ".join(self._chance.choices(self._sentences, k=4))
        return words[: LETTERS + self._chance.randint(-60, 60)].rpartition(" ")[0]

    def line(self) -> str:
        """One sentence."""
        return self._chance.choice(self._sentences)


class Series:
    """One series of meetings, each of which brings forward what the one before left open."""

    def __init__(self, number: int, speech: Speech, chance: random.Random) -> None:
        """The meetings of the series with this number."""
        self.name = f"Board {number}" if number > 1 else "Monthly Assurance Meeting"
        self._number, self._speech, self._chance = number, speech, chance
        names = chance.sample([f"{a} {b}" for a in _FORENAMES for b in _SURNAMES], 14)
        self._people = [(name, chance.choice(_POSTS)) for name in names]
        self._open: list[Action] = []
        self._count = itertools.count(1)
        self._template = builtin_templates()[0]

    def meeting(self, date: dt.date, *, rare: bool) -> Minutes:
        """The minutes of the meeting on a day; with ``rare``, one block has the rare word."""
        carried, self._open = self._open[-_CARRIED:], []
        key = f"s{self._number}-{date:%y%m%d}"
        items = [self._item(key, place, date, carried) for place in range(ITEMS)]
        if rare:
            items[3] = Item(
                id=f"{key}-rare", heading=f"{RARE.title()} sightings", blocks=items[3].blocks
            )
        return Minutes(
            id=key,
            series=self.name,
            template=self._template.id,
            template_version=self._template.version,
            title=f"{self.name}\n{date:%-d %B %Y}",
            date=date,
            start=dt.time(10),
            marking="OFFICIAL",
            state="draft" if date > LAST_DAY - dt.timedelta(days=45) else "published",
            details=(Detail(id="venue", label="Venue:", value=rich("Room 2"), role="venue"),),
            attendance=tuple(
                Attendee(id=f"p{n}", name=name, capacity=post)
                for n, (name, post) in enumerate(self._people[:12])
            ),
            apologies=tuple(
                Apology(id=f"a{n}", name=name, capacity=post)
                for n, (name, post) in enumerate(self._people[12:])
            ),
            items=tuple(items),
        )

    def _item(self, key: str, place: int, date: dt.date, carried: list[Action]) -> Item:
        name, say = f"{key}-{place}", self._speech
        blocks: list[Block] = [
            Question(id=f"{name}q", text=rich(say.block())),
            Findings(id=f"{name}f", label="Findings:", text=rich(say.block())),
            Text(id=f"{name}t", text=rich(say.block())),
            Decision(id=f"{name}d", label="Agreed:", text=rich(say.block())),
        ]
        if place < len(carried):
            done = self._chance.random() < 0.6
            said = Status("discharged", "Discharged", "column") if done else Status()
            blocks += [
                BroughtForward(
                    id=f"{name}b",
                    lead_in="From the last meeting:",
                    origin=Origin("", "Actions"),
                    original=carried[place],
                ),
                Update(id=f"{name}u", label="Update:", text=rich(say.block()), status=said),
            ]
            if not done:
                self._open.append(carried[place])
        else:
            raised = self._action(date)
            blocks += [
                Actions(id=f"{name}a", label="Actions:", entries=(raised,)),
                Text(id=f"{name}e", text=rich(say.block())),
            ]
        matter = _MATTERS[(place + self._number) % len(_MATTERS)]
        return Item(id=name, heading=f"{matter} {date:%B}", blocks=tuple(blocks))

    def _action(self, date: dt.date) -> Action:
        number = next(self._count)
        due = date + dt.timedelta(days=30)
        settled = self._chance.random() < 0.8
        action = Action(
            id=f"x{self._number}-{number}",
            text=rich(self._speech.block()),
            owners=(Owner(self._chance.choice(_POSTS), "post"),),
            dues=(Due(f"by {due:%-d %B %Y}", "date", due.isoformat()),),
            status=Status("discharged", "Discharged", "column") if settled else Status(),
        )
        if not settled:
            self._open.append(action)
        return action


def meetings_of(count: int, seed: int = 1) -> Iterator[Minutes]:
    """So many meetings, the oldest first: each series meets once a month up to ``LAST_DAY``."""
    chance = random.Random(seed)  # noqa: S311 - words, not secrets
    speech = Speech(chance)
    every = [Series(number, speech, chance) for number in range(1, SERIES + 1)]
    months = -(-count // SERIES)
    days = [LAST_DAY - dt.timedelta(days=30 * back) for back in reversed(range(months))]
    held = [(day - dt.timedelta(days=n % 28), one) for day in days for n, one in enumerate(every)]
    chosen = sorted(held[-count:], key=lambda pair: pair[0])
    for place, (day, series) in enumerate(chosen):
        yield series.meeting(day, rare=place % (count // _RARE_MEETINGS) == 0)


def make(path: Path, count: int) -> float:
    """Make a store of so many meetings; how many seconds the derived tables took."""
    draft = path.with_suffix(".part")
    draft.unlink(missing_ok=True)
    engine = open_store(draft)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA synchronous = OFF")
        connection.exec_driver_sql("BEGIN")
    with writing(engine) as connection:
        _write_rows(driver_of(connection), meetings_of(count))
    begun = time.perf_counter()
    with writing(engine) as connection:
        derived.rebuild(connection)
    close_store(engine)
    taken = time.perf_counter() - begun
    draft.replace(path)
    return taken


def _write_rows(connection: sqlite3.Connection, meetings: Iterable[Minutes]) -> None:
    for minutes in meetings:
        for table, found in _rows_of(minutes).items():
            _insert(connection, table, found)


def _rows_of(minutes: Minutes) -> dict[str, list[rows.Row]]:
    """The rows of a meeting by table, as they are saved."""
    of = {"meeting_id": minutes.id}
    saved = {"words_saved_at": f"{minutes.date}T18:00:00+00:00", "opened": 0, "sealed": 0}
    items = _in_order(map(rows.item_row, minutes.items), of)
    found: dict[str, list[rows.Row]] = {
        "meeting": [rows.meeting_row(minutes) | saved],
        "detail": _in_order(map(rows.line_row, minutes.details), of),
        "attendee": _in_order(map(rows.line_row, minutes.attendance), of),
        "apology": _in_order(map(rows.line_row, minutes.apologies), of),
        "item": [row | {"parent_id": None} for row in items],
        "block": [],
        "action": [],
    }
    for item in minutes.items:
        blocks = map(rows.block_row, item.blocks)
        found["block"] += _in_order(blocks, of | {"item_id": item.id})
        for block in item.blocks:
            actions = map(rows.action_row, rows.actions_of(block))
            found["action"] += _in_order(actions, of | {"block_id": block.id})
    return found


def _in_order(found: Iterable[rows.Row], keys: rows.Row) -> list[rows.Row]:
    return [row | keys | {"position": position} for position, row in enumerate(found)]


def _insert(connection: sqlite3.Connection, table: str, found: list[rows.Row]) -> None:
    if found:
        names = list(found[0])
        columns = ", ".join(f'"{name}"' for name in names)
        values = ", ".join(f":{name}" for name in names)
        connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({values})", found)  # noqa: S608 - our own names


def library(folder: Path, count: int) -> Path:
    """A store of so many meetings in the folder, made if it is not there."""
    path = folder / f"library-{count}.sqlite"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        begun = time.perf_counter()
        derived_in = make(path, count)
        size = path.stat().st_size / 1e6
        print(
            f"{count} meetings made in {time.perf_counter() - begun:.0f} s, of which the derived"
            f" tables took {derived_in:.0f} s; {size:.0f} MB"
        )
    return path


def main() -> None:
    """Make the stores asked for."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("folder", type=Path)
    asked.add_argument("--meetings", type=int, nargs="+", default=[1000, 10_000])
    arguments = asked.parse_args()
    for count in arguments.meetings:
        library(arguments.folder, count)


if __name__ == "__main__":
    main()
