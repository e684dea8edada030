"""Home with many meetings: the newest first, the rest as it is wanted, and shelves beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.actions import Action, Due
from minutes_desktop.domain.blocks import Actions
from minutes_desktop.domain.minutes import Item
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store import meetings
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.store.reading import MeetingLine
from minutes_desktop.ui.browse.home_desk import HomeDesk
from minutes_desktop.ui.browse.home_page import HomePage
from minutes_desktop.ui.models.meetings_model import DATE, MEETING, MeetingsModel
from minutes_desktop.workspace.library import Library
from tests.factories import some_minutes
from tests.ui.conftest import Keyboard, Show

_Key = Qt.Key


def _line(number: int) -> MeetingLine:
    return MeetingLine(
        id=str(number),
        series="Board",
        title=f"Meeting {number}",
        date=dt.date(2031, 1, 1) - dt.timedelta(days=number),
        start=None,
        state="draft",
        version=1,
        words_saved_at=dt.datetime(2031, 1, 1, tzinfo=dt.UTC),
    )


_LINES = tuple(map(_line, range(10)))


@pytest.fixture
def model() -> MeetingsModel:
    """A model that knows two of ten meetings, and is told of more when it asks."""
    model = MeetingsModel()
    known = 2

    def add(most: int) -> None:
        nonlocal known
        last = len(_LINES) if most < 0 else min(known + 3, len(_LINES))
        model.add_lines(_LINES[known:last])
        known = last

    model.more_asked.connect(add)
    model.show_lines(_LINES[:2], len(_LINES))
    return model


def test_older_meetings_come_when_they_are_scrolled_to(
    model: MeetingsModel, qtmodeltester: ModelTester
) -> None:
    top = QModelIndex()
    assert (model.rowCount(), model.all_count()) == (2, 10)
    model.fetchMore(top)
    assert model.rowCount() == 5
    while model.canFetchMore(top):
        model.fetchMore(top)
    assert [model.line(row) for row in range(10)] == list(_LINES)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_what_looks_at_all_meetings_has_all_of_them(model: MeetingsModel) -> None:
    model.narrow("23 december")
    assert [model.line(row).id for row in range(model.rowCount())] == ["9"]
    assert not model.canFetchMore(QModelIndex())
    model.narrow("")
    model.sort(DATE, Qt.SortOrder.AscendingOrder)
    assert model.line(0).id == "9"
    model.keep(lambda line: int(line.id) % 2 == 1)
    assert [model.line(row).id for row in range(model.rowCount())] == list("97531")


@pytest.fixture
def library(qtbot: QtBot, tmp_path: Path) -> Iterator[Library]:
    """A library of eight meetings, one of them this week, one with an action that is late."""
    engine = open_store(tmp_path / "minutes.sqlite")
    today = dt.datetime.now().astimezone().date()
    action = Action(id="a", text=rich("Late."), dues=(Due("by then", "date", "2001-01-02"),))
    late = Item(heading="Late", blocks=(Actions(entries=(action,)),))
    for number in range(7):
        day, series = dt.date(2001 + number // 3, 1, 1 + number), f"Board {number % 2}"
        items = (late,) if number == 0 else ()
        signed = "signed" if number else "draft"
        minutes = some_minutes(
            *items, id=str(number), title=f"Old {number}", date=day, series=series, state=signed
        )
        meetings.save(engine, None, minutes)
    now = some_minutes(id="now", title="Now", date=today, series="Board 0", state="agreed")
    meetings.save(engine, None, now)
    close_store(engine)
    library = Library(tmp_path / "minutes.sqlite")
    yield library
    library.close()


@pytest.fixture
def home(qtbot: QtBot, on_screen: Show, library: Library) -> HomePage:
    """The page with all that is in the library, the focus on its shelves."""
    home = on_screen(HomePage())
    HomeDesk(home).show(library)
    qtbot.waitUntil(home.shelves.isVisible)
    home.shelves.setFocus()
    return home


def _shown(home: HomePage) -> list[str]:
    model = home.table.model()
    return [str(model.index(row, MEETING).data()) for row in range(model.rowCount())]


def test_a_shelf_is_chosen_by_keys_and_all_comes_back_with_escape(
    home: HomePage, keyboard: Keyboard
) -> None:
    assert len(_shown(home)) == 8
    keyboard.press(_Key.Key_Down)
    assert _shown(home) == ["Now"]
    keyboard.press(_Key.Key_Down)
    assert _shown(home) == ["Now", "Old 0"]
    keyboard.press(_Key.Key_Down, _Key.Key_Down)
    assert _shown(home) == ["Old 5", "Old 3", "Old 1"]
    keyboard.press(_Key.Key_Right, _Key.Key_Down)
    assert _shown(home) == ["Old 5", "Old 3"]
    keyboard.press(_Key.Key_Return)
    assert keyboard.focus is home.table
    asked: list[str] = []
    home.open_asked.connect(asked.append)
    keyboard.press(_Key.Key_Return)
    assert asked == ["5"]
    keyboard.press(_Key.Key_Escape)
    assert len(_shown(home)) == 8


def test_letters_typed_on_the_shelves_narrow_the_shelf_that_is_chosen(
    home: HomePage, keyboard: Keyboard
) -> None:
    keyboard.press(_Key.Key_Down, _Key.Key_Down)
    for letter in "old":
        keyboard.type(letter)
    assert _shown(home) == ["Old 0"]
    keyboard.press(_Key.Key_Escape)
    assert len(_shown(home)) == 8


def test_actions_that_are_late_are_a_button_away(home: HomePage, qtbot: QtBot) -> None:
    assert home.overdue.text() == "1 action overdue"
    with qtbot.waitSignal(home.overdue_asked):
        home.overdue.click()


def test_a_few_meetings_have_no_shelves(
    home: HomePage, library: Library, keyboard: Keyboard
) -> None:
    keyboard.press(_Key.Key_Down)
    shelves = library.shelves(dt.date(2031, 1, 1))
    home.show_shelves(type(shelves)(count=3))
    assert home.shelves.isHidden()
    assert home.overdue.isHidden()
    assert len(_shown(home)) == 8
