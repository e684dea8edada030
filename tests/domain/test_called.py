"""What people are called: initials typed, in brackets, or made of the name; posts; speakers."""

from __future__ import annotations

import pytest

from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.called import (
    in_a_sentence,
    initials_made_of,
    initials_of,
    post_of,
    speaker,
    unnamed_speaker,
)
from minutes_desktop.domain.template import Labels


@pytest.mark.parametrize(
    "name, initials",
    [
        ("Jane Smith", "JS"),
        ("Mrs Jane Smith", "JS"),
        ("Dr. Ann Smith-Jones", "ASJ"),
        ("Ann van der Berg", "AvdB"),
        ("Siobhán O'Neill", "SO"),
        ("Jane Smith, QPM", "JS"),
        ("ACC Jane Smith", "JS"),
        ("T/DCC Jane Smith", "JS"),
        ("JR Smith", "JS"),
        ("Smith", "S"),
        ("Özlem Ünal", "ÖÜ"),
        ("", ""),
    ],
)
def test_initials_are_made_of_a_name(name: str, initials: str) -> None:
    assert initials_made_of(name) == initials


def test_initials_typed_come_before_those_in_brackets_and_those_before_the_name() -> None:
    assert initials_of(Attendee(name="Jane Smith (JXS)", initials="JAS")) == "JAS"
    assert initials_of(Attendee(name="Jane Smith (JXS)")) == "JXS"
    assert initials_of(Attendee(name="Jane Smith", capacity="Chief Constable (CC)")) == "JS"


def test_a_post_is_what_stands_in_brackets_or_the_whole_capacity() -> None:
    assert post_of(Attendee(capacity="Chief Constable (CC)")) == "CC"
    assert post_of(Attendee(capacity="Staff Officer")) == "Staff Officer"


@pytest.mark.parametrize(
    "form, said",
    [
        ("", "JS:"),
        ("{post}:", "CC:"),
        ("{name} –", "Jane Smith –"),
        ("[{post}/{initials}]", "[CC/JS]"),
    ],
)
def test_a_speaker_is_named_as_the_office_does(form: str, said: str) -> None:
    jane = Attendee(name="Jane Smith (JS)", capacity="Chief Constable (CC)")
    assert speaker(jane, Labels(speaker=form)) == said


def test_a_speaker_without_a_post_goes_by_initials_and_a_post_without_a_name_by_the_post() -> None:
    assert speaker(Attendee(name="Jane Smith"), Labels(speaker="{post}:")) == "JS:"
    assert speaker(Attendee(capacity="Chief Constable (CC)"), Labels()) == "CC:"


def test_inside_a_sentence_the_sign_behind_a_speaker_goes() -> None:
    assert in_a_sentence("JS:") == "JS"
    assert in_a_sentence("Jane Smith –") == "Jane Smith"


def test_somebody_unknown_is_named_in_the_same_form() -> None:
    assert unnamed_speaker("??", Labels()) == "??:"
    assert unnamed_speaker("??", Labels(speaker="{post} –")) == "?? –"
