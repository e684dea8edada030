"""When people came and went and how they are numbered."""

from __future__ import annotations

import datetime as dt

import pytest

from minutes_desktop.domain.attendance import Attendee, Moment
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.numbering import Number
from minutes_desktop.domain.presence import (
    attendee_numbers,
    item_names,
    moment_words,
    part_phrase,
    read_moment,
)
from minutes_desktop.domain.template import Labels

NUMBERS = {
    "one": Number("1", "column"),
    "topic": Number("2.", "body"),
    "two": Number("2", "column"),
    "two-a": Number("2a.", "column"),
    "dotted": Number("4.15", "column"),
    "dated": Number("02.21/07/2031", "column"),
    "loose": Number("", "column"),
}
QUARTER = dt.time(10, 45)


@pytest.mark.parametrize(
    "words, moment",
    [
        ("10:45 item 2a", Moment(QUARTER, "two-a")),
        ("10.45, 2A", Moment(QUARTER, "two-a")),
        ("at 1045 during item 2", Moment(QUARTER, "two")),
        ("10:45", Moment(QUARTER)),
        ("10:45 hrs", Moment(QUARTER)),
        ("2 pm", Moment(dt.time(14))),
        ("2.30 pm item 1", Moment(dt.time(14, 30), "one")),
        ("item 2a", Moment(None, "two-a")),
        ("4.15", Moment(None, "dotted")),
        ("4:15", Moment(dt.time(4, 15))),
        ("10:45 item 02.21/07/2031", Moment(QUARTER, "dated")),
        ("02.21/07/2031", Moment(None, "dated")),
        ("", Moment()),
        ("  ", Moment()),
        ("10:45 item 9", None),
        ("after lunch", None),
        ("25:99", None),
    ],
)
def test_a_moment_is_read_from_a_time_and_the_number_of_an_item(
    words: str, moment: Moment | None
) -> None:
    assert read_moment(words, NUMBERS) == moment


@pytest.mark.parametrize(
    "moment, words",
    [
        (Moment(QUARTER, "two-a"), "10:45 item 2a"),
        (Moment(QUARTER), "10:45"),
        (Moment(None, "dated"), "item 02.21/07/2031"),
        (Moment(QUARTER, "gone"), "10:45"),
        (Moment(), ""),
    ],
)
def test_a_moment_is_shown_as_it_is_typed(moment: Moment, words: str) -> None:
    assert moment_words(moment, NUMBERS) == words


def test_attendees_are_numbered_by_their_place_and_go_on_from_a_typed_number() -> None:
    typed = (None, None, "5", None, "", None, "Chair", None)
    people = [Attendee(id=str(n), name="A", number=number) for n, number in enumerate(typed)]
    people.insert(1, Attendee(id="post", capacity="Clerk"))
    assert list(attendee_numbers(people).values()) == ["1", "2", "5", "6", "", "7", "Chair", "8"]


NAMES = {"one": "1", "two": "2", "two-a": "2a", "loose": "Closing words"}


@pytest.mark.parametrize(
    "attendee, phrase",
    [
        (Attendee(arrived=Moment(QUARTER, "two-a")), "(arrived 10:45, item 2a)"),
        (Attendee(arrived=Moment(QUARTER)), "(arrived 10:45)"),
        (Attendee(arrived=Moment(QUARTER, "loose")), "(arrived 10:45, item Closing words)"),
        (Attendee(left=Moment(None, "one")), "(left, item 1)"),
        (
            Attendee(arrived=Moment(QUARTER), left=Moment(dt.time(12), "two")),
            "(arrived 10:45); (left 12:00, item 2)",
        ),
        (Attendee(arrived=Moment(QUARTER), part_words="for item 2 only"), "for item 2 only"),
        (Attendee(arrived=Moment(QUARTER), part_words=""), ""),
        (Attendee(arrived=Moment(None, "gone")), ""),
        (Attendee(), ""),
    ],
)
def test_part_attendance_is_put_into_the_templates_words(attendee: Attendee, phrase: str) -> None:
    labels = Labels(arrived="(arrived {time}, item {item})", left="(left {time}, item {item})")
    assert part_phrase(attendee, labels, NAMES) == phrase


def test_words_around_a_field_that_is_not_known_are_left_out() -> None:
    labels = Labels(arrived="from {time} (item {item})", left="until {time}")
    there = Attendee(arrived=Moment(QUARTER), left=Moment(dt.time(12)))
    assert part_phrase(there, labels, NAMES) == "from 10:45; until 12:00"


def test_a_template_without_words_for_it_has_plain_ones() -> None:
    there = Attendee(arrived=Moment(QUARTER, "two"), left=Moment(dt.time(12)))
    assert part_phrase(there, Labels(), NAMES) == "arrived at 10:45, item 2; left at 12:00"


def test_an_item_is_called_by_its_number_or_else_by_its_heading() -> None:
    items = (Item(id="a", heading="Opening"), Item(id="b", heading="Closing words"))
    numbers = {"a": Number("1.", "column"), "b": Number("", "column")}
    assert item_names(Minutes(items=items), numbers) == {"a": "1", "b": "Closing words"}


@pytest.mark.parametrize(
    "pattern, phrase",
    [
        ("left at {time}, item {item}", "left, item 2a"),
        ("left during {item} at {time}", "left during 2a"),
        ("at {time} left (item {item})", "left (item 2a)"),
        ("left ({time}, {item})", "left (2a)"),
        ("left ({time})", "left"),
    ],
)
def test_a_time_that_is_not_known_is_left_out_of_the_phrase(pattern: str, phrase: str) -> None:
    attendee = Attendee(left=Moment(None, "two-a"))
    assert part_phrase(attendee, Labels(left=pattern), NAMES) == phrase
