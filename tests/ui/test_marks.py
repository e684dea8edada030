"""Marks at words: seen on the screen, never in what is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.richtext import Paragraph, Run, rich
from minutes_desktop.ui.capture import marks_read_out
from minutes_desktop.ui.look import MARKS, palette
from minutes_desktop.ui.richtext.editor import RichTextEdit
from minutes_desktop.ui.richtext.editor_marks import without_unfinished
from minutes_desktop.ui.richtext.marks import LONGEST, Mark, Marking, MarkKind

_KINDS: dict[str, MarkKind] = {
    "teh": "spelling",
    "XYZ": "unknown_acronym",
    "??": "come_back",
}


def find(words: str) -> Iterator[Mark]:
    """Marks for three words."""
    for found in re.finditer(r"teh|XYZ|\?\?", words):
        yield Mark(found.start(), len(found[0]), _KINDS[found[0]])


class Page(QWidget):
    """Two editors and a field under one marking."""

    def __init__(self) -> None:
        super().__init__()
        self.marking = Marking(self)
        self.marking.add(find)
        self.first, self.second, self.field = RichTextEdit(), RichTextEdit(), QLineEdit()
        column = QVBoxLayout(self)
        for part in (self.first, self.second, self.field):
            column.addWidget(part)
        column.addStretch(1)
        self.setPalette(palette(dark=False))
        font = self.font()
        font.setStyleStrategy(font.StyleStrategy.NoSubpixelAntialias)  # no colours but the marks'
        self.setFont(font)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.resize(500, 200)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.first.setFocus()
    return page


def shown(editor: RichTextEdit) -> list[MarkKind]:
    """The kinds of the marks drawn, as found by their colours."""
    dark = editor.palette().base().color().lightness() < 128
    image = editor.viewport().grab().toImage()
    return [kind for kind in _KINDS.values() if _columns(image, QColor(MARKS[dark][kind]))]


def _columns(image: QImage, colour: QColor) -> list[int]:
    """The columns of pixels in which something of nearly this colour is seen."""
    return [
        x
        for x in range(image.width())
        if any(_near(image.pixelColor(x, y), colour) for y in range(image.height()))
    ]


def _near(one: QColor, other: QColor) -> bool:
    apart = (one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue())
    return max(map(abs, apart)) < 25


def type_in(editor: RichTextEdit, words: str) -> None:
    QTest.keyClicks(editor, words)


def test_a_word_is_marked_once_it_is_finished(page: Page) -> None:
    type_in(page.first, "and teh")
    assert shown(page.first) == []
    type_in(page.first, " ")
    assert shown(page.first) == ["spelling"]


def test_a_word_is_finished_when_the_caret_or_the_focus_leaves_it(page: Page) -> None:
    type_in(page.first, "teh")
    QTest.keyClick(page.first, Qt.Key.Key_Left)
    assert shown(page.first) == ["spelling"]
    type_in(page.second, "XYZ")
    assert shown(page.second) == []
    page.second.setFocus()
    page.field.setFocus()
    assert shown(page.second) == ["unknown_acronym"]


def test_a_word_typed_on_is_unfinished_again(page: Page) -> None:
    page.first.show_value(rich("teh end"))
    assert shown(page.first) == ["spelling"]
    page.first.place_caret(3)
    type_in(page.first, "h")
    QTest.keyClick(page.first, Qt.Key.Key_Backspace)
    assert shown(page.first) == []


def test_a_mark_to_come_back_to_is_seen_at_once(page: Page) -> None:
    type_in(page.first, "teh??")
    assert shown(page.first) == ["spelling", "come_back"]


@pytest.mark.parametrize(
    "words, caret, seen",
    [
        ("and teh", 7, "and \0\0\0"),
        ("and teh", 5, "and \0\0\0"),
        ("and teh", 4, "and teh"),  # before the word, nothing of it is being typed
        ("teh?", 4, "teh?"),
        ("a co-op's end", 8, "a \0\0\0\0\0\0\0 end"),
        ("😀 te😀", 5, "😀 \0\0😀"),
        ("𝐭𝐞 teh", 4, "\0\0\0\0 teh"),
        ("", 0, ""),
        ("teh", 9, "teh"),
    ],
)
def test_finders_do_not_see_the_word_that_is_being_typed(words: str, caret: int, seen: str) -> None:
    assert without_unfinished(words, caret) == seen


def test_what_is_marked_is_not_changed_by_it(page: Page) -> None:
    type_in(page.first, "- teh XYZ ?? ")
    page.first.grab()
    assert page.first.value == (Paragraph((Run("teh XYZ ?? "),), "•"),)
    cursor = QTextCursor(page.first.document())
    cursor.select(QTextCursor.SelectionType.Document)
    assert not cursor.charFormat().propertyCount()


def test_marks_stand_under_their_words_on_every_line_and_behind_any_character(page: Page) -> None:
    page.first.show_value(rich("😀 teh"))
    image = page.first.viewport().grab().toImage()
    columns = _columns(image, QColor(MARKS[False]["spelling"]))
    cursor = QTextCursor(page.first.document())
    edges = []
    for position in (3, 6):  # the face is two units wide
        cursor.setPosition(position)
        edges.append(page.first.cursorRect(cursor).center().x())
    assert abs(min(columns) - edges[0]) <= 2
    assert abs(max(columns) - edges[1]) <= 2


def test_the_mark_at_a_place_is_told(page: Page) -> None:
    page.first.show_value(rich("so\nwas teh XYZ"))
    marks = page.first.marks
    assert [marks.at(position) for position in (1, 6)] == [None, None]
    assert marks.at(7) == marks.at(10) == Mark(4, 3, "spelling")
    assert marks.at(11) == Mark(8, 3, "unknown_acronym")


def test_a_very_long_paragraph_is_not_marked(page: Page) -> None:
    page.first.show_value(rich("teh " * (LONGEST // 4 + 1)))
    assert page.first.marks.at(1) is None


def test_only_editors_that_hold_a_word_are_painted_anew_for_it(page: Page, qtbot: QtBot) -> None:
    known: set[str] = set()
    page.marking.add(lambda words: [Mark(0, len(words), "spelling")] if words in known else [])
    page.first.show_value(rich("one"))
    page.second.show_value(rich("two"))
    page.field.setFocus()  # where the caret blinks, and not in an editor
    QApplication.processEvents()
    assert shown(page.first) == shown(page.second) == []
    painted = Painted(page)
    known.add("two")
    page.marking.refresh({"two"})
    qtbot.waitUntil(lambda: bool(painted.editors))
    assert painted.editors == {page.second}
    assert shown(page.second) == ["spelling"]
    assert shown(page.first) == []


def test_marks_go_with_their_finder_and_have_the_colours_of_a_dark_page(page: Page) -> None:
    page.first.show_value(rich("teh XYZ ?? "))
    page.setPalette(palette(dark=True))
    assert shown(page.first) == ["spelling", "unknown_acronym", "come_back"]
    page.marking.remove(find)
    assert shown(page.first) == []


class Painted(QObject):
    """Notes which editors are painted."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._by_viewport = {one.viewport(): one for one in (page.first, page.second)}
        self.editors: set[RichTextEdit] = set()
        for viewport in self._by_viewport:
            viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a paint."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.editors.add(self._by_viewport[watched])
        return False


def test_a_screen_reader_is_told_of_the_mark_the_caret_comes_to(
    page: Page, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    marks_read_out._announce(page.first, "Misspelt")  # into the void, but for real
    monkeypatch.setattr(marks_read_out, "_is_heard", lambda: True)
    monkeypatch.setattr(marks_read_out, "_announce", lambda _, words: heard.append(words))
    read_out = marks_read_out.MarksReadOut(page)
    page.first.show_value(rich("so teh XYZ"))
    page.field.setFocus()
    page.first.setFocus()
    page.first.place_caret(4)
    qtbot.waitUntil(lambda: heard == ["Misspelt"])
    page.first.place_caret(9)
    qtbot.waitUntil(lambda: heard == ["Misspelt", "Unknown acronym"])
    page.second.setFocus()
    assert read_out.words("come_back") == "To come back to"
