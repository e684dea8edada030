"""The editor of a block's text: lists made by typing, marks, the caret at its edges."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.richtext import BULLET, Paragraph, RichText, Run, plain, rich
from minutes_desktop.ui.richtext import conversion
from minutes_desktop.ui.richtext.editor import RichTextEdit
from minutes_desktop.ui.richtext.lists import next_marker

HOSTILE = '<b>&amp;<font color="x">\x07 ŵ ’ – ☂ 😀 שלום'


@pytest.fixture
def editor(qtbot: QtBot) -> RichTextEdit:
    edit = RichTextEdit()
    qtbot.addWidget(edit)
    edit.resize(500, 60)
    edit.show()
    edit.setFocus()
    return edit


def entry(words: str, marker: str = BULLET, level: int = 0) -> Paragraph:
    return Paragraph((Run(words),), marker, level)


def press(qtbot: QtBot, editor: RichTextEdit, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(editor, key)


def test_dash_and_space_begin_a_bullet_and_enter_goes_on(
    qtbot: QtBot, editor: RichTextEdit
) -> None:
    QTest.keyClicks(editor, "- one")
    press(qtbot, editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "two")
    assert editor.value == (entry("one"), entry("two"))


def test_tab_nests_and_enter_on_an_empty_entry_comes_out_again(
    qtbot: QtBot, editor: RichTextEdit
) -> None:
    QTest.keyClicks(editor, "* one")
    press(qtbot, editor, Qt.Key.Key_Return, Qt.Key.Key_Tab)
    QTest.keyClicks(editor, "inner")
    press(qtbot, editor, Qt.Key.Key_Return, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "two")
    press(qtbot, editor, Qt.Key.Key_Return, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "after")
    assert editor.value == (
        entry("one"),
        entry("inner", level=1),
        entry("two"),
        Paragraph((Run("after"),)),
    )


def test_the_first_entry_of_a_list_cannot_be_nested(qtbot: QtBot, editor: RichTextEdit) -> None:
    QTest.keyClicks(editor, "- one")
    press(qtbot, editor, Qt.Key.Key_Tab)
    assert editor.value == (entry("one"),)


def test_nesting_goes_three_levels_deep_and_no_further(qtbot: QtBot, editor: RichTextEdit) -> None:
    QTest.keyClicks(editor, "- a")
    for words in "bcd":
        press(qtbot, editor, Qt.Key.Key_Return, Qt.Key.Key_Tab)
        QTest.keyClicks(editor, words)
    assert [paragraph.level for paragraph in editor.value] == [0, 1, 2, 2]


@pytest.mark.parametrize(
    "typed, following", [("1.", "2."), ("a.", "b."), ("(i)", "(ii)"), ("9)", "10)")]
)
def test_a_typed_label_begins_a_list_that_counts_on(
    qtbot: QtBot, editor: RichTextEdit, typed: str, following: str
) -> None:
    QTest.keyClicks(editor, f"{typed} one")
    press(qtbot, editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "two")
    assert editor.value == (entry("one", typed), entry("two", following))


def test_a_label_can_be_typed_anew_so_that_numbers_may_skip(
    qtbot: QtBot, editor: RichTextEdit
) -> None:
    QTest.keyClicks(editor, "1. one")
    press(qtbot, editor, Qt.Key.Key_Return, Qt.Key.Key_Backspace)
    QTest.keyClicks(editor, "4. four")
    assert editor.value == (entry("one", "1."), entry("four", "4."))


@pytest.mark.parametrize(
    "marker, above, following",
    [("h.", ("g.",), "i."), ("i.", ("h.",), "j."), ("i.", (), "ii."), ("z.", ("y.",), "aa.")],
)
def test_i_is_roman_only_where_the_list_began_with_it(
    marker: str, above: tuple[str, ...], following: str
) -> None:
    assert next_marker(marker, above) == following


def test_words_with_a_dash_inside_are_no_list(qtbot: QtBot, editor: RichTextEdit) -> None:
    QTest.keyClicks(editor, "cost - or no cost 1. done")
    assert editor.value == rich("cost - or no cost 1. done")


def test_enter_on_an_empty_last_line_leaves_the_block(qtbot: QtBot, editor: RichTextEdit) -> None:
    QTest.keyClicks(editor, "words")
    press(qtbot, editor, Qt.Key.Key_Return)
    with qtbot.waitSignal(editor.finished, timeout=1000):
        press(qtbot, editor, Qt.Key.Key_Return)
    assert editor.value == rich("words")


def test_shift_enter_breaks_the_line_within_the_paragraph(
    qtbot: QtBot, editor: RichTextEdit
) -> None:
    QTest.keyClicks(editor, "one")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "two")
    assert editor.value == (Paragraph((Run("one\ntwo"),)),)


def test_marks_apply_to_what_is_typed_next(qtbot: QtBot, editor: RichTextEdit) -> None:
    QTest.keyClicks(editor, "28")
    editor.toggle_mark("super")
    QTest.keyClicks(editor, "th")
    editor.toggle_mark("super")
    editor.toggle_mark("bold")
    QTest.keyClicks(editor, " May")
    assert editor.value == (
        Paragraph((Run("28"), Run("th", rise="super"), Run(" May", bold=True))),
    )


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Left])
def test_the_caret_leaves_upwards_at_the_start(
    qtbot: QtBot, editor: RichTextEdit, key: Qt.Key
) -> None:
    with qtbot.waitSignal(editor.left_up, timeout=1000):
        press(qtbot, editor, key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Right])
def test_the_caret_leaves_downwards_at_the_end(
    qtbot: QtBot, editor: RichTextEdit, key: Qt.Key
) -> None:
    QTest.keyClicks(editor, "one line")
    with qtbot.waitSignal(editor.left_down, timeout=1000):
        press(qtbot, editor, key)


def test_arrows_inside_the_text_stay_inside(qtbot: QtBot, editor: RichTextEdit) -> None:
    QTest.keyClicks(editor, "one")
    press(qtbot, editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "two")
    with qtbot.assertNotEmitted(editor.left_up):
        press(qtbot, editor, Qt.Key.Key_Up)


def test_backspace_in_an_empty_editor_asks_for_it_to_go(qtbot: QtBot, editor: RichTextEdit) -> None:
    with qtbot.waitSignal(editor.emptied, timeout=1000):
        press(qtbot, editor, Qt.Key.Key_Backspace)


@pytest.mark.parametrize("keys", ["Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"])
def test_undo_keys_are_left_to_the_minutes(editor: RichTextEdit, keys: str) -> None:
    QTest.keyClicks(editor, "words")
    pressed = QKeySequence(keys)[0]  # type: ignore[index]
    event = QKeyEvent(QEvent.Type.KeyPress, pressed.key(), pressed.keyboardModifiers())
    QApplication.sendEvent(editor, event)
    assert not event.isAccepted()
    assert editor.value == rich("words")


@pytest.mark.parametrize(
    "value",
    [
        (),
        rich("one\n\nthree"),
        (entry("a"), entry("b", level=1), entry("c", "(iv)")),
        (Paragraph((Run("x", bold=True), Run("y", italic=True, underline=True))),),
        (Paragraph((Run("H"), Run("2", rise="sub"), Run("O\nnext"))),),
        rich(HOSTILE),
    ],
)
def test_what_is_shown_is_what_comes_out(
    qtbot: QtBot, editor: RichTextEdit, value: RichText
) -> None:
    editor.show_value(value)
    assert editor.value == value
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    QTest.keyClicks(editor, "!")
    assert plain(editor.value) == f"{plain(value)}!"


def test_showing_what_is_shown_leaves_the_caret_alone(qtbot: QtBot, editor: RichTextEdit) -> None:
    QTest.keyClicks(editor, "some words")
    editor.place_caret(4)
    editor.show_value(rich("some words"))
    assert editor.position == 4


def test_showing_other_words_puts_the_caret_behind_the_difference(
    qtbot: QtBot, editor: RichTextEdit
) -> None:
    editor.show_value(rich("The force will report in May."))
    editor.show_value(rich("The force will report in June."))
    assert editor.position == len("The force will report in June")


def test_pasted_words_keep_lists_and_marks_and_nothing_else(editor: RichTextEdit) -> None:
    clip = QMimeData()
    clip.setHtml(
        '<p style="color:red;font-size:30pt">Lead <b>bold</b></p>'
        "<ul><li>one<ul><li>inner</li></ul></li></ul>"
    )
    editor.insertFromMimeData(clip)
    assert editor.value == (
        Paragraph((Run("Lead "), Run("bold", bold=True))),
        entry("one"),
        entry("inner", level=1),
    )


def test_pasted_plain_text_is_literal(editor: RichTextEdit) -> None:
    clip = QMimeData()
    clip.setText(f"{HOSTILE}\r\nsecond")
    editor.insertFromMimeData(clip)
    assert plain(editor.value) == f"{HOSTILE}\nsecond"


def test_many_pasted_lines_are_laid_out_once(qtbot: QtBot, editor: RichTextEdit) -> None:
    """Not once a line: a pasted report would keep the window waiting for minutes."""
    clip = QMimeData()
    clip.setText("\n".join(f"line {number}" for number in range(200)))
    changes: list[str] = []
    editor.textChanged.connect(lambda: changes.append(editor.toPlainText()))
    editor.insertFromMimeData(clip)
    assert changes == [clip.text()]


def test_what_was_pasted_is_told_once_it_is_read(qtbot: QtBot, editor: RichTextEdit) -> None:
    editor.show_value(rich("above\nwords"))
    editor.place_caret(len("above\nwo"))
    clip = QMimeData()
    clip.setText("one\ntwo\nthree")
    told: list[tuple[int, int, RichText]] = []
    editor.pasted.connect(lambda first, last: told.append((first, last, editor.value)))
    editor.insertFromMimeData(clip)
    assert told == [(1, 3, rich("above\nwoone\ntwo\nthreerds"))]


def test_nothing_on_the_clipboard_is_nothing_pasted(qtbot: QtBot, editor: RichTextEdit) -> None:
    with qtbot.assertNotEmitted(editor.pasted):
        editor.insertFromMimeData(QMimeData())


def test_words_written_anew_keep_the_caret_by_its_word(editor: RichTextEdit) -> None:
    editor.show_value(rich("one\ntwo  and 😀 three"))
    editor.place_caret(len("one\ntwo  and 😀. "))
    seen: list[RichText] = []
    editor.edited.connect(seen.append)
    editor.rewrite((entry("one two and 😀 three"),))
    assert seen == [(entry("one two and 😀 three"),)]
    assert editor.position == len("one two and 😀. ")
    editor.rewrite(editor.value)
    assert len(seen) == 1


_EDITS = st.lists(
    st.tuples(
        st.sampled_from(["type", "break", "remove", "bold", "bullet", "plain", "paste", "show"]),
        st.integers(0, 40),
        st.integers(0, 40),
        st.booleans(),
    ),
    max_size=12,
)


@given(edits=_EDITS)
@settings(deadline=None)
@pytest.mark.usefixtures("qapp")
def test_what_is_read_after_a_change_is_what_the_whole_text_says(
    edits: list[tuple[str, int, int, bool]],
) -> None:
    editor = RichTextEdit(rich("one\ntwo\n\nfour 😀"))
    for act, start, end, reads in edits:
        change(editor, act, start, end)
        if reads:
            assert editor.value == conversion.read(editor.document())
    assert editor.value == conversion.read(editor.document())


def change(editor: RichTextEdit, act: str, start: int, end: int) -> None:
    """Change the text between two places in one of the ways in which it can be changed."""
    if act == "show":
        editor.show_value((entry("shown"), Paragraph(), entry("more", level=1))[: start % 4])
        return
    cursor = editor.textCursor()
    last = editor.document().characterCount() - 1
    cursor.setPosition(min(start, last))
    cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    match act:
        case "type":
            editor.insertPlainText("x")
        case "break":
            cursor.insertBlock()
        case "remove":
            cursor.removeSelectedText()
        case "bold":
            editor.toggle_mark("bold")
        case "bullet":
            cursor.setBlockFormat(conversion.paragraph_format(BULLET, 1))
        case "plain":
            cursor.setBlockFormat(conversion.paragraph_format())
        case _:
            clip = QMimeData()
            clip.setText("p\n\nq")
            editor.insertFromMimeData(clip)


def test_the_editor_grows_with_its_text(qtbot: QtBot, editor: RichTextEdit) -> None:
    before = editor.height()
    with qtbot.waitSignal(editor.grew, timeout=1000):
        QTest.keyClicks(editor, "word " * 60)
    assert editor.height() > before


def test_a_command_key_finds_every_letter_typed_before_it(editor: RichTextEdit) -> None:
    seen: list[RichText] = []
    editor.edited.connect(seen.append)
    QTest.keyClicks(editor, "last words")
    QTest.keyClick(editor, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert seen[-1] == rich("last words")


def test_losing_the_focus_reads_what_was_typed(qtbot: QtBot, editor: RichTextEdit) -> None:
    seen: list[RichText] = []
    editor.edited.connect(seen.append)
    QTest.keyClicks(editor, "x")
    editor.clearFocus()
    assert seen == [rich("x")]


def copy(editor: RichTextEdit, start: int, end: int) -> QMimeData:
    cursor = editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    return editor.createMimeDataFromSelection()


def test_what_is_copied_and_pasted_keeps_marks_labels_and_levels(editor: RichTextEdit) -> None:
    text = (
        Paragraph((Run("Lead "), Run("bold", bold=True))),
        entry("one"),
        entry("inner", level=1),
        entry("typed", "(iv)", level=2),
    )
    editor.show_value(text)
    clip = copy(editor, 0, editor.document().characterCount() - 1)
    editor.show_value(())
    editor.insertFromMimeData(clip)
    assert editor.value == text
    assert clip.text() == f"Lead bold\n{BULLET} one\n{BULLET} inner\n(iv) typed"


def test_a_few_words_of_an_entry_are_copied_without_its_bullet(editor: RichTextEdit) -> None:
    editor.show_value((entry("😀 three little words"),))
    clip = copy(editor, 3, 8)
    editor.show_value(())
    editor.insertFromMimeData(clip)
    assert editor.value == rich("three")


def test_other_programs_are_given_the_list_as_a_list(editor: RichTextEdit) -> None:
    editor.show_value((entry("a < b"), entry("inner", level=1), Paragraph((Run("after"),))))
    clip = copy(editor, 0, editor.document().characterCount() - 1)
    assert clip.html() == ("<ul><li>a &lt; b</li><ul><li>inner</li></ul></ul><p>after</p>")


def test_words_pasted_into_an_empty_entry_leave_it_an_entry(
    qtbot: QtBot, editor: RichTextEdit
) -> None:
    QTest.keyClicks(editor, "- ")
    clip = QMimeData()
    clip.setText("pasted")
    editor.insertFromMimeData(clip)
    assert editor.value == (entry("pasted"),)


def test_marks_and_nesting_shown_anew_leave_the_caret_alone(editor: RichTextEdit) -> None:
    editor.show_value((entry("one two"), entry("three")))
    editor.place_caret(7)
    editor.show_value((Paragraph((Run("one "), Run("two", bold=True)), BULLET), entry("three")))
    assert editor.position == 7
    editor.show_value((entry("one two"), entry("three", level=1)))
    assert editor.position == 7


def test_the_caret_is_behind_the_difference_though_bullets_follow(editor: RichTextEdit) -> None:
    below = (entry("two"), entry("three"))
    editor.show_value((entry("one"), *below))
    editor.show_value((entry("one 😀!"), *below))
    assert editor.position == len("one ..!")


def test_a_nested_label_begins_to_count_anew_and_goes_on_from_its_like(
    qtbot: QtBot, editor: RichTextEdit
) -> None:
    QTest.keyClicks(editor, "1. one")
    press(qtbot, editor, Qt.Key.Key_Return, Qt.Key.Key_Tab)
    QTest.keyClicks(editor, "inner")
    press(qtbot, editor, Qt.Key.Key_Return, Qt.Key.Key_Tab)
    QTest.keyClicks(editor, "innermost")
    press(qtbot, editor, Qt.Key.Key_Return, Qt.Key.Key_Backtab)
    QTest.keyClicks(editor, "inner too")
    press(qtbot, editor, Qt.Key.Key_Return, Qt.Key.Key_Backtab)
    QTest.keyClicks(editor, "two")
    press(qtbot, editor, Qt.Key.Key_Return, Qt.Key.Key_Tab)
    QTest.keyClicks(editor, "under two")
    assert [paragraph.marker for paragraph in editor.value] == ["1.", "a.", "i.", "b.", "2.", "a."]


def test_a_nested_label_is_drawn_at_its_level(editor: RichTextEdit) -> None:
    nested = (entry("", "1."), entry("", "a.", level=1))
    editor.show_value(nested)
    inner = editor.cursorRect().top()
    picture = editor.viewport().grab().toImage()
    ground = picture.pixelColor(picture.width() - 2, inner + 4)
    assert ground == editor.palette().base().color()
    inked = [
        x
        for x in range(picture.width() // 2)
        for y in range(inner, inner + 14)
        if picture.pixelColor(x, y) != ground
    ]
    assert min(inked) >= 22  # pixels: a level further in than the labels above it


def test_nothing_stays_selected_where_the_caret_has_left(
    qtbot: QtBot, editor: RichTextEdit
) -> None:
    QTest.keyClicks(editor, "words")
    editor.selectAll()
    editor.clearFocus()
    assert not editor.textCursor().hasSelection()


def test_an_editor_knows_its_height_before_it_is_seen(editor: RichTextEdit) -> None:
    words = rich("The harbour office asked for the plans to be drawn again. " * 4)
    unseen = RichTextEdit(words)
    editor.show_value(words)
    editor.resize(320, 60)
    assert unseen.height_for(320) == editor.height()
