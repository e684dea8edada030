"""What is completed is one thing only, begun and not finished."""

from __future__ import annotations

import pytest

from minutes_desktop.domain.attendance import Apology, Attendee, Person
from minutes_desktop.domain.completion import Completion
from minutes_desktop.domain.lexicon import Phrase

KNOWN = Completion(
    (
        Attendee(name="Mr Tomas Ellery", capacity="Chief Constable (CC)"),
        Attendee(name="Ann Brown (AB)", capacity="Deputy Chief Executive, Vale Office"),
        Attendee(name="Ann Browning", capacity="Minute Taker"),
        Attendee(name="Cleo Cooper", capacity="", initials="CC"),
        Apology(name="Noor Adan", capacity="Treasurer"),
    ),
    (Person("Ellen Ellerby", "Chief Officer"), Person("Tove Lind", "Solicitor")),
    (
        Phrase("autotext", "hta", "holding to account meeting"),
        Phrase("acronym", "PSD", "the standards department"),
        Phrase("word", "Elmbury"),
    ),
)


@pytest.mark.parametrize(
    "before, rest",
    [
        ("the Tom", "as Ellery"),
        ("the To", ""),  # too little
        ("Elle", "ry"),  # those in the room come before the directory
        ("Ellerb", ""),  # a single letter is not worth a key
        ("Tov", "e Lind"),
        ("Chi", "ef Constable"),
        ("Chief", ""),  # a finished word
        ("Chief ", ""),
        ("Chief C", "onstable"),
        ("Chief O", "fficer"),
        ("Chief Constable", ""),
        ("Deputy Chief E", "xecutive"),
        ("Ann B", "rown"),
        ("Ann Browni", "ng"),
        ("Noo", "r Adan"),
        ("ada", ""),
        ("Ada", ""),  # names of four letters are soon typed
        ("tre", ""),
        ("hol", "ding to account meeting"),
        ("Hol", "ding to account meeting"),
        ("HOL", ""),
        ("a holding to acc", "ount meeting"),
        ("the s", "tandards department"),
        ("the", ""),
        ("Elmb", ""),
        ("pre-hol", ""),
        ("xhol", ""),
        ("e\u0301hol", ""),
        ("😀 hol", "ding to account meeting"),
        ("", ""),
    ],
)
def test_one_thing_that_is_begun_is_completed(before: str, rest: str) -> None:
    prompt = KNOWN.prompt(before)
    assert (prompt.rest if prompt else "") == rest


@pytest.mark.parametrize(
    "before, words",
    [
        ("AB", ""),  # two of them
        ("with TE", "Mr Tomas Ellery"),
        ("CC", ""),  # a person and a post
        ("NA", ""),  # not in the room
        ("xAB", ""),
        ("A", ""),
        ("", ""),
    ],
)
def test_initials_mean_the_one_person_in_the_room_who_has_them(before: str, words: str) -> None:
    prompt = KNOWN.in_full(before)
    assert (prompt.words if prompt else "") == words


def test_of_several_things_that_go_on_differently_none_is_prompted() -> None:
    known = Completion((Attendee(name="Ann Smith"), Attendee(name="Ann Smythe-Lind")), (), ())
    assert known.prompt("Ann Sm") is None
    prompt = known.prompt("Ann Smy")
    assert prompt is not None
    assert prompt.words == "Ann Smythe-Lind"


def test_what_stands_in_brackets_is_no_part_of_a_name() -> None:
    known = Completion((Attendee(name="Ann (AB)  Brown (she)"),), (), ())
    prompt = known.prompt("Ann Br")
    assert prompt is not None
    assert prompt.words == "Ann Brown"
