"""She goes back to a backup, saves what is left of a damaged file, and keeps a second copy."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.store import builtin, reading
from minutes_desktop.store.backups import back_up, list_backups
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.store.errors import StoreError
from minutes_desktop.store.meetings import save
from minutes_desktop.store.second_copy import copy_in
from minutes_desktop.ui.browse.backups_page import BackupsPage
from minutes_desktop.ui.browse.home_page import HomePage
from minutes_desktop.ui.browse.trouble_page import TroublePage
from minutes_desktop.workspace import backups, second_copy
from tests.factories import full_minutes
from tests.journeys.conftest import Start
from tests.journeys.player import Player

PATIENCE = 15_000


def _minutes(title: str) -> Minutes:
    template = builtin.builtin_templates()[0]
    return replace(
        full_minutes(),
        id=f"the {title.lower()}",
        title=title,
        state="draft",
        template=template.id,
        template_version=template.version,
    )


@pytest.fixture
def two(store: Path) -> Path:
    """A closed store with two meetings, and a backup of when it held one."""
    engine = open_store(store)
    save(engine, None, _minutes("First"))
    close_store(engine)
    back_up(store)
    engine = open_store(store)
    save(engine, None, _minutes("Second"))
    close_store(engine)
    return store


def _titles(store: Path) -> set[str]:
    return {line.title for line in reading.list_meetings(store)}


def _said(app: App) -> str:
    return "\n".join(message.sentence for message in app.window.messages.messages)


def _menu(app: App, name: str) -> None:
    """Choose an act in the menus."""
    action = app.window.findChild(QAction, name)
    assert action is not None
    assert action.isEnabled()
    action.trigger()


def _page(app: App, qtbot: QtBot) -> BackupsPage:
    """The page of backups, opened from the menu and filled."""
    _menu(app, "backups")
    page = app.window.page()
    assert isinstance(page, BackupsPage)
    qtbot.waitUntil(lambda: page.table.rowCount() > 0)
    return page


def _cell(page: BackupsPage, row: int, column: int) -> str:
    item = page.table.item(row, column)
    assert item is not None
    return item.text()


def _button(parent: QWidget, words: str) -> QPushButton:
    found = [one for one in parent.findChildren(QPushButton) if one.text().startswith(words)]
    assert found, words
    return found[-1]


def _answer(qtbot: QtBot, app: App, words: str) -> str:
    """Press a button of the question over the window; what it asked."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QMessageBox))
    box = QApplication.activeWindow()
    assert isinstance(box, QMessageBox)
    asked = f"{box.text()} {box.informativeText()}"
    _button(box, words).click()
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    return asked


def _choose_file(qtbot: QtBot, app: App, player: Player, file: Path) -> None:
    """Type the name of a file, or a folder, where one is asked for."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QFileDialog))
    dialog = QApplication.activeWindow()
    assert dialog is not None
    player.press("Ctrl+A")
    player.type(str(file))
    player.press("Return")
    if dialog.isVisible():  # that Return closed the list of names begun like this
        player.press("Return")
    qtbot.waitUntil(lambda: not isinstance(QApplication.activeWindow(), QFileDialog))
    if QApplication.activeModalWidget() is None:
        app.window.activateWindow()
        qtbot.waitUntil(app.window.isActiveWindow)


def test_she_goes_back_to_a_backup_by_keys_and_forward_again(
    qtbot: QtBot, start: Start, two: Path, player: Player
) -> None:
    app = start()
    page = _page(app, qtbot)
    assert page.table.hasFocus()
    assert _cell(page, 0, 2) == "1 meeting"
    player.press("Return")
    asked = _answer(qtbot, app, "Go back")
    assert "It holds 1 meeting. All meetings will be as they were then." in asked
    assert "kept as a backup first" in asked
    qtbot.waitUntil(lambda: isinstance(app.window.page(), HomePage), timeout=PATIENCE)
    assert _titles(two) == {"First"}
    assert "What you had before is the newest backup now." in _said(app)
    page = _page(app, qtbot)
    qtbot.waitUntil(lambda: page.table.rowCount() == 2)
    assert _cell(page, 0, 1) == "as it was before you went back to a backup"
    assert _cell(page, 0, 2) == "2 meetings"
    player.press("Return")
    _answer(qtbot, app, "Go back")
    qtbot.waitUntil(lambda: isinstance(app.window.page(), HomePage), timeout=PATIENCE)
    assert _titles(two) == {"First", "Second"}


def test_a_question_answered_with_no_leaves_everything_as_it_is(
    qtbot: QtBot, start: Start, two: Path, player: Player
) -> None:
    app = start()
    page = _page(app, qtbot)
    player.press("Return")
    _answer(qtbot, app, "Leave it as it is")
    assert app.window.page() is page
    player.press("Escape")
    assert isinstance(app.window.page(), HomePage)
    assert _titles(two) == {"First", "Second"}
    assert len(list_backups(two)) == 1


def test_words_being_typed_are_saved_before_she_goes_back(
    qtbot: QtBot, start: Start, two: Path, player: Player
) -> None:
    app = start()
    meeting = reading.list_meetings(two)[0].id
    app.open_meeting(meeting)
    player.type("x")
    page = _page(app, qtbot)
    page.restore.click()
    _answer(qtbot, app, "Go back")
    qtbot.waitUntil(lambda: "You are back at the backup" in _said(app), timeout=PATIENCE)
    newest = list_backups(two)[0]
    assert any(title.startswith("x") for title in _titles(newest.path))


def test_a_backup_in_a_file_of_her_own_is_made_and_gone_back_to(
    qtbot: QtBot, start: Start, two: Path, tmp_path: Path, player: Player
) -> None:
    app = start()
    file = tmp_path / "mine.sqlite"
    _menu(app, "back_up")
    _choose_file(qtbot, app, player, file)
    qtbot.waitUntil(lambda: f"Backed up to {file}" in _said(app))
    assert "Backing up" not in _said(app)
    assert _titles(file) == {"First", "Second"}
    page = _page(app, qtbot)
    page.restore.click()
    _answer(qtbot, app, "Go back")
    qtbot.waitUntil(lambda: isinstance(app.window.page(), HomePage), timeout=PATIENCE)
    page = _page(app, qtbot)
    page.other.click()
    _choose_file(qtbot, app, player, file)
    _answer(qtbot, app, "Go back")
    qtbot.waitUntil(lambda: isinstance(app.window.page(), HomePage), timeout=PATIENCE)
    assert _titles(two) == {"First", "Second"}


def test_a_file_that_is_no_backup_is_a_sentence_and_the_meetings_stay(
    qtbot: QtBot, start: Start, two: Path, tmp_path: Path, player: Player
) -> None:
    letter = tmp_path / "letter.odt"
    letter.write_text("Dear all")
    app = start()
    page = _page(app, qtbot)
    page.other.click()
    _choose_file(qtbot, app, player, letter)
    _answer(qtbot, app, "Go back")
    qtbot.waitUntil(lambda: "no sound store of minutes" in _said(app), timeout=PATIENCE)
    qtbot.waitUntil(lambda: isinstance(app.window.page(), HomePage))
    assert _titles(two) == {"First", "Second"}


# ------------------------------------------------------------------ damage


def _spoil(path: Path) -> None:
    """Spoil the page on which the titles stand, so that the list cannot be shown."""
    page = path.read_bytes().index(b"Second") // 4096
    with path.open("r+b") as file:
        file.seek(4096 * page)
        file.write(b"\xff" * 4096)


def _offers(qtbot: QtBot, app: App) -> TroublePage:
    page = app.window.page()
    assert isinstance(page, TroublePage)
    qtbot.waitUntil(lambda: len(page.findChildren(QPushButton)) > 2, timeout=PATIENCE)
    return page


def _up_to(player: Player, page: TroublePage, words: str) -> None:
    """Go up to the button with these words, and press it."""
    for _ in range(5):
        if _button(page, words).hasFocus():
            break
        player.press("Shift+Tab")
    player.press("Return")


def test_a_damaged_file_is_replaced_by_the_newest_good_backup(
    qtbot: QtBot, start: Start, two: Path, player: Player
) -> None:
    _spoil(two)
    wreck = two.read_bytes()
    app = start()
    page = _offers(qtbot, app)
    assert page.again.hasFocus()
    _up_to(player, page, "Go back to the backup of")
    qtbot.waitUntil(lambda: isinstance(app.window.page(), HomePage), timeout=PATIENCE)
    assert _titles(two) == {"First"}
    (kept,) = two.parent.glob("minutes put aside *.sqlite")
    assert kept.read_bytes() == wreck
    assert str(kept) in _said(app)


def test_what_can_be_read_of_a_damaged_file_is_saved_and_the_rest_is_told(
    qtbot: QtBot, start: Start, two: Path, player: Player
) -> None:
    _spoil(two)
    app = start()
    _up_to(player, _offers(qtbot, app), "Save what can still be read")
    qtbot.waitUntil(lambda: isinstance(app.window.page(), HomePage), timeout=PATIENCE)
    assert "2 meetings with" in _said(app)
    assert "Not all is left of" in _said(app)
    assert len(_titles(two)) >= 1


def test_all_backups_can_be_looked_at_from_a_damaged_file(
    qtbot: QtBot, start: Start, two: Path, player: Player
) -> None:
    two.write_bytes(b"\xff" * 9000)
    app = start()
    _button(_offers(qtbot, app), "All backups").click()
    page = app.window.page()
    assert isinstance(page, BackupsPage)
    qtbot.waitUntil(lambda: page.table.rowCount() == 1)
    assert not page.second.isVisible()
    player.press("Escape")
    assert isinstance(app.window.page(), TroublePage)


def test_a_file_that_is_gone_is_not_taken_for_a_new_computer(
    qtbot: QtBot, start: Start, two: Path, player: Player
) -> None:
    two.rename(two.with_name("elsewhere"))
    app = start()
    page = _offers(qtbot, app)
    assert "though there are backups of it" in page.sentence
    assert not two.exists()
    _up_to(player, page, "Go back to the backup of")
    qtbot.waitUntil(lambda: isinstance(app.window.page(), HomePage), timeout=PATIENCE)
    assert _titles(two) == {"First"}


def test_or_she_begins_with_an_empty_one(qtbot: QtBot, start: Start, two: Path) -> None:
    two.rename(two.with_name("elsewhere"))
    app = start()
    _button(_offers(qtbot, app), "Begin without").click()
    qtbot.waitUntil(lambda: isinstance(app.window.page(), HomePage), timeout=PATIENCE)
    qtbot.waitUntil(two.exists, timeout=PATIENCE)
    assert len(list_backups(two)) == 1


def _titles_if_readable(store: Path) -> set[str]:
    """The titles in a store; none while it is still the damaged one."""
    try:
        return _titles(store)
    except StoreError:
        return set()


def test_words_that_a_damaged_file_cannot_take_are_carried_into_the_backup(
    qtbot: QtBot, start: Start, two: Path, player: Player, logged: list[object]
) -> None:
    """The file breaks while she types; nothing on the screen is lost."""
    app = start()
    template = app.library.templates()[0]
    opened = app.library.begin(template, dt.date(2031, 5, 14))
    app.open_meeting(opened.current.id)
    app.save_now()
    for file in two.parent.glob("minutes.sqlite*"):
        if not file.name.endswith(".lock"):
            with file.open("r+b") as bytes_of_it:
                bytes_of_it.write(b"\xff" * file.stat().st_size)
    player.type("Never lost ")
    app.save_now()
    qtbot.waitUntil(lambda: "damaged" in _said(app), timeout=PATIENCE)
    qtbot.waitUntil(
        lambda: any(
            one.text() == "Backups…" for one in app.window.messages.findChildren(QPushButton)
        ),
        timeout=PATIENCE,
    )
    (backup,) = list_backups(two)
    app._backups._store = two
    app._backups._restore(two, backup.path, "the backup")
    qtbot.waitUntil(
        lambda: any(title.startswith("Never lost") for title in _titles_if_readable(two)),
        timeout=PATIENCE,
    )
    assert "First" in _titles(two)


# ------------------------------------------------------------------ by itself


def test_the_second_copy_is_chosen_on_the_page_and_made(
    qtbot: QtBot,
    start: Start,
    two: Path,
    tmp_path: Path,
    player: Player,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(second_copy, "REST_MS", 1)
    stick = tmp_path / "stick"
    stick.mkdir()
    app = start()
    page = _page(app, qtbot)
    page.choose.click()
    _choose_file(qtbot, app, player, stick)
    copy = copy_in(two, stick)
    qtbot.waitUntil(copy.exists, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "Last brought up to date" in page._where.text())
    assert _titles(copy) == {"First", "Second"}
    stick.rename(tmp_path / "in her bag")
    app.library.writer.do(lambda engine: save(engine, None, _minutes("Third")))
    qtbot.waitUntil(lambda: "goes on by itself" in _said(app), timeout=PATIENCE)
    assert "goes on by itself" in page._where.text()
    page.keep_none.click()
    assert "goes on by itself" not in _said(app)


def test_a_backup_is_made_by_itself_after_the_start(
    qtbot: QtBot, start: Start, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "OPENING_MS", 1)
    start()
    qtbot.waitUntil(lambda: [one.meetings for one in list_backups(two)] == [2, 1], timeout=PATIENCE)
