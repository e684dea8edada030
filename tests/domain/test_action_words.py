"""An action's own text says who must act and by when, where that is certain."""

from __future__ import annotations

import datetime as dt

import pytest

from minutes_desktop.domain import edits
from minutes_desktop.domain.action_words import dues_said, owners_said
from minutes_desktop.domain.actions import Action, Due, Owner
from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import Actions, BroughtForward, Origin
from minutes_desktop.domain.minutes import Detail, Item, Minutes, walk_blocks
from minutes_desktop.domain.richtext import rich
from tests.domain.due_phrases import MEETING

ROOM = (
    Attendee(id="a1", name="Ann Ode (AO)", capacity="Chief Constable (CC)"),
    Attendee(id="a2", name="Bo Reed", capacity="Clerk", initials="BR"),
)


@pytest.mark.parametrize(
    "words, phrases",
    [
        ("CC to report by 11 August.", [("by 11 August", "2031-08-11")]),
        ("To go by 11th August 2031. (Discharged).", [("by 11th August 2031", "2031-08-11")]),
        ("CC to report by 11 August to the panel", []),
        ("To write by Friday. To ring by the end of the month", [
            ("by Friday", "2031-06-13"),
            ("by the end of the month", "2031-06-30"),
        ]),
        ("To bring to the July meeting a paper on dogs", [("to the July meeting", "2031-07")]),
        ("To come back at the next meeting (Sept).", [("at the next meeting (Sept)", "2031-09")]),
        ("To feed back when completed.", [("when completed", "")]),
        ("Plan to be reviewed in October.", [("to be reviewed in October", "2031-10")]),
        ("If available AO to attend the July meeting", [
            ("If available", ""),
            ("the July meeting", "2031-07"),
        ]),
        ("To reply within two weeks", [("within two weeks", "2031-06-24")]),
        # Not due days: what is past, what is only mentioned, what is no day
        ("To circulate the paper presented on 3 June", []),
        ("To circulate the figures shown at the May meeting", []),
        ("To answer the points raised at the June meeting", []),
        ("The chief may march past", []),
        ("To repeat the count of May", []),
        ("To ring 101 in May", []),
        ("To see whether staff were told by April Smith", []),
        ("To share the plan agreed in March", []),
    ],
)  # fmt: skip
def test_due_phrases_are_taken_where_a_sentence_ends_with_one_or_names_a_meeting(
    words: str, phrases: list[tuple[str, str]]
) -> None:
    found = [(due.words, due.when) for due in dues_said(rich(words), MEETING)]
    assert found == phrases
    assert all(phrase in words for phrase, _ in found)


@pytest.mark.parametrize(
    "words, names",
    [
        ("AO to report", ["AO"]),
        ("The CC will report", ["CC"]),
        ("AO/BR to report", ["AO", "BR"]),
        ("Ann Ode and Bo Reed to meet", ["Ann Ode", "Bo Reed"]),
        ("ALL to read the paper", ["ALL"]),
        ("NT to add the links", ["NT"]),  # who is not in the room
        ("BR agreed to write", ["BR"]),
        ("Update to be given", []),
        ("CCTV footage to be kept", []),
        ("IVM to be reviewed", []),
        ("The AO thanked BR", []),
        ("A report to the panel", []),
        ("If AO agrees to go", []),
    ],
)
def test_an_owner_is_taken_who_begins_the_sentence(words: str, names: list[str]) -> None:
    assert [owner.name for owner in owners_said(rich(words), ROOM)] == names


def _typed(words: str, before: Action, minutes: Minutes) -> Action:
    """The action after other words were written in it."""
    minutes = _with(minutes, Actions(id="b1", entries=(before,)))
    written = Actions(id="b1", entries=(_with_text(before, words),))
    (after,) = walk_blocks(edits.put_block(minutes, written).items)
    assert isinstance(after, Actions)
    return after.entries[0]


def _with_text(action: Action, words: str) -> Action:
    return Action(action.id, rich(words), action.owners, action.owner_words, action.dues)


def _with(minutes: Minutes, block: Actions | BroughtForward) -> Minutes:
    item = Item(id="i1", blocks=(block,))
    return Minutes(date=minutes.date, attendance=ROOM, items=(item,), details=minutes.details)


MINUTES = Minutes(date=MEETING)


def test_what_the_text_says_is_read_as_it_is_written_and_let_go_with_its_words() -> None:
    action = Action(id="a")
    action = _typed("AO to report by 11 August", action, MINUTES)
    assert action.owners == (Owner("AO", "person"),)
    assert action.owner_printed == ""
    assert action.dues == (Due("by 11 August", "date", "2031-08-11"),)
    action = _typed("AO to report", action, MINUTES)
    assert (action.owners, action.dues) == ((Owner("AO", "person"),), ())
    action = _typed("Report", action, MINUTES)
    assert (action.owners, action.owner_words) == ((), None)


def test_what_was_put_by_hand_stays() -> None:
    by_hand = Action(
        id="a",
        text=rich("AO to report"),
        owners=(Owner("BR", "person"),),
        dues=(Due("soon", "event"),),
    )
    after = _typed("AO to report by 11 August", by_hand, MINUTES)
    assert (after.owners, after.owner_printed, after.dues) == (by_hand.owners, "BR", by_hand.dues)


def test_a_matter_brought_forward_is_reckoned_from_its_own_meeting() -> None:
    block = BroughtForward(
        id="b1",
        origin=Origin("2031-01"),
        original=Action(id="a", text=rich("To report at the March meeting")),
    )
    minutes = _with(MINUTES, BroughtForward(id="b1"))
    (after,) = walk_blocks(edits.put_block(minutes, block).items)
    assert isinstance(after, BroughtForward)
    assert after.original.dues == (Due("at the March meeting", "meeting", "2031-03"),)


def test_dues_follow_the_day_of_the_meeting_when_that_is_put_right() -> None:
    entries = (
        _typed("To report by 11 August", Action(id="a"), MINUTES),
        Action(id="b", dues=(Due("by Friday", "date", "2031-06-13"),)),
        Action(id="c", dues=(Due("by Friday", "date", "2031-07-01"),)),  # set by hand
    )
    day = Detail(label="Date:", value=rich("10 June 2031"), role="date")
    minutes = _with(Minutes(date=MEETING, details=(day,)), Actions(id="b1", entries=entries))
    other = Detail(label="Date:", value=rich("12 August 2031"), role="date")
    (after,) = walk_blocks(edits.set_details(minutes, (other,)).items)
    assert isinstance(after, Actions)
    assert [due.when for entry in after.entries for due in entry.dues] == [
        "2032-08-11",
        "2031-08-15",
        "2031-07-01",
    ]


def test_a_day_without_its_year_is_not_known_where_the_meeting_has_no_day() -> None:
    assert dues_said(rich("To report by 11 August"), None) == ()
    assert dues_said(rich("To report by 11 August 2031"), dt.date(2031, 6, 10)) == dues_said(
        rich("To report by 11 August 2031"), None
    )


@pytest.mark.parametrize(
    "words",
    [
        "Close the office by May 0900",
        "Do this by May 0000",
        "Do this by end of May 0000",
        "For review in May 0000",
        "Finish this; for review in late May 0000 or so",
    ],
)
def test_figures_behind_a_month_that_are_no_year_to_come_are_no_due(words: str) -> None:
    assert dues_said(rich(words), MEETING) == ()
