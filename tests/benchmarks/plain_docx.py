"""The same words written as a Word file by python-docx, for LibreOffice to print.

python plain_docx.py WORDS.json OUT.docx
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

# Loaded by name: the project does not depend on python-docx, nor do its type checks.
docx: Any = import_module("docx")
shared: Any = import_module("docx.shared")
oxml: Any = import_module("docx.oxml")


def prepare(document: Any) -> None:  # noqa: ANN401
    """Set the page, the font of all text, and the footer with the number of the page."""
    section = document.sections[0]
    section.page_width, section.page_height = shared.Mm(210), shared.Mm(297)
    section.left_margin = section.right_margin = shared.Mm(20)
    section.top_margin = section.bottom_margin = shared.Mm(20)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Liberation Sans", shared.Pt(12)
    normal.paragraph_format.line_spacing = shared.Pt(16)
    normal.paragraph_format.space_after = shared.Pt(6)
    footer = section.footer.paragraphs[0]
    run = footer.add_run("DRAFT v1 – subject to approval\t\tPage ")
    run.font.size = shared.Pt(10)
    field = oxml.OxmlElement("w:fldSimple")
    field.set(oxml.ns.qn("w:instr"), "PAGE")
    footer._p.append(field)


def table(document: Any, rows: int, widths: tuple[int, ...], style: str) -> list[Any]:  # noqa: ANN401
    """The cells, row by row, of a new table whose columns are so many millimetres wide."""
    made = document.add_table(rows, len(widths), style)
    made.autofit = False
    cells: list[Any] = made._cells  # asked for once: each table.cell() counts them all again
    for column, width in zip(made.columns, widths, strict=True):
        column.width = shared.Mm(width)
    for index, cell in enumerate(cells):
        cell.width = shared.Mm(widths[index % len(widths)])
    return cells


def write(cell: Any, pieces: list[tuple[str, str]]) -> None:  # noqa: ANN401
    """Words in their styles, a paragraph each, in a cell."""
    for number, (style, words) in enumerate(pieces):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        if style == "bullet":  # the style List Bullet would ask for a font of symbols
            paragraph.paragraph_format.left_indent = shared.Pt(17)
            paragraph.paragraph_format.first_line_indent = shared.Pt(-17)
        run = paragraph.add_run(f"•\t{words}" if style == "bullet" else words)
        run.bold, run.italic = style == "bold" or None, style == "italic" or None


def main(source: str, target: str) -> None:
    """Write the words of a JSON file to a Word file."""
    words = json.loads(Path(source).read_text(encoding="utf-8"))
    document = docx.Document()
    prepare(document)
    title = document.add_paragraph().add_run(words["title"])
    title.bold, title.font.size = True, shared.Pt(16)
    for line in words["details"]:
        document.add_paragraph(line)
    people = [[("plain", cell)] for row in words["people"] for cell in row]
    for cell, pieces in zip(
        table(document, len(words["people"]), (32, 58, 80), "Normal Table"), people, strict=True
    ):
        write(cell, pieces)
    document.add_paragraph()
    rows = [
        pieces
        for row in words["rows"]
        for pieces in ([("bold", row["number"])], row["body"], [("plain", row["third"])])
    ]
    for cell, pieces in zip(
        table(document, len(words["rows"]), (16, 126, 28), "Table Grid"), rows, strict=True
    ):
        write(cell, pieces)
    document.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
