"""Acronyms are told from other words, and given in full at their first use."""

from __future__ import annotations

import pytest

from minutes_desktop.domain.acronyms import (
    acronym_at,
    expanded,
    known_in,
    meanings,
    unknown_in,
    uses_of,
)
from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import Quoted, Text
from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.domain.richtext import Paragraph, Run, plain, rich
from minutes_desktop.domain.template import Labels, Template
from tests.factories import an_item, some_minutes

LIST = (
    Phrase("acronym", "MOU", "memorandum of understanding"),
    Phrase("acronym", "ASB", "anti-social behaviour"),
    Phrase("word", "PEEL"),
    Phrase("autotext", "cx", "Chief Executive of the OPCC"),
)
TEMPLATE = Template(id="t", name="T", series="S", labels=Labels(attendance="PRESENT", nil="N/A"))
ROOM = (
    Attendee(name="Ann Brown", capacity="Chief Constable (CC)"),
    Attendee(name="Dr Cleo Dunn", initials="CMD"),
)
KNOWN = known_in(some_minutes(attendance=ROOM, title="PAM, May"), TEMPLATE, LIST)


@pytest.mark.parametrize(
    "words, unknown",
    [
        ("The HMIC report", ["HMIC"]),
        ("All PCSOs and R&D of 3G", ["PCSOs", "R&D"]),
        ("MP3s, A1, Q4 and 2nd", ["MP3s"]),
        ("the MOU and MOUs on ASB", []),
        ("PEEL, OPCC, PAM and PRESENT", []),
        ("AB, CC, CMD and CD", ["CD"]),  # her initials are CMD
        ("parts II, IV and XII", []),
        ("ALL AGREED AS ABOVE", []),
        ("ALL, agreed", []),
        ("Ms McDONALD and McD", []),
        ("the CCTV’s e\u0301 😀 XYZ", ["CCTV", "XYZ"]),
        ("", []),
        ("The vans were CANCELLED and HANDED back", ["HANDED"]),
    ],
)
def test_what_nobody_explains_is_unknown(words: str, unknown: list[str]) -> None:
    found = [words[start : start + length] for start, length in unknown_in(words, KNOWN)]
    assert found == unknown


@pytest.mark.parametrize(
    "words, place, found",
    [
        ("the MOU was", 7, (4, "MOU")),
        ("the MOU was", 5, (4, "MOU")),
        ("the MOU was", 9, (0, "")),
        ("MOU", 0, (0, "MOU")),
        ("", 0, (0, "")),
    ],
)
def test_the_acronym_at_the_caret(words: str, place: int, found: tuple[int, str]) -> None:
    assert acronym_at(words, place) == found


def test_each_is_given_in_full_at_its_first_use_in_her_own_words() -> None:
    minutes = some_minutes(
        an_item(
            "MOU",
            Quoted(text=rich("the MOU")),
            Text(text=(Paragraph((Run("The "), Run("MOU", bold=True), Run(" and the MOU."))),)),
            Text(text=rich("ASB fell. ASB rose.")),
        )
    )
    now, count = expanded(minutes, meanings(LIST))
    quoted, first, second = now.items[0].blocks
    assert count == 2
    assert isinstance(quoted, Quoted)
    assert plain(quoted.text) == "the MOU"
    assert isinstance(first, Text)
    assert first.text == (
        Paragraph(
            (
                Run("The "),
                Run("memorandum of understanding (MOU)", bold=True),
                Run(" and the MOU."),
            )
        ),
    )
    assert isinstance(second, Text)
    assert plain(second.text) == "Anti-social behaviour (ASB) fell. ASB rose."
    assert expanded(now, meanings(LIST)) == (now, 0)


def test_an_acronym_explained_by_hand_is_left() -> None:
    minutes = some_minutes(an_item("x", Text(text=rich("Memorandum of Understanding (MOU)\nMOU"))))
    uses = uses_of(minutes, "MOU", "memorandum of understanding")
    assert [use.explained for use in uses] == [True, False]
    assert expanded(minutes, meanings(LIST)) == (minutes, 0)
