"""The capture page: structure by keyboard, one history over everything, the caret kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from minutes_desktop.domain.attendance import Moment
from minutes_desktop.domain.blocks import (
    Actions,
    BroughtForward,
    Findings,
    Question,
    Table,
    Text,
    Titled,
    Update,
)
from minutes_desktop.domain.kinds import words_of
from minutes_desktop.domain.minutes import Item, walk
from minutes_desktop.domain.numbering import item_numbers
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.richtext import BULLET, Paragraph, Run, plain, rich
from minutes_desktop.domain.template import Template
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.ui.capture.forms.attendance_form import ApologiesForm, AttendanceForm
from minutes_desktop.ui.capture.forms.block_row import BlockRow
from minutes_desktop.ui.capture.forms.wrapping_field import WrappingField
from minutes_desktop.ui.capture.page import CapturePage
from minutes_desktop.workspace.autosave import Autosave
from minutes_desktop.workspace.exporting import Printer
from minutes_desktop.workspace.library import Library
from minutes_desktop.workspace.open_minutes import OpenMinutes
from tests.journeys.player import Player
from tests.journeys.typist import Press, Words
from tests.ui.conftest import Keyboard, Show


@pytest.fixture
def template() -> Template:
    return builtin_templates()[0]


class Desk:
    """A capture page in a window, and keys for it."""

    def __init__(self, page: CapturePage) -> None:
        self.page = page
        self.player = Player()

    @property
    def items(self) -> tuple[Item, ...]:
        """The items now."""
        return self.page.open_minutes.current.items

    def keys(self, *keys: str) -> None:
        """Press keys, named as in menus."""
        self.player.play([Press(key) for key in keys])

    def type(self, words: str) -> None:
        """Type words."""
        self.player.play([Words(words)])

    def kinds(self, item: int) -> list[str]:
        """The kinds of an item's blocks."""
        return [type(block).__name__ for block in self.items[item].blocks]

    def words(self, item: int) -> list[str]:
        """What an item's blocks say."""
        return [plain(getattr(block, "text", ())) for block in self.items[item].blocks]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, template: Template, on_screen: Show) -> Iterator[Desk]:
    library = Library(tmp_path / "store.sqlite")
    minutes = library.begin(template, dt.date(2031, 5, 14), dt.time(10))
    autosave = Autosave(minutes, library.writer)
    printer = Printer()
    page = on_screen(CapturePage(minutes, autosave, printer, library))
    page.preview.hide()
    page.enter()
    yield Desk(page)
    page.leave()
    printer.close()
    assert library.close()


def test_what_saves_the_words_goes_with_the_page_and_not_later(
    qtbot: QtBot, tmp_path: Path, template: Template
) -> None:
    library, printer = Library(tmp_path / "store.sqlite"), Printer()
    minutes = library.begin(template, dt.date(2031, 5, 14))
    autosave = Autosave(minutes, library.writer)
    page = CapturePage(minutes, autosave, printer, library)
    page.leave()
    page.deleteLater()
    qtbot.waitUntil(lambda: not isValid(page))
    assert not isValid(autosave)
    printer.close()
    assert library.close()


def to_item(desk: Desk, count: int) -> None:
    desk.keys(*["Ctrl+PgDown"] * count)


def test_typing_starts_in_the_title(desk: Desk) -> None:
    desk.keys("End")
    desk.type(" (part 2)")
    assert desk.page.open_minutes.current.title.endswith(" (part 2)")


def test_the_kind_keys_make_a_topic_without_the_mouse(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+1")
    desk.type("Why?")
    desk.keys("Return", "Ctrl+2")
    desk.type("- Because.")
    desk.keys("Ctrl+0")
    item = desk.items[1]
    assert [type(block) for block in item.blocks] == [Question, Findings, Actions]
    assert desk.words(1)[:2] == ["Why?", f"{BULLET} Because."]
    actions = item.blocks[2]
    assert isinstance(actions, Actions)
    assert actions.nil == rich("There were no actions arising.")


def test_a_kind_key_turns_the_line_with_the_caret(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Return")
    desk.type("above")
    desk.keys("Return")
    desk.type("the line")
    desk.keys("Return")
    desk.type("below")
    desk.keys("Up", "Ctrl+4")
    assert desk.kinds(1) == ["Text", "Update", "Text"]
    assert desk.words(1) == ["above", "the line", "below"]
    desk.keys("End")
    desk.type("!")
    assert desk.words(1) == ["above", "the line!", "below"]


def test_turning_into_actions_and_back_loses_no_word(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Return")
    desk.type("Chief to report back")
    desk.keys("Ctrl+3")
    assert desk.kinds(1) == ["Actions"]
    desk.keys("Ctrl+Z")
    assert desk.words(1) == ["Chief to report back"]


def test_questions_together_are_lettered_and_one_alone_is_not(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+1")
    desk.type("First?")
    item = desk.items[1]
    row = desk.page.sheet.column.built_widget(item.blocks[0].id)
    assert isinstance(row, BlockRow)
    assert row.label_field is not None
    assert row.label_field.placeholderText() == ""
    desk.keys("Return", "Ctrl+1")
    desk.type("Second?")
    assert row.label_field.placeholderText() == "a."


def test_items_are_added_nested_moved_and_removed(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+Return")
    desk.type("New business")
    assert [item.heading for item in desk.items][2] == "New business"
    desk.keys("Alt+Shift+Right")
    assert [item.heading for item in desk.items[1].items] == ["New business"]
    desk.keys("Alt+Shift+Left", "Alt+Down")
    assert [item.heading for item in desk.items][3] == "New business"
    desk.type("!")
    assert [item.heading for item in desk.items][3] == "New business!"
    desk.keys("Ctrl+Shift+Backspace")
    assert "New business!" not in [item.heading for item, _ in walk(desk.items)]


def test_a_child_item_is_numbered_under_its_parent(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+Shift+Return")
    desk.type("Below")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert "2a" in focus.accessibleName()


def test_blocks_move_within_and_over_the_edge_of_an_item(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+6")
    desk.type("context")
    desk.keys("Return", "Ctrl+1")
    desk.type("question")
    desk.keys("Alt+Up")
    assert desk.kinds(1) == ["Question", "Context"]
    desk.keys("Alt+Down", "Alt+Down")
    assert desk.kinds(1) == ["Context"]
    assert desk.kinds(2)[0] == "Question"
    desk.type("!")
    assert desk.words(2)[0] == "question!"


def test_arrows_cross_from_block_to_block(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+6")
    desk.type("one")
    desk.keys("Return", "Ctrl+1")
    desk.type("two")
    desk.keys("Up")
    desk.type("X")
    desk.keys("Down", "End")
    desk.type("Y")
    desk.keys("Home", "Left")
    desk.type("Z")
    assert desk.words(1) == ["oneXZ", "twoY"]


def test_backspace_in_an_empty_block_removes_it(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+6")
    desk.type("one")
    desk.keys("Return", "Ctrl+1", "Backspace")
    desk.type("!")
    assert desk.words(1) == ["one!"]


def test_undo_goes_back_through_text_structure_and_attendance_alike(desk: Desk) -> None:
    start = desk.page.open_minutes.current
    desk.keys("Return", "Return")
    desk.type("Wednesday")
    to_item(desk, 3)
    desk.keys("Ctrl+1")
    desk.type("Why?")
    desk.keys("Ctrl+Return")
    desk.type("Extra")
    desk.keys("Alt+Down")
    end = desk.page.open_minutes.current
    for _ in range(20):
        desk.keys("Ctrl+Z")
    assert desk.page.open_minutes.current == start
    for _ in range(20):
        desk.keys("Ctrl+Shift+Z")
    assert desk.page.open_minutes.current == end


def test_after_undo_the_caret_is_where_the_change_was(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Return")
    desk.type("kept")
    to_item(desk, 1)
    desk.page.open_minutes.close_run()
    desk.type("heading ")
    desk.keys("Ctrl+PgUp", "Ctrl+PgUp", "Ctrl+Z")
    assert desk.page.sheet.spot().key == desk.items[2].id


def test_a_label_is_changed_for_one_block_only(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+4")
    desk.type("News")
    desk.keys("Ctrl+L")
    desk.keys("Ctrl+A")
    desk.type("Update since May:")
    desk.keys("Return")
    desk.keys("End")
    desk.type(".")
    block = desk.items[1].blocks[0]
    assert isinstance(block, Update)
    assert (block.label, plain(block.text)) == ("Update since May:", "News.")


def test_run_in_is_kept_on_the_block_or_the_item(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+Shift+L")
    assert desk.items[1].run_in
    desk.keys("Ctrl+2", "Ctrl+Shift+L")
    block = desk.items[1].blocks[0]
    assert isinstance(block, Findings)
    assert block.run_in


def test_marks_by_key_reach_the_value(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Return")
    desk.type("28")
    desk.keys("Ctrl++")
    desk.type("th")
    desk.keys("Ctrl++")
    desk.type(" May")
    block = desk.items[1].blocks[0]
    assert isinstance(block, Text)
    assert block.text == (Paragraph((Run("28"), Run("th", rise="super"), Run(" May"))),)


def test_the_outline_follows_and_leads(qtbot: QtBot, desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+A")
    desk.type("Renamed")
    model = desk.page.outline.model()
    third = model.index(3, 0)
    qtbot.waitUntil(lambda: "Renamed" in str(model.data(third)))
    desk.page.outline.setFocus()
    desk.page.outline.setCurrentIndex(third)
    desk.keys("Return")
    assert desk.page.sheet.spot().key == desk.items[1].id


def test_the_place_of_the_caret_is_restored(qtbot: QtBot, desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Return")
    desk.type("a few words")
    desk.keys("Ctrl+Left")
    place = desk.page.sheet.caret()
    block = desk.items[1].blocks[0]
    assert (place.part, place.field, place.position) == (block.id, "text", len("a few "))
    desk.keys("Ctrl+PgUp")
    desk.page.sheet.restore(place)
    desk.type("new ")
    assert desk.words(1) == ["a few new words"]


def test_a_place_that_is_gone_leads_to_the_title(desk: Desk) -> None:
    desk.page.sheet.restore(Place(part="no such row", position=3))
    assert desk.page.sheet.spot().key == "title"


def test_hostile_words_are_literal_in_every_field(
    desk: Desk, nasty: tuple[str, ...], keyboard: Keyboard
) -> None:
    words = nasty[0] + nasty[1]
    keyboard.paste(words)
    desk.keys("Return", "Return")
    keyboard.paste(words)
    to_item(desk, 3)
    desk.keys("Ctrl+A")
    keyboard.paste(words)
    desk.keys("Return")
    keyboard.paste(words)
    minutes: OpenMinutes = desk.page.open_minutes
    assert minutes.current.title.startswith(words)
    assert plain(minutes.current.details[0].value).endswith(words)
    assert minutes.current.items[1].heading == words
    assert desk.words(1) == [words]


def test_tab_goes_through_every_field_in_printed_order_and_back(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+3", "Shift+Tab")
    names = []
    for _ in range(6):
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
        desk.keys("Tab")
    assert names[:4] == [
        "Owner of action 1",
        "Action 1",
        "Due date of action 1",
        "Status of action 1",
    ]
    there = QApplication.focusWidget()
    desk.keys(*["Tab"] * 12, *["Shift+Tab"] * 12)
    assert QApplication.focusWidget() is there


def test_tab_nests_in_a_list_and_does_not_leave_the_block(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+2")
    desk.type("- two issues:")
    desk.keys("Return", "Tab")
    desk.type("cost")
    block = desk.items[1].blocks[0]
    assert isinstance(block, Findings)
    assert [paragraph.level for paragraph in block.text] == [0, 1]


def test_in_a_narrow_window_the_preview_gives_way_until_it_is_asked_for(desk: Desk) -> None:
    window = desk.page.window()
    window.resize(1200, 700)
    desk.page.preview_place.want(True)
    assert desk.page.preview.isVisible()
    window.resize(700, 700)
    assert desk.page.preview.isHidden()
    desk.keys("F9")
    assert desk.page.preview.isVisible()


def test_one_press_of_a_key_is_one_command_on_a_british_keyboard(desk: Desk) -> None:
    menus = desk.page.menu_actions()
    actions = [action for menu in menus.values() for action in menu if action is not None]
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    pressed = [key.replace("Shift+=", "+") for key in keys]  # Shift and = is how + is typed
    assert sorted(pressed) == sorted(set(pressed))


def test_the_name_of_a_kind_is_not_cut_off(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+Shift+B")
    row = desk.page.sheet.current_row()
    assert row is not None
    label = next(one for one in row.findChildren(QLabel) if one.text() == "Brought forward")
    flags = int(Qt.TextFlag.TextWordWrap if label.wordWrap() else 0) | int(label.alignment())
    room = label.contentsRect()
    assert room.contains(label.fontMetrics().boundingRect(room, flags, label.text()))


def test_what_is_gone_to_from_afar_is_shown_with_what_stands_under_it(desk: Desk) -> None:
    to_item(desk, 3)
    for _ in range(12):
        desk.keys("Ctrl+Return")
        desk.type("An item")
    desk.page.sheet.go_to("title")
    target = desk.items[8].id
    desk.page.outline.chosen.emit(target)
    column = desk.page.sheet.column
    heading = column.built_widget(target)
    assert heading is not None
    top = heading.mapTo(column.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= column.viewport().height() // 2


def test_enter_in_a_new_heading_goes_on_in_the_item_and_not_in_the_next_one(desk: Desk) -> None:
    to_item(desk, 3)
    following = desk.items[2].heading
    desk.keys("Ctrl+Return")
    desk.type("A new item")
    desk.keys("Return")
    desk.type("Its words")
    assert desk.items[2].heading == "A new item"
    assert desk.words(2) == ["Its words"]
    assert desk.items[3].heading == following
    desk.keys("Up", "Return")
    assert len(desk.items[2].blocks) == 1


def test_the_caret_stays_in_view_when_the_window_becomes_small(desk: Desk) -> None:
    desk.page.window().resize(1000, 800)
    to_item(desk, 3)
    desk.keys("Return")
    desk.type("The last words")
    desk.page.window().resize(560, 300)
    QApplication.processEvents()
    column, focus = desk.page.sheet.column, QApplication.focusWidget()
    assert focus is not None
    top = focus.mapTo(column.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= column.viewport().height() - focus.height()


@pytest.mark.parametrize("key", ["Ctrl+3", "Ctrl+Shift+B"])
def test_a_line_turned_into_a_form_is_written_on_where_its_words_end(desk: Desk, key: str) -> None:
    to_item(desk, 3)
    desk.keys("Return")
    desk.type("CC to report")
    desk.keys(key)
    desk.type(" in May")
    block = desk.items[1].blocks[0]
    assert isinstance(block, Actions | BroughtForward)
    action = block.entries[0] if isinstance(block, Actions) else block.original
    assert plain(action.text) == "CC to report in May"


def test_undo_puts_the_caret_into_the_field_of_a_form_that_changed(desk: Desk) -> None:
    desk.page.sheet.enter("details")
    desk.keys("Down")
    desk.type("Chair")
    chair = QApplication.focusWidget()
    to_item(desk, 3)
    desk.keys("Ctrl+Z")
    assert QApplication.focusWidget() is chair
    to_item(desk, 3)
    desk.keys("Ctrl+Shift+Z")
    assert QApplication.focusWidget() is chair


def test_a_table_without_entries_is_removed_and_moved_by_the_keys_of_blocks(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Return")
    desk.type("Words")
    desk.keys("Return", "Ctrl+3", "Alt+Up")
    assert desk.kinds(1) == ["Actions", "Text"]
    desk.keys("Ctrl+Shift+Backspace")
    assert desk.kinds(1) == ["Text"]


def test_backspace_takes_away_actions_of_which_nothing_is_written(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Return")
    desk.type("Words")
    desk.keys("Return", "Ctrl+3")
    desk.type("x")
    desk.keys("Shift+Tab", "Backspace")  # something is written beside
    assert desk.kinds(1) == ["Text", "Actions"]
    desk.keys("Tab", "End", "Backspace", "Backspace")
    assert desk.kinds(1) == ["Text"]
    desk.type(" on")
    assert desk.words(1) == ["Words on"]
    desk.keys("Ctrl+Z", "Ctrl+Z")
    assert desk.kinds(1) == ["Text", "Actions"]


def test_a_field_that_wraps_shows_its_last_line_whole(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+A")
    desk.type("a heading that is longer than one line of the sheet can ever hold, again and again")
    field = QApplication.focusWidget()
    assert isinstance(field, WrappingField)
    words = field.document().firstBlock().layout()
    assert words.lineCount() > 1
    below = words.lineAt(words.lineCount() - 1).rect().bottom() + words.position().y()
    assert below + field.document().documentMargin() <= field.viewport().height()


def approval_of(desk: Desk) -> tuple[str, list[tuple[str, str]]]:
    approval = desk.page.open_minutes.current.approval
    return approval.heading, [(row.label, row.value) for row in approval.rows]


def caret_row(desk: Desk) -> str:
    return desk.page.sheet.spot().key


def test_an_approval_block_is_added_signed_undone_and_removed(desk: Desk) -> None:
    desk.keys("Ctrl+Shift+A")
    assert approval_of(desk) == ("Approval", [("Signature:", ""), ("Name:", ""), ("Date:", "")])
    assert caret_row(desk) == "approval"
    desk.keys("Return", "Return", "Return", "Return")
    desk.type("Ann Ode")
    assert approval_of(desk)[1][1] == ("Name:", "Ann Ode")
    desk.keys("Ctrl+PgUp", "Ctrl+Z")
    assert approval_of(desk)[1][1] == ("Name:", "")
    caret = desk.page.sheet.caret()
    name = desk.page.open_minutes.current.approval.rows[1]
    assert (caret.part, caret.field) == ("approval", f"{name.id}.value")
    desk.keys("Ctrl+Z")
    assert not desk.page.open_minutes.current.approval
    assert caret_row(desk) == desk.page.sheet.column.order()[-1] != "approval"
    desk.keys("Ctrl+Shift+Z")
    assert approval_of(desk)[0] == "Approval"
    assert caret_row(desk) == "approval"
    desk.page.sheet.go_to("approval")
    desk.keys("Ctrl+Shift+Backspace")
    assert not desk.page.open_minutes.current.approval
    assert not desk.page.sheet.column.holds("approval")
    assert caret_row(desk) == desk.page.sheet.column.order()[-1]


def test_an_approval_block_emptied_by_hand_goes_when_the_caret_leaves_it(desk: Desk) -> None:
    desk.keys("Ctrl+Shift+A", "Ctrl+A", "Delete", "Return")
    desk.keys(*["Ctrl+Shift+Backspace"] * 3)
    assert not desk.page.open_minutes.current.approval
    assert caret_row(desk) == "approval"
    desk.keys("Ctrl+PgUp")
    assert not desk.page.sheet.column.holds("approval")


def test_the_outline_leads_to_the_approval_block(qtbot: QtBot, desk: Desk) -> None:
    desk.keys("Ctrl+Shift+A", *["Return"] * 6)
    desk.type("25 August 2031")
    model = desk.page.outline.model()

    def words() -> list[str]:
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    qtbot.waitUntil(lambda: "Approval   25 August 2031" in words())
    at = words().index("Approval   25 August 2031")
    assert desk.page.outline.isFirstColumnSpanned(at, model.index(-1, -1))
    desk.keys("Ctrl+PgUp")
    desk.page.outline.chosen.emit(model.index(at, 0).data(Qt.ItemDataRole.UserRole))
    assert caret_row(desk) == "approval"


def test_the_protective_marking_stands_above_the_title(desk: Desk) -> None:
    desk.keys("Up")
    desk.type("OFFICIAL")
    assert desk.page.open_minutes.current.marking == "OFFICIAL"
    desk.keys("Return")
    assert caret_row(desk) == "title"
    desk.keys("Ctrl+Z")
    assert desk.page.open_minutes.current.marking == ""
    assert caret_row(desk) == "marking"


def test_the_date_and_time_in_the_details_are_those_of_the_meeting(desk: Desk) -> None:
    template = desk.page.open_minutes.template
    assert template.details[0].role == "date"
    desk.keys("Return", "Return", "Ctrl+A")
    desk.type("Tuesday 24 June 2031 @ 09:30")
    minutes = desk.page.open_minutes.current
    assert (minutes.date, minutes.start) == (dt.date(2031, 6, 24), dt.time(9, 30))
    desk.keys("Ctrl+Z")
    minutes = desk.page.open_minutes.current
    assert (minutes.date, minutes.start) == (dt.date(2031, 5, 14), dt.time(10))


def test_a_detail_goes_on_the_line_above_in_a_step_of_its_own(desk: Desk) -> None:
    desk.keys(*["Return"] * 4)
    desk.type("x")
    desk.keys("Ctrl+Shift+L")
    desk.type("y")
    details = desk.page.open_minutes.current.details
    assert (plain(details[1].value)[-2:], details[1].same_line) == ("xy", True)
    desk.keys("Ctrl+Z")
    details = desk.page.open_minutes.current.details
    assert (plain(details[1].value)[-1:], details[1].same_line) == ("x", True)
    desk.keys("Ctrl+Z")
    details = desk.page.open_minutes.current.details
    assert (plain(details[1].value)[-1:], details[1].same_line) == ("x", False)


def test_marks_are_set_by_key_in_the_value_of_a_detail(desk: Desk) -> None:
    desk.keys(*["Return"] * 4, "Ctrl+A")
    desk.type("21")
    desk.keys("Ctrl++")
    desk.type("st")
    value = desk.page.open_minutes.current.details[1].value
    assert value == (Paragraph((Run("21"), Run("st", rise="super"))),)


def test_presenter_paper_and_deferral_are_written_undone_and_kept(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+Shift+S")
    desk.type("Report by Bo Reed")
    desk.keys("Return")
    desk.type("Paper 7")
    desk.keys("Ctrl+Shift+D")
    desk.type("deferred from June 2031")
    desk.keys("Return", "Return")
    desk.type("Words of the item")
    item = desk.items[1]
    assert (item.presenter, item.paper) == ("Report by Bo Reed", "Paper 7")
    assert item.deferred_from.meeting == "2031-06"
    assert desk.words(1) == ["Words of the item"]
    desk.keys("Ctrl+Z", "Ctrl+Z")
    assert desk.items[1].deferred_from.words == ""
    assert desk.items[1].paper == "Paper 7"
    desk.keys("Ctrl+Shift+Z")
    assert desk.items[1].deferred_from.words == "deferred from June 2031"
    assert desk.page.sheet.caret().field == "deferred_from"


def test_from_a_block_the_key_leads_to_the_heading_it_stands_under(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Return")
    desk.type("words")
    desk.keys("Ctrl+Shift+S")
    desk.type("Bo Reed")
    assert desk.items[1].presenter == "Bo Reed"


def to_attendance(desk: Desk) -> None:
    """Go to the name of the first person present."""
    desk.page.sheet.enter("attendance")


def test_more_about_a_person_is_written_and_undone_step_by_step(desk: Desk) -> None:
    to_attendance(desk)
    desk.type("Ann Ode")
    desk.keys("Ctrl+.")
    desk.type("10:45 item 2")
    desk.keys("Tab", "Tab", "Tab")
    desk.type("AO")
    desk.keys("Tab", "Space", "Tab")
    desk.type("by telephone")
    present = desk.page.open_minutes.current.attendance
    numbers = item_numbers(desk.page.open_minutes.current, desk.page.open_minutes.template)
    assert numbers[present[0].arrived.item].words == "2"
    assert (present[0].initials, present[0].remote) == ("AO", True)
    assert present[0].remote_words == "by telephone"
    desk.keys("Ctrl+Z")
    assert desk.page.open_minutes.current.attendance[0].remote_words == ""
    desk.keys("Ctrl+Z")
    first = desk.page.open_minutes.current.attendance[0]
    assert (first.initials, first.remote) == ("AO", False)
    assert desk.page.sheet.caret().field == f"{first.id}.remote"
    desk.keys("Ctrl+Z", "Ctrl+Z")
    assert desk.page.open_minutes.current.attendance[0].arrived == Moment()
    desk.keys("Ctrl+Shift+Z")
    assert desk.page.open_minutes.current.attendance[0].arrived == present[0].arrived


def test_the_item_of_an_arrival_is_shown_by_its_number_now(desk: Desk) -> None:
    to_attendance(desk)
    desk.type("Ann Ode")
    desk.keys("Ctrl+.")
    desk.type("10:45 item 2")
    desk.keys("Ctrl+PgDown", "Ctrl+Return")
    field = desk.page.sheet.column.built_widget("attendance")
    assert isinstance(field, AttendanceForm)
    first = desk.page.open_minutes.current.attendance[0]
    numbers = item_numbers(desk.page.open_minutes.current, desk.page.open_minutes.template)
    number = numbers[first.arrived.item].words
    assert number != "2"
    assert field.written()[f"{first.id}.arrived"] == f"10:45 item {number}"


def test_a_representative_who_is_present_is_linked_while_names_are_typed(desk: Desk) -> None:
    desk.page.sheet.enter("apologies")
    desk.type("Di Lamb")
    desk.keys("Return", "Return")
    desk.type("Supt Ann Ode")
    assert desk.page.open_minutes.current.apologies[0].stand_in == ""
    to_attendance(desk)
    desk.type("Ann Ode")
    minutes = desk.page.open_minutes.current
    assert minutes.apologies[0].stand_in == minutes.attendance[0].id
    apologies = desk.page.sheet.column.built_widget("apologies")
    assert isinstance(apologies, ApologiesForm)
    field = apologies.named_fields()[f"{minutes.apologies[0].id}.representative"]
    assert field.accessibleDescription() == "Present as attendee 1, Ann Ode"


def test_the_outline_counts_the_groups_of_those_present(qtbot: QtBot, desk: Desk) -> None:
    to_attendance(desk)
    desk.type("Ann Ode")
    desk.keys("Return", "Return")
    desk.type("Bo Reed")
    desk.keys("Ctrl+L")
    desk.type("Guests <b>:")
    model = desk.page.outline.model()
    words = "Attendance   1 present · Guests <b> 1"
    qtbot.waitUntil(lambda: model.index(1, 0).data() == words)


def test_a_table_is_shaped_by_key_and_undone_step_by_step(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+Shift+T", "Tab", "Tab")
    desk.type("June")
    desk.keys("Alt+Ins")
    desk.type("Fleet")
    desk.keys("Alt+Left", "Alt++")

    def cells() -> list[str]:
        table = desk.items[1].blocks[0]
        assert isinstance(table, Table)
        return [plain(cell) for cell in table.rows[0].cells]

    table = desk.items[1].blocks[0]
    assert isinstance(table, Table)
    assert (cells(), table.shares) == (["Fleet", "June", ""], (5, 4, 4))
    steps = []
    for _ in range(4):
        desk.keys("Ctrl+Z")
        steps.append(cells())
    assert steps == [["Fleet", "June", ""], ["June", "Fleet", ""], ["June", "", ""], ["June", ""]]


def test_a_row_of_a_table_moves_and_goes_although_the_page_has_the_same_keys(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+Shift+T", "Tab", "Tab")
    desk.type("one")
    desk.keys("Tab", "Tab")
    desk.type("two")
    desk.keys("Alt+Up")
    table = desk.items[1].blocks[0]
    assert isinstance(table, Table)
    assert [plain(row.cells[0]) for row in table.rows] == ["two", "one"]
    desk.keys("Ctrl+Shift+Backspace")
    table = desk.items[1].blocks[0]
    assert isinstance(table, Table)
    assert [plain(row.cells[0]) for row in table.rows] == ["one"]
    assert desk.kinds(1)[0] == "Table"


@pytest.mark.parametrize("key", ["Ctrl+Shift+Q", "Ctrl+7", "Ctrl+Shift+P", "Ctrl+Shift+T"])
def test_the_label_of_the_newer_kinds_is_written_too(desk: Desk, key: str) -> None:
    to_item(desk, 3)
    desk.keys(key, "Ctrl+L")
    desk.type("As handed in:")
    desk.keys("Return")
    desk.type("x")
    block = desk.items[1].blocks[0]
    assert isinstance(block, Titled)
    assert block.label == "As handed in:"
    assert "x" in plain(words_of(block)) + " ".join(getattr(block, "heads", ()))


def test_a_kind_key_turns_a_line_of_a_quoted_text(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+Shift+Q")
    desk.type("one")
    desk.keys("Return")
    desk.type("two")
    desk.keys("Ctrl+2")
    assert desk.kinds(1) == ["Quoted", "Findings"]
    assert desk.words(1) == ["one", "two"]


def test_backspace_in_an_empty_quoted_text_removes_it(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Return")
    desk.type("above")
    desk.keys("Return", "Ctrl+Shift+Q", "Backspace")
    assert desk.kinds(1) == ["Text"]
    desk.type("!")
    assert desk.words(1) == ["above!"]


def test_what_an_event_means_is_said_beside_it(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+9")
    desk.type("The clerk left at 10:45.")
    row = desk.page.sheet.current_row()
    assert isinstance(row, BlockRow)
    assert "departure 10:45" in [label.text() for label in row.findChildren(QLabel)]
    assert row.editor.accessibleDescription() == "departure 10:45"
