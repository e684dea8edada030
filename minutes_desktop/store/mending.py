"""Minutes made of whatever rows are left of them: what has lost its place gets another.

Rows without a parent, and the words of rows that make no sense any more, come under an item of
their own at the end of the meeting.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

import msgspec
from msgspec import Struct
from msgspec.structs import fields, replace

from minutes_desktop.domain.blocks import Actions, NextMeeting, Text
from minutes_desktop.domain.ids import new_id
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store import rows
from minutes_desktop.store.rows import MeetingRows, Row

RECOVERED = "Recovered from a damaged file"

_LISTS = ("details", "attendance", "apologies", "items", "blocks", "actions", "sittings")
_SENSELESS = (msgspec.MsgspecError, KeyError, TypeError, ValueError, RecursionError)
_KEYS = frozenset({"id", "meeting_id", "item_id", "block_id", "parent_id", "kind", "template"})
_END = 1_000_000  # a position after all others


class Mended(Struct, frozen=True):
    """The minutes, and whether nothing had to be put elsewhere or guessed."""

    minutes: Minutes
    whole: bool


def bare_rows(meeting: Row) -> MeetingRows:
    """The rows of a meeting that has nothing but its own row."""
    return MeetingRows(meeting, *([] for _ in _LISTS))


def bare_meeting(meeting_id: str) -> Row:
    """The row of a meeting of which nothing else is known."""
    return rows.meeting_row(Minutes(id=meeting_id, title=RECOVERED))


def mend(found: MeetingRows, loose: Iterable[str] = ()) -> Mended:
    """The minutes of these rows, with words from elsewhere (``loose``) that are theirs."""
    words = list(loose)
    if _value(found) is None:
        words += _take_senseless(found)
    shelf = Item(heading=RECOVERED)
    moved = _put_under(shelf.id, found)
    minutes = _value(_with_shelf(found, shelf) if moved or words else found)
    if minutes is None:  # each row makes sense, but not all together
        words += [one for name in _LISTS for row in getattr(found, name) for one in words_of(row)]
        minutes = _value(_with_shelf(bare_rows(found.meeting), shelf)) or Minutes()
    if words:
        minutes = _with_words(minutes, shelf.id, words)
    return Mended(minutes, whole=not moved and not words)


def words_of(row: Row) -> list[str]:
    """All that somebody wrote in a row, as far as it can be told."""
    found = (_words_in(cell) for name, cell in row.items() if name not in _KEYS)
    return [words for words in found if words]


def _value(found: MeetingRows) -> Minutes | None:
    try:
        return rows.minutes_of(found)
    except _SENSELESS:
        return None


# ------------------------------------------------------------------ rows that make no sense


def _take_senseless(found: MeetingRows) -> list[str]:
    """Take out the rows that cannot be read as what they are; their words."""
    words: list[str] = []
    if _value(bare_rows(found.meeting)) is None:
        words += words_of(found.meeting)
        found.meeting = _sensible_meeting(found.meeting)
    for name in _LISTS:
        senseless = [row for row in getattr(found, name) if not _makes_sense(name, row)]
        words += [one for row in senseless for one in words_of(row)]
        setattr(found, name, [row for row in getattr(found, name) if row not in senseless])
    return words


def _sensible_meeting(row: Row) -> Row:
    """Those cells of a meeting's row that make sense, each taken by itself."""
    kept = bare_meeting(row["id"])
    for field in fields(Minutes):
        cell = row.get(field.name)
        if cell is not None and _value(bare_rows(kept | {field.name: cell})) is not None:
            kept[field.name] = cell
    return kept


def _makes_sense(name: str, row: Row) -> bool:
    """Whether a row could stand in a meeting by itself."""
    alone = bare_rows(bare_meeting("one"))
    if name in {"blocks", "actions", "sittings"}:
        alone.items = [rows.item_row(Item(id="item")) | {"parent_id": None}]
    if name in {"actions", "sittings"}:
        block = Actions(id="block") if name == "actions" else NextMeeting(id="block")
        alone.blocks = [rows.block_row(block) | {"item_id": "item"}]
    above = {"parent_id": None, "item_id": "item", "block_id": "block"}
    own = {key: above[key] for key in above.keys() & row.keys()}
    setattr(alone, name, [row | own])
    return _value(alone) is not None


# ------------------------------------------------------------------ rows without a place


def _put_under(shelf: str, found: MeetingRows) -> bool:
    """Put rows whose parent is not there under an item with this id; whether there are any."""
    items = {row["id"]: row for row in found.items}
    lost = [row for row in found.items if row["parent_id"] is not None]
    lost = [row for row in lost if not _leads_to_top(row, items)]
    for row in lost:
        if row["parent_id"] not in items or _is_in_ring(row, items):
            row["parent_id"] = shelf
    strays = [row for row in found.blocks if row["item_id"] not in items]
    for row in strays:
        row["item_id"] = shelf
    blocks = {row["id"] for row in found.blocks}
    made = [
        *_blocks_for(found.actions, blocks, shelf, Actions),
        *_blocks_for(found.sittings, blocks, shelf, NextMeeting),
    ]
    found.blocks = [*found.blocks, *made]
    return bool(lost or strays or made)


def _leads_to_top(row: Row, items: dict[str, Row]) -> bool:
    seen: set[str] = set()
    while row["parent_id"] is not None:
        if row["id"] in seen or row["parent_id"] not in items:
            return False
        seen.add(row["id"])
        row = items[row["parent_id"]]
    return True


def _is_in_ring(row: Row, items: dict[str, Row]) -> bool:
    """Whether an item is above itself."""
    seen: set[str] = set()
    at = items.get(row["parent_id"])
    while at is not None and at["id"] not in seen:
        if at is row:
            return True
        seen.add(at["id"])
        at = items.get(at["parent_id"])
    return False


def _blocks_for(
    lost: list[Row], blocks: set[str], shelf: str, kind: type[Actions | NextMeeting]
) -> list[Row]:
    """A block on the shelf for each one that is gone while rows under it are left."""
    made: dict[str, Row] = {}
    for row in lost:
        if row["block_id"] in blocks:
            continue
        if row["block_id"] not in made:
            block = rows.block_row(kind(id=new_id()))
            made[row["block_id"]] = block | {"item_id": shelf, "position": _END}
        row["block_id"] = made[row["block_id"]]["id"]
    return list(made.values())


def _with_shelf(found: MeetingRows, shelf: Item) -> MeetingRows:
    row = rows.item_row(shelf) | {"parent_id": None, "position": _END}
    return msgspec.structs.replace(found, items=[*found.items, row])


def _with_words(minutes: Minutes, shelf: str, words: list[str]) -> Minutes:
    block = Text(text=rich("\n".join(words)))
    items = tuple(
        replace(item, blocks=(*item.blocks, block)) if item.id == shelf else item
        for item in minutes.items
    )
    return replace(minutes, items=items)


# ------------------------------------------------------------------ words


def _words_in(cell: object) -> str:
    if not isinstance(cell, str):
        return ""
    if cell[:1] not in {"[", "{"}:
        return cell if re.search(r"[^\W\d_]{2}", cell) else ""
    try:
        return "\n".join(_strings(json.loads(cell)))
    except (ValueError, RecursionError):
        # JSON that was cut or scratched: what stands as text between its quotes.
        return "\n".join(re.findall(r'"(?:text|words)":"((?:[^"\\]|\\.)*)', cell))


def _strings(tree: object) -> list[str]:
    match tree:
        case dict():
            named = [tree[name] for name in ("text", "words") if isinstance(tree.get(name), str)]
            inner = [one for part in tree.values() for one in _strings(part)]
            return [*named, *inner]
        case list():
            return [one for part in tree for one in _strings(part)]
        case _:
            return []
