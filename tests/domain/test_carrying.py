"""What a meeting takes over from those before it, why, and where it is put."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from minutes_desktop.domain.actions import Action, Due, Owner, Status
from minutes_desktop.domain.agreeing import ruled, ruling_words
from minutes_desktop.domain.appearances import appearances
from minutes_desktop.domain.blocks import (
    Actions,
    BroughtForward,
    Decision,
    NextMeeting,
    Origin,
    PreviousActions,
    Sitting,
    Text,
    Update,
)
from minutes_desktop.domain.carried import bring_in
from minutes_desktop.domain.carrying import Brought, Held, Left, to_bring
from minutes_desktop.domain.minutes import Deferral, Item, Minutes
from minutes_desktop.domain.record import Act
from minutes_desktop.domain.register import entry_of
from minutes_desktop.domain.richtext import Paragraph, Run, plain, rich
from minutes_desktop.domain.series import Series
from minutes_desktop.domain.template import begin
from minutes_desktop.store.builtin import builtin_templates

NOTES, OPEN = builtin_templates()
MARCH, APRIL, MAY, JUNE = (dt.date(2031, month, 10) for month in (3, 4, 5, 6))
NOON = dt.datetime(2031, 4, 20, 12, tzinfo=dt.UTC)


def _action(key: str, words: str, owner: str = "DCC", due: Due | None = None) -> Action:
    text = (Paragraph((Run(words),), "1."),)
    return Action(key, text, (Owner(owner),), dues=(due,) if due else ())


MARCH_MEETING = Minutes(
    id="march",
    series=NOTES.series,
    date=MARCH,
    items=(
        Item("i1", "Matters"),
        Item(
            "i2",
            "HOLDING TO ACCOUNT",
            items=(
                Item(
                    "i2a",
                    "Public confidence",
                    blocks=(
                        Actions(
                            "b1",
                            entries=(
                                _action(
                                    "a1",
                                    "DCC to report by 30 April",
                                    due=Due("by 30 April", "date", "2031-04-30"),
                                ),
                                _action(
                                    "a2",
                                    "Send the plan",
                                    due=Due("to the April meeting", "meeting", "2031-04-14"),
                                ),
                                _action(
                                    "a3",
                                    "Review staffing",
                                    due=Due("by 1 July", "date", "2031-07-01"),
                                ),
                                replace(
                                    _action("a4", "Deep-dive subjects"),
                                    status=Status("standing", "Standing item", "column"),
                                ),
                                replace(
                                    _action("a5", "Thank the volunteers"),
                                    status=Status("discharged"),
                                ),
                            ),
                        ),
                    ),
                ),
                Item("i2b", "Cyber crime", deferred_to=Deferral("deferred to May", "2031-05")),
                Item("i2c", "Rural crime", deferred_to=Deferral("to April", "2031-04")),
                Item("i2d", "Drones", deferred_to=Deferral("to June", "2031-06")),
            ),
        ),
        Item(
            "i3",
            blocks=(
                NextMeeting(
                    sittings=(
                        Sitting(
                            words="14 April – cancelled", date=dt.date(2031, 4, 14), cancelled=True
                        ),
                        Sitting(words="10 May", date=MAY),
                    )
                ),
            ),
        ),
    ),
)
DEFERRED = "deferred on 10 March 2031"
REPORTED = Act(
    1,
    NOON,
    "Ann",
    "action_completed",
    action_id="a1",
    details={"day": "2031-04-20", "words": "on the website"},
)


def _left(*acts: Act) -> Left:
    held = Held(MARCH_MEETING, NOTES)
    spoken = appearances(MARCH_MEETING)
    entries = [
        entry_of([one], [act for act in acts if act.action_id == one.action.id], lambda *_: None)
        for one in spoken
    ]
    still = tuple(one for one in entries if one and one.is_open)
    items = tuple((held, one) for one in MARCH_MEETING.items[1].items if one.deferred_to.words)
    return Left(held, still, {"march": held}, items)


def _lines(*acts: Act) -> dict[str, Brought]:
    return {one.key: one for one in to_bring(_left(*acts), MAY, begin(NOTES, MAY))}


def test_each_line_says_why_it_is_brought_in() -> None:
    lines = _lines()
    assert {key: (one.wanted, one.reason) for key, one in lines.items()} == {
        "a1": (True, "due 30 April 2031; open since 10 March 2031, item 2a"),
        "a2": (
            True,
            "was due at the cancelled meeting of 14 April 2031; open since 10 March 2031, item 2a",
        ),
        "a4": (True, "standing; open since 10 March 2031, item 2a"),
        "i2b": (True, "deferred on 10 March 2031, item 2b"),
        "i2c": (
            True,
            f"{DEFERRED}, item 2c; was to come at the cancelled meeting of April 2031",
        ),
        "a3": (False, "due only on 1 July 2031; open since 10 March 2031, item 2a"),
        "march": (False, "not agreed yet; the template has no item for them"),
    }
    assert list(lines)[-2:] == ["a3", "march"] or list(lines)[-2:] == ["march", "a3"]


def test_actions_come_as_matters_brought_forward_with_their_origin_and_words() -> None:
    lines = _lines(REPORTED)
    minutes = bring_in(begin(NOTES, MAY), NOTES, [lines["a1"], lines["a2"]])
    first, second = minutes.items[0].items
    told, update = first.blocks
    assert isinstance(told, BroughtForward)
    assert isinstance(update, Update)
    assert told.lead_in == "Action arising from the March 2031 meeting:"
    assert told.origin == Origin("2031-03-10", "2a Public confidence")
    assert (told.original.id, plain(told.original.text)) == ("a1", "DCC to report by 30 April")
    assert told.original.owner_printed == "", "the words name the owner"
    assert told.original.reference == "01.10/03/2031"
    assert (update.label, plain(update.text)) == (
        "Update:",
        "Reported complete on 20 April 2031: on the website",
    )
    assert update.status.kind == "completed"
    assert (first.column, second.column) == ("ACTION", "")
    (moved,) = second.blocks
    assert isinstance(moved, BroughtForward)
    assert moved.original.owner_printed == "DCC", "nothing else says whose it is"
    assert moved.original.dues == (Due("to the April meeting", "date", "2031-05-10"),)


def test_where_the_form_has_a_table_of_previous_actions_they_come_there() -> None:
    lines = _lines(REPORTED)
    minutes = bring_in(begin(OPEN, MAY), OPEN, [lines["a1"], lines["a4"]])
    table = minutes.items[0].blocks[1]
    assert isinstance(table, PreviousActions)
    assert [
        (one.id, one.reference, plain(one.text), one.status.words) for one in table.entries
    ] == [
        (
            "a1",
            "01.10/03/2031",
            "DCC to report by 30 April\nReported complete on 20 April 2031: on the website",
            "",
        ),
        ("a4", "04.10/03/2031", "Deep-dive subjects", "Standing item"),
    ]


def test_an_item_put_off_comes_under_the_heading_it_stood_under() -> None:
    minutes = bring_in(begin(NOTES, MAY), NOTES, [_lines()["i2b"]])
    item = minutes.items[3].items[-1]
    assert minutes.items[3].heading == "HOLDING TO ACCOUNT"
    assert (item.heading, item.deferred_from) == (
        "Cyber crime",
        Deferral("(deferred from 10 March 2031)", "2031-03-10"),
    )
    other = bring_in(begin(OPEN, MAY), OPEN, [_lines()["i2b"]])
    assert [one.heading for one in other.items][-2:] == ["Cyber crime", "AOB"]


def test_what_is_there_already_is_not_brought_in_again() -> None:
    lines = _lines()
    minutes = bring_in(begin(NOTES, MAY), NOTES, lines.values())
    assert to_bring(_left(), MAY, minutes) == ()
    without = bring_in(begin(NOTES, MAY), NOTES, [lines["a4"]])
    assert {one.key for one in to_bring(_left(), MAY, without)} == lines.keys() - {"a4"}


def test_more_matters_come_behind_those_written_already() -> None:
    minutes = bring_in(begin(NOTES, MAY), NOTES, [_lines()["a1"]])
    minutes = bring_in(minutes, NOTES, [_lines()["a2"], _lines()["a4"]])
    originals = [
        block.original.id
        for item in minutes.items[0].items
        for block in item.blocks
        if isinstance(block, BroughtForward)
    ]
    assert originals == ["a1", "a2", "a4"]


def test_without_an_item_for_them_one_is_made_for_matters_and_for_the_minutes() -> None:
    bare = replace(NOTES, standing=())
    lines = _lines()
    minutes = bring_in(begin(bare, MAY), bare, [lines["march"], lines["a1"]])
    assert [one.heading for one in minutes.items] == [
        "Minutes of the last meeting",
        "Items brought forward",
    ]


def test_the_last_minutes_are_agreed_in_the_words_of_the_series() -> None:
    series = Series(agreed="Minutes dated {date} agreed.")
    assert ruling_words("agreed", series, MARCH) == "Minutes dated 10/03/2031 agreed."
    said = ruling_words("withheld", series, MARCH)
    assert said == "The minutes of the meeting of 10 March 2031 were not agreed."
    minutes, block_id = ruled(begin(OPEN, MAY), OPEN, said)
    decision = minutes.items[0].blocks[0]
    assert decision == Decision(block_id, rich(said))
    again, _ = ruled(minutes, OPEN, "And once more.")
    assert [type(one) for one in again.items[0].blocks] == [Decision, Decision, PreviousActions]
    made, _ = ruled(begin(NOTES, MAY), NOTES, said)
    assert made.items[0].heading == "Minutes of the last meeting"
    assert not any(isinstance(one, Text) for one in made.items[0].blocks)
