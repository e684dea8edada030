"""Who was present, with people suggested while names are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from minutes_desktop.domain.attendance import Attendee, Person
from minutes_desktop.ui.capture.attendance_form import AttendanceForm
from minutes_desktop.ui.capture.person_row import PersonRow
from minutes_desktop.ui.capture.suggesting_field import SuggestingField

if TYPE_CHECKING:
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
    assert [field.accessibleName() for field in form.fields()[:4]] == [
        "Name of attendee 1",
        "Capacity of attendee 1",
        "Name of attendee 2",
        "Capacity of attendee 2",
    ]


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
