"""The page on which a meeting begins: three fields by keyboard, read as people write them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from minutes_desktop.domain.next_date import Expected
from minutes_desktop.domain.series import Series
from minutes_desktop.domain.template import Template
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.ui.browse.new_meeting_page import NewMeetingPage, read_date, read_start
from minutes_desktop.workspace.carrying import Gathering
from minutes_desktop.workspace.known_series import Offer
from minutes_desktop.workspace.library import Library
from tests.ui.conftest import Keyboard, Show

_Key = Qt.Key
_TEMPLATE = builtin_templates()[0]
_OTHER = replace(_TEMPLATE, id="other", name="Other", series="Scrutiny Board")
_SERIES, _BOARD = Series(name=_TEMPLATE.series), Series(name="Scrutiny Board")
Created = list[tuple[Template, dt.date | None, dt.time | None]]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """The meetings of a store that holds none yet."""
    library = Library(tmp_path / "minutes.sqlite")
    yield library
    library.close()


@pytest.fixture
def page(on_screen: Show, library: Library) -> NewMeetingPage:
    """The page with the focus in its first pane."""
    offers = (Offer(_TEMPLATE.name, _SERIES, _TEMPLATE), Offer("Other", _BOARD, _OTHER))
    page = on_screen(NewMeetingPage(offers, lambda _: Expected(), Gathering(library)))
    page.panes()[0].setFocus()
    return page


@pytest.fixture
def created(page: NewMeetingPage) -> Created:
    """What the page asks for."""
    asked: Created = []
    page.created.connect(lambda one: asked.append((one.offer.template, one.date, one.start)))
    return asked


def _words(page: NewMeetingPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.text()]


@pytest.mark.parametrize(
    "words, date",
    [
        ("30/06/2017", dt.date(2017, 6, 30)),
        ("30.6.2017", dt.date(2017, 6, 30)),
        ("30 June 2017", dt.date(2017, 6, 30)),
        ("Friday 30th June 2017", dt.date(2017, 6, 30)),
        (" 2017-06-30 ", dt.date(2017, 6, 30)),
        ("30 jun 2017", dt.date(2017, 6, 30)),
        ("31/06/2017", None),
        ("30 June", None),
        ("06/30/2017", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_date_is_read_day_before_month(words: str, date: dt.date | None) -> None:
    assert read_date(words) == date


@pytest.mark.parametrize(
    "words, time",
    [
        ("10:00", dt.time(10)),
        ("10.30", dt.time(10, 30)),
        ("1030", dt.time(10, 30)),
        ("930", dt.time(9, 30)),
        ("9", dt.time(9)),
        ("2 pm", dt.time(14)),
        ("00:00", dt.time(0)),
        ("24:00", None),
        ("10:60", None),
        ("noonish", None),
        ("", None),
    ],
)
def test_a_start_is_read_as_people_write_it(words: str, time: dt.time | None) -> None:
    assert read_start(words) == time


def test_the_date_enter_the_start_enter_begins(
    page: NewMeetingPage, created: Created, keyboard: Keyboard
) -> None:
    keyboard.type("30/06/2017")
    keyboard.press(_Key.Key_Return)
    keyboard.type("1030")
    keyboard.press(_Key.Key_Return)
    assert created == [(_TEMPLATE, dt.date(2017, 6, 30), dt.time(10, 30))]


def test_nothing_is_compulsory(page: NewMeetingPage, created: Created, keyboard: Keyboard) -> None:
    keyboard.press(_Key.Key_Return)
    keyboard.press(_Key.Key_Return)
    assert created == [(_TEMPLATE, None, None)]


def test_the_title_and_the_day_show_while_typing(page: NewMeetingPage, keyboard: Keyboard) -> None:
    keyboard.type("30/06/2017")
    assert "Monthly Assurance Meeting June 2017 – Meeting Notes" in _words(page)
    assert "Friday 30 June 2017" in _words(page)


def test_another_series_is_chosen_by_keys(
    page: NewMeetingPage, created: Created, keyboard: Keyboard
) -> None:
    keyboard.press(_Key.Key_Backtab)
    keyboard.press(_Key.Key_Down)
    keyboard.press(_Key.Key_Tab)
    keyboard.press(_Key.Key_Return)
    keyboard.press(_Key.Key_Return)
    assert created == [(_OTHER, None, None)]


@pytest.mark.parametrize(
    "words, sentence",
    [
        ("31/06/2017", "This is no date. Type it like 30/06/2017 or 30 June 2017."),
        ("30 June", "Add the year, such as 30 June 2017."),
    ],
)
def test_a_date_that_cannot_be_read_is_told_where_it_stands(
    page: NewMeetingPage, created: Created, keyboard: Keyboard, words: str, sentence: str
) -> None:
    field = keyboard.focus
    keyboard.type(words)
    assert sentence not in _words(page)
    keyboard.press(_Key.Key_Return)
    assert sentence in _words(page)
    assert field.hasFocus()
    keyboard.press(_Key.Key_Backspace)
    assert sentence not in _words(page)
    assert created == []


def test_a_start_that_cannot_be_read_keeps_the_page(
    page: NewMeetingPage, created: Created, keyboard: Keyboard
) -> None:
    keyboard.press(_Key.Key_Return)
    keyboard.type("noonish")
    field = keyboard.focus
    keyboard.press(_Key.Key_Return)
    assert "This is no time of day. Type it like 10:00." in _words(page)
    assert field.hasFocus()
    assert created == []


def test_escape_goes_back(page: NewMeetingPage, keyboard: Keyboard) -> None:
    left: list[None] = []
    page.left.connect(lambda: left.append(None))
    keyboard.press(_Key.Key_Escape)
    assert left == [None]


def test_every_field_has_a_name(page: NewMeetingPage) -> None:
    names = [page._series.accessibleName(), page._date.accessibleName()]
    assert [*names, page._start.accessibleName()] == [
        "Series",
        "Date of the meeting",
        "Start of the meeting",
    ]


def test_the_second_template_that_comes_with_the_program_is_chosen_by_key(
    on_screen: Show, keyboard: Keyboard, library: Library
) -> None:
    offers = library.series.offers(builtin_templates())
    page = on_screen(NewMeetingPage(offers, lambda _: Expected(), Gathering(library)))
    page.panes()[0].setFocus()
    keyboard.type("22/07/2031")
    keyboard.press(_Key.Key_Backtab)
    keyboard.press(_Key.Key_Down)
    assert page.template == builtin_templates()[1]
    QApplication.processEvents()  # the page is laid out anew
    title = next(label for label in page.findChildren(QLabel) if "Open Minutes" in label.text())
    assert title.isVisible()
    assert title.height() >= 2 * title.fontMetrics().height()
