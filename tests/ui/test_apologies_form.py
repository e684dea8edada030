"""Who sent apologies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt

from minutes_desktop.domain.attendance import Apology, Attendee, Person
from minutes_desktop.ui.capture.forms.attendance_form import ApologiesForm
from minutes_desktop.ui.capture.forms.person_row import PersonRow
from minutes_desktop.ui.capture.forms.quiet_label import QuietLabel
from minutes_desktop.ui.capture.forms.row import TO_END

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Keyboard, Show

_Key = Qt.Key
_CHAMPNESS = Apology(id="p1", name="Andy Champness", capacity="Chief Executive (CEX)")


def test_apologies_are_typed_one_after_another(
    on_screen: Show, keyboard: Keyboard, qtbot: QtBot
) -> None:
    form = on_screen(ApologiesForm((), "Apologies:"))
    form.enter_top()
    keyboard.type("Andy")
    keyboard.press(_Key.Key_Return)
    keyboard.type("CEX")
    keyboard.press(_Key.Key_Return, _Key.Key_Return)
    keyboard.type("Jackie")
    assert [(one.name, one.capacity, one.representative) for one in form.value] == [
        ("Andy", "CEX", ""),
        ("Jackie", "", ""),
    ]
    with qtbot.waitSignal(form.left_down) as left:
        keyboard.press(_Key.Key_Return, _Key.Key_Return, _Key.Key_Return, _Key.Key_Return)
    assert left.args == [TO_END]


def test_a_representative_is_suggested_and_does_not_touch_the_capacity(
    on_screen: Show, keyboard: Keyboard
) -> None:
    form = on_screen(ApologiesForm((_CHAMPNESS,), "Apologies:"))
    form.set_people((Person("Elizabeth Hall", "Treasurer"),))
    form.focus_field("p1.representative", 0)
    keyboard.type("hal")
    keyboard.press(_Key.Key_Down, _Key.Key_Return)
    assert form.value == (
        Apology(
            id="p1",
            name="Andy Champness",
            capacity="Chief Executive (CEX)",
            representative="Elizabeth Hall",
        ),
    )


def test_the_label_stands_once(on_screen: Show) -> None:
    form = on_screen(ApologiesForm((_CHAMPNESS,), "Apologies:"))
    labels = [row.label.text() for row in form.rows if isinstance(row, PersonRow)]
    assert labels == ["Apologies:", ""]


def test_showing_another_value_keeps_the_caret_and_says_nothing(
    on_screen: Show, qtbot: QtBot
) -> None:
    form = on_screen(ApologiesForm((_CHAMPNESS,), "Apologies:"))
    form.focus_field("p1.name", 4)
    with qtbot.assertNotEmitted(form.edited):
        form.show_value((Apology(id="p0", name="First"), _CHAMPNESS))
    assert form.caret() == ("p1.name", 4)
    assert form.fields()[0].accessibleName() == "Name of apology 1"


def test_odd_words_come_out_literally(
    on_screen: Show, keyboard: Keyboard, nasty: tuple[str, ...]
) -> None:
    form = on_screen(ApologiesForm((_CHAMPNESS,), "Apologies:"))
    for words in nasty:
        for name in ("name", "capacity", "representative"):
            form.focus_field(f"p1.{name}", 0)
            keyboard.press(_Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
            keyboard.paste(words)
            assert getattr(form.value[0], name) == words


def test_a_representative_is_suggested_from_those_present_first(
    on_screen: Show, keyboard: Keyboard
) -> None:
    form = on_screen(ApologiesForm((_CHAMPNESS,), "Apologies:"))
    form.set_people((Person("Zoe Small"), Person("Ben Small", "Auditor")))
    form.set_present((Attendee(id="a1", name="Amy Ode"), Attendee(id="a2", name="Ben Small")))
    form.focus_field("p1.representative", 0)
    keyboard.type("sma")
    keyboard.press(_Key.Key_Down, _Key.Key_Return)
    assert [one.representative for one in form.value] == ["Ben Small"]


def test_a_representative_who_is_present_is_marked_quietly(on_screen: Show) -> None:
    absent = replace(_CHAMPNESS, representative="Supt Ben Small", stand_in="a2")
    form = on_screen(ApologiesForm((absent,), "Apologies:"))
    field = form.named_fields()["p1.representative"]
    assert field.accessibleDescription() == ""
    form.set_present((Attendee(id="a1", name="Amy Ode"), Attendee(id="a2", name="Ben Small")))
    assert field.accessibleDescription() == "Present as attendee 2, Ben Small"
    mark = form.rows[0].findChild(QuietLabel)
    assert mark is not None
    assert mark.isVisible()
    form.show_value((replace(absent, stand_in=""),))
    assert field.accessibleDescription() == ""
    assert not mark.isVisible()


def test_a_list_without_a_printed_label_says_beside_its_first_row_what_it_is(
    on_screen: Show,
) -> None:
    form = on_screen(ApologiesForm((_CHAMPNESS,), ""))
    captions = [row.label.placeholderText() for row in form.rows if isinstance(row, PersonRow)]
    assert captions == ["Apologies", ""]
    assert all(not row.label.value for row in form.rows if isinstance(row, PersonRow))
