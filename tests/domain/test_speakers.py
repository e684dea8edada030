"""Who is speaking: named by initials, by post or by name, as the office does."""

from __future__ import annotations

import pytest

from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.people import initials_in
from minutes_desktop.domain.speakers import (
    in_a_sentence,
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
def test_initials_are_made_of_a_name_without_titles_ranks_and_honours(
    name: str, initials: str
) -> None:
    assert initials_in(name) == initials


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
