"""Where the rows of a column stand: their order, their places and their heights, built or not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class RowPlan(Struct, frozen=True):
    """A row to be shown: its key, the gap above it and how far it is set in, in pixels."""

    key: str
    gap: int = 4
    indent: int = 0


class LazyRow:
    """A row of the column, and its widget once it is built.

    ``top`` and ``height`` are in pixels; the height is an estimate until the widget is measured.
    """

    __slots__ = ("height", "key", "plan", "top", "widget")

    def __init__(self, plan: RowPlan, height: int) -> None:
        """A row that is not built yet."""
        self.key, self.plan = plan.key, plan
        self.top, self.height = 0, height
        self.widget: QWidget | None = None

    @property
    def bottom(self) -> int:
        """Where the row ends, in pixels from the top of the stack."""
        return self.top + self.height


class Stack:
    """Rows under each other."""

    def __init__(self) -> None:
        """Begin with no rows."""
        self._rows: list[LazyRow] = []
        self._by_key: dict[str, LazyRow] = {}
        self.bottom = 0

    def __iter__(self) -> Iterator[LazyRow]:
        """The rows from top to bottom."""
        return iter(self._rows)

    def row(self, key: str) -> LazyRow | None:
        """The row of this key."""
        return self._by_key.get(key)

    def order(self) -> list[str]:
        """The keys of all rows in order."""
        return list(self._by_key)

    def replan(self, plans: Sequence[RowPlan], height: Callable[[str], int]) -> list[LazyRow]:
        """Hold the rows planned, in their order; those that are there already stay as they are.

        ``height`` estimates a new row. What is given back are the rows that went.
        """
        before, self._by_key = self._by_key, {}
        for plan in plans:
            row = before.pop(plan.key, None)
            if row is None:
                row = LazyRow(plan, height(plan.key))
            row.plan = plan
            self._by_key[plan.key] = row
        self._rows = list(self._by_key.values())
        return list(before.values())

    def pile(self, top: int) -> None:
        """Put every row under the one before it, the first at ``top`` pixels."""
        for row in self._rows:
            top += row.plan.gap
            row.top = top
            top += row.height
        self.bottom = top

    def between(self, top: int, bottom: int) -> list[LazyRow]:
        """The rows of which something stands between two heights."""
        first = max(bisect_right(self._rows, top, key=_top_of) - 1, 0)
        after = bisect_right(self._rows, bottom - 1, key=_top_of)
        return [row for row in self._rows[first:after] if row.bottom > top]


def _top_of(row: LazyRow) -> int:
    return row.top
