"""An abbreviation becomes its words, and nothing else does."""

from __future__ import annotations

import pytest

from minutes_desktop.domain.autotext import abbreviations, last_word, words_for
from minutes_desktop.domain.lexicon import Phrase

KNOWN = abbreviations(
    [
        Phrase("autotext", "hta", "holding to account meeting"),
        Phrase("autotext", "HTAB", "Holding to Account Board"),
        Phrase("autotext", "w", "with"),
        Phrase("autotext", "éq", "équipe"),
        Phrase("acronym", "mou", "memorandum of understanding"),
        Phrase("word", "Elmbury"),
    ]
)


@pytest.mark.parametrize(
    "typed, words",
    [
        ("hta", "holding to account meeting"),
        ("Hta", "Holding to account meeting"),
        ("HTA", ""),
        ("hTa", ""),
        ("HTAB", "Holding to Account Board"),
        ("htab", ""),
        ("w", "with"),
        ("W", ""),  # an initial
        ("Éq", "Équipe"),
        ("mou", ""),
        ("Elmbury", ""),
        ("", ""),
    ],
)
def test_a_capital_counts_at_the_beginning_only(typed: str, words: str) -> None:
    assert words_for(typed, KNOWN) == words


@pytest.mark.parametrize(
    "before, word",
    [
        ("the hta", "hta"),
        ("hta", "hta"),
        ("(hta", "hta"),
        ("said: “‘hta", "hta"),
        ("line\u2028hta", "hta"),
        ("😀 hta", "hta"),
        ("\u00a0hta", "hta"),
        ("pre-hta", "pre-hta"),
        ("CC/hta", "CC/hta"),
        ("don’t", "don’t"),
        ("e\u0301hta", "e\u0301hta"),
        ("😀hta", "😀hta"),
        ("hta ", ""),
        ("", ""),
    ],
)
def test_a_word_begins_behind_a_space_or_what_opens_words(before: str, word: str) -> None:
    assert last_word(before) == word
