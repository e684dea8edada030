"""The block in which the record is signed."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from minutes_desktop.domain.minutes import Approval, ApprovalRow
from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.band import Band, Grid
from minutes_desktop.export.pdf.cells import Column, cell, columns_of, edges_of
from minutes_desktop.export.pdf.design import Design
from minutes_desktop.export.pdf.grids import rows_in
from minutes_desktop.export.pdf.leaf import Leaf
from minutes_desktop.export.pdf.styles import MM, PAD
from minutes_desktop.export.pdf.titles import heading


def approval(part: Approval, design: Design) -> Iterator[Band]:
    """The heading and the rows, kept together; a row without a value is left blank to be filled."""
    over = list(heading(part.heading, part, design))
    if over and not part.rows:
        over[-1] = replace(over[-1], keep=False)
    yield from over
    width = design.frame.width
    label = min(design.layout.approval.label_width * MM, width / 2)
    edges = edges_of((label, width - label))
    columns = columns_of(edges, spaced=True)
    above = styles.AFTER_LABEL if over else styles.GRID_GAP
    rows = [[_row(row, columns, design)] for row in part.rows]
    bands = list(rows_in((Grid(edges),), rows, above))
    yield from (replace(band, keep=True) for band in bands[:-1])
    yield from bands[-1:]


def _row(row: ApprovalRow, columns: tuple[Column, ...], design: Design) -> Band:
    grid = design.layout.approval
    height = grid.signature_height if row.role == "signature" else grid.row_height
    label, value = columns
    cells = (
        cell(row.value, design.body, value, Leaf(row, "value")),
        cell(row.label, design.bold, label, Leaf(row, "label")),
    )
    return Band(cells, whole=True, least=height * MM - 2 * PAD)
