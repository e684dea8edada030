"""The parts of the minutes as bands: which words stand where across the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from minutes_desktop.export.parts import Attendance, Outline, Present, Section
from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.band import Band, Cell, Grid, Leaf
from minutes_desktop.export.pdf.lines import Line, Stretch, broken, width_of
from minutes_desktop.export.pdf.paragraphs import Body, bodies, gap
from minutes_desktop.export.pdf.styles import BODY, BOLD, Style
from minutes_desktop.export.pdf.text import span, spans


def story(outline: Outline) -> list[Band]:
    """The bands of the whole document, from the title down."""
    found = [*_title(outline), *_details(outline)]
    if outline.attendance:
        found += _attendance(outline.attendance)
    if outline.sections:
        found += _Items(outline.sections).bands()
    return found


def _title(outline: Outline) -> Iterator[Band]:
    for count, words in enumerate(outline.title):
        style = styles.SUBTITLE if count else styles.TITLE
        yield Band(
            (_cell(words, style, 0, styles.TEXT_WIDTH, Leaf(None, "title", count)),), keep=True
        )


def _details(outline: Outline) -> Iterator[Band]:
    above = styles.TITLE_GAP
    for line in outline.details:
        label = span(f"{line.label} " if line.label else "", BOLD.look)
        values = (spans(paragraph.runs, BODY.look) for paragraph in line.value)
        words = (text for value in values for text in value)
        lines = broken((label, *words), styles.TEXT_WIDTH)
        yield Band((Cell(0, lines, BODY, Leaf(line, "value")),), gap=above)
        above = styles.DETAIL_GAP


def _attendance(grid: Attendance) -> Iterator[Band]:
    head: Band | None = None
    above = styles.GRID_GAP
    if grid.name or grid.capacity:
        head = Band(_people_cells(grid, ("", grid.name, grid.capacity), BOLD), whole=True)
        yield replace(head, gap=above, keep=True)
        above = styles.ROW_GAP
    for row in grid.rows:
        cells = _people_cells(row, (row.label, row.name, row.capacity), BODY)
        yield Band(cells, gap=above, whole=True, head=head)
        above = styles.ROW_GAP


def _people_cells(
    part: Attendance | Present, words: tuple[str, str, str], style: Style
) -> tuple[Cell, ...]:
    """The cells of a row of the attendance grid: group, name, capacity."""
    x, cells = 0.0, []
    widths = (styles.GROUP_WIDTH, styles.NAME_WIDTH, styles.CAPACITY_WIDTH)
    for field, text, width in zip(("label", "name", "capacity"), words, widths, strict=True):
        look = BOLD if field == "label" else style
        cells.append(_cell(text, look, x, width - styles.PAD_SIDE, Leaf(part, field)))
        x += width
    return tuple(cells)


def _cell(words: str, style: Style, x: float, width: float, leaf: Leaf) -> Cell:
    """Plain words as a cell ``x`` points from the left margin and ``width`` points wide."""
    return Cell(x, broken((span(words, style.look),), width), style, leaf)


class _Items:
    """The items in their grid of three columns: number, body, third column."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        self._sections = tuple(_walk(sections))
        number = _number_width(self._sections)
        rules = (0.0, number, styles.TEXT_WIDTH - styles.THIRD_WIDTH, styles.TEXT_WIDTH)
        self._grid = Grid(rules)
        self._number, self._body, self._third = (
            (left + styles.PAD_SIDE, right - left - 2 * styles.PAD_SIDE)
            for left, right in pairwise(rules)
        )

    def bands(self) -> Iterator[Band]:
        """The bands of every item; the first of each rules it off from the item above."""
        above = styles.GRID_GAP
        for section in self._sections:
            first, *others = bodies(section)
            yield self._band(first, above, self._number_cells(section), opens=True)
            for upper, lower in pairwise((first, *others)):
                yield self._band(lower, gap(upper, lower))
            above = 0.0

    def _band(
        self, body: Body, above: float, number: tuple[Cell, ...] = (), *, opens: bool = False
    ) -> Band:
        x, width = self._body
        lines = broken(body.text, width - body.indent, body.indent)
        lines = (_with_marks(lines[0], body), *lines[1:])
        cells = (Cell(x, lines, BODY, body.leaf), *number, *self._third_cells(body))
        return Band(cells, above, body.keep, opens, grid=self._grid)

    def _number_cells(self, section: Section) -> tuple[Cell, ...]:
        if not section.number or section.number_place == "body":
            return ()
        style = BOLD if section.heading else BODY
        return (_cell(section.number, style, *self._number, Leaf(section, "number")),)

    def _third_cells(self, body: Body) -> tuple[Cell, ...]:
        x, width = self._third
        lines = tuple(line for words in body.beside for line in broken((words,), width))
        leaf = body.leaf._replace(field="beside")
        return (Cell(x, lines, BODY, leaf),) if lines else ()


def _with_marks(line: Line, body: Body) -> Line:
    return (*(Stretch(mark.x, *mark.text) for mark in body.marks), *line)


def _number_width(sections: tuple[Section, ...]) -> float:
    """How wide the number column is, in points: as wide as the longest number, within bounds."""
    longest = max(
        (
            width_of((span(section.number, BOLD.look),))
            for section in sections
            if section.number_place == "column"
        ),
        default=0.0,
    )
    return min(max(styles.NUMBER_WIDTH, longest + 2 * styles.PAD_SIDE + 0.01), styles.NUMBER_WIDEST)


def _walk(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _walk(section.sections)
