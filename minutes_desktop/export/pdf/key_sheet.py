"""The sheet of keys as a PDF: sections in two columns on A4, made to lie beside a keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from minutes_desktop.domain.key_sheet import KeyLine, KeySection, KeySheet
from minutes_desktop.export.characters import cleaned
from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.fonts import face
from minutes_desktop.export.pdf.lines import Line, broken, width_of
from minutes_desktop.export.pdf.styles import Look
from minutes_desktop.export.pdf.text import Span, span

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
    is_heading: bool

    @property
    def height(self) -> float:
        lines = max(len(self.words), len(self.keys)) * _LEADING
        return lines + (_ABOVE_HEADING + 2 if self.is_heading else 0)


_Column = list[_Row]


def make_key_sheet(sheet: KeySheet) -> bytes:
    """The sheet as the bytes of an A4 PDF; the same sheet gives the same bytes."""
    output = BytesIO()
    canvas = _canvas(output, sheet)
    columns = list(_columns(sheet.sections))
    pages = [columns[at : at + 2] for at in range(0, len(columns), 2)] or [[]]
    for number, page in enumerate(pages, 1):
        _draw_line(
            canvas, _MARGIN, _MARGIN + _TITLE.size, broken([span(sheet.title, _TITLE)], 500)[0]
        )
        for place, column in enumerate(page):
            _draw_column(canvas, column, _MARGIN + place * (_WIDTH + _BETWEEN))
        _draw_foot(canvas, sheet.note, f"{number}/{len(pages)}" if len(pages) > 1 else "")
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def _canvas(output: BytesIO, sheet: KeySheet) -> Canvas:
    canvas = Canvas(
        output,
        pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        lang="en-GB",
        initialFontName=face(_PLAIN.face).name,  # type: ignore[arg-type]  # the stubs are wrong
    )
    canvas.setTitle(cleaned(sheet.title))
    canvas.setCreator("Minutes Desktop")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


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
    return [_Row(heading, (), True), *(_row(line) for line in section.lines)]


def _row(line: KeyLine) -> _Row:
    keys = [span(line.keys + ("\xa0*" if line.changed else ""), _BOLD)]
    width = min(width_of(keys), _WIDTH * _KEYS)
    words = broken([span(line.words, _PLAIN)], _WIDTH - width - _GAP)
    set_keys = broken(keys, width + 0.01)
    return _Row(words, tuple(_to_the_right(one) for one in set_keys), False)


def _to_the_right(line: Line) -> Line:
    free = _WIDTH - width_of(Span(part.text.rstrip(), part.look) for part in line)
    return tuple(part._replace(x=part.x + free) for part in line)


# Drawing


def _draw_column(canvas: Canvas, column: _Column, left: float) -> None:
    y = _TOP
    for row in column:
        if row.is_heading:
            y += _ABOVE_HEADING
        for side in (row.words, row.keys):
            for number, line in enumerate(side):
                _draw_line(canvas, left, y + number * _LEADING + _PLAIN.size, line)
        y += row.height - (_ABOVE_HEADING if row.is_heading else 0)
        canvas.setStrokeGray(0.4 if row.is_heading else 0.85)
        canvas.setLineWidth(0.5 if row.is_heading else 0.3)
        level = styles.PAGE_HEIGHT - y + 1
        canvas.line(left, level, left + _WIDTH, level)


def _draw_foot(canvas: Canvas, note: str, number: str) -> None:
    y = styles.PAGE_HEIGHT - _MARGIN
    _draw_line(canvas, _MARGIN, y, broken([span(note, _PLAIN)], 400)[0])
    words = span(number, _PLAIN)
    left = styles.PAGE_WIDTH - _MARGIN - width_of([words])
    _draw_line(canvas, left, y, broken([words], 100)[0])


def _draw_line(canvas: Canvas, left: float, y: float, line: Line) -> None:
    """Draw a line, its baseline so many points below the top edge of the page."""
    for x, words, look, _ in line:
        canvas.setFont(face(look.face).name, look.size)
        canvas.drawString(left + x, styles.PAGE_HEIGHT - y, words)
