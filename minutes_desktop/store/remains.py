"""The rows that can still be read in a damaged store, by table."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from msgspec import Struct, field

from minutes_desktop.store.copying import Watch, go_on
from minutes_desktop.store.identity import APPLICATION_ID, SCHEMA
from minutes_desktop.store.pages import LEAF, Pages, Tree
from minutes_desktop.store.records import Cell, Record
from minutes_desktop.store.rows import JSON_COLUMNS
from minutes_desktop.store.tables import DERIVED, SEARCHED

_JSON_BEGINS = ("[", "{")


_HINTS = {"ix_meeting_series_date": ("series", "date"), "ix_meeting_date_start": ("date", "start")}


class Column(Struct, frozen=True):
    """A column as SQLite describes it; ``key`` is its place in the primary key, from 1, or 0."""

    name: str
    kind: str
    needed: bool
    key: int


Key = tuple[Cell, ...]
Layout = dict[str, tuple[Column, ...]]


class Remains(Struct):
    """What is left: ``rows`` by table and key.

    ``lost`` holds the keys of rows that an index knows and no page holds, ``cut`` those of rows not
    all of whose values could be read, ``senseless`` the values of rows that fit no table; ``hints``
    what indexes still know of meetings, by id; ``unsure`` says that there may have been rows of
    which nothing is left.
    """

    rows: dict[str, dict[Key, list[Cell]]] = field(default_factory=dict)
    lost: dict[str, set[Key]] = field(default_factory=dict)
    cut: dict[str, set[Key]] = field(default_factory=dict)
    senseless: list[list[Cell]] = field(default_factory=list)
    hints: dict[Cell, dict[str, Cell]] = field(default_factory=dict)
    unsure: bool = False


def layout_of(path: Path) -> Layout:
    """The tables of a sound store with their columns, without those made of what others hold."""
    with closing(sqlite3.connect(path)) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name not in {"alembic_version", *DERIVED} and not name.startswith(SEARCHED)
        ]
        return {
            name: tuple(
                Column(column, kind, needed=bool(needed), key=key)
                for _, column, kind, needed, _, key in connection.execute(
                    f"PRAGMA table_info({name})"
                )
            )
            for name in names
        }


def form_of(pages: Pages) -> int | None:
    """The number of the store's form by its header; ``None`` if that is scratched."""
    header = pages.header()
    form = int.from_bytes(header[60:64], "big")
    marked = int.from_bytes(header[68:72], "big") == APPLICATION_ID
    return form if marked and form > 0 else None


def likely_form(pages: Pages, layouts: dict[int, Layout]) -> int:
    """The form that fits the tables best which the file says it has."""
    said = {entry.name: entry.words for entry in _schema(pages)}

    def fit(form: int) -> int:
        layout = layouts[form]
        columns = [(name, column.name) for name in layout for column in layout[name]]
        named = sum(column in said.get(name, "") for name, column in columns)
        return 2 * named - len(columns) if said else form

    return max(range(1, SCHEMA + 1), key=fit)


def remains(pages: Pages, layout: Layout, watch: Watch) -> Remains:
    """All rows of these tables that can be read in the file."""
    found = Remains()
    roots = {entry.name: entry for entry in _schema(pages)}
    trees: dict[str, Tree] = {}
    tables = [entry.name for entry in roots.values() if not entry.index]
    names = dict.fromkeys((*tables, *layout, *map(_index_of, layout), *_HINTS))
    for at, name in enumerate(names):
        go_on(watch, at / len(names))
        known = name in roots
        trees[name] = (
            pages.walk(roots[name].root, index=roots[name].index) if known else Tree(torn=True)
        )
    torn = {name for name in layout if trees[name].torn}
    for name, columns in layout.items():
        records = trees[name].records
        _take(found, name, columns, [one for one in records if fits(one, columns)])
        if senseless := [one.values for one in records if not fits(one, columns)]:
            found.senseless += senseless
            torn.add(name)
    if torn:
        others = [pages.walk(1), *trees.values()]
        taken = set().union(pages.free(), *(tree.pages for tree in others))
        for page in range(1, pages.count + 1):
            go_on(watch, page / pages.count)
            if page not in taken and pages.kind(page) == LEAF:
                _take_stray(found, layout, torn, [*pages.records(page)])
    found.hints = _hints(trees)
    for name in layout:
        found.unsure |= _note_lost(found, name, layout[name], trees) and name in torn
    return found


def _index_of(table: str) -> str:
    """The index by which SQLite knows the keys of a table."""
    return f"sqlite_autoindex_{table}_1"


def fits(record: Record, columns: tuple[Column, ...]) -> bool:
    """Whether a row could be one of a table with these columns."""
    if not 0 < len(record.values) <= len(columns):
        return False
    return not record.whole or all(
        _is_of(value, column) for value, column in zip(record.values, columns, strict=False)
    )


def _is_of(value: Cell, column: Column) -> bool:
    match column.kind:
        case "INTEGER" if column.key:
            return value is None or isinstance(value, int)  # it stands for the number of the row
        case "INTEGER":
            return isinstance(value, int) or (value is None and not column.needed)
        case "BOOLEAN":
            return value in {0, 1} or (value is None and not column.needed)
        case "BLOB":
            return isinstance(value, bytes)
        case _:
            return isinstance(value, str) or (value is None and not column.needed)


class _Entry(Struct, frozen=True):
    """A table or an index: its name, its first page, and the words it was made with."""

    name: str
    root: int
    words: str
    index: bool


def _schema(pages: Pages) -> list[_Entry]:
    """The tables and indexes of the file."""
    tree = pages.walk(1)
    records = tree.records
    if tree.torn or not records:
        leaves = [page for page in range(1, pages.count + 1) if pages.kind(page) == LEAF]
        records = [one for leaf in leaves for one in pages.records(leaf)]
    return [entry for one in records for entry in _entry(one)]


def _entry(record: Record) -> Iterator[_Entry]:
    match record.values:
        case ["table" | "index" as kind, str(name), str(), int(root), sql]:
            yield _Entry(name, root, sql if isinstance(sql, str) else "", kind == "index")
        case _:
            pass


def _take(found: Remains, name: str, columns: tuple[Column, ...], records: list[Record]) -> None:
    rows = found.rows.setdefault(name, {})
    for record in records:
        row = _filled(record, columns)
        key = _key(row, columns)
        if key not in rows:
            rows[key] = row
            if not record.whole:
                found.cut.setdefault(name, set()).add(key)


def _take_stray(found: Remains, layout: Layout, torn: set[str], records: list[Record]) -> None:
    """Take the rows of a page that no table leads to any more, where it is plain whose they are."""
    whole = [one for one in records if one.whole]
    fitting = [name for name in torn if whole and all(fits(one, layout[name]) for one in whole)]
    if fitting:
        name = max(fitting, key=lambda name: _likeness(whole, layout[name]))
        _take(found, name, layout[name], [one for one in records if fits(one, layout[name])])


def _likeness(records: list[Record], columns: tuple[Column, ...]) -> int:
    """How much the values look like what stands in these columns."""
    score = 0
    for record in records:
        score -= len(columns) - len(record.values)
        for value, column in zip(record.values, columns, strict=False):
            if isinstance(value, str) and value:
                score += (column.name in JSON_COLUMNS) == value.startswith(_JSON_BEGINS)
    return score


def _filled(record: Record, columns: tuple[Column, ...]) -> list[Cell]:
    """The values of a row, one for each column."""
    row: list[Cell] = []
    for at, column in enumerate(columns):
        value = record.values[at] if at < len(record.values) else None
        if value is None and column.key and column.kind == "INTEGER":
            value = record.rowid
        if not _is_of(value, column) or (value is None and column.needed):
            value = _instead(value, column)
        row.append(value)
    return row


def _instead(value: Cell, column: Column) -> Cell:
    if not column.needed:
        return None
    if column.kind in {"INTEGER", "BOOLEAN"}:
        return 0
    if column.kind == "BLOB":
        return b""
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value or "")


def _key(row: list[Cell], columns: tuple[Column, ...]) -> Key:
    return tuple(value for value, column in zip(row, columns, strict=True) if column.key)


def _note_lost(
    found: Remains, name: str, columns: tuple[Column, ...], trees: dict[str, Tree]
) -> bool:
    """Note which keys the index of a table knows but no row has; whether it cannot be trusted."""
    tree = trees[_index_of(name)]
    count = sum(1 for column in columns if column.key)
    sound = [one for one in tree.records if one.whole and len(one.values) == count + 1]
    keys = {tuple(one.values[:count]) for one in sound}
    there = found.rows.get(name, {}).keys()
    found.lost[name] = keys - there
    # One that does not even know the rows that are there, or knows none, says nothing of others.
    doubtful = len(sound) < len(tree.records) or not there <= keys or not keys
    return doubtful or tree.torn


def _hints(trees: dict[str, Tree]) -> dict[Cell, dict[str, Cell]]:
    """What the indexes of the meetings tell of each, by its id."""

    def keys(name: str, count: int) -> list[list[Cell]]:
        return [one.values for one in trees[name].records if one.whole and len(one.values) == count]

    ids = {row: meeting for meeting, row in keys(_index_of("meeting"), 2)}
    found: dict[Cell, dict[str, Cell]] = {}
    for name, columns in _HINTS.items():
        for key in keys(name, len(columns) + 1):
            if key[-1] in ids:
                hints = zip(columns, key, strict=False)
                found.setdefault(ids[key[-1]], {}).update(hints)
    return found
