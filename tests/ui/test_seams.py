"""Blocks and actions are cut in two and joined at the caret, and no word is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from minutes_desktop.domain.blocks import Actions, Findings, Question, Text
from minutes_desktop.domain.richtext import BULLET, Paragraph, Run, plain
from minutes_desktop.ui.richtext.editor import RichTextEdit
from tests.ui.test_capture_page import Desk, desk, template, to_item

__all__ = ["desk", "template"]


@pytest.fixture
def written(desk: Desk) -> Desk:
    """Findings of two lines in the second item, the caret at their end."""
    to_item(desk, 3)
    desk.keys("Ctrl+2")
    desk.type("Calls rose at night")
    desk.keys("Return")
    desk.type("and by day")
    return desk


def _caret(desk: Desk) -> str:
    """What stands before the caret in its field."""
    field = QApplication.focusWidget()
    assert isinstance(field, RichTextEdit)
    return field.toPlainText()[: field.position]


def _actions(desk: Desk) -> list[tuple[str, str, str]]:
    """Owner, words and due of each action of the second item."""
    block = next(block for block in desk.items[1].blocks if isinstance(block, Actions))
    return [(one.owner_printed, plain(one.text), one.due_words) for one in block.entries]


def test_a_block_is_cut_at_the_caret_and_joined_again_by_backspace(written: Desk) -> None:
    desk = written
    desk.keys("Up", "End", *["Ctrl+Left"] * 2, "Alt+Return")
    assert desk.words(1) == ["Calls rose ", "at night\nand by day"]
    assert desk.kinds(1) == ["Findings", "Findings"]
    assert _caret(desk) == ""
    desk.type("mostly ")
    desk.keys(*["Ctrl+Left"], "Backspace")
    assert desk.words(1) == ["Calls rose \nmostly at night\nand by day"]
    assert _caret(desk) == "Calls rose \n"
    desk.keys("Backspace")
    assert desk.words(1) == ["Calls rose mostly at night\nand by day"]


def test_each_cut_and_each_join_is_one_step_back(written: Desk) -> None:
    desk = written
    desk.keys("Home", "Alt+Return", "Backspace")
    assert desk.words(1) == ["Calls rose at night\nand by day"]
    desk.keys("Ctrl+Z")
    assert desk.words(1) == ["Calls rose at night", "and by day"]
    desk.keys("Ctrl+Z")
    assert desk.words(1) == ["Calls rose at night\nand by day"]


def test_at_the_end_of_a_block_another_of_its_kind_begins(written: Desk) -> None:
    desk = written
    desk.keys("Alt+Return")
    desk.type("More")
    assert desk.kinds(1) == ["Findings", "Findings"]
    second = desk.items[1].blocks[1]
    assert isinstance(second, Findings)
    assert second.label == "Findings:"


def test_delete_at_the_end_takes_in_the_block_below_of_another_kind(written: Desk) -> None:
    desk = written
    desk.keys("Return", "Ctrl+8")
    desk.keys("Ctrl+B")
    desk.type("Bold")
    desk.keys("Ctrl+B", "Return")
    desk.type("- plain 👮")
    desk.keys("Ctrl+PgUp", "Return", "Down", "End", "Delete")
    (block,) = desk.items[1].blocks
    assert isinstance(block, Findings)
    assert block.text[2:] == (
        Paragraph((Run("Bold", bold=True),)),
        Paragraph((Run("plain 👮"),), BULLET),
    )
    assert _caret(desk) == "Calls rose at night\nand by day\n"


def test_at_the_first_block_backspace_goes_to_the_heading(written: Desk) -> None:
    desk = written
    before = desk.items
    desk.keys("Ctrl+PgUp", "Return", "Backspace")
    assert desk.items == before
    field = QApplication.focusWidget()
    assert field is not None
    assert field.accessibleName().startswith("Heading")


def test_backspace_in_the_empty_heading_of_an_empty_item_removes_it(written: Desk) -> None:
    desk = written
    count = len(desk.items)
    desk.keys("Ctrl+Return")
    assert len(desk.items) == count + 1
    desk.keys("Backspace")
    assert len(desk.items) == count
    assert _caret(desk).endswith("by day")
    desk.keys("Ctrl+PgUp", "Ctrl+A", "Delete", "Backspace")
    assert len(desk.items) == count  # what holds words stays
    assert desk.words(1) == ["Calls rose at night\nand by day"]


def test_an_action_is_cut_and_joined_with_what_belongs_to_each(written: Desk) -> None:
    desk = written
    desk.keys("Return", "Ctrl+3", "Shift+Tab")
    desk.type("AC")
    desk.keys("Tab")
    desk.type("to write by Friday. And to ring")
    desk.keys(*["Ctrl+Left"] * 3, "Alt+Return")
    assert _actions(desk) == [
        ("AC", "to write by Friday. ", "by Friday"),
        ("AC", "And to ring", ""),
    ]
    assert _caret(desk) == ""
    desk.keys("Backspace")
    assert _actions(desk) == [("AC", "to write by Friday. \nAnd to ring", "by Friday")]
    assert _caret(desk) == "to write by Friday. \n"
    desk.keys("Ctrl+Z", "Ctrl+Z")
    assert _actions(desk) == [("AC", "to write by Friday. And to ring", "by Friday")]


def test_selected_lines_become_actions_and_one_of_them_a_line_again(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Return")
    desk.type("above")
    for line in ("AB to write", "AC to ring", "below"):
        desk.keys("Return")
        desk.type(line)
    desk.keys("Up", "Home", "Right", "Shift+Up", "Ctrl+3")  # two lines, each half selected
    assert desk.kinds(1) == ["Text", "Actions", "Text"]
    assert [words for _, words, _ in _actions(desk)] == ["AB to write", "AC to ring"]
    assert _caret(desk) == "A"
    desk.keys("Ctrl+8")
    assert desk.kinds(1) == ["Text", "Actions", "Text"]
    assert desk.words(1)[0] == "above\nAB to write"
    assert _caret(desk) == "above\nA"
    desk.keys("Ctrl+3")
    assert desk.words(1)[0] == "above"
    assert [words for _, words, _ in _actions(desk)] == ["AB to write", "AC to ring"]
    assert _caret(desk) == "A"
    desk.keys(*["Ctrl+Z"] * 3)
    assert desk.words(1) == ["above\nAB to write\nAC to ring\nbelow"]
    assert [type(block) for block in desk.items[1].blocks] == [Text]


def test_an_action_turned_back_says_its_owner_and_due_where_its_words_do_not(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+3", "Shift+Tab")
    desk.type("CC")
    desk.keys("Tab")
    desk.type("Report back")
    desk.keys("Tab")
    desk.type("by Friday")
    desk.keys("Shift+Tab", "End", "Ctrl+5")
    assert desk.kinds(1) == ["Decision"]
    assert desk.words(1) == ["CC: Report back – by Friday"]
    assert _caret(desk) == "CC: Report back"
    desk.keys("Ctrl+Z")
    assert _actions(desk) == [("CC", "Report back", "by Friday")]


def test_at_an_empty_line_of_an_action_a_kind_key_begins_a_block_below(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+3")
    desk.type("Report back")
    desk.keys("Return", "Ctrl+2")
    desk.type("Done")
    assert desk.kinds(1) == ["Actions", "Findings"]
    assert [words for _, words, _ in _actions(desk)] == ["Report back"]


def test_what_is_typed_in_front_of_a_heading_is_its_number(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+Shift+Return")
    desk.type("a. Dogs")
    topic = desk.items[1].items[0]
    assert (topic.number, topic.heading) == ("a.", "Dogs")
    desk.keys("Ctrl+Return")
    desk.type("- Cats")
    desk.keys("Ctrl+Return")
    desk.type("Mice")  # goes on without a number
    topics = desk.items[1].items
    assert [(one.number, one.heading) for one in topics[1:]] == [("", "Cats"), ("", "Mice")]
    desk.keys("Ctrl+Return", "Alt+Shift+Left")
    desk.type("3 Next - with a dash")
    assert (desk.items[2].number, desk.items[2].heading) == (None, "3 Next - with a dash")


def test_what_is_typed_in_front_of_a_question_is_its_label(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+1")
    desk.type("3. Why?")
    desk.keys("Alt+Return")
    desk.type("- How?")
    first, second = desk.items[1].blocks
    assert isinstance(first, Question)
    assert isinstance(second, Question)
    assert (first.label, plain(first.text)) == ("3.", "Why?")
    assert (second.label, plain(second.text)) == ("4.", f"{BULLET} How?")


def test_enter_in_a_label_goes_back_to_where_the_caret_was(written: Desk) -> None:
    desk = written
    desk.keys("Ctrl+Left", "Ctrl+L")
    desk.type("Answer:")
    desk.keys("Return")
    desk.type("all ")
    assert desk.words(1) == ["Calls rose at night\nand by all day"]


def test_a_link_below_an_item_adds_and_turns_nothing(desk: Desk) -> None:
    to_item(desk, 3)
    desk.keys("Ctrl+3")
    desk.type("Report back")
    buttons = desk.page.findChildren(QToolButton)
    link = next(one for one in buttons if one.isVisible() and one.text().endswith("Findings"))
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    desk.type("Done")
    assert desk.kinds(1) == ["Actions", "Findings"]
    assert [words for _, words, _ in _actions(desk)] == ["Report back"]
