"""Words are found whichever way they were typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from minutes_desktop.domain.alike import Wanted, occurrences
from tests.factories import words

letters = st.text("aeéE\u0301\u0323oxß’' \u00a0İ\u0130ﬁ가👮🏽", max_size=9)


@pytest.mark.parametrize(
    "text, wanted, found",
    [
        ("The force’s answer", "force's", ["force’s"]),
        ("The force's answer", "force’s", ["force's"]),
        ("“so” she said", '"so"', ["“so”"]),
        ("Paper\u00a04 and paper 4", "paper 4", ["Paper\u00a04", "paper 4"]),
        ("Ren\u00e9 and Rene\u0301", "ren\u00e9", ["Ren\u00e9", "Rene\u0301"]),
        ("Ren\u00e9 and Rene\u0301", "rene\u0301", ["Ren\u00e9", "Rene\u0301"]),
        ("Ren\u00e9 and Rene\u0301", "rene", []),
        ("e\u0323\u0301 and e\u0301\u0323", "\u1eb9\u0301", ["e\u0323\u0301", "e\u0301\u0323"]),
        ("STRASSE and Straße", "straße", ["STRASSE", "Straße"]),
        ("Straße", "s", ["S"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("a post\u2011holder", "post-holder", ["post\u2011holder"]),
        ("anything", "", []),
    ],
)
def test_words_are_found_however_they_are_typed(text: str, wanted: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in occurrences(text, Wanted(wanted))] == found


def test_case_matters_when_it_is_asked_for() -> None:
    text = "PC Lee of the pc desk, É and é"
    assert occurrences(text, Wanted("pc", match_case=True)) == [(14, 16)]
    assert len(occurrences(text, Wanted("é"))) == 2
    assert occurrences(text, Wanted("e\u0301", match_case=True)) == [(len(text) - 1, len(text))]


@pytest.mark.parametrize(
    "text, wanted, count",
    [
        ("the force enforces the force's force", "force", 3),
        ("CC, DCC and CC", "CC", 2),
        ("(CC) and (CC)s", "(CC)", 2),
        ("re\u0301sume\u0301s and re\u0301sume\u0301", "résumé", 1),
        ("a_b b", "b", 1),
    ],
)
def test_whole_words_are_no_parts_of_others(text: str, wanted: str, count: int) -> None:
    assert len(occurrences(text, Wanted(wanted, whole_words=True))) == count


@given(letters, letters)
@example("e\u0323\u0301x", "\u1eb9\u0301")
def test_the_same_is_found_with_accents_in_their_letters_and_apart(text: str, wanted: str) -> None:
    joined, apart = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    one = [joined[a:b] for a, b in occurrences(joined, Wanted(wanted))]
    other = [apart[a:b] for a, b in occurrences(apart, Wanted(wanted))]
    assert one == [unicodedata.normalize("NFC", found) for found in other]


@given(words, words, words)
def test_words_are_found_in_every_text_that_holds_them(
    before: str, wanted: str, after: str
) -> None:
    text = f"{before} {wanted} {after}"
    found = [text[a:b] for a, b in occurrences(text, Wanted(wanted, match_case=True))]
    bare = wanted.translate(dict.fromkeys(map(ord, " "), None))
    if bare and not unicodedata.combining(wanted[0]):
        assert any(len(one) for one in found)
