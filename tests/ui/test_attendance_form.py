"""Who was present, with people suggested while names are typed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from minutes_desktop.domain.attendance import Attendee, Moment, Person
from minutes_desktop.domain.layout import Layout, PeopleColumn, PeopleGrid
from minutes_desktop.domain.numbering import Number
from minutes_desktop.domain.template import Labels
from minutes_desktop.ui.capture.forms.attendance_form import AttendanceForm
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.capture.forms.more_about_person import Printed
from minutes_desktop.ui.capture.forms.person_row import PersonRow
from minutes_desktop.ui.capture.forms.suggesting_field import SuggestingField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Keyboard, Listen, Show

_Key = Qt.Key
_PRESENT = "Attendance:"
_GUESTS = "Guests:"
_CAMPION = Attendee(id="a1", name="John Campion", capacity="PCC", group=_PRESENT, initials="JC")
_ONSLOW = Attendee(id="a2", name="Tracey Onslow", capacity="DPCC", group=_PRESENT)
_GUEST = Attendee(id="a3", name="Amir Shah", capacity="Auditor", group=_GUESTS)
_PEOPLE = (
    Person("Anthony Bangham", "Chief Constable (CC)"),
    Person("Amanda Blakeman", "Deputy Chief Constable (DCC)"),
    Person("Barry Antonio", "Assistant Chief Constable (ACC)"),
)


@pytest.fixture
def form(on_screen: Show) -> AttendanceForm:
    """Two members and a guest on the screen, and three people in the directory."""
    form = on_screen(AttendanceForm((_CAMPION, _ONSLOW, _GUEST), _PRESENT))
    form.set_people(_PEOPLE)
    return form


@pytest.fixture
def heard(form: AttendanceForm) -> list[tuple[Attendee, ...]]:
    """What the form has told."""
    told: list[tuple[Attendee, ...]] = []
    form.edited.connect(told.append)
    return told


def _offered(keyboard: Keyboard) -> list[str]:
    field = keyboard.focus
    assert isinstance(field, SuggestingField)
    shown = field.suggestions
    if shown is None:
        return []
    model = shown.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def _labels(form: AttendanceForm) -> list[str]:
    return [row.label.text() for row in form.rows if isinstance(row, PersonRow)]


def test_initials_and_group_are_kept_while_a_name_is_typed(
    form: AttendanceForm, heard: list[tuple[Attendee, ...]], keyboard: Keyboard
) -> None:
    form.focus_field("a1.name", 100)
    keyboard.type("x")
    assert heard[-1][0] == Attendee(
        id="a1", name="John Campionx", capacity="PCC", group=_PRESENT, initials="JC"
    )
    assert heard[-1][1:] == (_ONSLOW, _GUEST)


def test_a_group_is_named_once_and_a_new_row_joins_the_one_above(
    form: AttendanceForm, heard: list[tuple[Attendee, ...]], keyboard: Keyboard
) -> None:
    assert _labels(form) == [_PRESENT, "", _GUESTS, ""]
    form.focus_field("new.name", 0)
    keyboard.type("Zoe")
    assert heard[-1][3].group == _GUESTS
    assert _labels(form) == [_PRESENT, "", _GUESTS, "", ""]


def test_the_first_row_of_all_takes_the_printed_label(on_screen: Show, keyboard: Keyboard) -> None:
    form = on_screen(AttendanceForm((), _PRESENT))
    form.enter_top()
    keyboard.type("Zoe")
    assert [(one.name, one.group) for one in form.value] == [("Zoe", _PRESENT)]


def test_people_are_offered_whose_words_begin_as_typed(
    form: AttendanceForm, keyboard: Keyboard
) -> None:
    form.focus_field("new.name", 0)
    keyboard.type("an")
    assert [words.split("  ")[0] for words in _offered(keyboard)] == [
        "Anthony Bangham",
        "Barry Antonio",
    ]
    keyboard.type("th")
    assert _offered(keyboard) == ["Anthony Bangham  –  Chief Constable (CC)"]
    keyboard.type("ony ban")
    assert _offered(keyboard) == ["Anthony Bangham  –  Chief Constable (CC)"]
    keyboard.type("x")
    assert _offered(keyboard) == []


@pytest.mark.parametrize("key", [_Key.Key_Return, _Key.Key_Enter, _Key.Key_Tab])
def test_a_chosen_person_brings_the_capacity_last_recorded(
    form: AttendanceForm, heard: list[tuple[Attendee, ...]], keyboard: Keyboard, key: Qt.Key
) -> None:
    form.focus_field("new.name", 0)
    keyboard.type("a")
    keyboard.press(_Key.Key_Down, key)
    made = heard[-1][3]
    assert (made.name, made.capacity) == ("Anthony Bangham", "Chief Constable (CC)")
    assert len(heard) == 2
    field = "capacity" if key == _Key.Key_Tab else "name"
    caret = form.caret()
    assert caret is not None
    assert caret[0] == f"{made.id}.{field}"


def test_another_person_chosen_replaces_a_capacity_that_came_by_itself(
    form: AttendanceForm, heard: list[tuple[Attendee, ...]], keyboard: Keyboard
) -> None:
    form.focus_field("new.name", 0)
    keyboard.type("a")
    keyboard.press(_Key.Key_Down, _Key.Key_Return)
    keyboard.press(_Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
    keyboard.type("barr")
    keyboard.press(_Key.Key_Down, _Key.Key_Return)
    assert heard[-1][3].capacity == "Assistant Chief Constable (ACC)"


def test_a_capacity_that_was_written_stays_when_a_person_is_chosen(
    form: AttendanceForm, heard: list[tuple[Attendee, ...]], keyboard: Keyboard
) -> None:
    form.focus_field("new.capacity", 0)
    keyboard.type("Observer")
    form.focus_field(f"{heard[-1][3].id}.name", 0)
    keyboard.type("barr")
    keyboard.press(_Key.Key_Down, _Key.Key_Return)
    assert (heard[-1][3].name, heard[-1][3].capacity) == ("Barry Antonio", "Observer")


@pytest.mark.parametrize("key", [_Key.Key_Return, _Key.Key_Tab])
def test_with_none_chosen_the_name_stays_as_typed_and_the_caret_moves_on(
    form: AttendanceForm, heard: list[tuple[Attendee, ...]], keyboard: Keyboard, key: Qt.Key
) -> None:
    form.focus_field("new.name", 0)
    keyboard.type("Anthony B")
    assert _offered(keyboard)
    keyboard.press(key)
    made = heard[-1][3]
    assert (made.name, made.capacity) == ("Anthony B", "")
    assert form.caret() == (f"{made.id}.capacity", 0)


def test_escape_closes_the_list_and_nothing_else(
    form: AttendanceForm, heard: list[tuple[Attendee, ...]], keyboard: Keyboard
) -> None:
    form.focus_field("new.name", 0)
    keyboard.type("an")
    keyboard.press(_Key.Key_Down, _Key.Key_Escape)
    assert _offered(keyboard) == []
    assert heard[-1][3].name == "an"
    assert form.caret() == (f"{heard[-1][3].id}.name", 2)


def test_going_past_the_end_of_the_list_chooses_none(
    form: AttendanceForm, heard: list[tuple[Attendee, ...]], keyboard: Keyboard
) -> None:
    form.focus_field("new.name", 0)
    keyboard.type("an")
    keyboard.press(_Key.Key_Down, _Key.Key_Down, _Key.Key_Down, _Key.Key_Return)
    assert heard[-1][3].name == "an"


def test_a_click_takes_a_suggestion(
    form: AttendanceForm, heard: list[tuple[Attendee, ...]], keyboard: Keyboard
) -> None:
    form.focus_field("new.name", 0)
    keyboard.type("an")
    field = keyboard.focus
    assert isinstance(field, SuggestingField)
    shown = field.suggestions
    assert shown is not None
    spot = shown.visualRect(shown.model().index(1, 0)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert heard[-1][3].name == "Barry Antonio"
    assert keyboard.focus is field


def test_capacities_are_offered_too(
    form: AttendanceForm, heard: list[tuple[Attendee, ...]], keyboard: Keyboard
) -> None:
    form.focus_field("new.capacity", 0)
    keyboard.type("dep")
    assert _offered(keyboard) == ["Deputy Chief Constable (DCC)"]
    keyboard.press(_Key.Key_Down, _Key.Key_Return)
    assert (heard[-1][3].name, heard[-1][3].capacity) == ("", "Deputy Chief Constable (DCC)")


def test_undo_works_while_people_are_offered(
    form: AttendanceForm, keyboard: Keyboard, undone: Listen
) -> None:
    asked = undone(form)
    form.focus_field("new.name", 0)
    keyboard.type("an")
    keyboard.press(_Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert asked == ["undo"]


def test_a_row_moves_over_the_edge_of_its_group_before_it_changes_places(
    form: AttendanceForm, heard: list[tuple[Attendee, ...]], keyboard: Keyboard
) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    form.focus_field("a3.name", 0)
    keyboard.press(_Key.Key_Up, held=alt)
    assert [(one.id, one.group) for one in heard[-1]] == [
        ("a1", _PRESENT),
        ("a2", _PRESENT),
        ("a3", _PRESENT),
    ]
    assert _labels(form) == [_PRESENT, "", "", ""]
    keyboard.press(_Key.Key_Up, held=alt)
    assert [one.id for one in heard[-1]] == ["a1", "a3", "a2"]
    assert form.caret() == ("a3.name", 0)


def test_odd_names_come_out_literally(
    form: AttendanceForm, keyboard: Keyboard, nasty: tuple[str, ...]
) -> None:
    for words in (*nasty, "A name " * 60):
        for name in ("name", "capacity"):
            form.focus_field(f"a2.{name}", 0)
            keyboard.press(_Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
            keyboard.paste(words)
            assert getattr(form.value[1], name) == words


def test_every_field_has_a_name_for_screen_readers(form: AttendanceForm) -> None:
    names = [field.accessibleName() for field in form.fields()]
    assert names[:2] == ["Name of attendee 1", "Capacity of attendee 1"]
    assert names[-4:-2] == ["Name of attendee 3", "Capacity of attendee 3"]
    assert len(set(names)) == len(names)


def test_a_label_typed_beside_a_row_begins_a_group_there(
    form: AttendanceForm, heard: list[tuple[Attendee, ...]], keyboard: Keyboard
) -> None:
    form.focus_field("a2.capacity", 0)
    assert form.focus_label()
    keyboard.type("Staff:")
    assert [one.group for one in heard[-1]] == [_PRESENT, "Staff:", _GUESTS]
    keyboard.press(_Key.Key_Return)
    assert form.caret() == ("a2.name", 0)
    assert _labels(form) == [_PRESENT, "Staff:", _GUESTS, ""]


def test_a_group_is_renamed_as_a_whole_and_what_is_typed_stays_while_it_equals_the_one_above(
    on_screen: Show, keyboard: Keyboard
) -> None:
    form = on_screen(AttendanceForm((_CAMPION, _GUEST), _PRESENT))
    form.focus_field("a3.name", 0)
    form.focus_label()
    keyboard.type(_PRESENT + "2")
    assert [one.group for one in form.value] == [_PRESENT, _PRESENT + "2"]
    form.focus_field("a1.name", 0)
    form.focus_label()
    keyboard.type("There:")
    assert [one.group for one in form.value] == ["There:", _PRESENT + "2"]


def test_a_cleared_label_joins_the_group_above(form: AttendanceForm, keyboard: Keyboard) -> None:
    form.focus_field("a3.name", 0)
    form.focus_label()
    keyboard.press(_Key.Key_Delete)
    assert [one.group for one in form.value] == [_PRESENT] * 3
    keyboard.press(_Key.Key_Down)
    assert _labels(form) == [_PRESENT, "", "", ""]


def test_the_waiting_row_has_no_label_to_write(form: AttendanceForm) -> None:
    form.focus_field("new.name", 0)
    assert not form.focus_label()
    assert form.caret() == ("new.name", 0)


_NUMBERS = {"i2": Number("2", "column"), "i2a": Number("2a", "column")}
_NAMES = {"i2": "2", "i2a": "2a"}
_LABELS = Labels(attendance=_PRESENT, remote="x", arrived="(from {time}, item {item})")
_DIALLED = PeopleGrid(
    (
        PeopleColumn("number", 12),
        PeopleColumn("name", 50),
        PeopleColumn("capacity", 90),
        PeopleColumn("initials", 10),
        PeopleColumn("remote", 20),
    )
)


@pytest.fixture
def hall(on_screen: Show) -> AttendanceForm:
    """Two members without more about them, in the plain layout."""
    printed = Printed(_LABELS, Layout().attendance)
    form = on_screen(AttendanceForm((_ONSLOW, _GUEST), _PRESENT, printed))
    form.set_items(_NUMBERS, _NAMES)
    return form


@pytest.fixture
def table(on_screen: Show) -> AttendanceForm:
    """Three people in a layout with columns for number, initials and who joins from elsewhere."""
    people = (_ONSLOW, replace(_GUEST, number="7"), Attendee(id="a4", name="Zoe Lamb"))
    form = on_screen(AttendanceForm(people, _PRESENT, Printed(_LABELS, _DIALLED)))
    form.set_items(_NUMBERS, _NAMES)
    return form


def _person(form: AttendanceForm, at: int) -> Attendee:
    return form.value[at]


def _field(form: AttendanceForm, name: str) -> LineField:
    field = form.named_fields()[name]
    assert isinstance(field, LineField)
    return field


def test_a_row_is_light_until_more_is_asked_for(hall: AttendanceForm, keyboard: Keyboard) -> None:
    assert list(hall.named_fields()) == [
        *("a2.name", "a2.capacity", "a3.name", "a3.capacity", "new.name", "new.capacity")
    ]
    hall.focus_field("a2.capacity", 0)
    hall.toggle_more()
    assert hall.caret() == ("a2.arrived", 0)
    assert list(hall.named_fields())[2:8] == [
        *("a2.arrived", "a2.left", "a2.part_words", "a2.initials", "a2.remote", "a2.remote_words")
    ]
    hall.toggle_more()
    assert hall.caret() == ("a2.name", len("Tracey Onslow"))
    assert len(hall.named_fields()) == 6


def test_the_waiting_row_has_nothing_more(hall: AttendanceForm) -> None:
    hall.focus_field("new.name", 0)
    hall.toggle_more()
    assert hall.caret() == ("new.name", 0)


def test_part_attendance_is_typed_and_says_what_it_prints(
    hall: AttendanceForm, keyboard: Keyboard
) -> None:
    hall.focus_field("a2.name", 0)
    hall.toggle_more()
    keyboard.type("10:45 item 2a")
    assert _person(hall, 0).arrived == Moment(dt.time(10, 45), "i2a")
    assert _field(hall, "a2.part_words").placeholderText() == "(from 10:45, item 2a)"
    keyboard.press(_Key.Key_Return)
    keyboard.type("1130")
    assert _person(hall, 0).left == Moment(dt.time(11, 30))
    keyboard.press(_Key.Key_Return)
    assert _field(hall, "a2.left").text() == "11:30"
    keyboard.type("for 2a")
    assert _person(hall, 0).part_words == "for 2a"
    keyboard.press(*[_Key.Key_Backspace] * 6)
    assert _person(hall, 0).part_words is None
    keyboard.type("-")
    assert _person(hall, 0).part_words == ""
    keyboard.press(_Key.Key_Backspace)
    assert _person(hall, 0).part_words is None
    assert _person(hall, 0).name == "Tracey Onslow"


def test_words_that_are_no_moment_stay_and_say_so(hall: AttendanceForm, keyboard: Keyboard) -> None:
    hall.focus_field("a2.name", 0)
    hall.toggle_more()
    keyboard.type("10:45 item 2 after lunch")
    field = _field(hall, "a2.arrived")
    assert _person(hall, 0).arrived == Moment()
    assert field.accessibleDescription().startswith("Not understood.")
    keyboard.press(_Key.Key_Return)
    assert field.text() == "10:45 item 2 after lunch"
    hall.set_items({**_NUMBERS, "i3": Number("3", "column")}, _NAMES)
    assert field.text() == "10:45 item 2 after lunch"
    hall.focus_field("a2.arrived", 100)
    keyboard.press(_Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
    keyboard.type("2 pm")
    assert field.accessibleDescription() == ""
    assert _person(hall, 0).arrived == Moment(dt.time(14))


def test_a_moment_follows_its_item_to_another_number(hall: AttendanceForm) -> None:
    there = replace(_ONSLOW, arrived=Moment(dt.time(10, 45), "i2a"))
    hall.show_value((there, _GUEST))
    assert _field(hall, "a2.arrived").text() == "10:45 item 2a"
    moved = {"i2": Number("2", "column"), "i2a": Number("3.", "column")}
    hall.set_items(moved, {"i2": "2", "i2a": "3"})
    assert _field(hall, "a2.arrived").text() == "10:45 item 3"
    assert _field(hall, "a2.part_words").placeholderText() == "(from 10:45, item 3)"
    assert hall.value == (there, _GUEST)


def test_whoever_joins_from_elsewhere_is_ticked_and_marked_in_words_of_their_own(
    hall: AttendanceForm, keyboard: Keyboard, qtbot: QtBot
) -> None:
    hall.focus_field("a3.name", 0)
    hall.toggle_more()
    hall.focus_field("a3.remote", 0)
    with qtbot.waitSignals([hall.run_ended, hall.run_ended]):
        keyboard.press(_Key.Key_Space)
    assert _person(hall, 1).remote
    assert _field(hall, "a3.remote_words").placeholderText() == "x"
    hall.focus_field("a3.remote_words", 0)
    keyboard.type("by telephone")
    hall.focus_field("a3.initials", 0)
    keyboard.type("AS")
    assert _person(hall, 1) == replace(
        _GUEST, remote=True, remote_words="by telephone", initials="AS"
    )


def test_columns_of_the_layout_stand_in_line(table: AttendanceForm, keyboard: Keyboard) -> None:
    assert list(table.named_fields())[:5] == [
        *("a2.number", "a2.name", "a2.capacity", "a2.initials", "a2.remote")
    ]
    table.focus_field("a2.remote", 0)
    keyboard.press(_Key.Key_Space)
    table.focus_field("a2.initials", 0)
    keyboard.type("TO")
    assert _person(table, 0) == replace(_ONSLOW, remote=True, initials="TO")
    table.toggle_more()
    assert [name for name in table.named_fields() if name.startswith("a2.")][5:] == [
        *("a2.arrived", "a2.left", "a2.part_words", "a2.remote_words")
    ]


def test_numbers_come_by_themselves_and_go_on_from_a_typed_one(
    table: AttendanceForm, keyboard: Keyboard
) -> None:
    def hints() -> list[str]:
        names = [name for name in table.named_fields() if name.endswith(".number")]
        return [
            _field(table, name).text() or _field(table, name).placeholderText() for name in names
        ]

    assert hints() == ["1", "7", "8", ""]
    table.focus_field("new.name", 0)
    keyboard.type("Di")
    assert hints() == ["1", "7", "8", "9", ""]
    table.focus_field("a3.number", 1)
    keyboard.press(_Key.Key_Backspace)
    assert _person(table, 1).number is None
    assert hints() == ["1", "2", "3", "4", ""]
    keyboard.type("-")
    assert _person(table, 1).number == ""
    table.focus_field("a2.name", 0)
    keyboard.press(_Key.Key_Down, _Key.Key_Down, held=Qt.KeyboardModifier.AltModifier)
    assert hints() == ["none", "1", "2", "3", ""]


def test_enter_goes_past_what_is_in_line_and_through_what_is_under_the_row(
    table: AttendanceForm, keyboard: Keyboard
) -> None:
    def at() -> str:
        return (table.caret() or ("",))[0]

    table.focus_field("a2.number", 0)
    seen = []
    for _ in range(3):
        keyboard.press(_Key.Key_Return)
        seen.append(at())
    assert seen == ["a2.name", "a2.capacity", "a3.name"]
    table.toggle_more()
    seen = []
    for _ in range(4):
        keyboard.press(_Key.Key_Return)
        seen.append(at())
    assert seen == ["a3.left", "a3.part_words", "a3.remote_words", "a4.name"]
    table.focus_field("a3.arrived", 0)
    keyboard.press(_Key.Key_Up)
    assert at().startswith("a3.")
    table.focus_field("a3.remote_words", 0)
    keyboard.press(_Key.Key_Down)
    assert at().startswith("a4.")


def test_what_holds_something_is_shown_and_goes_when_it_is_taken_back(
    hall: AttendanceForm,
) -> None:
    late = replace(_ONSLOW, left=Moment(dt.time(11)), number="3")
    hall.show_value((late, _GUEST))
    assert "a2.left" in hall.named_fields()
    assert "a2.number" in hall.named_fields()
    hall.show_value((_ONSLOW, _GUEST))
    assert "a2.left" not in hall.named_fields()


def test_the_fields_about_a_person_have_names(hall: AttendanceForm) -> None:
    hall.focus_field("a3.name", 0)
    hall.toggle_more()
    names = [field.accessibleName() for field in hall.fields()]
    assert names[4:10] == [
        "Arrival of attendee 2",
        "Departure of attendee 2",
        "Printed words on part attendance of attendee 2",
        "Initials of attendee 2",
        "Attendee 2 took part from elsewhere",
        "Printed mark of attendee 2, who took part from elsewhere",
    ]
    assert len(set(names)) == len(names)


def test_odd_words_about_a_person_come_out_literally(
    hall: AttendanceForm, keyboard: Keyboard, nasty: tuple[str, ...]
) -> None:
    hall.focus_field("a2.name", 0)
    hall.toggle_more()
    for words in nasty:
        for name in ("initials", "remote_words", "part_words"):
            hall.focus_field(f"a2.{name}", 0)
            keyboard.press(_Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
            keyboard.paste(words)
            assert getattr(_person(hall, 0), name) == words


def test_the_dots_unfold_a_row_with_the_mouse(hall: AttendanceForm) -> None:
    button = hall.rows[1].findChild(QToolButton)
    assert button is not None
    assert button.accessibleName() == "More about attendee 2"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert hall.caret() == ("a3.arrived", 0)
