"""The twin of the printed page in Word: the same words in the same order, in real styles."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from typing import assert_never

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import _Cell

from minutes_desktop.domain.layout import Layout, PartKind, PeopleColumn
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.template import Template
from minutes_desktop.export import wording
from minutes_desktop.export.characters import cleaned
from minutes_desktop.export.outline import outline_of
from minutes_desktop.export.parts import DetailLine, Outline, People, Present
from minutes_desktop.export.progress import Watch, unwatched
from minutes_desktop.export.word import running, styles
from minutes_desktop.export.word.items import add_items
from minutes_desktop.export.word.tables import add_row, add_table, repeat_head
from minutes_desktop.export.word.text import Block, put_picture, put_rich, put_words

_PAGE = (running.PAGE_WIDTH, 297.0)  # millimetres
_UNDER_TITLE = 10.0  # points
_LONGEST_TITLE = 255  # characters that python-docx takes
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def make_docx(minutes: Minutes, template: Template, watch: Watch = unwatched) -> bytes:
    """The printed minutes as the bytes of a Word document; the same for the same minutes.

    ``watch`` is told of every item that is set.
    """
    outline = outline_of(minutes, template)
    layout = template.layout
    document: WordDocument = Document()
    _page(document, layout)
    styles.set_styles(document, layout)
    _describe(document, outline, minutes.date, said=minutes.state != "draft")
    running.set_running(document, outline, template)
    for part in layout.parts:
        _add(document, part, outline, layout, watch)
    _add_endnotes(document, outline)
    written = io.BytesIO()
    document.save(written)
    return _undated(written)


def _page(document: WordDocument, layout: Layout) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = map(Mm, _PAGE)
    margins = layout.margins
    section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
    section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
    section.header_distance = section.footer_distance = Mm(8)


def _describe(
    document: WordDocument, outline: Outline, date: dt.date | None, *, said: bool
) -> None:
    about = document.core_properties
    title = cleaned(wording.JOINER.join(outline.title) or outline.series)
    about.title = title[:_LONGEST_TITLE] or wording.UNTITLED
    about.author = about.last_modified_by = about.comments = ""
    about.subject = cleaned(outline.state)[:_LONGEST_TITLE] if said else ""
    about.language = "en-GB"
    noon = dt.datetime.combine(date or dt.date(2000, 1, 1), dt.time(12))
    about.created = about.modified = noon


def _undated(written: io.BytesIO) -> bytes:
    """The same document without the time of its making in the archive it is."""
    made = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return made.getvalue()


def _add(
    document: WordDocument, part: PartKind, outline: Outline, layout: Layout, watch: Watch
) -> None:
    match part:
        case "title":
            for count, words in enumerate(outline.title, 1):
                line = put_words(document, words, "Title" if count == 1 else "Subtitle")
                if count == len(outline.title):
                    line.paragraph_format.space_after = Pt(_UNDER_TITLE)
        case "details":
            _add_details(document, outline.details, layout)
        case "attendance":
            for grid in filter(None, (outline.attendance, outline.apologies)):
                _add_people(document, grid, layout)
        case "items":
            if outline.sections:
                _heading(document, outline.items_heading)
                add_items(document, outline, layout, watch)
        case "approval":
            _add_approval(document, outline, layout)
        case _:
            assert_never(part)


def _heading(document: WordDocument, words: str) -> None:
    if words.strip():
        put_words(document, " ".join(words.split()), "Heading 1")


def _add_details(document: WordDocument, details: Sequence[DetailLine], layout: Layout) -> None:
    if layout.details.label_width <= 0:
        for detail in details:
            _put_detail(document, detail)
        return
    label = layout.details.label_width
    table = add_table(document, (label, _width(layout) - label), ruled=layout.details.ruled)
    for detail in details:
        cells = add_row(table)
        put_words(cells[0], detail.label, styles.STRONG)
        put_rich(cells[1], detail.value, "Normal")


def _put_detail(document: WordDocument, detail: DetailLine) -> None:
    label = f"{detail.label} " if detail.label else ""
    put_rich(document, detail.value, "Normal", lead=label)


def _add_people(document: WordDocument, part: People, layout: Layout) -> None:
    _heading(document, part.grid.heading)
    columns = part.grid.columns
    widths = [column.width for column in columns]
    share = min(1.0, _width(layout) / sum(widths))
    table = add_table(document, [width * share for width in widths], ruled=part.grid.ruled)
    if any(column.head for column in columns):
        cells = add_row(table)
        _fill(cells, [column.head for column in columns], styles.STRONG)
        _centre(cells, columns)
        repeat_head(table, shaded=part.grid.shaded)
    for row in part.rows:
        cells = add_row(table)
        if isinstance(row, Present):
            _fill(cells, row.cells, "Normal")
            _centre(cells, columns)
            for column, cell in zip(columns, cells, strict=True):
                if column.field == "group":
                    cell.paragraphs[0].style = styles.STRONG
        else:
            merged = cells[0].merge(cells[-1])
            put_words(merged, row.words, styles.STRONG)
    _gap(document)


def _fill(cells: Sequence[_Cell], words: Sequence[str], style: str) -> None:
    for cell, said in zip(cells, words, strict=True):
        put_words(cell, said, style)


def _centre(cells: Sequence[_Cell], columns: Sequence[PeopleColumn]) -> None:
    for cell, column in zip(cells, columns, strict=True):
        if column.centred:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def _add_approval(document: WordDocument, outline: Outline, layout: Layout) -> None:
    part = outline.approval
    if not part:
        return
    _heading(document, part.heading)
    if not part.rows:
        return
    label = layout.approval.label_width
    table = add_table(document, (label, _width(layout) - label), ruled=True)
    for row in part.rows:
        cells = add_row(table)
        put_words(cells[0], row.label, styles.STRONG)
        is_signed = row.role == "signature"
        height = layout.approval.signature_height if is_signed else layout.approval.row_height
        if is_signed and outline.signature:
            put_picture(cells[1], outline.signature, outline.signature_alt, height)
        else:
            put_words(cells[1], row.value, "Normal")
        table.rows[-1].height = Mm(height)


def _add_endnotes(document: WordDocument, outline: Outline) -> None:
    """The amendments, under their heading; the seal stands on the kept pages alone."""
    _heading(document, outline.amendments_heading)
    for words in outline.amendments:
        put_words(document, words, "Normal")


def _width(layout: Layout) -> float:
    """The width of the text, in millimetres."""
    return _PAGE[0] - layout.margins.left - layout.margins.right


def _gap(block: Block) -> None:
    """A paragraph between two tables, which Word would else make one."""
    put_words(block, "", styles.GAP)
