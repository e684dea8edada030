"""Misspelt words on the page: marked, gone through, and put right from a list."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import Block, Quoted, Text
from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.richtext import Paragraph, RichText, Run, plain, rich
from minutes_desktop.domain.tree import place_of_block
from minutes_desktop.ui.capture.words.corrections import whole_first
from minutes_desktop.ui.richtext.editor import RichTextEdit
from tests.ui.desk import Desk, Open

TIMEOUT = 20_000
needs_library = pytest.mark.skipif(
    find_spec("hunspell") is None, reason="no spelling library on this platform"
)
pytestmark = needs_library

BOLD: RichText = (Paragraph((Run("The "), Run("orgnization", bold=True), Run(" met."))),)
ITEMS = (
    Item(
        id="one",
        heading="Any othr business",
        blocks=(
            Text(id="a", text=BOLD),
            Text(id="b", text=rich("Mrs Tanqueray’s programme\nwas in the orgnisation’s colours.")),
            Quoted(id="q", text=rich("We recieved it."), source="Paper"),
        ),
    ),
)
PEOPLE = (Attendee(id="p", name="Vera Tanqueray", group="Present:"),)


@pytest.fixture
def desk(open_minutes: Open) -> Desk:
    """Minutes with four slips and a name, the caret in the title."""
    return open_minutes(Minutes(title="Board", items=ITEMS, attendance=PEOPLE))


def marked(desk: Desk, block: str) -> list[str]:
    """The words marked in a block."""
    row = desk.page.sheet.column.widget_of(block)
    editor = row.text_editor if row is not None and hasattr(row, "text_editor") else None
    assert isinstance(editor, RichTextEdit)
    editor.grab()
    found = []
    paragraph = editor.document().firstBlock()
    while paragraph.isValid():
        words = paragraph.text()
        marks = desk.page.sheet.marking.of(words)
        found += [words[mark.start : mark.end] for mark in marks if mark.kind == "spelling"]
        paragraph = paragraph.next()
    return found


def words_of(desk: Desk, block: str) -> Block:
    place = place_of_block(desk.page.open_minutes.current.items, block)
    assert place is not None
    return place.block


def ask(desk: Desk, qtbot: QtBot) -> list[str]:
    """Press F7 and wait for the suggestions; the lines of the list."""
    desk.keys("F7")
    chooser = desk.page.spelling._corrections.chooser
    qtbot.waitUntil(
        lambda: chooser.isVisible() and not _waits(chooser.list.topLevelItem(0)), timeout=TIMEOUT
    )
    return [line.text(0) for n in range(9) if (line := chooser.list.topLevelItem(n))]


def _waits(line: object) -> bool:
    return line is None or "Looking" in line.text(0)  # type: ignore[attr-defined]


def test_words_are_marked_soon_after_the_page_is_there_and_names_are_not(
    desk: Desk, qtbot: QtBot
) -> None:
    assert marked(desk, "a") == []
    desk.page.spelling.begin()
    qtbot.waitUntil(lambda: marked(desk, "a") == ["orgnization"], timeout=TIMEOUT)
    qtbot.waitUntil(lambda: marked(desk, "b") == ["orgnisation’s"], timeout=TIMEOUT)
    assert marked(desk, "q") == ["recieved"]


def test_a_word_being_typed_is_not_asked_about_and_marked_when_it_is_finished(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.page.spelling.begin()
    qtbot.waitUntil(lambda: marked(desk, "a") == ["orgnization"], timeout=TIMEOUT)
    desk.page.places.select("a", "text", 20)
    desk.type(" wrogn")
    editor = QApplication.focusWidget()
    assert isinstance(editor, RichTextEdit)
    editor.grab()
    assert not {"w", "wr", "wro", "wrog", "wrogn"} & desk.page.spelling._asked.keys()
    assert editor.marks.at(editor.position) is None
    desk.type(" ")
    qtbot.waitUntil(lambda: editor.marks.at(editor.position - 1) is not None, timeout=TIMEOUT)


def test_words_cut_in_two_come_after_whole_ones() -> None:
    meant = ("Co missioner", "Co-missioner", "Commissioner", "Missioner", "Commission")
    assert whole_first("Comissioner", meant) == [
        "Commissioner",
        "Missioner",
        "Co missioner",
        "Commission",
        "Co-missioner",
    ]
    assert whole_first("alot", ("a lot",)) == ["a lot"]


def test_f7_goes_through_the_meeting_and_round_the_end(desk: Desk, qtbot: QtBot) -> None:
    been = []
    for _ in range(5):
        lines = ask(desk, qtbot)
        desk.keys("Escape")
        been.append(desk.caret)
    assert been == [
        ("one", "heading", "othr"),
        ("a", "text", "orgnization"),
        ("b", "text", "orgnisation’s"),
        ("q", "text", "recieved"),
        ("one", "heading", "othr"),
    ]
    assert lines[0] == "other"


def test_a_number_puts_the_word_right_in_one_step_that_keeps_its_marks(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.page.places.select("a", "text", 0)
    lines = ask(desk, qtbot)
    assert lines[0] == "organisation"
    desk.type("1")
    block = words_of(desk, "a")
    assert isinstance(block, Text)
    assert block.text == (Paragraph((Run("The "), Run("organisation", bold=True), Run(" met."))),)
    assert (desk.caret, desk.page.sheet.caret().position) == (("a", "text", ""), 16)
    desk.keys("Ctrl+Z")
    assert words_of(desk, "a") == ITEMS[0].blocks[0]
    assert desk.page.open_minutes.undo_label is not None


def test_f7_in_the_list_goes_on_and_the_right_word_may_be_typed(desk: Desk, qtbot: QtBot) -> None:
    desk.page.places.select("a", "text", 0)
    ask(desk, qtbot)
    ask(desk, qtbot)
    chooser = desk.page.spelling._corrections.chooser
    assert chooser.accessibleName() == "Replace “orgnisation’s”"
    desk.type("council’s")
    desk.keys("Return")
    assert "council’s colours" in plain(words_of(desk, "b").text)  # type: ignore[union-attr]
    ask(desk, qtbot)
    assert chooser.accessibleName() == "Replace “recieved”, which is quoted"


def test_a_word_added_is_right_everywhere_and_one_ignored_in_this_meeting(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.page.spelling.begin()
    qtbot.waitUntil(lambda: marked(desk, "q") == ["recieved"], timeout=TIMEOUT)
    desk.page.places.select("a", "text", 0)
    ask(desk, qtbot)
    desk.type("8")
    choices = desk.page.spelling._library.choices
    assert choices.all_phrases() == (Phrase("word", "orgnization"),)
    assert marked(desk, "a") == []
    ask(desk, qtbot)
    desk.type("9")
    assert marked(desk, "b") == []
    assert marked(desk, "q") == ["recieved"]
    choices.remove_phrases([Phrase("word", "orgnization")])
    assert marked(desk, "a") == ["orgnization"]


def test_where_nothing_is_wrong_f7_says_so(open_minutes: Open, qtbot: QtBot) -> None:
    desk = open_minutes(Minutes(title="Board"))
    with qtbot.waitSignal(desk.page.spelling.told, timeout=TIMEOUT) as told:
        desk.keys("F7")
    assert told.args == ["No misspelt word is left in these minutes."]


def test_a_word_in_a_field_that_is_not_there_is_passed_over(
    open_minutes: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_minutes(Minutes(title="Board", items=ITEMS))
    select = desk.page.places.select

    def only_quoted(part: str, field: str, position: int, length: int = 0) -> bool:
        return part == "q" and select(part, field, position, length)

    monkeypatch.setattr(desk.page.places, "select", only_quoted)
    ask(desk, qtbot)
    assert desk.page.spelling._corrections.chooser.accessibleName().startswith("Replace “rec")
    desk.keys("Escape")
    monkeypatch.setattr(desk.page.places, "select", lambda *_: False)
    with qtbot.waitSignal(desk.page.spelling.told, timeout=TIMEOUT):
        desk.keys("F7")


def test_the_menu_at_a_marked_word_offers_corrections(desk: Desk, qtbot: QtBot) -> None:
    desk.page.spelling.begin()
    qtbot.waitUntil(lambda: marked(desk, "a") == ["orgnization"], timeout=TIMEOUT)
    desk.page.places.select("a", "text", 6)
    editor = QApplication.focusWidget()
    assert isinstance(editor, RichTextEdit)
    by_key = QContextMenuEvent.Reason.Keyboard
    no_key = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(editor.viewport(), QContextMenuEvent(by_key, QPoint(), QPoint(), no_key))
    menu = editor.findChild(QMenu)
    assert menu is not None
    qtbot.waitUntil(lambda: menu.actions()[0].text() == "organisation", timeout=TIMEOUT)
    menu.actions()[0].trigger()
    menu.close()
    assert plain(words_of(desk, "a").text) == "The organisation met."  # type: ignore[union-attr]


def test_marks_go_and_come_with_the_entry_in_the_menu(desk: Desk, qtbot: QtBot) -> None:
    spelling = desk.page.spelling
    spelling.begin()
    qtbot.waitUntil(lambda: marked(desk, "a") == ["orgnization"], timeout=TIMEOUT)
    entry = spelling.actions[1]
    assert entry is not None
    assert entry.isChecked()
    entry.trigger()
    assert marked(desk, "a") == []
    assert not spelling.is_on
    entry.trigger()
    assert marked(desk, "a") == ["orgnization"]


_WITHOUT = """
import datetime as dt, sys
sys.modules["hunspell"] = None
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
application = QApplication([])
from minutes_desktop.app import build
from minutes_desktop.ui.remembered import Remembered
folder = Path(sys.argv[1])
app = build(folder / "store.sqlite", Remembered(folder / "window.ini"))
app.window.show()
app.window.activateWindow()
QTest.qWaitForWindowActive(app.window)
begun = app.library.begin(app.library.templates()[0], dt.date(2031, 5, 14), dt.time(10))
app._meeting.write(begun, app.library)
page = app.page
page.spelling.begin()
QTest.keyClicks(QApplication.focusWidget(), "Teh")
QApplication.processEvents()
print(*(f"{entry.isEnabled()} {entry.text()}" for entry in page.spelling.actions), sep="\\n")
print(page.open_minutes.current.title)
app.window.close()
"""


def test_without_the_library_the_menu_says_so_and_everything_else_works(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT, str(tmp_path)],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    first, second, title = done.stdout.splitlines()
    assert first == "False Next misspelt word"
    assert second.startswith("False Spelling cannot be checked: this installation came without")
    assert "Teh" in title
