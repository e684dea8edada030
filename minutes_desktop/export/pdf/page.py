"""The running lines of a page: head, foot and protective marking."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from minutes_desktop.export.parts import Outline
from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.design import Design
from minutes_desktop.export.pdf.leaf import Leaf
from minutes_desktop.export.pdf.lines import Line, Stretch, width_of
from minutes_desktop.export.pdf.styles import Look
from minutes_desktop.export.pdf.text import Span, span
from minutes_desktop.export.running_words import filled, head_of, running_fields

_GAP = 5 * styles.MM


class Running(NamedTuple):
    """A line from ``x`` points in, its baseline ``y`` points below the top edge of the page.

    ``leaf`` is what its words belong to, ``None`` for words that are only repeated; it ``ends``
    what stands there of it.
    """

    y: float
    x: float
    line: Line
    leaf: Leaf | None = None
    ends: bool = True


def running(outline: Outline, design: Design, page: int, page_words: str) -> Iterator[Running]:
    """The running lines of a page, counted from 1; ``page_words`` are those of its number.

    The first page says in real text how far the minutes are agreed; the later ones have the head,
    and say it too.
    """
    left, width = design.frame.left, design.frame.width
    plain = replace(design.body.look, size=styles.RUNNING_SIZE)
    bold = replace(plain, bold=True)
    layout = design.layout
    head = _filled(head_of(layout), outline, plain, width) if page > 1 else None
    number = _fitted(page_words, plain, width / 2)
    beside = width - width_of((number,)) - _GAP
    if head is None:
        yield _at(styles.HEADER, left, _fitted(outline.state, bold, width), Leaf(None, "state"))
    else:
        yield _at(styles.HEADER, left, head)
    yield _at(styles.FOOTER, left, _filled(layout.footer, outline, plain, beside))
    yield _at(styles.FOOTER, left + width - width_of((number,)), number)
    if outline.marking:
        marking = _fitted(outline.marking, bold, width)
        middle = left + (width - width_of((marking,))) / 2
        once = Leaf(None, "marking") if page == 1 else None
        yield _at(styles.MARKING_ABOVE, middle, marking, once)
        yield _at(styles.MARKING_BELOW, middle, marking)


def _at(y: float, x: float, text: Span, leaf: Leaf | None = None) -> Running:
    return Running(y, x, (Stretch(0.0, *text),), leaf)


def _filled(pattern: str, outline: Outline, look: Look, width: float) -> Span:
    """The pattern with its fields filled; where it is too long, names give up their end first."""
    fields = running_fields(outline)
    for name in ("title", "series"):
        if f"{{{name}}}" in pattern and _wide(filled(pattern, fields), look) > width:
            others = _wide(filled(pattern, {**fields, name: "…"}), look)
            room = max(width - others, 0.0) + _wide("…", look)
            fields[name] = _fitted(fields[name], look, room).text
    return _fitted(filled(pattern, fields), look, width)


def _wide(words: str, look: Look) -> float:
    return width_of((span(words, look),))


def _fitted(words: str, look: Look, width: float) -> Span:
    """The words on one line, their end given up for an ellipsis where the width is too small."""
    text = span(" ".join(words.split()), look)
    if width_of((text,)) <= width:
        return text
    kept = text.text
    while kept and width_of((Span(kept + "…", look),)) > width:
        kept = kept[:-1]
    return Span(kept + "…", look)
