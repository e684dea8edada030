"""What minutes say of the minutes of the last meeting: agreed, with amendments, or not."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec.structs import replace

from minutes_desktop.domain.blocks import Decision, Text, is_empty
from minutes_desktop.domain.carrying import minutes_item
from minutes_desktop.domain.date_words import MONTHS
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.richtext import rich
from minutes_desktop.domain.series import Series
from minutes_desktop.domain.template import Template
from minutes_desktop.domain.tree import splice_item

Ruling = Literal["agreed", "amended", "withheld"]

AGREED = "The minutes of the meeting of {d} {month} {yyyy} were agreed."
AMENDED = "The minutes of the meeting of {d} {month} {yyyy} were agreed with amendments."
WITHHELD = "The minutes of the meeting of {d} {month} {yyyy} were not agreed."
MINUTES_HEADING = "Minutes of the last meeting"


def ruling_words(ruling: Ruling, series: Series, date: dt.date | None) -> str:
    """What is written of minutes of a local date, in the words of the series.

    In these ``{d}``, ``{month}``, ``{yyyy}`` and ``{date}`` (23/06/2031) stand for that date.
    """
    patterns = {
        "agreed": series.agreed or AGREED,
        "amended": series.amended or AMENDED,
        "withheld": series.withheld or WITHHELD,
    }
    pattern = patterns[ruling]
    fields = {
        "date": f"{date:%d/%m/%Y}" if date else "",
        "d": str(date.day) if date else "",
        "month": MONTHS[date.month - 1] if date else "",
        "yyyy": str(date.year) if date else "",
    }
    for name, words in fields.items():
        pattern = pattern.replace(f"{{{name}}}", words)
    return " ".join(pattern.split())


def ruled(minutes: Minutes, template: Template, words: str) -> tuple[Minutes, str]:
    """The minutes with a ruling on those of the last meeting, and the id of its block.

    It stands in the item for them, which is made at the top where there is none. A ruling that was
    not written yet is filled in; behind one that was, another is added.
    """
    item = minutes_item(minutes)
    if item is None:
        item = Item(heading=MINUTES_HEADING)
        minutes = replace(minutes, items=(item, *minutes.items))
    fresh = Decision(label=template.labels.decision)
    found = [one for one in item.blocks if isinstance(one, Decision)]
    block = next((one for one in found if is_empty(one)), fresh)
    written = replace(block, text=rich(words))
    if block in found:
        blocks = tuple(written if one is block else one for one in item.blocks)
    else:
        kept = tuple(one for one in item.blocks if not (isinstance(one, Text) and is_empty(one)))
        at = max((n + 1 for n, one in enumerate(kept) if isinstance(one, Decision)), default=0)
        blocks = (*kept[:at], written, *kept[at:])
    put = replace(item, blocks=blocks)
    return replace(minutes, items=splice_item(minutes.items, item.id, lambda _: (put,))), written.id
