"""The passages that are searched: every text of every meeting, kept in step with each save.

A passage's id is the day of its meeting, as a count of days, and below that a number counted
down from the top. So the higher id is the later meeting, in one meeting the earlier place, and
whoever walks the ids down meets the newest first. Meetings without a date count as the newest.
"""

from __future__ import annotations

import datetime as dt
import logging
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import msgspec
from msgspec import Struct
from sqlalchemy import Connection

from minutes_desktop.domain.blocks import block_kind
from minutes_desktop.domain.changes import Change
from minutes_desktop.domain.fields import Spot, written
from minutes_desktop.domain.minutes import Minutes, walk
from minutes_desktop.domain.richtext import RichText, storable
from minutes_desktop.domain.texts import texts_around, texts_in
from minutes_desktop.store.driver import driver_of
from minutes_desktop.store.reading import minutes_in
from minutes_desktop.store.word_index import make_index, unwatched

DAY_BITS = 32
_COUNT = (1 << DAY_BITS) - 1
UNDATED = dt.date.max.toordinal() + 1
"""The day of meetings without a date, after all others."""
ITEM = "item"
"""The kind of a passage in an item's own fields; others have that of their block or their form."""
AROUND = ("marking", "title", "details", "attendance", "apologies", "approval")
"""The kinds of passages around the items, which are the names of their parts, too."""

log = logging.getLogger(__name__)


class Passage(Struct, frozen=True):
    """A text of the minutes, in plain words, and where it stands.

    ``part`` and ``field`` name the field as ``domain.fields.Spot`` does; ``item_id`` is the item it
    is in, empty around the items.
    """

    part: str
    field: str
    item_id: str
    kind: str
    words: str


def day_of(date: dt.date | None) -> int:
    """The day of a meeting on a local date, as a count of days."""
    return date.toordinal() if date else UNDATED


def first_id(day: int) -> int:
    """The lowest id that a passage of a day can have."""
    return day << DAY_BITS


def passages_of(minutes: Minutes) -> Iterator[Passage]:
    """All passages of the minutes, in the order of the sheet."""
    around = list(_passages(texts_around(minutes), "", ""))
    yield from (one for one in around if one.kind != "approval")
    for item, _ in walk(minutes.items):
        yield from _passages(texts_in(item), item.id, ITEM)
        for block in item.blocks:
            yield from _passages(texts_in(block), item.id, block_kind(block))
    yield from (one for one in around if one.kind == "approval")


def follow(connection: Connection, change: Change, after: Minutes) -> None:
    """Bring the passages up to date, within a transaction, with minutes that were written."""
    if not change:
        return
    driver, day = driver_of(connection), day_of(after.date)
    if "date" in change.fields:
        leave(connection, after.id)
        _insert(driver, after.id, day, passages_of(after))
        return
    parts = set(change.fields & set(AROUND))
    parts |= change.added | change.removed | change.moved | change.updated
    if parts:
        known = _known(driver, after.id, parts)
        _write(driver, after.id, day, known, _passages_in(after, parts))


def leave(connection: Connection, meeting_id: str) -> None:
    """Take out the passages of a meeting, within a transaction."""
    driver = driver_of(connection)
    found = driver.execute("SELECT id FROM passage WHERE meeting_id = ?", (meeting_id,))
    _delete(driver, [row[0] for row in found])


def rebuild(connection: Connection) -> None:
    """Make all passages anew, within a transaction; of a meeting that makes no sense, none."""
    driver = driver_of(connection)
    with unwatched(driver):
        driver.execute("DELETE FROM passage")
        _make(driver, driver.execute("SELECT id FROM meeting ORDER BY date IS NULL, date, id"))


def mend(connection: Connection) -> None:
    """See to it, within a transaction, that no meeting and not the index is missing.

    They are where the store was written to by a program, or with an SQLite, that has neither.
    """
    driver = driver_of(connection)
    make_index(driver)
    missing = driver.execute(
        "SELECT id FROM meeting WHERE NOT EXISTS"
        " (SELECT 1 FROM passage WHERE meeting_id = meeting.id) ORDER BY date IS NULL, date, id"
    )
    _make(driver, missing)


def stored(driver: sqlite3.Connection, meeting_id: str) -> list[Passage]:
    """The passages of a meeting as the store has them, in order."""
    found = driver.execute(
        "SELECT part, field, item_id, kind, words FROM passage WHERE meeting_id = ?"
        " ORDER BY id DESC",
        (meeting_id,),
    )
    return [Passage(*row) for row in found]


# What the minutes have


def _passages(
    texts: Iterable[tuple[Spot, str | RichText]], item_id: str, kind: str
) -> Iterator[Passage]:
    for spot, text in texts:
        words = storable(written(text))
        if words.strip():
            yield Passage(spot.part, spot.field, item_id, kind or spot.part, words)


def _passages_in(minutes: Minutes, parts: set[str]) -> Iterator[Passage]:
    """The passages in some parts: items, blocks and forms."""
    for item, _ in walk(minutes.items):
        if item.id in parts:
            yield from _passages(texts_in(item), item.id, ITEM)
        for block in item.blocks:
            if block.id in parts:
                yield from _passages(texts_in(block), item.id, block_kind(block))
    if not parts.isdisjoint(AROUND):
        around = _passages(texts_around(minutes), "", "")
        yield from (one for one in around if one.part in parts)


# What the store has

Known = dict[tuple[str, str], tuple[int, Passage]]


def _known(driver: sqlite3.Connection, meeting_id: str, parts: set[str]) -> Known:
    """The passages that the store has of some parts, with their ids, by part and field."""
    found = driver.execute(
        "SELECT id, part, field, item_id, kind, words FROM passage WHERE meeting_id = ?"
        " AND part IN (SELECT value FROM json_each(?))",
        (meeting_id, msgspec.json.encode(sorted(parts)).decode()),
    )
    return {(row[1], row[2]): (row[0], Passage(*row[1:])) for row in found}


def _write(
    driver: sqlite3.Connection, meeting_id: str, day: int, known: Known, now: Iterable[Passage]
) -> None:
    """Write what of some parts differs from what is known of them."""
    gone, changed, come = dict(known), [], []
    for one in now:
        key, was = gone.pop((one.part, one.field), (0, None))
        if was is None:
            come.append(one)
        elif was != one:
            changed.append((key, one.item_id, one.kind, one.words))
    _delete(driver, [key for key, _ in gone.values()])
    # The index takes what it is told in the order of ids; what comes out of turn costs it a page.
    driver.executemany(
        "UPDATE passage SET item_id = ?2, kind = ?3, words = ?4 WHERE id = ?1",
        sorted(changed),
    )
    _insert(driver, meeting_id, day, come)


def _insert(
    driver: sqlite3.Connection, meeting_id: str, day: int, passages: Iterable[Passage]
) -> None:
    lowest = driver.execute(
        "SELECT min(id) FROM passage WHERE id BETWEEN ? AND ?",
        (first_id(day), first_id(day) | _COUNT),
    ).fetchone()[0]
    below = first_id(day) + _COUNT + 1 if lowest is None else lowest
    found = [
        (below - count, meeting_id, *msgspec.structs.astuple(one))
        for count, one in enumerate(passages, 1)
    ]
    driver.executemany(
        "INSERT INTO passage (id, meeting_id, part, field, item_id, kind, words)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        reversed(found),
    )


def _delete(driver: sqlite3.Connection, ids: list[int]) -> None:
    driver.executemany("DELETE FROM passage WHERE id = ?", [(key,) for key in sorted(ids)])


def _make(driver: sqlite3.Connection, meetings: Iterable[tuple[str]]) -> None:
    for (meeting_id,) in list(meetings):
        try:
            with _named_columns(driver):
                minutes = minutes_in(driver, meeting_id)
        except (msgspec.MsgspecError, UnicodeDecodeError, KeyError, ValueError):
            log.info("The meeting %s cannot be read, so it cannot be searched", meeting_id)
        else:
            _insert(driver, meeting_id, day_of(minutes.date), passages_of(minutes))


@contextmanager
def _named_columns(driver: sqlite3.Connection) -> Iterator[None]:
    driver.row_factory = sqlite3.Row
    try:
        yield
    finally:
        driver.row_factory = None
