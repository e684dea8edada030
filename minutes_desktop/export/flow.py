"""The printed parts as one flow of headings, texts and tables, as other programs take them in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.layout import Layout, Looks, PartKind
from minutes_desktop.domain.minutes import Approval
from minutes_desktop.domain.richtext import Paragraph, RichText, Run, normal, plain, rich
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

_NUMBER_GAP = "  "  # between a number and what it stands before
_LINE_GAP = "      "  # between details on one line
_BESIDE_GAP = "\u2003"  # before words of the third column that stand beside nothing else
_DEEPEST = 6  # of headings


class Head(Struct, frozen=True):
    """A heading; ``level`` is 1 for that of the whole."""

    level: int
    words: str


class Prose(Struct, frozen=True):
    """Paragraphs and lists."""

    text: RichText


class Grid(Struct, frozen=True):
    """A table; ``heads`` is empty for one without."""

    heads: tuple[str, ...]
    rows: tuple[tuple[RichText, ...], ...]


Flow = list[Head | Prose | Grid]


def flow_of(outline: Outline, layout: Layout) -> Flow:
    """Everything that is printed but the heads over the items, in the order of the page."""
    found: Flow = [_bold(words) for words in (outline.marking, outline.state) if words]
    for part in layout.parts:
        found += _part(part, outline, layout)
    if outline.amendments:
        found.append(Head(2, outline.amendments_heading))
        found += [Prose(rich(words)) for words in outline.amendments]
    if outline.marking:
        found.append(_bold(outline.marking))
    return found


def _part(part: PartKind, outline: Outline, layout: Layout) -> Flow:
    match part:
        case "title":
            return [Head(1, line) for line in outline.title]
        case "details":
            return _details(outline.details)
        case "attendance":
            grids = filter(None, (outline.attendance, outline.apologies))
            return [one for grid in grids for one in _people(grid)]
        case "items":
            over: Flow = [Head(2, outline.items_heading)] if outline.items_heading else []
            items = _Sections(layout.looks, outline.heads)
            return over + [one for each in outline.sections for one in items.flow(each, 2)]
        case "approval":
            return _approval(outline.approval)
        case _:
            assert_never(part)


def flow_of_section(section: Section, looks: Looks, heads: tuple[str, ...]) -> Flow:
    """One item with all it holds; ``heads`` are those over all items."""
    return list(_Sections(looks, heads).flow(section, 2))


def as_text(flow: Flow) -> RichText:
    """The flow as one rich text: a heading is a bold line, a row of a table has tabs in it."""
    paragraphs: list[Paragraph] = []
    for part in flow:
        if isinstance(part, Head):
            paragraphs.append(Paragraph((Run(part.words, bold=True),)))
        elif isinstance(part, Prose):
            paragraphs += part.text
        else:
            if part.heads and part.heads[0]:  # a head over the last column says nothing in a line
                heads = "\t".join(part.heads).strip("\t")
                paragraphs.append(Paragraph((Run(heads, bold=True),)))
            for row in part.rows:
                paragraphs += _row_as_text(row)
    return normal(tuple(paragraphs))


def _row_as_text(row: Sequence[RichText]) -> Iterator[Paragraph]:
    """The cells of a row after each other; what is beside a long text stands at its end."""
    cells = list(row)
    while cells and not any(one.words for one in cells[-1]):
        cells.pop()
    open_runs: tuple[Run, ...] = ()
    marker: tuple[str, int] = ("", 0)
    for n, cell in enumerate(cells):
        if n:
            open_runs = (*open_runs, Run("\t"))
        for place, one in enumerate(cell):
            if place:
                yield Paragraph(open_runs, *marker)
                open_runs = ()
            if not open_runs:
                marker = (one.marker, one.level)
            elif one.marker:
                open_runs = (*open_runs, Run(f"{one.marker} "))
            open_runs = (*open_runs, *one.runs)
    yield Paragraph(open_runs, *marker)


# ------------------------------------------------------------------ around the items


def _bold(words: str) -> Prose:
    return Prose(tuple(_marked(one, bold=True) for one in rich(words)))


def _details(details: Iterable[DetailLine]) -> Flow:
    lines: list[list[Run]] = []
    for detail in details:
        begun = lines[-1] if detail.same_line and lines else None
        runs = [Run(_LINE_GAP)] if begun else []
        if detail.label:
            runs.append(Run(f"{detail.label} ", bold=True))
        for place, paragraph in enumerate(detail.value):
            runs += [Run("\n")] * bool(place) + list(paragraph.runs)
        if begun is not None:
            begun += runs
        else:
            lines.append(runs)
    return [Prose(tuple(Paragraph(tuple(runs)) for runs in lines))] if lines else []


def _people(people: People) -> Flow:
    columns = people.grid.columns
    heads = tuple(column.head for column in columns)
    rows = []
    for row in people.rows:
        if isinstance(row, GroupLine):
            rows.append((_bold(row.words).text, *((),) * (len(columns) - 1)))
        else:
            rows.append(tuple(map(rich, row.cells)))
    over: Flow = [Head(2, people.grid.heading)] if people.grid.heading else []
    return [*over, Grid(heads if any(heads) else (), tuple(rows))]


def _approval(approval: Approval) -> Flow:
    over: Flow = [Head(2, approval.heading)] if approval.heading else []
    rows = tuple((_bold(row.label).text, rich(row.value)) for row in approval.rows)
    return [*over, Grid((), rows)] if rows else over


# ------------------------------------------------------------------ items


class _Sections:
    """Items in the looks of a layout."""

    def __init__(self, looks: Looks, heads: tuple[str, ...]) -> None:
        self._looks = looks
        self._head = heads[-1] if heads else ""

    def flow(self, section: Section, level: int) -> Iterator[Head | Prose | Grid]:
        pieces = section.pieces
        called = _NUMBER_GAP.join(part for part in (section.number, section.heading) if part)
        runs_in = section.run_in or not section.heading
        over: tuple[Run, ...] = ()
        if called and runs_in and pieces and isinstance(pieces[0], Passage | Label):
            over = (Run(called + ("" if section.run_in else _NUMBER_GAP), bold=True),)
            over = (*over, Run(" ")) if section.run_in else over
            called = ""
        has_actions = any(_is_row(piece) for piece in pieces)
        if section.beside and not has_actions:
            called = f"{called}{_BESIDE_GAP}{section.beside}".strip(_BESIDE_GAP)
        if called:
            yield Head(min(level, _DEEPEST), called)
        yield from self._pieces(pieces, over, section.beside or self._head)
        for child in section.sections:
            yield from self.flow(child, level + 1)

    def _pieces(
        self, pieces: Sequence[Piece], over: tuple[Run, ...], head: str
    ) -> Iterator[Head | Prose | Grid]:
        for is_row, alike in groupby(pieces, _is_row):
            group = list(alike)
            if is_row:
                yield self._rows([piece for piece in group if isinstance(piece, Passage)], head)
                continue
            for piece in group:
                if isinstance(piece, PastActions):
                    yield self._past(piece)
                elif isinstance(piece, FreeTable):
                    yield Grid(piece.heads, tuple(row.cells for row in piece.rows))
                else:
                    yield Prose(self._text(piece, over))
                    over = ()

    def _rows(self, passages: Sequence[Passage], head: str) -> Grid:
        """Texts with their words of the third column; only actions stand under its head."""
        rows = tuple((self._text(one), rich("\n".join(one.beside))) for one in passages)
        heads = ("", head) if head and any(one.role == "action" for one in passages) else ()
        return Grid(heads, rows)

    def _past(self, piece: PastActions) -> Grid:
        return Grid(
            piece.heads,
            tuple(
                (
                    rich(row.reference),
                    self._text(row.passage),
                    rich("\n".join(row.passage.beside)),
                )
                for row in piece.rows
            ),
        )

    def _text(self, piece: Passage | Label, over: tuple[Run, ...] = ()) -> RichText:
        """A piece in its look, behind what stands on the line of its first paragraph."""
        return normal(self._set(piece, over))

    def _set(self, piece: Passage | Label, over: tuple[Run, ...]) -> RichText:
        if isinstance(piece, Label):
            return (Paragraph((*over, Run(piece.words, bold=True))),)
        style = self._looks.blocks.get(piece.role)
        marks = {
            name: True
            for name in ("bold", "italic", "underline")
            if style is not None and getattr(style, name)
        }
        text = tuple(_marked(one, **marks) for one in piece.text)
        leads = (style.lead if style is not None else "", piece.lead)
        runs = [Run(f"{lead} ", bold=True) for lead in leads if lead]
        first = text[0] if text else Paragraph()
        if piece.mark and not first.marker and not (over or runs):
            return (replace(first, marker=piece.mark), *text[1:])
        if piece.mark:
            runs.append(Run(f"{piece.mark} "))
        before = (*over, *runs)
        if not before:
            return text
        if first.marker:
            return (Paragraph(before), *text)
        return (replace(first, runs=(*before, *first.runs)), *text[1:])


def _is_row(piece: Piece) -> bool:
    return isinstance(piece, Passage) and bool(piece.beside)


def _marked(paragraph: Paragraph, **marks: bool) -> Paragraph:
    runs = tuple(replace(run, **marks) for run in paragraph.runs) if marks else paragraph.runs
    return replace(paragraph, runs=runs)


def as_words(flow: Flow, step: str = "") -> str:
    """The flow as plain words, with an empty line before each heading but the first.

    ``step`` stands before an entry of a list within a list, once for each level.
    """
    lines: list[str] = []
    for part in flow:
        if isinstance(part, Head) and lines:
            lines.append("")
        text = as_text([part])
        lines += [step * one.level + plain((one,)) for one in text] or [""]
    return "\n".join(lines)
