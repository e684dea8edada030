"""The posts of a series as a table: a line for each holder, in words, and back by what is typed."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.date_words import find_day, find_month, long_date
from minutes_desktop.domain.series import Holding, Post, Series

Column = Literal["title", "abbreviation", "group", "name", "initials", "prefix", "since", "until"]
COLUMNS: tuple[Column, ...] = (
    "title",
    "abbreviation",
    "group",
    "name",
    "initials",
    "prefix",
    "since",
    "until",
)
_OF_POST = ("title", "abbreviation", "group")
_DAYS = ("since", "until")


class RosterLine(Struct, frozen=True):
    """One line: the place of the post among the posts, and of the holder, -1 for nobody yet."""

    post: int
    holding: int = -1


def lines_of(series: Series) -> tuple[RosterLine, ...]:
    """A line for each holder of each post, and one for a post that has none."""
    return tuple(
        RosterLine(at, one)
        for at, post in enumerate(series.posts)
        for one in (range(len(post.holdings)) if post.holdings else (-1,))
    )


def cell(series: Series, line: RosterLine, column: Column) -> str:
    """What stands in a column of a line."""
    post = series.posts[line.post]
    if column in _OF_POST:
        return str(getattr(post, column))
    value = getattr(_holding(post, line), column)
    return long_date(value) if isinstance(value, dt.date) else str(value or "")


def put_cell(series: Series, line: RosterLine, column: Column, words: str) -> Series:
    """The series with other words in a column of a line.

    Those of the post hold in all its lines. Raises ``ValueError`` for a day that is none.
    """
    words = " ".join(words.split())
    post = series.posts[line.post]
    if column in _OF_POST:
        return _with_post(series, line.post, replace(post, **{column: words}))
    value = read_day(words, last=column == "until") if column in _DAYS else words
    holding = replace(_holding(post, line), **{column: value})
    holdings = list(post.holdings)
    holdings[max(line.holding, 0) : line.holding + 1] = [holding]
    return _with_post(series, line.post, replace(post, holdings=tuple(holdings)))


def read_day(words: str, *, last: bool) -> dt.date | None:
    """The local day that words name, or the first or ``last`` one of the month; none for no words.

    Raises ``ValueError`` if they name neither.
    """
    if not words:
        return None
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        day = find_day(words)
    if day and day.date:
        return day.date
    month = find_month(words)
    if not month or day:
        raise ValueError(words)
    first = dt.date.fromisoformat(f"{month}-01")
    return first.replace(day=monthrange(first.year, first.month)[1]) if last else first


def with_post(series: Series, after: RosterLine | None) -> tuple[Series, RosterLine]:
    """The series with a new post behind that of a line, or at the end, and the line of it."""
    at = after.post + 1 if after else len(series.posts)
    posts = (*series.posts[:at], Post(), *series.posts[at:])
    return replace(series, posts=posts), RosterLine(at)


def with_holder(series: Series, line: RosterLine) -> tuple[Series, RosterLine]:
    """The series with another holder of the post of a line, and the line of them.

    They begin on the day after the last one ended, where that is known.
    """
    post = series.posts[line.post]
    last = post.holdings[-1].until if post.holdings else None
    fresh = Holding(since=last + dt.timedelta(1) if last else None)
    put = replace(post, holdings=(*post.holdings, fresh))
    return _with_post(series, line.post, put), RosterLine(line.post, len(post.holdings))


def without(series: Series, line: RosterLine) -> Series:
    """The series without the holder of a line; without the post where there is none in it."""
    post = series.posts[line.post]
    if line.holding < 0:
        posts = (*series.posts[: line.post], *series.posts[line.post + 1 :])
        return replace(series, posts=posts)
    holdings = (*post.holdings[: line.holding], *post.holdings[line.holding + 1 :])
    return _with_post(series, line.post, replace(post, holdings=holdings))


def moved(series: Series, line: RosterLine, step: int) -> tuple[Series, RosterLine]:
    """The series with the post of a line a place up (-1) or down (1), and where the line is now."""
    to = line.post + step
    if not 0 <= to < len(series.posts):
        return series, line
    posts = list(series.posts)
    posts[line.post], posts[to] = posts[to], posts[line.post]
    return replace(series, posts=tuple(posts)), RosterLine(to, line.holding)


def _holding(post: Post, line: RosterLine) -> Holding:
    return post.holdings[line.holding] if line.holding >= 0 else Holding()


def _with_post(series: Series, at: int, post: Post) -> Series:
    return replace(series, posts=(*series.posts[:at], post, *series.posts[at + 1 :]))
