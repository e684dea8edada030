"""Minutes go their whole way by keyboard, from a draft to one that is signed and amended."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

from pypdfium2 import PdfDocument
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.domain.blocks import Actions
from minutes_desktop.domain.exchange import decode
from minutes_desktop.domain.minutes import walk_blocks
from minutes_desktop.domain.record import ActKind, digest_of
from minutes_desktop.store import kept, reading
from minutes_desktop.store.verifying import verify
from minutes_desktop.ui.sign_off.page import SignOffPage
from tests.journeys.conftest import Start
from tests.journeys.player import Player


class Taker:
    """The minute taker at the sign-off page."""

    def __init__(self, qtbot: QtBot, app: App, player: Player) -> None:
        self.qtbot, self.app, self.player = qtbot, app, player

    @property
    def page(self) -> SignOffPage:
        """The page on which minutes are signed off."""
        page = self.app.window.page()
        assert isinstance(page, SignOffPage)
        return page

    def begin(self) -> str:
        """Begin a meeting and write a line; its id."""
        app = self.app
        self.qtbot.waitUntil(lambda: bool(app.library.templates()))
        opened = app.library.begin(app.library.templates()[0], dt.date(2031, 5, 14), dt.time(10))
        later = app.library.begin(app.library.templates()[0], dt.date(2031, 6, 18), dt.time(10))
        app.open_meeting(later.current.id)
        app.open_meeting(opened.current.id)
        self.write("There are five boats.")
        return opened.current.id

    def write(self, words: str) -> None:
        """Write a line into an item of its own."""
        assert self.app.page is not None
        item = self.app.page.open_minutes.current.items[1]
        self.app.page.sheet.enter(item.items[0].id if item.items else item.id)
        self.player.press("Ctrl+Return")
        self.player.type("Fleet")
        self.player.press("Return")
        self.player.type(words)
        self.player.press("Return")
        self.player.press("Ctrl+3")
        self.player.type("Ask the clerk.")

    def go(self, kind: ActKind) -> None:
        """Open the page and walk down to an act."""
        self.player.press("Ctrl+Shift+F8")
        self.qtbot.waitUntil(lambda: isinstance(self.app.window.page(), SignOffPage))
        while self.page.kind != kind:
            row = self.page.acts.currentRow()
            self.player.press("Down")
            assert self.page.acts.currentRow() == row + 1, f"{kind} is not offered"
        self.player.press("Return")

    def do(self) -> None:
        """Wait for the pages, and do it."""
        page = self.page
        if page.form.step().keeps:
            self.qtbot.waitUntil(lambda: page.is_ready)
        self.player.press("Ctrl+Return")
        self.qtbot.waitUntil(lambda: self.app.window.page() is not page)


def _last_page(pdf: bytes) -> str:
    read = PdfDocument(pdf)
    return str(read[len(read) - 1].get_textpage().get_text_bounded())


def test_minutes_go_their_whole_way_by_keyboard_and_what_was_signed_stays(
    qtbot: QtBot, start: Start, store: Path, player: Player, tmp_path: Path
) -> None:
    app = start()
    taker = Taker(qtbot, app, player)
    key = taker.begin()
    taker.go("circulated")
    taker.do()
    assert "circulated v1" in app.window.windowTitle()
    sent = walk_blocks(decode(kept.content(store, key, 1))[0].items)
    entries = [entry for one in sent if isinstance(one, Actions) for entry in one.entries]
    assert entries[0].reference, "others know the action by it from now on"
    taker.go("returned")
    player.type("The force has comments")
    taker.do()
    assert app.page is not None
    assert app.page.open_minutes.current.version == 2
    taker.go("circulated")
    taker.do()
    taker.go("agreed")
    taker.do()
    taker.go("signed")
    for words in ("Ann Ode", "Chair", ""):
        player.type(words)
        player.press("Return")
    taker.do()
    signed = kept.versions(store, key)[-1]
    pages = kept.pdf(store, key, signed.sequence)
    last = _last_page(pages)
    assert signed.seal in "".join(last.split())
    assert "Version 2" in " ".join(last.split())
    taker.go("published")
    player.type("https://example.org/minutes")
    taker.do()
    taker.go("amended")
    player.type("five boats")
    player.press("Return")
    player.type("six boats")
    for words in ("", "", "1", "BC"):
        player.type(words)
        player.press("Return")
    taker.do()
    minutes = reading.load(store, key)
    assert (minutes.state, minutes.version) == ("published", 3)
    assert [one.minuted for one in minutes.sign_off.amendments] == [
        f"{minutes.series}, 18 June 2031, item 1"
    ]
    acts = [act.kind for act in kept.acts(store, key)]
    assert acts == [
        *("circulated", "returned", "circulated", "agreed", "signed", "published", "amended")
    ]
    versions = kept.versions(store, key)
    assert [one.number for one in versions] == [1, 2, 2, 2, 3]
    assert kept.pdf(store, key, signed.sequence) == pages
    assert [one.before for one in versions[1:]] == [one.digest for one in versions[:-1]]
    assert all(one.pdf_digest == digest_of(kept.pdf(store, key, one.sequence)) for one in versions)
    app.window.close()
    assert verify(store).findings == ()


def test_the_last_minutes_are_agreed_from_the_next_meeting_and_back(
    qtbot: QtBot, start: Start, store: Path, player: Player
) -> None:
    app = start()
    taker = Taker(qtbot, app, player)
    may = taker.begin()
    taker.go("circulated")
    taker.do()
    series = reading.load(store, may).series
    last = app.library.last_minutes(series, dt.date(2031, 6, 18))
    assert last is not None
    assert last.id == may
    (june,) = [one.id for one in app.library.later_meetings(series, dt.date(2031, 6, 1))]
    app.open_meeting(june)
    app.sign_off(last.id, back=june, act="agreed")
    taker.do()
    agreement = reading.load(store, may).sign_off.agreement
    assert (agreement.meeting, agreement.date) == (june, dt.date(2031, 6, 18))
    assert app.page is not None
    assert app.page.open_minutes.current.id == june
    assert verify(store).findings == ()


def test_words_written_after_going_back_are_the_amendments_agreed(
    qtbot: QtBot, start: Start, store: Path, player: Player
) -> None:
    app = start()
    taker = Taker(qtbot, app, player)
    key = taker.begin()
    taker.go("circulated")
    taker.do()
    taker.go("returned")
    player.type("The board moved a correction")
    taker.do()
    taker.write("The sixth boat is hired.")
    taker.go("agreed")
    taker.do()
    minutes = reading.load(store, key)
    assert minutes.sign_off.agreement.amended
    words = [one.new for one in minutes.sign_off.amendments]
    assert "The sixth boat is hired." in words
    assert {one.minuted for one in minutes.sign_off.amendments} == {
        f"{minutes.series}, 18 June 2031"
    }
    pages = kept.pdf(store, key, 2)
    assert "“The sixth boat is hired.” is put in" in " ".join(_last_page(pages).split())
    assert verify(store).findings == ()


def test_a_signature_that_is_no_picture_and_words_that_stand_nowhere_are_said(
    qtbot: QtBot, start: Start, player: Player, tmp_path: Path
) -> None:
    app = start()
    taker = Taker(qtbot, app, player)
    key = taker.begin()
    taker.go("agreed")
    taker.do()
    taker.go("signed")
    player.type("Ann Ode")
    for _ in range(3):
        player.press("Tab")
    player.press("Down")  # a picture of the signature
    player.press("Tab")
    file = tmp_path / "signature.png"
    player.type(str(file))
    player.press("Ctrl+Return")
    assert "cannot be read" in taker.page.note.text()
    file.write_bytes(b"GIF89a")
    player.press("Ctrl+Return")
    assert "is no picture; choose a PNG or JPEG" in taker.page.note.text()
    file.write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    player.press("Ctrl+Return")
    wrong = "picture of the signature cannot be read"
    qtbot.waitUntil(lambda: wrong in taker.page.note.text())
    assert kept.versions(app.library.path, key)[-1].state == "agreed"
    player.press("Escape")
    assert "agreed v1" in app.window.windowTitle()


def test_amendments_of_circulated_minutes_are_made_as_they_are_agreed(
    qtbot: QtBot, start: Start, store: Path, player: Player
) -> None:
    app = start()
    taker = Taker(qtbot, app, player)
    key = taker.begin()
    taker.go("circulated")
    taker.do()
    taker.go("held")
    player.type("A request for information")
    taker.do()
    assert "LEGAL HOLD" in app.window.statusBar().findChildren(QLabel)[-1].text()
    taker.go("agreed")
    player.press("Tab")
    player.press("Tab")
    player.press("Space")  # with amendments
    player.press("Tab")
    player.type("five boats")
    player.press("Ctrl+Return")
    assert "not in the list yet" in taker.page.note.text()
    for words in ("", "six boats", "2", "BC"):
        player.type(words)
        player.press("Return")
    taker.do()
    minutes = reading.load(store, key)
    (one,) = minutes.sign_off.amendments
    assert (one.old, one.new, one.by) == ("five boats", "six boats", "BC")
    assert one.minuted == f"{minutes.series}, 18 June 2031, item 2"
    assert not one.after_signing
    assert (minutes.state, minutes.version) == ("agreed", 2)
    said = " ".join(_last_page(kept.pdf(store, key, 2)).split())
    assert "for “five boats” read “six boats”" in said
    assert "Agreed with amendments at" in said


def test_nothing_is_kept_before_its_pages_have_been_seen(
    qtbot: QtBot, start: Start, store: Path, player: Player
) -> None:
    app = start()
    taker = Taker(qtbot, app, player)
    key = taker.begin()
    taker.go("circulated")
    page = taker.page
    player.press("Ctrl+Return")
    assert "Look at the pages" in page.note.text()
    assert kept.versions(store, key) == ()
    qtbot.waitUntil(lambda: page.is_ready)
    page.by.setFocus()
    player.type("Bo")  # another name is another version
    assert not page.is_ready
    assert kept.versions(store, key) == ()
    qtbot.waitUntil(lambda: page.is_ready)
    by = page.by.text()
    taker.do()
    (version,) = kept.versions(store, key)
    assert version.made_by == by
    assert app.library.choices.preference("user_name") == by


def test_what_was_changed_by_another_program_is_shown_before_anything_is_kept(
    qtbot: QtBot, start: Start, store: Path, player: Player
) -> None:
    app = start()
    taker = Taker(qtbot, app, player)
    key = taker.begin()
    taker.go("circulated")
    page = taker.page
    qtbot.waitUntil(lambda: page.is_ready)
    with closing(sqlite3.connect(store)) as other, other:
        other.execute("UPDATE meeting SET title = 'Changed elsewhere' WHERE id = ?", (key,))
    player.press("Ctrl+Return")
    qtbot.waitUntil(lambda: app.window.page() is not page)
    assert kept.versions(store, key) == ()
    assert "Changed elsewhere" in app.window.windowTitle()
    assert "changed meanwhile" in app.window.messages.messages[0].sentence
    taker.do()
    assert kept.versions(store, key)[0].state == "circulated"
