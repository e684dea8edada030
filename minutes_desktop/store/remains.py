"""The rows that can still be read in a damaged store, by table."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from msgspec import Struct, field

from minutes_desktop.store.copying import Stopped, Watch
from minutes_desktop.store.identity import APPLICATION_ID, SCHEMA
from minutes_desktop.store.pages import LEAF, Pages, Tree
from minutes_desktop.store.records import Cell, Record
from minutes_desktop.store.rows import JSON_COLUMNS

_JSON_BEGINS = ("[", "{")


_IDS = "sqlite_autoindex_meeting_1"
_HINTS = {"ix_meeting_series_date": ("series", "date"), "ix_meeting_date_start": ("date", "start")}


class Column(Struct, frozen=True):
    """A column as SQLite describes it; ``key`` is its place in the primary key, from 1, or 0."""

    name: str
    kind: str
    needed: bool
    key: int


Layout = dict[str, tuple[Column, ...]]


class Remains(Struct):
    """What is left. ``lost`` holds the keys of rows that an index knows and no page holds.

    ``cut`` holds the keys of rows not all of whose values could be read, ``senseless`` the values
    of rows that fit no table; ``hints`` what indexes still know of meetings, by id; ``unsure`` says
    that there may have been rows of which nothing is left.
    """

    rows: dict[str, list[list[Cell]]] = field(default_factory=dict)
    lost: dict[str, set[tuple[Cell, ...]]] = field(default_factory=dict)
    cut: dict[str, set[tuple[Cell, ...]]] = field(default_factory=dict)
    senseless: list[list[Cell]] = field(default_factory=list)
    hints: dict[Cell, dict[str, Cell]] = field(default_factory=dict)
    unsure: bool = False


def layout_of(path: Path) -> Layout:
    """The tables of a sound store, with their columns."""
    with closing(sqlite3.connect(path)) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name != "alembic_version"
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
    entries = {entry.name: entry for entry in _schema(pages)}
    trees = {name: pages.walk(one.root, index=one.index) for name, one in entries.items()}
    torn = {name for name in layout if _is_torn(pages, trees.get(name))}
    for at, (name, columns) in enumerate(layout.items()):
        _go_on(watch, at / len(layout) / 2)
        tree = trees.get(name) or Tree(set(), [])
        leaves = [leaf for leaf in tree.leaves if pages.kind(leaf) == LEAF]
        records = [one for leaf in leaves for one in pages.records(leaf)]
        _take(found, name, columns, [one for one in records if fits(one, columns)])
        if senseless := [one.values for one in records if not fits(one, columns)]:
            found.senseless += senseless
            torn.add(name)
    if torn:
        known = set().union(pages.free(), *(tree.pages for tree in trees.values()))
        for page in range(1, pages.count + 1):
            _go_on(watch, 0.5 + page / pages.count / 2)
            if page not in known and pages.kind(page) == LEAF:
                _take_stray(found, layout, torn, [*pages.records(page)])
    found.hints = _hints(pages, trees)
    for name in layout:
        found.unsure |= _note_lost(found, pages, name, layout[name], trees) and name in torn
    return found


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
        case _:
            return isinstance(value, str) or (value is None and not column.needed)


def _go_on(watch: Watch, share: float) -> None:
    if not watch(share):
        raise Stopped("Stopped before it was done; nothing was changed.")


def _is_torn(pages: Pages, tree: Tree | None) -> bool:
    if tree is None or tree.torn:
        return True
    return any(pages.cells(leaf) != len([*pages.records(leaf)]) for leaf in tree.leaves)


class _Entry(Struct, frozen=True):
    """A table or an index: its name, its first page, and the words it was made with."""

    name: str
    root: int
    words: str
    index: bool


def _schema(pages: Pages) -> list[_Entry]:
    """The tables and indexes of the file."""
    tree = pages.walk(1)
    leaves = tree.leaves
    if tree.torn or not leaves:
        leaves = [page for page in range(1, pages.count + 1) if pages.kind(page) == LEAF]
    return [entry for leaf in leaves for one in pages.records(leaf) for entry in _entry(one)]


def _entry(record: Record) -> Iterator[_Entry]:
    match record.values:
        case ["table" | "index" as kind, str(name), str(), int(root), sql]:
            yield _Entry(name, root, sql if isinstance(sql, str) else "", kind == "index")
        case _:
            pass


def _take(found: Remains, name: str, columns: tuple[Column, ...], records: list[Record]) -> None:
    rows = found.rows.setdefault(name, [])
    keys = {_key(row, columns) for row in rows}
    for record in records:
        row = _filled(record, columns)
        key = _key(row, columns)
        if key not in keys:
            keys.add(key)
            rows.append(row)
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
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value or "")


def _key(row: list[Cell], columns: tuple[Column, ...]) -> tuple[Cell, ...]:
    return tuple(value for value, column in zip(row, columns, strict=True) if column.key)


def _note_lost(
    found: Remains, pages: Pages, name: str, columns: tuple[Column, ...], trees: dict[str, Tree]
) -> bool:
    """Note which keys the index of a table knows but no row has; whether it cannot be trusted."""
    tree = trees.get(f"sqlite_autoindex_{name}_1")
    if tree is None:
        return True
    count = sum(1 for column in columns if column.key)
    records = [record for page in tree.leaves for record in pages.records(page)]
    sound = [one for one in records if one.whole and len(one.values) == count + 1]
    keys = {tuple(one.values[:count]) for one in sound}
    there = {_key(row, columns) for row in found.rows.get(name, [])}
    found.lost[name] = keys - there
    # One that does not even know the rows that are there, or knows none, says nothing of others.
    doubtful = len(sound) < len(records) or not there <= keys or not keys
    return doubtful or _is_torn(pages, tree)


def _hints(pages: Pages, trees: dict[str, Tree]) -> dict[Cell, dict[str, Cell]]:
    """What the indexes of the meetings tell of each, by its id."""

    def keys(name: str) -> Iterator[list[Cell]]:
        for page in trees[name].leaves if name in trees else ():
            yield from (one.values for one in pages.records(page) if one.whole)

    ids = {row: meeting for meeting, row in (key for key in keys(_IDS) if len(key) == 2)}
    found: dict[Cell, dict[str, Cell]] = {}
    for name, columns in _HINTS.items():
        for key in keys(name):
            if len(key) == len(columns) + 1 and key[-1] in ids:
                hints = zip(columns, key, strict=False)
                found.setdefault(ids[key[-1]], {}).update(hints)
    return found
