"""The paragraphs of an item as they stand in the body column: their look, marks and distances."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.richtext import BULLET, BULLETS, DEEPEST_LEVEL, Paragraph
from minutes_desktop.export.parts import Label, Passage, Piece, Role, Section
from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.band import Leaf
from minutes_desktop.export.pdf.lines import width_of
from minutes_desktop.export.pdf.styles import BODY, BOLD, ITALIC, TOPIC, Style
from minutes_desktop.export.pdf.text import Span, span, spans

Kind = Literal["label", "entry", "plain"]

_STYLES: dict[Role, Style] = {"question": ITALIC, "origin": ITALIC, "original": ITALIC}


class Mark(Struct, frozen=True):
    """A bullet or label that hangs before a paragraph, ``x`` points into the column."""

    x: float
    text: Span


class Body(Struct, frozen=True):
    """One paragraph of the body column, ``indent`` points in, with its words of column three.

    ``keep`` holds it together with the paragraph below.
    """

    leaf: Leaf
    text: tuple[Span, ...]
    kind: Kind = "plain"
    marks: tuple[Mark, ...] = ()
    indent: float = 0.0
    beside: tuple[Span, ...] = ()
    keep: bool = False


def bodies(section: Section) -> list[Body]:
    """The paragraphs of an item's own heading and pieces; at least one, be it empty."""
    found = [body for piece in section.pieces for body in _of_piece(piece)]
    heading = _heading(section)
    if heading and found and not found[0].marks and (section.run_in or not section.heading):
        found[0] = replace(found[0], text=(*heading, span(" ", BODY.look), *found[0].text))
    elif heading or not found:
        keep = bool(found or section.sections)
        found.insert(0, Body(Leaf(section, "heading"), heading, "label", keep=keep))
    if section.beside:
        beside = (span(section.beside, BOLD.look), *found[0].beside)
        found[0] = replace(found[0], beside=beside)
    return found


def gap(above: Body, below: Body) -> float:
    """The space between two paragraphs of an item, in points."""
    if above.kind == "label":
        return styles.AFTER_LABEL
    if above.kind == below.kind == "entry":
        return styles.ENTRY_GAP
    return styles.PARAGRAPH_GAP


def _heading(section: Section) -> tuple[Span, ...]:
    in_body = section.number_place == "body"
    number = section.number if in_body else ""
    words = " ".join(words for words in (number, section.heading) if words)
    return (span(words, (TOPIC if in_body else BOLD).look),) if words else ()


def _of_piece(piece: Piece) -> Iterator[Body]:
    if isinstance(piece, Label):
        yield Body(Leaf(piece, "words"), (span(piece.words, BOLD.look),), "label", keep=True)
    else:
        yield from _of_passage(piece)


def _of_passage(passage: Passage) -> Iterator[Body]:
    style = _STYLES.get(passage.role, BODY)
    text = passage.text or (Paragraph(),)
    lead = span(passage.lead, BOLD.look) if passage.lead else None
    if lead and text[0].marker:
        yield Body(Leaf(passage, "lead"), (lead,), "label", keep=True)
        lead = None
    marks, indent = _hung(passage.mark, styles.LABEL_BOX, 0.0, style)
    for index, paragraph in enumerate(text):
        body = _paragraph(paragraph, style, indent, Leaf(passage, "text", index))
        if not index:
            before = (lead, span(" ", BODY.look)) if lead else ()
            beside = tuple(span(words, BODY.look) for words in passage.beside)
            own = _unhung(passage.mark, marks, style)
            body = replace(
                body,
                text=(*before, *own, *body.text),
                marks=(*marks, *body.marks),
                beside=beside,
            )
        yield body


def _paragraph(paragraph: Paragraph, style: Style, indent: float, leaf: Leaf) -> Body:
    text = tuple(spans(paragraph.runs, style.look))
    if not paragraph.marker:
        return Body(leaf, text, indent=indent)
    bullet = paragraph.marker == BULLET
    level = min(paragraph.level, DEEPEST_LEVEL)
    words = BULLETS[level] if bullet else paragraph.marker
    box = styles.BULLET_BOX if bullet else styles.LABEL_BOX
    marks, inner = _hung(words, box, indent + level * styles.BULLET_BOX, style)
    return Body(leaf, (*_unhung(words, marks, style), *text), "entry", marks, inner)


def _hung(words: str, box: float, x: float, style: Style) -> tuple[tuple[Mark, ...], float]:
    """A mark hung at ``x`` in a box that grows to hold it, and where the text beside it begins.

    One too wide to hang is no mark: it stands in the text.
    """
    if not words:
        return (), x
    mark = Mark(x, span(words, style.look))
    width = width_of((mark.text,))
    if width > styles.WIDEST_MARK or "\n" in mark.text.text:
        return (), x + box
    return (mark,), x + max(box, width + styles.MARK_SPACE)


def _unhung(words: str, marks: tuple[Mark, ...], style: Style) -> tuple[Span, ...]:
    """The words of a mark too wide to hang, to begin the text with."""
    return (span(words + " ", style.look),) if words and not marks else ()
