"""What a meeting takes over from those before it, and why: a list from which lines are left out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.actions import Action, Due, Status
from minutes_desktop.domain.blocks import BroughtForward, Origin, block_kind
from minutes_desktop.domain.date_words import MONTHS, long_date
from minutes_desktop.domain.due_days import last_day
from minutes_desktop.domain.minutes import Deferral, Item, Minutes, walk
from minutes_desktop.domain.next_date import sittings_in
from minutes_desktop.domain.numbering import item_numbers, path_number
from minutes_desktop.domain.register import Entry, Event
from minutes_desktop.domain.richtext import RichText, plain, rich
from minutes_desktop.domain.template import Template
from minutes_desktop.domain.tree import place_of_block, place_of_item

BroughtKind = Literal["standing", "roster", "minutes", "action", "item"]

LAST_MINUTES = re.compile(
    r"\bminutes\b|\bnotes of\b|\b(?:last|previous) (?:meeting|minutes|notes)\b", re.IGNORECASE
)
"""What the heading of the item says at which the last minutes are agreed."""
_NEXT = re.compile(r"\bnext\b.*\bmeeting", re.IGNORECASE | re.DOTALL)
_LAST_MEETING = "the last meeting"
_SHORT = len("YYYY-MM")


class Held(Struct, frozen=True):
    """The minutes of an earlier meeting, and the template they print by."""

    minutes: Minutes
    template: Template


class Left(Struct, frozen=True):
    """What the meetings of a series up to a day have left.

    ``last`` is the last one of them; ``entries`` the open actions of the register, ``meetings``
    those in which they were first spoken of, by id, and ``deferred`` the items put off.
    """

    last: Held | None = None
    entries: tuple[Entry, ...] = ()
    meetings: Mapping[str, Held] = {}
    deferred: tuple[tuple[Held, Item], ...] = ()


class Brought(Struct, frozen=True):
    """One line of the list: what is brought in, and the ``reason`` in words.

    ``key`` is the id of the meeting, the action or the item it comes from. ``wanted`` is whether
    it is brought in unless somebody says otherwise. ``moved`` names the meeting, which was not
    held, at which an action was due, and ``due`` are the phrases that hold since.
    """

    kind: BroughtKind
    key: str
    words: str
    reason: str
    wanted: bool = True
    origin: Origin = Origin()
    action: Action = Action(id="")
    update: RichText = ()
    status: Status = Status()
    item: Item = Item(id="")
    moved: str = ""
    meeting: Minutes | None = None


def to_bring(left: Left, day: dt.date | None, minutes: Minutes) -> tuple[Brought, ...]:
    """What may be brought into ``minutes`` of a meeting on a local day, that is not there yet."""
    there = set(_ids_in(minutes))
    lines = [*_last_minutes(left, minutes)]
    lines += [_action(one, left, day) for one in left.entries if one.action_id not in there]
    lines += [one for one in _items(left, day) if not _has_item(minutes, one)]
    return tuple(sorted(lines, key=lambda one: not one.wanted))


def _ids_in(minutes: Minutes) -> Iterator[str]:
    for item, _ in walk(minutes.items):
        for block in item.blocks:
            match block_kind(block):
                case "brought_forward":
                    yield block.original.id  # type: ignore[union-attr]
                case "actions" | "previous_actions":
                    yield from (entry.id for entry in block.entries)  # type: ignore[union-attr]
                case _:
                    pass


# The minutes of the last meeting


def minutes_item(minutes: Minutes) -> Item | None:
    """The item at which the minutes of the last meeting are agreed, if there is one."""
    headed = (one for one, _ in walk(minutes.items) if LAST_MINUTES.search(one.heading))
    return next(headed, None)


def _last_minutes(left: Left, minutes: Minutes) -> Iterator[Brought]:
    if left.last is None or minutes_item(minutes):
        return
    last = left.last.minutes
    of = day_words(last.date)
    state = "agreed" if last.state not in {"draft", "circulated"} else "not agreed yet"
    yield Brought(
        "minutes",
        last.id,
        f"Minutes of the last meeting{of and f', {of}'}",
        f"{state}; the template has no item for them",
        wanted=False,
        meeting=last,
    )


# Actions


def _action(entry: Entry, left: Left, day: dt.date | None) -> Brought:
    held = left.meetings.get(entry.meeting_id)
    moved = _moved(entry, left, day)
    late = entry.due is not None and day is not None and entry.due > day
    dues = _due_then(entry.dues, moved, day)
    named = all(_is_named(owner.name, plain(entry.text)) for owner in entry.owners)
    action = Action(
        id=entry.action_id,
        text=_unmarked(entry.text),
        owners=entry.owners,
        owner_words="" if named else None,
        dues=dues,
        reference=entry.reference,
    )
    standing = entry.status.kind == "standing"
    if standing:
        action = replace(action, status=Status("standing", entry.status.words, "column"))
    update, status = _since(entry, left.last)
    return Brought(
        "action",
        entry.action_id,
        plain(action.text) or entry.reference,
        _why(entry, held, moved, late=late),
        wanted=not late,
        origin=_origin(entry, held),
        action=action,
        update=update,
        status=status,
        moved=moved,
    )


def _is_named(owner: str, words: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(owner)}(?!\w)", words))


def _unmarked(text: RichText) -> RichText:
    """The text without the label under which it stood in the list of actions there."""
    return (replace(text[0], marker="", level=0), *text[1:]) if text else text


def _why(entry: Entry, held: Held | None, moved: str, *, late: bool) -> str:
    return "; ".join(filter(None, (_due_reason(entry, moved, late=late), _open_since(entry, held))))


def _due_reason(entry: Entry, moved: str, *, late: bool) -> str:
    if moved:
        return f"was due at {moved}"
    if entry.status.kind == "standing":
        return "standing"
    if entry.status.kind == "completed":
        return "reported complete, not discharged yet"
    if entry.due is None:
        return f"due {entry.due_words}" if entry.due_words else "no day given"
    return f"due only on {long_date(entry.due)}" if late else f"due {long_date(entry.due)}"


def _open_since(entry: Entry, held: Held | None) -> str:
    since = f"open since {long_date(entry.raised)}" if entry.raised else "open"
    item_id = entry.history[0].item_id if entry.history else ""
    number = item_name(held, item_id)[0] if held else ""
    put_off = {0: "", 1: ", put off once"}.get(
        entry.postponed, f", put off {entry.postponed} times"
    )
    return since + (f", item {number}" if number else "") + put_off


def _origin(entry: Entry, held: Held | None) -> Origin:
    """Where the action comes from; as an earlier meeting told it, if that brought it forward."""
    meeting = entry.raised.isoformat() if entry.raised else ""
    if held is None or not entry.history:
        return Origin(meeting)
    first = entry.history[0]
    place = place_of_block(held.minutes.items, first.block_id)
    if place and isinstance(place.block, BroughtForward):
        return place.block.origin
    return Origin(meeting, " ".join(filter(None, item_name(held, first.item_id))))


def item_name(held: Held, item_id: str) -> tuple[str, str]:
    """The number and the title of an item as printed; those above it where it has none."""
    numbers = item_numbers(held.minutes, held.template)
    title, path = "", list[str]()
    at = item_id
    while at and (place := place_of_item(held.minutes.items, at)) is not None:
        item = place.siblings[place.index]
        title = title or item.heading.strip(" :")
        path.insert(0, item.id)
        at = place.parent.id if place.parent else ""
    words = ""
    for one in path:
        words = path_number(words, numbers[one])
    return words, title


def lead_in(template: Template, origin: Origin) -> str:
    """The words over an action brought forward, with the month of the meeting it comes from."""
    label = template.labels.brought_forward
    try:
        year, month = int(origin.meeting[:4]), int(origin.meeting[5:_SHORT])
    except ValueError:
        return label
    return label.replace(_LAST_MEETING, f"the {MONTHS[month - 1]} {year} meeting")


def _moved(entry: Entry, left: Left, day: dt.date | None) -> str:
    """The meeting since the last one at which the action was due, and which was not held."""
    last = left.last.minutes if left.last else None
    if last is None or last.date is None or day is None:
        return ""
    for due in entry.dues:
        at = last_day(due.when) if due.kind == "meeting" else None
        if at and last.date < at < day and due.when[:_SHORT] != f"{day:%Y-%m}":
            return _not_held(due.when, left)
        if at and last.date < at < day and len(due.when) > _SHORT:
            return _not_held(due.when, left)
    return ""


def _not_held(when: str, left: Left) -> str:
    known = [one for held in left.meetings.values() for one in sittings_in(held.minutes)]
    known += sittings_in(left.last.minutes if left.last else None)
    at = {one.date.isoformat()[: len(when)] for one in known if one.date and one.cancelled}
    words = _when_words(when)
    return (
        f"the cancelled meeting of {words}" if when in at else f"the meeting of {words}, not held"
    )


def _when_words(when: str) -> str:
    if len(when) > _SHORT:
        return long_date(dt.date.fromisoformat(when))
    return f"{MONTHS[int(when[5:]) - 1]} {when[:4]}"


def _due_then(dues: tuple[Due, ...], moved: str, day: dt.date | None) -> tuple[Due, ...]:
    """The due phrases with what they mean now that a meeting was not held."""
    if not moved or day is None:
        return dues
    words = "; ".join(due.words for due in dues if due.words)
    return (Due(words or moved, "date", day.isoformat()),)


def _since(entry: Entry, last: Held | None) -> tuple[RichText, Status]:
    """What was reported since the last meeting, outside of any."""
    after = last.minutes.date if last else None
    events = [
        one for one in entry.history if one.act and not (after and one.day and one.day < after)
    ]
    lines = [words for one in events if (words := _told(one))]
    done = any(one.kind == "completed" for one in events)
    return rich("\n".join(lines)), Status("completed", place="text") if done else Status()


def _told(event: Event) -> str:
    day = day_words(event.day)
    said = event.words.strip() or event.reason.strip()
    match event.kind:
        case "updated":
            return said
        case "completed":
            return f"Reported complete on {day}{said and f': {said}'}"
        case "reopened":
            return f"Taken up again on {day}{said and f': {said}'}"
        case _:
            return ""


# Items put off


def _items(left: Left, day: dt.date | None) -> Iterator[Brought]:
    for held, item in left.deferred:
        points_here = _points_here(held, item, left, day)
        if points_here is None:
            continue
        meeting = held.minutes.date
        of = day_words(meeting)
        number = item_name(held, item.id)[0]
        yield Brought(
            "item",
            item.id,
            item.heading or item.deferred_to.words,
            f"deferred on {of}{number and f', item {number}'}{points_here}",
            item=Item(
                heading=item.heading,
                run_in=item.run_in,
                presenter=item.presenter,
                paper=item.paper,
                deferred_from=Deferral(
                    f"(deferred from {of})", meeting.isoformat() if meeting else ""
                ),
            ),
            meeting=held.minutes,
        )


def _points_here(held: Held, item: Item, left: Left, day: dt.date | None) -> str | None:
    """What to add to the reason for an item put off to this meeting; ``None`` if it was not."""
    when = item.deferred_to.meeting
    last = left.last.minutes if left.last else None
    if not when:
        is_last = last is not None and held.minutes.id == last.id
        return "" if is_last and _NEXT.search(item.deferred_to.words) else None
    if day is None:
        return None
    if day.isoformat().startswith(when):
        return ""
    at = last_day(when)
    since = last.date if last else None
    if at and at < day and (since is None or since < at):
        return f"; was to come at {_not_held(when, left)}"
    return None


def _has_item(minutes: Minutes, line: Brought) -> bool:
    heading = line.item.heading.casefold().strip()
    return any(
        item.heading.casefold().strip() == heading
        and item.deferred_from.meeting == line.item.deferred_from.meeting
        for item, _ in walk(minutes.items)
    )


def day_words(day: dt.date | None) -> str:
    """A local day in words, empty for none."""
    return long_date(day) if day else ""
