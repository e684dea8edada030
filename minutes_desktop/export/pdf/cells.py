"""Plain words as cells, and columns side by side across the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from msgspec import Struct

from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.band import Cell
from minutes_desktop.export.pdf.leaf import Leaf
from minutes_desktop.export.pdf.lines import broken, centred
from minutes_desktop.export.pdf.styles import Style
from minutes_desktop.export.pdf.text import Span, span


class Column(Struct, frozen=True):
    """Where the words of a column stand: ``x`` points from the left margin, and how wide."""

    x: float
    width: float
    centred: bool = False


def cell(words: str, style: Style, column: Column, leaf: Leaf) -> Cell:
    """Plain words as a cell of a column."""
    lines = broken((span(style.cased(words), style.look),), column.width)
    if column.centred:
        lines = centred(lines, column.width)
    return Cell(column.x, lines, style, leaf)


def beside(words: Iterable[Span], style: Style, column: Column, leaf: Leaf) -> tuple[Cell, ...]:
    """A cell with each of the words on lines of their own; none without words."""
    lines = tuple(line for part in words for line in broken((part,), column.width))
    return (Cell(column.x, lines, style, leaf),) if lines else ()


def tallest_first(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells, the one with the most lines before the others."""
    tallest = max(cells, key=lambda one: one.height)
    return (tallest, *(one for one in cells if one is not tallest))


def edges_of(widths: Iterable[float], left: float = 0.0) -> tuple[float, ...]:
    """The edges of columns of these widths, from the left on, all in points."""
    return tuple(accumulate(widths, initial=left))


def columns_of(edges: Sequence[float], *, spaced: bool) -> tuple[Column, ...]:
    """The columns between edges: off the rules on both sides, or only off the next column."""
    return tuple(_between(left, right, spaced=spaced) for left, right in pairwise(edges))


def _between(left: float, right: float, *, spaced: bool) -> Column:
    pad = min(styles.PAD_SIDE, (right - left) / 8)
    width = right - left - pad
    return Column(left + pad, width - pad) if spaced else Column(left, width)


def fitted(widths: Sequence[float], room: float) -> tuple[float, ...]:
    """The widths, made smaller together where the room is too small for them."""
    total = sum(widths)
    share = min(1.0, room / total) if total else 1.0
    return tuple(width * share for width in widths)
