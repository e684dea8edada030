"""The numbering schemes of offices, each of them data of a template."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from minutes_desktop.domain import edits
from minutes_desktop.domain.blocks import Actions, Block, Findings, Question
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.numbering import item_numbers, next_number, question_labels, roman
from minutes_desktop.domain.template import NumberLevel, QuestionNumbers, Template

DATE = dt.date(2031, 7, 4)
PARTS = (NumberLevel("Part {A}"), NumberLevel("{n}", scope="document"))
RUNNING = (NumberLevel("{n}/{yy}", scope="series"),)


def by(*levels: NumberLevel, questions: QuestionNumbers | None = None) -> Template:
    """A template that numbers by these levels."""
    return Template("t", "T", "T", numbering=levels, questions=questions or QuestionNumbers())


def some(*items: Item) -> Minutes:
    """Minutes of the day with these items."""
    return Minutes(date=DATE, items=items)


def over(*items: Item, number: str | None = None) -> Item:
    """An item over others."""
    return Item(number=number, items=items)


def typed(number: str) -> Item:
    """An item whose number was typed."""
    return Item(number=number)


def printed(minutes: Minutes, template: Template) -> list[str]:
    """The numbers in printed order."""
    return [number.words for number in item_numbers(minutes, template).values()]


@pytest.mark.parametrize(
    "levels, numbers",
    [
        (
            (NumberLevel("{n}"), NumberLevel("{parent}{a}"), NumberLevel("{n}.", "body")),
            ["1", "1a", "1.", "2.", "1b", "2", "2a"],
        ),
        (
            (NumberLevel("{n}."), NumberLevel("{parent}.{n}"), NumberLevel("{a}.", "body")),
            ["1.", "1.1", "a.", "b.", "1.2", "2.", "2.1"],
        ),
        (
            (NumberLevel("{nn}.{date}"), NumberLevel("{n}.", "body")),
            ["01.04/07/2031", "1.", "1.", "2.", "2.", "02.04/07/2031", "1."],
        ),
        (
            (NumberLevel("{n}"), NumberLevel("{parent}({n})"), NumberLevel("{parent}({i})")),
            ["1", "1(1)", "1(1)(i)", "1(1)(ii)", "1(2)", "2", "2(1)"],
        ),
        ((*PARTS, NumberLevel("{parent}.{n}")), ["Part A", "1", "1.1", "1.2", "2", "Part B", "3"]),
        (
            (NumberLevel("{I}"), NumberLevel("{parent}.{A}"), NumberLevel("")),
            ["I", "I.A", "", "", "I.B", "II", "II.A"],
        ),
    ],
)
def test_every_scheme_numbers_the_same_tree(
    levels: tuple[NumberLevel, ...], numbers: list[str]
) -> None:
    tree = (over(over(Item(), Item()), Item()), over(Item()))
    assert printed(some(*tree), by(*levels)) == numbers


def test_running_numbers_go_on_from_the_last_meeting_of_the_series() -> None:
    template = by(*RUNNING)
    minutes = replace(some(Item(), Item()), first_number=39)
    assert printed(minutes, template) == ["39/31", "40/31"]
    assert next_number(minutes, template) == 41


def test_where_no_number_runs_on_each_meeting_begins_with_one() -> None:
    assert next_number(some(Item(), Item()), by(NumberLevel("{n}"))) == 1


def test_a_typed_number_sets_where_running_numbers_go_on() -> None:
    minutes = some(typed("52/31"), Item())
    assert printed(minutes, by(*RUNNING)) == ["52/31", "53/31"]


def test_numbers_under_parts_run_on_and_follow_a_typed_one() -> None:
    minutes = some(over(typed("7"), Item()), over(Item()))
    assert printed(minutes, by(*PARTS)) == ["Part A", "7", "8", "Part B", "9"]


@pytest.mark.parametrize(
    "pattern, number, following",
    [
        ("{nn}.{date}", "04.04/07/2031", "05.04/07/2031"),
        ("{parent}({n})", "9(6)", "9(7)"),
        ("{parent}({a})", "9(c)", "9(d)"),
        ("{i}.", "iv.", "v."),
        ("Part {A}", "Part C", "Part D"),
        ("{n}", "2.4.", "3"),
    ],
)
def test_an_automatic_number_reads_the_typed_one_before_it_by_the_scheme(
    pattern: str, number: str, following: str
) -> None:
    minutes = some(over(typed(number), Item(), number="9"))
    assert printed(minutes, by(NumberLevel(""), NumberLevel(pattern)))[-1] == following


def test_automatic_numbers_follow_a_move_and_typed_ones_stay() -> None:
    first, kept, last = Item(), typed("4C"), Item()
    template = by(NumberLevel("{n}"))
    moved = edits.move_item(some(first, kept, last), last.id, -2)
    numbers = item_numbers(moved, template)
    assert [numbers[one.id].words for one in (last, first, kept)] == ["1", "2", "4C"]


def test_without_a_date_the_date_is_left_out_of_a_number() -> None:
    assert printed(Minutes(items=(Item(),)), by(NumberLevel("{nn}.{date}"))) == ["01."]


@pytest.mark.parametrize(
    "count, words", [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (99, "xcix")]
)
def test_roman_numbers(count: int, words: str) -> None:
    assert roman(count) == words


def asked(*groups: tuple[Block, ...]) -> Item:
    """An item with groups of blocks, findings after each."""
    return Item(blocks=tuple(block for group in groups for block in (*group, Findings())))


def labels(minutes: Minutes, questions: QuestionNumbers) -> list[str]:
    """The labels of the questions, where only items at the top have a number in the column."""
    template = by(NumberLevel("{n}"), NumberLevel("{n}.", "body"), questions=questions)
    return list(question_labels(minutes, template).values())


TOPICS = some(
    over(asked((Question(),), (Question(),)), asked((Question(), Question()))),
    over(asked((Question(),))),
)


@pytest.mark.parametrize(
    "questions, wanted",
    [
        (QuestionNumbers(), ["", "", "a.", "b.", ""]),
        (QuestionNumbers(alone=True), ["a.", "a.", "a.", "b.", "a."]),
        (QuestionNumbers("{n}.", "item"), ["1.", "2.", "1.", "2.", "1."]),
        (QuestionNumbers("{n}.", "section"), ["1.", "2.", "3.", "4.", "1."]),
        (QuestionNumbers("Q{n}", "document"), ["Q1", "Q2", "Q3", "Q4", "Q5"]),
    ],
)
def test_question_numbers_run_on_or_begin_again(
    questions: QuestionNumbers, wanted: list[str]
) -> None:
    assert labels(TOPICS, questions) == wanted


def test_an_automatic_label_follows_the_typed_one_before_it() -> None:
    minutes = some(asked((Question(label="3."),), (Question(),), (Question(label=""), Question())))
    assert labels(minutes, QuestionNumbers("{n}.", "document")) == ["3.", "4.", "", "5."]


def test_actions_end_a_group_of_questions() -> None:
    item = Item(blocks=(Question(), Question(), Actions(), Question()))
    assert labels(some(item), QuestionNumbers()) == ["a.", "b.", ""]
