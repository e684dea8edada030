"""The standing items of a template as a list of rows, each with its depth, and back to a tree."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.template import StandingItem


class StandingRow(Struct, frozen=True):
    """One standing item without those under it; ``depth`` is 0 at the top."""

    item: StandingItem = StandingItem()
    depth: int = 0


Rows = tuple[StandingRow, ...]


def rows_of(items: tuple[StandingItem, ...], depth: int = 0) -> Rows:
    """The items and all under them, in printed order."""
    rows: list[StandingRow] = []
    for item in items:
        rows.append(StandingRow(replace(item, items=()), depth))
        rows.extend(rows_of(item.items, depth + 1))
    return tuple(rows)


def items_of(rows: Rows) -> tuple[StandingItem, ...]:
    """The tree that such rows describe; a row too deep hangs under the row before it."""
    items: list[StandingItem] = []
    at = 0
    while at < len(rows):
        end = end_of(rows, at)
        items.append(replace(rows[at].item, items=items_of(rows[at + 1 : end])))
        at = end
    return tuple(items)


def end_of(rows: Rows, at: int) -> int:
    """The place behind a row and all under it."""
    end = at + 1
    while end < len(rows) and rows[end].depth > rows[at].depth:
        end += 1
    return end


def moved(rows: Rows, at: int, step: int) -> tuple[Rows, int]:
    """The rows with one, and all under it, a place up (-1) or down (1) among its siblings.

    Gives the rows and the place where the row is now; both are as before at the edge.
    """
    end = end_of(rows, at)
    if step > 0:
        if end == len(rows) or rows[end].depth != rows[at].depth:
            return rows, at
        beyond = end_of(rows, end)
        swapped = (*rows[:at], *rows[end:beyond], *rows[at:end], *rows[beyond:])
        return swapped, at + beyond - end
    before = _sibling_before(rows, at)
    if before is None:
        return rows, at
    return (*rows[:before], *rows[at:end], *rows[before:at], *rows[end:]), before


def nested(rows: Rows, at: int) -> tuple[Rows, int]:
    """The rows with one put under the sibling before it, and its place; as before without one."""
    if _sibling_before(rows, at) is None:
        return rows, at
    return _shifted(rows, at, 1), at


def unnested(rows: Rows, at: int) -> tuple[Rows, int]:
    """The rows with one taken out from under its parent, to stand behind it, and its place."""
    if rows[at].depth == 0:
        return rows, at
    parent = max(n for n in range(at) if rows[n].depth < rows[at].depth)
    end, behind = end_of(rows, at), end_of(rows, parent)
    shifted = _shifted(rows, at, -1)
    place = behind - (end - at)
    return (*shifted[:at], *shifted[end:behind], *shifted[at:end], *shifted[behind:]), place


def _shifted(rows: Rows, at: int, step: int) -> Rows:
    end = end_of(rows, at)
    return tuple(
        replace(row, depth=row.depth + step) if at <= n < end else row for n, row in enumerate(rows)
    )


def _sibling_before(rows: Rows, at: int) -> int | None:
    for place in range(at - 1, -1, -1):
        if rows[place].depth == rows[at].depth:
            return place
        if rows[place].depth < rows[at].depth:
            return None
    return None
