"""Amendments replace exact words in one place, and are found by comparing two versions."""

from __future__ import annotations

import pytest
from hypothesis import given
from msgspec.structs import replace

from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.amending import Amendable, AmendmentError, apply, at_place, compared
from minutes_desktop.domain.blocks import Actions, Findings, Text
from minutes_desktop.domain.minutes import Approval, ApprovalRow, Detail, Item, Minutes
from minutes_desktop.domain.richtext import Paragraph, Run, plain, rich
from minutes_desktop.domain.sign_off import Amendment
from minutes_desktop.domain.template import NumberLevel, Template
from tests.factories import any_minutes

TEMPLATE = Template("t", "T", "T", numbering=(NumberLevel("{n}"), NumberLevel("{parent}{a}")))
MINUTES = Minutes(
    title="Ferry Board",
    details=(Detail("d", "Chair:", rich("Ann Ode")),),
    items=(
        Item("i", "Fleet", blocks=(Findings("b", rich("Five boats sail.\nThe boats are red.")),)),
        Item(
            "j",
            "Staff",
            items=(
                Item(
                    "k", "Pay", blocks=(Actions("a", entries=(Action("e", rich("Ask the DCC.")),)),)
                ),
            ),
        ),
    ),
    approval=Approval("Approval", (ApprovalRow("n", "Name:", "Ann Ode", "name"),)),
)


def found(words: str) -> list[str]:
    return [place.where for place in Amendable(MINUTES, TEMPLATE).places_of(words)]


def test_words_are_found_to_the_letter_wherever_they_stand_but_in_the_approval() -> None:
    assert found("boats") == ["Item 1, findings", "Item 1, findings"]
    assert found("Ann Ode") == ["Details"]
    assert found("DCC") == ["Item 2a, actions"]
    assert found("Pay") == ["Item 2a"]
    assert found("Ferry") == ["Title"]
    assert found("ferry") == found("  ") == []


def test_an_amendment_of_a_place_changes_that_place_alone() -> None:
    place = Amendable(MINUTES, TEMPLATE).places_of("Five boats")[0]
    made = at_place(place, Amendment(new="Six boats"))
    assert (made.part, made.field, made.where) == ("b", "text", "Item 1, findings")
    after = apply(MINUTES, (made,))
    block = after.items[0].blocks[0]
    assert isinstance(block, Findings)
    assert plain(block.text) == "Six boats sail.\nThe boats are red."
    assert replace(after, items=MINUTES.items) == MINUTES


def test_words_that_stay_keep_their_marks() -> None:
    text = (Paragraph((Run("Five ", bold=True), Run("boats sail"))),)
    minutes = Minutes(items=(Item("i", blocks=(Text("b", text),)),))
    one = Amendment(part="b", field="text", old="Five boats", new="Six boats")
    block = apply(minutes, (one,)).items[0].blocks[0]
    assert block == Text("b", (Paragraph((Run("Six ", bold=True), Run("boats sail"))),))


def test_words_may_be_taken_out_and_several_amendments_are_made_in_turn() -> None:
    first = Amendment(part="b", field="text", old=" are red", new="")
    second = Amendment(part="b", field="text", old="The boats.", new="The boats rest.")
    block = apply(MINUTES, (first, second)).items[0].blocks[0]
    assert isinstance(block, Findings)
    assert plain(block.text) == "Five boats sail.\nThe boats rest."


@pytest.mark.parametrize(
    "old, new, sentence",
    [
        ("boats", "ships", "stand 2 times in Item 1, findings; take in more of the words"),
        ("sail.\nThe", "rest", "do not stand in Item 1, findings as they are written"),
        ("Five", "Five", "Say which words"),
        ("", "Six", "Say which words"),
    ],
)
def test_words_that_do_not_stand_exactly_once_are_refused(
    old: str, new: str, sentence: str
) -> None:
    one = Amendment(part="b", field="text", where="Item 1, findings", old=old, new=new)
    with pytest.raises(AmendmentError, match=sentence):
        apply(MINUTES, (one,))


def changed(before: str, after: str) -> list[tuple[str, str]]:
    def minutes(words: str) -> Minutes:
        return Minutes(items=(Item("i", "Fleet", blocks=(Text("b", rich(words)),)),))

    both = compared(minutes(before), minutes(after), TEMPLATE)
    assert all(one.where == "Item 1, text" for one in both)
    return [(one.old, one.new) for one in both]


@pytest.mark.parametrize(
    "before, after, changes",
    [
        ("Five boats sail.", "Five boats sail.", []),
        ("Five boats sail.", "Six boats sail.", [("Five", "Six")]),
        ("The five boats sail.", "The five red boats sail.", [("The five", "The five red")]),
        ("The five red boats sail.", "The five boats sail.", [("The five red", "The five")]),
        ("One.\nTwo.", "One.\nTwo.\nThree.", [("", "Three.")]),
        ("One.\nTwo.", "Two.", [("One.", "")]),
        ("One.\nTwo three.\nFour", "One.\nTwo six.\nFive", [("three.", "six."), ("Four", "Five")]),
    ],
)
def test_what_was_written_otherwise_is_told_place_by_place(
    before: str, after: str, changes: list[tuple[str, str]]
) -> None:
    assert changed(before, after) == changes


def test_blocks_that_came_and_went_are_told_too() -> None:
    gone = replace(MINUTES, items=MINUTES.items[:1])
    told = [(one.where, one.old, one.new) for one in compared(MINUTES, gone, TEMPLATE)]
    assert ("Item 2a, actions", "Ask the DCC.", "") in told
    back = [(one.where, one.old, one.new) for one in compared(gone, MINUTES, TEMPLATE)]
    assert ("Item 2a, actions", "", "Ask the DCC.") in back


@given(any_minutes, any_minutes)
def test_any_two_versions_can_be_compared(before: Minutes, after: Minutes) -> None:
    assert compared(before, before, TEMPLATE) == ()
    compared(before, after, TEMPLATE)
