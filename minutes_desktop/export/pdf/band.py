"""A band: what stands side by side across the page, and how it is cut where the page ends."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.export.pdf.leaf import Leaf
from minutes_desktop.export.pdf.lines import Line
from minutes_desktop.export.pdf.picture import Picture
from minutes_desktop.export.pdf.styles import PAD, ROW_GAP, Style


class Cell(Struct, frozen=True):
    """Lines of a style one under another, ``x`` points from the left margin, or a picture.

    One that ``goes_on`` was cut, and its last words may be half a word.
    """

    x: float
    lines: tuple[Line, ...]
    style: Style
    leaf: Leaf
    picture: Picture | None = None
    goes_on: bool = False

    @property
    def leading(self) -> float:
        """The height of one line, in points."""
        return self.style.leading

    @property
    def height(self) -> float:
        """The height of the lines together, or of the picture, in points."""
        lines = len(self.lines) * self.leading
        return lines if self.picture is None else max(lines, self.picture.height)


class Grid(Struct, frozen=True):
    """The grid some bands stand in: its upright rules, in points from the left margin.

    ``ruled`` draws them, and the rules across. ``spaced`` keeps the bands off the rules. ``head``
    stands at the top of the grid and again wherever it goes on on another page. A ``flush`` grid
    shares the right edge of the grid around it, and so the rule where both end.
    """

    rules: tuple[float, ...]
    ruled: bool = True
    spaced: bool = True
    head: Band | None = None
    flush: bool = False

    @property
    def pad(self) -> float:
        """The space between a rule and the words, in points."""
        return PAD if self.spaced else 0.0

    @property
    def under_head(self) -> float:
        """The space between the head and the first band, in points."""
        return 2 * PAD if self.spaced else ROW_GAP

    @property
    def opening(self) -> float:
        """The height that the grid takes before its first band, in points."""
        return self.pad + (self.head.height + self.under_head if self.head else 0.0)


class Bar(NamedTuple):
    """An upright bar ``x`` points from the left margin; ``joined`` to that of the band above."""

    x: float
    joined: bool


class Band(Struct, frozen=True):
    """Cells side by side; the one that may not be cut to a single line comes first.

    ``gap`` is the space above, in points, unless a page begins here. ``keep`` holds the band
    together with the start of the next one. ``grids`` are those it stands in, the outermost first;
    ``opens`` rules the innermost off above the band. ``whole`` bands are not cut while a page can
    hold them. ``shade`` greys the band, ``least`` is its least height in points.
    """

    cells: tuple[Cell, ...]
    gap: float = 0.0
    keep: bool = False
    opens: bool = False
    whole: bool = False
    grids: tuple[Grid, ...] = ()
    bar: Bar | None = None
    shade: bool = False
    least: float = 0.0

    @property
    def height(self) -> float:
        """The height of the tallest cell, in points."""
        return max(self.least, *(cell.height for cell in self.cells))

    @property
    def start(self) -> float:
        """The height that must be free, in points, for the band to begin on a page."""
        if self.whole:
            return self.height
        first = self.cells[0]
        return max(_least(len(first.lines)) * first.leading, self.cells[-1].leading)


def between(upper: Band, lower: Band) -> float:
    """The space from the last line of a band to the first of the next on a page, in points."""
    if upper.grids == lower.grids:
        return 2 * lower.grids[-1].pad if lower.opens and lower.grids else lower.gap
    shared = shared_grids(upper.grids, lower.grids)
    closed, opened = upper.grids[shared:], lower.grids[shared:]
    space = sum(grid.pad for grid in closed) + sum(grid.opening for grid in opened)
    if lower.opens and not opened and lower.grids:
        return space + 2 * lower.grids[-1].pad
    return space + lower.gap


def shared_grids(upper: tuple[Grid, ...], lower: tuple[Grid, ...]) -> int:
    """How many grids around two bands are the same, from the outermost on."""
    count = 0
    for one, other in zip(upper, lower, strict=False):
        if one is not other:
            break
        count += 1
    return count


def cut(band: Band, height: float, *, fair: bool) -> tuple[Band | None, Band | None]:
    """What of the band fits a height in points, and what is left; either may be nothing.

    A fair cut leaves no line of the first cell alone on either side and no ``whole`` band in two;
    any other takes a line of the first cell, whatever the height.
    """
    if band.height <= height:
        return band, None
    if fair and height < band.start:
        return None, band
    counts = [int(height / cell.leading) for cell in band.cells]
    counts[0] = _fair(counts[0], len(band.cells[0].lines)) if fair else max(counts[0], 1)
    first, *others = (
        (
            replace(cell, lines=cell.lines[:count], goes_on=count < len(cell.lines)),
            replace(cell, lines=cell.lines[count:]),
        )
        for cell, count in zip(band.cells, counts, strict=True)
    )
    upper = (first[0], *(above for above, _ in others))
    lower = (first[1], *(below for _, below in others if below.lines))
    bar = band.bar._replace(joined=False) if band.bar else None
    rest = replace(band, cells=lower, gap=0.0, opens=False, bar=bar, least=0.0)
    return replace(band, cells=upper), rest


def _least(lines: int) -> int:
    """How many lines must stand before a cut: two, or all where two could not follow."""
    return lines if lines < 4 else 2


def _fair(count: int, lines: int) -> int:
    """At most as many lines as fit, so that none that follows stands alone."""
    return lines - 2 if count == lines - 1 else min(count, lines)
