"""Printed numbers: from order and template, unless typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from minutes_desktop.domain.blocks import Actions, Block, Findings, Question
from minutes_desktop.domain.minutes import Item, NumberPlace
from minutes_desktop.domain.template import NumberLevel, Template


class Number(Struct, frozen=True):
    """A printed number and where it stands: in the number column or before the heading."""

    words: str
    place: NumberPlace


def item_numbers(items: tuple[Item, ...], template: Template) -> dict[str, Number]:
    """The printed number of every item, by item id; unnumbered items have empty words.

    An automatic number follows the last one at its level, typed ones included, so that ``3``
    comes after a typed ``2b`` and ``4d`` after a typed ``4C``.
    """
    numbers: dict[str, Number] = {}
    _number(items, "", 0, template.numbering, numbers)
    return numbers


def _number(
    items: tuple[Item, ...],
    parent: str,
    depth: int,
    levels: Sequence[NumberLevel],
    numbers: dict[str, Number],
) -> None:
    level = levels[min(depth, len(levels) - 1)] if levels else NumberLevel("")
    count = 0
    for item in items:
        words = item.number
        if words is None:
            count += 1
            words = _printed(level.pattern, parent, count)
        elif words:
            count = _count_of(words, level.pattern, count)
        numbers[item.id] = Number(words, item.number_place or level.place)
        _number(item.items, words, depth + 1, levels, numbers)


def _printed(pattern: str, parent: str, count: int) -> str:
    return (
        pattern.replace("{parent}", parent.rstrip(".:) "))
        .replace("{n}", str(count))
        .replace("{a}", letters(count))
    )


def _count_of(typed: str, pattern: str, before: int) -> int:
    """Where a typed number leaves the count, read as the pattern would have printed it."""
    if "{a}" in pattern and (found := re.search(r"(?<![A-Za-z])([A-Za-z])\W*$", typed)):
        return ord(found[1].lower()) - ord("a") + 1
    if "{n}" in pattern and (found := re.search(r"(\d+)", typed)):
        digits = re.findall(r"\d+", typed)
        return int(digits[-1] if "{parent}" in pattern else digits[0])
    return before + 1


def letters(count: int) -> str:
    """The letters of a count from 1: a, b … z, aa, ab and so on."""
    words = ""
    while count > 0:
        count, place = divmod(count - 1, 26)
        words = chr(ord("a") + place) + words
    return words


def question_labels(blocks: tuple[Block, ...], template: Template) -> dict[str, str]:
    """The printed label of every question among the blocks of one item, by block id.

    Questions put together, with no findings between them, are lettered; one alone has no
    label. A typed label is kept.
    """
    labels: dict[str, str] = {}
    group: list[Question] = []
    for block in (*blocks, Findings()):
        if isinstance(block, Question):
            group.append(block)
        elif isinstance(block, Findings | Actions):
            for count, question in enumerate(group, 1):
                automatic = _printed(template.question_label, "", count) if len(group) > 1 else ""
                labels[question.id] = automatic if question.label is None else question.label
            group = []
    return labels
