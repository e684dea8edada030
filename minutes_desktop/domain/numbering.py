"""Printed numbers: from order and template, unless typed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import cache

from msgspec import Struct

from minutes_desktop.domain.blocks import Actions, Findings, Question
from minutes_desktop.domain.minutes import Item, Minutes, NumberPlace
from minutes_desktop.domain.template import NumberLevel, Template


class Number(Struct, frozen=True):
    """A printed number and where it stands: in the number column or before the heading."""

    words: str
    place: NumberPlace


def item_numbers(minutes: Minutes, template: Template) -> dict[str, Number]:
    """The printed number of every item, by item id; unnumbered items have empty words.

    An automatic number follows the last one at its level, typed ones included, so that ``3``
    comes after a typed ``2b`` and ``4d`` after a typed ``4C``.
    """
    numbering = _Numbering(minutes, template)
    numbering.number(minutes.items, "", 0)
    return numbering.numbers


def next_number(minutes: Minutes, template: Template) -> int:
    """The number with which the series' next meeting goes on; 1 where each begins anew."""
    depth = next((n for n, one in enumerate(template.numbering) if one.scope == "series"), None)
    if depth is None:
        return 1
    numbering = _Numbering(minutes, template)
    numbering.number(minutes.items, "", 0)
    return numbering.running.get(depth, 0) + 1


def path_number(above: str, number: Number) -> str:
    """The number that names an item under one so named: ``4a``, or ``4a.3`` for a topic in it."""
    if number.place == "body" and above:
        return f"{above}.{number.words.rstrip('.')}" if number.words else above
    return number.words.rstrip(".") or above


class _Numbering:
    """The numbers given so far, and how far those that run through the document have come."""

    def __init__(self, minutes: Minutes, template: Template) -> None:
        self.numbers: dict[str, Number] = {}
        self.running: dict[int, int] = {}
        self._levels = template.numbering
        self._date = minutes.date
        for depth, level in enumerate(self._levels):
            self.running[depth] = minutes.first_number - 1 if level.scope == "series" else 0

    def number(self, items: tuple[Item, ...], parent: str, depth: int) -> None:
        """Number items that stand side by side under a parent's number, and all under them."""
        at = min(depth, len(self._levels) - 1)
        level = self._levels[at] if self._levels else NumberLevel("")
        count = 0 if level.scope == "parent" else self.running[at]
        for item in items:
            words = item.number
            if words is None:
                count += 1
                words = _printed(level.pattern, parent, count, self._date)
            elif words:
                count = _count_of(words, level.pattern, count)
            self.numbers[item.id] = Number(words, item.number_place or level.place)
            if level.scope != "parent":
                self.running[at] = count
            self.number(item.items, words, depth + 1)
            if level.scope != "parent":
                count = self.running[at]


def number_by(pattern: str, count: int, date: dt.date | None) -> str:
    """The number that a pattern, as that of a level, gives a count on the day of the meeting."""
    return _printed(pattern, "", count, date)


def _printed(pattern: str, parent: str, count: int, date: dt.date | None) -> str:
    for name in _fields_of(pattern):
        pattern = pattern.replace(name, _FIELDS[name](parent, count, date))
    return pattern


@cache
def _fields_of(pattern: str) -> tuple[str, ...]:
    return tuple(name for name in _FIELDS if name in pattern)


_FIELDS: dict[str, Callable[[str, int, dt.date | None], str]] = {
    "{parent}": lambda parent, _count, _date: parent.rstrip(".: "),
    "{date}": lambda _parent, _count, date: f"{date:%d/%m/%Y}" if date else "",
    "{yyyy}": lambda _parent, _count, date: f"{date:%Y}" if date else "",
    "{yy}": lambda _parent, _count, date: f"{date:%y}" if date else "",
    "{nn}": lambda _parent, count, _date: f"{count:02}",
    "{n}": lambda _parent, count, _date: str(count),
    "{a}": lambda _parent, count, _date: letters(count),
    "{A}": lambda _parent, count, _date: letters(count).upper(),
    "{i}": lambda _parent, count, _date: roman(count),
    "{I}": lambda _parent, count, _date: roman(count).upper(),
}
_COUNTS = {
    "{nn}": r"(?P<figures>\d+)",
    "{n}": r"(?P<figures>\d+)",
    "{a}": r"(?P<letter>[A-Za-z])",
    "{A}": r"(?P<letter>[A-Za-z])",
    "{i}": r"(?P<roman>[ivxlcIVXLC]+)",
    "{I}": r"(?P<roman>[ivxlcIVXLC]+)",
}
# Whatever stands before the count ends where a sign, a figure or a letter gives way to another.
_PARENT = r"(?:.*(?:\W|(?<=\d)(?=\D)|(?<=[^\W\d])(?=\d)))?"
_OTHER_FIELDS = {"{parent}": _PARENT, "{date}": ".*?", "{yyyy}": ".*?", "{yy}": ".*?"}


@cache
def _reader(pattern: str) -> re.Pattern[str]:
    """What reads the count from a number that looks as the pattern prints it."""
    words = re.escape(pattern)
    for name, reading in (_OTHER_FIELDS | _COUNTS).items():
        words = words.replace(re.escape(name), reading)
    return re.compile(rf"{words}\W*")


def _count_of(typed: str, pattern: str, before: int) -> int:
    """Where a typed number leaves the count, read as the pattern would have printed it."""
    if found := _reader(pattern).fullmatch(typed):
        named = {name: words for name, words in found.groupdict().items() if words}
        if "figures" in named:
            return int(named["figures"])
        if "letter" in named:
            return ord(named["letter"].lower()) - ord("a") + 1
        if "roman" in named:
            return _roman_value(named["roman"]) or before + 1
    if "{a}" in pattern and (found := re.search(r"(?<![A-Za-z])([A-Za-z])\W*$", typed)):
        return ord(found[1].lower()) - ord("a") + 1
    if "{n" in pattern and (digits := re.findall(r"\d+", typed)):
        return int(digits[-1] if "{parent}" in pattern else digits[0])
    return before + 1


def letters(count: int) -> str:
    """The letters of a count from 1: a, b … z, aa, ab and so on."""
    words = ""
    while count > 0:
        count, place = divmod(count - 1, 26)
        words = chr(ord("a") + place) + words
    return words


_ROMAN = (
    (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"),
    (1, "i"),
)  # fmt: skip


def roman(count: int) -> str:
    """The Roman number of a count from 1, in small letters: i, ii … c and so on."""
    words = ""
    for value, sign in _ROMAN:
        while count >= value:
            words += sign
            count -= value
    return words


def _roman_value(words: str) -> int:
    """The count a Roman number stands for; 0 if it is none."""
    return next((count for count in range(1, 200) if roman(count) == words.lower()), 0)


def question_labels(minutes: Minutes, template: Template) -> dict[str, str]:
    """The printed label of every question of the minutes, by block id.

    Where the count starts again with each group, the questions put together with no findings
    between them, a question alone in its group has no label unless the template says so. A typed
    label is kept, and the next automatic one follows it.
    """
    labelling = _Labelling(template, item_numbers(minutes, template))
    labelling.items(minutes.items)
    return labelling.labels


class _Labelling:
    """The labels of questions given so far."""

    def __init__(self, template: Template, numbers: dict[str, Number]) -> None:
        self.labels: dict[str, str] = {}
        self._rule = template.questions
        self._numbers = numbers
        self._count = 0

    def items(self, items: tuple[Item, ...]) -> None:
        for item in items:
            number = self._numbers[item.id]
            in_column = bool(number.words) and number.place != "body"
            if self._rule.scope == "item" or (self._rule.scope == "section" and in_column):
                self._count = 0
            self._blocks(item)
            self.items(item.items)

    def _blocks(self, item: Item) -> None:
        group: list[Question] = []
        for block in (*item.blocks, Findings()):
            if isinstance(block, Question):
                group.append(block)
            elif isinstance(block, Findings | Actions):
                self._label(group)
                group = []

    def _label(self, group: list[Question]) -> None:
        by_group = self._rule.scope == "group"
        if by_group:
            self._count = 0
        labelled = len(group) > 1 or self._rule.alone or not by_group
        for question in group:
            label = question.label
            if label is None and labelled:
                self._count += 1
                label = _printed(self._rule.pattern, "", self._count, None)
            elif label:
                self._count = _count_of(label, self._rule.pattern, self._count)
            self.labels[question.id] = label or ""
