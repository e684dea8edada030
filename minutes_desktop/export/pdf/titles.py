"""The title of the minutes, the logo beside it, and the headings of parts."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_desktop.export.parts import Outline
from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.band import Band, Cell
from minutes_desktop.export.pdf.cells import Column, cell
from minutes_desktop.export.pdf.design import Design
from minutes_desktop.export.pdf.leaf import Leaf, Part
from minutes_desktop.export.pdf.picture import Picture

_BESIDE_LOGO = 5 * styles.MM


def title(outline: Outline, design: Design, logo: Picture | None) -> Iterator[Band]:
    """The lines of the title, left of a logo that stands on the same page."""
    width = design.frame.width - (logo.width + _BESIDE_LOGO if logo else 0.0)
    below = logo.height if logo else 0.0
    for count, words in enumerate(outline.title):
        style = design.subtitle if count else design.title
        found = cell(words, style, Column(0.0, width), Leaf(None, "title", count))
        below -= found.height
        yield Band((found,), keep=True)
    if below > 0:
        yield room(below, design)


def room(height: float, design: Design) -> Band:
    """Empty room of a height in points."""
    empty = Cell(0.0, ((),), design.body, Leaf(None, "room"))
    return Band((empty,), whole=True, least=height)


def heading(words: str, part: Part, design: Design) -> Iterator[Band]:
    """The heading of a part, ``None`` for the items; none without words."""
    if words.strip():
        words = " ".join(words.split())
        column = Column(0.0, design.frame.width)
        found = cell(words, design.section, column, Leaf(part, "heading"))
        yield Band((found,), gap=styles.GRID_GAP, keep=True)
