"""What is written, with what it means in its meeting read beside it.

The words stay as typed; only the typed values that follow from them and from the attendance are
filled in.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import cast

from msgspec.structs import replace

from minutes_desktop.domain.action_meaning import origin_day, read_status, understood_actions
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BroughtForward,
    Event,
    EventKind,
    PreviousActions,
    Update,
)
from minutes_desktop.domain.date_words import find_day, find_time, find_times
from minutes_desktop.domain.minutes import (
    ApprovalRole,
    ApprovalRow,
    Detail,
    DetailRole,
    Minutes,
)
from minutes_desktop.domain.people import abbreviations_in, names_of
from minutes_desktop.domain.richtext import plain
from minutes_desktop.domain.template import TemplateDetail

_EVENTS: tuple[tuple[str, EventKind], ...] = (
    (r"\b(?:arrived|joined|entered)\b", "arrival"),
    (r"\b(?:left|withdrew|departed)\b", "departure"),
    (r"\badjourned\b", "adjournment"),
    (r"\b(?:resumed|reconvened)\b", "resumption"),
    (r"\b(?:opened|started|began)\b", "start"),
    (r"\b(?:closed|ended|finished)\b", "close"),
)
_ROLES: tuple[tuple[str, DetailRole], ...] = (
    (r"\b(?:minutes?|note-?takers?|notes|clerk)\b|\bminute-?takers?\b", "minutes"),
    (r"\b(?:co-?)?chair", "chair"),
    (r"\b(?:venue|location|place)\b", "venue"),
    (r"\bdate\b", "date"),
    (r"\b(?:times?|start|finish)\b", "time"),
)
_APPROVAL_ROLES: tuple[tuple[str, ApprovalRole], ...] = (
    (r"\bsign(?:ed|ature)\b", "signature"),
    (r"\bname\b", "name"),
    (r"\b(?:office|post|position|role|title|capacity)\b", "office"),
    (r"\bdated?\b", "date"),
)
_PEOPLE_EVENTS: tuple[EventKind, ...] = ("arrival", "departure")


def understood(
    block: Block,
    before: Block | None,
    attendance: tuple[Attendee, ...],
    near: dt.date | None = None,
) -> Block:
    """The block with what its words mean; ``before`` is the same block before the last edit.

    ``near`` is the day of the meeting, from which ``by 11 August`` or ``next week`` is reckoned.
    """
    match block:
        case Actions() | PreviousActions():
            old = getattr(before, "entries", ())
            # What was agreed at an earlier meeting was not said from the day of this one.
            days = (near, near) if isinstance(block, Actions) else (None, None)
            entries = understood_actions(block.entries, old, attendance, days)
            return block if entries == block.entries else replace(block, entries=entries)
        case BroughtForward():
            was = before if isinstance(before, BroughtForward) else None
            days = (origin_day(was) if was else None, origin_day(block))
            old = (was.original,) if was else ()
            (original,) = understood_actions((block.original,), old, attendance, days)
            return block if original == block.original else replace(block, original=original)
        case Update():
            status = read_status(block.text)
            return block if status == block.status else replace(block, status=status)
        case Event():
            return read_event(block, before if isinstance(before, Event) else None, attendance)
        case _:
            return block


def represented(
    apologies: tuple[Apology, ...], attendance: tuple[Attendee, ...]
) -> tuple[Apology, ...]:
    """The apologies, each linked to the attendee whose name its representative words hold."""
    return tuple(
        replace(apology, stand_in=_attendee_in(apology.representative, attendance))
        for apology in apologies
    )


def dated(minutes: Minutes, before: tuple[Detail, ...]) -> Minutes:
    """The minutes with the date, start and finish that their details name.

    Only what other words name than those of ``before`` is taken over; where none are named, what
    was known stays. A day named without its year is one of the year known.
    """
    year = minutes.date.year if minutes.date else None
    was, now = _read_when(before, year), _read_when(minutes.details, year)
    named = {name: value for name, value in now.items() if value is not None and value != was[name]}
    return replace(minutes, **named) if named else minutes


def named_times(details: tuple[Detail, ...]) -> tuple[dt.time | None, dt.time | None]:
    """The start and the finish that the printed details name."""
    when = _read_when(details, None)
    return cast("dt.time | None", when["start"]), cast("dt.time | None", when["finish"])


def _read_when(
    details: tuple[Detail, ...], year: int | None
) -> dict[str, dt.date | dt.time | None]:
    """The date, start and finish that details name."""
    days = [find_day(words) for words in _words_of(details, "date")]
    dates = [replace(day, year=day.year or year).date for day in days if day]
    roles: tuple[DetailRole, ...] = ("time", "date", "venue")
    read = (find_times(" ; ".join(_words_of(details, role))) for role in roles)
    times = next((found for found in read if found), ())
    return {
        "date": next((date for date in dates if date), None),
        "start": times[0] if times else None,
        "finish": times[-1] if times[1:] else None,
    }


def _words_of(details: tuple[Detail, ...], role: DetailRole) -> list[str]:
    return [plain(detail.value) for detail in details if detail.role == role]


def understood_detail(
    detail: Detail, before: Detail, above: DetailRole, known: tuple[TemplateDetail, ...]
) -> Detail:
    """The header line with the role its label speaks of; ``before`` is it before the last edit.

    The labels of the template's own lines in ``known`` come first. A line without a label goes on
    with the role of the line ``above`` it; a role that the label never spoke of stays.
    """
    role = detail.role
    if detail.label and detail.label != before.label:
        was_said = not before.label or role == label_role(before.label, known)
        role = label_role(detail.label, known) or ("" if was_said else role)
    elif not detail.label:
        role = (role or above) if detail.value else ""
    return detail if role == detail.role else replace(detail, role=role)


def label_role(label: str, known: tuple[TemplateDetail, ...] = ()) -> DetailRole:
    """What a label says its line is: by the template's own lines, else by its words."""
    bare = _bare(label)
    if not bare:
        return ""
    for line in known:
        if _bare(line.label) == bare:
            return line.role
    return next((role for sign, role in _ROLES if re.search(sign, bare)), "")


def understood_approval_row(row: ApprovalRow, before: ApprovalRow) -> ApprovalRow:
    """The row of an approval block with the role its label speaks of.

    ``before`` is the row before the last edit; a role that the label never spoke of stays.
    """
    if row.label == before.label:
        return row
    was_said = row.role == approval_role(before.label)
    role = approval_role(row.label) or ("" if was_said else row.role)
    return row if role == row.role else replace(row, role=role)


def approval_role(label: str) -> ApprovalRole:
    """What a label of an approval block says its row is."""
    bare = _bare(label)
    return next((role for sign, role in _APPROVAL_ROLES if re.search(sign, bare)), "")


def _bare(label: str) -> str:
    return label.casefold().strip(" :\u00a0")


def read_event(event: Event, before: Event | None, attendance: tuple[Attendee, ...]) -> Event:
    """The event with the kind, the time and the person that its words name.

    What the words say no other than those of the same event ``before`` the last edit is kept: it
    may have been known without them.
    """
    now = _event_meaning(event, attendance)
    was = _event_meaning(before, attendance) if before is not None else {}
    said = {name: value for name, value in now.items() if name not in was or was[name] != value}
    read = replace(event, **said)
    is_known = any(one.id == read.attendee for one in attendance)
    return read if is_known or not read.attendee else replace(read, attendee="")


def _event_meaning(event: Event, attendance: tuple[Attendee, ...]) -> dict[str, object]:
    words = plain(event.text)
    found = (kind for sign, kind in _EVENTS if re.search(sign, words, re.IGNORECASE))
    kind = next(found, "")
    who = _attendee_in(words, attendance) if kind in _PEOPLE_EVENTS else ""
    return {"happening": kind, "time": find_time(words), "attendee": who}


def _attendee_in(words: str, attendance: tuple[Attendee, ...]) -> str:
    """The id of the first attendee whom the words name; empty if none."""
    for attendee in attendance:
        names = (*names_of(attendee), *abbreviations_in(attendee.capacity))
        if any(_holds(words, name) for name in names):
            return attendee.id
    return ""


def _holds(words: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None
