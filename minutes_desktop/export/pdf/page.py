"""The running lines of a page: head, foot and protective marking."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from minutes_desktop.export import wording
from minutes_desktop.export.parts import Outline
from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.lines import Line, Stretch, width_of
from minutes_desktop.export.pdf.styles import Look
from minutes_desktop.export.pdf.text import Span, span

_PLAIN = Look(size=styles.RUNNING_SIZE)
_BOLD = Look(size=styles.RUNNING_SIZE, bold=True)
_GAP = 5 * styles.MM


class Running(NamedTuple):
    """A line from ``x`` points in, its baseline ``y`` points below the top edge of the page."""

    y: float
    x: float
    line: Line


def running(outline: Outline, page: int, page_words: str) -> Iterator[Running]:
    """The running lines of a page, counted from 1; ``page_words`` are those of its number.

    The first page says in real text how far the minutes are agreed; the later ones whose they are.
    """
    width = styles.TEXT_WIDTH
    above = _fitted(outline.state, _BOLD, width) if page == 1 else _whose(outline)
    number = _fitted(page_words, _PLAIN, width / 2)
    state = _fitted(outline.state, _PLAIN, width - width_of((number,)) - _GAP)
    yield _at(styles.HEADER, above, 0.0)
    yield _at(styles.FOOTER, state, 0.0)
    yield _at(styles.FOOTER, number, width - width_of((number,)))
    if outline.marking:
        marking = _fitted(outline.marking, _BOLD, width)
        for y in (styles.MARKING_ABOVE, styles.MARKING_BELOW):
            yield _at(y, marking, (width - width_of((marking,))) / 2)


def _whose(outline: Outline) -> Span:
    """Series and date; where both are too long for the line, the date is what is kept."""
    date = span(outline.date and f"{wording.JOINER}{outline.date}", _PLAIN)
    series = _fitted(outline.series, _PLAIN, styles.TEXT_WIDTH - width_of((date,)))
    return series._replace(text=(series.text + date.text).removeprefix(wording.JOINER))


def _at(y: float, text: Span, x: float) -> Running:
    return Running(y, styles.LEFT + x, (Stretch(0.0, *text),))


def _fitted(words: str, look: Look, width: float) -> Span:
    """The words on one line, their end given up for an ellipsis where the width is too small."""
    text = span(" ".join(words.split()), look)
    if width_of((text,)) <= width:
        return text
    kept = text.text
    while kept and width_of((Span(kept + "…", look),)) > width:
        kept = kept[:-1]
    return Span(kept + "…", look)
