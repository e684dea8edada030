"""What is done about an action, as the minutes that speak of it say it."""

from __future__ import annotations

import datetime as dt

import pytest

from minutes_desktop.domain.action_deeds import Deed, act_of, done_in, spoken_of_at, status_words
from minutes_desktop.domain.action_meaning import read_status
from minutes_desktop.domain.actions import Action, Due, Status, StatusKind
from minutes_desktop.domain.appearances import appearances
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BroughtForward,
    PreviousActions,
    Text,
    Update,
)
from minutes_desktop.domain.minutes import Item, Minutes, walk_blocks
from minutes_desktop.domain.record import ActKind
from minutes_desktop.domain.register import entry_of
from minutes_desktop.domain.richtext import plain, rich
from minutes_desktop.store.builtin import builtin_templates

JULY = dt.date(2020, 7, 21)
TEMPLATE = builtin_templates()[0]
LINKS = Action(id="links", text=rich("Add the links"))
OTHER = Action(id="other", text=rich("Another"))


def held(*blocks: Block) -> Minutes:
    item = Item(blocks=(*blocks, Text(text=rich("Said."))))
    return Minutes(date=JULY, items=(item,))


def done(minutes: Minutes, deed: Deed) -> list[Block]:
    after = done_in(minutes, "links", deed, TEMPLATE)
    assert after is not None
    return list(walk_blocks(after.items))


def status(blocks: list[Block]) -> StatusKind:
    """How the links stand by the blocks."""
    found = [one for one in appearances(held(*blocks)) if one.action.id == "links"]
    known = entry_of(found, (), lambda _series, _day: None)
    assert known is not None
    return known.status.kind


DISCHARGED = Deed("action_discharged", "Discharged")


@pytest.mark.parametrize(
    "block",
    [
        Actions(entries=(LINKS,)),
        Actions(entries=(LINKS, OTHER)),
        PreviousActions(entries=(OTHER, LINKS)),
        BroughtForward(original=LINKS),
    ],
)
@pytest.mark.parametrize("told", ["", "The page was changed on Friday"])
@pytest.mark.parametrize(
    "kind, stands",
    [
        ("action_completed", "completed"),
        ("action_discharged", "discharged"),
        ("action_standing", "standing"),
        ("action_carried", "carried_forward"),
        ("action_withdrawn", "withdrawn"),
    ],
)
def test_wherever_it_stands_it_stands_so_afterwards_and_can_be_reopened(
    block: Block, told: str, kind: ActKind, stands: StatusKind
) -> None:
    blocks = done(held(block), Deed(kind, words=told))
    assert status(blocks) == stands
    assert told in "\n".join(_words(one) for one in blocks)
    assert status(done(held(*blocks), Deed("action_reopened"))) == "open"


def _words(block: Block) -> str:
    match block:
        case Actions() | PreviousActions():
            return "\n".join(plain(entry.text) for entry in block.entries)
        case Update():
            return plain(block.text)
        case _:
            return ""


def test_without_words_it_is_said_beside_the_action_in_column_three() -> None:
    (block, *_) = done(held(BroughtForward(original=LINKS)), DISCHARGED)
    assert isinstance(block, BroughtForward)
    assert block.original.status == Status("discharged", "Discharged", "column")


def test_what_is_told_of_it_is_an_update_with_the_status_in_brackets() -> None:
    deed = Deed("action_discharged", "Discharged", words="The links are there")
    (_, update, _) = done(held(BroughtForward(original=LINKS)), deed)
    assert isinstance(update, Update)
    assert plain(update.text) == "The links are there (Discharged)."
    assert (
        update.status == read_status(update.text) == Status("discharged", "(Discharged).", "text")
    )
    assert update.label == TEMPLATE.labels.update


def test_an_update_that_says_how_it_stands_is_answered_by_another() -> None:
    before = Update(text=rich("Not yet (Carried forward)"), status=Status("carried_forward", "c/f"))
    blocks = done(held(BroughtForward(original=LINKS), before), DISCHARGED)
    assert [type(one) for one in blocks] == [BroughtForward, Update, Update, Text]
    assert plain(blocks[2].text) == "(Discharged)."  # type: ignore[union-attr]
    assert status(blocks) == "discharged"


def test_a_new_due_phrase_is_read_at_the_meeting() -> None:
    deed = Deed("action_due", due="by 11 August")
    (block, *_) = done(held(BroughtForward(original=LINKS)), deed)
    assert isinstance(block, BroughtForward)
    assert block.original.dues == (Due("by 11 August", "date", "2020-08-11"),)
    assert block.original.status == LINKS.status


def test_an_update_alone_leaves_the_status_as_it_is() -> None:
    (_, update, _) = done(held(Actions(entries=(LINKS,))), Deed("action_updated", words="Begun"))
    assert isinstance(update, Update)
    assert (plain(update.text), update.status) == ("Begun", Status())


def test_minutes_that_do_not_speak_of_it_say_nothing_of_it() -> None:
    assert done_in(held(Actions(entries=(OTHER,))), "links", DISCHARGED, TEMPLATE) is None


def test_the_words_are_those_that_the_minutes_use_already() -> None:
    closed = Action(text=rich("a"), status=Status("discharged", "Closed", "column"))
    assert status_words("action_discharged", held(PreviousActions(entries=(closed,)))) == "Closed"
    assert status_words("action_discharged") == "Discharged"
    assert status_words("action_updated") == ""


def test_the_journal_tells_what_was_done_when_and_why() -> None:
    deed = Deed("action_carried", "Put off", due=" by May ", words="No time")
    act = act_of(deed, "links", JULY, "Ann Ode")
    assert (act.kind, act.action_id, act.by, act.reason) == (
        "action_carried",
        "links",
        "Ann Ode",
        "No time",
    )
    assert act.details == {"day": "2020-07-21", "words": "Put off", "due": "by May"}
    updated = act_of(Deed("action_updated", words="Begun"), "links", JULY, "")
    assert (updated.details["words"], updated.reason) == ("Begun", "")


def test_the_action_at_a_place_is_the_one_written_there_or_answered_there() -> None:
    update, actions = Update(text=rich("Begun")), Actions(entries=(LINKS, OTHER))
    minutes = held(BroughtForward(original=OTHER), update, actions)
    assert spoken_of_at(minutes, update.id) == "other"
    assert spoken_of_at(minutes, actions.id) == "links"
    assert spoken_of_at(minutes, actions.id, "other") == "other"
    assert spoken_of_at(minutes, "nowhere") == ""
