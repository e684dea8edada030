"""The minutes as plain text: the words of the print in their order, for e-mails and searches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from minutes_desktop.domain.layout import Layout, PartKind
from minutes_desktop.domain.minutes import Approval, Minutes
from minutes_desktop.domain.richtext import BULLET, BULLETS, Paragraph, RichText
from minutes_desktop.domain.template import Template
from minutes_desktop.export.characters import cleaned
from minutes_desktop.export.outline import outline_of
from minutes_desktop.export.parts import (
    FreeTable,
    Label,
    Outline,
    Passage,
    PastActions,
    People,
    Piece,
    Present,
    Section,
)

_INDENT = "  "
_BETWEEN = "\t"  # the cells of a row, so that a spreadsheet takes them apart


def make_text(minutes: Minutes, template: Template) -> bytes:
    """The printed minutes as UTF-8 text, a line a paragraph, parts with empty lines between."""
    outline = outline_of(minutes, template)
    lines = "\n".join(map(_clean, _lines(outline, template.layout)))
    return f"{lines.strip()}\n".encode()


def _clean(line: str) -> str:
    return _BETWEEN.join(map(cleaned, line.split(_BETWEEN)))


def _lines(outline: Outline, layout: Layout) -> Iterator[str]:
    yield from filter(None, (outline.marking, outline.state))
    for part in layout.parts:
        lines = list(_part(part, outline, layout))
        if lines:
            yield ""
            yield from lines


def _part(part: PartKind, outline: Outline, layout: Layout) -> Iterator[str]:
    match part:
        case "title":
            yield from outline.title
        case "details":
            for detail in outline.details:
                yield " ".join(filter(None, (detail.label, _flat(detail.value))))
        case "attendance":
            for grid in filter(None, (outline.attendance, outline.apologies)):
                yield from _people(grid)
        case "items":
            yield from filter(None, (outline.items_heading, _row(outline.heads)))
            for section in outline.sections:
                yield from _section(section, layout)
        case "approval":
            yield from _approval(outline.approval)
        case _:
            assert_never(part)


def _people(part: People) -> Iterator[str]:
    heads = [column.head for column in part.grid.columns]
    yield from filter(None, (part.grid.heading, _row(heads)))
    for row in part.rows:
        yield _row(row.cells) if isinstance(row, Present) else row.words


def _approval(part: Approval) -> Iterator[str]:
    if part.heading:
        yield part.heading
    for row in part.rows:
        yield " ".join(filter(None, (row.label, row.value)))


def _section(section: Section, layout: Layout) -> Iterator[str]:
    yield ""
    first = " ".join(filter(None, (section.number, section.heading)))
    pieces = [line for piece in section.pieces for line in _piece(piece, layout)]
    if pieces and (section.run_in or not section.heading):
        first = " ".join(filter(None, (first, pieces.pop(0))))
    yield from filter(None, (first, section.beside))
    yield from pieces
    for child in section.sections:
        yield from _section(child, layout)


def _piece(piece: Piece, layout: Layout) -> Iterator[str]:
    match piece:
        case Label():
            yield piece.words
        case Passage():
            yield from _passage(piece, layout)
        case PastActions():
            yield from filter(None, (_row(piece.heads),))
            for row in piece.rows:
                words = " ".join(_passage(row.passage, layout))
                yield " ".join(filter(None, (row.reference, words)))
        case FreeTable():
            yield from filter(None, (_row(piece.heads),))
            for line in piece.rows:
                yield _row([_flat(cell) for cell in line.cells])
        case _:
            assert_never(piece)


def _passage(passage: Passage, layout: Layout) -> Iterator[str]:
    style = layout.looks.blocks.get(passage.role)
    lead = style.lead if style else ""
    before = " ".join(filter(None, (lead, passage.mark, passage.lead)))
    lines = list(_paragraphs(passage.text))
    if before and passage.text and passage.text[0].marker:
        yield before
    elif before:
        lines[:1] = [" ".join((before, *lines[:1]))]
    yield from lines
    yield from passage.beside


def _paragraphs(text: RichText) -> Iterator[str]:
    return (_paragraph(paragraph) for paragraph in text)


def _paragraph(paragraph: Paragraph) -> str:
    if not paragraph.marker:
        return paragraph.words
    level = min(paragraph.level, len(BULLETS) - 1)
    marker = BULLETS[level] if paragraph.marker == BULLET else paragraph.marker
    return f"{_INDENT * level}{marker} {paragraph.words}"


def _flat(text: RichText) -> str:
    """Rich text on one line."""
    return " ".join(" ".join(_paragraphs(text)).split("\n"))


def _row(cells: tuple[str, ...] | list[str]) -> str:
    """The cells of a row on one line; empty where nothing stands in any of them."""
    return _BETWEEN.join(cells).rstrip(_BETWEEN) if any(cells) else ""
