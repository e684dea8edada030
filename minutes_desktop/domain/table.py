"""What can be done to a Table block: its cells, rows and columns, from old table to new.

Rows and columns are counted from 0. A table that comes out of any of these is even: every row has
a cell for each column, and heads and shares are there for all columns or for none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace

from minutes_desktop.domain.blocks import Table, TableRow
from minutes_desktop.domain.richtext import RichText, is_blank, plain

WIDEST_SHARE = 12
"""The most parts of the width that one column can have beside the others."""
_FIRST_SHARE = 4  # what each column has when the first of them is made wider or narrower

Value = TypeVar("Value")
Cells = Sequence[Sequence[RichText]]
"""Rows of cells, as they are pasted."""


def evened(table: Table) -> Table:
    """The table with at least one row, and each row with a cell for every column."""
    width, rows = table.width, table.rows or (TableRow(),)
    return replace(
        table,
        rows=tuple(
            row if len(row.cells) == width else replace(row, cells=_filled(row.cells, width, ()))
            for row in rows
        ),
        heads=_filled(table.heads, width, "") if any(table.heads) else (),
        shares=_filled(table.shares, width, 1)[:width] if table.shares else (),
    )


def shares_of(table: Table) -> tuple[int, ...]:
    """The width of each column beside the others, at least 1."""
    return tuple(max(share, 1) for share in _filled(table.shares, table.width, 1)[: table.width])


def put_head(table: Table, column: int, words: str) -> Table:
    """The table with another head over a column."""
    even = evened(table)
    heads = _filled(even.heads, even.width, "")
    return evened(replace(even, heads=(*heads[:column], words, *heads[column + 1 :])))


def put_cell(table: Table, row: int, column: int, text: RichText) -> Table:
    """The table with another text in a cell."""
    even = evened(table)
    old = even.rows[row]
    cells = (*old.cells[:column], text, *old.cells[column + 1 :])
    return _with_rows(even, (*even.rows[:row], replace(old, cells=cells), *even.rows[row + 1 :]))


def add_row(table: Table, row: int) -> Table:
    """The table with an empty row put in at a place."""
    even = evened(table)
    return _with_rows(even, (*even.rows[:row], *_blank_rows(even.width), *even.rows[row:]))


def remove_row(table: Table, row: int) -> Table:
    """The table without a row."""
    even = evened(table)
    return _with_rows(even, (*even.rows[:row], *even.rows[row + 1 :]) or _blank_rows(even.width))


def move_row(table: Table, row: int, step: int) -> Table:
    """The table with a row moved, as far as the rows go."""
    even = evened(table)
    to = min(max(row + step, 0), len(even.rows) - 1)
    rest = (*even.rows[:row], *even.rows[row + 1 :])
    return _with_rows(even, (*rest[:to], even.rows[row], *rest[to:]))


def add_column(table: Table, column: int) -> Table:
    """The table with an empty column put in at a place, as wide as the one before it."""
    even = evened(table)
    share = even.shares[max(column - 1, 0) : max(column, 1)]
    return replace(
        even,
        heads=(*even.heads[:column], "", *even.heads[column:]) if even.heads else (),
        shares=(*even.shares[:column], *share, *even.shares[column:]),
        rows=tuple(
            replace(row, cells=(*row.cells[:column], (), *row.cells[column:])) for row in even.rows
        ),
    )


def remove_column(table: Table, column: int) -> Table:
    """The table without a column; its only column stays."""
    even = evened(table)
    if even.width == 1:
        return table
    return evened(
        replace(
            even,
            heads=even.heads[:column] + even.heads[column + 1 :],
            shares=even.shares[:column] + even.shares[column + 1 :],
            rows=tuple(
                replace(row, cells=row.cells[:column] + row.cells[column + 1 :])
                for row in even.rows
            ),
        )
    )


def move_column(table: Table, column: int, step: int) -> Table:
    """The table with a column moved, as far as the columns go."""
    even = evened(table)
    to = min(max(column + step, 0), even.width - 1)
    order = [place for place in range(even.width) if place != column]
    order.insert(to, column)
    return replace(
        even,
        heads=tuple(even.heads[place] for place in order) if even.heads else (),
        shares=tuple(even.shares[place] for place in order) if even.shares else (),
        rows=tuple(
            replace(row, cells=tuple(row.cells[place] for place in order)) for row in even.rows
        ),
    )


def widen(table: Table, column: int, step: int) -> Table:
    """The table with a column so many shares wider, or narrower, beside the others."""
    even = evened(table)
    shares = list(even.shares or (_FIRST_SHARE,) * even.width)
    shares[column] = min(max(shares[column] + step, 1), WIDEST_SHARE)
    return replace(even, shares=tuple(shares))


def put_cells(table: Table, row: int, column: int, cells: Cells) -> Table:
    """The table with a rectangle of cells written from a place on; it grows as far as they need."""
    even = evened(table)
    width = max(even.width, column + max(map(len, cells), default=0))
    while even.width < width:
        even = add_column(even, even.width)
    rows = list(even.rows)
    for place, written in enumerate(cells, row):
        if place == len(rows):
            rows += _blank_rows(width)
        old = rows[place].cells
        fresh = (*old[:column], *written, *old[column + len(written) :])
        rows[place] = replace(rows[place], cells=fresh)
    return _with_rows(even, tuple(rows))


def put_heads(table: Table, column: int, cells: Cells) -> Table:
    """The table with pasted cells from a head on: the first row of them is heads, the rest rows."""
    if not cells:
        return table
    under = put_cells(table, 0, column, cells[1:])
    while under.width < column + len(cells[0]):
        under = add_column(under, under.width)
    for place, text in enumerate(cells[0], column):
        under = put_head(under, place, " ".join(plain(text).split("\n")))
    return under


def row_is_blank(row: TableRow) -> bool:
    """Whether nothing is written in the row."""
    return all(map(is_blank, row.cells))


def _with_rows(table: Table, rows: tuple[TableRow, ...]) -> Table:
    return replace(table, rows=rows)


def _blank_rows(width: int) -> tuple[TableRow, ...]:
    return (TableRow(cells=((),) * width),)


def _filled(values: tuple[Value, ...], width: int, empty: Value) -> tuple[Value, ...]:
    return values + (empty,) * (width - len(values))
