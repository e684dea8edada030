"""Searching all meetings, newest first or by relevance, on a connection that can only read.

The full-text index is walked from its newest end, so what is found first is there at once however
many meetings there are. Only the order by relevance has to weigh everything.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from minutes_desktop.domain.finding import units
from minutes_desktop.domain.register import CHASED
from minutes_desktop.domain.searching import (
    Query,
    Snippet,
    Term,
    has_all,
    places_of,
    read_query,
    snippet_of,
)
from minutes_desktop.domain.sign_off import State
from minutes_desktop.store.passages import UNDATED, day_of, first_id
from minutes_desktop.store.printed_numbers import PrintedNumbers
from minutes_desktop.store.reading import is_there, reading
from minutes_desktop.store.word_index import is_indexed

PAGE = 50
SNIPPET = 180  # letters of a passage that are shown
Standing = Literal["", "open", "overdue", "closed"]
Order = Literal["newest", "relevance"]


class Asked(Struct, frozen=True):
    """What is searched for: words, and what narrows them down; empty narrows nothing.

    ``since`` and ``until`` are local dates, both included; meetings without a date are left out by
    either. ``person`` finds meetings that somebody attended, and blocks that name them: as owner,
    speaker, author or in their words. ``standing`` is how an action stands by the register, overdue
    by ``today``. ``typing`` says that the last word may not be finished.
    """

    words: str = ""
    series: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    person: str = ""
    kinds: tuple[str, ...] = ()
    standing: Standing = ""
    states: tuple[State, ...] = ()
    today: dt.date = dt.date.min
    typing: bool = True

    @property
    def query(self) -> Query:
        """The words as they are looked for."""
        return read_query(self.words, typing=self.typing)

    @property
    def narrows(self) -> bool:
        """Whether anything but words is asked for."""
        return self != Asked(words=self.words, today=self.today, typing=self.typing)


class Hit(Struct, frozen=True):
    """A passage that was found, with where it stands.

    ``part`` and ``field`` name its field; ``position`` and ``length`` say, in the units by which
    carets are counted, where the first of the words looked for stand in it. ``number`` is the
    item's, as printed.
    """

    id: int
    meeting_id: str
    title: str
    date: dt.date | None
    series: str
    state: State
    part: str
    field: str
    kind: str
    item_id: str
    heading: str
    number: str
    position: int
    length: int
    snippet: Snippet


class Found(Struct, frozen=True):
    """Some hits; ``after`` is what to go on from, ``None`` when these are the last."""

    hits: tuple[Hit, ...] = ()
    after: int | None = None


class Stopped(Exception):
    """A search was stopped, since nobody waits for it any more."""


class Search:
    """Searches of one store, one after the other; any of them may be stopped by another thread."""

    def __init__(self, path: Path) -> None:
        """Search the store at ``path``; each search opens it anew."""
        self._path = path
        self._lock = threading.Lock()
        self._running: sqlite3.Connection | None = None
        self._stopped = False
        self._numbers = PrintedNumbers(path)

    def stop(self) -> None:
        """Have the search under way, and any to come, end by ``Stopped``; from any thread."""
        with self._lock:
            self._stopped = True
            if self._running:
                self._running.interrupt()

    def go_on(self) -> None:
        """Let searches be made again after a ``stop``."""
        with self._lock:
            self._stopped = False

    def find(
        self, asked: Asked, order: Order = "newest", after: int | None = None, limit: int = PAGE
    ) -> Found:
        """The hits behind ``after``, which is what the page before said.

        Raises ``StoreError``, and ``Stopped``.
        """
        if not _asks(asked) or not is_there(self._path):
            return Found()
        with self._connected() as connection:
            by_rank = order == "relevance" and bool(asked.query.wanted) and is_indexed(connection)
            asking = _Asking(connection, asked)
            rows = asking.best(after or 0, limit) if by_rank else asking.newest(after, limit)
            hits = tuple(self._hit(connection, row, asked.query) for row in rows)
            if len(hits) < limit:
                return Found(hits)
            return Found(hits, (after or 0) + limit if by_rank else hits[-1].id)

    def count(self, asked: Asked) -> int:
        """How many passages there are; raises as ``find`` does."""
        if not _asks(asked) or not is_there(self._path):
            return 0
        with self._connected() as connection:
            return _Asking(connection, asked).count()

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        with reading(self._path) as connection:
            with self._lock:
                if self._stopped:
                    raise Stopped
                self._running = connection
            try:
                yield connection
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                    raise Stopped from error
                raise
            finally:
                with self._lock:
                    self._running = None

    def _hit(self, connection: sqlite3.Connection, row: sqlite3.Row, query: Query) -> Hit:
        words = row["words"]
        places = places_of(words, query)
        start, end = places[0] if places else (0, 0)
        number = self._numbers.of(connection, row["meeting_id"], row["item_id"])
        values = {name: row[name] for name in _SHOWN} | {
            "number": number,
            "position": units(words[:start]),
            "length": units(words[start:end]),
            "snippet": snippet_of(words, places, SNIPPET),
        }
        return msgspec.convert(values, Hit)


_SHOWN = (
    *("id", "meeting_id", "title", "date", "series", "state"),
    *("part", "field", "kind", "item_id", "heading"),
)
_COLUMNS = (
    "passage.id, passage.meeting_id, meeting.title, meeting.date, meeting.series, meeting.state,"
    " passage.part, passage.field, passage.kind, passage.item_id,"
    " coalesce((SELECT heading FROM item WHERE item.meeting_id = passage.meeting_id"
    " AND item.id = passage.item_id), '') AS heading, passage.words"
)
# In this order, or the newest would not be met first.
_INDEXED = "passage_words CROSS JOIN passage ON passage.id = passage_words.rowid"
_MEETING = "CROSS JOIN meeting ON meeting.id = passage.meeting_id"


class _Asking:
    """What is asked for, as SQL; the names of all that is looked for are handed over apart."""

    def __init__(self, connection: sqlite3.Connection, asked: Asked) -> None:
        self._connection = connection
        self._query = asked.query
        self._indexed = bool(self._query.wanted) and is_indexed(connection)
        self._values: dict[str, Any] = {}
        self._where = [*self._words(), *self._days(asked), *self._rest(asked)]

    @property
    def _key(self) -> str:
        return "passage_words.rowid" if self._indexed else "passage.id"

    @property
    def _from(self) -> str:
        return f"{_INDEXED if self._indexed else 'passage'} {_MEETING}"

    def newest(self, after: int | None, limit: int) -> list[sqlite3.Row]:
        where = list(self._where)
        if after is not None:
            where.append(f"{self._key} < :after")
        return self._rows(
            f"SELECT {_COLUMNS} FROM {self._from} WHERE {_all(where)}"  # noqa: S608 - our own words
            f" ORDER BY {self._key} DESC LIMIT :limit",
            after=after,
            limit=limit,
        )

    def best(self, offset: int, limit: int) -> list[sqlite3.Row]:
        joined = self._from if len(self._where) > 1 else "passage_words"
        ids = [
            row[0]
            for row in self._rows(
                f"SELECT passage_words.rowid FROM {joined} WHERE {_all(self._where)}"  # noqa: S608 - our own words
                " ORDER BY passage_words.rank LIMIT :limit OFFSET :offset",
                limit=limit,
                offset=offset,
            )
        ]
        rows = self._rows(
            f"SELECT {_COLUMNS} FROM passage {_MEETING}"  # noqa: S608 - our own words
            " WHERE passage.id IN (SELECT value FROM json_each(:ids))",
            ids=_listed(ids),
        )
        return sorted(rows, key=lambda row: ids.index(row["id"]))

    def count(self) -> int:
        bare = self._indexed and len(self._where) == 1
        joined = "passage_words" if bare else self._from
        row = self._rows(f"SELECT count(*) FROM {joined} WHERE {_all(self._where)}")[0]  # noqa: S608 - our own words
        return int(row[0])

    def _rows(self, asked: str, **values: object) -> list[sqlite3.Row]:
        return self._connection.execute(asked, self._values | values).fetchall()

    def _words(self) -> Iterator[str]:
        if self._indexed:
            self._values["words"] = match_words(self._query)
            yield "passage_words MATCH :words"
        elif self._query.terms:
            query = self._query
            self._connection.create_function(
                "has_words", 1, lambda words: has_all(words, query), deterministic=True
            )
            yield "has_words(passage.words)"

    def _days(self, asked: Asked) -> Iterator[str]:
        """The days as bounds of the ids."""
        if asked.since or asked.until:
            self._values["since"] = first_id(day_of(asked.since or dt.date.min))
            after = day_of(asked.until) + 1 if asked.until else UNDATED
            self._values["until"] = first_id(after)
            yield f"{self._key} >= :since AND {self._key} < :until"

    def _rest(self, asked: Asked) -> Iterator[str]:
        if asked.series:
            self._values["series"] = asked.series
            yield "meeting.series = :series"
        if asked.kinds:
            self._values["kinds"] = _listed(asked.kinds)
            yield "passage.kind IN (SELECT value FROM json_each(:kinds))"
        if asked.states:
            self._values["states"] = _listed(asked.states)
            yield "meeting.state IN (SELECT value FROM json_each(:states))"
        if asked.standing:
            self._values["today"] = asked.today.isoformat()
            yield _ACTION.format(_STANDING[asked.standing])
        yield from self._person(asked.person)

    def _person(self, person: str) -> Iterator[str]:
        names = read_query(person).wanted
        if not names:
            return
        if is_indexed(self._connection):
            self._values["person"] = match_words(Query(names))
            named, joined = "passage_words MATCH :person", _INDEXED
        else:
            self._connection.create_function("has_name", 1, lambda w: has_all(w, Query(names)))
            named, joined = "has_name(passage.words)", "passage"
        attended = f"SELECT passage.meeting_id FROM {joined} WHERE {named}"  # noqa: S608 - our own words
        within = f"SELECT passage.part FROM {joined} WHERE {named}"  # noqa: S608 - our own words
        yield (
            f"(passage.meeting_id IN ({attended} AND passage.kind = 'attendance')"
            f" OR passage.part IN ({within} AND passage.item_id <> ''))"
        )


_ACTION = (
    "EXISTS (SELECT 1 FROM action JOIN register ON register.action_id = action.id"
    " WHERE action.meeting_id = passage.meeting_id AND action.block_id = passage.part"
    " AND (passage.kind = 'brought_forward'"
    " OR substr(passage.field, 1, length(action.id) + 1) = action.id || '.') AND {})"
)
_STANDING: dict[Standing, str] = {
    "open": "register.open",
    "closed": "NOT register.open",
    # A day that is not known comes after all that are.
    "overdue": "register.open AND register.due < :today AND register.status IN"
    f" ({', '.join(map(repr, sorted(CHASED)))})",
}


def match_words(query: Query) -> str:
    """What the index is asked; whatever was typed is words to it, and never a command."""
    wanted = " AND ".join(map(_phrase, query.wanted))
    if not query.excluded:
        return wanted
    return f"({wanted}) NOT ({' OR '.join(map(_phrase, query.excluded))})"


def _phrase(term: Term) -> str:
    return f'"{" ".join(term.written)}"{"*" if term.prefix else ""}'


def _asks(asked: Asked) -> bool:
    """Whether there is anything to find: words, or at least something that narrows."""
    query = asked.query
    return bool(query.wanted) or (asked.narrows and not query.terms)


def _all(conditions: Sequence[str]) -> str:
    return " AND ".join(conditions) or "1"


def _listed(values: Sequence[object]) -> str:
    return msgspec.json.encode(list(values)).decode()
