"""Filling pages with bands, one after another, and ruling the grids they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct, field

from minutes_desktop.export.pdf.band import Band, Bar, Cell, Grid, between, cut, shared_grids

_NEARLY = 1e-6


class Placed(NamedTuple):
    """A cell on a page, its top ``y`` points below the top margin."""

    y: float
    cell: Cell


class Rule(NamedTuple):
    """A straight rule, in points from the top left corner of the text."""

    x0: float
    y0: float
    x1: float
    y1: float


class Page(Struct):
    """What one page holds between its margins.

    ``shades`` are the grey grounds by two of their corners, as rules from one to the other.
    """

    cells: list[Placed] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    bars: list[Rule] = field(default_factory=list)
    shades: list[Rule] = field(default_factory=list)


def paged(bands: Sequence[Band], height: float) -> list[Page]:
    """The bands on as many pages as they take, at least one; ``height`` points fit on each."""
    filler = _Filler(height)
    for band, needed in zip(bands, _needed(bands), strict=True):
        filler.put(band, needed)
    filler.leave_grids(0)
    return filler.pages


def _needed(bands: Sequence[Band]) -> list[float]:
    """The height that must be free for each band to begin: with those it is kept with."""
    needed: list[float] = []
    for index in range(len(bands) - 1, -1, -1):
        band = bands[index]
        below = 0.0
        if band.keep and needed:
            below = between(band, bands[index + 1]) + needed[-1]
        needed.append(band.height + below if band.keep else band.start)
    return needed[::-1]


class _Open(Struct):
    """A grid that goes on: where it began on the page in hand."""

    grid: Grid
    top: float


class _Filler:
    """Puts bands on the page in hand, and begins the next one when it is full."""

    def __init__(self, height: float) -> None:
        self.pages = [Page()]
        self._height = height
        self._y = 0.0
        self._fresh = True  # nothing but repeated heads stands on the page in hand
        self._open: list[_Open] = []
        self._last: Band | None = None
        self._ruled = -1.0  # where a rule of a flush grid ends all above it
        self._edge = -1.0  # where the rule was drawn under which nothing has been placed yet
        self._bar: Rule | None = None  # the bar drawn last, which the next one may lengthen

    def put(self, band: Band, needed: float) -> None:
        """Put the band below the last one; it begins only where ``needed`` points are free."""
        if not self._fresh and self._last:
            begins = self._y + between(self._last, band)
            if begins + needed > self._bottom(band):
                self._turn()
        rest: Band | None = band
        while rest:
            self._begin(rest)
            upper, rest = self._cut(rest)
            if upper:
                self._place(upper)
            if rest:
                self._turn()
        self._last = band

    def leave_grids(self, kept: int) -> None:
        """Close the grids that are open, but for so many of the outermost."""
        while len(self._open) > kept:
            opened = self._open.pop()
            self._pad_unless_ruled(opened.grid)
            self._rule_across(opened.grid)
            if opened.grid.ruled:
                rules = self.pages[-1].rules
                rules.extend(Rule(x, opened.top, x, self._y) for x in opened.grid.rules)

    def _begin(self, band: Band) -> None:
        """Leave the space above a band, opening, closing or dividing grids for it."""
        shared = shared_grids(tuple(opened.grid for opened in self._open), band.grids)
        self.leave_grids(shared)
        opened = band.grids[shared:]
        if band.opens and band.grids and not opened:
            innermost = band.grids[-1]
            self._pad_unless_ruled(innermost)
            self._rule_across(innermost)
            self._y += innermost.pad
        elif not self._fresh:
            self._y += band.gap
        for grid in opened:
            self._open_grid(grid)

    def _open_grid(self, grid: Grid) -> None:
        if grid.flush and self._edge >= 0:
            self._y = self._edge
        self._open.append(_Open(grid, self._y))
        self._rule_across(grid)
        self._y += grid.pad
        if grid.head:
            fresh = self._fresh
            self._place(grid.head)
            self._fresh = fresh
            self._y += grid.under_head / 2
            self._rule_across(grid)
            self._y += grid.under_head / 2

    def _pad_unless_ruled(self, grid: Grid) -> None:
        """Leave the space above a rule, unless that of a flush grid stands here already."""
        if self._ruled != self._y:
            self._y += grid.pad

    def _rule_across(self, grid: Grid) -> None:
        if grid.ruled:
            self.pages[-1].rules.append(Rule(grid.rules[0], self._y, grid.rules[-1], self._y))
            self._ruled = self._y if grid.flush else -1.0
            self._edge = self._y

    def _cut(self, band: Band) -> tuple[Band | None, Band | None]:
        """Cut the band at the bottom of the page; a page of its own must take some of it."""
        height = self._bottom(band) - self._y
        upper, rest = cut(band, height, fair=True)
        if upper is None and self._fresh:
            return cut(band, height, fair=False)
        return upper, rest

    def _bottom(self, band: Band) -> float:
        """How far down a page the band may go; its grids need room to be closed."""
        return self._height - sum(grid.pad for grid in band.grids) + _NEARLY

    def _place(self, band: Band) -> None:
        # From left to right, as they are read: whoever copies the page gets the number first.
        cells = sorted(band.cells, key=lambda cell: cell.x)
        page = self.pages[-1]
        page.cells.extend(Placed(self._y, cell) for cell in cells)
        if band.shade and self._open:
            grid = self._open[-1].grid
            top, bottom = self._y - grid.pad, self._y + band.height + grid.pad
            page.shades.append(Rule(grid.rules[0], top, grid.rules[-1], bottom))
        bottom = self._y + band.height
        self._draw_bar(band.bar, self._y, bottom)
        self._y = bottom
        self._fresh, self._edge = False, -1.0

    def _draw_bar(self, bar: Bar | None, top: float, bottom: float) -> None:
        bars = self.pages[-1].bars
        if bar and bar.joined and self._bar and bars and bars[-1] is self._bar:
            top = bars.pop().y0
        self._bar = Rule(bar.x, top, bar.x, bottom) if bar else None
        if self._bar:
            bars.append(self._bar)

    def _turn(self) -> None:
        """Begin the next page."""
        self.leave_grids(0)
        self.pages.append(Page())
        self._y, self._fresh = 0.0, True
        self._ruled = self._edge = -1.0
