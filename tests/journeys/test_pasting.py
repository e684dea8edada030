"""A minute taker pastes what others sent, and has it repaired when she asks for that."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.domain.blocks import Actions, Block, Quoted, Text
from minutes_desktop.domain.minutes import walk_blocks
from minutes_desktop.domain.repair import Leftovers
from minutes_desktop.domain.richtext import BULLET, Paragraph, Run, plain, rich
from minutes_desktop.ui import messages
from minutes_desktop.ui.capture.repairing import MOST_LOOKED_AT, counted
from tests import clippings
from tests.journeys.conftest import Start
from tests.journeys.player import Player
from tests.journeys.typist import Press, Words

REPAIR = "Ctrl+Shift+R"


class Taker:
    """Somebody who takes minutes, with the caret in a new text block."""

    def __init__(self, app: App, player: Player) -> None:
        self.app, self.player = app, player
        self.keys("Ctrl+N")
        player.play([Words("14/05/2031"), Press("Return"), Press("Return")])
        self.keys("Ctrl+PgDown", "Ctrl+PgDown", "Ctrl+PgDown", "Return")

    def keys(self, *keys: str) -> None:
        """Press keys."""
        self.player.play([Press(key) for key in keys])

    def type(self, words: str) -> None:
        """Type words."""
        self.player.play([Words(words)])

    def paste(self, words: str = "", html: str = "") -> None:
        """Paste from the clipboard, by its key."""
        clip = QMimeData()
        clip.setText(words)
        if html:
            clip.setHtml(html)
        QApplication.clipboard().setMimeData(clip)
        self.keys("Ctrl+V")

    def blocks(self) -> list[Block]:
        """The blocks that hold words."""
        assert self.app.page is not None
        return [
            block
            for block in walk_blocks(self.app.page.open_minutes.current.items)
            if getattr(block, "text", ()) or isinstance(block, Actions)
        ]

    def written(self) -> str:
        """The words of the one text block."""
        (block,) = self.blocks()
        assert isinstance(block, Text)
        return plain(block.text)

    def said(self) -> list[str]:
        """What the message bar says."""
        return [message.sentence for message in self.app.window.messages.messages]

    def undo_name(self) -> str:
        """What the Edit menu would take back."""
        actions = self.app.window.findChildren(QAction)
        return next(action.text() for action in actions if action.text().startswith("Undo"))


@pytest.fixture
def taker(start: Start, player: Player) -> Taker:
    """Somebody at the keyboard of a meeting just begun."""
    return Taker(start(), player)


def test_a_long_response_from_a_pdf_is_pasted_and_made_whole_by_one_key(taker: Taker) -> None:
    paragraphs = clippings.long_response()
    broken = clippings.as_pdf(paragraphs)
    assert len(broken.split()) > 2500
    taker.paste(broken)
    assert taker.written() == broken
    count = broken.count("\n") - (len(paragraphs) - 1)
    assert taker.said() == [f"The pasted text has {count} broken lines."]
    taker.keys(REPAIR)
    assert taker.written() == "\n".join(paragraphs)
    assert taker.said() == []
    assert taker.undo_name() == "Undo Repair pasted text"
    taker.type(" So far.")
    assert taker.written().endswith(f"{paragraphs[-1]} So far.")
    taker.keys("Ctrl+Z", "Ctrl+Z")
    assert taker.written() == broken
    taker.keys("Ctrl+Z")
    assert taker.blocks() == []
    taker.keys("Ctrl+Y", "Ctrl+Y")
    assert taker.written() == "\n".join(paragraphs)


def test_what_word_left_is_told_kind_by_kind_and_repaired_by_the_button(
    qtbot: QtBot, taker: Taker
) -> None:
    taker.paste(html=clippings.WORD)
    (said,) = taker.said()
    assert said == "The pasted text has 2 tabs or fixed spaces and 1 empty paragraph."
    (message,) = taker.app.window.messages.messages
    button = message.findChildren(QPushButton)[-1]
    assert button.text() == f"Repair ({REPAIR})"
    qtbot.waitUntil(button.isVisible)
    button.setFocus()
    taker.keys("Space")
    (block,) = taker.blocks()
    assert isinstance(block, Text)
    assert block.text[1].words.endswith("less; nobody misses the old one.")
    assert block.text[2] == Paragraph((Run("Calls are answered sooner."),), BULLET)
    assert taker.said() == []
    taker.type("!")
    assert taker.written().endswith("Sum 12!")


def test_only_what_was_pasted_is_repaired_as_offered_and_all_of_it_by_the_key_alone(
    taker: Taker,
) -> None:
    taker.type("two  spaces of her own")
    taker.keys("Return")
    taker.paste("two  spaces of the force\n\nand more")
    taker.keys(REPAIR)
    assert taker.written() == "two  spaces of her own\ntwo spaces of the force\nand more"
    taker.keys(REPAIR)
    assert taker.written() == "two spaces of her own\ntwo spaces of the force\nand more"
    taker.keys(REPAIR)
    assert taker.said() == ["There is nothing to repair in this text."]


def test_clean_words_are_pasted_without_a_word_about_it(taker: Taker) -> None:
    taker.paste("The board noted the report.\nIt will come back in June.")
    assert taker.said() == []


def test_the_offer_stays_until_the_block_is_written_in(
    qtbot: QtBot, taker: Taker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "INFO_MS", 10)
    taker.paste("a  b")
    taker.app.window.messages.say("info", "Something else.")
    qtbot.waitUntil(lambda: taker.said() == ["The pasted text has 1 doubled space."])
    taker.keys("Ctrl+Return")
    taker.type("Another item")
    assert taker.said() == ["The pasted text has 1 doubled space."]
    taker.keys("Up")
    taker.type("x")
    assert taker.said() == []


@pytest.mark.parametrize("key", ["Ctrl+Z", "Ctrl+Shift+Backspace", "Ctrl+Shift+M"])
def test_the_offer_goes_with_what_was_pasted(taker: Taker, key: str) -> None:
    taker.paste("a  b")
    assert taker.said() == ["The pasted text has 1 doubled space."]
    taker.keys(key)
    assert taker.said() == []


def test_another_paste_takes_the_place_of_an_offer(taker: Taker) -> None:
    taker.paste("a  b")
    taker.keys("Return")
    taker.paste("- one\n- two")
    assert taker.said() == ["The pasted text has 2 odd bullets."]
    taker.keys(REPAIR)
    assert taker.written() == f"a  b\n{BULLET} one\n{BULLET} two"


def test_the_text_of_an_action_is_repaired_where_it_stands(taker: Taker) -> None:
    taker.keys("Ctrl+3")
    taker.paste("Report  back\n\n• in May")
    assert taker.said() == [
        "The pasted text has 1 odd bullet, 1 doubled space and 1 empty paragraph."
    ]
    taker.keys(REPAIR)
    (block,) = taker.blocks()
    assert isinstance(block, Actions)
    assert block.entries[0].text == (
        Paragraph((Run("Report back"),)),
        Paragraph((Run("in May"),), BULLET),
    )
    assert taker.undo_name() == "Undo Repair pasted text"


def test_a_quoted_response_is_pasted_into_its_block_and_each_act_is_taken_back_alone(
    taker: Taker,
) -> None:
    taker.keys("Ctrl+Shift+Q")
    taker.type("In the words of the force: ")
    taker.paste("we  see\n§\tfewer calls")
    taker.keys(REPAIR)
    taker.type("!")
    shown = []
    for _ in range(4):
        (block,) = taker.blocks()
        assert isinstance(block, Quoted)
        shown.append(plain(block.text))
        taker.keys("Ctrl+Z")
    assert shown == [
        f"In the words of the force: we see\n{BULLET} fewer calls!",
        f"In the words of the force: we see\n{BULLET} fewer calls",
        "In the words of the force: we  see\n§\tfewer calls",
        "In the words of the force: ",
    ]


def test_a_heading_has_nothing_to_repair(taker: Taker) -> None:
    taker.keys("Ctrl+PgUp", REPAIR)
    assert taker.said() == ["Put the caret into the text that is to be repaired."]


def test_a_whole_library_is_pasted_without_being_looked_through(taker: Taker) -> None:
    taker.paste("two  spaces " * (MOST_LOOKED_AT // 10))
    assert taker.said() == []


def test_what_was_found_is_counted_in_one_sentence() -> None:
    assert counted(Leftovers(hidden=1)) == "1 hidden character"
    assert counted(Leftovers(lines=14, bullets=3, spaces=5)) == (
        "14 broken lines, 3 odd bullets and 5 doubled spaces"
    )
    assert counted(Leftovers(lines=1400, empty=1)) == "1,400 broken lines and 1 empty paragraph"


def test_words_pasted_into_a_list_stay_in_it_after_the_repair(taker: Taker) -> None:
    taker.type("- ")
    taker.paste("a  b")
    taker.keys(REPAIR)
    assert taker.written() == f"{BULLET} a b"
    taker.keys("Ctrl+Z")
    assert taker.written() == f"{BULLET} a  b"
    (block,) = taker.blocks()
    assert getattr(block, "text", ()) == (Paragraph(rich("a  b")[0].runs, BULLET),)
