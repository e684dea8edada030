"""The parts of printed minutes: a tree in reading order that says what is printed, not where."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from minutes_desktop.domain.layout import PeopleGrid, Role
from minutes_desktop.domain.minutes import Approval
from minutes_desktop.domain.richtext import RichText


class Label(Struct, frozen=True, tag="label"):
    """A printed label on a line of its own, over the passages it names."""

    id: str
    words: str


class Passage(Struct, frozen=True, omit_defaults=True, tag="passage"):
    """A stretch of printed text with one role.

    ``lead`` is a label on the line of the first paragraph; ``mark`` is the label of a question,
    hanging before it; ``beside`` holds the third-column words of the first line, one string a line,
    and ``heard`` what a listener is told of each.
    """

    id: str
    role: Role
    text: RichText
    lead: str = ""
    mark: str = ""
    beside: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()


class PastAction(Struct, frozen=True, tag="past_action"):
    """A previous action gone through again: its reference, and its words with those beside."""

    id: str
    reference: str
    passage: Passage


class PastActions(Struct, frozen=True, tag="past_actions"):
    """Previous actions, one a row; ``heads`` stand over reference, words and third column."""

    id: str
    heads: tuple[str, ...]
    rows: tuple[PastAction, ...]


class FreeRow(Struct, frozen=True, tag="free_row"):
    """A row of a table: a cell for each column."""

    id: str
    cells: tuple[RichText, ...]


class FreeTable(Struct, frozen=True, tag="free_table"):
    """A table of any content; ``shares`` are the widths of its columns beside each other."""

    id: str
    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[FreeRow, ...]


Piece = Label | Passage | PastActions | FreeTable


class Section(Struct, frozen=True, omit_defaults=True, tag="section"):
    """An item as printed: its number, heading and third-column words, its pieces, its items.

    ``number_place`` says whether the number stands in its column or before the heading;
    ``run_in`` puts the heading on the line of the first piece.
    """

    id: str
    number: str = ""
    number_place: Literal["column", "body"] = "column"
    heading: str = ""
    run_in: bool = False
    beside: str = ""
    pieces: tuple[Piece, ...] = ()
    sections: tuple[Section, ...] = ()


class DetailLine(Struct, frozen=True, tag="detail"):
    """A labelled header line; ``same_line`` puts it beside the one above."""

    id: str
    label: str
    value: RichText
    same_line: bool = False


class Present(Struct, frozen=True, tag="present"):
    """Somebody in a grid of people: the words of each of its columns."""

    id: str
    cells: tuple[str, ...]


class GroupLine(Struct, frozen=True, tag="group"):
    """The label of a group of people in a grid that has no column for it, on a row of its own."""

    words: str


class People(Struct, frozen=True, tag="people"):
    """A grid of people with its rows in printed order."""

    grid: PeopleGrid
    rows: tuple[Present | GroupLine, ...]


class Outline(Struct, frozen=True, omit_defaults=True):
    """Everything the printed minutes say, in reading order within each part.

    ``title`` has one string a line; ``items_heading`` and ``heads`` stand over the items;
    ``series`` and ``date`` are for the running words; ``state`` says how far the minutes are
    agreed; ``marking`` is the protective marking, empty for none. ``signature`` is the picture in
    the row for it, and ``amendments`` are the corrections made; ``seal`` ends a kept version.
    """

    title: tuple[str, ...] = ()
    details: tuple[DetailLine, ...] = ()
    attendance: People | None = None
    apologies: People | None = None
    items_heading: str = ""
    heads: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    approval: Approval = Approval()
    series: str = ""
    date: str = ""
    state: str = ""
    marking: str = ""
    signature: bytes = b""
    signature_alt: str = ""
    amendments_heading: str = ""
    amendments: tuple[str, ...] = ()
    seal: str = ""
