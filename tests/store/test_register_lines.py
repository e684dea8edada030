"""The register as it is listed: filtered, ordered and put together, a page at a time."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import Engine

from minutes_desktop.domain.actions import Action, Due, Owner, Status, StatusKind
from minutes_desktop.domain.blocks import Actions
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.register_lines import Grouping, Order, Wanted
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store import meetings
from minutes_desktop.store.register_lines import count_lines, list_lines, owners, series

MAY, JUNE, TODAY = dt.date(2031, 5, 14), dt.date(2031, 6, 11), dt.date(2031, 6, 20)


def action(key: str, due: str, *names: str, status: StatusKind = "open") -> Action:
    dues = (Due(f"by {due}", "date", due),) if due else ()
    named = tuple(Owner(name) for name in names)
    return Action(key, rich(f"Do {key} 100%"), named, dues=dues, status=Status(status))


@pytest.fixture(autouse=True)
def two_meetings(engine: Engine) -> None:
    """A board with three actions, and a panel with two."""
    board = (
        action("links", "2031-06-03", "NT", "DH"),
        action("report", "2031-07-01", "nt"),
        action("plan", "", status="standing"),
    )
    panel = (
        action("done", "2031-05-20", "NT", status="discharged"),
        action("told", "2031-06-10", "CC", status="completed"),
    )
    for date, name, entries in ((MAY, "Board", board), (JUNE, "Panel", panel)):
        item = Item(blocks=(Actions(entries=entries),))
        meetings.save(engine, None, Minutes(id=name, series=name, date=date, items=(item,)))


def listed(store: Path, wanted: Wanted) -> list[str]:
    lines = list_lines(store, wanted, 100)
    assert count_lines(store, wanted, 100) == len(lines)
    return [line.action_id for line in lines]


def test_open_actions_come_in_the_order_of_their_due_days(store: Path) -> None:
    assert listed(store, Wanted()) == ["links", "told", "report", "plan"]
    (line, *_) = list_lines(store, Wanted(), 1)
    assert (line.due, line.raised, line.owners) == (dt.date(2031, 6, 3), MAY, "NT/DH")
    assert (line.is_overdue(TODAY), line.age(TODAY)) == (True, 37)


@pytest.mark.parametrize(
    "wanted, found",
    [
        (Wanted(owner="NT"), ["links", "report"]),
        (Wanted(owner="nt", showing="all"), ["done", "links", "report"]),
        (Wanted(series="Panel"), ["told"]),
        (Wanted(showing="overdue", today=TODAY), ["links"]),
        (Wanted(showing="standing"), ["plan"]),
        (Wanted(showing="discharged"), ["done"]),
        (Wanted(words="REP 2031"), ["report"]),
        (Wanted(words="dh links"), ["links"]),
        (Wanted(words="100%"), ["links", "told", "report", "plan"]),
        (Wanted(words="_"), []),
        (Wanted(words="LINKS", showing="all"), ["links"]),
        (Wanted(owner="nobody"), []),
    ],
)
def test_only_the_actions_wanted_are_listed(store: Path, wanted: Wanted, found: list[str]) -> None:
    assert listed(store, wanted) == found


@pytest.mark.parametrize(
    "order, first",
    [
        ("words", "links"),
        ("reference", "links"),
        ("owners", "plan"),
        ("status", "told"),
        ("raised", "links"),
        ("series", "links"),
        ("postponed", "links"),
        ("latest", "links"),
    ],
)
def test_every_column_gives_an_order_and_its_reverse(store: Path, order: Order, first: str) -> None:
    forwards = listed(store, Wanted(order=order))
    assert forwards[0] == first
    assert sorted(listed(store, Wanted(order=order, descending=True))) == sorted(forwards)


@pytest.mark.parametrize(
    "grouping, found",
    [
        (
            "owner",
            [("", "plan"), ("cc", "told"), ("dh", "links"), ("nt", "links"), ("nt", "report")],
        ),
        ("series", [("Board", "links"), ("Board", "report"), ("Board", "plan"), ("Panel", "told")]),
        (
            "meeting",
            [
                ("2031-06-11 Panel", "told"),
                ("2031-05-14 Board", "links"),
                ("2031-05-14 Board", "report"),
                ("2031-05-14 Board", "plan"),
            ],
        ),
        (
            "month",
            [("2031-06", "links"), ("2031-06", "told"), ("2031-07", "report"), ("~", "plan")],
        ),
    ],
)
def test_lines_are_put_together(
    store: Path, grouping: Grouping, found: list[tuple[str, str]]
) -> None:
    wanted = Wanted(grouping=grouping)
    lines = list_lines(store, wanted, 100)
    assert [(line.group, line.action_id) for line in lines] == found
    assert count_lines(store, wanted, 100) == len(found)


def test_pages_follow_each_other_without_a_gap(store: Path) -> None:
    pages = [list_lines(store, Wanted(), 1, at) for at in range(5)]
    assert [line.action_id for page in pages for line in page] == listed(store, Wanted())


def test_who_owns_what_and_which_series_there_are_is_known(store: Path) -> None:
    assert owners(store) == ("cc", "dh", "nt")
    assert series(store) == ("Board", "Panel")
    assert list_lines(store.with_name("none"), Wanted(), 1) == ()
