"""Every key of the window means one thing, Help lists them all, and each can be changed."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.ui.act_words import ACT_MENUS
from minutes_desktop.ui.capture.add_links import AddLinks
from minutes_desktop.ui.keys import KEYS
from minutes_desktop.ui.shortcuts_page import ShortcutsPage
from tests.journeys.conftest import Start
from tests.journeys.player import Player
from tests.signed_chain import signed_chain

_AFTER_THE_NAME = ("undo", "redo", "template_undo", "template_redo")  # what would be undone


def _take_minutes(qtbot: QtBot, app: App) -> None:
    qtbot.waitUntil(lambda: bool(app.library.templates()))
    opened = app.library.begin(app.library.templates()[0], dt.date(2031, 5, 14), dt.time(10))
    app.open_meeting(opened.current.id)
    assert app.page is not None
    app.page.sheet.enter(opened.current.items[0].id)


def _change(player: Player, words: str, *keys: str) -> None:
    """Give the act of these words other keys, on the page that lists them."""
    player.press("F1")
    player.type(words)
    for key in ("Return", *keys, "Escape", "Escape"):
        player.press(key)


def _in_menus(app: App) -> Iterator[tuple[str, QAction]]:
    """The acts in the menus of the window as they are now, with the titles of these."""
    for bar_action in app.window.menuBar().actions():
        menu = bar_action.menu()
        if isinstance(menu, QMenu):
            title = bar_action.text().replace("&", "")
            yield from ((title, one) for one in menu.actions() if not one.isSeparator())


def test_no_key_is_given_to_two_acts_while_minutes_are_taken(qtbot: QtBot, start: Start) -> None:
    app = start()
    _take_minutes(qtbot, app)
    acts = {act for act in app.window.findChildren(QAction) if act.shortcuts()}
    keys = Counter(key.toString() for act in acts for key in act.shortcuts())
    assert {key: count for key, count in keys.items() if count > 1} == {}
    assert len(keys) > 40


def test_help_lists_every_act_as_the_menus_do_and_no_other(
    qtbot: QtBot, start: Start, store: Path, player: Player
) -> None:
    """Every act of the table of keys is in a menu of some page, and the other way about."""
    engine = open_store(store)
    signed_chain(engine)
    close_store(engine)
    app = start()
    found = list(_in_menus(app))
    _take_minutes(qtbot, app)
    found += _in_menus(app)
    app.open_meeting("meeting5")  # signed, so it is only read
    found += _in_menus(app)
    player.press("Ctrl+F5")
    found += _in_menus(app)
    player.press("Escape")
    player.press("Ctrl+T")
    found += _in_menus(app)
    player.press("F2")
    found += _in_menus(app)
    player.press("Ctrl+Shift+G")
    found += _in_menus(app)
    assert {act.objectName() for _, act in found} == set(KEYS), "an act is in no menu"
    listed = {(menu.title, act, words) for menu in ACT_MENUS for act, words in menu.acts.items()}
    shown = {(title, act.objectName(), act.text()) for title, act in found}
    differing = {line for line in shown ^ listed if line[1] not in _AFTER_THE_NAME}
    assert differing == set(), "say in ui/act_words.py what the menus say"
    assert {line[:2] for line in listed} == {line[:2] for line in shown}


def test_a_changed_key_works_at_once_and_after_a_restart(
    qtbot: QtBot, start: Start, player: Player
) -> None:
    app = start()
    _take_minutes(qtbot, app)
    _change(player, "new item under", "F11")
    assert app.page is not None
    count = len(app.page.open_minutes.current.items)
    player.press("Ctrl+Shift+Return")
    player.press("F11")
    items = app.page.open_minutes.current.items
    assert (len(items), len(items[0].items)) == (count, 1)
    app.window.close()

    again = start()
    assert again.page is not None
    again.page.sheet.enter(again.page.open_minutes.current.items[0].id)
    player.press("F11")
    assert len(again.page.open_minutes.current.items[0].items) == 2
    assert again.window.keymap.keys("new_child") == "F11"


def test_nothing_on_the_screen_names_a_key_that_was_changed(
    qtbot: QtBot, start: Start, player: Player
) -> None:
    app = start()
    _take_minutes(qtbot, app)
    _change(player, "insert findings", "F11")
    assert app.page is not None
    links = app.page.findChildren(AddLinks)[0].findChildren(QToolButton)
    assert "F11" in [link.toolTip() for link in links]
    player.press("F11")
    row = app.page.sheet.current_row()
    assert row is not None
    assert "F11" in [label.toolTip() for label in row.findChildren(QLabel)]
    tips = [widget.toolTip() for widget in app.window.findChildren(QWidget)]
    assert not [tip for tip in tips if "Ctrl+2" in tip]


def test_keys_can_be_changed_and_printed_before_any_store_is_open(
    start: Start, player: Player, store: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    store.write_bytes(b"no database at all " * 100)
    app = start()
    player.press("F1")
    page = app.window.page()
    assert isinstance(page, ShortcutsPage)
    player.type("bold")
    for key in ("Return", "F11"):
        player.press(key)
    page.ask_for_sheet()
    dialog = app.window.findChild(QFileDialog)
    assert dialog is not None
    sheet = tmp_path / "keys.pdf"
    dialog.fileSelected.emit(str(sheet))
    dialog.close()
    said_so = app.window.messages.messages
    qtbot.waitUntil(lambda: any("keys.pdf" in one.sentence for one in said_so), timeout=30_000)
    said = "".join(one.get_textpage().get_text_bounded() for one in PdfDocument(sheet))
    assert "Bold" in said
    assert "F11" in said


@pytest.mark.parametrize("kept", ["{", '{"bold": "Ctrl+Nonsense"}'])
def test_kept_keys_that_cannot_be_read_are_told_and_the_first_ones_hold(
    qtbot: QtBot, start: Start, store: Path, kept: str
) -> None:
    app = start()
    _take_minutes(qtbot, app)
    app.window.close()
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("INSERT INTO preference (name, value) VALUES ('keys', ?)", (kept,))
    again = start()
    (message,) = again.window.messages.messages
    assert "could not be read" in message.sentence
    assert again.window.keymap.changes == {}
