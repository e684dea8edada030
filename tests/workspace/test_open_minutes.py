"""One act, one signal, one step back."""

from __future__ import annotations

from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from minutes_desktop.domain import edits
from minutes_desktop.domain.blocks import Text
from minutes_desktop.domain.changes import Change
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.richtext import rich
from minutes_desktop.domain.template import Template
from minutes_desktop.workspace.open_minutes import OpenMinutes
from tests.factories import an_item, some_minutes


@pytest.fixture
def meeting(qapp: object) -> OpenMinutes:
    """A meeting with one item of one block."""
    minutes = some_minutes(an_item("One", Text(text=rich("words"))))
    return OpenMinutes(minutes, Template("t", "T", "T"), Place())


def test_an_act_tells_what_changed(qtbot: QtBot, meeting: OpenMinutes) -> None:
    """The block that was rewritten, and nothing else."""
    block = Text(id=meeting.current.items[0].blocks[0].id, text=rich("other words"))
    with qtbot.waitSignal(meeting.changed) as changed:
        meeting.apply("Typing", lambda value: edits.put_block(value, block))
    assert changed.args == [Change(updated=frozenset({block.id}), now={block.id: block})]
    assert meeting.current.items[0].blocks == (block,)


def test_an_act_that_changes_nothing_is_silent_and_no_step(
    qtbot: QtBot, meeting: OpenMinutes
) -> None:
    """There is nothing to take back."""
    with qtbot.assertNotEmitted(meeting.changed):
        meeting.apply("Title", lambda value: edits.set_title(value, value.title))
    assert meeting.undo_label is None


def test_undo_and_redo_go_back_and_forth(qtbot: QtBot, meeting: OpenMinutes) -> None:
    """By the same signal, with the act's name on both."""
    before = meeting.current
    meeting.apply("Change title", lambda value: edits.set_title(value, "New"))
    after = meeting.current
    assert (meeting.undo_label, meeting.redo_label) == ("Change title", None)
    with qtbot.waitSignal(meeting.changed):
        meeting.undo()
    assert meeting.current is before
    assert (meeting.undo_label, meeting.redo_label) == (None, "Change title")
    with qtbot.waitSignal(meeting.changed):
        meeting.redo()
    assert meeting.current is after


def test_undo_with_nothing_to_take_back_is_silent(qtbot: QtBot, meeting: OpenMinutes) -> None:
    """And so is redo."""
    with qtbot.assertNotEmitted(meeting.changed):
        meeting.undo()
        meeting.redo()


def test_a_stretch_of_typing_is_one_step(meeting: OpenMinutes) -> None:
    """Until it is closed."""
    before = meeting.current
    for words in ("N", "Ne", "New"):
        meeting.apply("Typing", partial(edits.set_title, title=words), run="title")
    meeting.undo()
    assert meeting.current == before


def test_a_meeting_prints_by_another_version_until_that_is_undone(
    qtbot: QtBot, meeting: OpenMinutes
) -> None:
    """The template follows what the minutes name."""
    before, newer = meeting.template, Template("t", "T", "T", version=4)
    with qtbot.waitSignal(meeting.changed) as changed:
        meeting.use_template("Use the newest template", newer)
    assert changed.args == [Change(fields=frozenset({"template", "template_version"}))]
    assert meeting.template is newer
    assert (meeting.current.template, meeting.current.template_version) == ("t", 4)
    meeting.undo()
    assert meeting.template is before
    meeting.redo()
    assert meeting.template is newer
