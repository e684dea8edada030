"""How one office's page looks: a description in data, from which any layout is printed.

Distances across and down the page are in millimetres, sizes of letters in points. The defaults are
those of the Meeting Notes form.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

PartKind = Literal["title", "details", "attendance", "items", "approval"]
PeopleField = Literal["group", "number", "name", "initials", "capacity", "remote", "representative"]
HeadPlace = Literal["item", "row", "pages"]
Variant = Literal["classic", "accessible"]
FontName = Literal["Liberation Sans", "Liberation Serif"]
Role = Literal[
    "text",
    "context",
    "question",
    "findings",
    "update",
    "quoted",
    "source",
    "action",
    "nil",
    "previous",
    "origin",
    "original",
    "decision",
    "event",
    "note",
    "sitting",
    "presenter",
    "paper",
    "deferral",
]
"""What a printed piece of an item is; a look has a style for each."""


class TextStyle(Struct, frozen=True, omit_defaults=True):
    """How words look; ``size`` is in points, 0 for that of the body.

    ``capitals`` prints them in capitals, whatever was typed.
    """

    bold: bool = False
    italic: bool = False
    underline: bool = False
    capitals: bool = False
    size: float = 0.0


class BlockStyle(Struct, frozen=True, omit_defaults=True):
    """How the text of one kind of piece looks.

    ``indent`` sets it in, in millimetres; ``bar`` draws an upright bar left of it; ``lead`` is
    printed in bold before it.
    """

    bold: bool = False
    italic: bool = False
    underline: bool = False
    indent: float = 0.0
    bar: bool = False
    lead: str = ""


class Looks(Struct, frozen=True, omit_defaults=True):
    """One of the two ways a layout can look: with its marks, or plain for every reader.

    ``headings`` has a style for each depth of items with their number in the number column, the
    last of them for all that are deeper; ``topic`` is for numbers printed before the heading;
    ``blocks`` goes by the ``Role`` of a piece. ``head_place`` says where the heads of the items
    stand: as words of an item's own row, in a row of their own, or in one on every page.
    ``previous_heads`` prints the heads over previous actions; ``source`` the source of a quoted
    response below it.
    """

    headings: tuple[TextStyle, ...] = (TextStyle(bold=True),)
    topic: TextStyle = TextStyle(bold=True, underline=True)
    label: TextStyle = TextStyle(bold=True)
    blocks: dict[str, BlockStyle] = {}
    head_place: HeadPlace = "item"
    previous_heads: bool = False
    source: bool = False


CLASSIC = Looks(
    blocks={
        "context": BlockStyle(italic=True),
        "question": BlockStyle(italic=True),
        "origin": BlockStyle(italic=True),
        "original": BlockStyle(italic=True),
        "presenter": BlockStyle(italic=True),
    }
)
ACCESSIBLE = Looks(
    topic=TextStyle(bold=True),
    blocks={
        "question": BlockStyle(indent=4.0, bar=True, lead="Question"),
        "source": BlockStyle(lead="Source:"),
    },
    head_place="row",
    previous_heads=True,
    source=True,
)


class Margins(Struct, frozen=True, omit_defaults=True):
    """The white around the text."""

    top: float = 20.0
    right: float = 20.0
    bottom: float = 20.0
    left: float = 20.0


class DetailsGrid(Struct, frozen=True, omit_defaults=True):
    """The labelled header lines: without ``label_width`` each value follows its label.

    ``ruled`` draws them as a table.
    """

    label_width: float = 0.0
    ruled: bool = False


class PeopleColumn(Struct, frozen=True, omit_defaults=True):
    """A column of a grid of people, under its printed head."""

    field: PeopleField
    width: float
    head: str = ""
    centred: bool = False


class PeopleGrid(Struct, frozen=True, omit_defaults=True):
    """A grid of people, under its printed heading if it has one.

    ``ruled`` draws its rules, ``shaded`` greys its heads.
    """

    columns: tuple[PeopleColumn, ...]
    heading: str = ""
    ruled: bool = False
    shaded: bool = False


class ItemsGrid(Struct, frozen=True, omit_defaults=True):
    """The grid of the items, in three columns: number, body, third.

    The body has what the two others leave; the number column grows with its longest number, up to
    ``number_widest``. ``heads`` are the heads of the three. ``reference`` is the width of the
    references of previous actions. ``ruled`` draws the grid, ``shaded`` greys the heads.
    """

    number: float = 16.0
    number_widest: float = 36.0
    third: float = 28.0
    heading: str = ""
    heads: tuple[str, str, str] = ("", "", "")
    reference: float = 34.0
    ruled: bool = True
    shaded: bool = False


class ApprovalGrid(Struct, frozen=True, omit_defaults=True):
    """The block in which the record is signed: a label and a value in each row."""

    label_width: float = 40.0
    signature_height: float = 18.0
    row_height: float = 9.0


class Logo(Struct, frozen=True, omit_defaults=True):
    """A picture at the top right of the first page, within a box; none without ``image``.

    ``image`` holds a PNG or JPEG file; ``alt`` says in words what it shows.
    """

    image: bytes = b""
    alt: str = ""
    width: float = 45.0
    height: float = 20.0


class Layout(Struct, frozen=True, omit_defaults=True):
    """The page of one office: its parts in order, and how each of them is set.

    ``apologies`` is ``None`` where they go on in the grid of the attendance. ``header`` is printed
    from the second page on, ``footer`` on every page; in both ``{series}``, ``{date}``,
    ``{title}`` and ``{state}`` stand for those of the minutes. ``variant`` says which of the two
    looks is printed.
    """

    parts: tuple[PartKind, ...] = ("title", "details", "attendance", "items", "approval")
    margins: Margins = Margins()
    font: FontName = "Liberation Sans"
    size: float = 12.0
    leading: float = 16.0
    title: TextStyle = TextStyle(bold=True, size=16.0)
    subtitle: TextStyle = TextStyle(bold=True, size=14.0)
    section: TextStyle = TextStyle(bold=True, size=13.0)
    details: DetailsGrid = DetailsGrid()
    attendance: PeopleGrid = PeopleGrid(
        (
            PeopleColumn("group", 32.0),
            PeopleColumn("name", 58.0, "Name:"),
            PeopleColumn("capacity", 80.0, "Capacity:"),
        )
    )
    apologies: PeopleGrid | None = None
    items: ItemsGrid = ItemsGrid()
    approval: ApprovalGrid = ApprovalGrid()
    logo: Logo = Logo()
    header: str = "{series} – {date}"
    footer: str = "{state}"
    variant: Variant = "classic"
    classic: Looks = CLASSIC
    accessible: Looks = ACCESSIBLE

    @property
    def looks(self) -> Looks:
        """The looks of the variant chosen."""
        return self.classic if self.variant == "classic" else self.accessible
