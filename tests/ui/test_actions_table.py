"""The actions arising at one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea

from minutes_desktop.domain.actions import Action, Due, Owner, Status
from minutes_desktop.domain.richtext import BULLET, Paragraph, Run, plain, rich
from minutes_desktop.ui.capture.forms.action_row import column_boxes
from minutes_desktop.ui.capture.forms.actions_table import ActionsTable
from minutes_desktop.ui.capture.forms.choices import StatusChoice
from minutes_desktop.ui.capture.forms.row import TO_END
from minutes_desktop.ui.capture.forms.wrapping_field import WrappingField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Keyboard, Listen, Show

_Key = Qt.Key
_FEEDBACK = Action(
    id="c1",
    text=(Paragraph((Run("CC to ", bold=True), Run("feedback"))),),
    owners=(Owner("CC", "post"),),
    dues=(Due("When completed", "condition"),),
    reference="2017/4",
)
_ATTEND = Action(
    id="c2",
    text=rich("The ACC is to attend."),
    owners=(Owner("ACC for local policing", "post"),),
    owner_words="",
    status=Status("discharged", "Discharged", "text"),
)


@pytest.fixture
def table(on_screen: Show) -> ActionsTable:
    """Two actions on the screen."""
    return on_screen(ActionsTable((_FEEDBACK, _ATTEND)))


@pytest.fixture
def heard(table: ActionsTable) -> list[tuple[Action, ...]]:
    """What the table has told."""
    told: list[tuple[Action, ...]] = []
    table.edited.connect(told.append)
    return told


def _words(table: ActionsTable, name: str) -> str:
    field = table.named_fields()[name]
    assert isinstance(field, WrappingField)
    return field.words


def test_an_owner_who_is_not_printed_stands_in_brackets(table: ActionsTable) -> None:
    assert _words(table, "c1.owner") == "CC"
    assert _words(table, "c2.owner") == "(ACC for local policing)"


def test_typing_the_text_keeps_everything_else_of_the_action(
    table: ActionsTable, heard: list[tuple[Action, ...]], keyboard: Keyboard
) -> None:
    table.focus_field("c1.text", 100)
    keyboard.type(" soon")
    assert heard[-1] == (
        Action(
            id="c1",
            text=(Paragraph((Run("CC to ", bold=True), Run("feedback soon"))),),
            owners=(Owner("CC", "post"),),
            dues=(Due("When completed", "condition"),),
            reference="2017/4",
        ),
        _ATTEND,
    )


def test_owners_are_read_from_what_is_typed(
    table: ActionsTable, heard: list[tuple[Action, ...]], keyboard: Keyboard
) -> None:
    table.focus_field("c1.owner", 100)
    keyboard.type("/AB")
    assert list(heard[-1][0].owners) == [Owner("CC", "post"), Owner("AB")]
    assert heard[-1][0].owner_printed == "CC/AB"
    keyboard.type(", ALL")
    assert list(heard[-1][0].owners) == [Owner("CC", "post"), Owner("AB"), Owner("ALL", "all")]
    assert heard[-1][0].owner_printed == "CC/AB, ALL"
    assert _words(table, "c1.owner") == "CC/AB, ALL"


def test_brackets_name_an_owner_without_printing_it(
    table: ActionsTable, heard: list[tuple[Action, ...]], keyboard: Keyboard
) -> None:
    table.focus_field("new.owner", 0)
    keyboard.type("(DCC)")
    assert heard[-1][-1].owners == (Owner("DCC"),)
    assert heard[-1][-1].owner_words == ""
    assert heard[-1][-1].owner_printed == ""


def test_a_due_phrase_is_kept_and_read(
    table: ActionsTable, heard: list[tuple[Action, ...]], keyboard: Keyboard
) -> None:
    table.focus_field("c2.due", 0)
    keyboard.type("by 25 July 2017")
    assert heard[-1][1].dues == (Due("by 25 July 2017", "date", "2017-07-25"),)


def test_the_status_is_chosen_with_the_keyboard(
    table: ActionsTable, heard: list[tuple[Action, ...]], keyboard: Keyboard
) -> None:
    table.focus_field("c1.due", 100)
    keyboard.press(_Key.Key_Tab, _Key.Key_Down)
    assert heard == [
        (
            Action(
                id="c1",
                text=_FEEDBACK.text,
                owners=_FEEDBACK.owners,
                dues=_FEEDBACK.dues,
                status=Status("completed"),
                reference="2017/4",
            ),
            _ATTEND,
        )
    ]
    keyboard.press(_Key.Key_Tab)
    assert (table.caret() or ("",))[0] == "c1.said"
    keyboard.press(_Key.Key_Tab)
    assert (table.caret() or ("",))[0] == "c2.owner"


def test_a_status_told_in_the_text_keeps_its_words(
    table: ActionsTable, heard: list[tuple[Action, ...]], keyboard: Keyboard
) -> None:
    table.focus_field("c2.status", 0)
    keyboard.press(_Key.Key_Up)
    assert heard[-1][1].status == Status("completed", "Discharged", "text")


def test_words_in_brackets_print_the_status_in_the_text(
    table: ActionsTable, heard: list[tuple[Action, ...]], keyboard: Keyboard
) -> None:
    table.focus_field("c1.status", 0)
    assert "c1.said" not in table.named_fields()
    keyboard.press(_Key.Key_Down, _Key.Key_Tab)
    keyboard.type("(Discharged).")
    assert heard[-1][0].status == Status("discharged", "(Discharged).", "text")
    choice = table.named_fields()["c1.status"]
    assert choice.value == "discharged"


def test_bare_words_print_the_status_in_column_three(
    table: ActionsTable, heard: list[tuple[Action, ...]], keyboard: Keyboard
) -> None:
    table.focus_field("c1.status", 0)
    keyboard.press(_Key.Key_Down, _Key.Key_Tab)
    keyboard.type("At last")
    assert heard[-1][0].status == Status("completed", "At last", "column")


def test_a_status_may_be_chosen_without_words(
    table: ActionsTable, heard: list[tuple[Action, ...]], keyboard: Keyboard
) -> None:
    table.focus_field("c1.status", 0)
    keyboard.press(_Key.Key_Down, _Key.Key_Down, _Key.Key_Return, _Key.Key_Return)
    assert heard[-1][0].status == Status("discharged")
    assert table.caret() == ("c2.owner", len("(ACC for local policing)"))


def test_the_field_for_the_printed_status_goes_with_the_status(table: ActionsTable) -> None:
    said = table.rows[1].parts()["said"]
    assert said.isVisible()
    table.show_value((_FEEDBACK, Action(id="c2", text=_ATTEND.text)))
    assert not said.isVisible()
    assert "c2.said" not in table.named_fields()


def test_several_due_phrases_are_parted_by_semicolons(
    table: ActionsTable, heard: list[tuple[Action, ...]], keyboard: Keyboard
) -> None:
    table.focus_field("c2.due", 0)
    keyboard.type("by May 2031; at the next meeting")
    assert heard[-1][1].dues == (
        Due("by May 2031", "month", "2031-05"),
        Due(" at the next meeting", "meeting"),
    )


def test_the_wheel_scrolls_the_sheet_and_not_the_status(
    on_screen: Show, heard: list[tuple[Action, ...]]
) -> None:
    area = QScrollArea()
    table = ActionsTable((_FEEDBACK,))
    area.setWidget(table)
    on_screen(area)
    table.focus_field("c1.status", 0)
    combo = table.named_fields()["c1.status"]
    assert isinstance(combo, QComboBox)
    middle = combo.rect().center()
    event = QWheelEvent(
        QPointF(middle),
        QPointF(combo.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, event)
    assert not event.isAccepted()
    assert combo.currentIndex() == 0


def test_typing_in_the_empty_row_makes_an_action_and_another_empty_row(
    table: ActionsTable, heard: list[tuple[Action, ...]], keyboard: Keyboard
) -> None:
    table.focus_field("new.text", 0)
    keyboard.type("AB to report")
    assert [plain(action.text) for action in heard[-1]] == [
        "CC to feedback",
        "The ACC is to attend.",
        "AB to report",
    ]
    assert len(table.rows) == 4


def test_a_bullet_typed_first_in_the_empty_row_stays(
    table: ActionsTable, heard: list[tuple[Action, ...]], keyboard: Keyboard
) -> None:
    table.focus_field("new.text", 0)
    keyboard.type("- ")
    keyboard.type("note it")
    assert heard[-1][2].text == (Paragraph((Run("note it"),), BULLET),)


def test_the_one_empty_action_of_a_new_block_is_the_empty_row(
    on_screen: Show, keyboard: Keyboard
) -> None:
    table = on_screen(ActionsTable((Action(id="c0"),)))
    assert len(table.rows) == 1
    table.enter_top()
    keyboard.type("To write")
    keyboard.press(_Key.Key_Backtab)
    keyboard.type("CC")
    (action,) = table.value
    assert (action.id, plain(action.text), action.owner_printed) == ("c0", "To write", "CC")


def test_enter_on_an_empty_line_goes_on_to_the_next_action_and_at_last_out(
    table: ActionsTable, keyboard: Keyboard, qtbot: QtBot
) -> None:
    table.focus_field("c2.text", 100)
    keyboard.press(_Key.Key_Return, _Key.Key_Return)
    assert table.caret() == ("new.text", 0)
    assert plain(table.value[1].text) == "The ACC is to attend."
    with qtbot.waitSignal(table.left_down) as left:
        keyboard.press(_Key.Key_Return)
    assert left.args == [TO_END]


def test_enter_goes_through_the_fields_beside_the_text(
    table: ActionsTable, keyboard: Keyboard
) -> None:
    table.focus_field("c1.owner", 0)
    keyboard.press(_Key.Key_Return)
    assert table.caret() == ("c1.text", len("CC to feedback"))
    table.focus_field("c1.due", 0)
    keyboard.press(_Key.Key_Return, _Key.Key_Return)
    assert table.caret() == ("c2.owner", len("(ACC for local policing)"))


def test_the_arrows_go_through_the_table(
    table: ActionsTable, keyboard: Keyboard, qtbot: QtBot
) -> None:
    table.focus_field("c1.text", 3)
    keyboard.press(_Key.Key_Down)
    assert (table.caret() or ("",))[0] == "c2.text"
    keyboard.press(_Key.Key_Up, _Key.Key_Home, _Key.Key_Left)
    assert table.caret() == ("c1.owner", 2)
    table.focus_field("c1.due", 100)
    keyboard.press(_Key.Key_Right, _Key.Key_Right)
    assert table.caret() == ("c2.owner", 0)
    table.focus_field("c1.text", 0)
    with qtbot.waitSignal(table.left_up):
        keyboard.press(_Key.Key_Up)


def test_rows_are_moved_and_removed_from_every_field(
    table: ActionsTable, heard: list[tuple[Action, ...]], keyboard: Keyboard
) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    for name in ("owner", "text", "due", "status"):
        table.focus_field(f"c1.{name}", 0)
        keyboard.press(_Key.Key_Down, held=alt)
        assert heard[-1] == (_ATTEND, _FEEDBACK)
        assert (table.caret() or ("",))[0] == f"c1.{name}"
        keyboard.press(_Key.Key_Up, held=alt)
        assert heard[-1] == (_FEEDBACK, _ATTEND)
    remove = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    table.focus_field("c1.text", 0)
    keyboard.press(_Key.Key_Backspace, held=remove)
    assert heard[-1] == (_ATTEND,)
    assert (table.caret() or ("",))[0] == "c2.text"


@pytest.mark.parametrize("name", ["owner", "text", "due", "status"])
def test_a_row_moves_although_the_page_moves_blocks_by_the_same_keys(
    table: ActionsTable, heard: list[tuple[Action, ...]], keyboard: Keyboard, name: str
) -> None:
    moved_by_page = []
    action = QAction(table.window())
    action.setShortcut(QKeySequence("Alt+Down"))
    action.triggered.connect(lambda: moved_by_page.append(name))
    table.window().addAction(action)
    table.focus_field(f"c1.{name}", 0)
    keyboard.press(_Key.Key_Down, held=Qt.KeyboardModifier.AltModifier)
    assert heard == [(_ATTEND, _FEEDBACK)]
    assert moved_by_page == []


def test_showing_keeps_the_caret_of_what_is_the_same(
    table: ActionsTable, heard: list[tuple[Action, ...]]
) -> None:
    table.focus_field("c2.text", 5)
    table.show_value((_FEEDBACK, _ATTEND))
    table.show_value((Action(id="c0", owners=(Owner("AB"),)), _ATTEND))
    assert table.caret() == ("c2.text", 5)
    assert heard == []


def test_an_undo_of_typed_owners_shows_the_words_of_before(
    table: ActionsTable, keyboard: Keyboard
) -> None:
    table.focus_field("c1.owner", 100)
    keyboard.type("/AB")
    table.show_value((_FEEDBACK, _ATTEND))
    assert _words(table, "c1.owner") == "CC"
    assert table.caret() == ("c1.owner", 2)


def test_the_table_grows_with_the_text_it_holds(
    table: ActionsTable, keyboard: Keyboard, qtbot: QtBot
) -> None:
    before = table.heightForWidth(table.width())
    table.focus_field("c1.text", 100)
    keyboard.type(" and more" * 40)
    qtbot.waitUntil(lambda: table.heightForWidth(table.width()) > before)
    assert table.heightForWidth(300) > table.heightForWidth(900)


def test_undo_goes_to_the_window_from_every_field(
    table: ActionsTable, keyboard: Keyboard, undone: Listen
) -> None:
    asked = undone(table)
    for name in ("owner", "text", "due", "status"):
        table.focus_field(f"c1.{name}", 0)
        keyboard.press(_Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert asked == ["undo"] * 4


def test_odd_words_come_out_literally(
    table: ActionsTable, keyboard: Keyboard, nasty: tuple[str, ...]
) -> None:
    for words in nasty:
        for name in ("owner", "due", "text"):
            table.focus_field(f"c1.{name}", 0)
            keyboard.press(_Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
            keyboard.paste(words)
        first = table.value[0]
        assert (first.owner_printed, first.due_words, plain(first.text)) == (words, words, words)


def test_every_field_has_a_name_for_screen_readers(table: ActionsTable) -> None:
    fields = [field.accessibleName() for row in table.rows[:2] for field in row.fields().values()]
    assert fields == [
        "Reference of action 1",
        "Owner of action 1",
        "Action 1",
        "Due date of action 1",
        "Status of action 1",
        "Owner of action 2",
        "Action 2",
        "Due date of action 2",
        "Status of action 2",
        "Printed status of action 2",
    ]


def test_in_a_narrow_window_owner_and_due_keep_room_for_a_word() -> None:
    (_, owner), (_, text), (_, due), (left, status) = column_boxes(440, 120)
    assert owner >= 60
    assert due >= 60
    assert text > due
    assert left + status == 440


def test_in_a_very_narrow_window_due_and_status_stand_under_the_text() -> None:
    (_, owner), (left, text), (under, due), (right, status) = column_boxes(260, 120)
    assert owner >= 60
    assert under == left
    assert due >= 60
    assert right + status == left + text == 260


def test_a_table_leaves_no_field_behind_outside_itself(on_screen: Show) -> None:
    on_screen(ActionsTable((_ATTEND,)))
    strays = [one for one in QApplication.topLevelWidgets() if isinstance(one, StatusChoice)]
    assert strays == []
