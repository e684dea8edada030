"""Entries of the lists are told what is wrong with them, and lists go out and come in as text."""

from __future__ import annotations

import pytest

from minutes_desktop.domain.lexicon import Phrase, PhraseKind
from minutes_desktop.domain.phrase_lists import cleaned, fault, list_text, read_list, warning
from minutes_desktop.files import resource


@pytest.mark.parametrize(
    "kind, short, words, said",
    [
        ("autotext", "hta", "holding to account", ""),
        ("autotext", "", "words", "There is nothing to look for: type the short form first."),
        ("autotext", "h a", "x", "“h a” has a space in it"),
        ("autotext", "hta.", "x", "“hta.” ends with “.”"),
        ("autotext", "x" * 41, "y", "“xxxxxxxxxxxxxxxxxxxx…” is longer than 40 letters"),
        ("autotext", "hta", "", "What “hta” stands for is missing."),
        ("autotext", "hta", "hta", "“hta” would stand for itself."),
        ("autotext", "hta", "x" * 1001, "What “hta” stands for is longer than 1,000 letters."),
        ("acronym", "MOU", "memorandum", ""),
        ("acronym", "R&D", "research and development", ""),
        ("acronym", "mou", "memorandum", "“mou” is no acronym"),
        ("word", "Elmbury Vale", "", ""),
        ("word", "", "", "There is nothing to look for"),
    ],
)
def test_what_cannot_stand_in_a_list_is_told(
    kind: PhraseKind, short: str, words: str, said: str
) -> None:
    sentence = fault(cleaned(kind, short, words, ""))
    assert sentence.startswith(said)
    assert bool(sentence) == bool(said)


def test_a_common_word_and_one_that_holds_twice_are_warned_of() -> None:
    here = Phrase("autotext", "hta", "holding", "Board")
    assert warning(Phrase("autotext", "it", "technology"), ()).startswith("“it” is a common word")
    assert warning(here, [Phrase("autotext", "hta", "other")]) == (
        "“hta” stands in the list for every series, too, for “other”."
    )
    assert warning(here, [here, Phrase("autotext", "hta", "other", "Panel")]) == ""
    assert warning(Phrase("autotext", "hta", "other"), [here]).endswith(
        "for “Board”, too, for “holding”."
    )


def test_a_list_from_a_spreadsheet_is_read_and_what_is_wrong_is_told_by_its_line() -> None:
    text = 'hta\tholding  to\xa0account\r\n\n"a ""b"""\tx\ncx\t"chief"\tmore\nzz\n'
    read = read_list(text, "autotext", "S")
    assert read.phrases == (
        Phrase("autotext", "hta", "holding to account", "S"),
        Phrase("autotext", "cx", "chief", "S"),
    )
    assert [one[:7] for one in read.faults] == ["Line 3:", "Line 5:"]


def test_a_list_written_is_read_again() -> None:
    for kind, words in (("autotext", "for it"), ("word", "")):
        phrases = (cleaned(kind, "ab", words, "S"), cleaned(kind, "cd", words, "S"))  # type: ignore[arg-type]
        assert read_list(list_text(phrases), kind, "S").phrases == phrases  # type: ignore[arg-type]


def test_the_list_that_comes_with_the_program_is_sound() -> None:
    read = read_list(resource("words/policing.tsv").read_text("utf-8"), "acronym", "")
    assert read.faults == ()
    assert len(read.phrases) > 20
