"""What an action means in its meeting: its status, its owners and when it falls due.

The words stay as typed. What was set by hand stays until the words that speak of it change.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from msgspec.structs import replace

from minutes_desktop.domain.action_words import dues_said, owners_said
from minutes_desktop.domain.actions import Action, Due, Owner, OwnerKind, Status, find_status
from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import Actions, BroughtForward
from minutes_desktop.domain.due_words import read_due
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.people import initials_of, names_of, posts_of
from minutes_desktop.domain.richtext import RichText, plain

_BODY = re.compile(
    r"\b(?:board|body|committee|council|force|group|office|panel|partnership|team)\b",
    re.IGNORECASE,
)
_ENDING_STATUS = re.compile(r"(?:\([^()]*\)|[-–]\s*\w[\w ]*)\W*$")

Days = tuple[dt.date | None, dt.date | None]
"""The days from which due phrases were reckoned before and are now."""


def read_status(text: RichText) -> Status:
    """The status said at the end of a text, as in ``… (Discharged).`` or ``… - completed``."""
    words = next((line for part in reversed(text) if (line := plain((part,)).rstrip())), "")
    said = _ENDING_STATUS.search(words)
    kind = find_status(said[0]) if said else None
    return Status(kind, said[0].strip(" -–"), "text") if said and kind else Status()


def owner_kind(name: str, attendance: Sequence[Attendee]) -> OwnerKind:
    """What a name of an owner stands for, by those present and the look of the name."""
    if name.upper() == "ALL":
        return "all"
    for attendee in attendance:
        if name in names_of(attendee):
            return "person"
        if name in posts_of(attendee):
            return "post"
    if any(name == initials_of(attendee) for attendee in attendance):
        return "person"
    return "body" if _BODY.search(name) else "words"


def understood_actions(
    entries: tuple[Action, ...],
    before: tuple[Action, ...],
    attendance: tuple[Attendee, ...],
    days: Days,
) -> tuple[Action, ...]:
    """The entries with what they mean; ``before`` are the same before the last edit."""
    old = {action.id: action for action in before}
    return tuple(_action(entry, old.get(entry.id), attendance, days) for entry in entries)


def _action(
    action: Action, before: Action | None, attendance: tuple[Attendee, ...], days: Days
) -> Action:
    if action is before and days[0] == days[1]:
        return action
    if before is None or action.text != before.text:
        action = _said_in_text(action, before or Action(), attendance, days)
    owners = tuple(
        owner if owner.kind != "words" else Owner(owner.name, owner_kind(owner.name, attendance))
        for owner in action.owners
    )
    return replace(action, owners=owners, dues=_reckoned(action.dues, days))


def _said_in_text(
    action: Action, before: Action, attendance: tuple[Attendee, ...], days: Days
) -> Action:
    """The action with the status, dues and owners that its text says now.

    Only what was read from the text before gives way; what was put by hand stays.
    """
    status, was = read_status(action.text), read_status(before.text)
    if status != was and action.status.place != "column":
        action = replace(action, status=status)
    dues, due_before = dues_said(action.text, days[1]), dues_said(before.text, days[0])
    if dues != due_before and _words(action.dues) in {"", _words(due_before)}:
        action = replace(action, dues=dues)
    owners, named = owners_said(action.text, attendance), owners_said(before.text, attendance)
    if owners != named and _owns_by_text(action, named):
        action = replace(action, owners=owners, owner_words="" if owners else None)
    return action


def _owns_by_text(action: Action, named: tuple[Owner, ...]) -> bool:
    """Whether an action has no owners but those that its text named, and prints none."""
    names = [owner.name for owner in action.owners]
    return not action.owner_printed and (not names or names == [owner.name for owner in named])


def _words(dues: tuple[Due, ...]) -> str:
    return ";".join(due.words for due in dues)


def _reckoned(dues: tuple[Due, ...], days: Days) -> tuple[Due, ...]:
    """The dues with what their words mean now; a meaning that was set by hand stays."""
    was, now = days
    read = tuple(
        read_due(due.words, now) if due in (read_due(due.words), read_due(due.words, was)) else due
        for due in dues
    )
    return dues if read == dues else read


def origin_day(block: BroughtForward) -> dt.date | None:
    """A day of the meeting from which a matter comes, where that is known."""
    words = block.origin.meeting
    try:
        return dt.date.fromisoformat(words if len(words) > len("YYYY-MM") else f"{words}-01")
    except ValueError:
        return None


def reckoned_anew(minutes: Minutes, was: dt.date | None) -> Minutes:
    """The minutes with the dues of their actions reckoned from their own day, no more from another.

    For when that day has changed.
    """
    days = (was, minutes.date)
    return replace(minutes, items=tuple(_item_reckoned(item, days) for item in minutes.items))


def _item_reckoned(item: Item, days: Days) -> Item:
    blocks = tuple(
        replace(block, entries=tuple(_entry_reckoned(entry, days) for entry in block.entries))
        if isinstance(block, Actions) and any(entry.dues for entry in block.entries)
        else block
        for block in item.blocks
    )
    return replace(
        item, blocks=blocks, items=tuple(_item_reckoned(one, days) for one in item.items)
    )


def _entry_reckoned(entry: Action, days: Days) -> Action:
    said_before = dues_said(entry.text, days[0])
    said = dues_said(entry.text, days[1])
    if said != said_before and entry.dues == said_before:
        return replace(entry, dues=said)
    return replace(entry, dues=_reckoned(entry.dues, days))
