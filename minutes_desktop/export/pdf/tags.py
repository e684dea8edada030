"""Which element of the structure each part of the outline is: the minutes as they are heard.

The grid of the items is only drawn: an item is a section with a heading, and its third-column
words follow the passage they stand beside. People, previous actions, tables and the approval
block are tables (ISO 14289-1, 7.5).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, assert_never

from minutes_desktop.domain.layout import Layout, PartKind
from minutes_desktop.domain.minutes import Approval
from minutes_desktop.domain.richtext import BULLET, DEEPEST_LEVEL, Paragraph, RichText
from minutes_desktop.export.characters import cleaned, seen
from minutes_desktop.export.parts import (
    DetailLine,
    FreeTable,
    GroupLine,
    Label,
    Outline,
    Passage,
    PastActions,
    People,
    Piece,
    Section,
)
from minutes_desktop.export.pdf.leaf import Leaf
from minutes_desktop.export.pdf.structure import (
    DEEPEST_HEADING,
    Element,
    Structure,
    data_cell,
    head_cell,
)
from minutes_desktop.export.wording import REMOTE_HEARD

_BULLETS = ("Disc", "Circle", "Disc")
_PLACED = "/O/Layout/Placement/Block"


def structure_of(outline: Outline, layout: Layout) -> Structure:
    """The structure of the printed minutes, in the order of the layout's parts."""
    structure = Structure()
    root = structure.root
    for field in ("marking", "state"):
        structure.own(Leaf(None, field), root.add(Element("P")))
    if layout.logo.image:
        figure = Element("Figure", alt=layout.logo.alt, attributes=_PLACED)
        structure.own(Leaf(None, "logo"), root.add(figure))
    builder = _Builder(structure, outline)
    for part in layout.parts:
        builder.part(part, outline)
    builder.endnotes(outline)
    return structure


class _Builder:
    """Adds the parts to the structure one after another."""

    def __init__(self, structure: Structure, outline: Outline) -> None:
        self._own = structure.own
        self._root = structure.root
        self._top = 2 if _says(outline.title) else 1  # no level of headings may be left out

    def part(self, kind: PartKind, outline: Outline) -> None:
        match kind:
            case "title":
                title = self._root.add(Element("H1"))
                for at in range(len(outline.title)):
                    self._own(Leaf(None, "title", at), title)
            case "details":
                self._details(outline.details)
            case "attendance":
                for grid in filter(None, (outline.attendance, outline.apologies)):
                    self._people(grid)
            case "items":
                self._items(outline)
            case "approval":
                self._approval(outline.approval, outline)
            case _:
                assert_never(kind)

    def endnotes(self, outline: Outline) -> None:
        """Add what stands at the end: the amendments, and the seal."""
        if outline.amendments:
            heading, leaf = outline.amendments_heading, Leaf(None, "amendments")
            self._heading(self._root, self._top, leaf, heading)
        for at in range(len(outline.amendments)):
            self._own(Leaf(None, "amendment", at), self._root.add(Element("P")))
        self._own(Leaf(None, "seal"), self._root.add(Element("P")))

    def _heading(self, parent: Element, level: int, leaf: Leaf, title: str = "") -> Element:
        tag = f"H{min(level, DEEPEST_HEADING)}"
        return self._own(leaf, parent.add(Element(tag, title=title)))

    # Around the items

    def _details(self, details: Sequence[DetailLine]) -> None:
        for detail in details:
            element = self._root.add(Element("P"))
            self._own(Leaf(detail, "label"), element)
            self._own(Leaf(detail, "value"), element)

    def _people(self, part: People) -> None:
        columns = part.grid.columns
        if part.grid.heading.strip():
            heading = part.grid.heading.strip()
            self._heading(self._root, self._top, Leaf(part, "heading"), heading)
        body = self._table_under(
            self._root,
            [column.head for column in columns],
            [Leaf(part, column.field) for column in columns],
            len(part.rows),
        )
        for row in part.rows:
            line = body.add(Element("TR"))
            if isinstance(row, GroupLine):
                attributes = f"/O/Table/Scope/Row/ColSpan {len(columns)}"
                self._own(Leaf(row, "group"), line.add(Element("TH", attributes=attributes)))
                continue
            for column, words in zip(columns, row.cells, strict=True):
                named = column.field == "name" and bool(words.strip())
                cell = line.add(head_cell("Row") if named else data_cell())
                if column.field == "remote" and len(seen(words)) == 1:
                    cell = cell.add(Element("Span", heard=REMOTE_HEARD))
                self._own(Leaf(row, column.field), cell)

    def _table_under(
        self, parent: Element, words: Sequence[str], leaves: Sequence[Leaf], rows: int
    ) -> Element:
        """A table with heads, if there are any; what holds its rows, of which so many come."""
        table = parent.add(Element("Table"))
        headed = any(one.strip() for one in words)
        if headed:
            # Heads over nothing are the rows of the table themselves (ISO 32000-1, table 337).
            line = table.add(Element("THead" if rows else "TBody")).add(Element("TR"))
            for said, leaf in zip(words, leaves, strict=True):
                self._own(leaf, line.add(head_cell("Column") if said.strip() else data_cell()))
        return table.add(Element("TBody")) if rows else table

    def _approval(self, part: Approval, outline: Outline) -> None:
        if part.heading.strip():
            heading = part.heading.strip()
            self._heading(self._root, self._top, Leaf(part, "heading"), heading)
        if not part.rows:
            return
        body = self._root.add(Element("Table")).add(Element("TBody"))
        for row in part.rows:
            line = body.add(Element("TR"))
            label = head_cell("Row") if row.label.strip() else data_cell()
            self._own(Leaf(row, "label"), line.add(label))
            value = line.add(data_cell())
            if row.role == "signature" and outline.signature:
                alt = outline.signature_alt
                value = value.add(Element("Figure", alt=alt, attributes=_PLACED))
            self._own(Leaf(row, "value"), value)

    # Items

    def _items(self, outline: Outline) -> None:
        level = self._top
        if outline.items_heading.strip():
            self._heading(self._root, level, Leaf(None, "heading"), outline.items_heading.strip())
            level += 1
        heads = self._root.add(Element("P"))
        for at in range(len(outline.heads)):
            self._own(Leaf(None, "heads", column=at), heads)
        for section in outline.sections:
            self._section(self._root, section, level)

    def _section(self, parent: Element, section: Section, level: int) -> None:
        title = " ".join(filter(None, (section.number, section.heading)))
        element = parent.add(Element("Sect", title=title))
        first_line: list[Element | None] = []
        if section.heading:
            heading = self._heading(element, level, Leaf(section, "heading"), title)
            self._own(Leaf(section, "number"), heading)
            level += 1
        # Third-column words stand beside the whole of the first line.
        pieces = list(section.pieces)
        if pieces and (not section.heading or section.run_in):
            first_line.append(self._piece(element, pieces.pop(0), level))
        if not section.heading:
            self._lead_with_number(element, section, *first_line)
        self._own(Leaf(section, "beside"), element.add(Element("P")))
        for piece in pieces:
            self._piece(element, piece, level)
        for child in section.sections:
            self._section(element, child, level)

    def _lead_with_number(
        self, parent: Element, section: Section, first: Element | None = None
    ) -> None:
        """Let the number of an item without a heading lead its first paragraph, or stand alone."""
        if first is None:
            first = Element("P")
            first.parent = parent
            parent.put(first, first=True)
        for field in ("number", "heading"):
            self._own(Leaf(section, field), first)

    def _piece(self, parent: Element, piece: Piece, level: int) -> Element | None:
        """Add a piece; its first paragraph, if it begins with one."""
        match piece:
            case Label():
                return self._heading(parent, level, Leaf(piece, "words"), piece.words)
            case Passage():
                return self._passage(parent, piece)
            case PastActions():
                self._past_actions(parent, piece)
            case FreeTable():
                self._table(parent, piece)
            case _:
                assert_never(piece)
        return None

    def _passage(self, parent: Element, passage: Passage) -> Element | None:
        text = Leaf(passage, "text")
        begins_list = bool(passage.text and passage.text[0].marker)
        if begins_list:
            for field in ("mark", "lead"):
                self._own(Leaf(passage, field), parent.add(Element("P")))
        first = self._text(parent, passage.text, text)
        if not begins_list:
            self._own(Leaf(passage, "mark"), first)
        self._beside(parent, passage)
        return None if begins_list else first

    def _beside(self, parent: Element, passage: Passage) -> None:
        for at, heard in enumerate(passage.heard):
            spoken = parent.add(Element("P")).add(Element("Span", heard=heard))
            self._own(Leaf(passage, "beside", at), spoken)

    def _text(self, parent: Element, text: RichText, leaf: Leaf) -> Element:
        """Add the paragraphs and lists of a text; the element of its first paragraph."""
        lists = _Lists(parent)
        found: list[Element] = []
        for at, paragraph in enumerate(text or (Paragraph(),)):
            place = leaf._replace(paragraph=at)
            if paragraph.marker:
                marker, words = lists.entry(paragraph)
                self._own(place._replace(field="marker"), marker)
            else:
                lists = _Lists(parent)
                words = parent.add(Element("P"))
            found.append(self._own(place, words))
        return found[0]

    # Tables in items

    def _past_actions(self, parent: Element, part: PastActions) -> None:
        heads = (*part.heads, "", "", "")[:_PAST_COLUMNS] if part.heads else ()
        leaves = [Leaf(part, "heads", column=at) for at in range(len(heads))]
        body = self._table_under(parent, heads, leaves, len(part.rows))
        for row in part.rows:
            line = body.add(Element("TR"))
            self._own(Leaf(row, "reference"), line.add(data_cell()))
            words = line.add(data_cell())
            self._text(words, row.passage.text, Leaf(row.passage, "text"))
            self._beside(line.add(data_cell()), row.passage)

    def _table(self, parent: Element, part: FreeTable) -> None:
        leaves = [Leaf(part, "heads", column=at) for at in range(len(part.heads))]
        body = self._table_under(parent, part.heads, leaves, len(part.rows))
        for row in part.rows:
            line = body.add(Element("TR"))
            for at, text in enumerate(row.cells):
                self._text(line.add(data_cell()), text, Leaf(row, "cells", column=at))


_PAST_COLUMNS = 3  # reference, words, third column


class _List(NamedTuple):
    """A list that goes on: its level and numbering, and the body of its last entry."""

    level: int
    numbering: str
    element: Element
    body: Element


class _Lists:
    """The lists that paragraph after paragraph opens and goes on with, within one parent."""

    def __init__(self, parent: Element) -> None:
        self._parent = parent
        self._open: list[_List] = []

    def entry(self, paragraph: Paragraph) -> tuple[Element, Element]:
        """Add an entry; the elements of its label and of its words."""
        level = min(paragraph.level, DEEPEST_LEVEL)
        numbering = _numbering(paragraph.marker, level)
        found = self._going_on(level, numbering) or self._begun(numbering)
        entry = found.add(Element("LI"))
        label, body = entry.add(Element("Lbl")), entry.add(Element("LBody"))
        # A paragraph of its own, since a list within the entry comes after its words.
        words = body.add(Element("P"))
        self._open.append(_List(level, numbering, found, body))
        return label, words

    def _going_on(self, level: int, numbering: str) -> Element | None:
        """The open list that the next entry belongs to; those that end there are let go."""
        while self._open and self._open[-1].level > level:
            self._open.pop()
        if self._open and self._open[-1].level == level:
            last = self._open.pop()
            return last.element if last.numbering == numbering else None
        return None

    def _begun(self, numbering: str) -> Element:
        """A new list, in the entry above it or in the parent of all."""
        above = self._open[-1].body if self._open else self._parent
        return above.add(Element("L", attributes=f"/O/List/ListNumbering/{numbering}"))


def _numbering(marker: str, level: int) -> str:
    """How a list is numbered, by the label of its first entry (ISO 32000-1, table 347)."""
    if marker == BULLET:
        return _BULLETS[level]
    bare = "".join(char for char in marker if char.isalnum())
    if not bare:
        return "Disc"
    if bare.isdigit():
        return "Decimal"
    case = "Upper" if bare.isupper() else "Lower"
    roman = len(bare) > 1 and not bare.casefold().strip("ivxlcdm")
    return f"{case}Roman" if roman else f"{case}Alpha"


def _says(lines: Sequence[str]) -> bool:
    """Whether anything is left of lines of words on paper."""
    return any(cleaned(line).strip() for line in lines)
