"""The parts of the minutes as bands, in the order of the layout: which words stand where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from minutes_desktop.domain.layout import PartKind
from minutes_desktop.export.parts import Outline
from minutes_desktop.export.pdf.approval import approval
from minutes_desktop.export.pdf.band import Band
from minutes_desktop.export.pdf.design import Design
from minutes_desktop.export.pdf.details import details
from minutes_desktop.export.pdf.endnotes import endnotes
from minutes_desktop.export.pdf.items import items
from minutes_desktop.export.pdf.people import people
from minutes_desktop.export.pdf.picture import Picture
from minutes_desktop.export.pdf.titles import room, title


def story(outline: Outline, design: Design, logo: Picture | None) -> list[Band]:
    """The bands of the whole document, from the top down; the first part makes room for a logo."""
    parts = design.layout.parts
    found: list[Band] = []
    if logo and parts[:1] != ("title",):
        found.append(room(logo.height, design))
    for part in parts:
        beside = logo if part == "title" and part == parts[0] else None
        found += _bands(part, outline, design, beside)
    return found + list(endnotes(outline, design))


def _bands(
    part: PartKind, outline: Outline, design: Design, logo: Picture | None
) -> Iterable[Band]:
    match part:
        case "title":
            return title(outline, design, logo)
        case "details":
            return details(outline, design)
        case "attendance":
            grids = filter(None, (outline.attendance, outline.apologies))
            return [band for grid in grids for band in people(grid, design)]
        case "items":
            return items(outline, design) if outline.sections else ()
        case "approval":
            return approval(outline, design)
        case _:
            assert_never(part)
