"""What can be done about an action: in the minutes that have it on their table, or apart from any.

Minutes that are still a draft say it themselves, in the block where the action stands. Of an
action that stands in no draft, the journal says it.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain import edits
from minutes_desktop.domain.action_meaning import read_status
from minutes_desktop.domain.actions import Action, Status, StatusKind
from minutes_desktop.domain.appearances import Appearance, appearances, says
from minutes_desktop.domain.blocks import Actions, Block, BroughtForward, PreviousActions, Update
from minutes_desktop.domain.due_words import read_dues
from minutes_desktop.domain.minutes import Minutes, walk_blocks
from minutes_desktop.domain.record import Act, ActKind
from minutes_desktop.domain.richtext import rich
from minutes_desktop.domain.template import Template

STATUS_BY_DEED: dict[ActKind, StatusKind] = {
    "action_completed": "completed",
    "action_discharged": "discharged",
    "action_standing": "standing",
    "action_carried": "carried_forward",
    "action_withdrawn": "withdrawn",
    "action_reopened": "open",
}
"""How an action stands after each deed that says so."""
STATUS_WORDS: dict[StatusKind, str] = {
    "open": "Reopened",
    "completed": "Completed",
    "discharged": "Discharged",
    "standing": "Standing item",
    "carried_forward": "Carried forward",
    "withdrawn": "Withdrawn",
}
"""What is printed of how an action stands, where the office has no words of its own."""
DUE_DEEDS: frozenset[ActKind] = frozenset({"action_due", "action_carried"})
"""The deeds that may give an action another due phrase."""


class Deed(Struct, frozen=True):
    """Something done about actions.

    ``status_words`` is what is printed of how they stand then, ``due`` their new due phrase,
    ``words`` what is told of it: the update, or the reason.
    """

    kind: ActKind
    status_words: str = ""
    due: str = ""
    words: str = ""

    @property
    def status(self) -> Status | None:
        """How the actions stand then; ``None`` for as before."""
        kind = STATUS_BY_DEED.get(self.kind)
        return Status(kind, self.status_words or STATUS_WORDS[kind], "column") if kind else None


def status_words(kind: ActKind, minutes: Minutes | None = None) -> str:
    """What is printed of how an action stands after a deed: as minutes say it, else by itself."""
    status = STATUS_BY_DEED.get(kind)
    if status is None:
        return ""
    blocks = walk_blocks(minutes.items) if minutes else ()
    said = (words for block in blocks for words in _said(block, status))
    return next(said, STATUS_WORDS[status])


def _said(block: Block, kind: StatusKind) -> list[str]:
    """The words of column three by which a block's actions stand so."""
    match block:
        case Actions() | PreviousActions():
            found = [entry.status for entry in block.entries]
        case BroughtForward():
            found = [block.original.status]
        case _:
            return []
    return [one.words for one in found if one.kind == kind and one.place == "column" and one.words]


def act_of(deed: Deed, action_id: str, day: dt.date, by: str) -> Act:
    """The entry of the journal for what was done about an action on a local day."""
    details = {"day": day.isoformat()}
    if deed.status:
        details["words"] = deed.status.words
    elif deed.kind == "action_updated":
        details["words"] = deed.words
    if deed.due.strip() and deed.kind in DUE_DEEDS:
        details["due"] = deed.due.strip()
    reason = "" if deed.kind == "action_updated" else deed.words
    now = dt.datetime.now(dt.UTC)
    return Act(0, now, by, deed.kind, action_id=action_id, reason=reason, details=details)


def done_in(minutes: Minutes, action_id: str, deed: Deed, template: Template) -> Minutes | None:
    """Minutes in which it is done about an action; ``None`` if they do not speak of it.

    It is written in the last block that speaks of it, or in an update under that.
    """
    found = [one for one in appearances(minutes) if one.action.id == action_id]
    if not found:
        return None
    place = found[-1]
    block = next(one for one in walk_blocks(minutes.items) if one.id == place.block_id)
    action = place.action
    if deed.due.strip() and deed.kind in DUE_DEEDS:
        action = replace(action, dues=read_dues(deed.due.strip(), minutes.date))
    told = deed.words.strip()
    answered = _is_alone(block) and (told or any(says(one.status) for one in place.updates))
    if deed.status and not answered:
        action = replace(action, status=deed.status)
    if told and not answered:
        action = replace(action, text=(*action.text, *rich(told)))
    if action != place.action:
        minutes = edits.put_block(minutes, _with(block, action))
    if answered and (told or deed.status):
        update = _update(told, deed.status, template)
        minutes = edits.add_block_after(minutes, _last(place), update)
    return minutes


def _is_alone(block: Block) -> bool:
    """Whether an update under the block is about its one action."""
    if isinstance(block, Actions):
        return sum(not entry.is_blank for entry in block.entries) == 1
    return isinstance(block, BroughtForward)


def _last(place: Appearance) -> str:
    """The id of the block that speaks of the action last."""
    return place.updates[-1].id if place.updates else place.block_id


def _update(told: str, status: Status | None, template: Template) -> Update:
    """An update that tells what was done, with the status in brackets at its end."""
    words = told
    if status and not read_status(rich(told)).words:
        words = f"{told} ({status.words}).".strip()
    text = rich(words)
    read = read_status(text)
    if status and read.kind != status.kind:  # words that nobody else would understand
        read = Status(status.kind, f"({status.words})", "text")
    return Update(text=text, label=template.labels.update, status=read)


def _with(block: Block, action: Action) -> Block:
    match block:
        case Actions() | PreviousActions():
            entries = (action if one.id == action.id else one for one in block.entries)
            return replace(block, entries=tuple(entries))
        case BroughtForward():
            return replace(block, original=action)
        case _:
            return block


def spoken_of_at(minutes: Minutes, block_id: str, entry_id: str = "") -> str:
    """The id of the action that a block speaks of, or that an update answers; empty if none.

    Where the block has several, ``entry_id`` says which.
    """
    for place in appearances(minutes):
        here = place.block_id == block_id or any(one.id == block_id for one in place.updates)
        if here and entry_id in {"", place.action.id}:
            return place.action.id
    return ""
