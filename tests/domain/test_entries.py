"""What is typed into the short fields of an entry, and what it means."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from minutes_desktop.domain.actions import Action, Due, Owner, Status
from minutes_desktop.domain.blocks import BroughtForward, Note, Origin, Sitting
from minutes_desktop.domain.entries import (
    owner_words,
    put_due,
    put_lead_in,
    put_note_day,
    put_owner,
    put_sitting_words,
    put_status,
    put_status_words,
    read_deferral,
)
from minutes_desktop.domain.minutes import Deferral

_ACTION = Action(id="c1", reference="7")


@pytest.mark.parametrize(
    "typed,names,printed",
    [
        ("CC", ["CC"], "CC"),
        ("AC/AB", ["AC", "AB"], "AC/AB"),
        ("AC and AB", ["AC", "AB"], "AC and AB"),
        ("AC/", ["AC"], "AC/"),
        ("(ACC for local policing)", ["ACC for local policing"], ""),
        ("(AC/AB)", ["AC", "AB"], ""),
        ("(ACC", ["(ACC"], "(ACC"),
        ("Chief Constable (CC)", ["Chief Constable (CC)"], "Chief Constable (CC)"),
        ("()", [], ""),
        ("", [], ""),
    ],
)
def test_owners_are_read_and_print_as_typed(typed: str, names: list[str], printed: str) -> None:
    action = put_owner(_ACTION, typed)
    assert [owner.name for owner in action.owners] == names
    assert action.owner_printed == printed
    assert (action.id, action.reference) == ("c1", "7")


@pytest.mark.parametrize("typed", ["CC", "AC/AB", "AC and AB", "(AC/AB)", "(ACC", ""])
def test_owners_show_as_they_were_typed(typed: str) -> None:
    assert owner_words(put_owner(_ACTION, typed)) == typed


def test_a_known_owner_keeps_its_kind() -> None:
    action = replace(_ACTION, owners=(Owner("CC", "post"),))
    assert put_owner(action, "CC/ALL").owners == (Owner("CC", "post"), Owner("ALL", "all"))


def test_printed_words_that_are_not_the_owners_are_shown_as_printed() -> None:
    action = replace(_ACTION, owners=(Owner("Chief Constable"),), owner_words="CC")
    assert owner_words(action) == "CC"


def test_a_due_phrase_is_kept_with_its_meaning() -> None:
    assert put_due(_ACTION, "by July 2017").dues == (Due("by July 2017", "month", "2017-07"),)


def test_a_status_printed_in_column_three_goes_with_the_status_it_told() -> None:
    column = replace(_ACTION, status=Status("discharged", "Discharged", "column"))
    assert put_status(column, "open").status == Status("open")
    text = replace(_ACTION, status=Status("discharged", "Discharged", "text"))
    assert put_status(text, "open").status == Status("open", "Discharged", "text")


def test_a_day_without_year_keeps_the_year_that_was_known() -> None:
    known = Sitting(id="s1", words="25 September", date=dt.date(2018, 9, 25), type="thematic")
    kept = put_sitting_words(known, "Tuesday 25 September at 10:00 am")
    assert (kept.date, kept.start, kept.type) == (dt.date(2018, 9, 25), dt.time(10), "thematic")
    assert put_sitting_words(known, "26 September").date is None
    assert put_sitting_words(known, "to be agreed").date is None


def test_a_tick_stays_while_the_words_say_nothing_of_it() -> None:
    ticked = Sitting(id="s1", words="30 August 2016", cancelled=True)
    assert put_sitting_words(ticked, "31 August 2016").cancelled
    assert put_sitting_words(Sitting(), "30 August - Cancelled").cancelled


def test_a_lead_in_without_a_month_keeps_the_origin() -> None:
    block = BroughtForward(origin=Origin("2017-04", "4a"))
    assert put_lead_in(block, "Action brought forward:").origin == Origin("2017-04", "4a")
    assert put_lead_in(block, "From May 2017:").origin == Origin("2017-05", "4a")


@pytest.mark.parametrize(
    "words, status",
    [
        ("Discharged", Status("discharged", "Discharged", "column")),
        ("(Discharged).", Status("discharged", "(Discharged).", "text")),
        ("Standing item", Status("standing", "Standing item", "column")),
        ("see minute 4", Status("open", "see minute 4", "column")),
        ("", Status("open")),
    ],
)
def test_printed_words_of_a_status_say_where_they_print_and_what_they_mean(
    words: str, status: Status
) -> None:
    assert put_status_words(_ACTION, words).status == status


def test_words_that_name_no_status_keep_the_one_chosen() -> None:
    action = replace(_ACTION, status=Status("withdrawn"))
    assert put_status_words(action, "no longer needed").status.kind == "withdrawn"


@pytest.mark.parametrize(
    "words, date", [("3 July 2031", dt.date(2031, 7, 3)), ("3 July", None), ("", None)]
)
def test_the_day_a_note_was_added_is_kept_as_typed(words: str, date: dt.date | None) -> None:
    note = put_note_day(Note(), words)
    assert (note.added, note.date) == (words, date)


@pytest.mark.parametrize(
    "words, meeting",
    [
        ("deferred from June 2031", "2031-06"),
        ("to the meeting of 5 July 2031", "2031-07-05"),
        ("next week", ""),
    ],
)
def test_a_deferral_keeps_its_words_and_the_meeting_they_name(words: str, meeting: str) -> None:
    assert read_deferral(words) == Deferral(words, meeting)


@pytest.mark.parametrize(
    "words, kind, venue",
    [
        ("Tuesday 9 May 2031 at 10:00 am, Room 4, thematic on training", "thematic on training",
         "Room 4"),
        ("Thematic on training\nMonday 9 May 2031 at 14:00, Room 4", "Thematic on training",
         "Room 4"),
        ("9 May 2031 - CANCELLED", "", ""),
        ("10:30 on 9 May 2031", "", ""),
    ],
)  # fmt: skip
def test_type_and_venue_of_the_next_meeting_are_read_wherever_they_stand(
    words: str, kind: str, venue: str
) -> None:
    sitting = put_sitting_words(Sitting(), words)
    assert (sitting.date, sitting.type, sitting.venue) == (dt.date(2031, 5, 9), kind, venue)


def test_a_type_goes_with_the_words_that_named_it() -> None:
    named = put_sitting_words(Sitting(), "9 May 2031, thematic")
    assert put_sitting_words(named, "9 May 2031").type == ""
