"""The items in their grid of three columns: number, body, third column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from minutes_desktop.export.errors import ExportError
from minutes_desktop.export.parts import FreeTable, Outline, PastActions, Section
from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.band import Band, Bar, Cell, Grid
from minutes_desktop.export.pdf.cells import beside, cell, columns_of, edges_of
from minutes_desktop.export.pdf.design import Design
from minutes_desktop.export.pdf.grids import headed
from minutes_desktop.export.pdf.leaf import Leaf
from minutes_desktop.export.pdf.lines import width_of
from minutes_desktop.export.pdf.paragraphs import Body, Part, gap, parts_of, set_lines
from minutes_desktop.export.pdf.styles import MM, Style
from minutes_desktop.export.pdf.tables import free_table, previous_actions
from minutes_desktop.export.pdf.text import span
from minutes_desktop.export.pdf.titles import heading


def items(outline: Outline, design: Design) -> Iterator[Band]:
    """The heading over the items, their heads, and every item.

    Raises ``ExportError`` if the columns leave no room for the body.
    """
    over = list(heading(outline.items_heading, None, design))
    yield from over
    above = styles.AFTER_LABEL if over else styles.GRID_GAP
    yield from _Items(outline, design).bands(above)


class _Items:
    """Sets the items in the columns of their grid."""

    def __init__(self, outline: Outline, design: Design) -> None:
        self._design = design
        self._sections = tuple(_walk(outline.sections))
        edges = _edges(self._sections, design)
        columns = columns_of(edges, spaced=True)
        self._number, self._body, self._third = columns
        self._grid = Grid(edges, ruled=design.layout.items.ruled)
        self._rows: list[Sequence[Band]] = []
        if any(outline.heads):
            cells = tuple(
                cell(words, design.bold, column, Leaf(None, "heads", column=at))
                for at, (words, column) in enumerate(zip(outline.heads, columns, strict=True))
            )
            head = Band(cells, whole=True, keep=True, shade=design.layout.items.shaded)
            if design.looks.head_place == "pages":
                self._grid, self._rows = headed(self._grid, head, design)
            else:
                self._rows = [(head,)]

    def bands(self, above: float) -> Iterator[Band]:
        """The bands of every item; the first of each rules it off from the item above."""
        grids, opens = (self._grid,), False
        for row in self._rows:
            yield from (replace(band, gap=above, grids=grids) for band in row)
            above, opens = 0.0, True
        for section, depth in self._sections:
            parts = parts_of(section, depth, self._design, self._body.width)
            last: Part | None = None
            for part in parts:
                if last is None and isinstance(part, Body):
                    band = self._band(part, above, self._number_cells(section, depth, part))
                    yield replace(band, opens=opens)
                else:
                    yield from self._bands(part, gap(last, part) if last else above)
                last = part
            above, opens = 0.0, True

    def _bands(self, part: Part, above: float) -> Iterator[Band]:
        if isinstance(part, PastActions):
            yield from previous_actions(part, self._design, self._grid, above)
        elif isinstance(part, FreeTable):
            yield from free_table(part, self._design, self._grid, self._body, above)
        else:
            yield self._band(part, above)

    def _band(self, body: Body, above: float, number: tuple[Cell, ...] = ()) -> Band:
        lines = set_lines(body, self._body.width)
        bar = Bar(self._body.x + body.bar.x, body.bar.joined) if body.bar else None
        third = self._design.body
        if body.style.leading != third.leading:
            third = replace(third, leading=body.style.leading)
        leaf = body.leaf._replace(field="beside")
        cells = (
            Cell(self._body.x, lines, body.style, body.leaf),
            *number,
            *beside(body.beside, third, self._third, leaf),
        )
        return Band(cells, above, body.keep, grids=(self._grid,), bar=bar)

    def _number_cells(self, section: Section, depth: int, body: Body) -> tuple[Cell, ...]:
        if not section.number or section.number_place == "body":
            return ()
        style = _number_style(section, depth, self._design)
        style = replace(style, leading=body.style.leading)
        return (cell(section.number, style, self._number, Leaf(section, "number")),)


def _number_style(section: Section, depth: int, design: Design) -> Style:
    """A number looks like the heading behind it, but for a rule below."""
    if not section.heading:
        return design.body
    style = design.heading(depth)
    return replace(style, look=replace(style.look, underline=False), capitals=False)


def _edges(sections: tuple[tuple[Section, int], ...], design: Design) -> tuple[float, ...]:
    """The edges of the columns; that of numbers is as wide as the longest, within bounds."""
    grid, width = design.layout.items, design.frame.width
    longest = max(
        (
            width_of((span(section.number, _number_style(section, depth, design).look),))
            for section, depth in sections
            if section.number_place == "column"
        ),
        default=0.0,
    )
    widest = max(grid.number, grid.number_widest) * MM
    number = min(max(grid.number * MM, longest + 2 * styles.PAD_SIDE + 0.01), widest)
    body = width - number - grid.third * MM
    if body < styles.LEAST_BODY or min(grid.number, grid.third) * MM < styles.LEAST_COLUMN:
        raise ExportError(
            "The columns of the items leave too little room for words; change their widths in the"
            " template."
        )
    return edges_of((number, body, grid.third * MM))


def _walk(sections: tuple[Section, ...], depth: int = 0) -> Iterator[tuple[Section, int]]:
    for section in sections:
        yield section, depth
        yield from _walk(section.sections, depth + 1)
