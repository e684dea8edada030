"""The preview in a window of its own: seen, hidden, closed, unplugged, and never taking words."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.ui.apart import ApartWindow
from minutes_desktop.ui.capture.page import CapturePage
from tests.journeys.conftest import Start
from tests.journeys.player import Player


@pytest.fixture
def app(qtbot: QtBot, start: Start) -> App:
    app = start()
    begin(app, qtbot)
    return app


def begin(app: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(app.library.templates()))
    (template, *_) = app.library.templates()
    opened = app.library.begin(template, dt.date(2031, 5, 14), dt.time(10))
    app.open_meeting(opened.current.id)
    qtbot.waitUntil(lambda: app.page is not None)


def page_of(app: App) -> CapturePage:
    assert app.page is not None
    return app.page


def apart(app: App) -> ApartWindow | None:
    """The preview's own window, if it has one that is seen."""
    window = page_of(app).preview.window()
    return window if isinstance(window, ApartWindow) and window.isVisible() else None


def press(*keys: str) -> None:
    player = Player()
    for key in keys:
        player.press(key)
        QApplication.processEvents()


def test_the_preview_goes_apart_and_back_while_words_go_on(app: App, player: Player) -> None:
    page = page_of(app)
    press("End", "Shift+F9")
    window = apart(app)
    assert window is not None
    title = page.open_minutes.current.title
    assert window.windowTitle() == f"Preview – {title}"
    assert page.splitter.indexOf(page.preview) == -1
    player.type("!")
    QApplication.processEvents()
    assert page.open_minutes.current.title == f"{title}!"
    assert window.windowTitle() == f"Preview – {title}!"
    press("Shift+F9")
    assert apart(app) is None
    assert page.splitter.indexOf(page.preview) == 2
    assert page.preview.isVisible()


def test_keys_typed_while_the_window_is_in_front_reach_the_minutes(
    app: App, player: Player, qtbot: QtBot
) -> None:
    page = page_of(app)
    title = page.open_minutes.current.title
    press("End", "Shift+F9")
    for letter in "now":
        go_to_front(app, qtbot)
        player.type(letter)
        QApplication.processEvents()
    assert page.open_minutes.current.title == f"{title}now"
    go_to_front(app, qtbot)
    press("Ctrl+PgDown")  # a key of the page's acts
    assert page.sheet.spot().item == page.open_minutes.current.items[0]


def go_to_front(app: App, qtbot: QtBot) -> None:
    """Click on the window of the preview, as the mouse does."""
    window = apart(app)
    assert window is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page_of(app).preview.setFocus(Qt.FocusReason.MouseFocusReason)


def test_closed_unplugged_or_hidden_the_preview_comes_back_into_view(
    app: App, qtbot: QtBot
) -> None:
    def close(window: ApartWindow) -> None:
        window.close()

    def leave(window: ApartWindow) -> None:
        go_to_front(app, qtbot)
        press("Esc")

    def unplug(window: ApartWindow) -> None:
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.emit(window.screen())

    page = page_of(app)
    for way in (close, leave, unplug):
        press("Shift+F9")
        window = apart(app)
        assert window is not None
        way(window)
        assert apart(app) is None, way.__name__
        assert page.splitter.indexOf(page.preview) == 2
        assert page.preview.isVisible()
    press("Shift+F9", "F9")
    assert apart(app) is None
    assert not page.preview.isVisible()
    press("F9")
    assert apart(app) is not None


def test_the_key_of_the_panes_goes_to_it_and_on(app: App, qtbot: QtBot) -> None:
    page = page_of(app)
    press("Shift+F9", "F6")
    qtbot.waitUntil(lambda: holds(page.preview))
    press("F6")
    qtbot.waitUntil(lambda: holds(page.outline))
    press("F6")
    qtbot.waitUntil(lambda: holds(page.sheet))


def holds(pane: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))


def test_it_goes_with_the_page_and_is_apart_again_the_next_time(
    app: App, qtbot: QtBot, start: Start
) -> None:
    press("Shift+F9")
    window = apart(app)
    assert window is not None
    press("F1")
    assert not window.isVisible()
    press("Esc")
    assert window.isVisible()
    app.window.close()
    again = start()
    qtbot.waitUntil(lambda: again.page is not None)
    assert apart(again) is not None


SCRIPT = """
import datetime as dt, sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from minutes_desktop.app import build
from minutes_desktop.ui.remembered import Remembered

application = QApplication([])
folder = Path(sys.argv[1])
app = build(folder / "minutes.sqlite", Remembered(folder / "window.ini"))
app.window.show()
app.window.activateWindow()
(template, *_) = app.library.templates()
opened = app.library.begin(template, dt.date(2031, 5, 14), dt.time(10))
app.open_meeting(opened.current.id)
application.processEvents()
page = app.page
names = [app.window.screen().name()]
QTest.keyClick(application.focusWidget(), Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
application.processEvents()
names.append(page.preview.window().screen().name())
QTest.keyClick(application.focusWidget(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
QTest.keyClick(application.focusWidget(), Qt.Key.Key_F4)
application.processEvents()
pane = page.reading_back.pane
names.append(pane.window().screen().name())
print(names, page.sheet.isAncestorOf(application.focusWidget()), pane.words.replace("\\n", "|"))
QTest.keyClick(application.focusWidget(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
while not pane.words.startswith("1a"):
    application.processEvents()
print(pane.words.replace("\\n", "|"))
app.window.close()
"""


def test_with_two_screens_preview_and_read_back_stand_on_the_other(tmp_path: Path) -> None:
    sides = {"y": 0, "height": 900, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = {
        "screens": [
            {"name": "desk", "x": 0, "width": 1440, **sides},
            {"name": "wall", "x": 1440, "width": 1280, **sides},
        ]
    }
    (tmp_path / "screens.json").write_text(json.dumps(screens))
    (tmp_path / "script.py").write_text(SCRIPT)
    platform = f"offscreen:configfile={tmp_path / 'screens.json'}"
    done = subprocess.run(
        [sys.executable, str(tmp_path / "script.py"), str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": platform, "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    lines = done.stdout.splitlines()
    assert lines[0].startswith("['desk', 'wall', 'wall'] True"), done.stderr
    assert lines[0].endswith("BROUGHT FORWARD|No actions recorded.")
    assert lines[1:] == ["1a|No actions recorded."]
