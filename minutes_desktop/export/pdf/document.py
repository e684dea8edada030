"""The minutes as a PDF: the same minutes and template give the same bytes, anywhere, any day."""

from __future__ import annotations

from io import BytesIO

from reportlab import rl_config

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.template import Template
from minutes_desktop.export import wording
from minutes_desktop.export.characters import cleaned
from minutes_desktop.export.outline import outline_of
from minutes_desktop.export.parts import Outline
from minutes_desktop.export.pdf.design import Design
from minutes_desktop.export.pdf.drawing import Drawing
from minutes_desktop.export.pdf.fonts import face
from minutes_desktop.export.pdf.logo import read_logo
from minutes_desktop.export.pdf.metadata import describe
from minutes_desktop.export.pdf.page import running
from minutes_desktop.export.pdf.paging import paged
from minutes_desktop.export.pdf.story import story
from minutes_desktop.export.pdf.structure import Structure
from minutes_desktop.export.pdf.tagging import TaggedCanvas, tagged_canvas
from minutes_desktop.export.pdf.tags import structure_of
from minutes_desktop.export.progress import Watch, unwatched
from minutes_desktop.export.stamp import NO_STAMP, Stamp

# Plain bytes instead of ASCII ones: a quarter less to write and to send.
rl_config.useA85 = 0


def make_pdf(
    minutes: Minutes, template: Template, watch: Watch = unwatched, stamp: Stamp = NO_STAMP
) -> bytes:
    """The printed minutes as the bytes of an A4 PDF, PDF/UA-1 and PDF/A-2a at once.

    ``watch`` is told of every page that is drawn. With a ``stamp`` the pages are those of a version
    that is kept. Raises ``ExportError`` if the layout cannot be printed.
    """
    output = BytesIO()
    said = outline_of(minutes, template, stamp)
    canvas, structure = _drawn(output, said, minutes, template, watch)
    del said
    # What was said and set is let go of by now, which leaves room for the structure.
    canvas.finish(structure)
    return output.getvalue()


def _drawn(
    output: BytesIO, outline: Outline, minutes: Minutes, template: Template, watch: Watch
) -> tuple[TaggedCanvas, Structure]:
    """A canvas with every page drawn, and the structure of what stands on them."""
    design = Design(template.layout, marked=bool(outline.marking))
    logo = read_logo(template.layout.logo, design)
    pages = paged(story(outline, design, logo), design.frame.height)
    structure = structure_of(outline, template.layout)
    canvas = tagged_canvas(output, face(design.body.look.face).name)
    said = outline.state if minutes.state != "draft" else ""
    describe(canvas, _title(outline), minutes.date, cleaned(said))
    drawing = Drawing(canvas, structure, design.frame)
    count = len(pages)
    pages.reverse()
    for number in range(1, count + 1):
        page = pages.pop()  # which lets go of each page when it is drawn
        words = wording.page_words(template, number, count)
        if logo and number == 1:
            drawing.logo(logo, design)
        drawing.page(page, list(running(outline, design, number, words)))
        canvas.showPage()
        watch(number, count)
    return canvas, structure


def _title(outline: Outline) -> str:
    return cleaned(wording.JOINER.join(outline.title) or outline.series) or wording.UNTITLED
