"""Home: the list of meetings, found and opened by keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.template import Template
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.store.reading import MeetingLine
from minutes_desktop.ui.browse.home_page import HomePage
from minutes_desktop.ui.models.meetings_model import DATE, MEETING, SAVED, SERIES, MeetingsModel
from minutes_desktop.workspace.library import Library, Shelves
from tests.ui.conftest import Keyboard, Show

_Key = Qt.Key
_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def _line(name: str, date: dt.date | None, series: str = "Monthly", hour: int = 10) -> MeetingLine:
    return MeetingLine(
        id=name,
        series=series,
        title=name and f"{name} – Notes",
        date=date,
        start=dt.time(hour) if date else None,
        state="draft",
        version=1,
        words_saved_at=dt.datetime(2020, 1, hour, 9, 5, tzinfo=dt.UTC),
    )


# As the library gives them: the newest first, and first of all those without a date.
_LINES = (
    _line("Undated", None, "Extra"),
    _line("July & Co", dt.date(2017, 7, 25), hour=14),
    _line("June", dt.date(2017, 6, 30)),
    _line("Äpril", dt.date(2017, 4, 3), "Performance", hour=9),
)


def _names(model: MeetingsModel) -> list[str]:
    return [model.line(row).id for row in range(model.rowCount())]


def _row(model: MeetingsModel, row: int) -> list[str]:
    return [model.index(row, column).data() for column in range(model.columnCount())]


# The model


def test_the_model_keeps_the_rules_of_qt_models(qtmodeltester: ModelTester) -> None:
    model = MeetingsModel()
    model.show_lines(_LINES)
    model.narrow("2017")
    model.sort(SERIES, _UP)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_row_says_when_what_and_how_far() -> None:
    model = MeetingsModel()
    model.show_lines(_LINES)
    june = _row(model, 2)
    assert june[:4] == ["30 June 2017, 10:00", "June – Notes", "Monthly", "Draft v1"]
    assert june[4].startswith("10 January 2020, ")
    assert _row(model, 0)[DATE] == "No date yet"


def test_what_was_saved_today_says_so() -> None:
    model = MeetingsModel()
    now = dt.datetime.now(dt.UTC)
    model.show_lines((MeetingLine("m", "", "", None, None, "agreed", 2, now),))
    assert _row(model, 0) == [
        "No date yet",
        "Untitled",
        "",
        "Agreed v2",
        f"Today, {now.astimezone():%H:%M}",
    ]


@pytest.mark.parametrize(
    "column, order, names",
    [
        (DATE, _DOWN, ["Undated", "July & Co", "June", "Äpril"]),
        (DATE, _UP, ["Äpril", "June", "July & Co", "Undated"]),
        (MEETING, _UP, ["July & Co", "June", "Undated", "Äpril"]),
        (SERIES, _UP, ["Undated", "July & Co", "June", "Äpril"]),
        (SAVED, _DOWN, ["July & Co", "Undated", "June", "Äpril"]),
    ],
)
def test_any_column_sorts(column: int, order: Qt.SortOrder, names: list[str]) -> None:
    model = MeetingsModel()
    model.show_lines(_LINES)
    model.sort(column, order)
    assert _names(model) == names


@pytest.mark.parametrize(
    "words, names",
    [
        ("june", ["June"]),
        ("2017 JU", ["July & Co", "June"]),
        ("äpr", ["Äpril"]),
        ("14:00 monthly", ["July & Co"]),
        ("nothing of the kind", []),
        ("   ", ["Undated", "July & Co", "June", "Äpril"]),
    ],
)
def test_each_word_typed_must_be_in_the_row(words: str, names: list[str]) -> None:
    model = MeetingsModel()
    model.show_lines(_LINES)
    model.narrow(words)
    assert _names(model) == names


# The page


@pytest.fixture
def template() -> Template:
    """The template the meetings of these tests begin by."""
    return builtin_templates()[0]


@pytest.fixture
def library(qtbot: QtBot, tmp_path: Path) -> Iterator[Library]:
    """A library without meetings, ready for writing."""
    library = Library(tmp_path / "minutes.sqlite")
    with qtbot.waitSignal(library.ready, timeout=10_000):
        library.start()
    yield library
    library.close()


@pytest.fixture
def meetings(qtbot: QtBot, library: Library, template: Template) -> list[str]:
    """Three meetings, the newest first; that of July was opened last."""
    ids: list[str] = []
    for month in (5, 6, 7):
        with qtbot.waitSignal(library.listed):
            begun = library.begin(template, dt.date(2017, month, 3), dt.time(10))
        ids.insert(0, begun.current.id)
    return ids


@pytest.fixture
def home(on_screen: Show, library: Library) -> HomePage:
    """The page on the screen, with the focus where it begins."""
    home = HomePage()

    def show_meetings() -> None:
        home.show_meetings(library.meetings(), library.last_opened())

    library.listed.connect(show_meetings)
    show_meetings()
    on_screen(home)
    home.panes()[0].setFocus()
    return home


def _opened(home: HomePage) -> list[str]:
    asked: list[str] = []
    home.open_asked.connect(asked.append)
    return asked


def _shown(home: HomePage) -> list[str]:
    model = home.table.model()
    return [str(model.index(row, MEETING).data()) for row in range(model.rowCount())]


def test_a_long_title_makes_no_window_wider_than_a_small_screen(
    qtbot: QtBot, meetings: list[str], home: HomePage
) -> None:
    assert home.minimumSizeHint().width() < 600
    home.resize(600, 400)
    button = home._carry_on
    assert button.text().startswith("Continue: M")
    assert button.text().endswith("…")
    assert button.accessibleName().endswith("Meeting Notes")
    assert button.sizeHint().width() <= button.width()
    home.show_shelves(Shelves(overdue=3))
    qtbot.waitUntil(lambda: button.x() > home.overdue.x() > 0)
    assert button.sizeHint().width() <= button.width()


def test_enter_goes_on_with_the_meeting_opened_last(
    meetings: list[str], home: HomePage, keyboard: Keyboard
) -> None:
    opened = _opened(home)
    button = keyboard.focus
    assert isinstance(button, QPushButton)
    assert button.text() == "Continue: Monthly Assurance Meeting July 2017 – Meeting Notes"
    keyboard.press(_Key.Key_Return)
    assert opened == [meetings[0]]


def test_words_typed_anywhere_narrow_the_list_and_enter_opens(
    meetings: list[str], home: HomePage, keyboard: Keyboard
) -> None:
    opened = _opened(home)
    for start in home.panes():
        start.setFocus()
        for letter in "may 2017":  # the focus moves at the first
            keyboard.type(letter)
        assert _shown(home) == ["Monthly Assurance Meeting May 2017 – Meeting Notes"]
        keyboard.press(_Key.Key_Return)
        keyboard.press(_Key.Key_Escape)
        assert len(_shown(home)) == 3
    assert opened == [meetings[2], meetings[2]]


def test_the_arrows_go_from_the_words_into_the_list(
    meetings: list[str], home: HomePage, keyboard: Keyboard
) -> None:
    opened = _opened(home)
    keyboard.type("2017")
    keyboard.press(_Key.Key_Down, _Key.Key_Down, _Key.Key_Return)
    assert opened == [meetings[1]]


def test_no_match_says_how_to_go_on_and_enter_does_nothing(
    meetings: list[str], home: HomePage, keyboard: Keyboard
) -> None:
    opened = _opened(home)
    keyboard.type("zzz")
    assert _shown(home) == []
    assert home._count.text() == "No meeting has these words. Esc shows all again."
    keyboard.press(_Key.Key_Return)
    assert opened == []


def test_the_chosen_meeting_stays_chosen_when_the_list_is_read_again(
    qtbot: QtBot,
    meetings: list[str],
    library: Library,
    template: Template,
    home: HomePage,
    keyboard: Keyboard,
) -> None:
    home.table.setFocus()
    keyboard.press(_Key.Key_Down)
    with qtbot.waitSignal(library.listed):
        library.begin(template, dt.date(2018, 1, 1), dt.time(10))
    assert len(_shown(home)) == 4
    opened = _opened(home)
    keyboard.press(_Key.Key_Return)
    assert opened == [meetings[1]]


def test_an_empty_store_gets_a_welcome_with_the_focus_on_a_new_meeting(
    home: HomePage, keyboard: Keyboard
) -> None:
    asked: list[str] = []
    home.new_asked.connect(lambda: asked.append("new"))
    home.sample_asked.connect(lambda: asked.append("sample"))
    keyboard.press(_Key.Key_Return, _Key.Key_Tab)
    keyboard.press(_Key.Key_Return)
    assert asked == ["new", "sample"]


def test_the_welcome_gives_way_to_the_first_meeting(
    qtbot: QtBot, home: HomePage, library: Library, keyboard: Keyboard
) -> None:
    with qtbot.waitSignal(library.listed):
        sample = library.add_sample()
    opened = _opened(home)
    keyboard.press(_Key.Key_Return)
    assert opened == [sample]


def test_a_narrow_window_leaves_the_room_to_the_titles(meetings: list[str], home: HomePage) -> None:
    letter = home.fontMetrics().averageCharWidth()
    home.window().resize(90 * letter, 300)
    assert home.table.columnWidth(MEETING) > 30 * letter
    home.window().resize(220 * letter, 300)
    assert home.table.columnWidth(SERIES) > 0
    assert home.table.columnWidth(MEETING) > 30 * letter


def test_everything_that_takes_keys_has_a_name(meetings: list[str], home: HomePage) -> None:
    for child in (home.table, home._narrow):
        assert child.accessibleName()
    assert home._carry_on.accessibleName().startswith("Continue: ")
