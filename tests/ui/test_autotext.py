"""Abbreviations become words while somebody types, and undo takes only that back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BroughtForward,
    Quoted,
    Table,
    TableRow,
    Text,
)
from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.domain.minutes import Item
from minutes_desktop.domain.richtext import Paragraph, Run, plain, rich
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.ui.capture.page import CapturePage
from minutes_desktop.workspace.autosave import Autosave
from minutes_desktop.workspace.exporting import Printer
from minutes_desktop.workspace.library import Library
from tests.journeys.player import Player
from tests.journeys.typist import Press, Words
from tests.ui.conftest import Show

HTA = "holding to account meeting"


class Desk:
    """A meeting with one item, and somebody at the keyboard."""

    def __init__(self, page: CapturePage, library: Library, between: bool = True) -> None:
        self.page, self.library = page, library
        self.player = Player(QApplication.processEvents if between else lambda: None)

    def hold(self, *blocks: Block) -> None:
        """Have one item with these blocks, the caret in the first."""
        item = Item(heading="Topic", blocks=blocks)
        self.page.open_minutes.apply("Fill", lambda m: replace(m, items=(item,)))
        self.page.sheet.enter(blocks[0].id)

    def keys(self, *keys: str) -> None:
        """Press keys, named as in menus."""
        self.player.play([Press(key) for key in keys])

    def type(self, words: str) -> None:
        """Type words."""
        self.player.play([Words(words)])

    @property
    def block(self) -> Block:
        """The first block."""
        return self.page.open_minutes.current.items[0].blocks[0]

    @property
    def words(self) -> str:
        """What the first block says, and its editor shows."""
        editor = self.page.sheet.current_editor()
        block = self.block
        assert isinstance(block, Text | Quoted)
        assert editor is not None
        assert editor.value == block.text
        return plain(block.text)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, on_screen: Show) -> Iterator[Desk]:
    library = Library(tmp_path / "store.sqlite")
    minutes = library.begin(builtin_templates()[0], dt.date(2031, 5, 14), dt.time(10))
    library.choices.put_phrases(
        [
            Phrase("autotext", "hta", HTA, minutes.current.series),
            Phrase("autotext", "éq", "équipe"),
            Phrase("autotext", "hta", "something of another series", "Another"),
            Phrase("autotext", "cx", "Chief Executive"),
        ]
    )
    printer = Printer()
    page = on_screen(CapturePage(minutes, Autosave(minutes, library.writer), printer, library))
    page.preview.hide()
    page.enter()
    desk = Desk(page, library)
    desk.hold(Text())
    yield desk
    page.leave()
    printer.close()
    assert library.close()


def test_a_space_or_a_stop_ends_an_abbreviation(desk: Desk) -> None:
    for end in " ,.;:)?!":
        desk.hold(Text())
        desk.type(f"At the hta{end}next")
        assert desk.words == f"At the {HTA}{end}next"


def test_enter_ends_an_abbreviation(desk: Desk) -> None:
    desk.type("The hta")
    desk.keys("Return")
    desk.type("Hta")
    desk.keys("Shift+Return")
    desk.type("x")
    assert desk.words == f"The {HTA}\nHolding to account meeting\nx"


def test_it_works_at_the_very_start_and_behind_odd_letters(desk: Desk) -> None:
    desk.type("Hta 😀 e\u0301 hta 😀hta x")
    assert desk.words == f"H{HTA[1:]} 😀 e\u0301 {HTA} 😀hta x"


def test_a_part_of_a_word_stays(desk: Desk) -> None:
    desk.type("pre-hta xhta htax HTA CC/hta d’hta done")
    assert desk.words == "pre-hta xhta htax HTA CC/hta d’hta done"


def test_undo_takes_only_the_expansion_back_and_typing_goes_on(desk: Desk) -> None:
    desk.type("At the hta ")
    assert desk.page.open_minutes.undo_label == "Autotext"
    desk.keys("Ctrl+Z")
    assert desk.words == "At the hta "
    desk.type("is hta,")
    assert desk.words == f"At the hta is {HTA},"
    desk.keys("Ctrl+Z", "Ctrl+Z")
    assert desk.words == "At the hta "
    desk.keys("Ctrl+Z")
    assert desk.words == ""
    desk.keys(*["Ctrl+Shift+Z"] * 2)
    assert desk.words == "At the hta is hta,"
    desk.keys("Ctrl+Shift+Z")
    desk.type(" x")
    assert desk.words == f"At the hta is {HTA}, x"


def test_after_undo_the_same_letters_are_left_alone_whatever_ends_them(desk: Desk) -> None:
    desk.type("hta ")
    desk.keys("Ctrl+Z", "Backspace")
    desk.type(",")
    desk.keys("Backspace", "Return")
    desk.type("x")
    assert desk.words == "hta\nx"


def test_undo_of_an_abbreviation_that_enter_ended_leaves_the_caret_below(desk: Desk) -> None:
    desk.type("hta")
    desk.keys("Return", "Ctrl+Z")
    desk.type("x")
    assert desk.words == "hta\nx"


def test_a_burst_of_keys_with_undo_in_the_middle_keeps_its_order(desk: Desk) -> None:
    burst = Desk(desk.page, desk.library, between=False)
    burst.type("one hta two")
    burst.keys("Ctrl+Z")  # the typing behind it
    burst.keys("Ctrl+Z")  # the expansion
    burst.type("three hta four hta.")
    assert desk.words == f"one hta three {HTA} four {HTA}."


def test_marks_of_the_abbreviation_are_those_of_its_words(desk: Desk) -> None:
    desk.type("a ")
    desk.keys("Ctrl+B")
    desk.type("hta")
    desk.keys("Ctrl+B")
    desk.type(" b")
    block = desk.block
    assert isinstance(block, Text)
    assert block.text == (Paragraph((Run("a "), Run(HTA, bold=True), Run(" b"))),)


def test_what_was_pasted_or_stood_there_is_no_abbreviation(desk: Desk) -> None:
    QApplication.clipboard().setText("see hta")
    desk.keys("Ctrl+V")
    desk.type(" ")
    assert desk.words == "see hta "
    desk.keys("Left")
    desk.type(",")
    assert desk.words == "see hta, "
    desk.hold(Text(text=rich("ht")))
    desk.keys("End")
    desk.type("a ")
    assert desk.words == "hta "


def test_a_mistyped_abbreviation_that_was_put_right_counts(desk: Desk) -> None:
    desk.type("htx")
    desk.keys("Backspace")
    desk.type("a ")
    assert desk.words == f"{HTA} "


def test_composed_letters_are_typed_letters_and_their_commit_expands_nothing(desk: Desk) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    event = QInputMethodEvent("´", [])
    QApplication.sendEvent(field, event)
    commit = QInputMethodEvent()
    commit.setCommitString("é")
    QApplication.sendEvent(field, commit)
    desk.type("q ")
    assert desk.words == "équipe "
    commit.setCommitString("hta ")
    QApplication.sendEvent(field, commit)
    desk.type("x")
    assert desk.words == "équipe hta x"


def test_words_of_others_are_left_alone(desk: Desk) -> None:
    desk.hold(Quoted())
    desk.type("hta x")
    assert desk.words == "hta x"
    desk.hold(BroughtForward(lead_in="From"))
    desk.keys("Tab", "Tab", "Tab")
    desk.type("hta x")
    block = desk.block
    assert isinstance(block, BroughtForward)
    assert plain(block.original.text) == "hta x"


def test_it_works_in_an_action_but_not_in_its_owner(desk: Desk) -> None:
    desk.hold(Actions(entries=(Action(),)))
    desk.keys("Shift+Tab")
    desk.type("hta cx ")
    desk.keys("Tab")
    desk.type("Attend the hta.")
    desk.keys("Ctrl+Z")
    block = desk.block
    assert isinstance(block, Actions)
    assert plain(block.entries[0].text) == "Attend the hta."
    assert block.entries[0].owner_printed.startswith("hta cx")
    desk.type(" Hta.")
    block = desk.block
    assert isinstance(block, Actions)
    assert plain(block.entries[0].text) == f"Attend the hta. H{HTA[1:]}."


def test_it_works_in_a_cell_of_a_table(desk: Desk) -> None:
    desk.hold(Table(rows=(TableRow(cells=((), ())),)))
    desk.keys("Down")
    desk.type("hta ")
    block = desk.block
    assert isinstance(block, Table)
    assert plain(block.rows[0].cells[0]) == f"{HTA} "
    desk.keys("Ctrl+Z")
    block = desk.block
    assert isinstance(block, Table)
    assert plain(block.rows[0].cells[0]) == "hta "


def test_a_heading_gets_its_words_before_enter_leaves_it(desk: Desk) -> None:
    desk.keys("Up", "End")
    desk.type(" of the hta")
    desk.keys("Return")
    assert desk.page.open_minutes.current.items[0].heading == f"Topic of the {HTA}"
    desk.keys("Ctrl+Z")
    assert desk.page.open_minutes.current.items[0].heading == "Topic of the hta"
    desk.keys("Return")
    assert desk.page.open_minutes.current.items[0].heading == "Topic of the hta"


def test_a_field_of_one_line_takes_a_capacity_but_no_name(desk: Desk) -> None:
    desk.page.sheet.enter("attendance")
    desk.keys("Ctrl+A")
    desk.type("cx ")
    desk.keys("Tab")
    desk.keys("Ctrl+A")
    desk.type("cx, hta,")
    attendee = desk.page.open_minutes.current.attendance[0]
    assert (attendee.name, attendee.capacity) == ("cx ", f"Chief Executive, {HTA},")
    desk.keys("Ctrl+Z")
    assert desk.page.open_minutes.current.attendance[0].capacity == "Chief Executive, hta,"
    desk.type(" x")
    assert desk.page.open_minutes.current.attendance[0].capacity == "Chief Executive, hta, x"


def test_a_phrase_added_meanwhile_is_known_at_once(desk: Desk) -> None:
    desk.type("asb ")
    desk.library.choices.put_phrases([Phrase("autotext", "asb", "anti-social behaviour")])
    desk.type("asb ")
    assert desk.words == "asb anti-social behaviour "
