"""A template: how the minutes of a series begin and print. All of it is data."""

from __future__ import annotations

import datetime as dt
from typing import Literal, assert_never

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BlockKind,
    BroughtForward,
    Context,
    Decision,
    Event,
    Findings,
    NextMeeting,
    Note,
    PreviousActions,
    Question,
    Quoted,
    Sitting,
    Table,
    TableRow,
    Text,
    Update,
)
from minutes_desktop.domain.date_words import MONTHS, WEEKDAYS
from minutes_desktop.domain.ids import new_id
from minutes_desktop.domain.layout import Layout
from minutes_desktop.domain.minutes import (
    Approval,
    ApprovalRow,
    Detail,
    DetailRole,
    Item,
    Minutes,
    NumberPlace,
)
from minutes_desktop.domain.richtext import rich

NumberScope = Literal["parent", "document", "series"]
QuestionScope = Literal["group", "item", "section", "document"]

PLAIN_APPROVAL = Approval(
    "Approval",
    (
        ApprovalRow(label="Signature:", role="signature"),
        ApprovalRow(label="Name:", role="name"),
        ApprovalRow(label="Date:", role="date"),
    ),
)
"""The approval block of a series whose template has none."""


class TemplateDetail(Struct, frozen=True, omit_defaults=True):
    """A header line every meeting of the series has; ``value`` may hold the fields of a date."""

    label: str
    value: str = ""
    role: DetailRole = ""
    same_line: bool = False


class StandingItem(Struct, frozen=True, omit_defaults=True):
    """An item every meeting of the series has; ``blocks`` are the kinds it begins with.

    Without them it begins with an empty text, or with the items under it.
    """

    heading: str = ""
    number: str | None = None
    run_in: bool = False
    column: str = ""
    blocks: tuple[BlockKind, ...] = ()
    items: tuple[StandingItem, ...] = ()


class RosterEntry(Struct, frozen=True, omit_defaults=True):
    """A place at the table: who is expected, with the capacity as printed."""

    capacity: str
    name: str = ""


class NumberLevel(Struct, frozen=True, omit_defaults=True):
    """The automatic numbers of one depth of items.

    ``pattern`` may hold ``{parent}``; ``{date}``, ``{yyyy}`` and ``{yy}`` of the meeting; and one
    of ``{n}`` (1, 2 …), ``{nn}`` (01, 02 …), ``{a}`` (a, b …), ``{A}``, ``{i}`` (i, ii …) and
    ``{I}``. By ``scope`` the count starts again under each parent, runs on through the document,
    or goes on from the series' last meeting.
    """

    pattern: str
    place: NumberPlace = "column"
    scope: NumberScope = "parent"


class QuestionNumbers(Struct, frozen=True, omit_defaults=True):
    """The automatic labels of questions.

    ``pattern`` is as that of a level. By ``scope`` the count starts again with each group of
    questions put together, with each item, with each item that has its number in the number
    column, or never. A question that is ``alone`` in its group has a label only if that is set.
    """

    pattern: str = "{a}."
    scope: QuestionScope = "group"
    alone: bool = False


class EventWords(Struct, frozen=True, omit_defaults=True):
    """What is written where something happens in the room, by its kind.

    ``None`` stands for the program's own words, empty for writing nothing. In all of them the
    field ``{time}`` may stand, and ``{item}``; for people ``{name}`` and ``{capacity}`` too.
    """

    arrival: str | None = None
    departure: str | None = None
    start: str | None = None
    adjournment: str | None = None
    resumption: str | None = None
    close: str | None = None


class Labels(Struct, frozen=True, omit_defaults=True):
    """The printed words that repeat from meeting to meeting.

    ``remote`` is the mark of whoever joins from elsewhere; in ``arrived`` and ``left`` the fields
    ``{time}`` and ``{item}`` stand for when somebody came or went. ``events`` are written in the
    place of the minutes where they happen. ``state`` says by state how far minutes are, with the
    fields ``{n}``, ``{date}`` and ``{meeting}``; what stands in brackets is left out where its
    field is empty. ``agreed_amended``, ``amended`` and ``copy`` are said of minutes agreed with
    amendments, amended after signing, and printed anew after it. ``speaker`` is how whoever speaks
    is named before their words, of ``{initials}``, ``{post}`` and ``{name}``; ``taken`` is printed
    under the heading of an item taken out of order, of which ``{nth}`` says when: empty prints
    nothing.
    """

    attendance: str = ""
    apologies: str = ""
    remote: str = ""
    arrived: str = ""
    left: str = ""
    events: EventWords = EventWords()
    speaker: str = ""
    taken: str = ""
    findings: str = ""
    update: str = ""
    quoted: str = ""
    actions: str = ""
    nil: str = ""
    previous_actions: str = ""
    previous_heads: tuple[str, ...] = ()
    brought_forward: str = ""
    decision: str = ""
    note: str = ""
    state: dict[str, str] = {}
    page: str = ""


class Template(Struct, frozen=True, omit_defaults=True):
    """How one series begins and prints.

    In ``title`` and in the values of ``details`` the fields ``{series}``, ``{weekday}``, ``{d}``,
    ``{month}``, ``{yyyy}`` and ``{time}`` stand for the parts of the meeting's name and date.
    ``marking`` is the protective marking a meeting begins with. ``file_name`` is the pattern of the
    names of exported files, empty for the program's own. ``replaces`` is the id of the
    template that came with the program of which this is the office's own form, if it is one.
    """

    id: str
    name: str
    series: str
    version: int = 1
    replaces: str = ""
    layout: Layout = Layout()
    title: str = ""
    details: tuple[TemplateDetail, ...] = ()
    roster: tuple[RosterEntry, ...] = ()
    numbering: tuple[NumberLevel, ...] = ()
    questions: QuestionNumbers = QuestionNumbers()
    labels: Labels = Labels()
    standing: tuple[StandingItem, ...] = ()
    marking: str = ""
    file_name: str = ""
    approval: Approval = Approval()


def begin(
    template: Template,
    date: dt.date | None = None,
    start: dt.time | None = None,
    roster: tuple[RosterEntry, ...] | None = None,
) -> Minutes:
    """New minutes by the template, for a meeting on a local date at a local time.

    ``roster`` replaces the template's own where an earlier meeting says who comes.
    """
    title_fields = _date_fields(template, date, start)
    expected = template.roster if roster is None else roster
    return Minutes(
        series=template.series,
        template=template.id,
        template_version=template.version,
        title=_fill(template.title, title_fields),
        date=date,
        start=start,
        details=tuple(
            Detail(
                label=line.label,
                value=rich(filled_detail(template, line, date, start)),
                role=line.role,
                same_line=line.same_line,
            )
            for line in template.details
        ),
        attendance=tuple(
            Attendee(name=entry.name, capacity=entry.capacity, group=template.labels.attendance)
            for entry in expected
        ),
        marking=template.marking,
        items=tuple(_standing_item(standing, template) for standing in template.standing),
        approval=_fresh(template.approval),
    )


def _fresh(approval: Approval) -> Approval:
    """The approval block with rows of its own."""
    rows = tuple(replace(row, id=new_id()) for row in approval.rows)
    return replace(approval, rows=rows)


def blank_approval(template: Template) -> Approval:
    """The approval block to add to minutes that have none."""
    return _fresh(template.approval or PLAIN_APPROVAL)


def _standing_item(standing: StandingItem, template: Template) -> Item:
    blocks = tuple(blank_block(kind, template) for kind in standing.blocks)
    if not blocks and not standing.items:
        blocks = (Text(),)
    return Item(
        heading=standing.heading,
        number=standing.number,
        run_in=standing.run_in,
        column=standing.column,
        blocks=blocks,
        items=tuple(_standing_item(child, template) for child in standing.items),
    )


def filled_detail(
    template: Template, line: TemplateDetail, date: dt.date | None, start: dt.time | None
) -> str:
    """The words with which a header line begins in a meeting on a local date at a local time."""
    return _fill(line.value, _date_fields(template, date, start))


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
    return "\n".join(" ".join(line.split()).rstrip(" @") for line in pattern.split("\n"))


def blank_block(kind: BlockKind, template: Template) -> Block:  # noqa: C901, PLR0912 - one a kind
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
        case "quoted":
            return Quoted(label=labels.quoted)
        case "actions":
            return Actions(label=labels.actions, entries=(Action(),))
        case "previous_actions":
            return PreviousActions(
                label=labels.previous_actions, heads=labels.previous_heads, entries=(Action(),)
            )
        case "decision":
            return Decision(label=labels.decision)
        case "event":
            return Event()
        case "note":
            return Note(label=labels.note)
        case "table":
            return Table(rows=(TableRow(cells=((), ())),))
        case "brought_forward":
            return BroughtForward(lead_in=labels.brought_forward)
        case "next_meeting":
            return NextMeeting(sittings=(Sitting(),))
        case _:
            assert_never(kind)


def nil_return(template: Template) -> Actions:
    """The recorded fact that no actions arose, in the template's words."""
    return Actions(label=template.labels.actions, nil=rich(template.labels.nil))
