"""The items in a Word table of three columns: number, body, third column.

A passage with third-column words ends its row, so that a reader of the table comes to them right
after it; the rows of one item are not ruled off from each other.
"""

from __future__ import annotations

from typing import assert_never

from docx.document import Document
from docx.table import Table, _Cell

from minutes_desktop.domain.layout import BlockStyle, Layout
from minutes_desktop.domain.richtext import Paragraph, RichText, Run
from minutes_desktop.export.errors import ExportError
from minutes_desktop.export.parts import (
    FreeTable,
    Label,
    Outline,
    Passage,
    PastActions,
    Piece,
    Section,
)
from minutes_desktop.export.progress import Watch
from minutes_desktop.export.word import styles
from minutes_desktop.export.word.tables import add_row, add_table, repeat_head, rule, shade
from minutes_desktop.export.word.text import put_rich, put_words

_LEAST_BODY = 30.0  # millimetres
_DEEPEST = 6


def add_items(document: Document, outline: Outline, layout: Layout, watch: Watch) -> None:
    """Add the items; raises ``ExportError`` if the columns leave no room for the body."""
    _Items(document, outline, layout).add(watch)


class _Items:
    """Fills the table row by row."""

    def __init__(self, document: Document, outline: Outline, layout: Layout) -> None:
        grid = layout.items
        width = 210 - layout.margins.left - layout.margins.right
        body = width - grid.number - grid.third
        if body < _LEAST_BODY:
            raise ExportError(
                "The columns of the items leave too little room for words; change their widths in"
                " the template."
            )
        self._outline, self._layout, self._looks = outline, layout, layout.looks
        self._body_width = body
        self._table: Table = add_table(document, (grid.number, body, grid.third), ruled=grid.ruled)
        self._cells: list[_Cell] = []
        self._ended = self._written = False

    def add(self, watch: Watch) -> None:
        heads = self._outline.heads
        if any(heads):
            for cell, words in zip(add_row(self._table), heads, strict=True):
                put_words(cell, words, styles.STRONG)
            if self._looks.head_place == "pages":
                repeat_head(self._table, shaded=self._layout.items.shaded)
            elif self._layout.items.shaded:
                for cell in self._table.rows[-1].cells:
                    shade(cell)
        sections = self._outline.sections
        for count, section in enumerate(sections, 1):
            self._section(section, 0)
            watch(count, len(sections))

    def _section(self, section: Section, depth: int) -> None:
        self._begin()
        in_column = section.number_place == "column"
        style = f"Heading {min(depth + 2, _DEEPEST)}" if in_column else styles.TOPIC
        if section.number and in_column:
            look = styles.STRONG if section.heading else "Normal"
            put_words(self._cells[0], section.number, look)
        own = "" if in_column else section.number
        heading = " ".join(filter(None, (own, section.heading)))
        pieces = list(section.pieces)
        first = pieces[0] if pieces and (section.run_in or not section.heading) else None
        if heading and isinstance(first, Passage | Label):
            pieces.pop(0)
            if isinstance(first, Passage):
                self._passage(first, lead=f"{heading} ")
            else:
                put_words(self._room(), f"{heading} {first.words}", styles.LABEL)
        elif heading:
            put_words(self._room(), heading, style)
        elif pieces:
            self._piece(pieces.pop(0))
        if section.beside:
            self._beside((section.beside,), bold=self._looks.head_place == "item")
        for piece in pieces:
            self._piece(piece)
        for child in section.sections:
            self._section(child, depth + 1)

    def _begin(self, *, new_item: bool = True) -> None:
        """A new row, ruled off from the one above only where an item begins."""
        above = self._cells
        self._cells = list(add_row(self._table))
        self._ended = self._written = False
        if not new_item and self._layout.items.ruled:
            for cell in above:
                rule(cell, bottom=False)
            for cell in self._cells:
                rule(cell, top=False)

    def _room(self) -> _Cell:
        """The body of the row in hand, to be written in."""
        if self._ended:
            self._begin(new_item=False)
        self._written = True
        return self._cells[1]

    def _beside(self, lines: tuple[str, ...], *, bold: bool = False) -> None:
        for words in lines:
            put_words(self._cells[2], words, styles.STRONG if bold else "Normal")
        self._ended = bool(lines)

    def _piece(self, piece: Piece) -> None:
        match piece:
            case Label():
                put_words(self._room(), piece.words, styles.LABEL)
            case Passage():
                self._passage(piece)
            case PastActions():
                self._past_actions(piece)
            case FreeTable():
                self._free_table(piece)
            case _:
                assert_never(piece)

    def _passage(self, passage: Passage, lead: str = "") -> None:
        block = self._looks.blocks.get(passage.role, BlockStyle())
        mark = passage.mark
        if block.lead:
            lead += " ".join(filter(None, (block.lead, mark))) + " "
            mark = ""
        if passage.lead:
            lead += f"{passage.lead} "
        if passage.beside and self._written:
            # Its third-column words stand beside its first line.
            self._begin(new_item=False)
        style = styles.role_style(passage.role)
        put_rich(self._room(), passage.text, style, lead=lead, mark=mark)
        self._beside(passage.beside)

    def _past_actions(self, part: PastActions) -> None:
        if any(part.heads):
            self._begin(new_item=False)
            put_words(self._cells[1], "\t".join(filter(None, part.heads[:2])), styles.STRONG)
            self._beside(part.heads[2:3], bold=True)
        for row in part.rows:
            self._begin(new_item=False)
            text = row.passage.text
            if row.reference:
                text = _led(f"{row.reference}  ", text)
            put_rich(self._cells[1], text, styles.role_style("previous"))
            self._beside(row.passage.beside)

    def _free_table(self, part: FreeTable) -> None:
        room = self._room()
        shares = part.shares if sum(part.shares) else (1,) * len(part.shares)
        room_for = self._body_width - 4
        widths = [room_for * share / sum(shares) for share in shares]
        table = add_table(room, widths, ruled=True)
        if part.heads:
            for cell, words in zip(add_row(table), part.heads, strict=True):
                put_words(cell, words, styles.STRONG)
            repeat_head(table, shaded=True)
        for line in part.rows:
            for cell, text in zip(add_row(table), line.cells, strict=True):
                put_rich(cell, text, "Normal")
        put_words(room, "", styles.GAP)


def _led(words: str, text: RichText) -> RichText:
    """The text with words before its first."""
    if not text or text[0].marker:
        return (Paragraph((Run(words),)), *text)
    first = text[0]
    return (Paragraph((Run(words), *first.runs)), *text[1:])
