"""Which words of a text are wrong, by what is known and what a dictionary says."""

from __future__ import annotations

from minutes_desktop.domain.misspelt import Looked, misspelt
from minutes_desktop.domain.spelt_words import KnownWords, SpeltWord

_SAID = {"The": True, "boad": False, "multi-agancy": False, "agancy": False, "multi": True}


def look(text: str, *known: str) -> Looked:
    return misspelt(text, KnownWords(frozenset(known)), _SAID.get)


def test_words_are_wrong_unsure_or_not_mentioned() -> None:
    assert look("The boad met") == Looked([SpeltWord(4, 4, "boad")], [SpeltWord(9, 3, "met")])


def test_a_known_word_is_never_wrong() -> None:
    assert look("The boad met", "boad", "met") == Looked([], [])


def test_of_a_word_with_a_hyphen_only_the_wrong_part_is_wrong() -> None:
    assert look("a multi\u00ad‑agan\u00adcy") == Looked([SpeltWord(9, 7, "agancy")], [])
    assert look("a multi-agancy", "agancy") == Looked([], [])
