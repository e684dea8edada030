"""The places of rows that stand under each other."""

from __future__ import annotations

from minutes_desktop.ui.capture.forms.stack import LazyRow, RowPlan, Stack

_HEIGHTS = {"a": 10, "b": 20, "c": 30, "d": 40}


def piled(*keys: str) -> Stack:
    stack = Stack()
    stack.replan([RowPlan(key, gap=5) for key in keys], _HEIGHTS.__getitem__)
    stack.pile(100)
    return stack


def row(stack: Stack, key: str) -> LazyRow:
    found = stack.row(key)
    assert found is not None
    return found


def test_each_row_stands_under_the_one_before_it_and_its_gap() -> None:
    stack = piled("a", "b", "c")
    assert [(one.key, one.top, one.bottom) for one in stack] == [
        ("a", 105, 115),
        ("b", 120, 140),
        ("c", 145, 175),
    ]
    assert stack.bottom == 175


def test_a_row_that_stays_keeps_its_height_wherever_it_goes() -> None:
    stack = piled("a", "b", "c")
    row(stack, "b").height = 22
    gone = stack.replan([RowPlan("d"), RowPlan("c"), RowPlan("b", indent=14)], _HEIGHTS.__getitem__)
    assert [one.key for one in gone] == ["a"]
    assert stack.order() == ["d", "c", "b"]
    assert (row(stack, "b").height, row(stack, "b").plan.indent) == (22, 14)
    assert row(stack, "d").height == 40
    assert stack.row("a") is None


def test_between_two_heights_are_the_rows_of_which_something_stands_there() -> None:
    stack = piled("a", "b", "c", "d")

    def keys(top: int, bottom: int) -> list[str]:
        return [one.key for one in stack.between(top, bottom)]

    assert keys(0, 105) == []
    assert keys(0, 106) == ["a"]
    assert keys(114, 121) == ["a", "b"]
    assert keys(115, 120) == []  # the gap
    assert keys(139, 1000) == ["b", "c", "d"]
    assert keys(stack.bottom, 1000) == []


def test_no_rows_are_anywhere_in_an_empty_stack() -> None:
    assert Stack().between(0, 1000) == []
