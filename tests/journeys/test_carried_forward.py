"""A meeting begins with what the last one left; a series is looked after: all by keys."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App, build
from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import BroughtForward, Decision
from minutes_desktop.domain.minutes import walk_blocks
from minutes_desktop.domain.richtext import plain
from minutes_desktop.store import builtin, entries, meetings
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.store.templates import add_templates
from minutes_desktop.ui.browse.carry_page import CarryPage
from minutes_desktop.ui.browse.new_meeting_page import NewMeetingPage
from minutes_desktop.ui.remembered import Remembered
from minutes_desktop.ui.series.page import SeriesPage
from tests.domain.test_carrying import MARCH_MEETING, MAY
from tests.journeys.player import Player

FEBRUARY = replace(
    MARCH_MEETING,
    id="february",
    template="monthly-assurance",
    title="February",
    date=dt.date(2031, 2, 10),
    items=(),
    attendance=(
        Attendee(name="Ann Ode", capacity="Chief Constable (CC)"),
        Attendee(name="Bo Reed", capacity="Deputy Chief Constable (DCC)"),
    ),
)
MARCH = replace(
    MARCH_MEETING,
    template="monthly-assurance",
    title="March",
    start=dt.time(10),
    attendance=(Attendee(name="Bo Reed", capacity="Chief Constable (CC)"),),
)


@pytest.fixture
def app(store: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[App]:
    """The program on a store with two meetings of a series, on a day after them."""
    engine = open_store(store)
    add_templates(engine, builtin.builtin_templates())
    for one in (FEBRUARY, MARCH):
        meetings.save(engine, None, one)
    close_store(engine)
    april = dt.datetime(2031, 4, 20, 9)  # noqa: DTZ001 - local
    app = build(store, Remembered(tmp_path / "window.ini"), lambda: april)
    app.window.show()
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    with qtbot.waitSignal(app.library.ready):
        pass
    yield app
    app.window.close()


def _brought(app: App) -> list[str]:
    assert app.page is not None
    items = app.page.open_minutes.current.items
    return [one.original.id for one in walk_blocks(items) if isinstance(one, BroughtForward)]


def test_enter_enter_begins_with_all_that_earlier_meetings_left(
    qtbot: QtBot, app: App, player: Player, store: Path
) -> None:
    player.press("Ctrl+N")
    player.press("Return")
    player.press("Return")
    assert player.keys == 3
    assert app.page is not None
    begun = app.page.open_minutes.current
    assert (begun.date, begun.start) == (MAY, dt.time(10))
    assert [one.name for one in begun.attendance] == ["Bo Reed"]
    assert _brought(app) == ["a2", "a1", "a4"]
    assert [one.heading for one in begun.items[3].items][-2:] == ["Cyber crime", "Rural crime"]
    app.window.close()
    found = entries.entry(store, "a2")
    assert found is not None
    moved = next(one for one in found.history if one.act)
    assert moved.reason == "Was due at the cancelled meeting of 14 April 2031."
    assert found.due == MAY


def test_lines_are_left_out_and_brought_in_later(qtbot: QtBot, app: App, player: Player) -> None:
    player.press("Ctrl+N")
    page = app.window.page()
    assert isinstance(page, NewMeetingPage)
    qtbot.waitUntil(lambda: bool(page.list.lines))
    for key in ("Tab", "Tab", "Tab"):
        player.press(key)
    for key in ("Down", "Down", "Space", "Down", "Space", "Return"):
        player.press(key)
    assert _brought(app) == ["a4"]
    player.press("Ctrl+Shift+Y")
    carry = app.window.page()
    assert isinstance(carry, CarryPage)
    assert [one.key for one in carry.list.lines] == ["a2", "a1", "march", "a3"]
    for key in ("Down", "Space", "Down", "Down", "Space", "Return"):
        player.press(key)
    assert _brought(app) == ["a4", "a2", "a3"]
    player.press("Ctrl+Z")
    assert _brought(app) == ["a4"]


def test_the_last_minutes_are_agreed_and_signed_off_from_there(
    qtbot: QtBot, app: App, player: Player
) -> None:
    player.press("Ctrl+N")
    player.press("Return")
    player.press("Return")
    page = app.page
    assert page is not None
    action = next(one for one in page.actions() if one.objectName() == "last_agreed")
    action.trigger()
    items = page.open_minutes.current.items
    (decision,) = [one for one in walk_blocks(items) if isinstance(one, Decision)]
    assert plain(decision.text) == "The minutes of the meeting of 10 March 2031 were agreed."
    assert items[0].heading == "Minutes of the last meeting"
    message = next(one for one in app.window.messages.messages if "March" in one.sentence)
    button = next(one for one in message.findChildren(QPushButton) if "Sign off" in one.text())
    button.click()
    qtbot.waitUntil(lambda: app.page is None)
    assert "March" in app.window.windowTitle()
    while app.window.messages.messages:
        player.press("Escape")
    player.press("Escape")
    assert app.page is not None
    assert app.page.open_minutes.current.id == page.open_minutes.current.id


def _series_page(app: App) -> SeriesPage:
    page = app.window.page()
    assert isinstance(page, SeriesPage)
    return page


def _type_into(player: Player, *words: str) -> None:
    """Type words into a cell and those behind it."""
    for one in words:
        if one:
            player.type(one)
            player.press("Return")
            QApplication.processEvents()
        else:
            player.press("Right")


def test_posts_and_who_held_them_are_learnt_and_put_right_by_keys(
    qtbot: QtBot, app: App, player: Player, store: Path
) -> None:
    app.window.series.trigger()
    page = _series_page(app)
    page.learn()
    page.table.setFocus()
    page.table.setCurrentCell(0, 7)
    _type_into(player, "soon")
    told = "“soon” is no day. Type it like 30/06/2017 or June 2017."
    assert told in [one.text() for one in page.findChildren(QLabel)]
    page.table.setCurrentCell(0, 7)
    _type_into(player, "28 February 2031")
    assert told not in [one.text() for one in page.findChildren(QLabel)]
    assert page.series is not None
    chief, deputy = page.series.posts
    assert [(one.name, str(one.since), str(one.until)) for one in chief.holdings] == [
        ("Ann Ode", "2031-02-10", "2031-02-28"),
        ("Bo Reed", "2031-03-10", "None"),
    ]
    assert [one.name for one in deputy.holdings] == ["Bo Reed"]
    page.table.setCurrentCell(2, 0)
    player.press("Ctrl+Return")
    _type_into(player, "Cy Hall", "CH", "T/", "March 2031")
    assert page.series.posts[1].holdings[1].name == "Cy Hall"
    player.press("Ctrl+Shift+Return")
    _type_into(player, "Staff Officer", "", "", "Eve Lane")
    player.press("Escape")
    player.press("Ctrl+N")
    player.press("Return")
    player.press("Return")
    assert app.page is not None
    people = app.page.open_minutes.current.attendance
    assert [(one.name, one.capacity, one.initials) for one in people] == [
        ("Bo Reed", "Chief Constable (CC)", ""),
        ("Cy Hall", "Deputy Chief Constable (T/DCC)", "CH"),
        ("Eve Lane", "Staff Officer", ""),
    ]


def test_a_series_is_made_renamed_removed_and_brought_back(
    qtbot: QtBot, app: App, player: Player, store: Path
) -> None:
    app.window.series.trigger()
    page = _series_page(app)
    page.add()
    player.type("Scrutiny Panel")
    player.press("Return")
    assert page.series is not None
    assert page.series.name == "Scrutiny Panel"
    page.form.name.setFocus()
    page.form.name.selectAll()
    player.type("Monthly Assurance Meeting")
    player.press("Return")
    said = "Another series is, or was, called “Monthly Assurance Meeting”. Give it another name."
    assert said in [one.text() for one in page.findChildren(QLabel)]
    assert page.series.name == "Scrutiny Panel"
    page.remove()
    assert page.list.count() == 2
    page.list.setFocus()
    player.press("Ctrl+Z")
    assert page.list.count() == 3
    player.press("Ctrl+Z")
    assert page.series.name == "New series"
    player.press("Ctrl+Y")
    assert page.series.name == "Scrutiny Panel"
    app.window.close()
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("SELECT name FROM series").fetchall() == [("Scrutiny Panel",)]


def test_the_window_closes_while_the_list_is_gathered(app: App, player: Player) -> None:
    player.press("Ctrl+N")
    player.type("11/05/2031")
    app.window.close()
    assert not app.window.isVisible()


def test_leaving_the_page_in_between_keeps_nothing_waiting(
    qtbot: QtBot, app: App, player: Player
) -> None:
    for _ in range(3):
        player.press("Ctrl+N")
        player.press("Escape")
    player.press("Ctrl+N")
    page = app.window.page()
    assert isinstance(page, NewMeetingPage)
    qtbot.waitUntil(lambda: bool(page.list.lines))
