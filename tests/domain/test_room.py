"""Who comes and goes: noted in the attendance and written in its place, as one edit."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.attendance import Apology, Attendee, Moment
from minutes_desktop.domain.blocks import Actions, Block, Event, Question, Text
from minutes_desktop.domain.edits import put_block
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.presence import part_phrase
from minutes_desktop.domain.richtext import plain, rich
from minutes_desktop.domain.room import (
    Spot,
    Way,
    at_the_door,
    is_there,
    newcomer,
    next_way,
    pass_door,
)
from minutes_desktop.domain.template import EventWords, Labels, NumberLevel, Template

TEMPLATE = Template("board", "Board", "Board", numbering=(NumberLevel("{n}"), NumberLevel("{a}")))
ANN = Attendee("ann", "Ann Ash (AA)", "Chair", "Present:")
BEN = Attendee("ben", "Ben Beech", "Head of Custody (HoC)", "Present:")
OBSERVER = Attendee("obs", "Olga Oak", "", "Observers:")
POST = Attendee("post", "", "Chief Constable (CC)", "Present:")


def board(*blocks: Block, **fields: object) -> Minutes:
    items = (Item("first", "Welcome"), Item("second", "Custody", blocks=blocks))
    given = {"attendance": (ANN, BEN, OBSERVER, POST), "items": items, "start": dt.time(10)}
    return Minutes(**{**given, **fields})  # type: ignore[arg-type]


def passing(
    minutes: Minutes,
    who: Attendee,
    way: Way,
    hour: int,
    minute: int,
    block: str = "",
    template: Template = TEMPLATE,
) -> Minutes:
    return pass_door(minutes, template, who, way, dt.time(hour, minute), Spot("second", block))


def person(minutes: Minutes, key: str) -> Attendee:
    return next(one for one in minutes.attendance if one.id == key)


def said(minutes: Minutes) -> list[str]:
    return [plain(getattr(block, "text", ())) for block in minutes.items[1].blocks]


def test_somebody_who_leaves_is_noted_with_time_and_item_and_it_is_written() -> None:
    minutes = passing(board(Text("t", rich("Numbers rose."))), BEN, "departure", 10, 45, block="t")
    assert person(minutes, "ben").left == Moment(dt.time(10, 45), "second")
    assert said(minutes) == ["Numbers rose.", "Ben Beech left the meeting at 10:45."]
    event = minutes.items[1].blocks[1]
    assert isinstance(event, Event)
    assert (event.happening, event.time, event.attendee) == ("departure", dt.time(10, 45), "ben")


def test_it_is_written_before_a_block_in_which_nothing_stands_yet() -> None:
    asked, empty = Question("q", rich("Why?")), Actions("a", entries=(Action(),))
    minutes = passing(board(asked, empty), ANN, "departure", 11, 2, block="a")
    assert said(minutes) == ["Why?", "Ann Ash left the meeting at 11:02.", ""]


def test_at_a_heading_it_is_written_first() -> None:
    minutes = passing(board(Text("t", rich("Numbers rose."))), ANN, "departure", 11, 2)
    assert said(minutes) == ["Ann Ash left the meeting at 11:02.", "Numbers rose."]


def test_with_the_caret_in_no_item_only_the_attendance_changes() -> None:
    before = board(Text("t", rich("Numbers rose.")))
    minutes = pass_door(before, TEMPLATE, BEN, "departure", dt.time(10, 45), Spot())
    assert person(minutes, "ben").left == Moment(dt.time(10, 45))
    assert minutes.items == before.items


def test_with_the_caret_in_no_item_it_is_the_item_being_taken_that_counts() -> None:
    before = board(Text("t", rich("Numbers rose.")), taken=("second",))
    minutes = pass_door(before, TEMPLATE, BEN, "departure", dt.time(10, 45), Spot())
    assert person(minutes, "ben").left == Moment(dt.time(10, 45), "second")
    assert said(minutes) == ["Numbers rose.", "Ben Beech left the meeting at 10:45."]


def test_the_words_are_those_of_the_template_and_none_are_written_where_it_wants_none() -> None:
    events = EventWords(departure="{time}: {name}, {capacity}, withdrew ({item}).", arrival="")
    template = replace(TEMPLATE, labels=Labels(events=events))
    minutes = passing(board(), BEN, "departure", 10, 45, template=template)
    assert said(minutes) == ["10:45: Ben Beech, Head of Custody (HoC), withdrew (2)."]
    back = passing(minutes, person(minutes, "ben"), "arrival", 10, 50, template=template)
    assert said(back) == said(minutes)
    assert is_there(person(back, "ben"))


def test_a_newcomer_joins_the_first_group() -> None:
    before = board()
    cy = newcomer(before, "Cy Cedar", "Counsel")
    minutes = passing(before, cy, "arrival", 10, 20)
    names = [one.name for one in minutes.attendance]
    assert names == ["Ann Ash (AA)", "Ben Beech", "Olga Oak", "", "Cy Cedar"]
    assert minutes.attendance[-1].group == "Present:"
    assert minutes.attendance[-1].arrived == Moment(dt.time(10, 20), "second")


def test_the_place_kept_for_a_post_is_taken_by_whoever_holds_it() -> None:
    before = board()
    chief = newcomer(before, "Dee Dogwood", "Chief Constable (CC)")
    minutes = passing(before, chief, "arrival", 10, 20)
    assert [one.name for one in minutes.attendance][-1] == "Dee Dogwood"
    assert len(minutes.attendance) == 4


def test_whoever_is_there_leaves_and_whoever_is_not_arrives() -> None:
    assert next_way(BEN) == "departure"
    assert next_way(POST) == "arrival"
    assert next_way(replace(BEN, arrived=Moment(dt.time(10, 5)))) == "departure"
    gone = replace(BEN, left=Moment(dt.time(10, 30)))
    assert next_way(gone) == "arrival"
    assert next_way(replace(gone, arrived=Moment(dt.time(10, 5)))) == "arrival"
    assert next_way(replace(gone, arrived=Moment(dt.time(10, 50)))) == "departure"


def test_past_midnight_somebody_who_came_back_is_there() -> None:
    out = replace(BEN, left=Moment(dt.time(23, 50)), arrived=Moment(dt.time(0, 10)))
    assert is_there(out)


def test_listed_come_before_the_absent() -> None:
    away = Apology(name="Eve Elm", capacity="Vice chair")
    door = at_the_door(board(apologies=(away, Apology(name="ben beech"))))
    assert [(one.attendee.name, one.way, one.listed) for one in door] == [
        ("Ann Ash (AA)", "departure", True),
        ("Ben Beech", "departure", True),
        ("Olga Oak", "departure", True),
        ("", "arrival", True),
        ("Eve Elm", "arrival", False),
    ]
    assert door[4].attendee.capacity == "Vice chair"


def phrase(attendee: Attendee) -> str:
    return part_phrase(attendee, TEMPLATE.labels, {"second": "2"})


def test_somebody_who_went_out_for_a_while_is_printed_in_the_order_it_happened() -> None:
    minutes = passing(board(), BEN, "departure", 10, 20)
    minutes = passing(minutes, person(minutes, "ben"), "arrival", 10, 50)
    assert phrase(person(minutes, "ben")) == "left at 10:20, item 2; arrived at 10:50, item 2"


def test_a_third_way_through_the_door_loses_none_of_those_before() -> None:
    minutes = passing(board(), BEN, "departure", 10, 20)
    minutes = passing(minutes, person(minutes, "ben"), "arrival", 10, 50)
    minutes = passing(minutes, person(minutes, "ben"), "departure", 11, 30)
    ben = person(minutes, "ben")
    assert phrase(ben) == ("left at 10:20, item 2; arrived at 10:50, item 2; left at 11:30, item 2")
    assert (ben.arrived.time, ben.left.time) == (dt.time(10, 50), dt.time(11, 30))
    assert next_way(ben) == "arrival"


def test_words_typed_for_part_attendance_are_added_to_and_none_wanted_stays_none() -> None:
    typed = replace(BEN, part_words="from 10:15")
    minutes = passing(board(attendance=(typed,)), typed, "departure", 11, 0)
    assert phrase(person(minutes, "ben")) == "from 10:15; left at 11:00, item 2"
    silent = replace(BEN, part_words="")
    minutes = passing(board(attendance=(silent,)), silent, "departure", 11, 0)
    assert phrase(person(minutes, "ben")) == ""


def test_words_typed_over_an_event_keep_what_they_never_spoke_of() -> None:
    events = EventWords(departure="{name} slipped out.")
    template = replace(TEMPLATE, labels=Labels(events=events))
    minutes = passing(board(), BEN, "departure", 10, 45, template=template)
    (event,) = minutes.items[1].blocks
    assert isinstance(event, Event)
    again = put_block(minutes, replace(event, text=rich("Ben Beech slipped out quietly.")))
    (read,) = again.items[1].blocks
    assert read == replace(event, text=rich("Ben Beech slipped out quietly."))
    timed = put_block(again, replace(read, text=rich("Ben Beech left at 10:50.")))
    (read,) = timed.items[1].blocks
    assert isinstance(read, Event)
    assert (read.happening, read.time) == ("departure", dt.time(10, 50))


def test_the_others_stay_as_they_are_when_somebody_comes_or_goes() -> None:
    minutes = passing(board(), BEN, "departure", 10, 45)
    assert [one for one in minutes.attendance if one.id != "ben"] == [ANN, OBSERVER, POST]


def test_in_an_item_being_taken_in_which_nothing_stands_it_is_written_first() -> None:
    minutes = board(taken=("second",))
    minutes = pass_door(minutes, TEMPLATE, BEN, "departure", dt.time(10, 45), Spot())
    assert said(minutes) == ["Ben Beech left the meeting at 10:45."]
