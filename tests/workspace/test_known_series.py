"""The series of a store hold at once and after a restart, and their words follow their names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import Actions
from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.domain.minutes import Item
from minutes_desktop.domain.richtext import plain, rich
from minutes_desktop.domain.series import Holding, Post, Series, renamed
from minutes_desktop.domain.template import begin
from minutes_desktop.store import entries
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


def test_an_own_form_of_a_template_takes_its_place_in_the_series(library: Library) -> None:
    first, second = library.templates()
    own = replace(first, id="own", replaces=first.id, version=1)
    offers = library.series.offers((own, second))
    assert (offers[0].series.name, offers[0].template.id) == (first.series, "own")
    other = replace(own, series="Scrutiny Board")
    names = [one.series.name for one in library.series.offers((other, second))]
    assert names == ["Performance Accountability Meeting", "Scrutiny Board"]


def test_those_of_the_last_meeting_are_expected_also_after_a_new_name(library: Library) -> None:
    template = library.templates()[0]
    first = library.begin(template, dt.date(2031, 5, 14))
    assert first.current.attendance
    series = library.series.of(template.series)
    assert series is not None
    library.series.put(renamed(series, "Assurance Board"))
    assert library.series.names_of(template.series) == ("Assurance Board", template.series)


def test_who_held_a_post_on_the_day_is_suggested_before_all_others(
    library: Library, qtbot: QtBot
) -> None:
    template = library.templates()[0]
    people = (
        Attendee(name="Ann Ode", capacity="Deputy Chief Constable (DCC)"),
        Attendee(name="Bo Reed", capacity="Staff Officer"),
    )
    begun = replace(begin(template, dt.date(2031, 5, 14)), attendance=people)
    library.begin_as(begun, template)
    qtbot.waitUntil(lambda: len(library.people()) == len(people))
    before = Holding("Cy Hall", until=dt.date(2031, 5, 31))
    since = Holding("Ann Ode", dt.date(2031, 6, 1))
    chief = Post("Chief Constable", "CC", holdings=(before, since))
    series = library.series.of(template.series)
    assert series is not None
    library.series.put(replace(series, posts=(chief,), place="Hindlip"))
    may = library.people(template.series, dt.date(2031, 5, 14))
    assert [(one.name, one.capacity) for one in may] == [
        ("Cy Hall", "Chief Constable (CC)"),
        ("Ann Ode", "Deputy Chief Constable (DCC)"),
        ("Bo Reed", "Staff Officer"),
    ]
    june = library.people(template.series, dt.date(2031, 6, 14))
    assert [(one.name, one.capacity) for one in june] == [
        ("Ann Ode", "Chief Constable (CC)"),
        ("Bo Reed", "Staff Officer"),
    ]
    later = library.begin(template, dt.date(2031, 6, 11)).current
    assert [one.name for one in later.attendance] == ["Ann Ode"]
    venue = next(one for one in later.details if one.role == "venue")
    assert plain(venue.value) == "Hindlip"


def test_another_rule_numbers_the_actions_of_drafts_anew(library: Library, qtbot: QtBot) -> None:
    template = library.templates()[0]
    raised = Item(blocks=(Actions(entries=(Action("a1", rich("Report back")),)),))
    begun = replace(begin(template, dt.date(2031, 5, 14)), items=(raised,))
    library.begin_as(begun, template)
    qtbot.waitUntil(lambda: entries.entry(library.path, "a1") is not None)
    series = library.series.of(template.series)
    assert series is not None
    library.series.put(renamed(replace(series, reference="A{n}/{yy}"), "Assurance Board"))
    assert library.close()
    found = entries.entry(library.path, "a1")
    assert found is not None
    assert found.reference == "A1/31"
    (row,) = entries.open_entries(library.path, template.series, dt.date(2032, 1, 1))
    assert row.reference == "A1/31"
