"""Printed numbers follow the order, and whatever was typed among them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_desktop.domain.blocks import Actions, Block, Context, Findings, Question, Text
from minutes_desktop.domain.minutes import Item, Minutes, walk
from minutes_desktop.domain.numbering import item_numbers, letters, question_labels
from minutes_desktop.domain.template import NumberLevel, Template
from tests.factories import any_minutes

TEMPLATE = Template(
    "t",
    "T",
    "T",
    numbering=(NumberLevel("{n}"), NumberLevel("{parent}{a}"), NumberLevel("{n}.", "body")),
)
DECIMAL = Template("d", "D", "D", numbering=(NumberLevel("{n}."), NumberLevel("{parent}.{n}")))


def _words(items: tuple[Item, ...], template: Template = TEMPLATE) -> list[str]:
    return [number.words for number in item_numbers(Minutes(items=items), template).values()]


def _labels(*blocks: Block, template: Template = TEMPLATE) -> dict[str, str]:
    return question_labels(Minutes(items=(Item(blocks=blocks),)), template)


def _row(*numbers: str | None) -> tuple[Item, ...]:
    return tuple(Item(number=number) for number in numbers)


def test_items_are_numbered_by_depth() -> None:
    tree = (Item(items=(Item(items=_row(None, None)), Item())), Item(items=_row(None)))
    assert _words(tree) == ["1", "1a", "1.", "2.", "1b", "2", "2a"]
    assert [number.place for number in item_numbers(Minutes(items=tree), TEMPLATE).values()] == [
        "column", "column", "body", "body", "column", "column", "column",
    ]  # fmt: skip


def test_deeper_items_follow_the_last_level() -> None:
    deep = Item(items=(Item(items=(Item(items=_row(None)),)),))
    assert _words((deep,)) == ["1", "1a", "1.", "1."]


def test_a_parents_number_is_taken_without_its_full_stop() -> None:
    assert _words((Item(items=_row(None, None)),), DECIMAL) == ["1.", "1.1", "1.2"]


@pytest.mark.parametrize(
    "typed, printed",
    [
        (("1", None), ["1", "2"]),
        ((None, "2b", None), ["1", "2b", "3"]),
        ((None, "3.", None), ["1", "3.", "4"]),
        ((None, "", None), ["1", "", "2"]),
        (("4C", None), ["4C", "5"]),
        (("Annex", None), ["Annex", "2"]),
    ],
)
def test_an_automatic_number_follows_the_typed_one_before_it(
    typed: tuple[str | None, ...], printed: list[str]
) -> None:
    assert _words(_row(*typed)) == printed


def test_letters_follow_a_typed_letter_in_either_case() -> None:
    parent = Item(number="4", items=_row(None, None, "4C", None))
    assert _words((parent,)) == ["4", "4a", "4b", "4C", "4d"]


@pytest.mark.parametrize("word", ["Annex", "4 bis", "aa"])
def test_a_typed_word_among_letters_counts_as_one(word: str) -> None:
    parent = Item(number="4", items=_row(None, word, None))
    assert _words((parent,)) == ["4", "4a", word, "4c"]


def test_decimals_follow_a_typed_decimal() -> None:
    parent = Item(number="2.", items=_row("2.4", None))
    assert _words((parent,), DECIMAL) == ["2.", "2.4", "2.5"]


def test_a_typed_place_wins_over_the_templates() -> None:
    item = Item(number="1.", number_place="body")
    assert item_numbers(Minutes(items=(item,)), TEMPLATE)[item.id].place == "body"


def test_a_template_without_numbering_numbers_nothing() -> None:
    assert _words(_row(None, "7"), Template("t", "T", "T")) == ["", "7"]


@given(any_minutes)
def test_whatever_is_typed_every_item_has_its_number(minutes: Minutes) -> None:
    numbers = item_numbers(minutes, TEMPLATE)
    typed = {item.id: item.number for item, _ in walk(minutes.items) if item.number is not None}
    assert numbers.keys() == {item.id for item, _ in walk(minutes.items)}
    assert {key: numbers[key].words for key in typed} == typed


@given(st.integers(1, 40))
def test_automatic_numbers_never_skip(count: int) -> None:
    assert _words(_row(*[None] * count)) == [str(n) for n in range(1, count + 1)]


@pytest.mark.parametrize(
    "count, words", [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (703, "aaa")]
)
def test_letters_go_on_after_z(count: int, words: str) -> None:
    assert letters(count) == words


def test_one_question_alone_has_no_label() -> None:
    question = Question()
    assert _labels(question, Findings()) == {question.id: ""}


def test_questions_put_together_are_lettered_and_begin_again_after_findings() -> None:
    questions = [Question() for _ in range(5)]
    blocks = (
        Text(), questions[0], Context(), questions[1], Findings(),
        questions[2], Actions(), questions[3], questions[4],
    )  # fmt: skip
    assert list(_labels(*blocks).values()) == ["a.", "b.", "", "a.", "b."]


def test_a_typed_label_is_kept_and_counts() -> None:
    first, second, third = Question(label="1."), Question(), Question(label="")
    labels = _labels(first, second, third)
    assert labels == {first.id: "1.", second.id: "b.", third.id: ""}
