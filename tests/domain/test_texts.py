"""Every text of the minutes is met on one walk."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from msgspec import to_builtins

from minutes_desktop.domain.actions import Action, Due, Owner, Status
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import (
    Actions,
    BroughtForward,
    Event,
    NextMeeting,
    Quoted,
    Sitting,
    Text,
    Update,
)
from minutes_desktop.domain.fields import Spot, Words
from minutes_desktop.domain.minutes import Approval, ApprovalRow, Detail, Item, Minutes
from minutes_desktop.domain.richtext import RichText, plain, rich
from minutes_desktop.domain.texts import rewritten, texts_around, texts_in
from tests.factories import any_minutes, full_minutes, some_minutes

# Values beside the words, and what is chosen and not written.
_NO_TEXT = {
    "id", "series", "template", "template_version", "date", "start", "finish", "state", "version",
    "first_number", "taken", "role", "kind", "type", "when", "meeting", "place", "number_place",
    "time", "arrived", "left", "stand_in", "happening", "attendee", "venue", "shares", "marker",
    "level", "rise", "owners", "status", "sign_off",
}  # fmt: skip


def strings(value: object) -> Iterator[str]:
    """Every string that somebody has written in a plain value."""
    if isinstance(value, dict):
        for name, below in value.items():
            if name not in _NO_TEXT:
                yield from strings(below)
    elif isinstance(value, list | tuple):
        for below in value:
            yield from strings(below)
    elif isinstance(value, str) and value:
        yield value


def bare(text: str | RichText) -> str:
    """The characters of a text, its paragraphs one character apart."""
    return text if isinstance(text, str) else "\n".join(one.words for one in text)


def walked(minutes: Minutes) -> dict[Spot, str]:
    """What stands in each field, as plain words."""
    found: dict[Spot, str] = {}

    def note(spot: Spot, text: Words) -> Words:
        assert spot not in found
        found[spot] = bare(text)
        return text

    rewritten(minutes, note)
    return found


def shouted(spot: Spot, text: Words) -> Words:
    """The text in capitals, so that every text written in small letters changes."""
    if isinstance(text, str):
        return text.upper()
    return rich(plain(text).upper())


def test_every_text_of_full_minutes_is_met() -> None:
    minutes = full_minutes()
    everything = "\n".join(walked(minutes).values())
    missing = [words for words in strings(to_builtins(minutes)) if words not in everything]
    assert missing == []


def test_a_new_field_that_holds_words_is_told_of_here() -> None:
    # What is left in small letters was not rewritten: such a field has to join the walk.
    left = list(strings(to_builtins(rewritten(full_minutes(), shouted))))
    assert [words for words in left if words != words.upper()] == []


@given(any_minutes)
@settings(max_examples=20, deadline=None)
def test_a_walk_that_changes_nothing_gives_the_same_minutes(minutes: Minutes) -> None:
    def same(_spot: Spot, text: Words) -> Words:
        return text

    assert rewritten(minutes, same) is minutes


def test_texts_come_in_the_order_of_the_sheet() -> None:
    minutes = some_minutes(
        Item(id="i", heading="Crime", blocks=(Text(id="b", text=rich("said")),)),
        title="Board\nMay",
        marking="OFFICIAL",
        details=(Detail(id="d", label="Date:", value=rich("14 May")),),
        attendance=(
            Attendee(id="p", name="Ann Ode", group="Present:"),
            Attendee(id="q", name="Bo Reed", group="Present:"),
        ),
        apologies=(Apology(id="r", name="Cy Low"),),
        approval=Approval("Approval", (ApprovalRow(id="s", label="Name:"),)),
    )
    assert [f"{spot.part} {spot.field}: {words}" for spot, words in walked(minutes).items()] == [
        "marking marking: OFFICIAL",
        "title 1: Board",
        "title 2: May",
        "details d.label: Date:",
        "details d.value: 14 May",
        "attendance p.group: Present:",
        "attendance p.name: Ann Ode",
        "attendance q.name: Bo Reed",
        "apologies r.name: Cy Low",
        "i heading: Crime",
        "b text: said",
        "approval heading: Approval",
        "approval s.label: Name:",
    ]


def test_the_label_of_a_group_is_rewritten_for_all_of_it() -> None:
    people = tuple(Attendee(name=name, group="present:") for name in ("a", "b"))
    after = rewritten(some_minutes(attendance=people), shouted)
    assert [one.group for one in after.attendance] == ["PRESENT:", "PRESENT:"]


def test_words_of_others_are_guarded() -> None:
    quoted = Quoted(id="q", text=rich("theirs"), label="Answer:", source="Paper 4")
    past = BroughtForward(id="b", lead_in="From May:", original=Action(text=rich("then")))
    minutes = some_minutes(Item(id="i", blocks=(quoted, past)), title="")
    guarded = {f"{spot.part} {spot.field}": spot.guarded for spot in walked(minutes)}
    assert guarded == {
        "q label": False,
        "q text": True,
        "q source": False,
        "b lead_in": False,
        "b text": True,
    }


def test_what_rewritten_words_mean_is_read_anew() -> None:
    def later(_spot: Spot, text: Words) -> Words:
        if isinstance(text, str):
            return text.replace("June", "July").replace("Ode", "Oade").replace("AB", "CD")
        words = plain(text).replace("June", "July").replace("Ode", "Oade")
        return rich(words.replace("open", "discharged").replace("10", "11"))

    action = Action(
        text=rich("Report (open)"),
        owners=(Owner("AB"),),
        dues=(Due("3 June 2031", "date", "2031-06-03"),),
    )
    minutes = some_minutes(
        Item(
            blocks=(
                Actions(entries=(action,)),
                NextMeeting(sittings=(Sitting(words="9 June 2031"),)),
                Event(text=rich("Ann Ode left at 10:15.")),
                Update(text=rich("All done (open)")),
            )
        ),
        details=(Detail(label="Date:", value=rich("14 June 2031"), role="date"),),
        attendance=(Attendee(id="a", name="Ann Ode"),),
        apologies=(Apology(name="Bo", representative="Ann Ode"),),
    )
    after = rewritten(minutes, later)
    actions, meeting, event, update = after.items[0].blocks
    assert isinstance(actions, Actions)
    (changed,) = actions.entries
    assert [owner.name for owner in changed.owners] == ["CD"]
    assert changed.dues == (Due("3 July 2031", "date", "2031-07-03"),)
    assert changed.status == Status("discharged", "(discharged)", "text")
    assert isinstance(meeting, NextMeeting)
    assert str(meeting.sittings[0].date) == "2031-07-09"
    assert isinstance(event, Event)
    assert (event.attendee, str(event.time)) == ("a", "11:15:00")
    assert isinstance(update, Update)
    assert update.status.kind == "discharged"
    assert (str(after.date), after.apologies[0].stand_in) == ("2031-07-14", "a")


def test_a_part_tells_its_own_texts() -> None:
    block = Text(id="b", text=rich("said"))
    item = Item(id="i", heading="Crime", blocks=(block,))
    told: list[tuple[Spot, str | RichText]] = [(Spot("i", "heading"), "Crime")]
    assert texts_in(item) == told
    assert texts_in(block) == [(Spot("b", "text"), rich("said"))]
    assert texts_around(some_minutes(item, title="Board")) == [(Spot("title", "1"), "Board")]
