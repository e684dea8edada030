"""What stands at the end of minutes that were corrected or signed: the amendments and the seal."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from minutes_desktop.export.parts import Outline
from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.band import Band
from minutes_desktop.export.pdf.cells import Column, cell
from minutes_desktop.export.pdf.design import Design
from minutes_desktop.export.pdf.leaf import Leaf
from minutes_desktop.export.pdf.styles import Style


def endnotes(outline: Outline, design: Design) -> Iterator[Band]:
    """The amendments under their heading, and the line with the seal in small letters."""
    column = Column(0.0, design.frame.width)
    if outline.amendments:
        words = outline.amendments_heading
        over = cell(words, design.section, column, Leaf(None, "amendments"))
        yield Band((over,), gap=styles.GRID_GAP, keep=True)
    for at, words in enumerate(outline.amendments):
        found = cell(words, design.body, column, Leaf(None, "amendment", at))
        yield Band((found,), gap=styles.PARAGRAPH_GAP)
    if outline.seal:
        found = cell(outline.seal, _small(design), column, Leaf(None, "seal"))
        yield Band((found,), gap=styles.GRID_GAP, whole=True)


def _small(design: Design) -> Style:
    size = min(design.body.look.size, styles.RUNNING_SIZE)
    look = replace(design.body.look, size=size)
    return Style(look, size * styles.LEAST_LEADING)
