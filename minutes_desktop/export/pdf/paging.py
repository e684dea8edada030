"""Filling pages with bands, one after another, and ruling the grid they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct, field

from minutes_desktop.export.pdf.band import Band, Cell, Grid, cut
from minutes_desktop.export.pdf.styles import PAD, ROW_GAP, TEXT_HEIGHT

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
    """What one page holds between its margins."""

    cells: list[Placed] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


def paged(bands: Sequence[Band]) -> list[Page]:
    """The bands on as many pages as they take, at least one."""
    filler = _Filler()
    for band, needed in zip(bands, _needed(bands), strict=True):
        filler.put(band, needed)
    filler.leave_grid()
    return filler.pages


def _needed(bands: Sequence[Band]) -> list[float]:
    """The height that must be free for each band to begin: with those it is kept with."""
    needed: list[float] = []
    below = 0.0
    for band in reversed(bands):
        own = band.height + below if band.keep else band.start
        needed.append(own)
        below = _gap(band) + own
    return needed[::-1]


def _gap(band: Band) -> float:
    return 2 * PAD if band.opens and band.grid else band.gap


class _Filler:
    """Puts bands on the page in hand, and begins the next one when it is full."""

    def __init__(self) -> None:
        self.pages = [Page()]
        self._y = 0.0
        self._fresh = True  # nothing but a repeated head stands on the page in hand
        self._grid: Grid | None = None
        self._grid_top = 0.0

    def put(self, band: Band, needed: float) -> None:
        """Put the band below the last one; it begins only where ``needed`` points are free."""
        if not self._fresh and self._y + self._space(band) + needed > _bottom(band):
            self._turn()
        rest: Band | None = band
        while rest:
            self._begin(rest)
            upper, rest = self._cut(rest)
            if upper:
                self._place(upper)
            if rest:
                self._turn()

    def leave_grid(self) -> None:
        """Close the grid, where one is open: its upright rules, and the one below."""
        if self._grid is None:
            return
        self._y += PAD
        self._rule_across(self._grid)
        rules = self.pages[-1].rules
        rules.extend(Rule(x, self._grid_top, x, self._y) for x in self._grid.rules)
        self._grid = None

    def _space(self, band: Band) -> float:
        """The space between the last line on the page and the first of a band."""
        if band.grid is self._grid:
            return _gap(band)
        return (PAD if self._grid else 0.0) + band.gap + (PAD if band.grid else 0.0)

    def _begin(self, band: Band) -> None:
        """Leave the space above a band, opening, closing or dividing the grid for it."""
        if band.grid is not self._grid:
            self.leave_grid()
            self._y += 0.0 if self._fresh else band.gap
            self._open_grid(band.grid)
        elif self._grid and band.opens:
            self._y += PAD
            self._rule_across(self._grid)
            self._y += PAD
        elif not self._fresh:
            self._y += band.gap
        if self._fresh and band.head and band.head.height < TEXT_HEIGHT / 3:
            self._place(band.head)
            self._y += ROW_GAP
            self._fresh = True

    def _open_grid(self, grid: Grid | None) -> None:
        if grid is None:
            return
        self._grid, self._grid_top = grid, self._y
        self._rule_across(grid)
        self._y += PAD

    def _rule_across(self, grid: Grid) -> None:
        self.pages[-1].rules.append(Rule(grid.rules[0], self._y, grid.rules[-1], self._y))

    def _cut(self, band: Band) -> tuple[Band | None, Band | None]:
        """Cut the band at the bottom of the page; a page of its own must take some of it."""
        height = _bottom(band) - self._y
        upper, rest = cut(band, height, fair=True)
        if upper is None and self._fresh:
            return cut(band, height, fair=False)
        return upper, rest

    def _place(self, band: Band) -> None:
        # From left to right, as they are read: whoever copies the page gets the number first.
        cells = sorted(band.cells, key=lambda cell: cell.x)
        self.pages[-1].cells.extend(Placed(self._y, cell) for cell in cells)
        self._y += band.height
        self._fresh = False

    def _turn(self) -> None:
        """Begin the next page."""
        self.leave_grid()
        self.pages.append(Page())
        self._y, self._fresh = 0.0, True


def _bottom(band: Band) -> float:
    """How far down a page the band may go; a grid needs room to be closed."""
    return TEXT_HEIGHT - (PAD if band.grid else 0.0) + _NEARLY
