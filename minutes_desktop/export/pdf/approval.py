"""The block in which the record is signed."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from minutes_desktop.domain.minutes import ApprovalRow
from minutes_desktop.export.parts import Outline
from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.band import Band, Cell, Grid
from minutes_desktop.export.pdf.cells import Column, cell, columns_of, edges_of
from minutes_desktop.export.pdf.design import Design
from minutes_desktop.export.pdf.grids import rows_in
from minutes_desktop.export.pdf.leaf import Leaf
from minutes_desktop.export.pdf.picture import read_picture
from minutes_desktop.export.pdf.styles import MM, PAD
from minutes_desktop.export.pdf.titles import heading

_UNREADABLE = (
    "The picture of the signature cannot be read; choose another PNG or JPEG picture of it."
)


def approval(outline: Outline, design: Design) -> Iterator[Band]:
    """The heading and the rows, kept together; a row without a value is left blank to be filled.

    Raises ``ExportError`` if the picture of a signature cannot be read.
    """
    part = outline.approval
    over = list(heading(part.heading, part, design))
    if over and not part.rows:
        over[-1] = replace(over[-1], keep=False)
    yield from over
    width = design.frame.width
    label = min(design.layout.approval.label_width * MM, width / 2)
    edges = edges_of((label, width - label))
    columns = columns_of(edges, spaced=True)
    above = styles.AFTER_LABEL if over else styles.GRID_GAP
    rows = [[_row(row, columns, outline, design)] for row in part.rows]
    bands = list(rows_in((Grid(edges),), rows, above))
    yield from (replace(band, keep=True) for band in bands[:-1])
    yield from bands[-1:]


def _row(row: ApprovalRow, columns: tuple[Column, ...], outline: Outline, design: Design) -> Band:
    grid = design.layout.approval
    is_signed = row.role == "signature"
    least = (grid.signature_height if is_signed else grid.row_height) * MM - 2 * PAD
    label, value = columns
    cells = (
        _signature(row, outline.signature, value, least, design)
        if is_signed and outline.signature
        else cell(row.value, design.body, value, Leaf(row, "value")),
        cell(row.label, design.bold, label, Leaf(row, "label")),
    )
    return Band(cells, whole=True, least=least)


def _signature(
    row: ApprovalRow, image: bytes, column: Column, height: float, design: Design
) -> Cell:
    """The picture of a signature, as large as the row allows; no line of words stands there."""
    room = max(height, design.body.leading)
    picture = read_picture(image, column.width, room, _UNREADABLE)
    return Cell(column.x, ((),), design.body, Leaf(row, "value"), picture)
