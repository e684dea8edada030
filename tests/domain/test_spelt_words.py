"""The words in a text whose spelling can be looked at."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_desktop.domain.spelt_words import KnownWords, name_words, spelt_words

# Letters, and everything that stands between and in words somewhere.
_TEXTS = st.text(
    st.one_of(
        st.sampled_from("abzAZéśßĳ'’ʼ-‐‑–.,;:?!@/\\_#&()[]“” \n\t\u2028\u00a0\u00ad\u200b\u200d"),
        st.sampled_from("0123456789Ждעبミ中😀\u0301\u0000ﬁ²"),
        st.characters(),
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    "text, words",
    [
        ("The board met.", ["The", "board", "met"]),
        ("(agreed), “noted”; and/or", ["agreed", "noted", "and", "or"]),
        (
            "It’s the officers’ and Kaur's turn",
            ["It's", "the", "officers", "and", "Kaur's", "turn"],
        ),
        ("multi‑agency co-operation", ["multi-agency", "co-operation"]),
        ("oper\u00adation zero\u200bwidth", ["operation", "zerowidth"]),
        ("ﬁnance café cafe\u0301", ["finance", "café", "café"]),
        ("a dash—like this--and this", ["dash", "like", "this", "and", "this"]),
        ("4a 2nd 10:45 £5k COVID-19 1,000", []),
        ("J.S. e.g. a.m. A B", []),
        ("PCC OPCC's PCCs MPs HMICFRS DfT iPhone", []),
        ("APOLOGIES THe", ["APOLOGIES", "THe"]),
        ("a.person@office.example www.gov.example/x https://x.example C:\\temp report.pdf", []),
        ("@js some_name #tag", []),
        ("?? teh??", ["teh"]),
        ("محضر Протокол 会議 minutesи", []),
        ("x" * 61, []),
        ("&amp; <b>bold</b>", ["amp", "bold"]),
    ],
)
def test_words_are_told_from_what_only_looks_like_them(text: str, words: list[str]) -> None:
    assert [word.spelling for word in spelt_words(text)] == words


@given(_TEXTS)
def test_words_stand_in_the_text_in_order_and_whole(text: str) -> None:
    end = 0
    for word in spelt_words(text):
        assert word.start >= end
        end = word.start + word.length
        assert end <= len(text)
        written = unicodedata.normalize("NFKC", text[word.start : end])
        letters = [char for char in word.spelling if char.isalpha()]
        assert letters == [char for char in written if char.isalpha()]
        around = text[word.start - 1 : word.start] + text[end : end + 1]
        assert not any(char.isalnum() for char in around)


@given(_TEXTS, _TEXTS)
def test_a_text_after_a_space_has_the_words_it_has_alone(one: str, other: str) -> None:
    shift = len(one) + 1
    moved = [word._replace(start=word.start + shift) for word in spelt_words(other)]
    assert list(spelt_words(f"{one} {other}")) == [*spelt_words(one), *moved]


@given(_TEXTS)
def test_a_spelling_looked_at_again_is_the_same_word(text: str) -> None:
    for word in spelt_words(text):
        assert [again.spelling for again in spelt_words(word.spelling)] == [word.spelling]


def test_known_words_are_known_at_the_start_of_a_sentence_but_names_not_in_small_letters() -> None:
    known = KnownWords(frozenset({"Kaur", "outturn", "O’Dowd"}))
    assert "Kaur" in known
    assert "Kaur's" in known
    assert "KAUR" in known
    assert "kaur" not in known
    assert "Outturn" in known
    assert "outTurn" not in known
    assert "O'Dowd" in known
    assert "out" not in known


def test_a_name_is_known_by_each_of_its_words() -> None:
    assert list(name_words("Cllr. Siân Okonkwo-Reed (Chair)")) == [
        "Cllr",
        "Siân",
        "Okonkwo-Reed",
        "Okonkwo",
        "Reed",
        "Chair",
    ]
