"""What is typed into the short fields of an entry, put into the entry with what it means.

The words are kept as typed; what they mean is read from them beside.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from minutes_desktop.domain.actions import Action, Status, StatusKind, read_due, read_owners
from minutes_desktop.domain.blocks import BroughtForward, Sitting
from minutes_desktop.domain.date_words import find_day, find_month, find_time

_UNPRINTED = re.compile(r"\s*\((.*)\)\s*", re.DOTALL)


def owner_words(action: Action) -> str:
    """The owners as they are typed: in brackets if they are named in the text only."""
    if action.owner_words == "" and action.owners:
        return f"({action.owner_names})"
    return action.owner_printed


def put_owner(action: Action, words: str) -> Action:
    """The action with other owner words; words in brackets name an owner and print nothing."""
    unprinted = _UNPRINTED.fullmatch(words)
    known = {owner.name: owner for owner in action.owners}
    read = read_owners(unprinted[1] if unprinted else words)
    owned = replace(action, owners=tuple(known.get(owner.name, owner) for owner in read))
    printed = "" if unprinted else None if words == owned.owner_names else words
    return replace(owned, owner_words=printed)


def put_due(action: Action, words: str) -> Action:
    """The action with another due phrase."""
    return replace(action, due=read_due(words))


def put_status(action: Action, kind: StatusKind) -> Action:
    """The action with another status; words in column three that told of the old one go."""
    old = action.status
    status = Status(kind) if old.place == "column" else replace(old, kind=kind)
    return replace(action, status=status)


def put_sitting_words(sitting: Sitting, words: str) -> Sitting:
    """The announced meeting in other words, with the date and the time they name.

    A day named without its year keeps the year known already.
    """
    named = find_day(words)
    date = named.date if named else None
    if named and named.year is None and sitting.date is not None:
        same_day = (sitting.date.day, sitting.date.month) == (named.day, named.month)
        date = sitting.date if same_day else None
    before, now = _says_cancelled(sitting.words), _says_cancelled(words)
    return replace(
        sitting,
        words=words,
        date=date,
        start=find_time(words),
        cancelled=sitting.cancelled if before == now else now,
    )


def put_lead_in(block: BroughtForward, words: str) -> BroughtForward:
    """The matter brought forward under another lead-in; a month it names is that of its origin."""
    month = find_month(words)
    origin = replace(block.origin, meeting=month) if month else block.origin
    return replace(block, lead_in=words, origin=origin)


def _says_cancelled(words: str) -> bool:
    return "cancelled" in words.lower()
