"""The people that fit what is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_desktop.domain.attendance import Person
from minutes_desktop.ui.models.people_model import PeopleModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

_PEOPLE = (
    Person("Élodie O'Neill", "Chief Constable (CC)"),
    Person("Andy Champness", "Chief Executive (CEX)"),
    Person("Ana Ching", "Chief Executive (CEX)"),
)


def _found(model: PeopleModel, words: str) -> list[str]:
    model.narrow(words)
    return [model.words(row) for row in range(model.rowCount())]


def test_it_keeps_the_rules_of_qt_models(qtmodeltester: ModelTester) -> None:
    model = PeopleModel("name")
    model.set_people(_PEOPLE)
    model.narrow("a")
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_every_word_typed_begins_a_word_in_the_order_of_the_directory() -> None:
    model = PeopleModel("name")
    model.set_people(_PEOPLE)
    assert _found(model, "ch an") == ["Andy Champness", "Ana Ching"]
    assert _found(model, "ÉLO nei") == ["Élodie O'Neill"]
    assert _found(model, "lodie") == []
    assert _found(model, "  ") == []


def test_a_capacity_is_suggested_once() -> None:
    model = PeopleModel("capacity")
    model.set_people(_PEOPLE)
    assert _found(model, "chief") == ["Chief Constable (CC)", "Chief Executive (CEX)"]
    assert _found(model, "ce") == ["Chief Executive (CEX)"]


def test_only_a_handful_is_suggested() -> None:
    model = PeopleModel("name")
    model.set_people(tuple(Person(f"Sam {number}") for number in range(100)))
    assert len(_found(model, "sam")) == 8
