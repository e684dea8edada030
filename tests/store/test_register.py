"""The register is kept in step with whatever is written, and says what it would if made anew."""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine, event

from minutes_desktop.domain import edits
from minutes_desktop.domain.actions import Action, Due, Owner, Status
from minutes_desktop.domain.appearances import Speaking
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BroughtForward,
    NextMeeting,
    PreviousActions,
    Sitting,
    Text,
    Update,
)
from minutes_desktop.domain.minutes import Item, Minutes, walk_blocks
from minutes_desktop.domain.record import Act, ActKind
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store import derived, entries, meetings
from minutes_desktop.store.database import writing
from minutes_desktop.store.versions import note

NOON = dt.datetime(2031, 6, 2, 12, tzinfo=dt.UTC)
MAY, JUNE = dt.date(2031, 5, 14), dt.date(2031, 6, 11)
LINKS = Action(
    id="links",
    text=rich("Add the links to the report"),
    owners=(Owner("NT", "person"), Owner("The Clerk")),
    dues=(Due("by 3 June", "date", "2031-06-03"),),
)


def rows(store: Path) -> dict[str, list[dict[str, object]]]:
    """All that the register holds."""
    with closing(sqlite3.connect(store)) as connection:
        connection.row_factory = sqlite3.Row
        return {
            table: [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]  # noqa: S608 - our own names
            for table in ("register", "register_owner", "register_awaited")
        }


def only(store: Path, *names: str) -> tuple[object, ...]:
    """These columns of the one action the register holds."""
    (row,) = rows(store)["register"]
    return tuple(row[name] for name in names)


def held(date: dt.date | None, *blocks: Block, series: str = "Board") -> Minutes:
    item = Item(id="i", blocks=(*blocks, Text(id="t", text=rich("It was said."))))
    return Minutes(id=f"m{date}", series=series, date=date, items=(item,))


def acted(kind: ActKind, action_id: str = "links", **details: str) -> Act:
    return Act(0, NOON, "Ann Ode", kind, action_id=action_id, details=details)


@pytest.fixture
def may(engine: Engine) -> Minutes:
    """A meeting that raised an action."""
    minutes = held(MAY, Actions(id="a", entries=(LINKS,)))
    meetings.save(engine, None, minutes)
    return minutes


def test_an_action_is_in_the_register_as_soon_as_it_is_saved(may: Minutes, store: Path) -> None:
    names = ("reference", "series", "raised", "meeting_id", "due", "owners", "open", "status")
    assert only(store, *names) == (
        "01.14/05/2031",
        "Board",
        "2031-05-14",
        may.id,
        "2031-06-03",
        "NT/The Clerk",
        1,
        "open",
    )
    assert [row["owner"] for row in rows(store)["register_owner"]] == ["nt", "the clerk"]


def test_what_another_meeting_says_of_it_is_followed_and_forgotten_with_that_meeting(
    engine: Engine, store: Path, may: Minutes
) -> None:
    said = Update(text=rich("Done"), status=Status("discharged", "Discharged", "text"))
    june = held(JUNE, BroughtForward(original=LINKS), said)
    meetings.save(engine, None, june)
    assert only(store, "status", "open", "latest_id") == ("discharged", 0, june.id)
    meetings.delete(engine, june.id)
    assert only(store, "status", "open", "latest_id") == ("open", 1, may.id)
    meetings.delete(engine, may.id)
    assert rows(store) == {"register": [], "register_owner": [], "register_awaited": []}


def test_open_actions_due_by_a_day_are_found_with_those_of_no_known_day_last(
    engine: Engine, store: Path, may: Minutes
) -> None:
    some_day = Action(id="some day", text=rich("Whenever it can be done"))
    later = replace(LINKS, id="later", dues=(Due("by 1 July", "date", "2031-07-01"),))
    done = replace(LINKS, id="done", status=Status("discharged", "Discharged"))
    meetings.save(engine, None, held(JUNE, Actions(entries=(some_day, later, done))))
    by_june = entries.open_entries(store, "Board", JUNE)
    assert [one.action_id for one in by_june] == ["links", "some day"]
    assert [one.action_id for one in entries.open_entries(store, "Panel", JUNE)] == []
    (found, _) = by_june
    assert (found.text, found.history[0].block_id) == (LINKS.text, "a")
    assert entries.entry(store, "links") == found
    assert entries.entry(store, "none") is None


def test_what_the_journal_says_of_it_is_followed(engine: Engine, store: Path, may: Minutes) -> None:
    note(engine, [acted("action_discharged", words="Discharged")])
    assert only(store, "status", "status_words") == ("discharged", "Discharged")
    note(engine, [acted("action_reopened"), acted("action_due", due="by 1 July 2031")])
    assert only(store, "status", "due", "postponed") == ("open", "2031-07-01", 1)


def test_minutes_written_whole_over_others_leave_nothing_of_these(
    engine: Engine, store: Path, may: Minutes
) -> None:
    other = held(MAY, Actions(entries=(Action(text=rich("Another")),)))
    meetings.save(engine, None, other)
    assert only(store, "words") == ("Another",)


def test_the_next_meeting_gives_its_date_to_what_was_due_by_then(
    engine: Engine, store: Path
) -> None:
    at_next = replace(LINKS, dues=(Due("at the next meeting", "meeting"),))
    may = held(MAY, Actions(entries=(at_next,)))
    meetings.save(engine, None, may)
    assert only(store, "due") == ("~",)
    july = held(dt.date(2031, 7, 9))
    meetings.save(engine, None, july)
    assert only(store, "due") == ("2031-07-09",)
    june = held(JUNE)
    meetings.save(engine, None, june)
    assert only(store, "due") == ("2031-06-11",)
    meetings.save(engine, june, replace(june, series="Other"))
    assert only(store, "due") == ("2031-07-09",)
    meetings.save(engine, july, replace(july, date=dt.date(2031, 7, 16)))
    assert only(store, "due") == ("2031-07-16",)
    meetings.delete(engine, july.id)
    assert only(store, "due") == ("~",)


def test_a_save_that_touches_no_action_asks_nothing_of_the_register(
    engine: Engine, may: Minutes
) -> None:
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    with engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        driver.set_trace_callback(asked.append)  # type: ignore[union-attr]
    block = Text(id="t", text=rich("It was said, and written down."))
    meetings.save(engine, may, edits.put_block(may, block))
    assert asked
    assert not [words for words in asked if "register" in words or "SELECT id FROM" in words]


def test_a_store_of_an_earlier_form_has_its_register_once_it_is_opened(
    tmp_path: Path,
) -> None:
    from minutes_desktop.store.database import close_store, open_store  # noqa: PLC0415

    data = Path(__file__).parents[1] / "data" / "store-3.sqlite"
    store = tmp_path / "old.sqlite"
    store.write_bytes(data.read_bytes())
    close_store(open_store(store))
    assert {row["reference"] for row in rows(store)["register"]} >= {"A7"}


# ------------------------------------------------------------------ anything at all


class Office:
    """Somebody who writes, carries, deletes and acts at random, over a few meetings."""

    def __init__(self, engine: Engine, seed: int) -> None:
        """Do the same for the same seed."""
        self.engine = engine
        self.chance = random.Random(seed)  # noqa: S311 - acts, not secrets
        self.held: dict[str, Minutes] = {}

    def act(self) -> None:
        """Do one thing."""
        choice = self.chance.random()
        if not self.held or choice < 0.15:
            self._save(None, self._meeting())
        elif choice < 0.25:
            gone = self.chance.choice(list(self.held))
            meetings.delete(self.engine, gone)
            del self.held[gone]
        elif choice < 0.45:
            kinds: list[ActKind] = ["action_discharged", "action_reopened", "action_due", "moved"]
            key = self.chance.choice("abcdef")
            day = self._day() or MAY
            told = {"day": day.isoformat(), "due": self.chance.choice(["", "by 1 July 2031"])}
            note(self.engine, [acted(self.chance.choice(kinds), key, **told)])
        else:
            before = self.chance.choice(list(self.held.values()))
            self._save(before, self._changed(before))

    def _save(self, before: Minutes | None, after: Minutes) -> None:
        if before and self.chance.random() < 0.1:
            before = None
        meetings.save(self.engine, before, after)
        self.held[after.id] = after

    def _meeting(self) -> Minutes:
        blocks = (*self._blocks(), *self._blocks())
        series = self.chance.choice(["Board", "Panel"])
        key = f"m{self.chance.randint(1, 5)}"
        return Minutes(id=key, series=series, date=self._day(), items=(Item(blocks=blocks),))

    def _changed(self, minutes: Minutes) -> Minutes:
        found = list(walk_blocks(minutes.items))
        choice = self.chance.randint(0, 6)
        match choice:
            case 0:
                return replace(minutes, date=self._day())
            case 1:
                return replace(minutes, series=self.chance.choice(["Board", "Panel"]))
            case 2 if found:
                return edits.remove_block(minutes, self.chance.choice(found).id)
            case 3 if found:
                return edits.move_block(minutes, self.chance.choice(found).id, -1)
            case 4 if found:
                old = self.chance.choice(found)
                new = replace(self._block(), id=old.id)
                return edits.put_block(minutes, new)
            case 5:
                item = Item(blocks=self._blocks())
                return edits.add_item(minutes, None, 0, item)
            case _:
                return replace(minutes, title=str(choice))

    def _blocks(self) -> tuple[Block, ...]:
        return tuple(self._block() for _ in range(self.chance.randint(0, 3)))

    def _block(self) -> Block:
        status = self.chance.choice(
            [Status(), Status("discharged", "Done"), Status("carried_forward", "c/f")]
        )
        day = self._day()
        match self.chance.randint(0, 5):
            case 0:
                return Actions(entries=(self._action(),))
            case 1:
                return PreviousActions(entries=(replace(self._action(), status=status),))
            case 2:
                return BroughtForward(original=self._action())
            case 3:
                return Update(text=rich("So far"), status=status)
            case 4:
                return NextMeeting(sittings=(Sitting(date=day, cancelled=bool(status.words)),))
            case _:
                return Text(text=rich("Said"))

    def _action(self) -> Action:
        due = self.chance.choice(
            [
                (),
                (Due("at the next meeting", "meeting"),),
                (Due("by June", "month", "2031-06"),),
            ]
        )
        owners = self.chance.choice([(), (Owner("NT"),), (Owner("DH"), Owner("CC"))])
        key = self.chance.choice("abcdef")
        words = rich(self.chance.choice(["", "Add the links", "Report"]))
        reference = self.chance.choice(["", "", "", "A7"])
        return Action(id=key, text=words, owners=owners, dues=due, reference=reference)

    def _day(self) -> dt.date | None:
        return self.chance.choice([None, *(dt.date(2031, 5, day) for day in range(1, 29, 5))])


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_the_register_says_what_it_would_if_made_anew(
    engine: Engine, store: Path, seed: int
) -> None:
    office = Office(engine, seed)
    spoken = 0
    for _ in range(60):
        office.act()
        kept = rows(store)
        with writing(engine) as connection:
            derived.rebuild(connection)
        assert rows(store) == kept
        spoken += len(kept["register"])
    assert spoken > 60
    assert any(
        isinstance(one, Speaking) for m in office.held.values() for one in walk_blocks(m.items)
    )


def test_what_is_left_of_damaged_minutes_keeps_the_register_from_nothing(
    engine: Engine, store: Path, may: Minutes
) -> None:
    meetings.save(engine, None, held(JUNE, Actions(entries=(replace(LINKS, id="later"),))))
    with writing(engine) as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql("UPDATE block SET kind = 'nonsense' WHERE id = 'a'")
        connection.exec_driver_sql("UPDATE action SET text = '{' WHERE block_id = 'a'")
        derived.rebuild(connection)
    assert only(store, "action_id") == ("later",)
