"""The dictionary: British English as the offices write it."""

from __future__ import annotations

import pytest

pytest.importorskip("hunspell", reason="no spelling library on this platform")

from minutes_desktop.files import resource
from minutes_desktop.spelling.dictionary import Dictionary, more_words


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return Dictionary()


RIGHT = (
    "colour organisation organisations quorate inquorate programme programmes analyse licence"
    " practise judgement neighbourhood centre labour behaviour cancelled minuted co-ordinate"
    " it's Commissioner's WEDNESDAY Wednesday café naïve fiancée cybercrime Warwickshire's"
    " webinar HOTSPOTS Underspend safeguarding"
)
WRONG = (
    "organization color realize center wednesday APOLGIES accomodation seperate recieved minites"
)


@pytest.mark.parametrize("word", RIGHT.split())
def test_british_forms_are_right(dictionary: Dictionary, word: str) -> None:
    assert dictionary.is_right(word)


@pytest.mark.parametrize("word", WRONG.split())
def test_american_forms_and_slips_are_wrong(dictionary: Dictionary, word: str) -> None:
    assert not dictionary.is_right(word)


def test_the_british_form_is_suggested_for_the_american_one(dictionary: Dictionary) -> None:
    assert dictionary.meant("organization")[0] == "organisation"


def test_our_own_list_is_in_order_and_holds_each_word_once() -> None:
    words = more_words(resource("spelling/more-words.txt"))
    assert words == sorted(set(words))
    assert all(word == word.strip() for word in words)
