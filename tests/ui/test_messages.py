"""The message bar: kinds told by word and shape, nothing lost before it is dismissed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from minutes_desktop.ui import messages
from minutes_desktop.ui.messages import Kind, Message, MessageBar
from tests.ui.conftest import Keyboard, Show


class Desk(QWidget):
    """A bar above a field that has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = MessageBar()
        self.field = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.bar)
        column.addWidget(self.field)
        self.bar.left.connect(self.field.setFocus)


@pytest.fixture
def desk(on_screen: Show) -> Desk:
    """A desk on the screen, with nothing said."""
    desk = on_screen(Desk())
    desk.field.setFocus()
    return desk


def _words(bar: MessageBar) -> list[str]:
    return [message.sentence for message in bar.messages]


def _labels(message: Message) -> list[QLabel]:
    return message.findChildren(QLabel)


def test_with_nothing_to_say_there_is_no_bar(desk: Desk) -> None:
    assert not desk.bar.isVisible()
    desk.bar.say("info", "Exported.")
    assert desk.bar.isVisible()


def test_each_kind_has_a_word_and_a_shape_of_its_own(desk: Desk) -> None:
    kinds: tuple[Kind, ...] = ("info", "warning", "error")
    shown = [desk.bar.say(kind, f"A {kind}.") for kind in kinds]
    words = [_labels(message)[1].text() for message in shown]
    assert ["Note" in words[0], "Warning" in words[1], "Error" in words[2]] == [True] * 3
    # The shapes differ even without their colours.
    icons = [_labels(message)[0].pixmap().toImage() for message in shown]
    shapes = [image.createAlphaMask() for image in icons]
    assert all(not image.isNull() for image in icons)
    assert shapes[0] != shapes[1] != shapes[2]


def test_a_screen_reader_hears_the_kind_and_the_sentence(desk: Desk) -> None:
    message = desk.bar.say("error", "The disk is full.")
    assert message.accessibleName() == "Error: The disk is full."


def test_a_message_takes_no_focus_and_escape_dismisses_the_newest(
    desk: Desk, keyboard: Keyboard
) -> None:
    desk.bar.say("error", "The disk is full.")
    desk.bar.say("warning", "The disk is slow.")
    assert desk.field.hasFocus()
    keyboard.press(Qt.Key.Key_Escape)
    assert _words(desk.bar) == ["The disk is full."]
    keyboard.press(Qt.Key.Key_Escape)
    assert _words(desk.bar) == []
    assert not desk.bar.isVisible()


def test_the_button_dismisses_and_gives_the_focus_back(desk: Desk, keyboard: Keyboard) -> None:
    message = desk.bar.say("error", "The disk is full.")
    message.findChildren(QPushButton)[-1].setFocus()
    keyboard.press(Qt.Key.Key_Space)
    assert _words(desk.bar) == []
    assert desk.field.hasFocus()


def test_the_same_sentence_is_said_once(desk: Desk) -> None:
    desk.bar.say("error", "The disk is full.")
    desk.bar.say("error", "The disk is full.")
    assert _words(desk.bar) == ["The disk is full."]


def test_a_sentence_no_longer_true_is_withdrawn(desk: Desk) -> None:
    desk.bar.say("error", "The disk is full.")
    desk.bar.say("error", "The printer is out.")
    desk.bar.withdraw("The disk is full.")
    assert _words(desk.bar) == ["The printer is out."]
    desk.bar.withdraw("Nobody ever said this.")
    desk.bar.clear()
    assert _words(desk.bar) == []


def test_a_note_goes_by_itself_and_an_error_stays(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "INFO_MS", 20)
    desk.bar.say("error", "The disk is full.")
    desk.bar.say("info", "Exported.")
    qtbot.waitUntil(lambda: _words(desk.bar) == ["The disk is full."])


def test_a_note_that_offers_something_stays_if_it_is_told_to(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "INFO_MS", 20)
    desk.bar.say("info", "There is something to do.", stays=True)
    desk.bar.say("info", "Exported.")
    qtbot.waitUntil(lambda: _words(desk.bar) == ["There is something to do."])


def test_a_long_sentence_is_shown_whole(qtbot: QtBot, desk: Desk) -> None:
    desk.bar.say("error", "Short.")
    long = desk.bar.say("error", "The disk is full, so nothing more can be saved there. " * 8)
    words = _labels(long)[2]
    qtbot.waitUntil(words.isVisible)
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()) > 0)
    desk.window().resize(400, 500)
    qtbot.waitUntil(lambda: words.width() < 300)
    assert words.height() >= words.heightForWidth(words.width())


def test_an_offer_stands_before_the_dismissal_and_is_done(
    qtbot: QtBot, desk: Desk, keyboard: Keyboard
) -> None:
    done: list[str] = []
    message = desk.bar.say("info", "Exported.")
    message.offer("Open", lambda: done.append("opened"))
    buttons = message.findChildren(QPushButton)
    layout = message.layout()
    assert layout is not None
    assert layout.indexOf(buttons[1]) < layout.indexOf(buttons[0])
    qtbot.waitUntil(buttons[1].isVisible)
    buttons[1].setFocus()
    keyboard.press(Qt.Key.Key_Space)
    assert done == ["opened"]


def test_what_is_said_is_shown_as_it_stands(desk: Desk, nasty: tuple[str, ...]) -> None:
    for words in nasty:
        assert _labels(desk.bar.say("error", words))[2].text() == words
        assert _labels(desk.bar.messages[-1])[2].textFormat() == Qt.TextFormat.PlainText
