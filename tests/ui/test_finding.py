"""Finding words from the bar at the foot of the sheet, and replacing them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.actions import Action, Owner
from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import Actions, Quoted, Text
from minutes_desktop.domain.fields import Spot, Words
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.richtext import Paragraph, Run, plain, rich
from minutes_desktop.domain.texts import rewritten
from tests.domain.test_texts import bare
from tests.factories import full_minutes
from tests.ui.desk import Desk, Open

SMITH = (Paragraph((Run("Jon", bold=True), Run(" Smith came."))),)
ITEMS = (
    Item(
        id="one",
        heading="Crime in Jonstown",
        blocks=(Text(id="a", text=SMITH), Text(id="b", text=rich("Nobody\nelse: jon"))),
    ),
    Item(
        id="two",
        heading="Any other business",
        blocks=(
            Quoted(id="q", text=rich("I, Jon, wrote this."), source="Jon’s paper"),
            Actions(
                id="t", entries=(Action(id="t1", owners=(Owner("Jon"),), text=rich("Report")),)
            ),
        ),
    ),
)


@pytest.fixture
def desk(open_minutes: Open) -> Desk:
    """Minutes with a name in many places, the caret in the title."""
    people = (Attendee(id="p", name="Jon Smith", group="Present:"),)
    return open_minutes(Minutes(title="Board", items=ITEMS, attendance=people))


def test_hits_are_counted_and_gone_through_from_the_bar(desk: Desk, qtbot: QtBot) -> None:
    desk.keys("Ctrl+F")
    desk.type("jon")
    qtbot.waitUntil(lambda: desk.told == "1 of 7")
    assert desk.bar.has_focus()
    desk.keys("Return", "Return")
    assert desk.told == "3 of 7"
    desk.keys("Shift+Return")
    assert desk.told == "2 of 7"
    desk.keys("Escape")
    assert desk.bar.isHidden()
    assert desk.caret == ("one", "heading", "Jon")


def test_what_was_typed_last_is_found_by_enter_at_once(desk: Desk) -> None:
    desk.keys("Ctrl+F")
    desk.type("nobody")
    desk.keys("Return", "Escape")
    assert desk.caret == ("b", "text", "Nobody")


def test_nothing_found_leaves_the_caret_where_it_was(desk: Desk, qtbot: QtBot) -> None:
    desk.page.sheet.put_caret(Place("a", "text", 4))
    desk.keys("Ctrl+F")
    desk.type("nowhere")
    qtbot.waitUntil(lambda: desk.told == "Not found")
    desk.keys("Return", "F3", "Escape")
    place = desk.page.sheet.caret()
    assert (place.part, place.field, place.position) == ("a", "text", 4)


def test_escape_in_the_sheet_closes_the_bar_and_leaves_the_caret(desk: Desk) -> None:
    desk.keys("Ctrl+F")
    desk.type("came")
    desk.page.sheet.put_caret(Place("b", "text", 3))
    desk.keys("Escape")
    assert desk.bar.isHidden()
    assert desk.page.sheet.caret().position == 3


def test_f3_goes_on_in_the_sheet_and_round_the_end(desk: Desk) -> None:
    desk.keys("Ctrl+F")
    desk.type("jon")
    desk.keys("Return", "Escape")
    been = []
    for _ in range(7):
        desk.keys("F3")
        been.append(desk.caret)
    assert been == [
        ("one", "heading", "Jon"),
        ("a", "text", "Jon"),
        ("b", "text", "jon"),
        ("q", "text", "Jon"),
        ("q", "source", "Jon"),
        ("t", "t1.owner", "Jon"),
        ("attendance", "p.name", "Jon"),
    ]
    desk.keys("Shift+F3")
    assert desk.caret == ("t", "t1.owner", "Jon")


def test_f3_straight_after_a_word_in_the_sheet_finds_where_the_words_stand_now(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.keys("Ctrl+F")
    desk.type("jon")
    qtbot.waitUntil(lambda: desk.told == "1 of 7")
    desk.page.sheet.put_caret(Place("b", "text", 7))
    desk.type("or somebody ")
    desk.keys("F3")
    assert desk.caret == ("b", "text", "jon")


def test_what_is_selected_is_looked_for(desk: Desk) -> None:
    desk.page.places.select("b", "text", 7, 4)
    desk.keys("Ctrl+F")
    assert (desk.bar.field.value, desk.told) == ("else", "1 of 1")


def test_hits_are_told_by_case_and_as_whole_words(desk: Desk, qtbot: QtBot) -> None:
    desk.keys("Ctrl+F")
    desk.type("Jon")
    desk.bar.match_case.click()
    qtbot.waitUntil(lambda: desk.told.endswith("of 6"))
    desk.bar.whole_words.click()
    qtbot.waitUntil(lambda: desk.told.endswith("of 5"))


def test_all_are_replaced_in_one_step_that_keeps_marks_and_quoted_words(
    desk: Desk, qtbot: QtBot
) -> None:
    before = desk.page.open_minutes.current
    desk.keys("Ctrl+H")
    desk.type("jon")
    desk.keys("Tab")
    desk.type("John")
    desk.bar.whole_words.click()
    desk.bar.all_replaced.emit()
    assert desk.told == "5 replaced, 1 quoted left"
    after = desk.page.open_minutes.current
    first, second = after.items[0].blocks
    assert isinstance(first, Text)
    assert first.text == (Paragraph((Run("John", bold=True), Run(" Smith came."))),)
    quoted, actions = after.items[1].blocks
    assert isinstance(quoted, Quoted)
    assert isinstance(actions, Actions)
    assert isinstance(second, Text)
    assert (plain(second.text), after.attendance[0].name) == ("Nobody\nelse: John", "John Smith")
    assert (plain(quoted.text), quoted.source) == ("I, Jon, wrote this.", "John’s paper")
    assert actions.entries[0].owner_printed == "John"
    desk.keys("Ctrl+Z")
    assert desk.page.open_minutes.current == before


def test_one_is_replaced_and_the_next_is_shown(desk: Desk, qtbot: QtBot) -> None:
    desk.page.sheet.put_caret(Place("b", "text", 0))
    desk.keys("Ctrl+H")
    desk.type("jon")
    desk.keys("Tab")
    desk.type("JON")
    qtbot.waitUntil(lambda: desk.told == "4 of 7")
    desk.keys("Return")
    assert desk.told == "5 of 7, quoted"
    desk.keys("Return")  # goes on: words of others stay as they are
    desk.keys("Return")
    texts = [
        plain(getattr(block, "text", ()))
        for block in desk.page.open_minutes.current.items[1].blocks
    ]
    assert texts[0] == "I, Jon, wrote this."
    assert desk.told == "7 of 7"
    desk.bar.also_quoted.click()
    desk.keys("Escape")


def test_the_light_follows_what_is_written_and_goes_with_the_bar(desk: Desk, qtbot: QtBot) -> None:
    desk.keys("Ctrl+F")
    desk.type("came")
    qtbot.waitUntil(lambda: desk.told == "1 of 1")
    desk.page.sheet.put_caret(Place("a", "text", 0))
    desk.type("Then came ")
    qtbot.waitUntil(lambda: desk.told == "2 of 2")
    editor = desk.page.sheet.current_editor()
    assert editor is not None
    lit = editor.grab().toImage()
    desk.keys("Ctrl+F", "Escape")
    QApplication.processEvents()
    dark = editor.grab().toImage()
    place = QPoint(2, 2)
    assert lit != dark
    assert lit.pixelColor(place) == dark.pixelColor(place)


def test_keys_of_the_sheet_do_nothing_to_it_from_the_bar(desk: Desk) -> None:
    desk.page.sheet.put_caret(Place("a", "text", 0))
    before = desk.page.open_minutes.current
    desk.keys("Ctrl+F", "Ctrl+3", "Ctrl+Shift+Backspace", "Alt+Down", "Ctrl+Return", "Ctrl+B")
    assert desk.page.open_minutes.current is before
    assert desk.bar.has_focus()


def test_there_is_a_field_on_the_sheet_for_every_text(open_minutes: Open) -> None:
    desk = open_minutes(full_minutes())
    missing: list[str] = []

    def go(spot: Spot, text: Words) -> Words:
        if not desk.page.places.select(spot.part, spot.field, 0, 1):
            missing.append(spot.field)
        elif desk.page.places.selected().words != bare(text)[:1]:
            missing.append(f"{spot.field}: {desk.page.places.selected()}")
        return text

    rewritten(desk.page.open_minutes.current, go)
    assert missing == []
