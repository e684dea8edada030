"""A template: how the minutes of a series begin and print. All of it is data."""

from __future__ import annotations

import datetime as dt
from typing import Literal, assert_never

from msgspec import Struct

from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BlockKind,
    BroughtForward,
    Context,
    Findings,
    NextMeeting,
    Question,
    Sitting,
    Text,
    Update,
)
from minutes_desktop.domain.date_words import MONTHS, WEEKDAYS
from minutes_desktop.domain.minutes import Detail, DetailRole, Item, Minutes, NumberPlace
from minutes_desktop.domain.richtext import rich

Layout = Literal["meeting-notes"]


class TemplateDetail(Struct, frozen=True, omit_defaults=True):
    """A header line every meeting of the series has; ``value`` may hold the fields of a date."""

    label: str
    value: str = ""
    role: DetailRole = ""


class StandingItem(Struct, frozen=True, omit_defaults=True):
    """An item every meeting of the series has."""

    heading: str = ""
    number: str | None = None
    run_in: bool = False
    column: str = ""
    next_meeting: bool = False
    items: tuple[StandingItem, ...] = ()


class RosterEntry(Struct, frozen=True, omit_defaults=True):
    """A place at the table: who is expected, with the capacity as printed."""

    capacity: str
    name: str = ""


class NumberLevel(Struct, frozen=True, omit_defaults=True):
    """The automatic numbers of one depth of items.

    ``pattern`` may hold ``{parent}``, and one of ``{n}`` (1, 2 …) and ``{a}`` (a, b …).
    """

    pattern: str
    place: NumberPlace = "column"


class Labels(Struct, frozen=True, omit_defaults=True):
    """The printed words that repeat from meeting to meeting."""

    attendance: str = ""
    apologies: str = ""
    name: str = ""
    capacity: str = ""
    findings: str = ""
    update: str = ""
    actions: str = ""
    nil: str = ""
    brought_forward: str = ""
    state: dict[str, str] = {}
    page: str = ""


class Template(Struct, frozen=True, omit_defaults=True):
    """How one series begins and prints.

    In ``title`` and in the values of ``details`` the fields ``{series}``, ``{weekday}``, ``{d}``,
    ``{month}``, ``{yyyy}`` and ``{time}`` stand for the parts of the meeting's name and date.
    """

    id: str
    name: str
    series: str
    version: int = 1
    layout: Layout = "meeting-notes"
    title: str = ""
    details: tuple[TemplateDetail, ...] = ()
    roster: tuple[RosterEntry, ...] = ()
    numbering: tuple[NumberLevel, ...] = ()
    question_label: str = "{a}."
    labels: Labels = Labels()
    standing: tuple[StandingItem, ...] = ()


def begin(
    template: Template,
    date: dt.date | None = None,
    start: dt.time | None = None,
    roster: tuple[RosterEntry, ...] | None = None,
) -> Minutes:
    """New minutes by the template, for a meeting on a local date at a local time.

    ``roster`` replaces the template's own where an earlier meeting says who comes.
    """
    fields = _date_fields(template, date, start)
    expected = template.roster if roster is None else roster
    return Minutes(
        series=template.series,
        template=template.id,
        template_version=template.version,
        title=_fill(template.title, fields),
        date=date,
        start=start,
        details=tuple(
            Detail(label=line.label, value=_fill(line.value, fields), role=line.role)
            for line in template.details
        ),
        attendance=tuple(
            Attendee(name=entry.name, capacity=entry.capacity, group=template.labels.attendance)
            for entry in expected
        ),
        items=tuple(_standing_item(standing) for standing in template.standing),
    )


def _standing_item(standing: StandingItem) -> Item:
    blocks: tuple[Block, ...] = ()
    if standing.next_meeting:
        blocks = (NextMeeting(sittings=(Sitting(),)),)
    elif not standing.items:
        blocks = (Text(),)
    return Item(
        heading=standing.heading,
        number=standing.number,
        run_in=standing.run_in,
        column=standing.column,
        blocks=blocks,
        items=tuple(_standing_item(child) for child in standing.items),
    )


def _date_fields(template: Template, date: dt.date | None, start: dt.time | None) -> dict[str, str]:
    return {
        "series": template.series,
        "weekday": WEEKDAYS[date.weekday()] if date else "",
        "d": str(date.day) if date else "",
        "month": MONTHS[date.month - 1] if date else "",
        "yyyy": str(date.year) if date else "",
        "time": f"{start:%H:%M}" if start else "",
    }


def _fill(pattern: str, fields: dict[str, str]) -> str:
    for name, value in fields.items():
        pattern = pattern.replace(f"{{{name}}}", value)
    return " ".join(pattern.split()).rstrip(" @")


def blank_block(kind: BlockKind, template: Template) -> Block:
    """An empty block of a kind, with the label the template prints on it."""
    labels = template.labels
    match kind:
        case "text":
            return Text()
        case "context":
            return Context()
        case "question":
            return Question()
        case "findings":
            return Findings(label=labels.findings)
        case "update":
            return Update(label=labels.update)
        case "actions":
            return Actions(label=labels.actions, entries=(Action(),))
        case "brought_forward":
            return BroughtForward(lead_in=labels.brought_forward)
        case "next_meeting":
            return NextMeeting(sittings=(Sitting(),))
        case _:
            assert_never(kind)


def nil_return(template: Template) -> Actions:
    """The recorded fact that no actions arose, in the template's words."""
    return Actions(label=template.labels.actions, nil=rich(template.labels.nil))
