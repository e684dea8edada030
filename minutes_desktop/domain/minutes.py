"""The minutes of one meeting: one immutable value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, field

from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import Block
from minutes_desktop.domain.ids import new_id

State = Literal["draft", "circulated", "agreed", "signed", "published", "superseded"]
DetailRole = Literal["", "date", "time", "chair", "minutes", "venue"]
NumberPlace = Literal["", "column", "body"]


class Detail(Struct, frozen=True, omit_defaults=True):
    """A labelled header line, printed as written; ``role`` says what it means."""

    id: str = field(default_factory=new_id)
    label: str = ""
    value: str = ""
    role: DetailRole = ""


class Item(Struct, frozen=True, omit_defaults=True):
    """A numbered or unnumbered row of business, with its blocks and the items under it.

    ``number`` is ``None`` for the automatic number, empty for none, else the number as typed;
    ``number_place`` is empty to follow the template. ``column`` holds the third-column words of
    the heading row. ``run_in`` prints the heading and the first block on one line.
    """

    id: str = field(default_factory=new_id)
    heading: str = ""
    number: str | None = None
    number_place: NumberPlace = ""
    run_in: bool = False
    column: str = ""
    blocks: tuple[Block, ...] = ()
    items: tuple[Item, ...] = ()


class Minutes(Struct, frozen=True, omit_defaults=True):
    """The record of one meeting.

    ``template`` and ``template_version`` name the description by which it prints; ``date``,
    ``start`` and ``finish`` are local and typed, the printed words stand in ``details``.
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
    details: tuple[Detail, ...] = ()
    attendance: tuple[Attendee, ...] = ()
    apologies: tuple[Apology, ...] = ()
    items: tuple[Item, ...] = ()


def walk(items: tuple[Item, ...], depth: int = 0) -> Iterator[tuple[Item, int]]:
    """Every item with its depth (0 at the top), in printed order."""
    for item in items:
        yield item, depth
        yield from walk(item.items, depth + 1)


def walk_blocks(items: tuple[Item, ...]) -> Iterator[Block]:
    """Every block in printed order."""
    for item, _ in walk(items):
        yield from item.blocks
