"""Whom an action can be given to: the people in the room, their posts, those of the series, all."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from minutes_desktop.domain.actions import Action, Owner
from minutes_desktop.domain.attendance import Attendee, Person
from minutes_desktop.domain.blocks import Actions, BroughtForward
from minutes_desktop.domain.entries import put_owner
from minutes_desktop.domain.minutes import Minutes, walk_blocks
from minutes_desktop.domain.people import (
    abbreviations_in,
    bare_name,
    bare_post,
    initials_of,
    names_of,
)
from minutes_desktop.domain.template import Template

ALL = "ALL"


class Candidate(Struct, frozen=True):
    """One possible owner: ``name`` as printed in column three, ``who`` says who that is.

    ``letters`` are more words by which it is found.
    """

    name: str
    who: str = ""
    letters: str = ""


def candidates(
    minutes: Minutes, template: Template, people: tuple[Person, ...] = ()
) -> tuple[Candidate, ...]:
    """Who can own an action: first those in the room, then posts that are not, then all others.

    ``people`` are those recorded before.
    """
    found: dict[str, Candidate] = {}
    for one in _in_order(minutes, template, people):
        if one.name:
            found.setdefault(one.name.casefold(), one)
    return tuple(found.values())


def _in_order(
    minutes: Minutes, template: Template, people: tuple[Person, ...]
) -> Iterator[Candidate]:
    yield from (one for attendee in minutes.attendance for one in _of_attendee(attendee))
    yield Candidate(ALL)
    capacities = [
        *(entry.capacity for entry in template.roster),
        *(apology.capacity for apology in minutes.apologies),
        *(person.capacity for person in people),
    ]
    for capacity in capacities:
        yield _post(capacity, "")
    for owner in _named_before(minutes):
        yield Candidate(owner.name)
    for attendee in minutes.attendance:
        yield Candidate(bare_name(attendee), attendee.capacity, initials_of(attendee))


def _of_attendee(attendee: Attendee) -> Iterator[Candidate]:
    """The attendee by initials and by post, which is how column three names people."""
    if not attendee.name:
        yield _post(attendee.capacity, "")
        return
    name, capacity = bare_name(attendee), attendee.capacity
    who = ", ".join(filter(None, (name, capacity)))
    yield Candidate(initials_of(attendee), who, " ".join((*names_of(attendee), capacity)))
    yield _post(capacity, name)


def _post(capacity: str, name: str) -> Candidate:
    """A post by its abbreviation, where it has one that is not the initials of its holder."""
    bare = bare_post(capacity)
    short = next((one for one in abbreviations_in(capacity) if _is_post(one, name)), "")
    who = ", ".join(filter(None, (bare if short else "", name)))
    return Candidate(short or bare, who, f"{bare} {name}")


def _is_post(short: str, name: str) -> bool:
    return initials_of(Attendee(name=name)) != short.upper()


def _named_before(minutes: Minutes) -> Iterator[Owner]:
    """The owners of the actions that these minutes hold already."""
    for block in walk_blocks(minutes.items):
        entries: tuple[Action, ...] = ()
        if isinstance(block, Actions):
            entries = block.entries
        elif isinstance(block, BroughtForward):
            entries = (block.original,)
        for entry in entries:
            yield from entry.owners


def add_owner(action: Action, name: str) -> Action:
    """The action with one more owner, printed in column three behind those printed already."""
    printed = action.owner_printed
    if any(owner.name == name for owner in action.owners) and printed:
        return action
    return put_owner(action, f"{printed}/{name}" if printed else name)
