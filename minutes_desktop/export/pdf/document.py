"""The minutes as a PDF: the same minutes and template give the same bytes, anywhere, any day."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.template import Template
from minutes_desktop.export import wording
from minutes_desktop.export.outline import outline_of
from minutes_desktop.export.parts import Outline
from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.design import Design, Frame
from minutes_desktop.export.pdf.fonts import face
from minutes_desktop.export.pdf.lines import width_of
from minutes_desktop.export.pdf.logo import draw_logo, read_logo
from minutes_desktop.export.pdf.page import Running, running
from minutes_desktop.export.pdf.paging import Page, Rule, paged
from minutes_desktop.export.pdf.story import story
from minutes_desktop.export.pdf.styles import Look
from minutes_desktop.export.pdf.text import Span, cleaned

# Plain bytes instead of ASCII ones: a quarter less to write and to send.
rl_config.useA85 = 0


def make_pdf(minutes: Minutes, template: Template) -> bytes:
    """The printed minutes as the bytes of an A4 PDF.

    Raises ``ExportError`` if the layout cannot be printed.
    """
    outline = outline_of(minutes, template)
    design = Design(template.layout, marked=bool(outline.marking))
    logo = read_logo(template.layout.logo, design)
    pages = paged(story(outline, design, logo), design.frame.height)
    output = BytesIO()
    canvas = _canvas(output, outline, design)
    for number, page in enumerate(pages, 1):
        words = wording.page_words(template, number, len(pages))
        if logo and number == 1:
            draw_logo(canvas, logo, design)
        _draw(canvas, page, list(running(outline, design, number, words)), design.frame)
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def _canvas(output: BytesIO, outline: Outline, design: Design) -> Canvas:
    canvas = Canvas(
        output,
        pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        lang="en-GB",
        initialFontName=face(design.body.look.face).name,  # type: ignore[arg-type]  # the stubs are wrong
    )
    canvas.setTitle(cleaned(wording.JOINER.join(outline.title) or outline.series))
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("Minutes Desktop")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _draw(canvas: Canvas, page: Page, running_lines: list[Running], frame: Frame) -> None:
    if page.shades:
        canvas.setFillGray(styles.SHADE_GREY)
        for shade in page.shades:
            _fill(canvas, shade, frame)
        canvas.setFillGray(0)
    lines = [*_lines(page, frame), *running_lines]
    _draw_text(canvas, lines)
    canvas.setStrokeGray(styles.RULE_GREY)
    canvas.setLineWidth(styles.RULE)
    canvas.lines([_on_paper(rule, frame) for rule in page.rules])
    if page.bars:
        canvas.setLineWidth(styles.BAR)
        canvas.lines([_on_paper(bar, frame) for bar in page.bars])
    canvas.setStrokeGray(0)
    for line in lines:
        _underline(canvas, line)


def _fill(canvas: Canvas, shade: Rule, frame: Frame) -> None:
    x0, y0, x1, y1 = _on_paper(shade, frame)
    canvas.rect(x0, y1, x1 - x0, y0 - y1, stroke=0, fill=1)


def _lines(page: Page, frame: Frame) -> Iterator[Running]:
    """Every line of the page with its baseline, in points from the top edge."""
    for y, cell in page.cells:
        baseline = frame.top + y + cell.style.baseline
        for line in cell.lines:
            yield Running(baseline, frame.left + cell.x, line)
            baseline += cell.leading


def _draw_text(canvas: Canvas, lines: list[Running]) -> None:
    text = canvas.beginText()
    drawn: Look | None = None
    for baseline, left, line in lines:
        y = styles.PAGE_HEIGHT - baseline
        for x, words, look in line:
            if look != drawn:
                text.setFont(face(look.face).name, look.size)
                drawn = look
            text.setTextOrigin(left + x, y + look.rise)
            text.textOut(words)
    canvas.drawText(text)
    # ReportLab makes the identifier of the file from its title alone; no public way leads there.
    said = "".join(words for _, _, line in lines for _, words, _ in line)
    canvas._doc.updateSignature(said)  # type: ignore[attr-defined]  # noqa: SLF001


def _underline(canvas: Canvas, placed: Running) -> None:
    for x, words, look in placed.line:
        if look.underline:
            left, width = placed.x + x, width_of((Span(words.rstrip(), look),))
            y = styles.PAGE_HEIGHT - placed.y + look.rise - look.size * styles.UNDERLINE_DROP
            canvas.setLineWidth(look.size * styles.UNDERLINE)
            canvas.line(left, y, left + width, y)


def _on_paper(rule: Rule, frame: Frame) -> tuple[float, float, float, float]:
    """A rule in the coordinates of the page, whose origin is the lower left corner."""
    top = styles.PAGE_HEIGHT - frame.top
    return (frame.left + rule.x0, top - rule.y0, frame.left + rule.x1, top - rule.y1)
