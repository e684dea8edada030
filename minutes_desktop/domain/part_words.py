"""Where in the minutes something stands, in words: “Item 4a, Findings”."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BroughtForward,
    NextMeeting,
    PreviousActions,
    Table,
    block_kind,
)
from minutes_desktop.domain.date_words import long_date
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.numbering import Number, item_numbers, path_number
from minutes_desktop.domain.template import Template

_LONGEST = 60  # letters of a heading or a name


def meeting_words(title: str, date: dt.date | None, meeting_id: str = "") -> str:
    """What a meeting is called in a sentence: its title in quotes, with its local date.

    The date is left out where the title tells it; the id stands in for a title that is not there.
    """
    words = f"“{one_line(title) or meeting_id}”"
    day = long_date(date) if date else ""
    return words if day in title else f"{words} of {day}"


def one_line(words: str) -> str:
    """The words in one line, shortened if they are many."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def part_words(minutes: Minutes, template: Template | None) -> dict[str, str]:
    """What each part of the minutes is called, by its id, the rows of blocks and forms too.

    Without a template items are called by their headings.
    """
    return dict(_parts(minutes, template))


def _parts(minutes: Minutes, template: Template | None) -> Iterator[tuple[str, str]]:
    for at, line in enumerate(minutes.details, 1):
        yield line.id, f"the heading’s line {at} {_quoted(line.label)}".strip()
    for person in minutes.attendance:
        yield person.id, f"Attendance, {_quoted(person.name) or 'a line without name'}"
    for away in minutes.apologies:
        yield away.id, f"Apologies, {_quoted(away.name) or 'a line without name'}"
    numbers = item_numbers(minutes, template) if template else {}
    yield from _items(minutes.items, numbers, "")
    for row in minutes.approval.rows:
        yield row.id, f"Approval, {_quoted(row.label) or 'a line'}"
    for at, amendment in enumerate(minutes.sign_off.amendments, 1):
        yield amendment.id, f"amendment {at}"


def _items(
    items: tuple[Item, ...], numbers: dict[str, Number], above: str
) -> Iterator[tuple[str, str]]:
    for item in items:
        number = numbers.get(item.id)
        path = path_number(above, number) if number else above
        heading = _quoted(item.heading)
        words = f"Item {path} {heading}".strip() if path and path != above else heading
        words = words or (f"a part of Item {above}" if above else "an item without heading")
        yield item.id, words
        kinds = Counter(block_kind(block) for block in item.blocks)
        seen: Counter[str] = Counter()
        for block in item.blocks:
            kind = block_kind(block)
            seen[kind] += 1
            name = kind.replace("_", " ").capitalize()
            if kinds[kind] > 1:
                name += f" {seen[kind]}"
            yield block.id, f"{words}, {name}"
            for key, row in _rows(block):
                yield key, f"{words}, {name}, {row}"
        yield from _items(item.items, numbers, path)


def _rows(block: Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, Actions | PreviousActions):
        for at, action in enumerate(block.entries, 1):
            yield action.id, f"action {at}"
    elif isinstance(block, BroughtForward):
        yield block.original.id, "the action"
    elif isinstance(block, NextMeeting):
        for at, sitting in enumerate(block.sittings, 1):
            yield sitting.id, f"line {at}"
    elif isinstance(block, Table):
        for at, row in enumerate(block.rows, 1):
            yield row.id, f"row {at}"


def _quoted(words: str) -> str:
    return f"“{one_line(words)}”" if words.strip() else ""
