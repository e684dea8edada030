"""What each act of signing off makes of the minutes, and when it is refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from minutes_desktop.domain import signing
from minutes_desktop.domain.blocks import Findings, Text
from minutes_desktop.domain.layout import Layout
from minutes_desktop.domain.minutes import Approval, ApprovalRow, Item, Minutes
from minutes_desktop.domain.richtext import plain, rich
from minutes_desktop.domain.sign_off import (
    NEXT,
    Agreement,
    Amendment,
    Signature,
    SignOff,
    State,
)
from minutes_desktop.domain.signing import SigningError, Step
from minutes_desktop.domain.template import Template

TEMPLATE = Template("t", "T", "T")
DAY = dt.date(2031, 7, 3)
FERRY = Agreement(meeting="next", words="Ferry Board", date=dt.date(2031, 6, 27))
DRAFT = Minutes(
    id="m",
    title="Ferry Board, May 2031",
    series="Ferry Board",
    date=dt.date(2031, 5, 14),
    items=(
        Item("i", "Fleet", "3", blocks=(Findings("b", rich("Five boats sail. All is well.")),)),
    ),
)
AMENDMENT = Amendment(
    part="b", field="text", old="Five boats", new="Six boats", minuted="Ferry Board, item 1"
)
SIGNATURE = Signature("Ann Ode", "Chair", DAY)


def in_state(state: State) -> Minutes:
    return replace(DRAFT, state=state)


def words(minutes: Minutes) -> str:
    block = minutes.items[0].blocks[0]
    assert isinstance(block, Text | Findings)
    return plain(block.text)


def test_a_circulated_draft_keeps_its_number_and_a_returned_one_gets_the_next() -> None:
    out = signing.circulated(DRAFT)
    assert (out.kind, out.after.state, out.after.version, out.keeps) == (
        *("circulated", "circulated", 1),
        True,
    )
    back = signing.returned(out.after, "  The force has comments ")
    assert (back.after.state, back.after.version, back.keeps) == ("draft", 2, False)
    assert back.reason == "The force has comments"
    assert words(back.after) == words(DRAFT)


def test_what_goes_back_loses_the_agreement_it_had() -> None:
    agreed = signing.agreed(in_state("circulated"), FERRY).after
    assert signing.returned(agreed, "A word is missing").after.sign_off == SignOff()


def test_a_plain_agreement_changes_no_word_and_no_number() -> None:
    step = signing.agreed(in_state("circulated"), FERRY)
    assert step.after == replace(DRAFT, state="agreed", sign_off=SignOff(agreement=FERRY))
    assert step.details == {"meeting": "next", "words": "Ferry Board", "date": "2031-06-27"}


def test_amendments_of_circulated_minutes_are_made_and_raise_the_number() -> None:
    step = signing.agreed(in_state("circulated"), FERRY, (AMENDMENT,))
    assert words(step.after) == "Six boats sail. All is well."
    assert step.after.version == 2
    assert step.after.sign_off.agreement.amended
    assert step.after.sign_off.amendments == (AMENDMENT,)
    assert step.details["amendments"] == "1"


def test_amendments_of_a_draft_stand_in_it_already() -> None:
    written = replace(AMENDMENT, old="Four boats", new="Five boats")
    step = signing.agreed(DRAFT, FERRY, (written,))
    assert words(step.after) == words(DRAFT)
    assert step.after.version == 1
    assert step.after.sign_off.amendments == (written,)


def test_whoever_signs_fills_the_approval_block() -> None:
    rows = (
        ApprovalRow("s", "Signature:", role="signature"),
        ApprovalRow("n", "Name:", role="name"),
        ApprovalRow("d", "Date:", role="date"),
        ApprovalRow("x", "Seen by:", "BC"),
    )
    agreed = replace(in_state("agreed"), approval=Approval("Approval", rows))
    after = signing.signed(agreed, SIGNATURE).after
    assert [row.value for row in after.approval.rows] == ["", "Ann Ode, Chair", "3 July 2031", "BC"]
    with_office = (*rows, ApprovalRow("o", "Office:", role="office"))
    agreed = replace(agreed, approval=Approval("Approval", with_office))
    values = [row.value for row in signing.signed(agreed, SIGNATURE).after.approval.rows]
    assert values == ["", "Ann Ode", "3 July 2031", "BC", "Chair"]
    assert after.sign_off.signature == SIGNATURE


def test_minutes_without_a_block_to_sign_in_get_the_templates_where_it_prints_one() -> None:
    block = signing.with_approval(DRAFT, TEMPLATE).approval
    assert [row.role for row in block.rows] == ["signature", "name", "date"]
    bare = replace(TEMPLATE, layout=Layout(parts=("title", "items")))
    assert signing.with_approval(DRAFT, bare) == DRAFT
    assert not signing.signed(in_state("agreed"), SIGNATURE).after.approval


def test_a_picture_gets_a_row_where_the_block_has_none_for_it() -> None:
    block = Approval("Approval", (ApprovalRow("n", "Name:", role="name"),))
    agreed = replace(in_state("agreed"), approval=block)
    signature = replace(SIGNATURE, way="image", image=b"\x89PNG")
    rows = signing.signed(agreed, signature).after.approval.rows
    assert [row.role for row in rows] == ["signature", "name"]
    assert signing.signed(agreed, signature) == signing.signed(agreed, signature)


@pytest.mark.parametrize("state", ["signed", "published"])
def test_an_amendment_after_signing_keeps_the_state_and_raises_the_number(state: State) -> None:
    signed = replace(in_state(state), version=2, sign_off=SignOff(FERRY, SIGNATURE))
    step = signing.amended(signed, (AMENDMENT,))
    assert words(step.after) == "Six boats sail. All is well."
    assert (step.after.state, step.after.version) == (state, 3)
    (kept,) = step.after.sign_off.amendments
    assert kept == replace(AMENDMENT, after_signing=True)
    again = replace(AMENDMENT, old="well", new="quiet", id="second")
    twice = signing.amended(step.after, (again,)).after
    assert words(twice) == "Six boats sail. All is quiet."
    assert [one.id for one in twice.sign_off.amendments] == [kept.id, "second"]


def test_publishing_tells_where_and_when_and_keeps_nothing_anew() -> None:
    step = signing.published(in_state("signed"), " https://example.org ", DAY)
    assert step.after == in_state("published")
    assert step.details == {"where": "https://example.org", "date": "2031-07-03"}
    assert not step.keeps


@pytest.mark.parametrize(
    "act, state",
    [
        (signing.circulated, "circulated"),
        (lambda m: signing.agreed(m, FERRY), "agreed"),
        (lambda m: signing.signed(m, SIGNATURE), "signed"),
        (lambda m: signing.published(m, "here", DAY), "published"),
        (lambda m: signing.superseded(m, "why"), "superseded"),
        (lambda m: signing.withdrawn(m, "why"), "withdrawn"),
        (lambda m: signing.returned(m, "why"), "draft"),
    ],
)
def test_a_state_is_only_reached_from_those_before_it(
    act: Callable[[Minutes], Step], state: State
) -> None:
    for before, after in NEXT.items():
        if state in after:
            assert act(in_state(before)).after.state == state
        else:
            with pytest.raises(SigningError, match="cannot become"):
                act(in_state(before))


@pytest.mark.parametrize(
    "act, sentence",
    [
        (lambda: signing.agreed(DRAFT, Agreement()), "at which meeting"),
        (lambda: signing.withheld(in_state("circulated"), FERRY, " "), "Say why"),
        (lambda: signing.withheld(in_state("signed"), FERRY, "why"), "not agreed yet"),
        (lambda: signing.signed(in_state("agreed"), Signature(date=DAY)), "who signs"),
        (lambda: signing.signed(in_state("agreed"), Signature("Ann")), "which day"),
        (
            lambda: signing.signed(in_state("agreed"), replace(SIGNATURE, way="image")),
            "picture of the signature",
        ),
        (lambda: signing.published(in_state("signed"), " ", DAY), "Say where"),
        (lambda: signing.returned(in_state("circulated"), ""), "Say why they go back"),
        (lambda: signing.held(DRAFT, ""), "Say why they are held"),
        (lambda: signing.amended(in_state("signed"), ()), "List what is amended"),
        (lambda: signing.amended(DRAFT, (AMENDMENT,)), "signed, and still hold"),
        (
            lambda: signing.amended(in_state("signed"), (replace(AMENDMENT, minuted=""),)),
            "where each amendment is minuted",
        ),
        (
            lambda: signing.amended(in_state("signed"), (replace(AMENDMENT, old="No such"),)),
            "do not stand",
        ),
        (lambda: signing.deleted(DRAFT, "why", is_held=True, versions=0), "legal hold"),
        (
            lambda: signing.deleted(in_state("signed"), "why", is_held=False, versions=1),
            "are signed",
        ),
        (lambda: signing.deleted(DRAFT, "why", is_held=False, versions=1), "kept for good"),
        (lambda: signing.deleted(DRAFT, "", is_held=False, versions=0), "Say why they are deleted"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(act: Callable[[], Step], sentence: str) -> None:
    with pytest.raises(SigningError, match=sentence):
        act()


def test_a_deleted_draft_leaves_its_name_and_the_reason() -> None:
    step = signing.deleted(DRAFT, "Begun by mistake", is_held=False, versions=0)
    assert step.details == {
        "series": "Ferry Board",
        "date": "2031-05-14",
        "title": "Ferry Board, May 2031",
    }
    assert step.reason == "Begun by mistake"
