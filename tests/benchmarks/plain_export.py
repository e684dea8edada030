"""The same words printed as a ReportLab script is ordinarily written, to measure ours beside.

python plain_export.py WORDS.json OUT.pdf
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    LongTable,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FACES = ("Regular", "Bold", "Italic")

for face in FACES:
    pdfmetrics.registerFont(TTFont(face, FONTS / f"LiberationSans-{face}.ttf"))

BODY = ParagraphStyle("body", fontName="Regular", fontSize=12, leading=16, spaceAfter=6)
STYLES = {
    "plain": BODY,
    "bold": ParagraphStyle("bold", BODY, fontName="Bold"),
    "italic": ParagraphStyle("italic", BODY, fontName="Italic"),
    "bullet": ParagraphStyle("bullet", BODY, bulletFontName="Regular", leftIndent=17),
    "title": ParagraphStyle("title", BODY, fontName="Bold", fontSize=16, leading=20),
}
GRID = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BOX", (0, 0), (-1, -1), 0.5, colors.grey),
        ("LINEAFTER", (0, 0), (1, -1), 0.5, colors.grey),
    ]
)


def paragraph(style: str, words: str) -> Paragraph:
    """Words in a style; a bullet hangs."""
    return Paragraph(escape(words), STYLES[style], bulletText="•" if style == "bullet" else None)


def footer(canvas: Canvas, document: BaseDocTemplate) -> None:
    """The page number."""
    canvas.setFont("Regular", 10)
    canvas.drawString(20 * mm, 10 * mm, "DRAFT v1 – subject to approval")
    canvas.drawRightString(190 * mm, 10 * mm, f"Page {document.page}")


def main(source: str, target: str) -> None:
    """Print the words of a JSON file to a PDF."""
    words = json.loads(Path(source).read_text(encoding="utf-8"))
    rows = [
        [
            paragraph("bold", row["number"]),
            [paragraph(style, text) for style, text in row["body"]],
            paragraph("plain", row["third"]),
        ]
        for row in words["rows"]
    ]
    people = [[paragraph("plain", cell) for cell in row] for row in words["people"]]
    story = [
        paragraph("title", words["title"]),
        *(paragraph("plain", line) for line in words["details"]),
        Table(people, colWidths=[32 * mm, 58 * mm, 80 * mm]),
        Spacer(1, 12),
        LongTable(rows, colWidths=[16 * mm, 126 * mm, 28 * mm], style=GRID),
    ]
    document = SimpleDocTemplate(
        target,
        pagesize=A4,
        leftMargin=20 * mm,
        rightMargin=20 * mm,
        topMargin=20 * mm,
        bottomMargin=20 * mm,
    )
    document.build(story, onFirstPage=footer, onLaterPages=footer)


if __name__ == "__main__":
    main(*sys.argv[1:])
