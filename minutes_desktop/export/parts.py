"""The parts of printed minutes: a tree in reading order that says what is printed, not where."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from minutes_desktop.domain.richtext import RichText

Role = Literal[
    "text",
    "context",
    "question",
    "findings",
    "update",
    "action",
    "nil",
    "origin",
    "original",
    "sitting",
]


class Label(Struct, frozen=True, tag="label"):
    """A printed label on a line of its own, over the passages it names."""

    id: str
    words: str


class Passage(Struct, frozen=True, omit_defaults=True, tag="passage"):
    """A stretch of printed text with one role.

    ``lead`` is a label on the line of the first paragraph; ``mark`` is the label of a question,
    hanging before it; ``beside`` holds the third-column words of the first line, one string a line.
    """

    id: str
    role: Role
    text: RichText
    lead: str = ""
    mark: str = ""
    beside: tuple[str, ...] = ()


Piece = Label | Passage


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
    """A labelled header line."""

    id: str
    label: str
    value: RichText


class Present(Struct, frozen=True, omit_defaults=True, tag="present"):
    """A row of the attendance grid; only the first of its group holds the group's label."""

    id: str
    label: str = ""
    name: str = ""
    capacity: str = ""


class Attendance(Struct, frozen=True, tag="attendance"):
    """The attendance grid: its column heads and its rows, those who sent apologies last."""

    name: str
    capacity: str
    rows: tuple[Present, ...]


class Outline(Struct, frozen=True, omit_defaults=True):
    """Everything the printed minutes say, in reading order.

    ``title`` has one string a line; ``series`` and ``date`` head the later pages; ``state`` says
    how far the minutes are agreed; ``marking`` is the protective marking, empty for none.
    """

    title: tuple[str, ...] = ()
    details: tuple[DetailLine, ...] = ()
    attendance: Attendance | None = None
    sections: tuple[Section, ...] = ()
    series: str = ""
    date: str = ""
    state: str = ""
    marking: str = ""
