"""The printed minutes without tags: the same layout on the same pages, to measure the tags beside.

Nothing here serves anything else. It has no structure, no marks, bookmarks or colours, and does
all other things as the program does: pages are kept compressed, names and dates are the same.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.template import Template
from minutes_desktop.export import wording
from minutes_desktop.export.outline import outline_of
from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.design import Design, Frame
from minutes_desktop.export.pdf.fonts import face
from minutes_desktop.export.pdf.lines import Line, width_of
from minutes_desktop.export.pdf.page import running
from minutes_desktop.export.pdf.paging import Page, Rule, paged
from minutes_desktop.export.pdf.story import story
from minutes_desktop.export.pdf.tagging import LANGUAGE
from minutes_desktop.export.pdf.text import Span
from minutes_desktop.export.scripts import as_seen, is_leftward

_Placed = tuple[float, float, Line]


class _Plain(Canvas):
    _doc: Any

    def _setAnnotations(self, page: Any) -> None:  # noqa: ANN401, N802 - ReportLab's own
        super()._setAnnotations(page)  # type: ignore[misc]
        drawn = zlib.compress(page.stream.encode("latin-1"))
        page.Contents = PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), drawn)
        page.stream = None


def make_untagged(minutes: Minutes, template: Template) -> bytes:
    """The minutes, without a logo, as the bytes of an ordinary PDF."""
    output = BytesIO()
    canvas = _drawn(output, minutes, template)
    canvas.save()
    return output.getvalue()


def _drawn(output: BytesIO, minutes: Minutes, template: Template) -> _Plain:
    outline = outline_of(minutes, template)
    design = Design(template.layout, marked=bool(outline.marking))
    pages = paged(story(outline, design, None), design.frame.height)
    canvas = _Plain(
        output,
        pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        lang=LANGUAGE,
        initialFontName=face(design.body.look.face).name,  # type: ignore[arg-type]  # wrong stubs
    )
    canvas.setTitle(wording.JOINER.join(outline.title))
    count = len(pages)
    pages.reverse()
    for number in range(1, count + 1):
        page = pages.pop()
        words = wording.page_words(template, number, count)
        run = [line[:3] for line in running(outline, design, number, words)]
        _draw(canvas, page, [*_lines(page, design.frame), *run], design.frame)
        canvas.showPage()
    return canvas


def _lines(page: Page, frame: Frame) -> list[_Placed]:
    return [
        (frame.top + y + cell.style.baseline + at * cell.leading, frame.left + cell.x, line)
        for y, cell in page.cells
        for at, line in enumerate(cell.lines)
    ]


def _draw(canvas: _Plain, page: Page, lines: list[_Placed], frame: Frame) -> None:
    canvas.setFillGray(styles.SHADE_GREY)
    for shade in page.shades:
        x0, y0, x1, y1 = _on_paper(shade, frame)
        canvas.rect(x0, y1, x1 - x0, y0 - y1, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.drawText(_text(canvas, lines))
    canvas._doc.updateSignature("".join(s.text for *_, line in lines for s in line))
    canvas.setStrokeGray(styles.RULE_GREY)
    canvas.setLineWidth(styles.RULE)
    canvas.lines([_on_paper(rule, frame) for rule in page.rules])
    canvas.setLineWidth(styles.BAR)
    canvas.lines([_on_paper(bar, frame) for bar in page.bars])
    canvas.setStrokeGray(0)
    for y, left, line in lines:
        _underline(canvas, styles.PAGE_HEIGHT - y, left, line)


def _text(canvas: _Plain, lines: list[_Placed]) -> PDFTextObject:
    text = canvas.beginText()
    font, drawn = ("", 0.0), None
    for baseline, left, line in lines:
        for x, words, look, _ in line:
            text.setTextOrigin(left + x, styles.PAGE_HEIGHT - baseline + look.rise)
            if look is drawn and words.isascii():
                text.textOut(words)
                continue
            drawn = look if words.isascii() else None
            seen = as_seen(words) if is_leftward(words) else words
            for name, part in face(look.face).parts(seen):
                if (name, look.size) != font:
                    font = name, look.size
                    text.setFont(name, look.size)
                text.textOut(part)
    return text


def _underline(canvas: _Plain, y: float, left: float, line: Line) -> None:
    for x, words, look, _ in line:
        if look.underline:
            start, width = left + x, width_of((Span(words.rstrip(), look),))
            level = y + look.rise - look.size * styles.UNDERLINE_DROP
            canvas.setLineWidth(look.size * styles.UNDERLINE)
            canvas.line(start, level, start + width, level)


def _on_paper(rule: Rule, frame: Frame) -> tuple[float, float, float, float]:
    top = styles.PAGE_HEIGHT - frame.top
    return (frame.left + rule.x0, top - rule.y0, frame.left + rule.x1, top - rule.y1)
