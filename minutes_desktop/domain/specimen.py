"""An invented meeting by a template, so that a layout can be looked at before anybody has met."""

from __future__ import annotations

import datetime as dt
from itertools import cycle

from msgspec.structs import replace

from minutes_desktop.domain.actions import Action, Due, Owner, Status
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BlockKind,
    Context,
    Findings,
    NextMeeting,
    PreviousActions,
    Question,
    Quoted,
    Sitting,
    Text,
    Update,
)
from minutes_desktop.domain.minutes import Detail, Item, Minutes
from minutes_desktop.domain.richtext import rich
from minutes_desktop.domain.template import Template, begin, blank_block

DATE, START = dt.date(2026, 11, 20), dt.time(10, 0)
_PEOPLE = (
    ("Maren Holt", "MH", "Commissioner"),
    ("Idris Vale", "IV", "Chief Constable"),
    ("Joan Petrie", "JP", "Head of Performance"),
    ("Tomas Reed", "TR", "Minute taker"),
)
_VALUES = {"chair": "Maren Holt", "minutes": "Tomas Reed", "venue": "Northmoor House, Room 2"}
_LONG = (
    "The force answers more calls than a year ago, and the time until somebody arrives has become"
    " shorter in the towns; in the villages of the north it has not."
)


def specimen(template: Template) -> Minutes:
    """Minutes that show every part of the layout: the standing items, filled, and some more."""
    begun = begin(template, DATE, START)
    items = tuple(_filled(item, template) for item in begun.items)
    return replace(
        begun,
        id="specimen",
        title=begun.title or template.name,
        details=tuple(map(_detail, begun.details)),
        attendance=_attendance(begun.attendance, template),
        apologies=(Apology(name="Ellis North", capacity="Deputy", representative="Joan Petrie"),),
        items=(*items, _showing(template), _nest(len(template.numbering))),
    )


def _detail(detail: Detail) -> Detail:
    if detail.value or detail.role not in _VALUES:
        return detail
    return replace(detail, value=rich(_VALUES[detail.role]))


def _attendance(expected: tuple[Attendee, ...], template: Template) -> tuple[Attendee, ...]:
    """The people expected, under invented names where none is given; some, where nobody is."""
    if not expected:
        group = template.labels.attendance
        expected = tuple(Attendee(capacity=capacity, group=group) for *_, capacity in _PEOPLE)
    named = []
    for place, (attendee, (name, initials, _)) in enumerate(
        zip(expected, cycle(_PEOPLE), strict=False), 1
    ):
        who = attendee.name or name
        named.append(
            replace(attendee, name=who, initials=initials, number=str(place), remote=place == 2)
        )
    return tuple(named)


def _filled(item: Item, template: Template) -> Item:
    """A standing item in which something has been written."""
    return replace(
        item,
        blocks=tuple(_written(block) for block in item.blocks),
        items=tuple(_filled(child, template) for child in item.items),
    )


def _written(block: Block) -> Block:
    action = _action()
    match block:
        case Text() | Context() | Question() | Findings() | Update() | Quoted():
            return replace(block, text=rich(_LONG))
        case Actions() | PreviousActions():
            return replace(block, entries=(action,))
        case NextMeeting():
            return replace(block, sittings=(Sitting(words="Friday 18 December 2026 at 10:00"),))
        case _:
            return block


def _action() -> Action:
    return Action(
        text=rich("Bring the times of arrival in the north, month by month."),
        owners=(Owner("CC", "post"),),
        dues=(Due("by 4 December 2026", "date", "2026-12-04"),),
        status=Status(),
        reference="4",
    )


def _showing(template: Template) -> Item:
    """An item with every piece whose look the template decides."""
    kinds: tuple[BlockKind, ...] = (
        "context",
        "question",
        "question",
        "findings",
        "update",
        "quoted",
        "actions",
        "previous_actions",
    )
    blocks = tuple(_written(blank_block(kind, template)) for kind in kinds)
    return Item(heading="Answering calls", presenter="Presented by Joan Petrie", blocks=blocks)


def _nest(levels: int, depth: int = 1) -> Item:
    """An item with two others under it, and so on through every depth that has numbers."""
    below = (_nest(levels, depth + 1), _matter(depth + 1)) if depth < levels else ()
    return replace(_matter(depth), items=below)


def _matter(depth: int) -> Item:
    return Item(heading=f"A matter at depth {depth}", blocks=(Text(text=rich(_LONG)),))
