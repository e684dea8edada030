"""The kinds of block: the pieces an item of the minutes is written in."""

from __future__ import annotations

import datetime as dt
from typing import Literal, cast

from msgspec import Struct, field

from minutes_desktop.domain.actions import Action, Status
from minutes_desktop.domain.ids import new_id
from minutes_desktop.domain.richtext import RichText, is_blank

BlockKind = Literal[
    "text",
    "context",
    "question",
    "findings",
    "update",
    "quoted",
    "actions",
    "previous_actions",
    "brought_forward",
    "decision",
    "event",
    "note",
    "table",
    "next_meeting",
]
EventKind = Literal["", "arrival", "departure", "start", "adjournment", "resumption", "close"]


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
    """What has happened since to the matter above it, under its printed label.

    ``status`` is how the matter stands by the words of the update.
    """

    id: str = field(default_factory=new_id)
    text: RichText = ()
    label: str = ""
    run_in: bool = False
    status: Status = Status()


class Quoted(Struct, frozen=True, omit_defaults=True, tag="quoted"):
    """A written response as it was handed in; ``source`` names the paper or person."""

    id: str = field(default_factory=new_id)
    text: RichText = ()
    label: str = ""
    run_in: bool = False
    source: str = ""


class Decision(Struct, frozen=True, omit_defaults=True, tag="decision"):
    """What was decided, agreed or ruled."""

    id: str = field(default_factory=new_id)
    text: RichText = ()
    label: str = ""
    run_in: bool = False


class Event(Struct, frozen=True, omit_defaults=True, tag="event"):
    """Something that happened in the room, in words.

    ``happening``, ``time`` (local) and ``attendee`` (an id of the attendance) are what they mean.
    """

    id: str = field(default_factory=new_id)
    text: RichText = ()
    happening: EventKind = ""
    time: dt.time | None = None
    attendee: str = ""


class Note(Struct, frozen=True, omit_defaults=True, tag="note"):
    """Something added after the meeting: by whom, and when.

    ``added`` is the day as written, ``date`` the local date it means.
    """

    id: str = field(default_factory=new_id)
    text: RichText = ()
    label: str = ""
    run_in: bool = False
    author: str = ""
    added: str = ""
    date: dt.date | None = None


class TableRow(Struct, frozen=True, omit_defaults=True):
    """One row of a table: a cell for each column."""

    id: str = field(default_factory=new_id)
    cells: tuple[RichText, ...] = ()


class Table(Struct, frozen=True, omit_defaults=True, tag="table"):
    """A table of any content.

    ``heads`` are the printed heads of the columns, none for a table without; ``shares`` are the
    widths of the columns beside each other, none for columns of the same width.
    """

    id: str = field(default_factory=new_id)
    label: str = ""
    heads: tuple[str, ...] = ()
    shares: tuple[int, ...] = ()
    rows: tuple[TableRow, ...] = ()

    @property
    def width(self) -> int:
        """How many columns the table has; at least one."""
        return max(1, len(self.heads), *(len(row.cells) for row in self.rows))


class PreviousActions(Struct, frozen=True, omit_defaults=True, tag="previous_actions"):
    """The actions of an earlier meeting gone through again: reference, words and status of each.

    ``heads`` are the printed heads of those three columns, none for a list without.
    """

    id: str = field(default_factory=new_id)
    label: str = ""
    heads: tuple[str, ...] = ()
    entries: tuple[Action, ...] = ()


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


Block = (
    Text
    | Context
    | Question
    | Findings
    | Update
    | Quoted
    | Actions
    | PreviousActions
    | BroughtForward
    | Decision
    | Event
    | Note
    | Table
    | NextMeeting
)
Worded = Text | Context | Question | Findings | Update | Quoted | Decision | Event | Note
"""The blocks written as one rich text."""
Labelled = Findings | Update | Quoted | Decision | Note | Actions
"""The blocks whose printed label may run in."""
Titled = Labelled | Table | PreviousActions
"""All blocks with a printed label."""


def block_kind(block: Block) -> BlockKind:
    """The name of the block's kind, as stored and exchanged."""
    return cast("BlockKind", type(block).__struct_config__.tag)


def is_empty(block: Block) -> bool:
    """Whether nothing has been written in the block, so that it prints nothing."""
    match block:
        case Actions():
            return block.nil is None and all(entry.is_blank for entry in block.entries)
        case PreviousActions():
            return all(entry.is_blank for entry in block.entries)
        case BroughtForward():
            return not (block.lead_in or block.origin.item) and block.original.is_blank
        case Table():
            cells = (cell for row in block.rows for cell in row.cells)
            return not any(block.heads) and all(map(is_blank, cells))
        case NextMeeting():
            return not any(sitting.words.strip() for sitting in block.sittings)
        case _:
            return is_blank(block.text)
