"""The paragraphs of an item as they stand in the body column: their look, marks and distances."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.richtext import BULLET, BULLETS, DEEPEST_LEVEL, Paragraph, RichText
from minutes_desktop.export.parts import (
    FreeTable,
    Label,
    Passage,
    PastActions,
    Section,
)
from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.band import Bar
from minutes_desktop.export.pdf.design import Design, PieceStyle
from minutes_desktop.export.pdf.leaf import Leaf
from minutes_desktop.export.pdf.lines import Line, Stretch, broken, width_of
from minutes_desktop.export.pdf.styles import Style
from minutes_desktop.export.pdf.text import Span, span, spans

Kind = Literal["label", "entry", "plain"]


class Mark(Struct, frozen=True):
    """A bullet or label that hangs before a paragraph, ``x`` points into the column."""

    x: float
    text: Span


class Body(Struct, frozen=True):
    """One paragraph of the body column, ``indent`` points in, with its words of column three.

    ``style`` gives the height of its lines. ``keep`` holds it together with the paragraph below.
    ``bar`` is an upright bar left of it, in points from the left of the column.
    """

    leaf: Leaf
    text: tuple[Span, ...]
    style: Style
    kind: Kind = "plain"
    marks: tuple[Mark, ...] = ()
    indent: float = 0.0
    beside: tuple[Span, ...] = ()
    keep: bool = False
    bar: Bar | None = None

    def owned(self) -> Body:
        """The paragraph with its leaf on its text, to stand among others in one cell."""
        text = tuple(part if part.leaf else part._replace(leaf=self.leaf) for part in self.text)
        return replace(self, text=text)


Part = Body | PastActions | FreeTable


def parts_of(section: Section, depth: int, design: Design, width: float) -> list[Part]:
    """The paragraphs and tables of an item's own heading and pieces; a paragraph comes first.

    ``width`` is that of their column, in points.
    """
    found: list[Part] = []
    for piece in section.pieces:
        if isinstance(piece, Label):
            text = (span(design.label.cased(piece.words), design.label.look),)
            leaf = Leaf(piece, "words")
            found.append(Body(leaf, text, design.label, "label", keep=True))
        elif isinstance(piece, Passage):
            found += bodies(piece, design, width)
        else:
            found.append(piece)
    return _headed(section, found, depth, design)


def _headed(section: Section, found: list[Part], depth: int, design: Design) -> list[Part]:
    """The heading on a line of its own or, where it runs in, on that of the first paragraph."""
    style = design.topic if section.number_place == "body" else design.heading(depth)
    heading = _heading(section, style)
    first = found[0] if found else None
    if heading and isinstance(first, Body) and _may_run_in(section, first):
        tall = max(style, first.style, key=lambda one: one.leading)
        text = (*heading, span(" ", design.body.look), *first.text)
        asked = isinstance(first.leaf.part, Passage) and first.leaf.part.role == "question"
        rest = found[1:]
        first = replace(first, text=text, style=tall, keep=first.keep or (asked and bool(rest)))
    elif isinstance(first, Body) and not heading:
        rest = found[1:]
    else:
        keep = bool(found or section.sections)
        if section.run_in and found:
            heading = _heading(section, style, closing=" -–—")
        first = Body(Leaf(section, "heading"), heading, style, "label", keep=keep)
        rest = found
    if section.beside:
        look = design.bold.look if design.looks.head_place == "item" else design.body.look
        own = span(section.beside, look, Leaf(section, "beside"))
        first = replace(first, beside=(own, *first.beside))
    return [first, *rest]


def _may_run_in(section: Section, first: Body) -> bool:
    plain = not (first.marks or first.bar)
    return plain and (section.run_in or not section.heading)


def _heading(section: Section, style: Style, closing: str = "") -> tuple[Span, ...]:
    """Number and heading, without the dash that would lead to what does not run in."""
    number = section.number if section.number_place == "body" else ""
    heading = section.heading.rstrip(closing) if closing else section.heading
    words = " ".join(words for words in (number, style.cased(heading)) if words)
    return (span(words, style.look, Leaf(section, "heading")),) if words else ()


def gap(above: Part, below: Part) -> float:
    """The space between two paragraphs or tables of an item, in points."""
    if isinstance(above, Body):
        if above.kind == "label":
            return styles.AFTER_LABEL
        if isinstance(below, Body) and above.kind == below.kind == "entry":
            return styles.ENTRY_GAP
    return styles.PARAGRAPH_GAP


def bodies(passage: Passage, design: Design, width: float) -> list[Body]:
    """The paragraphs of a passage in a column of a width in points.

    Its lead stands on a line of its own where the first paragraph is an entry of a list.
    """
    piece = design.piece(passage.role)
    found = list(_bodies(passage, piece, design, width))
    if not piece.bar:
        return found
    x = piece.indent - styles.BAR_SPACE
    return [replace(body, bar=Bar(x, joined=at > 0)) for at, body in enumerate(found)]


def _bodies(passage: Passage, piece: PieceStyle, design: Design, width: float) -> Iterator[Body]:
    style, indent = piece.style, min(piece.indent, width / 3)
    text = passage.text or (Paragraph(),)
    # A bold lead takes the mark of a question in: "Question b.".
    mark = "" if piece.lead else passage.mark
    lead = tuple(_lead(passage, piece, design))
    if lead and text[0].marker:
        leaf = Leaf(passage, "lead")
        yield Body(leaf, lead, design.label, "label", indent=indent, keep=True)
        lead = ()
    marks, inner = _hung(mark, styles.LABEL_BOX, indent, style, width)
    marks = tuple(replace(one, text=one.text._replace(leaf=Leaf(passage, "mark"))) for one in marks)
    before = (*lead, span(" ", design.body.look)) if lead else ()
    for index, paragraph in enumerate(text):
        body = _paragraph(paragraph, style, inner, Leaf(passage, "text", index), width)
        if not index:
            beside = tuple(
                span(words, design.body.look, Leaf(passage, "beside", at))
                for at, words in enumerate(passage.beside)
            )
            body = replace(
                body,
                text=(*before, *_unhung(mark, marks, style), *body.text),
                marks=(*marks, *body.marks),
                beside=beside,
            )
        yield body


def _lead(passage: Passage, piece: PieceStyle, design: Design) -> Iterator[Span]:
    """The words before the first paragraph: the lead of its role, and a label that runs in."""
    of_role = f"{piece.lead} {passage.mark}".strip() if piece.lead else ""
    own = design.label.cased(passage.lead)
    if of_role:
        yield span(f"{of_role} " if own else of_role, design.bold.look)
    if own:
        yield span(own, design.label.look)


def _paragraph(paragraph: Paragraph, style: Style, indent: float, leaf: Leaf, width: float) -> Body:
    text = tuple(spans(paragraph.runs, style.look))
    if not paragraph.marker:
        return Body(leaf, text, style, indent=indent)
    bullet = paragraph.marker == BULLET
    level = min(paragraph.level, DEEPEST_LEVEL)
    words = BULLETS[level] if bullet else paragraph.marker
    box = styles.BULLET_BOX if bullet else styles.LABEL_BOX
    x = min(indent + level * styles.BULLET_BOX, width / 2)
    marks, inner = _hung(words, box, x, style, width)
    of_entry = leaf._replace(field="marker")
    marks = tuple(replace(one, text=one.text._replace(leaf=of_entry)) for one in marks)
    return Body(leaf, (*_unhung(words, marks, style), *text), style, "entry", marks, inner)


def _hung(
    words: str, box: float, x: float, style: Style, width: float
) -> tuple[tuple[Mark, ...], float]:
    """A mark hung at ``x`` in a box that grows to hold it, and where the text beside it begins.

    One too wide to hang is no mark: it stands in the text.
    """
    if not words:
        return (), x
    mark = Mark(x, span(words, style.look))
    wide = width_of((mark.text,))
    inner = x + max(box, wide + styles.MARK_SPACE)
    if wide > styles.WIDEST_MARK or inner > width * 2 / 3 or "\n" in mark.text.text:
        return (), min(x + box, width / 2)
    return (mark,), inner


def _unhung(words: str, marks: tuple[Mark, ...], style: Style) -> tuple[Span, ...]:
    """The words of a mark too wide to hang, to begin the text with."""
    return (span(words + " ", style.look),) if words and not marks else ()


def set_lines(body: Body, width: float) -> tuple[Line, ...]:
    """The lines of a paragraph in a column of a width in points, its marks on the first."""
    lines = broken(body.text, width - body.indent, body.indent)
    if not body.marks:
        return lines
    marks = (Stretch(mark.x, *mark.text) for mark in body.marks)
    return ((*marks, *lines[0]), *lines[1:])


def set_text(text: RichText, style: Style, width: float, leaf: Leaf) -> tuple[Line, ...]:
    """The lines of rich text in a cell of a width in points, paragraph below paragraph."""
    found = (
        _paragraph(paragraph, style, 0.0, leaf._replace(paragraph=at), width)
        for at, paragraph in enumerate(text or (Paragraph(),))
    )
    return tuple(line for body in found for line in set_lines(body.owned(), width))
