"""What happens in the room while the minutes are taken: who comes and goes, as one edit."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain import edits
from minutes_desktop.domain.attendance import Apology, Attendee, Moment, Person
from minutes_desktop.domain.blocks import Event, EventKind, is_empty
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.numbering import item_numbers
from minutes_desktop.domain.people import bare_name
from minutes_desktop.domain.presence import (
    came_back,
    filled,
    item_names,
    moment_fields,
    part_phrase,
)
from minutes_desktop.domain.richtext import rich
from minutes_desktop.domain.taken import present_item
from minutes_desktop.domain.template import EventWords, Labels, Template
from minutes_desktop.domain.tree import find_item, place_of_block

Way = Literal["arrival", "departure"]
"""Through the door, one way or the other."""

EVENT_WORDS = EventWords(
    arrival="{name} joined the meeting at {time}.",
    departure="{name} left the meeting at {time}.",
    start="",
    adjournment="The meeting was adjourned at {time}.",
    resumption="The meeting resumed at {time}.",
    close="",
)
"""What is written where a template has no words of its own: the details say start and close."""


class Spot(Struct, frozen=True):
    """Where in the minutes something happens: the item, and the block that has the caret."""

    item: str = ""
    block: str = ""


class AtTheDoor(Struct, frozen=True):
    """Somebody who may come or go next: ``listed`` says whether the attendance has them."""

    attendee: Attendee
    way: Way
    listed: bool = True


# Who may come or go


def at_the_door(minutes: Minutes) -> tuple[AtTheDoor, ...]:
    """Everybody the minutes name, with the way they would take next: those listed, the absent."""
    found = [AtTheDoor(one, next_way(one)) for one in minutes.attendance]
    names = {one.name.strip().casefold() for one in minutes.attendance}
    found += [
        from_outside(minutes, absent)
        for absent in minutes.apologies
        if absent.name.strip().casefold() not in names
    ]
    return tuple(one for one in found if one.attendee.name.strip() or one.attendee.capacity.strip())


def from_outside(minutes: Minutes, person: Apology | Person) -> AtTheDoor:
    """Somebody who is not listed yet, about to arrive."""
    return AtTheDoor(newcomer(minutes, person.name, person.capacity), "arrival", listed=False)


def newcomer(minutes: Minutes, name: str, capacity: str = "") -> Attendee:
    """Somebody not listed yet, in the place kept for their post if there is one."""
    for one in minutes.attendance:
        if capacity.strip() and not one.name.strip() and one.capacity == capacity:
            return replace(one, name=name)
    group = minutes.attendance[0].group if minutes.attendance else ""
    return Attendee(name=name, capacity=capacity, group=group)


def next_way(attendee: Attendee) -> Way:
    """The way somebody takes next: out if they are there, in if they are not.

    A post for which nobody is named is not there yet.
    """
    if not attendee.name.strip() and not attendee.arrived:
        return "arrival"
    return "departure" if is_there(attendee) else "arrival"


def is_there(attendee: Attendee) -> bool:
    """Whether somebody listed is in the room, as far as is known."""
    return not attendee.left or came_back(attendee)


def where_now(minutes: Minutes, spot: Spot) -> Spot:
    """The spot, or with the caret in no item the end of the item being taken, if one is noted."""
    present = None if spot.item else find_item(minutes.items, present_item(minutes))
    return spot if present is None else end_of(present)


def end_of(item: Item) -> Spot:
    """The spot behind all that is written in an item itself."""
    return Spot(item.id, item.blocks[-1].id if item.blocks else "")


# The edits


def pass_door(
    minutes: Minutes, template: Template, attendee: Attendee, way: Way, time: dt.time, spot: Spot
) -> Minutes:
    """Somebody comes or goes: noted in the attendance, and written where the caret is.

    Whoever is not listed yet is added to the first group. Where the template has no words for it,
    nothing is written.
    """
    spot = where_now(minutes, spot)
    moment = Moment(time, spot.item)
    names = item_names(minutes, item_numbers(minutes, template))
    moved = _moved(attendee, way, moment, template.labels, names)
    minutes = edits.set_attendance(minutes, _with(minutes.attendance, moved))
    fields = {
        "name": bare_name(moved) or moved.capacity.strip(),
        "capacity": moved.capacity.strip(),
    }
    fields |= moment_fields(moment, names)
    event = Event(happening=way, time=time, attendee=moved.id)
    return put_event(minutes, event, event_words(template.labels, way), fields, spot)


def _with(attendance: tuple[Attendee, ...], one: Attendee) -> tuple[Attendee, ...]:
    if any(other.id == one.id for other in attendance):
        return tuple(one if other.id == one.id else other for other in attendance)
    alike = [place for place, other in enumerate(attendance, 1) if other.group == one.group]
    at = alike[-1] if alike else len(attendance)
    return (*attendance[:at], one, *attendance[at:])


def _moved(
    attendee: Attendee, way: Way, moment: Moment, labels: Labels, names: dict[str, str]
) -> Attendee:
    """The attendee after one more way through the door.

    There is room for one arrival and one departure. What a further one would overwrite is kept in
    the words printed, unless these were typed to say something else.
    """
    field = "arrived" if way == "arrival" else "left"
    passed = replace(attendee, **{field: moment})
    only_this = replace(Attendee(), **{field: moment})
    once_more = bool(getattr(attendee, field))
    if attendee.part_words or (once_more and attendee.part_words is None):
        said = (part_phrase(attendee, labels, names), part_phrase(only_this, labels, names))
        return replace(passed, part_words="; ".join(filter(None, said)))
    return passed


def event_words(labels: Labels, kind: EventKind) -> str:
    """What the template, or else the program, writes when something happens."""
    own: str | None = getattr(labels.events, kind)
    words: str = getattr(EVENT_WORDS, kind) if own is None else own
    return words


def put_event(
    minutes: Minutes, event: Event, pattern: str, fields: dict[str, str], spot: Spot
) -> Minutes:
    """Write an event where the caret is, with its pattern filled in; nothing without words.

    It follows the block with the caret, or stands before one in which nothing is written yet; at a
    heading it comes first.
    """
    words = filled(pattern, fields)
    item = find_item(minutes.items, spot.item)
    if not words or item is None:
        return minutes
    at = _place_in(minutes, item, spot.block)
    return edits.add_block(minutes, item.id, at, replace(event, text=rich(words)))


def _place_in(minutes: Minutes, item: Item, block_id: str) -> int:
    place = place_of_block(minutes.items, block_id)
    if place is None or place.item.id != item.id:
        return 0
    return place.index if is_empty(place.block) else place.index + 1
