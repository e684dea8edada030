"""Who held which post on which day, and what past meetings tell of it."""

from __future__ import annotations

import datetime as dt

import pytest

from minutes_desktop.domain.series import (
    Holding,
    Post,
    Seen,
    Series,
    is_taken,
    learnt,
    posts_held,
    read_capacity,
    renamed,
    roster,
    series_of,
)

MARCH, MAY, JULY = dt.date(2031, 3, 4), dt.date(2031, 5, 6), dt.date(2031, 7, 8)
CHIEF = Post(
    "Chief Constable",
    "CC",
    holdings=(
        Holding("Ann Ode", until=dt.date(2031, 4, 1), initials="AO"),
        Holding("Bo Reed", dt.date(2031, 5, 1)),
    ),
)
DEPUTY = Post("Deputy Chief Constable", "DCC", holdings=(Holding("Bo Reed", until=MARCH),))
ASSISTANT = Post(
    "Assistant Chief Constable", "ACC", "Guests:", (Holding("Cy Hall", MAY, None, "T/"),)
)
STAFF = Post("Staff Officer")
BOARD = Series("board", "Board", posts=(CHIEF, DEPUTY, ASSISTANT, STAFF))


def _lines(day: dt.date | None) -> list[tuple[str, str]]:
    return [(one.name, one.capacity) for one in roster(BOARD, day)]


def test_the_same_person_is_expected_in_the_post_held_on_the_day() -> None:
    assert _lines(MARCH) == [
        ("Ann Ode", "Chief Constable (CC)"),
        ("Bo Reed", "Deputy Chief Constable (DCC)"),
        ("", "Assistant Chief Constable (ACC)"),
        ("", "Staff Officer"),
    ]
    assert _lines(JULY) == [
        ("Bo Reed", "Chief Constable (CC)"),
        ("Cy Hall", "Assistant Chief Constable (T/ACC)"),
        ("", "Staff Officer"),
    ]
    assert posts_held(BOARD, "bo reed", MARCH) == ("Deputy Chief Constable (DCC)",)
    assert posts_held(BOARD, "Bo Reed", JULY) == ("Chief Constable (CC)",)


def test_a_gap_leaves_a_line_without_a_name() -> None:
    assert _lines(dt.date(2031, 4, 15))[0] == ("", "Chief Constable (CC)")


def test_where_two_held_a_post_at_once_both_are_suggested() -> None:
    both = Post("Chair", holdings=(Holding("Ann Ode"), Holding("Di Field", MARCH, MAY, "A/")))
    names = [(one.name, one.capacity) for one in roster(Series(posts=(both,)), MARCH)]
    assert names == [("Ann Ode", "Chair"), ("Di Field", "A/Chair")]


def test_initials_and_group_are_those_of_holder_and_post() -> None:
    first, *_, third = roster(BOARD, dt.date(2031, 3, 1), "Attendance:")[:3]
    assert (first.initials, first.group) == ("AO", "Attendance:")
    assert third.group == "Guests:"


def test_for_a_meeting_without_a_date_those_are_expected_who_hold_the_posts_still() -> None:
    assert _lines(None)[0] == ("Bo Reed", "Chief Constable (CC)")


@pytest.mark.parametrize(
    "capacity, title, abbreviation, prefix",
    [
        ("Chief Constable (CC)", "Chief Constable", "CC", ""),
        ("Assistant Chief Constable (T/ACC)", "Assistant Chief Constable", "ACC", "T/"),
        ("T/DCC", "DCC", "", "T/"),
        ("PCC", "PCC", "", ""),
        ("Policy Lead (Policing) (PL)", "Policy Lead (Policing) (PL)", "", ""),
        ("Vetting and I/T lead", "Vetting and I/T lead", "", ""),
    ],
)
def test_a_printed_capacity_is_read_and_printed_again(
    capacity: str, title: str, abbreviation: str, prefix: str
) -> None:
    assert read_capacity(capacity) == (Post(title, abbreviation), prefix)
    assert Post(title, abbreviation).capacity(prefix) == capacity


def test_posts_and_holders_are_learnt_from_past_meetings() -> None:
    days = [dt.date(2030, month, 1) for month in (1, 3, 5, 7)]
    chiefs = ["Ann Ode", "Di Field", "Ann Ode", "Ann Ode"]
    seen = [Seen(day, name, "Chief Constable (CC)") for day, name in zip(days, chiefs, strict=True)]
    seen += [Seen(days[0], "Bo Reed", "T/DCC"), Seen(days[1], "Bo Reed", "DCC")]
    chief, deputy = learnt(Series(), seen).posts
    assert (chief.title, chief.abbreviation, deputy.title) == ("Chief Constable", "CC", "DCC")
    assert chief.holdings == (
        Holding("Ann Ode", days[0], days[0]),
        Holding("Di Field", days[1], days[1]),
        Holding("Ann Ode", days[2]),
    )
    assert deputy.holdings == (
        Holding("Bo Reed", days[0], days[0], "T/"),
        Holding("Bo Reed", days[1], days[1]),
    )


def test_what_was_entered_by_hand_stays_when_more_is_learnt() -> None:
    seen = [Seen(JULY, "Bo Reed", "Chief Constable (CC)"), Seen(JULY, "Eve Lane", "Staff Officer")]
    taught = learnt(BOARD, seen)
    assert taught.posts[:3] == BOARD.posts[:3]
    assert taught.posts[3].holdings == (Holding("Eve Lane", JULY),)


def test_minutes_of_a_former_name_belong_to_the_renamed_series() -> None:
    panel = renamed(BOARD, "Panel")
    assert panel.names == ("Panel", "Board")
    assert renamed(panel, "Board").names == ("Board", "Panel")
    assert series_of("Board", [panel]) == panel
    assert series_of("Elsewhere", [panel]) is None
    assert is_taken("board ", Series("other"), [panel])
    assert not is_taken("Board", panel, [panel])
