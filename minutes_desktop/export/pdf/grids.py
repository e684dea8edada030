"""Rows put into grids, and the heads over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from minutes_desktop.export.pdf.band import Band, Grid
from minutes_desktop.export.pdf.design import Design
from minutes_desktop.export.pdf.styles import ROW_GAP


def headed(grid: Grid, head: Band | None, design: Design) -> tuple[Grid, list[Sequence[Band]]]:
    """The grid under a head, and the rows it begins with.

    A head too tall to be printed on every page is a row of its own, printed once.
    """
    if head is None:
        return grid, []
    if head.height < design.frame.height / 4:
        return replace(grid, head=head), []
    return grid, [(replace(head, whole=False),)]


def rows_in(
    grids: tuple[Grid, ...], rows: Iterable[Sequence[Band]], above: float
) -> Iterator[Band]:
    """The bands of rows in the innermost of grids, which stands ``above`` points below the last."""
    spaced, first = grids[-1].spaced, True
    for row in rows:
        for at, band in enumerate(row):
            if at:
                yield replace(band, grids=grids)
            else:
                space = above if first else ROW_GAP
                yield replace(band, gap=space, opens=spaced and not first, grids=grids)
            first = False
