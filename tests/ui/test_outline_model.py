"""The model of the outline: it shows the items, and touches only the lines that differ."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from minutes_desktop.domain import edits
from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.blocks import Actions, Findings
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.richtext import rich
from minutes_desktop.domain.template import Template
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.ui.models.outline_model import KEY, OutlineModel

pytestmark = pytest.mark.usefixtures("qapp")

_HARBOUR = Item(id="harbour", heading="Harbour", items=(Item(id="dues", heading="Dues"),))
_BEGUN = Minutes(items=(_HARBOUR, Item(id="bridge", heading="Bridge"), Item(id="lock")))
Tree = list[tuple[str, "Tree"]]


@pytest.fixture
def template() -> Template:
    return builtin_templates()[0]


def tree(model: OutlineModel, parent: QModelIndex | None = None) -> Tree:
    """The items under an index, by key, each with those inside it."""
    above = parent or QModelIndex()
    indexes = [model.index(row, 0, above) for row in range(model.rowCount(above))]
    return [
        (one.data(KEY), tree(model, one))
        for one in indexes
        if one.data(KEY) in {"harbour", "dues", "bridge", "lock", "new"}
    ]


def words(model: OutlineModel, key: str) -> str:
    said: str = model.index_of(key).data()
    return said


def changes(model: OutlineModel) -> list[str]:
    """Notes from now on how the model changes."""
    noted: list[str] = []
    model.rowsInserted.connect(lambda *_: noted.append("inserted"))
    model.rowsRemoved.connect(lambda *_: noted.append("removed"))
    model.dataChanged.connect(lambda first, *_: noted.append(first.data(KEY)))
    model.modelReset.connect(lambda: noted.append("reset"))
    return noted


def test_it_keeps_the_rules_of_qt_models(qtmodeltester: ModelTester, template: Template) -> None:
    model = OutlineModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.show_minutes(_BEGUN, template)
    model.show_minutes(edits.move_item(_BEGUN, "lock", -2), template)
    model.show_minutes(edits.nest_item(_BEGUN, "bridge"), template)


def test_items_stand_as_they_do_in_the_minutes_whatever_is_done_to_them(
    template: Template,
) -> None:
    model = OutlineModel()
    model.show_minutes(_BEGUN, template)
    assert tree(model) == [
        ("harbour", [("dues", [])]),
        ("bridge", []),
        ("lock", []),
    ]
    model.show_minutes(edits.move_item(_BEGUN, "harbour", 2), template)
    assert tree(model) == [
        ("bridge", []),
        ("lock", []),
        ("harbour", [("dues", [])]),
    ]
    model.show_minutes(edits.nest_item(_BEGUN, "lock"), template)
    assert tree(model) == [
        ("harbour", [("dues", [])]),
        ("bridge", [("lock", [])]),
    ]
    model.show_minutes(edits.unnest_item(_BEGUN, "dues"), template)
    assert [key for key, _ in tree(model)] == ["harbour", "dues", "bridge", "lock"]
    model.show_minutes(edits.remove_item(_BEGUN, "harbour"), template)
    assert tree(model) == [("bridge", []), ("lock", [])]
    model.show_minutes(edits.add_item_after(_BEGUN, "harbour", Item(id="new")), template)
    assert [key for key, _ in tree(model)] == ["harbour", "new", "bridge", "lock"]
    assert tree(model)[0][1] == [("dues", [])]


def test_an_item_that_moves_is_taken_along_and_no_other_comes_or_goes(
    qtbot: QtBot, template: Template
) -> None:
    model = OutlineModel()
    model.show_minutes(_BEGUN, template)
    noted = changes(model)
    assert model.show_minutes(edits.move_item(_BEGUN, "lock", -1), template)
    assert [note for note in noted if note in {"inserted", "removed", "reset"}] == [
        "removed",
        "inserted",
    ]


def test_words_change_in_their_own_line_only(template: Template) -> None:
    model = OutlineModel()
    model.show_minutes(_BEGUN, template)
    kept = QPersistentModelIndex(model.index_of("bridge"))
    noted = changes(model)
    block = Actions(id="new", entries=(Action(text=rich("Paint it.")),))
    after = edits.add_block(_BEGUN, "bridge", 0, block)
    assert not model.show_minutes(after, template)
    assert set(noted) == {"bridge", ""}  # the last line counts all actions
    assert kept.sibling(kept.row(), 1).data(Qt.ItemDataRole.DisplayRole) == "● 1"


def test_an_item_without_a_heading_stands_for_its_first_words(template: Template) -> None:
    model = OutlineModel()
    block = Findings(text=rich("The sluice has been oiled."))
    model.show_minutes(edits.add_block(_BEGUN, "lock", 0, block), template)
    assert words(model, "lock").endswith("The sluice has been oiled.")
