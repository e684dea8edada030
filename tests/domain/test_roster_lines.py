"""The posts of a series as a table: what is typed into its cells."""

from __future__ import annotations

import datetime as dt

import pytest

from minutes_desktop.domain.roster_lines import (
    COLUMNS,
    RosterLine,
    cell,
    lines_of,
    moved,
    put_cell,
    read_day,
    with_holder,
    with_post,
    without,
)
from minutes_desktop.domain.series import Holding, Post, Series

ANN = Holding("Ann Ode", None, dt.date(2031, 3, 31), "A/", "AO")
BOARD = Series(
    "board",
    "Board",
    posts=(
        Post("Chair", "C", holdings=(ANN, Holding("Bo"))),
        Post("Clerk"),
    ),
)
FIRST, SECOND, CLERK = lines_of(BOARD)


def test_each_holder_has_a_line_and_so_has_a_post_that_nobody_holds() -> None:
    assert (RosterLine(0, 0), RosterLine(0, 1), RosterLine(1, -1)) == (FIRST, SECOND, CLERK)
    words = [cell(BOARD, FIRST, column) for column in COLUMNS]
    assert words == ["Chair", "C", "", "Ann Ode", "AO", "A/", "", "31 March 2031"]
    assert [cell(BOARD, CLERK, column) for column in COLUMNS] == ["Clerk", *[""] * 7]


def test_a_word_about_the_post_holds_in_all_its_lines() -> None:
    after = put_cell(BOARD, SECOND, "title", " Chairman ")
    assert [cell(after, line, "title") for line in lines_of(after)] == ["Chairman"] * 2 + ["Clerk"]


def test_a_holder_is_written_into_the_line_of_an_empty_post() -> None:
    after = put_cell(BOARD, CLERK, "name", "Cy Hall")
    assert after.posts[1].holdings == (Holding("Cy Hall"),)
    assert put_cell(after, RosterLine(1, 0), "since", "May 2031").posts[1].holdings == (
        Holding("Cy Hall", dt.date(2031, 5, 1)),
    )


@pytest.mark.parametrize(
    "words, first, last",
    [
        ("", None, None),
        ("2031-02-03", dt.date(2031, 2, 3), dt.date(2031, 2, 3)),
        ("3/2/2031", dt.date(2031, 2, 3), dt.date(2031, 2, 3)),
        ("February 2031", dt.date(2031, 2, 1), dt.date(2031, 2, 28)),
    ],
)
def test_a_day_or_a_month_is_read(words: str, first: dt.date | None, last: dt.date | None) -> None:
    assert (read_day(words, last=False), read_day(words, last=True)) == (first, last)


@pytest.mark.parametrize("words", ["soon", "3 March", "31/06/2031"])
def test_what_is_no_day_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=words):
        put_cell(BOARD, FIRST, "until", words)


def test_lines_are_added_moved_and_taken_out() -> None:
    more, line = with_holder(put_cell(BOARD, SECOND, "until", "30 June 2031"), SECOND)
    assert (line, more.posts[0].holdings[2].since) == (RosterLine(0, 2), dt.date(2031, 7, 1))
    assert without(more, line) == put_cell(BOARD, SECOND, "until", "30 June 2031")
    added, line = with_post(BOARD, FIRST)
    assert [one.title for one in added.posts] == ["Chair", "", "Clerk"]
    assert without(added, line) == BOARD
    turned, line = moved(BOARD, CLERK, -1)
    assert ([one.title for one in turned.posts], line) == (["Clerk", "Chair"], RosterLine(0, -1))
    assert moved(BOARD, CLERK, 1) == (BOARD, CLERK)
