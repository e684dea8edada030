"""The rest of what is begun stands grey behind the caret, and only Tab takes it."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import Actions, Quoted, Text
from minutes_desktop.domain.richtext import BULLET, Paragraph, Run, plain, rich
from minutes_desktop.ui.richtext.editor import RichTextEdit
from tests.ui.test_autotext import HTA, Desk, desk

__all__ = ["desk"]


def ghost() -> str:
    """What is shown behind the caret."""
    focus = QApplication.focusWidget()
    assert isinstance(focus, RichTextEdit)
    return focus.ghost


def in_the_room(desk: Desk) -> None:
    room = (
        Attendee(name="Tomas Ellery", capacity="Chief Constable (CC)"),
        Attendee(name="Noor Adan", capacity="Chief Executive"),
    )
    desk.page.open_minutes.apply("Fill", lambda m: replace(m, attendance=room))


def test_tab_takes_what_is_shown_and_undo_takes_it_back(desk: Desk) -> None:
    in_the_room(desk)
    desk.type("Asked Tom")
    assert ghost() == "as Ellery"
    assert desk.words == "Asked Tom"
    desk.keys("Tab")
    assert (ghost(), desk.words) == ("", "Asked Tomas Ellery")
    desk.keys("Ctrl+Z")
    assert desk.words == "Asked Tom"
    desk.type("b.")
    assert desk.words == "Asked Tomb."
    desk.keys("Ctrl+Z", "Ctrl+Z")
    assert desk.words == ""


def test_whatever_else_is_pressed_passes_it_by(desk: Desk) -> None:
    in_the_room(desk)
    for key, words in (("Space", "Tom x"), ("Return", "Tom\nx"), ("Left", "Toxm"), ("End", "Tomx")):
        desk.hold(Text())
        desk.type("Tom")
        assert ghost() == "as Ellery"
        desk.keys(key)
        assert ghost() in ("", "as Ellery")
        desk.type("x")
        assert (ghost(), desk.words) == ("", words)


def test_escape_hides_it_for_this_word(desk: Desk) -> None:
    in_the_room(desk)
    desk.type("Tom")
    desk.keys("Escape")
    assert ghost() == ""
    desk.type("a")
    assert ghost() == ""
    desk.keys("Backspace")
    assert ghost() == ""
    desk.type(" Noo")
    assert ghost() == "r Adan"


def test_tab_nests_an_entry_where_nothing_is_shown(desk: Desk) -> None:
    in_the_room(desk)
    desk.hold(Text(text=(Paragraph((Run("one"),), BULLET), Paragraph((Run("Ask "),), BULLET))))
    desk.page.sheet.enter(desk.block.id, at_end=True)
    desk.type("Noo")
    desk.keys("Tab", "Tab")
    block = desk.block
    assert isinstance(block, Text)
    assert block.text[1] == Paragraph((Run("Ask Noor Adan"),), BULLET, 1)


def test_initials_show_whose_they_are_where_tab_leads_nowhere_beside(desk: Desk) -> None:
    in_the_room(desk)
    desk.type("For NA")
    assert ghost().strip() == "→ Noor Adan"
    desk.type(" and CC")
    desk.keys("Tab")
    assert desk.words == "For NA and Chief Constable"
    desk.hold(Actions(entries=(Action(),)))
    desk.keys("Tab")
    desk.type("Write to NA")
    assert ghost() == ""
    desk.type(" and Noo")
    assert ghost() == "r Adan"


def test_nothing_is_shown_in_the_middle_of_words_or_in_those_of_others(desk: Desk) -> None:
    in_the_room(desk)
    desk.hold(Text(text=rich(" is here")))
    desk.type("Tom")
    assert ghost() == ""
    desk.hold(Quoted())
    desk.type("Tom")
    assert ghost() == ""
    desk.hold(Actions(entries=(Action(),)))
    desk.keys("Shift+Tab")  # to the owner
    desk.type("Tom")
    assert ghost() == ""


def test_phrases_are_completed_and_a_heading_too(desk: Desk) -> None:
    desk.keys("Up", "End")
    desk.type(" Hol")
    desk.keys("Tab")
    assert desk.page.open_minutes.current.items[0].heading == f"Topic H{HTA[1:]}"


def test_composed_input_hides_it(desk: Desk) -> None:
    in_the_room(desk)
    desk.type("Tom")
    focus = QApplication.focusWidget()
    assert focus is not None
    QApplication.sendEvent(focus, QInputMethodEvent("´", []))
    assert ghost() == ""
    commit = QInputMethodEvent()
    commit.setCommitString("é")
    QApplication.sendEvent(focus, commit)
    QApplication.processEvents()
    assert desk.words == "Tomé"


def test_it_can_be_switched_off(desk: Desk) -> None:
    in_the_room(desk)
    desk.page.prompting.completing.want(False)
    desk.type("Tom")
    assert ghost() == ""
    assert desk.library.choices.preference("completing") == "off"
    desk.page.prompting.completing.want(True)
    desk.type("as E")
    assert ghost() == "llery"


def test_what_is_shown_is_never_written(desk: Desk) -> None:
    in_the_room(desk)
    desk.type("Tom")
    block = desk.page.open_minutes.current.items[0].blocks[0]
    assert isinstance(block, Text)
    assert plain(block.text) == "Tom"
    focus = QApplication.focusWidget()
    assert isinstance(focus, RichTextEdit)
    assert focus.toPlainText() == "Tom"
