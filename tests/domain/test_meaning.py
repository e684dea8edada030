"""What is written is kept, and what it means is read beside it."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from minutes_desktop.domain import edits
from minutes_desktop.domain.action_meaning import owner_kind, read_status
from minutes_desktop.domain.actions import Action, Owner, OwnerKind, Status, StatusKind
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BroughtForward,
    Event,
    EventKind,
    PreviousActions,
    Text,
    Update,
)
from minutes_desktop.domain.meaning import (
    label_role,
    understood,
    understood_detail,
)
from minutes_desktop.domain.minutes import Detail, DetailRole, Item, Minutes
from minutes_desktop.domain.richtext import Paragraph, Run, rich
from minutes_desktop.domain.template import TemplateDetail

ODE = Attendee(id="a1", name="Ann Ode (AO)", capacity="Chair")
REED = Attendee(id="a2", name="Bo Reed", capacity="Chief Clerk (CK)", initials="BR")
ROOM = (ODE, REED)


@pytest.mark.parametrize(
    "name, kind",
    [
        ("ALL", "all"),
        ("AO", "person"),
        ("Ann Ode", "person"),
        ("BR", "person"),
        ("CK", "post"),
        ("Chair", "post"),
        ("Estates Group", "body"),
        ("the force", "body"),
        ("whoever is free", "words"),
    ],
)
def test_an_owner_is_understood_by_who_is_in_the_room(name: str, kind: OwnerKind) -> None:
    assert owner_kind(name, ROOM) == kind


@pytest.mark.parametrize(
    "words, kind, printed",
    [
        ("Ann will write. (Discharged).", "discharged", "(Discharged)."),
        ("It was sent - completed", "completed", "completed"),
        ("It was sent – Closed", "discharged", "Closed"),
        ("Kept (standing item)", "standing", "(standing item)"),
        ("The case was discharged last week.", "open", ""),
        ("Ann will write (to Bo).", "open", ""),
        ("", "open", ""),
    ],
)
def test_a_status_is_read_only_at_the_end_of_the_words(
    words: str, kind: StatusKind, printed: str
) -> None:
    status = read_status(rich(words))
    assert (status.kind, status.words) == (kind, printed)


def test_an_empty_line_at_the_end_does_not_hide_a_status() -> None:
    assert read_status((*rich("Sent (Discharged)"), Paragraph())).kind == "discharged"


def test_a_status_in_bold_is_read_too() -> None:
    text = (Paragraph((Run("Sent. ("), Run("Discharged", bold=True), Run(")"))),)
    assert read_status(text).kind == "discharged"


@pytest.mark.parametrize(
    "words, happening, time, who",
    [
        ("10:45 BR joined the meeting.", "arrival", dt.time(10, 45), "a2"),
        ("Ann Ode left at 11.05 am.", "departure", dt.time(11, 5), "a1"),
        ("The meeting adjourned at 12:00", "adjournment", dt.time(12), ""),
        ("It resumed at 12:30.", "resumption", dt.time(12, 30), ""),
        ("Tea was served.", "", None, ""),
    ],
)
def test_an_event_says_what_happened_when_and_to_whom(
    words: str, happening: EventKind, time: dt.time | None, who: str
) -> None:
    event = understood(Event(text=rich(words)), None, ROOM)
    assert isinstance(event, Event)
    assert (event.happening, event.time, event.attendee) == (happening, time, who)
    assert event.text == rich(words)


def held(block: Block) -> Minutes:
    """Minutes in this room with one block."""
    return Minutes(attendance=ROOM, items=(Item(blocks=(block,)),))


def after(before: Block, wanted: Block) -> Block:
    """The block in the minutes once it has been rewritten there."""
    return edits.put_block(held(before), wanted).items[0].blocks[0]


def entry(block: Block) -> Action:
    """The one action of a block."""
    if isinstance(block, BroughtForward):
        return block.original
    assert isinstance(block, Actions | PreviousActions)
    return block.entries[0]


@pytest.mark.parametrize("make", [Actions, PreviousActions])
def test_owners_are_understood_as_they_are_written(
    make: type[Actions | PreviousActions],
) -> None:
    written = make(id="b", entries=(Action(owners=(Owner("AO"), Owner("CK"))),))
    assert entry(after(make(id="b"), written)).owners == (
        Owner("AO", "person"),
        Owner("CK", "post"),
    )


def test_owners_of_a_matter_brought_forward_are_understood() -> None:
    before = BroughtForward(id="b")
    written = replace(before, original=replace(before.original, owners=(Owner("BR"),)))
    assert entry(after(before, written)).owners == (Owner("BR", "person"),)


def test_a_status_typed_at_the_end_of_an_action_is_taken_over() -> None:
    action = Action(text=rich("Ann to write"))
    before = Actions(id="b", entries=(action,))
    said = replace(before, entries=(replace(action, text=rich("Ann to write (Discharged)")),))
    assert entry(after(before, said)).status == Status("discharged", "(Discharged)", "text")


def test_a_status_chosen_by_hand_stays_while_other_words_are_typed() -> None:
    action = Action(text=rich("Sent (Discharged)"), status=Status("standing"))
    before = Actions(id="b", entries=(action,))
    said = replace(before, entries=(replace(action, text=rich("It was sent (Discharged)")),))
    assert entry(after(before, said)).status == Status("standing")


def test_a_status_in_column_three_stays_whatever_the_text_says() -> None:
    status = Status("standing", "Standing item", "column")
    action = Action(text=rich("Sent"), status=status)
    before = PreviousActions(id="b", entries=(action,))
    said = replace(before, entries=(replace(action, text=rich("Sent - completed")),))
    assert entry(after(before, said)).status == status


def test_an_update_takes_the_status_at_its_end() -> None:
    said = Update(id="b", text=rich("It was done. (Discharged)"))
    now = after(Update(id="b"), said)
    assert isinstance(now, Update)
    assert now.status == Status("discharged", "(Discharged)", "text")


def test_plain_words_mean_nothing_more() -> None:
    text = Text(id="b", text=rich("Bo Reed left at 11:00 (Discharged)"))
    assert understood(text, None, ROOM) is text


def test_a_representative_is_linked_to_whoever_is_present() -> None:
    minutes = Minutes(attendance=ROOM)
    apologies = (
        Apology(name="Cy Dow", representative="Chief Clerk Bo Reed"),
        Apology(name="Di Eel", representative="Nil"),
    )
    linked = edits.set_apologies(minutes, apologies)
    assert [one.stand_in for one in linked.apologies] == ["a2", ""]


def test_a_representative_who_turns_out_to_be_away_is_linked_no_longer() -> None:
    minutes = Minutes(
        attendance=ROOM, apologies=(Apology(representative="Bo Reed", stand_in="a2"),)
    )
    assert edits.set_attendance(minutes, (ODE,)).apologies[0].stand_in == ""


JULY = dt.date(2020, 7, 21)


def _detailed(known: Minutes, *rows: tuple[DetailRole, str]) -> Minutes:
    """The minutes after these rows have been written in place of none."""
    details = tuple(Detail(role=role, value=rich(words)) for role, words in rows)
    return edits.set_details(known, details)


@pytest.mark.parametrize(
    "rows, when",
    [
        (
            [("date", "Tuesday 21st July 2020"), ("time", "10:00 hrs to 10:45 hrs")],
            (JULY, dt.time(10), dt.time(10, 45)),
        ),
        ([("date", "21/07/2020 @ 10:30")], (JULY, dt.time(10, 30), None)),
        ([("venue", "Town Hall @10.30")], (None, dt.time(10, 30), None)),
        ([("time", "9:00"), ("date", "at 8:00")], (None, dt.time(9), None)),
        ([("time", "9:00"), ("time", "11:00")], (None, dt.time(9), dt.time(11))),
        ([("date", "21 July")], (None, None, None)),
        ([("chair", "Ann Ode 10:00")], (None, None, None)),
    ],
)
def test_date_start_and_finish_are_read_from_the_details(
    rows: list[tuple[DetailRole, str]],
    when: tuple[dt.date | None, dt.time | None, dt.time | None],
) -> None:
    minutes = _detailed(Minutes(), *rows)
    assert (minutes.date, minutes.start, minutes.finish) == when


def test_words_that_name_no_time_leave_what_was_known() -> None:
    known = _detailed(Minutes(), ("date", "21 July 2020"), ("time", "10:00 to 10:45"))
    vague = _detailed(known, ("date", "a Tuesday"), ("time", "in the morning"))
    assert (vague.date, vague.start, vague.finish) == (JULY, dt.time(10), dt.time(10, 45))


def test_a_day_without_its_year_is_one_of_the_year_known() -> None:
    known = Minutes(date=JULY)
    assert _detailed(known, ("date", "Tuesday 28 August @ 10:30")).date == dt.date(2020, 8, 28)


def test_what_was_typed_elsewhere_stays_while_the_words_name_the_same() -> None:
    minutes = _detailed(Minutes(), ("date", "21 July 2020"))
    corrected = replace(minutes, date=dt.date(2020, 7, 22))
    details = (*corrected.details, Detail(label="Ref:"))
    assert edits.set_details(corrected, details).date == dt.date(2020, 7, 22)


@pytest.mark.parametrize(
    "label, role",
    [
        ("Date:", "date"),
        ("Time", "time"),
        ("Venue", "venue"),
        ("LOCATION:", "venue"),
        ("Co-chair:", "chair"),
        ("Chairman", "chair"),
        ("Minute Taker:", "minutes"),
        ("Minutes:", "minutes"),
        ("Clerk:", "minutes"),
        ("Update:", ""),
        ("Ref:", ""),
        ("", ""),
    ],
)
def test_a_label_says_what_its_line_is(label: str, role: DetailRole) -> None:
    assert label_role(label) == role


def test_the_templates_own_labels_come_first() -> None:
    known = (TemplateDetail("Presiding:", role="chair"), TemplateDetail("Date of paper:"))
    assert label_role("presiding", known) == "chair"
    assert label_role("Date of paper", known) == ""


@pytest.mark.parametrize(
    "before, now, role",
    [
        (Detail(), Detail(label="Chair:"), "chair"),
        (Detail(label="Date:", role="date"), Detail(label="Ref:", role="date"), ""),
        (Detail(label="Ref:", role="venue"), Detail(label="Refs:", role="venue"), "venue"),
        (Detail(label="Chair:", role="chair"), Detail(value=rich("A"), role="chair"), "chair"),
        (Detail(), Detail(value=rich("Bo Reed")), "chair"),
        (Detail(value=rich("B"), role="chair"), Detail(role="chair"), ""),
        (
            Detail(value=rich("B"), role="chair"),
            Detail(label="Ref", value=rich("B"), role="chair"),
            "",
        ),
    ],
)
def test_a_line_gets_the_role_of_its_label_or_goes_on_with_that_above(
    before: Detail, now: Detail, role: DetailRole
) -> None:
    assert understood_detail(now, before, "chair", ()).role == role
