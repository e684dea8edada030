"""Tables of a Word document: made row by row, ruled, with heads that come again on each page."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.table import Table, _Cell

SHADE = "E6E6E6"
_PAD = 1.9  # millimetres between a rule and the words beside it


def add_table(block: Document | _Cell, widths: Sequence[float], *, ruled: bool) -> Table:
    """A table without rows, its columns of these widths in millimetres."""
    table = block.add_table(0, len(widths))
    table.style = "Table Grid" if ruled else "Normal Table"
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    if ruled:
        _pad(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def _pad(table: Table) -> None:
    """Keep the words off the rules, as far as on the printed page, and the rules on its margin."""
    margins = OxmlElement("w:tblCellMar")
    for name, millimetres in (("top", 1.2), ("left", _PAD), ("bottom", 0.6), ("right", _PAD)):
        margins.append(_width(f"w:{name}", millimetres))
    properties = table._tbl.tblPr  # noqa: SLF001 - no public way leads there
    # In this order, which Word insists on (ECMA-376, 17.4.59).
    look = properties.find(qn("w:tblLook"))
    for made in (_width("w:tblInd", _PAD), properties.find(qn("w:tblLayout")), margins):
        if made is not None and look is not None:
            look.addprevious(made)
        elif made is not None:
            properties.append(made)


def _width(tag: str, millimetres: float) -> BaseOxmlElement:
    made = OxmlElement(tag)
    made.set(qn("w:w"), str(round(millimetres * 1440 / 25.4)))
    made.set(qn("w:type"), "dxa")
    return made


def add_row(table: Table) -> Sequence[_Cell]:
    """A new row at the end; its cells."""
    cells: Sequence[_Cell] = table.add_row().cells  # type: ignore[no-untyped-call]
    for cell, column in zip(cells, table.columns, strict=True):
        cell.width = column.width
    return cells


def repeat_head(table: Table, *, shaded: bool) -> None:
    """Make the last row the head of the table, which each page begins with."""
    row = table.rows[-1]
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - no public way leads there
    properties.append(OxmlElement("w:tblHeader"))
    if shaded:
        for cell in row.cells:
            shade(cell)


def shade(cell: _Cell) -> None:
    """Grey a cell."""
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), SHADE)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 - no public way leads there


def rule(cell: _Cell, **edges: bool) -> None:
    """Draw or leave out the rules of a cell: ``top``, ``bottom``."""
    borders = OxmlElement("w:tcBorders")
    for name, drawn in edges.items():
        edge = OxmlElement(f"w:{name}")
        edge.set(qn("w:val"), "single" if drawn else "nil")
        borders.append(edge)
    cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001 - no public way leads there
