"""The series of a store hold at once and after a restart, and their words follow their names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.domain.series import Series, renamed
from minutes_desktop.workspace.library import Library

HTA = Phrase("autotext", "hta", "holding to account meeting", "Board")
BOARD = Series("board", "Board", template="monthly-assurance", place="Hindlip")


@pytest.fixture
def library(tmp_path: Path, qtbot: QtBot) -> Iterator[Library]:
    library = Library(tmp_path / "minutes.sqlite")
    with qtbot.waitSignal(library.ready):
        pass
    yield library
    assert library.close()


def test_two_series_come_with_the_program_and_others_are_added(library: Library) -> None:
    names = [one.name for one in library.series.all()]
    assert names == ["Monthly Assurance Meeting", "Performance Accountability Meeting"]
    library.series.put(BOARD)
    assert library.series.of("Board") == BOARD
    assert library.close()
    again = Library(library.path)
    assert again.series.all()[0] == BOARD
    again.series.remove(BOARD)
    assert again.series.of("Board") is None
    assert again.close()
    assert Library(library.path).series.of("Board") is None


def test_a_renamed_series_takes_its_words_along_and_back(library: Library) -> None:
    library.series.put(BOARD)
    library.choices.put_phrases([HTA])
    panel = renamed(BOARD, "Panel")
    library.series.put(panel)
    here = replace(HTA, series="Panel")
    assert library.choices.phrases("Panel") == (here,)
    assert library.choices.phrases("Board") == (here,), "the minutes kept the name they had"
    assert library.close()
    again = Library(library.path)
    assert again.choices.all_phrases() == (here,)
    assert again.choices.phrases("Board") == (here,)
    again.series.put(BOARD)
    assert again.choices.all_phrases() == (HTA,)
    assert again.close()
    assert Library(library.path).choices.all_phrases() == (HTA,)


def test_a_meeting_begins_by_a_series_or_by_another_template_of_it(library: Library) -> None:
    templates = library.templates()
    own = replace(templates[0], id="own", name="Short form")
    offers = library.series.offers((*templates, own, replace(own, id="new", series="Scrutiny")))
    assert [(one.name, one.series.name, one.template.id) for one in offers] == [
        ("Monthly Assurance Meeting", "Monthly Assurance Meeting", "monthly-assurance"),
        (
            "Performance Accountability Meeting",
            "Performance Accountability Meeting",
            "performance-accountability",
        ),
        ("Scrutiny", "Scrutiny", "new"),
        ("Short form", "Monthly Assurance Meeting", "own"),
    ]


def test_those_of_the_last_meeting_are_expected_also_after_a_new_name(library: Library) -> None:
    template = library.templates()[0]
    first = library.begin(template, dt.date(2031, 5, 14))
    assert first.current.attendance
    series = library.series.of(template.series)
    assert series is not None
    library.series.put(renamed(series, "Assurance Board"))
    assert library.series.names_of(template.series) == ("Assurance Board", template.series)
