"""Turning blocks into other kinds, and putting blocks at a line: no word is lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import to_builtins

from minutes_desktop.domain.actions import Action, Due, Owner
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BlockKind,
    Context,
    Findings,
    Note,
    Question,
    Quoted,
    Text,
    Update,
    block_kind,
)
from minutes_desktop.domain.kinds import become, put_at_line, turn_line, words_of
from minutes_desktop.domain.richtext import RichText, plain, rich
from minutes_desktop.domain.template import Labels, Template, blank_block
from tests.factories import blocks, one_of_each_block, texts

TEMPLATE = Template("t", "T", "T", labels=Labels(findings="Findings:", actions="Actions:"))
THREE = Text(id="x", text=rich("one\ntwo\nthree"))


def written_words(block: Block) -> list[str]:
    """Every word somebody wrote in the block, wherever in it; the template's own are none."""
    fields, usual = to_builtins(block), blank_block(block_kind(block), TEMPLATE)
    for name in ("label", "heads", "lead_in"):
        if name in fields and getattr(block, name) == getattr(usual, name):
            del fields[name]
    if isinstance(block, Update):
        fields.pop("status", None)  # is read from the text
    return [word for said in _strings(fields) for word in said.split()]


_READ = {"id", "type", "kind", "place", "when", "meeting", "happening", "attendee", "time", "date"}
_READ |= {"start", "venue"}
"""The fields whose words nobody wrote: they are read from others."""


def _strings(part: object) -> Iterator[str]:
    match part:
        case str():
            yield part
        case {"runs": list() | tuple() as runs, **rest}:
            words = "".join(run.get("text", "") for run in runs)
            if words.strip():
                yield from (str(rest.get("marker", "")), words)
        case {"marker": _}:  # a marker without words
            return
        case dict():
            for name, value in part.items():
                if name not in _READ:
                    yield from _strings(value)
        case list() | tuple():
            for value in part:
                yield from _strings(value)
        case _:
            return


def lost_words(before: Block, after: Block) -> list[str]:
    """The words of a block that another does not hold."""
    kept = " ".join(written_words(after))
    return [word for word in written_words(before) if word not in kept]


@pytest.mark.parametrize("block", one_of_each_block(), ids=block_kind)
@pytest.mark.parametrize("kind", get_args(BlockKind))
def test_every_word_survives_a_change_of_kind_and_back(block: Block, kind: BlockKind) -> None:
    turned = become(block, kind, TEMPLATE)
    assert turned.id == block.id
    assert block_kind(turned) == kind
    assert lost_words(block, turned) == []
    back = become(turned, block_kind(block), TEMPLATE)
    assert block_kind(back) == block_kind(block)
    assert lost_words(block, back) == []


@given(block=blocks, kinds=st.lists(st.sampled_from(get_args(BlockKind)), min_size=1, max_size=3))
def test_any_words_survive_any_changes_of_kind(block: Block, kinds: list[BlockKind]) -> None:
    turned = block
    for kind in kinds:
        turned = become(turned, kind, TEMPLATE)
    assert lost_words(block, turned) == []


@given(text=texts, kind=st.sampled_from(get_args(BlockKind)), line=st.integers(0, 2))
def test_any_line_turned_loses_no_word(text: RichText, kind: BlockKind, line: int) -> None:
    for block in (Text(text=text), Quoted(text=text, source="Paper 4"), Note(text=text, added="3")):
        pieces, _ = turn_line(block, line, kind, TEMPLATE)
        kept = " ".join(word for piece in pieces for word in written_words(piece))
        assert [word for word in written_words(block) if word not in kept] == []


def test_a_block_keeps_what_it_is_when_it_is_turned_into_its_own_kind() -> None:
    for block in one_of_each_block():
        if not (isinstance(block, Actions) and block.nil is not None):
            assert become(block, block_kind(block), TEMPLATE) == block


def test_a_label_that_was_typed_goes_with_the_words() -> None:
    answer = Findings(id="x", text=rich("Yes."), label="Answer:")
    assert become(answer, "update", TEMPLATE) == Update(id="x", text=rich("Yes."), label="Answer:")
    assert become(answer, "text", TEMPLATE) == Text(id="x", text=rich("Answer:\nYes."))


def test_a_line_turned_out_of_a_quoted_text_leaves_the_source_with_the_rest() -> None:
    letter = Quoted(id="x", text=rich("one\ntwo"), source="Paper 4")
    (rest, turned), same = turn_line(letter, 1, "text", TEMPLATE)
    assert turned is same
    assert plain(words_of(turned)) == "two"
    assert rest == Quoted(id="x", text=rich("one"), source="Paper 4")


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
