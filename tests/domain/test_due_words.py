"""What a due phrase means is read at its meeting, and nothing is read that is not certain."""

from __future__ import annotations

import datetime as dt

import pytest

from minutes_desktop.domain.actions import Due
from minutes_desktop.domain.due_words import read_due, read_dues
from tests.domain.due_phrases import MEETING, PHRASES


@pytest.mark.parametrize("words, when", PHRASES)
def test_a_phrase_means_the_day_or_month_a_person_takes_it_to_mean(words: str, when: str) -> None:
    due = read_due(words, MEETING)
    assert (due.words, due.when) == (words, when)


def test_the_year_is_that_of_the_next_such_day_on_or_after_the_meeting() -> None:
    assert read_due("by 29 February", dt.date(2027, 3, 1)).when == "2028-02-29"
    assert read_due("by 29 February", dt.date(2028, 3, 1)).when == ""
    assert read_due("by 31 December", dt.date(2031, 12, 31)).when == "2031-12-31"


def test_without_a_meeting_day_only_a_year_that_is_said_counts() -> None:
    assert read_due("by 11 August 2031").when == "2031-08-11"
    assert read_due("by 11/8/31").when == "2031-08-11"
    assert read_due("by 11 August") == Due("by 11 August", "event")


def test_several_phrases_keep_the_characters_between_them() -> None:
    dues = read_dues("by Friday; at the July meeting", MEETING)
    assert [(due.words, due.kind, due.when) for due in dues] == [
        ("by Friday", "date", "2031-06-13"),
        (" at the July meeting", "meeting", "2031-07"),
    ]


@pytest.mark.parametrize(
    "words, near",
    [
        ("by May 0000", MEETING),
        ("by end of May 0000", MEETING),
        ("tomorrow", dt.date.max),
        ("by Tuesday", dt.date.max),
        ("in two months", dt.date.max),
        ("by 30th", dt.date.max),
        ("end February", dt.date.max),
    ],
)
def test_a_day_in_a_year_that_there_is_not_is_no_day(words: str, near: dt.date) -> None:
    assert read_due(words, near) == Due(words, "event")


def test_a_month_is_written_with_all_figures_of_its_year() -> None:
    assert read_due("May 0900", MEETING).when == "0900-05"
