"""A meeting goes out under the name of its template, over no file unasked, and can be stopped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.domain.blocks import Text
from minutes_desktop.domain.exchange import encode
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store import builtin
from tests.factories import an_item, some_minutes
from tests.journeys.conftest import Start
from tests.journeys.player import Player

TIMEOUT = 30_000
OURS = replace(builtin.builtin_templates()[0], id="ours", file_name="Board {date} v{n}")


@pytest.fixture
def app(qtbot: QtBot, start: Start, tmp_path: Path) -> Iterator[App]:
    """The program with a meeting of an office's own template on the screen."""
    file = tmp_path / "board.json"
    minutes = some_minutes(an_item("Vans", Text(text=rich("Words."))))
    file.write_bytes(encode(replace(minutes, id="board", template="ours"), OURS))
    app = start()
    app.import_files([str(file)])
    qtbot.waitUntil(lambda: app.page is not None, timeout=TIMEOUT)
    yield app
    app.window.close()


def told(app: App) -> list[str]:
    """What the window says."""
    return [message.sentence for message in app.window.messages.messages]


def press(app: App, words: str) -> None:
    """Click the newest button of the messages with these words."""
    buttons = app.window.messages.findChildren(QPushButton)
    [button for button in buttons if button.text() == words][-1].click()


def dialog(qtbot: QtBot) -> QFileDialog:
    """The question where to write, once it has the focus."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QFileDialog), timeout=TIMEOUT)
    found = QApplication.activeWindow()
    assert isinstance(found, QFileDialog)
    return found


def question(qtbot: QtBot) -> QMessageBox:
    """The question whether to replace a file, once it has the focus."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QMessageBox), timeout=TIMEOUT)
    found = QApplication.activeWindow()
    assert isinstance(found, QMessageBox)
    return found


def answer(box: QMessageBox, words: str) -> None:
    """Click the answer with these words."""
    next(one for one in box.buttons() if one.text().replace("&", "") == words).click()


def name_file(qtbot: QtBot, player: Player, file: Path) -> None:
    """Type a name into the question where to write, and take it."""
    asked = dialog(qtbot)
    player.press("Ctrl+A")
    player.type(str(file))
    player.press("Return")
    if asked.isVisible():  # that Return closed the list of names begun like this
        player.press("Return")


def come_back(qtbot: QtBot, app: App) -> None:
    """Go on in the window."""
    app.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def test_the_name_of_the_template_is_suggested_and_a_file_there_is_replaced_only_when_asked(
    qtbot: QtBot, app: App, player: Player, tmp_path: Path
) -> None:
    """Also where the ending is left out, and where a dot in the name looks like one."""
    player.press("Ctrl+E")
    assert Path(dialog(qtbot).selectedFiles()[0]).name == "Board 2031-05-14 v1.pdf"
    older = tmp_path / "notes v1.2.pdf"
    older.write_bytes(b"old")
    name_file(qtbot, player, tmp_path / "notes v1.2")
    box = question(qtbot)
    assert box.text() == "notes v1.2.pdf is there already."
    assert box.defaultButton().text() == "Choose another name"
    player.press("Return")
    again = dialog(qtbot)
    assert Path(again.selectedFiles()[0]) == older
    again.reject()
    come_back(qtbot, app)
    assert older.read_bytes() == b"old"
    player.press("Ctrl+E")
    name_file(qtbot, player, older)
    answer(question(qtbot), "Replace")
    qtbot.waitUntil(lambda: told(app)[-1:] == [f"Exported to {older}"], timeout=TIMEOUT)
    assert older.read_bytes().startswith(b"%PDF")


def test_a_copy_elsewhere_asks_before_it_replaces(
    qtbot: QtBot, app: App, player: Player, tmp_path: Path
) -> None:
    older = tmp_path / "copy.json"
    older.write_bytes(b"old")
    player.press("F12")
    assert Path(dialog(qtbot).selectedFiles()[0]).name == "Board 2031-05-14 v1.json"
    name_file(qtbot, player, tmp_path / "copy")
    answer(question(qtbot), "Cancel")
    come_back(qtbot, app)
    assert older.read_bytes() == b"old"
    assert told(app) == ["Imported: Board, May 2031"]


def test_what_could_not_be_written_is_tried_again_or_gets_another_name(
    qtbot: QtBot, app: App, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    file = folder / "board.txt"
    app.export_to(str(file))
    gone = f"The folder {folder} does not exist; choose another folder to export the minutes to."
    qtbot.waitUntil(lambda: gone in told(app), timeout=TIMEOUT)
    folder.mkdir()
    press(app, "Choose another name")
    assert gone not in told(app)
    assert Path(dialog(qtbot).selectedFiles()[0]) == file
    dialog(qtbot).reject()
    folder.rmdir()
    app.export_to(str(file))
    qtbot.waitUntil(lambda: gone in told(app), timeout=TIMEOUT)
    folder.mkdir()
    press(app, "Try again")
    qtbot.waitUntil(lambda: f"Exported to {file}" in told(app), timeout=TIMEOUT)
    assert gone not in told(app)
    assert "Words." in file.read_text("utf-8")


def _long() -> Minutes:
    """Minutes that take seconds to print."""
    words = Text(text=rich("The board met, and it was long. " * 150))
    return some_minutes(*(an_item("Vans", words, words, words) for _ in range(120)))


def test_a_long_export_shows_how_far_it_is_and_leaves_no_file_when_cancelled(
    qtbot: QtBot, app: App, tmp_path: Path
) -> None:
    first, second = tmp_path / "out" / "first.pdf", tmp_path / "out" / "second.txt"
    first.parent.mkdir()
    exports = app._exports
    exports.export(_long(), OURS, first)
    exports.export(some_minutes(), OURS, second)
    waits = f"To be exported when the file before it is written: {second}"
    qtbot.waitUntil(lambda: waits in told(app), timeout=TIMEOUT)
    assert f"Exporting to {first} …" in told(app)
    (bar,) = app.window.messages.findChildren(QProgressBar)
    qtbot.waitUntil(lambda: bar.text().startswith("Page "), timeout=TIMEOUT)
    assert not app.window.close()  # it waits for the files
    first_message = next(one for one in app.window.messages.messages if str(first) in one.sentence)
    next(one for one in first_message.findChildren(QPushButton) if one.text() == "Cancel").click()
    assert f"Not exported: {first}" in told(app)
    qtbot.waitUntil(lambda: not app.window.isVisible(), timeout=TIMEOUT)
    assert [one.name for one in first.parent.iterdir()] == ["second.txt"]
