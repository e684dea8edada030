"""What the user does to the keys: one act a key, what is chosen wins, and nothing unreadable."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QKeySequence

from minutes_desktop.ui.key_rules import caution, portable, refusal
from minutes_desktop.ui.keymap import Keymap, parted, read_keymap, written_keymap
from minutes_desktop.ui.keys import CAPTURE_KEYS, KEYS, REGISTER_KEYS, TEMPLATE_KEYS, WINDOW_KEYS


def _pressed(keys: str) -> QKeyCombination:
    pressed = QKeySequence(keys)[0]  # type: ignore[index]
    assert isinstance(pressed, QKeyCombination)
    return pressed


def test_the_program_gives_no_key_to_two_acts_of_one_page() -> None:
    for page in (CAPTURE_KEYS, TEMPLATE_KEYS, REGISTER_KEYS):
        keys = [key for keys in (WINDOW_KEYS | page).values() for key in parted(keys)]
        assert sorted(set(keys)) == sorted(keys)


def test_an_act_given_a_key_takes_it_from_the_act_that_had_it() -> None:
    keymap = Keymap().giving("bold", "Ctrl+I")
    assert keymap.keys("bold") == "Ctrl+I"
    assert keymap.keys("italic") == ""
    assert keymap.resetting("bold") == Keymap()
    assert Keymap().keys("italic") == "Ctrl+I"


def test_an_act_that_loses_one_of_its_keys_keeps_the_other() -> None:
    keymap = Keymap().giving("bold", "Ctrl+Y")
    assert keymap.keys("redo") == "Ctrl+Shift+Z"
    assert keymap.holder("Ctrl+Y", "italic") == "bold"


def test_keys_of_pages_that_never_meet_do_not_hinder_each_other() -> None:
    keymap = Keymap().giving("template_new", "Ctrl+B")
    assert keymap.keys("bold") == "Ctrl+B"
    assert Keymap().holder("Ctrl+B", "template_new") == ""
    assert Keymap().holder("Ctrl+B", "new_meeting") == "bold"


def test_resetting_an_act_takes_its_key_back_from_whoever_has_it_now() -> None:
    keymap = Keymap().giving("bold", "Ctrl+U").giving("underline", "Ctrl+B").resetting("bold")
    assert (keymap.keys("bold"), keymap.keys("underline")) == ("Ctrl+B", "")
    assert keymap.resetting("underline") == Keymap()


def test_changes_come_back_as_they_were_written() -> None:
    keymap = Keymap().giving("bold", "Ctrl+Alt+Ö").giving("export", "")
    assert read_keymap(written_keymap(keymap)) == (keymap, "")
    assert written_keymap(Keymap()) == ""
    assert read_keymap("") == (Keymap(), "")


@pytest.mark.parametrize(
    "kept",
    ["{", "[]", '{"bold": 7}', '{"bold": "Ctrl+Nonsense"}', '{"bold": "Ctrl+K, Ctrl+B"}', "\0"],
)
def test_changes_that_cannot_be_read_are_told_and_leave_the_first_keys(kept: str) -> None:
    keymap, sentence = read_keymap(kept)
    assert keymap == Keymap()
    assert "could not be read" in sentence
    assert "Keyboard shortcuts" in sentence


def test_changes_of_acts_that_this_program_does_not_know_hinder_nothing() -> None:
    keymap, sentence = read_keymap('{"act_of_tomorrow": "Ctrl+B", "bold": "Ctrl+J"}')
    assert sentence == ""
    assert keymap.keys("bold") == "Ctrl+J"


@pytest.mark.parametrize(
    "keys, because",
    [
        ("J", "needed for writing"),
        ("Shift+J", "needed for writing"),
        ("Return", "needed for writing"),
        ("Tab", "needed for writing"),
        ("Backspace", "needed for writing"),
        ("Left", "needed for writing"),
        ("Ctrl+C", "copies"),
        ("Ctrl+A", "selects"),
        ("Shift+Ins", "needed for writing"),
        ("Ctrl+Ins", "copies"),
        ("Ctrl+Left", "moves the caret"),
        ("Ctrl+Shift+Home", "moves the caret"),
        ("Ctrl+Backspace", "erases"),
        ("Ctrl+Tab", "from field to field"),
        ("Alt+F4", "desktop"),
        ("Meta+J", "desktop"),
        ("Ctrl+Alt+F2", "desktop"),
        ("Ctrl+Alt+E", "writes é"),
        ("Ctrl+Alt+4", "writes €"),
        ("Alt+Num+8", "number pad"),
    ],
)
def test_keys_that_writing_or_the_desktop_needs_are_refused_with_the_reason(
    keys: str, because: str
) -> None:
    assert because in refusal(_pressed(keys))


def test_every_key_that_the_program_gives_could_also_be_chosen() -> None:
    for keys in KEYS.values():
        for key in parted(keys):
            assert not refusal(_pressed(key)), key


def test_the_letter_of_a_menu_and_keys_that_are_altgr_elsewhere_are_warned_of() -> None:
    menus = {"m": "Meeting"}
    assert "opens the menu Meeting" in caution(_pressed("Alt+M"), menus)
    assert "AltGr" in caution(_pressed("Ctrl+Alt+K"), menus)
    assert caution(_pressed("Alt+J"), menus) == ""
    assert caution(_pressed("Ctrl+M"), menus) == ""


def test_a_key_of_the_number_pad_is_kept_as_the_same_key_elsewhere() -> None:
    assert portable(_pressed("Ctrl+Num+5")) == "Ctrl+5"
