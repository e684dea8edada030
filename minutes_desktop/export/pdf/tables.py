"""Tables within an item: previous actions gone through again, and tables of any content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minutes_desktop.export.errors import ExportError
from minutes_desktop.export.parts import FreeRow, FreeTable, PastAction, PastActions
from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.band import Band, Cell, Grid
from minutes_desktop.export.pdf.cells import (
    Column,
    beside,
    cell,
    columns_of,
    edges_of,
    tallest_first,
)
from minutes_desktop.export.pdf.design import Design
from minutes_desktop.export.pdf.grids import headed, rows_in
from minutes_desktop.export.pdf.leaf import Leaf
from minutes_desktop.export.pdf.paragraphs import bodies, gap, set_lines, set_text


def previous_actions(
    part: PastActions, design: Design, items: Grid, above: float
) -> Iterator[Band]:
    """Previous actions in the grid of the items: reference and words in the body, status third.

    ``above`` is the space above them, in points.
    """
    _, left, third, right = items.rules
    reference = min(design.layout.items.reference * styles.MM, (third - left) / 2)
    edges = (left, left + reference, third, right)
    columns = columns_of(edges, spaced=True)
    grid = Grid(edges, ruled=items.ruled, flush=True)
    grid, rows = headed(grid, _heads(part, part.heads, columns, design), design)
    rows += [list(_past_action(row, columns, design)) for row in part.rows]
    return rows_in((items, grid), rows, above)


def _heads(
    part: PastActions | FreeTable, heads: Sequence[str], columns: Sequence[Column], design: Design
) -> Band | None:
    if not any(heads):
        return None
    cells = [
        cell(words, design.bold, column, Leaf(part, "heads", column=at))
        for at, (words, column) in enumerate(zip(heads, columns, strict=False))
    ]
    return Band(tallest_first(cells), whole=True, shade=True, keep=True)


def _past_action(row: PastAction, columns: tuple[Column, ...], design: Design) -> Iterator[Band]:
    reference, text, status = columns
    above = None
    for body in bodies(row.passage, design, text.width):
        cells = [Cell(text.x, set_lines(body, text.width), body.style, body.leaf)]
        if above is None and row.reference:
            cells.append(cell(row.reference, design.body, reference, Leaf(row, "reference")))
        cells += beside(body.beside, design.body, status, body.leaf._replace(field="beside"))
        yield Band(tuple(cells), gap(above, body) if above else 0.0, body.keep)
        above = body


def free_table(
    part: FreeTable, design: Design, items: Grid, room: Column, above: float
) -> Iterator[Band]:
    """A table within the room of the body column; its rows may be cut, its heads come again."""
    edges = edges_of(_widths(part, room.width), room.x)
    columns = columns_of(edges, spaced=True)
    head = _heads(part, part.heads, columns, design)
    if part.rows:
        grid, rows = headed(Grid(edges), head, design)
    else:
        grid, rows = Grid(edges), [(head,)] if head else []
    rows += [(_free_row(row, columns, design),) for row in part.rows]
    return rows_in((items, grid), rows, above)


def _widths(part: FreeTable, room: float) -> list[float]:
    """The widths of the columns by their shares, none too narrow for a letter."""
    least, count = styles.LEAST_COLUMN, len(part.shares)
    free = room - least * count
    if free < 0:
        raise ExportError(
            f"A table has {count} columns, more than the page is wide; part it into two tables."
        )
    shares = [max(share, 0) for share in part.shares]
    total = sum(shares)
    wanted = [room * share / total if total else room / count for share in shares]
    over = [max(width - least, 0.0) for width in wanted]
    return [least + free * width / sum(over) if sum(over) else room / count for width in over]


def _free_row(row: FreeRow, columns: Sequence[Column], design: Design) -> Band:
    cells = []
    for at, (text, column) in enumerate(zip(row.cells, columns, strict=True)):
        leaf = Leaf(row, "cells", column=at)
        cells.append(
            Cell(column.x, set_text(text, design.body, column.width, leaf), design.body, leaf)
        )
    return Band(tallest_first(cells))
