"""Lists open at “/” and “@” while somebody types, and hinder nobody who goes on typing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from minutes_desktop.domain.actions import Action, Due, Owner
from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import Actions
from minutes_desktop.domain.edits import set_attendance
from minutes_desktop.domain.richtext import plain
from minutes_desktop.ui.chooser import Chooser
from tests.ui.test_capture_page import Desk, desk, template, to_item

__all__ = ["desk", "template"]

_ROOM = (
    Attendee(name="Ann Ode", capacity="Chief Constable (CC)"),
    Attendee(name="Bo Reed (BR)", capacity="Deputy Chief Constable (DCC)"),
    Attendee(name="Cy Dunn", capacity="Policy Officer (CD)"),
)


@pytest.fixture
def room(desk: Desk) -> Desk:
    """A meeting with three people in the room, the caret in the second item."""
    desk.page.open_minutes.apply("Room", lambda m: set_attendance(m, _ROOM))
    to_item(desk, 3)
    return desk


def _chooser(desk: Desk) -> Chooser | None:
    shown = desk.page.window().findChildren(Chooser)
    return next((one for one in shown if one.isVisible()), None)


def _action(desk: Desk) -> Action:
    block = desk.items[1].blocks[0]
    assert isinstance(block, Actions)
    return block.entries[0]


def _said(desk: Desk) -> tuple[str, str]:
    """What column three prints of the first action, and its words."""
    return _action(desk).owner_printed, plain(_action(desk).text)


def test_a_slash_at_an_empty_line_starts_any_kind_of_block(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Return")
    desk.type("/q")
    desk.keys("Return")
    desk.type("Why?")
    desk.keys("Return")
    desk.type("/find")
    desk.keys("Return")
    desk.type("Because.")
    assert desk.kinds(1) == ["Question", "Findings"]
    assert desk.words(1) == ["Why?", "Because."]


def test_the_list_names_every_kind_with_its_key_and_some_acts(desk: Desk) -> None:
    to_item(desk, 3)
    desk.type("/") if not desk.items[1].heading else desk.keys("Return")
    desk.type("/")
    chooser = _chooser(desk)
    assert chooser is not None
    lines = [chooser.list.topLevelItem(n) for n in range(chooser.list.topLevelItemCount())]
    shown = [(line.text(0), line.text(1)) for line in lines if line is not None]
    assert ("Question", "Ctrl+1") in shown
    assert ("Nil return", "Ctrl+0") in shown
    assert ("New item", "Ctrl+Enter") in shown
    desk.type("nil")
    desk.keys("Return")
    (block,) = desk.items[1].blocks
    assert isinstance(block, Actions)
    assert block.nil is not None


def test_escape_leaves_the_slash_and_what_followed_it(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Return")
    desk.type("/etc")
    desk.keys("Escape")
    desk.type("!")
    assert desk.words(1) == ["/etc!"]


def test_a_slash_among_words_opens_no_list(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Return")
    desk.type("and/or 24/7")
    assert _chooser(desk) is None
    assert desk.words(1) == ["and/or 24/7"]


def test_a_slash_works_in_an_empty_action_and_in_a_new_item(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+3")
    desk.type("Report")
    desk.keys("Return", "Return")  # the row that waits
    desk.type("/con")
    desk.keys("Return")
    desk.type("More")
    assert desk.kinds(1) == ["Actions", "Context"]
    desk.keys("Ctrl+Return")
    desk.type("/dec")
    desk.keys("Return")
    desk.type("Agreed.")
    assert desk.items[2].heading == ""
    assert desk.kinds(2) == ["Decision"]


def test_owners_named_in_a_row_are_printed_and_begin_the_sentence(room: Desk) -> None:
    desk = room
    desk.keys("Ctrl+3")
    desk.type("@ao @dcc to write by 11 August")
    assert _said(desk) == ("AO/DCC", "AO/DCC to write by 11 August")
    assert _action(desk).owners == (Owner("AO", "person"), Owner("DCC", "post"))
    assert _action(desk).dues == (Due("by 11 August", "date", "2031-08-11"),)


def test_a_stroke_or_a_comma_behind_a_name_asks_for_the_next(room: Desk) -> None:
    desk = room
    desk.keys("Ctrl+3")
    desk.type("@cc/br, all ")
    desk.keys("Escape")
    assert _action(desk).owner_printed in ("CC/BR", "CC/BR/ALL")


def test_an_owner_is_found_by_name_and_chosen_by_enter(room: Desk) -> None:
    desk = room
    desk.keys("Ctrl+3")
    desk.type("@dun")
    chooser = _chooser(desk)
    assert chooser is not None
    line = chooser.list.topLevelItem(0)
    assert line is not None
    assert (line.text(0), line.text(1)) == ("CD", "Cy Dunn, Policy Officer (CD)")
    desk.keys("Return")
    desk.type(" to ring")
    assert _said(desk) == ("CD", "CD to ring")


def test_behind_other_words_the_name_goes_to_column_three_alone(room: Desk) -> None:
    desk = room
    desk.keys("Ctrl+3")
    desk.type("Report to the panel @cc ")
    assert _said(desk) == ("CC", "Report to the panel ")


def test_words_that_name_nobody_known_are_kept_as_they_are(room: Desk) -> None:
    desk = room
    desk.keys("Ctrl+3")
    desk.type("Mend the roof @Estates")
    desk.keys("Return")
    assert _said(desk) == ("Estates", "Mend the roof")
    assert _action(desk).owners == (Owner("Estates"),)


def test_backspace_straight_after_takes_the_owner_back(room: Desk) -> None:
    desk = room
    desk.keys("Ctrl+3")
    desk.type("@ao @cc")
    desk.keys("Return", "Backspace")
    assert _said(desk) == ("AO", "AO")
    desk.type("x")
    desk.keys("Backspace", "Backspace")
    assert _said(desk) == ("AO", "A")  # later it is a letter like any other


def test_choosing_an_owner_is_one_step_back(room: Desk) -> None:
    desk = room
    desk.keys("Ctrl+3")
    desk.type("Report @cc")
    desk.keys("Return", "Ctrl+Z")
    assert _said(desk)[0] == ""
    desk.keys("Ctrl+Shift+Z")
    assert _said(desk) == ("CC", "Report")


def test_the_owner_field_asks_too(room: Desk) -> None:
    desk = room
    desk.keys("Ctrl+3", "Shift+Tab")
    desk.type("@cc @br ")
    assert _action(desk).owner_printed.strip() == "CC/BR"


def test_an_address_and_a_time_are_no_owners(room: Desk) -> None:
    desk = room
    desk.keys("Ctrl+3")
    desk.type("write to a.ode@office.example @10:30")
    assert not isinstance(QApplication.focusWidget(), QLineEdit)
    assert _said(desk) == ("", "write to a.ode@office.example @10:30")


def test_the_page_stays_where_it_is_when_the_list_goes(desk: Desk) -> None:
    to_item(desk, 5)
    desk.keys("Return")
    bar = desk.page.sheet.column.verticalScrollBar()
    before = bar.value()
    assert before > 0
    desk.type("/q")
    desk.keys("Return")
    assert bar.value() == before
