"""A name is corrected wherever it stands, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_desktop.domain.actions import Action, Owner
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import Actions, BroughtForward, Event, Note, Quoted, Text
from minutes_desktop.domain.minutes import Approval, ApprovalRow, Detail, Minutes
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.renaming import caret_after, name_at, names_like, places_of, renamed
from minutes_desktop.domain.richtext import Paragraph, Run, rich
from tests.factories import an_item, any_minutes, some_minutes

TEXT = Text(
    text=(
        Paragraph((Run("Mr "), Run("Smyth", bold=True), Run("’s plan; Smyth-Jones and Smythe."))),
        Paragraph((Run("SMYTH said smyth."),)),
    )
)
MINUTES = some_minutes(
    an_item(
        "Smyth reports",
        TEXT,
        Quoted(text=rich("As Smyth wrote"), source="Smyth"),
        Actions(entries=(Action(text=rich("Smyth to act"), owners=(Owner("Smyth"), Owner("AB"))),)),
        Event(text=rich("Jon Smyth left.")),
        Note(text=rich("x"), author="J Smyth"),
        BroughtForward(lead_in="From Smyth", original=Action(text=rich("Smyth to write"))),
    ),
    details=(Detail(label="Chair", value=rich("Jon Smyth")),),
    attendance=(Attendee(name="Jon Smyth"),),
    apologies=(Apology(name="Ann", representative="Jon Smyth"),),
    approval=Approval("Signed", (ApprovalRow(label="Name", value="Jon Smyth"),)),
)


def test_a_name_is_found_in_every_place_and_that_of_others_apart() -> None:
    places = places_of(MINUTES, "Smyth")
    assert len(places.own) == 13
    assert [hit.spot.field for hit in places.quoted] == ["text", "text"]


def test_it_is_corrected_with_its_marks_and_the_words_of_others_only_if_wanted() -> None:
    places = places_of(MINUTES, "Smyth")
    now = renamed(MINUTES, places, "Smith")
    text, quoted, actions, _, _, forward = now.items[0].blocks
    assert isinstance(text, Text)
    assert text.text == (
        Paragraph((Run("Mr "), Run("Smith", bold=True), Run("’s plan; Smyth-Jones and Smythe."))),
        Paragraph((Run("SMITH said smyth."),)),
    )
    assert isinstance(quoted, Quoted)
    assert (quoted.text, quoted.source) == (rich("As Smyth wrote"), "Smith")
    assert isinstance(actions, Actions)
    assert actions.entries[0].owner_printed == "Smith/AB"
    assert isinstance(forward, BroughtForward)
    assert forward.original.text == rich("Smyth to write")
    assert now.attendance[0].name == now.apologies[0].representative == "Jon Smith"
    assert now.approval.rows[0].value == "Jon Smith"
    everywhere = renamed(MINUTES, places, "Smith", quoted=True)
    assert places_of(everywhere, "Smyth").own == places_of(everywhere, "Smyth").quoted == ()


@pytest.mark.parametrize(
    "words, place, name",
    [
        ("Mr Smyth’s plan", 5, "Smyth"),
        ("Mr Smyth", 8, "Smyth"),
        ("Ann O’Dea-Lind said", 6, "O’Dea-Lind"),
        ("at 10:30 ", 9, ""),
        ("", 0, ""),
    ],
)
def test_the_name_at_the_caret_is_a_whole_word(words: str, place: int, name: str) -> None:
    assert name_at(words, place) == name


def test_what_is_most_alike_is_suggested_first() -> None:
    room = ("Jon Smith", "Ann Smithers", "Tove Lind")
    assert names_like("Smyth", room)[:2] == ("Smith", "Smithers")
    assert names_like("Jon Smyth", room)[0] == "Jon Smith"
    assert names_like("Tova", room)[0] == "Tove"
    assert names_like("Qqq", room) == ()


def test_a_caret_stays_by_its_letter() -> None:
    places = places_of(MINUTES, "Smyth")
    place = Place(TEXT.id, "text", position=len("Mr Smyth’s"))
    assert caret_after(place, places.own, "Smithson").position == len("Mr Smithson’s")
    inside = Place(TEXT.id, "text", position=len("Mr Sm"))
    assert caret_after(inside, places.own, "Smithson").position == len("Mr Smithson")


@settings(max_examples=12, deadline=None)
@given(any_minutes, st.data())
def test_any_word_is_corrected_everywhere_and_can_be_put_back(
    minutes: Minutes, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(["Ab", "Cd’e", "zz"]))
    at = some_minutes(an_item("Ab Cd’e zz", Text(text=rich("zz, Ab\nCd’e"))), *minutes.items)
    places = places_of(at, name)
    now = renamed(at, places, "Rightname", quoted=True)
    assert not places_of(now, name).own
    found = places_of(now, "Rightname")
    assert len(found.own) == len(places.own)
    assert len(found.quoted) == len(places.quoted)
    assert renamed(now, found, name, quoted=True) == at
