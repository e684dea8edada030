"""A template is edited as minutes are written, and saved as version after version."""

from __future__ import annotations

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.setting import with_value
from minutes_desktop.domain.template import StandingItem, Template
from minutes_desktop.workspace.open_template import OpenTemplate

BOARD = Template(id="n", name="Northmoor", series="Board")


def _put(opened: OpenTemplate, path: str, value: object, run: str = "") -> None:
    opened.apply(path, lambda template: with_value(template, path, value), run)


def test_what_is_done_to_a_template_can_be_undone(qtbot: QtBot) -> None:
    opened = OpenTemplate(BOARD)
    _put(opened, "name", "N", run="name")
    _put(opened, "name", "No", run="name")
    _put(opened, "layout.size", 11.0)
    assert (opened.value.name, opened.value.layout.size) == ("No", 11.0)
    assert opened.undo_label == "layout.size"
    opened.undo()
    opened.undo()
    assert opened.value == BOARD
    assert not opened.unsaved
    opened.redo()
    assert opened.value.name == "No"
    assert opened.unsaved


def test_what_is_at_fault_is_not_printed(qtbot: QtBot) -> None:
    opened = OpenTemplate(BOARD)
    shown = opened.current
    _put(opened, "layout.size", 4.0)
    assert list(opened.faults) == ["layout.size"]
    assert opened.template == BOARD
    assert opened.current is shown
    with qtbot.waitSignal(opened.changed):
        _put(opened, "layout.size", 11.0)
    assert opened.template.layout.size == 11.0
    assert opened.faults == {}


def test_the_meeting_looked_at_follows_the_template(qtbot: QtBot) -> None:
    opened = OpenTemplate(BOARD)
    _put(opened, "standing", (StandingItem("Opening"),))
    assert opened.current.items[0].heading == "Opening"
    own = Minutes(title="Ours")
    assert OpenTemplate(BOARD, own).current is own


def test_each_saving_is_a_version_and_is_not_undone(qtbot: QtBot) -> None:
    opened = OpenTemplate(BOARD, stored=False)
    first = opened.next_version()
    assert first == BOARD
    opened.note_saved(first)
    assert opened.is_stored
    assert opened.value == BOARD
    _put(opened, "name", "North Moor")
    second = opened.next_version()
    assert second == replace(BOARD, name="North Moor", version=2)
    opened.note_saved(second)
    opened.undo()
    assert (opened.value.name, opened.value.version) == ("Northmoor", 2)
    assert opened.unsaved
    assert opened.next_version().version == 3
