"""The minutes of one meeting: one immutable value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, field

from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import Block
from minutes_desktop.domain.date_words import find_day
from minutes_desktop.domain.ids import new_id
from minutes_desktop.domain.richtext import RichText
from minutes_desktop.domain.sign_off import SignOff, State

DetailRole = Literal["", "date", "time", "chair", "minutes", "venue"]
ApprovalRole = Literal["", "signature", "name", "office", "date"]
NumberPlace = Literal["", "column", "body"]


class Detail(Struct, frozen=True, omit_defaults=True):
    """A labelled header line, printed as written; ``role`` says what it means.

    ``same_line`` prints it beside the detail above. A second detail of a role (another chair)
    needs no label.
    """

    id: str = field(default_factory=new_id)
    label: str = ""
    value: RichText = ()
    role: DetailRole = ""
    same_line: bool = False


class Deferral(Struct, frozen=True, omit_defaults=True):
    """From or to which meeting a matter was put off: the words printed and what they mean.

    ``meeting`` is ``YYYY-MM-DD`` or ``YYYY-MM``, empty where it cannot be known.
    """

    words: str = ""
    meeting: str = ""


class ApprovalRow(Struct, frozen=True, omit_defaults=True):
    """A labelled line of the approval block; one without a value is left blank to be filled."""

    id: str = field(default_factory=new_id)
    label: str = ""
    value: str = ""
    role: ApprovalRole = ""


class Approval(Struct, frozen=True, omit_defaults=True):
    """The block in which the record is signed; without heading and rows it is not printed."""

    heading: str = ""
    rows: tuple[ApprovalRow, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to print."""
        return bool(self.heading or self.rows)

    @property
    def date(self) -> dt.date | None:
        """The local date on which the record was signed, where a row says so."""
        day = find_day(self._value("date"))
        return day.date if day else None

    @property
    def name(self) -> str:
        """The name of whoever signs; an office written after it is left out."""
        return self._value("name").partition(",")[0].strip()

    @property
    def office(self) -> str:
        """The office of whoever signs, from a row of its own or from behind the name."""
        return self._value("office") or self._value("name").partition(",")[2].strip()

    def _value(self, role: ApprovalRole) -> str:
        return next((row.value for row in self.rows if row.role == role), "")


class Item(Struct, frozen=True, omit_defaults=True):
    """A numbered or unnumbered row of business, with its blocks and the items under it.

    ``number`` is ``None`` for the automatic number, empty for none, else the number as typed;
    ``number_place`` is empty to follow the template. ``column`` holds the third-column words of
    the heading row. ``run_in`` prints the heading and the first block on one line. ``presenter``
    says who speaks to the item, ``paper`` which paper it is about.
    """

    id: str = field(default_factory=new_id)
    heading: str = ""
    number: str | None = None
    number_place: NumberPlace = ""
    run_in: bool = False
    column: str = ""
    presenter: str = ""
    paper: str = ""
    deferred_from: Deferral = Deferral()
    deferred_to: Deferral = Deferral()
    blocks: tuple[Block, ...] = ()
    items: tuple[Item, ...] = ()


class Minutes(Struct, frozen=True, omit_defaults=True):
    """The record of one meeting.

    ``template`` and ``template_version`` name the description by which it prints; ``date``,
    ``start`` and ``finish`` are local and typed, the printed words stand in ``details``.
    ``first_number`` is where numbers that run on from meeting to meeting begin in this one.
    ``taken`` holds the ids of items in the order they were taken, empty where nobody noted it.
    ``sign_off`` says where they were agreed, who signed them, and how they were corrected.
    """

    id: str = field(default_factory=new_id)
    series: str = ""
    template: str = ""
    template_version: int = 1
    title: str = ""
    date: dt.date | None = None
    start: dt.time | None = None
    finish: dt.time | None = None
    marking: str = ""
    state: State = "draft"
    version: int = 1
    first_number: int = 1
    taken: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()
    attendance: tuple[Attendee, ...] = ()
    apologies: tuple[Apology, ...] = ()
    items: tuple[Item, ...] = ()
    approval: Approval = Approval()
    sign_off: SignOff = SignOff()


def walk(items: tuple[Item, ...], depth: int = 0) -> Iterator[tuple[Item, int]]:
    """Every item with its depth (0 at the top), in printed order."""
    for item in items:
        yield item, depth
        yield from walk(item.items, depth + 1)


def walk_blocks(items: tuple[Item, ...]) -> Iterator[Block]:
    """Every block in printed order."""
    for item, _ in walk(items):
        yield from item.blocks
