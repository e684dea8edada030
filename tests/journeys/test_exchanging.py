"""Meetings come in from files, by the menu or dropped on the window, and go out as files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QWindow,
)
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.domain.blocks import Text
from minutes_desktop.domain.exchange import decode, encode
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store import builtin, reading
from minutes_desktop.ui.browse.home_page import HomePage
from minutes_desktop.ui.browse.trouble_page import TroublePage
from tests.factories import an_item, some_minutes
from tests.journeys.conftest import Start
from tests.journeys.player import Player

TIMEOUT = 30_000
OURS = builtin.builtin_templates()[0]
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction
ANY = COPY | MOVE
LEFT, NOTHING = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def _said(app: App) -> list[str]:
    return [message.sentence for message in app.window.messages.messages]


def _file(folder: Path, name: str, **fields: object) -> Path:
    """An exchange file of a small meeting."""
    minutes = some_minutes(an_item("Vans", Text(text=rich("Words."))), **fields)
    path = folder / f"{name}.json"
    path.write_bytes(encode(replace(minutes, id=name), OURS))
    return path


class Mouse:
    """Drags files, or words, over the window."""

    def __init__(self, app: App, files: Sequence[Path] = (), words: str = "") -> None:
        self._window = app.window
        self._carried = QMimeData()
        if files:
            self._carried.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
            # As file managers do, which makes text fields want it.
            self._carried.setText("\n".join(map(str, files)))
        if words:
            self._carried.setText(words)

    @property
    def _handle(self) -> QWindow:
        return self._window.windowHandle()

    def enter(self, at: QPoint) -> bool:
        """Come over a place of the window; whether it would take what is carried."""
        event = QDragEnterEvent(at, ANY, self._carried, LEFT, NOTHING)
        event.setAccepted(False)
        QApplication.sendEvent(self._handle, event)
        return event.isAccepted()

    def move(self, to: QPoint) -> bool:
        """Move on to another place; whether that would take what is carried."""
        event = QDragMoveEvent(to, ANY, self._carried, LEFT, NOTHING)
        event.setAccepted(False)
        QApplication.sendEvent(self._handle, event)
        return event.isAccepted()

    def drop(self, at: QPoint) -> Qt.DropAction:
        """Let go; what is done with the files."""
        event = QDropEvent(QPointF(at), ANY, self._carried, LEFT, NOTHING)
        event.setDropAction(MOVE)
        QApplication.sendEvent(self._handle, event)
        return event.dropAction()

    def leave(self) -> None:
        """Go away again."""
        QApplication.sendEvent(self._handle, QDragLeaveEvent())


def _band(app: App) -> str:
    """What the window says a drop would do."""
    return app.window.drop.words.text() if app.window.drop.words.isVisible() else ""


def _middle(app: App) -> QPoint:
    return app.window.rect().center()


def test_a_file_dropped_on_the_list_is_opened(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    app = start()
    file = _file(tmp_path, "board", title="Northmoor Board")
    mouse = Mouse(app, [file])
    assert mouse.enter(_middle(app))
    assert mouse.move(_middle(app) + QPoint(5, 5))
    assert _band(app) == "Drop to import the meeting in board.json"
    assert mouse.drop(_middle(app)) == COPY
    assert _band(app) == ""
    qtbot.waitUntil(lambda: app.page is not None, timeout=TIMEOUT)
    assert app.page is not None
    assert app.page.open_minutes.current == decode(file.read_bytes())[0]
    assert _said(app) == ["Imported: Northmoor Board"]
    assert file.exists()


def test_a_file_dropped_on_words_being_written_does_not_become_words(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    app = start()
    app.library.import_files([_file(tmp_path, "first")])
    qtbot.waitUntil(lambda: app.page is not None, timeout=TIMEOUT)
    page = app.page
    assert page is not None
    focus = QApplication.focusWidget()
    assert focus is not None
    place = focus.mapTo(app.window, focus.rect().center())
    before = page.open_minutes.current
    mouse = Mouse(app, [_file(tmp_path, "second")])
    assert mouse.enter(place)
    mouse.drop(place)
    qtbot.waitUntil(lambda: app.page not in {None, page}, timeout=TIMEOUT)
    assert reading.load(app.library.path, "first") == before
    assert app.page is not None
    assert app.page.open_minutes.current.id == "second"


def test_several_files_dropped_are_listed(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    app = start()
    files = [_file(tmp_path, name) for name in ("a", "b", "c")]
    app.library.import_files(files[:1])
    qtbot.waitUntil(lambda: app.page is not None, timeout=TIMEOUT)
    mouse = Mouse(app, files)
    mouse.enter(_middle(app))
    assert _band(app) == "Drop to import the meetings in 3 files"
    mouse.drop(_middle(app))
    qtbot.waitUntil(lambda: isinstance(app.window.page(), HomePage), timeout=TIMEOUT)
    assert app.home.table.model().rowCount() == 3
    assert _said(app)[-1] == (
        "Imported 2 meetings. 1 more were here already, just as in their files."
    )


def test_a_wrong_file_is_told_with_the_place_and_nothing_is_imported(
    qtbot: QtBot, start: Start, store: Path, tmp_path: Path
) -> None:
    app = start()
    good, bad = _file(tmp_path, "good"), tmp_path / "bad.json"
    bad.write_text('{"format": "minutes-desktop/1",\n "minutes": {"date": "Monday"}}')
    mouse = Mouse(app, [good, bad])
    mouse.enter(_middle(app))
    mouse.drop(_middle(app))
    qtbot.waitUntil(lambda: bool(_said(app)), timeout=TIMEOUT)
    (said,) = _said(app)
    assert said.startswith(f"{bad} cannot be imported. Line 2, minutes.date: “Monday” is no date")
    assert said.endswith("Nothing has been imported.")
    assert isinstance(app.window.page(), HomePage)
    assert reading.list_meetings(store) == ()


def test_a_meeting_that_is_here_and_differs_is_told(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    app = start()
    app.import_files([str(_file(tmp_path, "a"))])
    qtbot.waitUntil(lambda: app.page is not None, timeout=TIMEOUT)
    app.import_files([str(_file(tmp_path, "a", title="Changed"))])
    qtbot.waitUntil(lambda: len(_said(app)) == 2, timeout=TIMEOUT)
    assert "is here already and differs" in _said(app)[1]
    assert app.page is not None
    assert app.page.open_minutes.current.title == "Board, May 2031"


def test_what_is_no_exchange_file_is_left_to_the_fields(start: Start, tmp_path: Path) -> None:
    app = start()
    (tmp_path / "x.pdf").touch()
    for mouse in (
        Mouse(app, [tmp_path / "x.pdf"]),
        Mouse(app, [tmp_path / "x.pdf", tmp_path / "x.json"]),
        Mouse(app, words="words"),
    ):
        mouse.enter(QPoint(5, 5))
        assert _band(app) == ""
        mouse.leave()


def test_a_drag_that_leaves_takes_its_words_along(start: Start, tmp_path: Path) -> None:
    app = start()
    mouse = Mouse(app, [_file(tmp_path, "a")])
    mouse.enter(_middle(app))
    assert _band(app)
    mouse.leave()
    assert _band(app) == ""


def test_nothing_is_taken_while_there_is_no_store(
    start: Start, store: Path, tmp_path: Path
) -> None:
    store.write_bytes(b"")
    app = start()
    assert isinstance(app.window.page(), TroublePage)
    assert not Mouse(app, [_file(tmp_path, "a")]).enter(_middle(app))
    assert not app.window.import_files.isEnabled()


def _dialog(app: App) -> QFileDialog:
    (dialog,) = app.window.findChildren(QFileDialog)
    return dialog


def test_files_are_chosen_by_key(
    qtbot: QtBot, start: Start, tmp_path: Path, player: Player
) -> None:
    app = start()
    file = _file(tmp_path, "board")
    player.press("Ctrl+Shift+O")
    dialog = _dialog(app)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile(str(file))
    dialog.accept()
    qtbot.waitUntil(lambda: app.page is not None, timeout=TIMEOUT)
    assert app.page is not None
    assert app.page.open_minutes.current.id == "board"


def test_the_import_stands_in_the_menu(start: Start) -> None:
    app = start()
    words = [action.text() for action in app.window.findChildren(QAction)]
    assert "Import…" in words
    assert "Export…" in words


def test_a_meeting_goes_out_and_comes_back_in_the_same_bytes(
    qtbot: QtBot, start: Start, store: Path, tmp_path: Path, player: Player
) -> None:
    """By the window, with the kind chosen in the dialog; and once more it is here already."""
    app = start()
    app.import_files([str(_file(tmp_path, "board"))])
    qtbot.waitUntil(lambda: app.page is not None, timeout=TIMEOUT)
    player.press("Ctrl+E")
    dialog = _dialog(app)
    dialog.setDirectory(str(tmp_path))
    kinds = next(
        combo for combo in dialog.findChildren(QComboBox) if "PDF (*.pdf)" in combo.itemText(0)
    )
    exchange = kinds.findText("Exchange file (*.json)")
    kinds.setCurrentIndex(exchange)
    kinds.activated.emit(exchange)
    kinds.textActivated.emit(kinds.itemText(exchange))
    dialog.accept()
    out = tmp_path / "2031-05-14-draft-v1.json"
    qtbot.waitUntil(lambda: f"Exported to {out}" in _said(app), timeout=TIMEOUT)
    assert out.read_bytes() == (tmp_path / "board.json").read_bytes()
    app.import_files([str(out)])
    qtbot.waitUntil(lambda: "Here already" in _said(app)[-1], timeout=TIMEOUT)
    assert len(reading.list_meetings(store)) == 1


def test_words_typed_before_an_import_are_kept(
    qtbot: QtBot, start: Start, store: Path, tmp_path: Path, player: Player
) -> None:
    app = start()
    app.import_files([str(_file(tmp_path, "a"))])
    qtbot.waitUntil(lambda: app.page is not None, timeout=TIMEOUT)
    player.type("x")
    page = app.page
    app.import_files([str(_file(tmp_path, "b"))])
    qtbot.waitUntil(lambda: app.page not in {None, page}, timeout=TIMEOUT)
    assert page is not None
    assert reading.load(store, "a") == page.open_minutes.current


@pytest.mark.parametrize("name", ["none.json", "."])
def test_a_file_that_cannot_be_read_is_told(
    qtbot: QtBot, start: Start, tmp_path: Path, name: str
) -> None:
    app = start()
    app.import_files([str(tmp_path / name)])
    qtbot.waitUntil(lambda: bool(_said(app)), timeout=TIMEOUT)
    assert str(tmp_path / name) in _said(app)[0]
