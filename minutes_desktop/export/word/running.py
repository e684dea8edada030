"""The header and footer of the Word document: state, running words, page numbers, marking."""

from __future__ import annotations

import re

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from minutes_desktop.domain.template import Template
from minutes_desktop.export import wording
from minutes_desktop.export.characters import cleaned
from minutes_desktop.export.parts import Outline
from minutes_desktop.export.running_words import filled, head_of, running_fields

PAGE_WIDTH = 210.0  # millimetres
_FIELDS = {"x": "PAGE", "y": "NUMPAGES"}


def set_running(document: Document, outline: Outline, template: Template) -> None:
    """Fill header and footer; the first page says how far the minutes are agreed."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    layout, fields = template.layout, running_fields(outline)
    _fill(section.first_page_header, outline.state, outline.marking)
    for run in section.first_page_header.paragraphs[0].runs:
        run.bold = True
    _fill(section.header, filled(head_of(layout), fields), outline.marking)
    for footer in (section.first_page_footer, section.footer):
        _fill(footer, "", outline.marking)
        line = footer.paragraphs[0]
        line.add_run(cleaned(filled(layout.footer, fields))).add_tab()
        right = Mm(PAGE_WIDTH - layout.margins.left - layout.margins.right)
        line.paragraph_format.tab_stops.add_tab_stop(right, WD_TAB_ALIGNMENT.RIGHT)
        _put_page_number(line, template.labels.page or wording.PAGE)


def _fill(running: _Header | _Footer, words: str, marking: str) -> None:
    line = running.paragraphs[0]
    if words:
        line.add_run(cleaned(words))
    if marking:
        marked = running.add_paragraph(cleaned(marking))
        marked.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for run in marked.runs:
            run.bold = True


def _put_page_number(line: Paragraph, pattern: str) -> None:
    for piece in re.split(r"(\{[xy]\})", pattern):
        if piece in {"{x}", "{y}"}:
            _put_field(line, _FIELDS[piece[1]])
        elif piece:
            line.add_run(cleaned(piece))


def _put_field(line: Paragraph, name: str) -> None:
    """A number that Word counts (ECMA-376, 17.16.5)."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    line._p.append(field)  # noqa: SLF001 - no public way leads there
