"""The labelled header lines, one below another or as a table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from minutes_desktop.domain.richtext import RichText
from minutes_desktop.export.parts import DetailLine, Outline
from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.band import Band, Cell, Grid
from minutes_desktop.export.pdf.cells import Column, cell, columns_of, edges_of, tallest_first
from minutes_desktop.export.pdf.design import Design
from minutes_desktop.export.pdf.grids import rows_in
from minutes_desktop.export.pdf.leaf import Leaf
from minutes_desktop.export.pdf.lines import broken
from minutes_desktop.export.pdf.text import Span, span, spans

_BESIDE = "      "  # between details on one line


def details(outline: Outline, design: Design) -> Iterator[Band]:
    """The details, those that share a line beside each other."""
    lines = _by_line(outline.details)
    if design.layout.details.label_width > 0:
        return _table(lines, design)
    return _flowing(lines, design)


def _by_line(details: tuple[DetailLine, ...]) -> list[list[DetailLine]]:
    """The details by the line they are printed on."""
    found: list[list[DetailLine]] = []
    for detail in details:
        if detail.same_line and found:
            found[-1].append(detail)
        else:
            found.append([detail])
    return found


def _flowing(lines: list[list[DetailLine]], design: Design) -> Iterator[Band]:
    above = styles.TITLE_GAP
    for line in lines:
        words: list[Span] = []
        for detail in line:
            if words:
                words.append(span(_BESIDE, design.body.look))
            label = f"{detail.label} " if detail.label else ""
            words.append(span(label, design.bold.look))
            words += _value(detail.value, design)
        found = broken(words, design.frame.width)
        yield Band((Cell(0.0, found, design.body, Leaf(line[0], "value")),), gap=above)
        above = styles.DETAIL_GAP


def _value(value: RichText, design: Design) -> Iterator[Span]:
    """The words of a value; each of its paragraphs begins a line."""
    for count, paragraph in enumerate(value):
        if count:
            yield span("\n", design.body.look)
        yield from spans(paragraph.runs, design.body.look)


def _table(lines: list[list[DetailLine]], design: Design) -> Iterator[Band]:
    """The details in columns of labels and values; lines with more of them have more columns."""
    ruled = design.layout.details.ruled
    above = styles.TITLE_GAP
    for count, alike in groupby(lines, key=len):
        edges = _edges(count, design)
        columns = columns_of(edges, spaced=ruled)
        rows = [[_row(line, columns, design)] for line in alike]
        yield from rows_in((Grid(edges, ruled=ruled, spaced=ruled),), rows, above)
        above = 0.0 if ruled else styles.DETAIL_GAP


def _edges(count: int, design: Design) -> tuple[float, ...]:
    """The edges of labels and values where so many details share a line."""
    each = design.frame.width / count
    label = min(design.layout.details.label_width * styles.MM, each / 2)
    return edges_of((label, each - label) * count)


def _row(line: list[DetailLine], columns: tuple[Column, ...], design: Design) -> Band:
    cells: list[Cell] = []
    for detail, label, value in zip(line, columns[::2], columns[1::2], strict=True):
        lines = broken(_value(detail.value, design), value.width)
        cells.append(cell(detail.label, design.bold, label, Leaf(detail, "label")))
        cells.append(Cell(value.x, lines, design.body, Leaf(detail, "value")))
    return Band(tallest_first(cells))
