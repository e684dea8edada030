"""Signed minutes are read, compared and verified by keyboard, and nothing of it writes a word."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store import kept, meetings
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.store.verifying import verify
from minutes_desktop.ui.capture.page import CapturePage
from minutes_desktop.ui.review.compare_page import ComparePage
from minutes_desktop.ui.review.page import ReviewPage
from minutes_desktop.ui.review.verify_page import VerifyPage
from tests.flipping import drop_triggers
from tests.journeys.conftest import Start
from tests.journeys.player import Player
from tests.signed_chain import Office, real_pages, signed_chain

TIMEOUT = 30_000  # milliseconds
KEYS = (
    *("Return", "Shift+Return", "Alt+Return", "Ctrl+Return", "Backspace", "Delete", "Space"),
    *("Tab", "Shift+Tab", "Up", "Down", "Left", "Right", "Home", "End", "Alt+Up", "Alt+Down"),
    *("Ctrl+V", "Ctrl+X", "Ctrl+Z", "Ctrl+Y", "Ctrl+B", "Ctrl+1", "Ctrl+Shift+Backspace"),
    *("Shift+Right", "Ctrl+A", "Ctrl+C", "Insert", "Ctrl+Delete", "Ctrl+Backspace", "/", "@"),
)


@pytest.fixture
def signed(store: Path) -> Path:
    """Three signed meetings, the last of them taken back to draft and changed."""
    engine = open_store(store)
    *_, june = signed_chain(engine, real_pages)
    draft = Office(engine, real_pages).say(june, "draft", "returned", "Comments")
    meetings.save(engine, draft, _with_other_words(draft))
    close_store(engine)
    return store


def _with_other_words(draft: Minutes) -> Minutes:
    first, *others = draft.items
    (block,) = first.blocks
    told = replace(block, text=rich("Agreed with one correction."))
    return replace(draft, items=(replace(first, blocks=(told,)), *others))


def _review(qtbot: QtBot, app: App, meeting_id: str) -> ReviewPage:
    qtbot.waitUntil(lambda: bool(app.library.meetings()))
    app.open_meeting(meeting_id)
    page = app.window.page()
    assert isinstance(page, ReviewPage)
    return page


def _written(page: ReviewPage) -> dict[str, list[str]]:
    """All that stands in the fields of every row, and what is chosen in them."""
    found = {}
    for key in page.sheet.column.order():
        row = page.sheet.column.widget_of(key)
        assert row is not None
        found[key] = [
            *(field.text() for field in row.findChildren(QLineEdit)),
            *(field.toPlainText() for field in row.findChildren(QTextEdit)),
            *(field.currentText() for field in row.findChildren(QComboBox)),
        ]
    return found


def test_signed_minutes_are_read_in_the_same_form_beside_their_kept_pages(
    qtbot: QtBot, signed: Path, start: Start, player: Player
) -> None:
    app = start()
    page = _review(qtbot, app, "meeting5")
    assert "Signed version 1" in page.sheet.accessibleDescription()
    labels = page.preview.findChildren(QLabel)
    qtbot.waitUntil(lambda: any("Page 1 of" in one.text() for one in labels), timeout=TIMEOUT)
    assert page.preview.file is not None
    assert page.preview.file.read_bytes() == kept.pdf(signed, "meeting5", 3)
    player.press("Ctrl+F")
    player.type("rose")
    player.press("Return")
    player.press("Escape")
    editor = page.sheet.current_editor()
    assert editor is not None
    assert "rose" in editor.textCursor().block().text()
    player.press("Ctrl+C")
    assert "rose" in QApplication.clipboard().text()
    player.press("Ctrl+J")
    player.type("next meeting")
    player.press("Return")
    item = page.sheet.spot().item
    assert item is not None
    assert item.heading == "Next meeting"
    # What tells a writer where to write is not there; numbers and what lists are, are.
    page.sheet.enter("attendance")
    hints = {one.placeholderText() for one in page.sheet.findChildren(QLineEdit)}
    assert {"1", "2a", "Present"} <= hints
    assert not hints & {"Another person present", "Capacity", "Another action", "By when"}
    file = signed.with_name("saved.pdf")
    page.save_pdf(str(file))
    assert file.read_bytes() == kept.pdf(signed, "meeting5", 3)
    # The versions, from the newest down, with their own words and pages.
    player.press("F5")
    player.press("Down")
    player.press("Down")
    assert page.sequence == 1
    assert page.preview.file.read_bytes() == kept.pdf(signed, "meeting5", 1)
    assert "A later version is kept" in page.sheet.accessibleDescription()
    assert [page.journal.item(row, 2).text() for row in range(3)] == [  # type: ignore[union-attr]
        *("Signed", "Agreed", "Circulated"),
    ]


def test_no_key_and_no_click_writes_in_what_is_read(
    qtbot: QtBot, signed: Path, start: Start, player: Player
) -> None:
    app = start()
    page = _review(qtbot, app, "meeting5")
    edits: list[object] = []
    page.sheet.edited.connect(lambda *what: edits.append(what))
    before, order = _written(page), page.sheet.column.order()
    dice = random.Random(9)  # noqa: S311 - the same keys each time
    QApplication.clipboard().setText("pasted")
    for key in order:
        page.sheet.enter(key)
        for _ in range(6):
            focus = QApplication.focusWidget()
            if focus is None or not page.sheet.isAncestorOf(focus):
                page.sheet.enter(key)
            player.press(dice.choice(KEYS))
        player.type("x")
    for choice in page.sheet.column.canvas.findChildren(QComboBox):
        QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
        assert not choice.view().isVisible()
    assert edits == []
    assert _written(page) == before
    assert page.sheet.column.order() == order
    app.window.close()
    assert verify(signed).findings == ()


def test_a_draft_is_compared_with_its_last_kept_version_word_by_word(
    qtbot: QtBot, signed: Path, start: Start, player: Player
) -> None:
    app = start()
    qtbot.waitUntil(lambda: bool(app.library.meetings()))
    app.open_meeting("meeting6")
    assert isinstance(app.window.page(), CapturePage)
    player.press("Ctrl+F5")
    page = app.window.page()
    assert isinstance(page, ComparePage)
    qtbot.waitUntil(lambda: page.view.model().rowCount() > 0, timeout=TIMEOUT)
    qtbot.waitUntil(page.view.hasFocus)
    assert page.later.currentText() == "The draft as it is now"
    told = []
    for _ in range(3):
        told.append(page.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
        player.press("Ctrl+Shift+PgDown")
    assert told[0] == "State: removed “circulated”, added “draft”"
    assert "Decision: added “with one correction”" in told[1]
    assert told[2] == told[0]  # from the last on to the first
    player.press("Ctrl+Shift+PgUp")
    assert page.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == told[0]
    player.press("Escape")
    assert isinstance(app.window.page(), ReviewPage)
    player.press("Escape")
    assert isinstance(app.window.page(), CapturePage)


def _act(app: App, name: str) -> Callable[[], None]:
    (action,) = [one for one in app.window.actions() if one.objectName() == name]
    return action.trigger


def test_verifying_names_what_was_changed_and_leads_there(
    qtbot: QtBot, signed: Path, start: Start, player: Player, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(signed)) as other:
        drop_triggers(other)
        other.execute(
            "UPDATE block SET text = replace(text, 'rose', 'fell') WHERE meeting_id = 'meeting5'"
        )
        other.commit()
    app = start()
    qtbot.waitUntil(lambda: bool(app.library.meetings()))
    _act(app, "verify")()
    page = app.window.page()
    assert isinstance(page, VerifyPage)
    qtbot.waitUntil(lambda: page.table.rowCount() == 4, timeout=TIMEOUT)
    assert page.told.text() == "Not as kept: 1 of 3 verified. The lines say what differs."
    rows = [
        [page.table.item(row, column).text() for column in (0, 1)]  # type: ignore[union-attr]
        for row in range(4)
    ]
    assert [row[0] for row in rows] == ["Unchanged", "Changed", "", "Unchanged"]
    assert "Item 2a “Complaints”, Context: the words are not what was kept" in rows[2][1]
    # A file that is dropped is verified, and not imported.
    file = tmp_path / "signed.pdf"
    file.write_bytes(kept.pdf(signed, "meeting4", 4))
    _drop(page, file)
    qtbot.waitUntil(lambda: page.table.rowCount() == 1, timeout=TIMEOUT)
    assert "signed.pdf (signed version 2 of" in page.table.item(0, 1).text()  # type: ignore[union-attr]
    player.press("Return")
    shown = app.window.page()
    assert isinstance(shown, ReviewPage)
    assert shown.record.meeting_id == "meeting4"
    # From a meeting, that one alone.
    _act(app, "verify")()
    again = app.window.page()
    assert isinstance(again, VerifyPage)
    qtbot.waitUntil(lambda: again.table.rowCount() == 1, timeout=TIMEOUT)
    assert again.table.item(0, 0).text() == "Unchanged"  # type: ignore[union-attr]


def _drop(page: VerifyPage, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    page.dropEvent(event)
