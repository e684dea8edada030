"""Cells, rows and columns of a table."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from minutes_desktop.domain.blocks import Table, TableRow
from minutes_desktop.domain.richtext import RichText, plain, rich
from minutes_desktop.domain.table import (
    add_column,
    add_row,
    evened,
    move_column,
    move_row,
    put_cell,
    put_cells,
    put_head,
    put_heads,
    remove_column,
    remove_row,
    shares_of,
    widen,
)
from tests.factories import heads, table_rows

_PLAN = Table(
    id="t",
    heads=("Month", "Subject"),
    shares=(1, 3),
    rows=(
        TableRow("r1", (rich("June"), rich("Fleet"))),
        TableRow("r2", (rich("July"), rich("Custody"))),
    ),
)


def _words(table: Table) -> list[list[str]]:
    return [[plain(cell) for cell in row.cells] for row in table.rows]


def test_a_cell_takes_other_words_and_the_rest_stays() -> None:
    table = put_cell(_PLAN, 1, 0, rich("August"))
    assert _words(table) == [["June", "Fleet"], ["August", "Custody"]]
    assert table.rows[0] is _PLAN.rows[0]
    assert (table.rows[1].id, table.heads, table.shares) == ("r2", ("Month", "Subject"), (1, 3))


def test_rows_are_added_moved_and_removed() -> None:
    added = add_row(_PLAN, 1)
    assert _words(added) == [["June", "Fleet"], ["", ""], ["July", "Custody"]]
    assert [row.id for row in move_row(_PLAN, 0, 1).rows] == ["r2", "r1"]
    assert move_row(_PLAN, 0, -1) == _PLAN
    assert _words(remove_row(_PLAN, 0)) == [["July", "Custody"]]


def test_a_table_without_its_last_row_is_an_empty_one() -> None:
    one = remove_row(_PLAN, 0)
    assert _words(remove_row(one, 0)) == [["", ""]]


def test_columns_take_their_heads_and_widths_with_them() -> None:
    added = add_column(_PLAN, 1)
    assert added.heads == ("Month", "", "Subject")
    assert added.shares == (1, 1, 3)
    assert _words(added)[0] == ["June", "", "Fleet"]
    moved = move_column(_PLAN, 0, 1)
    assert (moved.heads, moved.shares) == (("Subject", "Month"), (3, 1))
    assert _words(moved) == [["Fleet", "June"], ["Custody", "July"]]
    removed = remove_column(_PLAN, 0)
    assert (removed.heads, removed.shares, _words(removed)) == (
        ("Subject",),
        (3,),
        [["Fleet"], ["Custody"]],
    )
    assert remove_column(removed, 0) == removed


def test_a_column_is_widened_beside_the_others_within_bounds() -> None:
    plain_table = Table(rows=(TableRow(cells=((), ())),))
    assert shares_of(plain_table) == (1, 1)
    assert widen(plain_table, 0, 1).shares == (5, 4)
    assert widen(_PLAN, 0, -1).shares == (1, 3)
    assert widen(widen(_PLAN, 1, 9), 1, 9).shares == (1, 12)


def test_a_table_whose_heads_are_all_cleared_has_none_and_keeps_its_columns() -> None:
    wide = Table(heads=("a", "b"), rows=(TableRow(cells=((),)),))
    table = put_head(put_head(wide, 0, ""), 1, "")
    assert table.heads == ()
    assert table.width == 2


def test_pasted_cells_make_the_table_grow() -> None:
    cells = [[rich("A"), rich("B")], [rich("C")], [rich("D"), rich("E")]]
    table = put_cells(_PLAN, 1, 1, cells)
    assert _words(table) == [
        ["June", "Fleet", ""],
        ["July", "A", "B"],
        ["", "C", ""],
        ["", "D", "E"],
    ]
    assert table.heads == ("Month", "Subject", "")


def test_cells_pasted_at_a_head_begin_with_the_heads() -> None:
    table = put_heads(Table(), 0, [[rich("When"), rich("What")], [rich("June"), rich("Fleet")]])
    assert table.heads == ("When", "What")
    assert _words(table) == [["June", "Fleet"]]


@given(
    rows=st.lists(table_rows, max_size=3).map(tuple),
    heads=heads,
    shares=st.lists(st.integers(1, 9), max_size=5).map(tuple),
)
def test_any_table_evened_keeps_all_words_and_has_a_cell_for_each_column(
    rows: tuple[TableRow, ...], heads: tuple[str, ...], shares: tuple[int, ...]
) -> None:
    table = Table(rows=rows, heads=heads, shares=shares)
    even = evened(table)
    assert even.width == table.width
    assert all(len(row.cells) == even.width for row in even.rows)
    assert len(even.heads) in (0, even.width)
    assert len(even.shares) in (0, even.width)

    def cells(one: Table) -> list[RichText]:
        return [cell for row in one.rows for cell in row.cells if cell]

    assert cells(even) == cells(table)
    assert [head for head in even.heads if head] == [head for head in table.heads if head]
    assert evened(even) == even
