"""Turning blocks into other kinds, and putting blocks at a line: no word is lost."""

from __future__ import annotations

import pytest

from minutes_desktop.domain.actions import Action, Due, Owner
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    Context,
    Findings,
    Question,
    Text,
    Update,
    block_kind,
)
from minutes_desktop.domain.kinds import become, put_at_line, turn_line, words_of
from minutes_desktop.domain.richtext import plain, rich
from minutes_desktop.domain.template import Labels, Template
from tests.factories import one_of_each_block

TEMPLATE = Template("t", "T", "T", labels=Labels(findings="Findings:", actions="Actions:"))
THREE = Text(id="x", text=rich("one\ntwo\nthree"))


@pytest.mark.parametrize("block", one_of_each_block(), ids=block_kind)
@pytest.mark.parametrize(
    "kind", ["text", "question", "findings", "actions", "brought_forward", "next_meeting"]
)
def test_every_word_survives_a_change_of_kind(block: Block, kind: str) -> None:
    turned = become(block, kind, TEMPLATE)  # type: ignore[arg-type]
    assert turned.id == block.id
    assert block_kind(turned) == kind
    before, after = plain(words_of(block)).split(), plain(words_of(turned)).split()
    assert [word for word in before if word not in after] == []


def test_a_block_turned_takes_the_label_of_its_new_kind() -> None:
    turned = become(THREE, "findings", TEMPLATE)
    assert turned == Findings(id="x", text=THREE.text, label="Findings:")


def test_each_line_becomes_an_action_of_its_own() -> None:
    turned = become(THREE, "actions", TEMPLATE)
    assert isinstance(turned, Actions)
    assert [plain(entry.text) for entry in turned.entries] == ["one", "two", "three"]


def test_an_action_turned_into_text_says_who_and_when() -> None:
    action = Action(text=rich("report back"), owners=(Owner("CC"),), dues=(Due("by May", "month"),))
    turned = become(Actions(id="x", entries=(action,)), "text", TEMPLATE)
    assert turned == Text(id="x", text=rich("CC\nreport back\nby May"))


@pytest.mark.parametrize(
    "line, texts, kept",
    [
        (0, ["one", "two\nthree"], 0),
        (1, ["one", "two", "three"], 0),
        (2, ["one\ntwo", "three"], 0),
    ],
)
def test_a_line_is_turned_between_what_stands_around_it(
    line: int, texts: list[str], kept: int
) -> None:
    pieces, turned = turn_line(THREE, line, "update", TEMPLATE)
    assert [plain(words_of(piece)) for piece in pieces] == texts
    assert isinstance(turned, Update)
    assert pieces[kept].id == "x"
    assert len({piece.id for piece in pieces}) == len(pieces)


def test_a_block_put_at_an_empty_line_takes_its_place() -> None:
    block = Context(id="x", text=rich("one\n\nthree"))
    fresh = Question(id="q")
    above, middle, below = put_at_line(block, 1, fresh)
    assert (plain(words_of(above)), middle, plain(words_of(below))) == ("one", fresh, "three")
    assert (above.id, type(below)) == ("x", Context)


def test_a_block_put_at_a_line_with_words_follows_the_block() -> None:
    fresh = Question(id="q")
    assert put_at_line(THREE, 1, fresh) == (THREE, fresh)
