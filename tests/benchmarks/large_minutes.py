"""Minutes of a meeting without end, for measuring: every kind of block, words of all lengths."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator

from msgspec.structs import replace

from minutes_desktop.domain.actions import Action, read_owners
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BroughtForward,
    Context,
    Decision,
    Findings,
    NextMeeting,
    Note,
    Origin,
    Question,
    Quoted,
    Sitting,
    Text,
    Update,
)
from minutes_desktop.domain.due_words import read_dues
from minutes_desktop.domain.kinds import words_of
from minutes_desktop.domain.minutes import Item, Minutes, walk
from minutes_desktop.domain.richtext import BULLET, Paragraph, RichText, Run, plain, rich
from minutes_desktop.domain.template import Template, begin

_SENTENCES = (
    "The committee heard that repairs to the Northmoor quay had begun.",
    "Members asked why the cost had risen since the spring and whether it would rise again.",
    "It was noted.",
    (
        "The treasurer explained that steel had been bought before the price fell, that the second "
        "contractor had been paid by the day, and that a claim against the insurer was open still."
    ),
    "A longer account was promised for the next meeting.",
)
_LENGTHS = (1, 3, 2, 6, 4, 1, 9, 2)  # sentences of a block


def large_minutes(template: Template, blocks: int) -> Minutes:
    """Minutes with so many blocks in about a seventh as many items, a third of these nested."""
    made = _blocks()
    tops: list[Item] = []
    left = blocks
    for count in itertools.count():
        if left <= 0:
            break
        size = min(left, (4, 9, 7, 6)[count % 4])
        left -= size
        item = Item(heading=f"Topic {count + 1}", blocks=tuple(itertools.islice(made, size)))
        if count % 3 == 2:
            tops[-1] = replace(tops[-1], items=(*tops[-1].items, item))
        else:
            tops.append(item)
    return replace(begin(template, dt.date(2031, 5, 14)), items=tuple(tops))


def all_words(minutes: Minutes) -> str:
    """Everything that stands in the items, a paragraph a line."""
    lines = []
    for item, _ in walk(minutes.items):
        lines += [item.heading, *(plain(words_of(block)) for block in item.blocks)]
    return "\n".join(lines)


def _blocks() -> Iterator[Block]:
    words = itertools.cycle(_SENTENCES)
    lengths = itertools.cycle(_LENGTHS)

    def some() -> RichText:
        return rich(" ".join(itertools.islice(words, next(lengths))))

    def listed() -> RichText:
        head = Paragraph((Run("Among the "), Run("answers", bold=True), Run(" were:")))
        return (head, *(Paragraph(one.runs, BULLET) for _ in range(3) for one in some()))

    for count in itertools.count():
        yield Context(text=some())
        yield Question(text=some())
        yield Question(text=some())
        yield Findings(label="Findings:", text=listed())
        yield Update(label="Update:", text=some())
        yield Text(text=some())
        yield Findings(label="Findings:", text=some())
        yield _actions(count) if count % 3 else Actions(label="Actions:", nil=rich("None."))
        yield Text(text=listed() if count % 2 else some())
        yield _seldom(count)


def _actions(count: int) -> Actions:
    return Actions(label="Actions:", entries=tuple(_action(n) for n in range(1 + count % 3)))


def _action(count: int) -> Action:
    return Action(
        text=rich(_SENTENCES[count % len(_SENTENCES)]),
        owners=read_owners("AB/CD"),
        dues=read_dues("by 3 June 2031"),
    )


def _seldom(count: int) -> Block:
    if count % 5 == 0:
        return BroughtForward(
            lead_in="Action arising from the meeting of April:",
            origin=Origin("2031-04", "4a"),
            original=_action(count),
        )
    if count % 20 == 1:
        return NextMeeting(sittings=(Sitting(words="Monday 9 June 2031 at 10 am"),))
    kinds = (Decision(), Quoted(label="The Authority's response:"), Note(author="The clerk"))
    return replace(kinds[count % 3], text=rich("\n".join(_SENTENCES[: 1 + count % 5])))
