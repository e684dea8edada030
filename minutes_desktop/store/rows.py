"""Values of the domain as rows of the store, and back: a pair of functions for each kind.

A row is a plain dict by column name, without the keys that say where it stands (meeting, parent,
position). A column that is ``None`` stands for the field's own default.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, assert_never

import msgspec
from msgspec import Struct

from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BroughtForward,
    Context,
    Decision,
    Event,
    Findings,
    NextMeeting,
    Note,
    PreviousActions,
    Question,
    Quoted,
    Sitting,
    Table,
    Text,
    Update,
    block_kind,
)
from minutes_desktop.domain.minutes import Detail, Item, Minutes
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.richtext import storable

Row = dict[str, Any]

_MEETING_PARTS = ("details", "attendance", "apologies", "items")
_ITEM_PARTS = ("blocks", "items")
_BLOCK_PARTS = ("entries", "origin", "original", "sittings")
_ACTION_PARTS = ("status",)
_BLOCK_COLUMNS = (
    *("text", "label", "run_in", "nil", "lead_in", "origin_meeting", "origin_item"),
    *("status", "source", "happening", "time", "attendee", "author", "added", "date"),
    *("heads", "shares", "rows"),
)
JSON_COLUMNS = (
    *("text", "nil", "owners", "dues", "value", "heads", "shares", "rows", "status"),
    *("arrived", "left", "deferred_from", "deferred_to", "approval", "taken"),
    "sign_off",
)
"""The columns that hold JSON, in whichever table."""
_FLAG_COLUMNS = ("run_in", "cancelled", "remote", "same_line")


def meeting_row(minutes: Minutes) -> Row:
    """The minutes' own fields."""
    return _row(minutes, without=_MEETING_PARTS)


def place_row(place: Place) -> Row:
    """Where the caret stands."""
    return _row(place)


def place_of(row: Row) -> Place:
    """The place a row holds."""
    return msgspec.convert(row, Place)


def line_row(line: Detail | Attendee | Apology) -> Row:
    """A detail, someone present or an apology."""
    return _row(line)


def item_row(item: Item) -> Row:
    """An item's own fields."""
    return _row(item, without=_ITEM_PARTS)


def block_row(block: Block) -> Row:
    """A block without its actions and sittings; columns that its kind lacks are ``None``."""
    row = dict.fromkeys(_BLOCK_COLUMNS) | _row(block, without=_BLOCK_PARTS)
    row["kind"] = block_kind(block)
    if isinstance(block, BroughtForward):
        row["origin_meeting"] = block.origin.meeting
        row["origin_item"] = block.origin.item
    return row


def actions_of(block: Block) -> tuple[Action, ...]:
    """The actions that are rows of their own under a block."""
    match block:
        case Actions() | PreviousActions():
            return block.entries
        case BroughtForward():
            return (block.original,)
        case (
            Text()
            | Context()
            | Question()
            | Findings()
            | Update()
            | Quoted()
            | Decision()
            | Event()
            | Note()
            | Table()
            | NextMeeting()
        ):
            return ()
        case _:
            assert_never(block)


def sittings_of(block: Block) -> tuple[Sitting, ...]:
    """The announced meetings that are rows of their own under a block."""
    return block.sittings if isinstance(block, NextMeeting) else ()


def action_row(action: Action) -> Row:
    """An action, with its status spread over columns."""
    status = action.status
    return _row(action, without=_ACTION_PARTS) | {
        "status_kind": status.kind,
        "status_words": status.words,
        "status_place": status.place,
    }


def sitting_row(sitting: Sitting) -> Row:
    """One announced meeting."""
    return _row(sitting)


class MeetingRows(Struct):
    """All rows of one meeting, each list in order of position."""

    meeting: Row
    details: list[Row]
    attendance: list[Row]
    apologies: list[Row]
    items: list[Row]
    blocks: list[Row]
    actions: list[Row]
    sittings: list[Row]


def minutes_of(rows: MeetingRows) -> Minutes:
    """The minutes that all rows of one meeting hold.

    Raises ``msgspec.ValidationError`` or ``DecodeError``, naming the field, if a row holds what
    no minutes can hold.
    """
    actions = _by(rows.actions, "block_id")
    sittings = _by(rows.sittings, "block_id")
    blocks = _by(rows.blocks, "item_id")
    children = _by(rows.items, "parent_id")

    def block(row: Row) -> Row:
        return _block_tree(row, actions.get(row["id"], []), sittings.get(row["id"], []))

    def item(row: Row) -> Row:
        return _fields(row) | {
            "blocks": [block(one) for one in blocks.get(row["id"], [])],
            "items": [item(child) for child in children.get(row["id"], [])],
        }

    tree = _fields(rows.meeting) | {
        "details": [_fields(row) for row in rows.details],
        "attendance": [_fields(row) for row in rows.attendance],
        "apologies": [_fields(row) for row in rows.apologies],
        "items": [item(row) for row in children.get(None, [])],
    }
    return msgspec.convert(tree, Minutes)


def _block_tree(row: Row, actions: list[Row], sittings: list[Row]) -> Row:
    """A block's row with the rows under it, in the shape of the block's fields."""
    tree = _fields(row) | {"type": row["kind"]}
    entries = [_action_tree(action) for action in actions]
    if row["kind"] == "brought_forward":
        tree["origin"] = {"meeting": row["origin_meeting"], "item": row["origin_item"]}
        tree["original"] = entries[0] if entries else {}
    return tree | {"entries": entries, "sittings": [_fields(sitting) for sitting in sittings]}


def _action_tree(row: Row) -> Row:
    status = {
        "kind": row["status_kind"],
        "words": row["status_words"],
        "place": row["status_place"],
    }
    return _fields(row) | {"status": status}


def _row(value: Struct, without: tuple[str, ...] = ()) -> Row:
    return {
        name: _cell(getattr(value, name)) for name in value.__struct_fields__ if name not in without
    }


def _cell(value: object) -> object:
    match value:
        case dt.date() | dt.time():
            return value.isoformat()
        case tuple() | Struct():
            return _json(value)
        case str():
            return storable(value)
        case _:
            return value


def _json(value: tuple[object, ...] | Struct) -> str:
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        return msgspec.json.encode(_storable(msgspec.to_builtins(value))).decode()


def _storable(tree: object) -> object:
    match tree:
        case str():
            return storable(tree)
        case list() | tuple():
            return [_storable(part) for part in tree]
        case dict():
            return {name: _storable(part) for name, part in tree.items()}
        case _:
            return tree


def _fields(row: Row) -> Row:
    """The cells of a row as plain values; what is ``None`` is left to the field's default."""
    fields = {name: cell for name, cell in row.items() if cell is not None}
    for name in JSON_COLUMNS:
        if name in fields:
            fields[name] = msgspec.json.decode(fields[name])
    for name in _FLAG_COLUMNS:
        if name in fields:
            fields[name] = bool(fields[name])
    return fields


def _by(rows: Iterable[Row], key: str) -> dict[Any, list[Row]]:
    groups: dict[Any, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups
