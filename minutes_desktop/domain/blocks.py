"""The kinds of block: the pieces an item of the minutes is written in."""

from __future__ import annotations

import datetime as dt
from typing import Literal, cast

from msgspec import Struct, field

from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.ids import new_id
from minutes_desktop.domain.richtext import RichText, is_blank

BlockKind = Literal[
    "text",
    "context",
    "question",
    "findings",
    "update",
    "actions",
    "brought_forward",
    "next_meeting",
]


class Text(Struct, frozen=True, omit_defaults=True, tag="text"):
    """Plain narrative."""

    id: str = field(default_factory=new_id)
    text: RichText = ()


class Context(Struct, frozen=True, omit_defaults=True, tag="context"):
    """What the meeting had before it when a question was put."""

    id: str = field(default_factory=new_id)
    text: RichText = ()


class Question(Struct, frozen=True, omit_defaults=True, tag="question"):
    """A question or request; ``label`` is ``None`` for an automatic one, empty for none."""

    id: str = field(default_factory=new_id)
    text: RichText = ()
    label: str | None = None


class Findings(Struct, frozen=True, omit_defaults=True, tag="findings"):
    """What was found or answered, under its printed label."""

    id: str = field(default_factory=new_id)
    text: RichText = ()
    label: str = ""
    run_in: bool = False


class Update(Struct, frozen=True, omit_defaults=True, tag="update"):
    """What has happened since to the matter above it, under its printed label."""

    id: str = field(default_factory=new_id)
    text: RichText = ()
    label: str = ""
    run_in: bool = False


class Actions(Struct, frozen=True, omit_defaults=True, tag="actions"):
    """The actions arising at one place, or the recorded fact (``nil``) that there were none."""

    id: str = field(default_factory=new_id)
    label: str = ""
    run_in: bool = False
    entries: tuple[Action, ...] = ()
    nil: RichText | None = None


class Origin(Struct, frozen=True, omit_defaults=True):
    """Where a matter comes from: the meeting, and that meeting's own item as printed there.

    ``meeting`` is typed, ``YYYY-MM-DD`` or ``YYYY-MM``, and never printed.
    """

    meeting: str = ""
    item: str = ""


class BroughtForward(Struct, frozen=True, omit_defaults=True, tag="brought_forward"):
    """An action of an earlier meeting, taken up again; what follows it in the item answers it."""

    id: str = field(default_factory=new_id)
    lead_in: str = ""
    origin: Origin = Origin()
    original: Action = field(default_factory=Action)


class Sitting(Struct, frozen=True, omit_defaults=True):
    """One announced meeting: the printed words and what they mean."""

    id: str = field(default_factory=new_id)
    words: str = ""
    date: dt.date | None = None
    start: dt.time | None = None
    venue: str = ""
    type: str = ""
    cancelled: bool = False


class NextMeeting(Struct, frozen=True, omit_defaults=True, tag="next_meeting"):
    """When and where the body meets next; one line for each date announced."""

    id: str = field(default_factory=new_id)
    sittings: tuple[Sitting, ...] = ()


Block = Text | Context | Question | Findings | Update | Actions | BroughtForward | NextMeeting
Worded = Text | Context | Question | Findings | Update
Labelled = Findings | Update | Actions


def block_kind(block: Block) -> BlockKind:
    """The name of the block's kind, as stored and exchanged."""
    return cast("BlockKind", type(block).__struct_config__.tag)


def is_empty(block: Block) -> bool:
    """Whether nothing has been written in the block, so that it prints nothing."""
    match block:
        case Actions():
            return block.nil is None and all(entry.is_blank for entry in block.entries)
        case BroughtForward():
            return not (block.lead_in or block.origin.item) and block.original.is_blank
        case NextMeeting():
            return not any(sitting.words.strip() for sitting in block.sittings)
        case _:
            return is_blank(block.text)
