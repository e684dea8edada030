"""What is typed into the short fields of an entry, put into the entry with what it means.

The words are kept as typed; what they mean is read from them beside.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from minutes_desktop.domain.actions import (
    Action,
    Status,
    StatusKind,
    StatusPlace,
    find_status,
    read_owners,
)
from minutes_desktop.domain.blocks import BroughtForward, Note, Sitting
from minutes_desktop.domain.date_words import find_day, find_month, find_time
from minutes_desktop.domain.due_words import read_dues
from minutes_desktop.domain.minutes import Deferral

_TYPE = re.compile(r"\b(?:thematic|ordinary|extraordinary|public|special)\b", re.IGNORECASE)
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
    """The action with other due phrases, parted by semicolons."""
    return replace(action, dues=read_dues(words))


def put_status(action: Action, kind: StatusKind) -> Action:
    """The action with another status; words in column three that told of the old one go."""
    old = action.status
    status = Status(kind) if old.place == "column" else replace(old, kind=kind)
    return replace(action, status=status)


def put_status_words(action: Action, words: str) -> Action:
    """The action with other printed words of its status.

    They print in column three; in brackets they print, brackets and all, at the end of the text.
    The kind of status they name is taken over, where they name one.
    """
    if not words:
        return replace(action, status=Status(action.status.kind))
    place: StatusPlace = "text" if words.startswith("(") else "column"
    kind = find_status(words) or action.status.kind
    return replace(action, status=Status(kind, words, place))


def put_note_day(note: Note, words: str) -> Note:
    """The note with another day on which it was added, and the date the words mean."""
    day = find_day(words)
    return replace(note, added=words, date=day.date if day else None)


def read_deferral(words: str) -> Deferral:
    """A phrase such as ``deferred from June 2031`` with the meeting it means."""
    day = find_day(words)
    date = day.date.isoformat() if day and day.date else ""
    return Deferral(words, date or find_month(words))


def put_sitting_words(sitting: Sitting, words: str) -> Sitting:
    """The announced meeting in other words, with what they name: date, time, venue, type.

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
        venue=_reread(sitting.venue, _venue_in(sitting.words), _venue_in(words)),
        type=_reread(sitting.type, _type_in(sitting.words), _type_in(words)),
        cancelled=sitting.cancelled if before == now else now,
    )


def put_lead_in(block: BroughtForward, words: str) -> BroughtForward:
    """The matter brought forward under another lead-in; a month it names is that of its origin."""
    month = find_month(words)
    origin = replace(block.origin, meeting=month) if month else block.origin
    return replace(block, lead_in=words, origin=origin)


_PARTS = re.compile(r"\n|,\s| - | – ")


def _reread(known: str, before: str, now: str) -> str:
    """What is known now; where neither the old words nor the new ones say it, it stays."""
    return now if now or before else known


def _type_in(words: str) -> str:
    """The part that says what kind of meeting it will be; empty if none does."""
    parts = (part.strip(" .") for part in _PARTS.split(words))
    return next((part for part in parts if _TYPE.search(part)), "")


def _venue_in(words: str) -> str:
    """The part that follows the day and names neither time nor type; empty if none does."""
    parts = [part.strip(" .") for part in _PARTS.split(words)]
    at = next((n for n, part in enumerate(parts) if find_day(part)), len(parts))
    for part in parts[at + 1 :]:
        if part and not (_TYPE.search(part) or find_time(part) or _says_cancelled(part)):
            return part
    return ""


def _says_cancelled(words: str) -> bool:
    return "cancelled" in words.lower()
