"""When people came and went and how they are numbered: read from words, and put into words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from minutes_desktop.domain.attendance import Attendee, Moment
from minutes_desktop.domain.date_words import find_times
from minutes_desktop.domain.minutes import Minutes, walk
from minutes_desktop.domain.numbering import Number
from minutes_desktop.domain.template import Labels

ARRIVED = "arrived at {time}, item {item}"
LEFT = "left at {time}, item {item}"
"""The phrases of part attendance where a template has none of its own."""
_BETWEEN = "; "
_HALF_A_DAY = 12 * 60  # minutes
_LEADING = "at|by|during|for|from|in|item|of|on|until|with"
_FIELD = re.compile(r"\{(\w+)\}")
_SMALL_WORDS = re.compile(
    r"^(?:(?:at|during|for|from|before|after|until|item|no|hrs?|hours?|am|pm|a\.m|p\.m)\b\.?"
    r"|[@,;:()\-–\s])+",
    re.IGNORECASE,
)
_TIME_FIRST = re.compile(
    r"\s*(?P<clock>\d{1,2}[:.]\d{2}|\d{4}|\d{1,2}(?=\s*[ap]\.?m\b))(?![\d/:.]*\d)"
    r"\s*(?P<half>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)


def read_moment(words: str, numbers: Mapping[str, Number]) -> Moment | None:
    """When somebody came or went: ``10:45 item 2a``, ``10:45``, ``item 2a``.

    ``numbers`` are the printed numbers of the items, by id. ``None`` where words stand there of
    which not all are understood.
    """
    if not words.strip():
        return Moment()
    if item := _item_named(words, numbers):
        return Moment(item=item)
    start = _SMALL_WORDS.match(words)
    bare = words[start.end() :] if start else words
    found = _TIME_FIRST.match(bare)
    times = find_times(_as_clock(found)) if found else ()
    if found is None or not times:
        return None
    rest = bare[found.end() :]
    if not _without_small_words(rest):
        return Moment(times[0])
    item = _item_named(rest, numbers)
    return Moment(times[0], item) if item else None


def _as_clock(found: re.Match[str]) -> str:
    """A time typed in short, as one that cannot be taken for anything else."""
    clock = found["clock"].replace(".", ":")
    if len(clock) == 4 and ":" not in clock:
        clock = f"{clock[:2]}:{clock[2:]}"
    return f"{clock} {found['half'] or ''}".strip()


def _item_named(words: str, numbers: Mapping[str, Number]) -> str:
    """The id of the item whose number the words are; of several, the one in the number column."""
    wanted = _bare(_without_small_words(words))
    fitting = [key for key, number in numbers.items() if wanted and _bare(number.words) == wanted]
    fitting.sort(key=lambda key: numbers[key].place == "body")
    return fitting[0] if fitting else ""


def _without_small_words(words: str) -> str:
    return _SMALL_WORDS.sub("", words).strip(" ,;()")


def _bare(number: str) -> str:
    return number.strip().rstrip(".:) ").casefold()


def moment_words(moment: Moment, numbers: Mapping[str, Number]) -> str:
    """A moment as it is typed: ``10:45 item 2a``."""
    time = f"{moment.time:%H:%M}" if moment.time else ""
    number = numbers[moment.item].words if moment.item in numbers else ""
    item = f"item {number.rstrip('.: ')}" if number else ""
    return " ".join(part for part in (time, item) if part)


def attendee_numbers(attendance: Iterable[Attendee]) -> dict[str, str]:
    """The printed number of every attendee with a name, by id: in order, unless typed.

    After a typed number the automatic ones go on from it.
    """
    numbers: dict[str, str] = {}
    count = 0
    for attendee in attendance:
        if not attendee.name.strip():
            continue
        if attendee.number is None:
            count += 1
        elif attendee.number.isdecimal():
            count = int(attendee.number)
        numbers[attendee.id] = str(count) if attendee.number is None else attendee.number
    return numbers


def item_names(minutes: Minutes, numbers: Mapping[str, Number]) -> dict[str, str]:
    """What every item is called in a phrase, by id: its printed number, or else its heading."""
    return {
        item.id: numbers[item.id].words.strip(" .:") or item.heading.strip()
        for item, _ in walk(minutes.items)
    }


def part_phrase(attendee: Attendee, labels: Labels, names: Mapping[str, str]) -> str:
    """What is printed of somebody who was there for a part only; empty for everybody else.

    The words of their own come first. In the patterns of the template a field that is not known
    is left out with the small words before it. ``names`` are those of the items, by id.
    """
    if attendee.part_words is not None:
        return attendee.part_words
    phrases = [
        _phrase(labels.arrived or ARRIVED, attendee.arrived, names),
        _phrase(labels.left or LEFT, attendee.left, names),
    ]
    if came_back(attendee):
        phrases.reverse()
    return _BETWEEN.join(phrase for phrase in phrases if phrase)


def came_back(attendee: Attendee) -> bool:
    """Whether somebody who left has arrived again since."""
    arrived, left = attendee.arrived.time, attendee.left.time
    return arrived is not None and left is not None and minutes_between(left, arrived) > 0


def minutes_between(one: dt.time, other: dt.time) -> int:
    """How many minutes after one time another is; below zero for one before it.

    Past midnight too: of two times that may be meant, the one less than half a day away.
    """
    apart = (other.hour * 60 + other.minute) - (one.hour * 60 + one.minute)
    return (apart + _HALF_A_DAY) % (2 * _HALF_A_DAY) - _HALF_A_DAY


def _phrase(pattern: str, moment: Moment, names: Mapping[str, str]) -> str:
    return filled(pattern, moment_fields(moment, names)) if moment else ""


def moment_fields(moment: Moment, names: Mapping[str, str]) -> dict[str, str]:
    """What ``{time}`` and ``{item}`` stand for; ``names`` are those of the items, by id."""
    return {
        "time": f"{moment.time:%H:%M}" if moment.time else "",
        "item": names.get(moment.item, ""),
    }


def filled(pattern: str, fields: Mapping[str, str]) -> str:
    """The pattern with its fields filled in; empty where none of them is known.

    A field that is not known is left out with the small words before it.
    """
    if not any(fields.values()):
        return ""
    known = _without_unknown(pattern, fields)
    return _FIELD.sub(lambda found: fields.get(found[1], found[0]), known)


def _without_unknown(pattern: str, fields: Mapping[str, str]) -> str:
    """The pattern without the fields that are not known, and without what led to them."""
    for name, value in fields.items():
        if not value:
            pattern = re.sub(rf"\s*(?:\b(?:{_LEADING})\s+)*\{{{name}\}}", "", pattern)
    pattern = re.sub(r"\s*,\s*(?=[,)]|$)", "", pattern)
    return re.sub(r"\(\s*,\s*", "(", pattern.replace("()", "")).strip(" ,")
