"""The main window: pages with their menus, panes, the status bar, help and what is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from minutes_desktop.ui.main_window import MainWindow, MenuActions
from minutes_desktop.ui.remembered import Remembered
from minutes_desktop.ui.shortcuts_page import ShortcutsPage
from tests.ui.conftest import Keyboard

_Key = Qt.Key
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


class Panes(QWidget):
    """A page of three fields, each a pane, with two menus."""

    def __init__(self) -> None:
        super().__init__()
        self.fields = [QLineEdit() for _ in range(3)]
        row = QHBoxLayout(self)
        for field in self.fields:
            row.addWidget(field)
        self.done: list[str] = []
        bold = self._action("Bold", "Ctrl+B")
        bold.setObjectName("bold")
        self._menus: MenuActions = {
            "Edit": [self._action("Jump", "Ctrl+J"), None, bold],
            "View": [self._action("Preview", "F9")],
        }

    def _action(self, words: str, keys: str) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self.done.append(words))
        self.addAction(action)
        return action

    def menu_actions(self) -> MenuActions:
        """Two menus."""
        return self._menus

    def panes(self) -> list[QWidget]:
        """Each field."""
        return list(self.fields)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """The window, active, without a page."""
    window = MainWindow()
    window.furnish()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def page(window: MainWindow) -> Panes:
    """A page shown in the window."""
    page = Panes()
    window.show_page(page)
    return page


def _menus(window: MainWindow) -> list[str]:
    return [action.text().replace("&", "") for action in window.menuBar().actions()]


def test_the_menus_of_a_page_come_and_go_with_it(window: MainWindow, page: Panes) -> None:
    assert _menus(window) == ["Meeting", "Edit", "View", "Help"]
    bare = Panes()
    bare._menus = {}
    window.show_page(bare)
    assert _menus(window) == ["Meeting", "View", "Help"]
    window.show_page(page)
    assert _menus(window) == ["Meeting", "Edit", "View", "Help"]


def test_every_menu_opens_by_a_letter_of_its_own(window: MainWindow, page: Panes) -> None:
    page._menus = {"Edit": [], "Insert": [], "Item": [], "View": []}
    window.show_page(page)
    titles = [action.text() for action in window.menuBar().actions()]
    letters = [title.partition("&")[2][:1].lower() for title in titles]
    assert len(set(letters)) == len(titles)
    assert all(letters)


def test_the_keys_of_a_page_work_on_it(page: Panes, keyboard: Keyboard) -> None:
    keyboard.press(_Key.Key_J, held=_CTRL)
    keyboard.press(_Key.Key_F9)
    assert page.done == ["Jump", "Preview"]


def test_f6_goes_round_the_panes_that_are_shown(page: Panes, keyboard: Keyboard) -> None:
    first, second, third = page.fields
    assert first.hasFocus()
    keyboard.press(_Key.Key_F6)
    assert second.hasFocus()
    third.hide()
    keyboard.press(_Key.Key_F6)
    assert first.hasFocus()
    third.show()
    keyboard.press(_Key.Key_F6, held=_SHIFT)
    assert third.hasFocus()


def test_f6_reaches_a_message(window: MainWindow, page: Panes, keyboard: Keyboard) -> None:
    window.messages.say("error", "The disk is full.")
    page.fields[2].setFocus()
    keyboard.press(_Key.Key_F6)
    assert window.messages.isAncestorOf(keyboard.focus)
    keyboard.press(_Key.Key_Space)
    assert window.messages.messages == []
    assert page.fields[2].hasFocus()


def test_the_focus_comes_back_where_it_was_on_a_page(window: MainWindow, page: Panes) -> None:
    page.fields[1].setFocus()
    window.show_page(Panes())
    window.show_page(page)
    assert page.fields[1].hasFocus()


def test_the_title_names_the_subject_before_the_program(window: MainWindow) -> None:
    assert window.windowTitle() == "Minutes Desktop"
    window.set_subject("Monthly Assurance Meeting June 2017")
    assert window.windowTitle() == "Monthly Assurance Meeting June 2017 – Minutes Desktop"


def test_the_status_bar_says_both_in_words(window: MainWindow) -> None:
    window.show_saved("Saved 10:42:07")
    window.show_state("<b>DRAFT</b> v1")
    shown = [label.text() for label in window.statusBar().findChildren(QLabel)]
    assert shown == ["Saved 10:42:07", "<b>DRAFT</b> v1"]


def test_what_is_told_of_a_page_is_told_while_that_page_is_on_the_screen(
    window: MainWindow, page: Panes
) -> None:
    state = window.statusBar().findChildren(QLabel)[1]
    window.set_subject("June")
    window.show_state("DRAFT v1")
    window.show_page(Panes())
    assert (window.windowTitle(), state.text()) == ("Minutes Desktop", "")
    window.show_state("DRAFT v2", of=page)  # as a clock goes on that nobody sees
    assert state.text() == ""
    window.show_page(page)
    assert window.windowTitle() == "June – Minutes Desktop"
    assert state.text() == "DRAFT v2"


def test_f1_lists_every_key_and_escape_goes_back(
    window: MainWindow, page: Panes, keyboard: Keyboard
) -> None:
    page.fields[1].setFocus()
    keyboard.press(_Key.Key_F1)
    help_page = window.page()
    assert isinstance(help_page, ShortcutsPage)
    assert help_page.search.hasFocus()
    sheet = help_page.list.sheet("", "")
    listed = {(line.words, line.keys) for section in sheet.sections for line in section.lines}
    assert {("Preview", "F9"), ("New meeting", "Ctrl+N"), ("Next pane", "F6")} <= listed
    keyboard.press(_Key.Key_F1)
    assert window.page() is help_page
    keyboard.press(_Key.Key_Escape)
    assert window.page() is page
    assert page.fields[1].hasFocus()
    assert _menus(window) == ["Meeting", "Edit", "View", "Help"]


def test_a_changed_key_works_on_the_page_that_was_left_for_help(
    window: MainWindow, page: Panes, keyboard: Keyboard
) -> None:
    """The old one does nothing any more, and the message bar names the new one."""
    message = window.messages.say("info", "Pasted.", stays=True)
    message.offer("Repair", lambda: None, "bold")
    keyboard.press(_Key.Key_F1)
    keyboard.type("bold")
    keyboard.press(_Key.Key_Return)
    keyboard.press(_Key.Key_F11)
    assert "Repair (F11)" in [button.text() for button in message.findChildren(QPushButton)]
    for _ in ("the message", "what was looked for", "the page"):
        keyboard.press(_Key.Key_Escape)
    keyboard.press(_Key.Key_B, held=_CTRL)
    keyboard.press(_Key.Key_F11)
    assert page.done == ["Bold"]


def test_about_is_a_box_that_does_not_stop_the_program(qtbot: QtBot, window: MainWindow) -> None:
    window._about.trigger()
    box = window.findChild(QMessageBox)
    assert box is not None
    assert "Minutes Desktop" in box.text()
    box.close()


def test_the_window_stays_open_when_asked_to(window: MainWindow) -> None:
    window.closing.connect(window.stay)
    assert not window.close()
    assert window.isVisible()
    window.closing.disconnect()
    assert window.close()


def test_nothing_breaks_without_a_page(window: MainWindow, keyboard: Keyboard) -> None:
    window.setFocus()
    for key in (_Key.Key_F6, _Key.Key_F1):
        keyboard.press(key)
    window.focus_page()
    assert window.page() is None


# What is remembered


def test_sizes_and_places_are_remembered(tmp_path: Path) -> None:
    store = tmp_path / "a/b=c [d]/minutes.sqlite"
    one = Remembered(tmp_path / "deep" / "window.ini")
    one.geometry = QByteArray(b"\x00\x01geometry")
    one.splitter = QByteArray(b"splitter")
    one.preview = False
    one.export_folder = str(tmp_path)
    one.note_on_screen(store, "m1")
    one.keep()
    other = Remembered(tmp_path / "deep" / "window.ini")
    assert other.geometry.data() == b"\x00\x01geometry"
    assert other.splitter.data() == b"splitter"
    assert other.preview is False
    assert other.export_folder == str(tmp_path)
    assert other.on_screen(store) == "m1"
    assert other.on_screen(tmp_path / "another.sqlite") == ""


def test_a_folder_that_is_gone_is_not_offered(tmp_path: Path) -> None:
    one = Remembered(tmp_path / "window.ini")
    one.export_folder = str(tmp_path / "gone")
    assert one.export_folder == ""


@pytest.mark.parametrize(
    "damage",
    [b"", b"\x00\xff\xfe" * 500, b"[window]\ngeometry=@ByteArray(broken\nsplitter=7\n[meeting]\n"],
    ids=["empty", "noise", "broken"],
)
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: bytes, qtbot: QtBot) -> None:
    file = tmp_path / "window.ini"
    file.write_bytes(damage)
    remembered = Remembered(file)
    window = MainWindow()
    qtbot.addWidget(window)
    window.restoreGeometry(remembered.geometry)
    assert remembered.preview is True
    assert remembered.splitter.isEmpty()
    assert remembered.on_screen(tmp_path) == ""
    remembered.note_on_screen(tmp_path, "m1")
    assert remembered.on_screen(tmp_path) == "m1"


def test_a_place_that_cannot_be_written_hinders_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    remembered = Remembered(tmp_path / "file" / "window.ini")
    remembered.note_on_screen(tmp_path, "m1")
    remembered.keep()
    assert remembered.on_screen(tmp_path) == "m1"
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"
