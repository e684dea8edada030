"""Items taken in another order than the printed one."""

from __future__ import annotations

import pytest

from minutes_desktop.domain.edits import move_item, remove_item
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.taken import (
    ordinal,
    out_of_order,
    places_taken,
    present_item,
    take,
)


def five() -> Minutes:
    return Minutes(
        "meeting",
        items=(Item("one"), Item("two", items=(Item("two-a"),)), Item("three"), Item("four")),
    )


def taken(*ids: str) -> Minutes:
    minutes = five()
    for item_id in ids:
        minutes = take(minutes, item_id)
    return minutes


def test_the_item_noted_last_is_the_present_one() -> None:
    assert present_item(five()) == ""
    assert present_item(taken("one", "three")) == "three"


def test_an_item_gone_back_to_is_present_and_keeps_its_place() -> None:
    minutes = taken("one", "three", "one")
    assert present_item(minutes) == "one"
    assert places_taken(minutes) == {"one": 1, "three": 2}


def test_taking_the_present_item_again_takes_the_note_back() -> None:
    assert taken("one", "three", "three") == taken("one")


def test_what_is_no_item_cannot_be_taken() -> None:
    assert take(five(), "nowhere") == five()


def test_items_passed_over_put_nothing_out_of_order() -> None:
    assert out_of_order(five()) == {}
    assert out_of_order(taken("one", "two-a", "four")) == {}


def test_every_item_that_another_was_taken_before_is_out_of_order() -> None:
    minutes = taken("one", "four", "two", "three")
    assert out_of_order(minutes) == {"four": 2, "two": 3, "three": 4}


def test_an_item_removed_is_no_longer_taken_but_one_moved_is() -> None:
    minutes = taken("one", "two-a", "four")
    assert remove_item(minutes, "two").taken == ("one", "four")
    moved = move_item(minutes, "four", -3)
    assert moved.taken == ("one", "two-a", "four")
    assert out_of_order(moved) == {"four": 3, "one": 1, "two-a": 2}


def test_an_id_that_is_no_item_any_more_is_passed_over() -> None:
    minutes = Minutes(items=(Item("one"),), taken=("gone", "one", "gone"))
    assert present_item(minutes) == "one"
    assert places_taken(minutes) == {"one": 1}
    assert take(minutes, "one").taken == ()


@pytest.mark.parametrize(
    "number, words",
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (22, "22nd")],
)
def test_places_are_written_as_in_english(number: int, words: str) -> None:
    assert ordinal(number) == words
