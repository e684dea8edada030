"""Listing the register by sqlite3, a page at a time, by an index wherever there is one."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import msgspec

from minutes_desktop.domain.register import CHASED
from minutes_desktop.domain.register_lines import Grouping, Line, Order, Wanted
from minutes_desktop.store.entries import NOT_KNOWN
from minutes_desktop.store.reading import is_there, reading

_COLUMNS = (
    *("action_id", "reference", "series", "meeting_id", "raised", "words", "owners", "status"),
    *("status_words", "due", "due_words", "latest_id", "latest", "postponed"),
)
_DAYS = ("raised", "due", "latest")
_ORDERS: dict[Order, tuple[str, ...]] = {
    "due": ("{own}.due", "{own}.raised"),
    "reference": ("register.reference", "{own}.raised"),
    "words": ("register.words COLLATE NOCASE",),
    "owners": ("register.owners COLLATE NOCASE", "{own}.due"),
    "status": ("register.status", "{own}.due"),
    "raised": ("{own}.raised", "{own}.due"),
    "postponed": ("register.postponed", "{own}.due"),
    "series": ("register.series COLLATE NOCASE", "{own}.due"),
    "latest": ("register.latest", "{own}.due"),
}
_GROUPS: dict[Grouping, str] = {
    "owner": "coalesce(named.owner, '')",
    "series": "register.series",
    "meeting": "register.raised || ' ' || register.series",
    "month": "substr(register.due, 1, 7)",
}


def list_lines(path: Path, wanted: Wanted, limit: int, offset: int = 0) -> tuple[Line, ...]:
    """The actions wanted, from one on by its place among them, and no more than so many."""
    if not is_there(path):
        return ()
    question = _Question(wanted)
    with reading(path) as connection:
        found = connection.execute(question.lines(), (*question.values, limit, offset))
        return msgspec.convert([_fields(row) for row in found], tuple[Line, ...])


def count_lines(path: Path, wanted: Wanted, most: int) -> int:
    """How many lines a list of the actions wanted has, counted up to ``most``."""
    if not is_there(path):
        return 0
    question = _Question(wanted)
    with reading(path) as connection:
        return int(connection.execute(question.count(), (*question.values, most)).fetchone()[0])


def owners(path: Path) -> tuple[str, ...]:
    """Everyone who owns an action, in small letters; those who own an open one come first."""
    # From one name to the next by the index, since each owns many actions.
    return _names(
        path,
        "WITH RECURSIVE named(owner) AS (SELECT min(owner) FROM register_owner UNION ALL"
        " SELECT (SELECT min(owner) FROM register_owner WHERE owner > named.owner)"
        " FROM named WHERE named.owner IS NOT NULL)"
        " SELECT owner FROM named WHERE owner IS NOT NULL ORDER BY NOT EXISTS"
        " (SELECT 1 FROM register_owner AS one WHERE one.owner = named.owner AND one.open = 1),"
        " owner",
    )


def series(path: Path) -> tuple[str, ...]:
    """Every series that raised an action, by name."""
    return _names(
        path,
        "WITH RECURSIVE named(series) AS (SELECT min(series) FROM register UNION ALL"
        " SELECT (SELECT min(series) FROM register WHERE series > named.series)"
        " FROM named WHERE named.series IS NOT NULL)"
        " SELECT series FROM named WHERE series <> ''",
    )


def _names(path: Path, asked: str) -> tuple[str, ...]:
    if not is_there(path):
        return ()
    with reading(path) as connection:
        return tuple(row[0] for row in connection.execute(asked))


class _Question:
    """What is asked of SQLite for the actions wanted. Attribute: ``values``, what it is given."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.values: tuple[str, ...] = ()
        self._by_owner = bool(wanted.owner)
        self._where = self._conditions()

    def lines(self) -> str:
        columns = ", ".join(f"register.{name}" for name in _COLUMNS)
        group = _GROUPS.get(self._wanted.grouping, "''")
        if self._is_found_alone:
            return (
                f"SELECT {columns}, '' AS grouped FROM (SELECT rowid AS place FROM {self._tables()}"  # noqa: S608 - our own names
                f" WHERE {self._where} ORDER BY due, raised, rowid LIMIT ? OFFSET ?)"
                " CROSS JOIN register ON register.rowid = place"
                " ORDER BY register.due, register.raised, register.rowid"
            )
        return (
            f"SELECT {columns}, {group} AS grouped FROM {self._tables()} WHERE {self._where}"  # noqa: S608 - our own names
            f" ORDER BY {', '.join(self._order())} LIMIT ? OFFSET ?"
        )

    def count(self) -> str:
        lines = f"SELECT 1 FROM {self._tables()} WHERE {self._where} LIMIT ?"  # noqa: S608 - our own names
        return f"SELECT count(*) FROM ({lines})"  # noqa: S608 - as above

    def _tables(self) -> str:
        if self._by_owner:
            # Its owner first, whatever SQLite thinks: the index has the order already.
            return "register_owner AS named CROSS JOIN register USING (action_id)"
        if self._wanted.grouping == "owner":
            return "register LEFT JOIN register_owner AS named USING (action_id)"
        if self._is_found_alone:
            return "register INDEXED BY ix_register_due_raised_found_open"
        return "register"

    @property
    def _is_found_alone(self) -> bool:
        """Whether open actions are looked for by words alone, which one index has beside them."""
        wanted = self._wanted
        plain = wanted.order == "due" and not wanted.descending and not wanted.grouping
        others = wanted.owner or wanted.series or wanted.showing != "open"
        return bool(plain and wanted.words.strip() and not others)

    def _order(self) -> list[str]:
        wanted = self._wanted
        own = "named" if self._by_owner else "register"
        named = [column.format(own=own) for column in _ORDERS[wanted.order]]
        if wanted.descending:
            named = [f"{column} DESC" for column in named]
        groups = {"meeting": "grouped DESC", "": ""}.get(wanted.grouping, "grouped")
        # By something that no two share last, or a line could stand on two pages.
        return [*filter(None, [groups]), *named, f"{own}.action_id"]

    def _conditions(self) -> str:
        wanted, own = self._wanted, "named" if self._by_owner else "register"
        found: list[str] = []
        if self._by_owner:
            self._add(found, "named.owner = ?", wanted.owner.casefold())
        if wanted.series:
            self._add(found, "register.series = ?", wanted.series)
        match wanted.showing:
            case "open":
                found.append(f"{own}.open = 1")
            case "overdue":
                found.append(f"{own}.open = 1")
                chased = ", ".join(f"'{status}'" for status in sorted(CHASED))
                found.append(f"register.status IN ({chased})")
                self._add(found, f"{own}.due < ?", wanted.today.isoformat())
            case "all":
                pass
            case status:
                self._add(found, "register.status = ?", status)
        for word in wanted.words.casefold().split():
            self._add(found, "instr(register.found, ?) > 0", word)
        return " AND ".join(found) or "1"

    def _add(self, found: list[str], condition: str, value: str) -> None:
        found.append(condition)
        self.values += (value,)


def _fields(row: sqlite3.Row) -> dict[str, Any]:
    fields = dict(row)
    fields["group"] = fields.pop("grouped")
    for name in _DAYS:
        if fields[name] in {"", NOT_KNOWN}:
            fields[name] = None
    return fields
