"""What a listener should hear of printed minutes, put together apart from the PDF.

The words of the parts in the order in which they are read, as a list of words: a number before its
heading, third-column words after their passage, tables by rows. Capitals are evened out, since a
layout may set headings in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from minutes_desktop.domain.key_sheet import KeySheet
from minutes_desktop.domain.layout import PartKind
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.richtext import BULLET, BULLETS, RichText
from minutes_desktop.domain.template import Template
from minutes_desktop.export.characters import cleaned
from minutes_desktop.export.outline import outline_of
from minutes_desktop.export.parts import (
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
from minutes_desktop.export.pdf.design import Design
from minutes_desktop.export.pdf.text import span
from minutes_desktop.export.scripts import as_read


def words_in_order(minutes: Minutes, template: Template) -> str:
    """All that should be heard, a space between words, and with capitals evened out."""
    outline = outline_of(minutes, template)
    reader = _Reader(Design(template.layout, marked=bool(outline.marking)))
    said = [" ".join(words.split()) for words in (outline.marking, outline.state)]
    for part in template.layout.parts:
        said += reader.part(part, outline)
    said += [outline.amendments_heading, *outline.amendments, outline.seal]
    return evened(reader.printed(words) for words in said)


def evened(said: Iterable[str]) -> str:
    """Words one after another, without what may differ between paper and ear."""
    return " ".join(" ".join(said).split()).upper()


def keys_in_order(sheet: KeySheet) -> str:
    """The same of a sheet of keys, whose note is heard before the keys it is about."""
    lines = [
        words
        for section in sheet.sections
        for words in (
            section.heading,
            *(f"{line.words} {line.keys} {'*' if line.changed else ''}" for line in section.lines),
        )
    ]
    return evened([sheet.title, sheet.note, *lines])


class _Heard(str):
    """Words that are heard in place of what is printed."""

    __slots__ = ()


class _Reader:
    """Reads the parts of minutes aloud."""

    def __init__(self, design: Design) -> None:
        self._design = design

    def printed(self, words: str) -> str:
        """Words with what stands on paper for characters that no font shows."""
        if isinstance(words, _Heard):
            return words
        return as_read(span(words, self._design.body.look).text)

    def part(self, kind: PartKind, outline: Outline) -> Iterator[str]:
        """Everything of a part."""
        if kind == "title":
            yield from outline.title
        elif kind == "details":
            for detail in outline.details:
                yield detail.label
                yield from (paragraph.words for paragraph in detail.value)
        elif kind == "attendance":
            for grid in filter(None, (outline.attendance, outline.apologies)):
                yield from self._people(grid)
        elif kind == "items":
            yield " ".join(outline.items_heading.split())
            yield from outline.heads
            for section in outline.sections:
                yield from self._section(section)
        else:
            yield " ".join(outline.approval.heading.split())
            for row in outline.approval.rows:
                yield row.label
                is_picture = row.role == "signature" and outline.signature
                yield _Heard(cleaned(outline.signature_alt)) if is_picture else row.value

    def _people(self, grid: People) -> Iterator[str]:
        yield " ".join(grid.grid.heading.split())
        yield from (column.head for column in grid.grid.columns)
        for row in grid.rows:
            if isinstance(row, GroupLine):
                yield row.words
            else:
                for column, words in zip(grid.grid.columns, row.cells, strict=True):
                    is_mark = column.field == "remote" and len(self.printed(words).strip()) == 1
                    yield "Yes" if is_mark else words

    def _section(self, section: Section) -> Iterator[str]:
        yield section.number
        first_piece = section.pieces[0] if section.pieces else None
        closing = " -–—" if section.run_in and not self._runs_in(first_piece) else None
        yield section.heading.rstrip(closing) if closing else section.heading
        pieces = [[*self._piece(piece)] for piece in section.pieces]
        first = pieces[:1] if (section.pieces and not section.heading) or section.run_in else []
        for said in first:
            yield from said
        yield section.beside
        for said in pieces[len(first) :]:
            yield from said
        for inner in section.sections:
            yield from self._section(inner)

    def _runs_in(self, piece: Piece | None) -> bool:
        """Whether a heading can stand on the line of a piece; a dash is not printed elsewhere."""
        if not isinstance(piece, Passage):
            return isinstance(piece, Label) or piece is None
        begins_list = bool(piece.text and piece.text[0].marker)
        return not (begins_list or piece.mark or self._design.piece(piece.role).bar)

    def _piece(self, piece: Piece) -> Iterator[str]:
        if isinstance(piece, Label):
            yield piece.words
        elif isinstance(piece, Passage):
            yield from self._passage(piece)
        elif isinstance(piece, PastActions):
            yield from piece.heads
            for past in piece.rows:
                yield past.reference
                yield from self._passage(past.passage)
        elif isinstance(piece, FreeTable):
            yield from piece.heads
            for row in piece.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell)

    def _passage(self, passage: Passage) -> Iterator[str]:
        lead = self._design.piece(passage.role).lead
        yield f"{lead} {passage.mark}"
        yield passage.lead
        yield from _paragraphs(passage.text)
        for shown, heard in zip(passage.beside, passage.heard, strict=True):
            if self.printed(shown).strip():
                yield _Heard(cleaned(heard))


def _paragraphs(text: RichText) -> Iterator[str]:
    for paragraph in text:
        if paragraph.marker == BULLET:
            yield BULLETS[min(paragraph.level, len(BULLETS) - 1)]
        else:
            yield paragraph.marker
        yield paragraph.words
