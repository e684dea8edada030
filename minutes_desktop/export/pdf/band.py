"""A band: what stands side by side across the page, and how it is cut where the page ends."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.export.parts import Attendance, DetailLine, Label, Passage, Present, Section
from minutes_desktop.export.pdf.lines import Line
from minutes_desktop.export.pdf.styles import Style

Part = Section | Label | Passage | DetailLine | Attendance | Present | None


class Leaf(NamedTuple):
    """Which part of the outline a text belongs to, which field of it, and which paragraph there.

    Both halves of a paragraph cut by a page hold the same leaf.
    """

    part: Part
    field: str
    paragraph: int = 0


class Cell(Struct, frozen=True):
    """Lines of a style one under another, ``x`` points from the left margin."""

    x: float
    lines: tuple[Line, ...]
    style: Style
    leaf: Leaf

    @property
    def leading(self) -> float:
        """The height of one line, in points."""
        return self.style.leading

    @property
    def height(self) -> float:
        """The height of the lines together, in points."""
        return len(self.lines) * self.leading


class Grid(Struct, frozen=True):
    """The ruled grid some bands stand in: its upright rules, in points from the left margin."""

    rules: tuple[float, ...]


class Band(Struct, frozen=True):
    """Cells side by side; the one that may not be cut to a single line comes first.

    ``gap`` is the space above, in points, unless a page begins here. ``keep`` holds the band
    together with the start of the next one. ``opens`` rules the grid off above the band. ``whole``
    bands are not cut while a page can hold them. ``head`` is printed again where a page begins.
    """

    cells: tuple[Cell, ...]
    gap: float = 0.0
    keep: bool = False
    opens: bool = False
    whole: bool = False
    grid: Grid | None = None
    head: Band | None = None

    @property
    def height(self) -> float:
        """The height of the tallest cell, in points."""
        return max(cell.height for cell in self.cells)

    @property
    def start(self) -> float:
        """The height that must be free, in points, for the band to begin on a page."""
        if self.whole:
            return self.height
        first = self.cells[0]
        return max(_least(len(first.lines)) * first.leading, self.cells[-1].leading)


def cut(band: Band, height: float, *, fair: bool) -> tuple[Band | None, Band | None]:
    """What of the band fits a height in points, and what is left; either may be nothing.

    A fair cut leaves no line of the first cell alone on either side and no ``whole`` band in two.
    """
    if band.height <= height:
        return band, None
    if fair and height < band.start:
        return None, band
    counts = [int(height / cell.leading) for cell in band.cells]
    if fair:
        counts[0] = _fair(counts[0], len(band.cells[0].lines))
    first, *others = (
        (replace(cell, lines=cell.lines[:count]), replace(cell, lines=cell.lines[count:]))
        for cell, count in zip(band.cells, counts, strict=True)
    )
    upper = (first[0], *(above for above, _ in others))
    lower = (first[1], *(below for _, below in others if below.lines))
    return replace(band, cells=upper), replace(band, cells=lower, gap=0.0, opens=False)


def _least(lines: int) -> int:
    """How many lines must stand before a cut: two, or all where two could not follow."""
    return lines if lines < 4 else 2


def _fair(count: int, lines: int) -> int:
    """At most as many lines as fit, so that none that follow stands alone."""
    return lines - 2 if count == lines - 1 else min(count, lines)
