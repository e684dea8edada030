"""Standing items as rows: moved, put under others and taken out again."""

from __future__ import annotations

import pytest

from minutes_desktop.domain.standing import (
    Rows,
    StandingRow,
    items_of,
    moved,
    nested,
    rows_of,
    unnested,
)
from minutes_desktop.domain.template import StandingItem

TREE = (
    StandingItem("a", items=(StandingItem("b", items=(StandingItem("c"),)), StandingItem("d"))),
    StandingItem("e"),
)


def _rows(words: str) -> Rows:
    """Rows from words such as ``a0 b1``: heading and depth."""
    return tuple(StandingRow(StandingItem(word[0]), int(word[1])) for word in words.split())


def _words(rows: Rows) -> str:
    return " ".join(f"{row.item.heading}{row.depth}" for row in rows)


def test_a_tree_becomes_rows_and_a_tree_again() -> None:
    assert _words(rows_of(TREE)) == "a0 b1 c2 d1 e0"
    assert items_of(rows_of(TREE)) == TREE


def test_a_row_that_is_too_deep_hangs_under_the_one_before() -> None:
    assert _words(rows_of(items_of(_rows("a0 b2 c1")))) == "a0 b1 c1"


@pytest.mark.parametrize(
    "at, step, words, place",
    [
        (0, 1, "e0 a0 b1 c2 d1", 1),
        (4, -1, "e0 a0 b1 c2 d1", 0),
        (1, 1, "a0 d1 b1 c2 e0", 2),
        (3, -1, "a0 d1 b1 c2 e0", 1),
        (2, 1, "a0 b1 c2 d1 e0", 2),
        (1, -1, "a0 b1 c2 d1 e0", 1),
        (4, 1, "a0 b1 c2 d1 e0", 4),
    ],
)
def test_a_row_moves_among_its_siblings_with_all_under_it(
    at: int, step: int, words: str, place: int
) -> None:
    rows, where = moved(rows_of(TREE), at, step)
    assert (_words(rows), where) == (words, place)


@pytest.mark.parametrize(
    "at, words", [(4, "a0 b1 c2 d1 e1"), (3, "a0 b1 c2 d2 e0"), (1, "a0 b1 c2 d1 e0")]
)
def test_a_row_is_put_under_the_sibling_before_it(at: int, words: str) -> None:
    rows, where = nested(rows_of(TREE), at)
    assert (_words(rows), where) == (words, at)


@pytest.mark.parametrize(
    "at, words, place",
    [(1, "a0 d1 b0 c1 e0", 2), (2, "a0 b1 c1 d1 e0", 2), (0, "a0 b1 c2 d1 e0", 0)],
)
def test_a_row_taken_out_stands_behind_its_parent(at: int, words: str, place: int) -> None:
    rows, where = unnested(rows_of(TREE), at)
    assert (_words(rows), where) == (words, place)
