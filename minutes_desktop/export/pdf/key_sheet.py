"""The sheet of keys as a PDF: sections in two columns on A4, made to lie beside a keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import NamedTuple

from minutes_desktop.domain.key_sheet import KeyLine, KeySection, KeySheet
from minutes_desktop.export.characters import cleaned
from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.drawing import draw_lines
from minutes_desktop.export.pdf.fonts import face
from minutes_desktop.export.pdf.leaf import Leaf
from minutes_desktop.export.pdf.lines import Line, broken, width_of
from minutes_desktop.export.pdf.metadata import describe
from minutes_desktop.export.pdf.page import Running
from minutes_desktop.export.pdf.structure import Element, Structure, data_cell, head_cell
from minutes_desktop.export.pdf.styles import Look
from minutes_desktop.export.pdf.tagging import LAYOUT, TaggedCanvas, tagged_canvas
from minutes_desktop.export.pdf.text import Span, span
from minutes_desktop.export.wording import UNTITLED

_MARGIN = 15 * styles.MM
_BETWEEN = 8 * styles.MM  # the columns
_TOP = _MARGIN + 12 * styles.MM  # of the columns, under the title
_BOTTOM = styles.PAGE_HEIGHT - _MARGIN - 6 * styles.MM
_WIDTH = (styles.PAGE_WIDTH - 2 * _MARGIN - _BETWEEN) / 2
_KEYS = 0.56  # of a column at most, where the words beside them need less
_GAP = 2 * styles.MM  # between keys and words
_LEADING = 11.0
_ABOVE_HEADING = 6.0
_PLAIN = Look(size=8.5)
_BOLD = Look(size=8.5, bold=True)
_HEADING = Look(size=10.0, bold=True)
_TITLE = Look(size=16.0, bold=True)


class _Row(NamedTuple):
    """What stands on as many lines as the longer of its two sides needs."""

    words: tuple[Line, ...]
    keys: tuple[Line, ...]
    leaf: Leaf

    @property
    def is_heading(self) -> bool:
        return self.leaf.field == "heading"

    @property
    def height(self) -> float:
        lines = max(len(self.words), len(self.keys)) * _LEADING
        return lines + (_ABOVE_HEADING + 2 if self.is_heading else 0)


_Column = list[_Row]


def make_key_sheet(sheet: KeySheet) -> bytes:
    """The sheet as the bytes of an A4 PDF, PDF/UA-1 and PDF/A-2a at once.

    The same sheet gives the same bytes.
    """
    output = BytesIO()
    canvas, structure = tagged_canvas(output, face(_PLAIN.face).name), _structure(sheet)
    describe(canvas, cleaned(sheet.title) or UNTITLED, None)
    columns = list(_columns(sheet.sections))
    pages = [columns[at : at + 2] for at in range(0, len(columns), 2)] or [[]]
    for number, page in enumerate(pages, 1):
        _draw_rules(canvas, page)
        of_pages = f"{number}/{len(pages)}" if len(pages) > 1 else ""
        lines = [*_around(sheet, of_pages, once=number == 1), *_lines(page)]
        draw_lines(canvas, structure, lines)
        canvas.showPage()
    canvas.finish(structure)
    return output.getvalue()


def _structure(sheet: KeySheet) -> Structure:
    """A heading and a table for each section; what is done heads the row of its keys."""
    structure = Structure()
    root = structure.root
    structure.own(Leaf(sheet, "title"), root.add(Element("H1")))
    structure.own(Leaf(sheet, "note"), root.add(Element("P")))
    for section in sheet.sections:
        heading = root.add(Element("H2", title=section.heading))
        structure.own(Leaf(section, "heading"), heading)
        rows = root.add(Element("Table")).add(Element("TBody"))
        for line in section.lines:
            row = rows.add(Element("TR"))
            structure.own(Leaf(line, "words"), row.add(head_cell("Row")))
            structure.own(Leaf(line, "keys"), row.add(data_cell()))
    return structure


# Setting


def _columns(sections: Iterable[KeySection]) -> Iterator[_Column]:
    """The sections one under another, a new column where the next would not fit.

    A section longer than what is left begins there all the same if it would not fit in a whole
    column either; its heading is never left alone.
    """
    room = free = _BOTTOM - _TOP
    column: _Column = []
    for section in sections:
        rows = _rows(section)
        whole = sum(row.height for row in rows)
        if column and whole > free and (whole <= room or free < room / 4):
            yield column
            column, free = [], room
        for row in rows:
            if row.height > free:
                yield column
                column, free = [], room
            column.append(row)
            free -= row.height
    if column:
        yield column


def _rows(section: KeySection) -> _Column:
    heading = broken([span(section.heading, _HEADING)], _WIDTH)
    return [_Row(heading, (), Leaf(section, "heading")), *(_row(line) for line in section.lines)]


def _row(line: KeyLine) -> _Row:
    keys = [span(line.keys + ("\xa0*" if line.changed else ""), _BOLD)]
    width = min(width_of(keys), _WIDTH * _KEYS)
    words = broken([span(line.words, _PLAIN)], _WIDTH - width - _GAP)
    set_keys = broken(keys, width + 0.01)
    return _Row(words, tuple(_to_the_right(one) for one in set_keys), Leaf(line, "words"))


def _to_the_right(line: Line) -> Line:
    free = _WIDTH - width_of(Span(part.text.rstrip(), part.look) for part in line)
    return tuple(part._replace(x=part.x + free) for part in line)


# Drawing


def _around(sheet: KeySheet, number: str, *, once: bool) -> Iterator[Running]:
    """The title, the note and the number of a page; words that come again are said ``once``."""
    foot = styles.PAGE_HEIGHT - _MARGIN
    title, note = broken([span(sheet.title, _TITLE)], 500), broken([span(sheet.note, _PLAIN)], 400)
    leaf = Leaf(sheet, "title") if once else None
    yield Running(_MARGIN + _TITLE.size, _MARGIN, title[0], leaf)
    yield Running(foot, _MARGIN, note[0], Leaf(sheet, "note") if once else None)
    words = span(number, _PLAIN)
    left = styles.PAGE_WIDTH - _MARGIN - width_of([words])
    yield Running(foot, left, broken([words], 100)[0])


def _lines(page: Sequence[_Column]) -> Iterator[Running]:
    """Every line of the columns of a page."""
    for left, top, row in _places(page):
        for leaf, side in ((row.leaf, row.words), (row.leaf._replace(field="keys"), row.keys)):
            for at, line in enumerate(side):
                y = top + at * _LEADING + _PLAIN.size
                yield Running(y, left, line, leaf, ends=at == len(side) - 1)


def _draw_rules(canvas: TaggedCanvas, page: Sequence[_Column]) -> None:
    with canvas.marked(LAYOUT):
        for left, top, row in _places(page):
            canvas.setStrokeGray(0.4 if row.is_heading else 0.85)
            canvas.setLineWidth(0.5 if row.is_heading else 0.3)
            above = _ABOVE_HEADING if row.is_heading else 0
            level = styles.PAGE_HEIGHT - (top + row.height - above) + 1
            canvas.line(left, level, left + _WIDTH, level)


def _places(page: Sequence[_Column]) -> Iterator[tuple[float, float, _Row]]:
    """The rows of a page, each with where it begins, from the left and from the top."""
    for place, column in enumerate(page):
        y = _TOP
        for row in column:
            above = _ABOVE_HEADING if row.is_heading else 0
            yield _MARGIN + place * (_WIDTH + _BETWEEN), y + above, row
            y += row.height
