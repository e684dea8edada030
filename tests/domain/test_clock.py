"""The meeting's clock: read from the minutes, set step by step, wherever the computer's stands."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from minutes_desktop.domain.blocks import Event, Text
from minutes_desktop.domain.clock import (
    Clock,
    Step,
    clock_of,
    next_steps,
    read_time,
    set_clock,
)
from minutes_desktop.domain.kinds import words_of
from minutes_desktop.domain.minutes import Detail, Item, Minutes
from minutes_desktop.domain.richtext import plain, rich
from minutes_desktop.domain.room import Spot
from minutes_desktop.domain.template import (
    EventWords,
    Labels,
    Template,
    TemplateDetail,
    begin,
)

DAY = dt.date(2031, 5, 14)
TEMPLATE = Template(
    "board",
    "Board",
    "Board",
    details=(
        TemplateDetail("Date:", "{weekday} {d} {month} {yyyy} @ {time}", "date"),
        TemplateDetail("Time:", "{time} hrs to", "time"),
    ),
)


def at(hour: int, minute: int = 0, day: dt.date = DAY) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute))


def meeting(start: dt.time | None = None, **fields: object) -> Minutes:
    begun = begin(TEMPLATE, DAY, start)
    item = Item("item", "Custody", blocks=(Text("t", rich("Numbers rose.")),))
    return replace(begun, items=(item,), **fields)


def stepped(minutes: Minutes, *steps: tuple[Step, int, int]) -> Minutes:
    for step, hour, minute in steps:
        minutes = set_clock(minutes, TEMPLATE, step, dt.time(hour, minute), Spot("item", "t"))
    return minutes


def details(minutes: Minutes) -> list[str]:
    return [plain(detail.value) for detail in minutes.details]


def minutes_long(count: int) -> dt.timedelta:
    return dt.timedelta(minutes=count)


def test_a_start_fills_the_details_that_wait_for_it() -> None:
    begun = meeting()
    assert details(begun) == ["Wednesday 14 May 2031", "hrs to"]
    started = stepped(begun, ("start", 10, 4))
    assert details(started) == ["Wednesday 14 May 2031 @ 10:04", "10:04 hrs to"]
    assert started.start == dt.time(10, 4)
    assert started.items == begun.items


def test_a_start_leaves_printed_words_alone_that_name_another_time() -> None:
    started = stepped(meeting(dt.time(10)), ("start", 10, 4))
    assert details(started) == ["Wednesday 14 May 2031 @ 10:00", "10:00 hrs to"]
    assert started.start == dt.time(10, 4)


def test_a_detail_of_the_time_that_the_template_does_not_know_is_filled_when_empty() -> None:
    begun = replace(meeting(), details=(Detail(label="When:", role="time"),))
    assert details(stepped(begun, ("start", 9, 5))) == ["09:05"]


@pytest.mark.parametrize(
    "printed, closed",
    [
        ("10:00 hrs to", "10:00 hrs to 10:45 hrs"),
        ("10.00 – ", "10.00 – 10.45"),
        ("1000 until", "1000 until 1045"),
        ("10:00 to 12:00", "10:00 to 12:00"),
        ("10:00", "10:00"),
    ],
)
def test_a_finish_is_printed_where_the_words_wait_for_it(printed: str, closed: str) -> None:
    begun = meeting(details=(Detail(value=rich(printed), role="time"),))
    minutes = stepped(begun, ("close", 10, 45))
    assert details(minutes) == [closed]
    assert minutes.finish == dt.time(10, 45)


def test_a_year_before_a_dash_is_no_time_that_waits_for_another() -> None:
    begun = meeting(details=(Detail(value=rich("Summer 2031 –"), role="date"),))
    assert details(stepped(begun, ("close", 10, 45))) == ["Summer 2031 –"]


def test_adjournment_and_resumption_are_written_after_the_block_with_the_caret() -> None:
    minutes = stepped(meeting(dt.time(10)), ("adjournment", 11, 0), ("resumption", 11, 15))
    blocks = minutes.items[0].blocks
    events = [block for block in blocks if isinstance(block, Event)]
    assert [(event.happening, event.time) for event in events] == [
        ("resumption", dt.time(11, 15)),
        ("adjournment", dt.time(11)),
    ]
    assert plain(events[1].text) == "The meeting was adjourned at 11:00."


def test_a_close_is_written_where_the_template_has_words_for_it() -> None:
    own = EventWords(close="There being no further business, the meeting closed at {time}.")
    template = replace(TEMPLATE, labels=Labels(events=own))
    minutes = set_clock(meeting(), template, "close", dt.time(12), Spot("item", "t"))
    words = plain(words_of(minutes.items[0].blocks[-1]))
    assert words == "There being no further business, the meeting closed at 12:00."


def test_with_the_caret_in_no_item_an_adjournment_is_written_where_the_meeting_has_got_to() -> None:
    items = (Item("a", blocks=(Text("ta", rich("One.")),)), Item("b"))
    begun = replace(meeting(dt.time(10)), items=items, taken=("a",))
    minutes = set_clock(begun, TEMPLATE, "adjournment", dt.time(11), Spot())
    assert [type(block).__name__ for block in minutes.items[0].blocks] == ["Text", "Event"]


def test_the_natural_next_step_comes_first() -> None:
    def steps(minutes: Minutes, now: dt.datetime) -> tuple[str, ...]:
        return next_steps(clock_of(minutes, now))

    planned = meeting(dt.time(10))
    assert steps(meeting(), at(10))[0] == "start"
    assert steps(planned, at(9, 50))[0] == "start"
    assert steps(planned, at(10, 4)) == ("start", "close", "adjournment")
    assert steps(planned, at(10, 30))[0] == "close"
    assert steps(replace(planned, taken=("item",)), at(10, 4))[0] == "close"
    started = stepped(planned, ("start", 10, 4))
    assert steps(started, at(10, 5)) == ("close", "adjournment", "start")
    adjourned = stepped(started, ("adjournment", 11, 0))
    assert steps(adjourned, at(11, 5)) == ("resumption", "close")
    resumed = stepped(adjourned, ("resumption", 11, 15))
    assert steps(resumed, at(11, 20))[0] == "close"
    assert steps(stepped(resumed, ("close", 12, 0)), at(12, 1))[0] == "resumption"


def test_adjournments_are_taken_off_in_the_order_of_time() -> None:
    minutes = stepped(
        meeting(dt.time(10)),
        ("adjournment", 12, 0),
        ("resumption", 13, 0),
        ("adjournment", 11, 0),
        ("resumption", 11, 15),
    )
    assert clock_of(minutes, at(14)) == Clock("running", minutes_long(60 + 45 + 60))
    assert clock_of(minutes, at(12, 30)).ran == minutes_long(60 + 45)


def test_while_adjourned_the_clock_stands() -> None:
    minutes = stepped(meeting(dt.time(10)), ("adjournment", 11, 0))
    assert clock_of(minutes, at(11, 40)) == Clock("adjourned", minutes_long(60))


def test_a_meeting_goes_on_past_midnight() -> None:
    minutes = stepped(meeting(dt.time(21)), ("adjournment", 23, 50), ("resumption", 0, 10))
    tomorrow = DAY + dt.timedelta(days=1)
    assert clock_of(minutes, at(0, 30, tomorrow)) == Clock("running", minutes_long(190))
    closed = stepped(minutes, ("close", 0, 45))
    assert clock_of(closed, at(0, 50, tomorrow)) == Clock("closed")


def test_a_clock_set_back_before_the_start_shows_no_time_and_offers_the_start() -> None:
    started = stepped(meeting(), ("start", 10, 4))
    assert clock_of(started, at(9, 30)) == Clock("ready")


@pytest.mark.parametrize("now", [at(10, 30, DAY + dt.timedelta(days=1)), at(23)])
def test_a_meeting_typed_up_afterwards_shows_no_time(now: dt.datetime) -> None:
    assert clock_of(meeting(dt.time(10)), now).ran is None


def test_a_finish_that_is_still_to_come_was_planned_and_does_not_stop_the_clock() -> None:
    planned = meeting(dt.time(10), finish=dt.time(12))
    assert clock_of(planned, at(11)) == Clock("running", minutes_long(60))
    assert clock_of(planned, at(12, 1)) == Clock("closed")


def test_going_on_after_the_close_takes_the_finish_back() -> None:
    closed = stepped(meeting(dt.time(10)), ("close", 11, 0))
    assert closed.finish == dt.time(11)
    assert stepped(closed, ("resumption", 11, 10)).finish is None


@pytest.mark.parametrize(
    "words, time",
    [
        ("1045", dt.time(10, 45)),
        ("945", dt.time(9, 45)),
        ("10:45", dt.time(10, 45)),
        ("10.45", dt.time(10, 45)),
        ("2pm", dt.time(14)),
        ("-5", dt.time(0, 1)),
        ("-10", dt.time(23, 56)),
        ("2545", None),
        ("1060", None),
        ("js", None),
        ("5", None),
    ],
)
def test_a_time_is_typed_in_short(words: str, time: dt.time | None) -> None:
    assert read_time(words, at(0, 6)) == time
