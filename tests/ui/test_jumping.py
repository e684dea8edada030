"""Jumping about by a few letters, and coming back to what is marked."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import Findings, Text
from minutes_desktop.domain.minutes import Approval, Item, Minutes
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.richtext import rich
from minutes_desktop.ui.look import mark_colours
from minutes_desktop.ui.models.outline_model import KEY, MARK
from tests.ui.desk import Desk, Open

ITEMS = (
    Item(
        id="open",
        heading="Opening",
        blocks=(Text(id="a", text=rich("The chair ?? opened.\nAll were welcome.")),),
    ),
    Item(
        id="account",
        heading="Holding to account",
        items=(
            Item(
                id="confidence",
                heading="Public confidence",
                blocks=(Text(id="b", text=rich("Well.")), Findings(id="c")),
            ),
            Item(id="ode", heading="An odd agenda", blocks=(Text(id="d", text=rich("Cost ??")),)),
        ),
    ),
)
PEOPLE = (
    Attendee(id="p", name="Ann Ode", capacity="Clerk", group="Present:"),
    Attendee(id="q", name="Bo Reed", capacity="Chief Constable (CC)", group="Present:"),
)


@pytest.fixture
def desk(open_minutes: Open) -> Desk:
    """Minutes with the caret in the first text."""
    minutes = Minutes(
        title="Board", items=ITEMS, attendance=PEOPLE, approval=Approval("To be signed")
    )
    desk = open_minutes(minutes)
    desk.page.sheet.put_caret(Place("a", "text", 3))
    return desk


def lines(desk: Desk) -> list[tuple[str, str]]:
    """What the list offers, with what stands beside it."""
    shown = desk.page.jumping.chooser.list
    found = [shown.topLevelItem(row) for row in range(shown.topLevelItemCount())]
    return [(line.text(0), line.text(1)) for line in found if line is not None]


@pytest.mark.parametrize(
    "typed, part, field, position",
    [
        ("2a", "c", "text", 0),
        ("conf", "c", "text", 0),
        ("hta", "account", "heading", 18),
        ("2b", "d", "text", 7),
        ("1", "a", "text", 38),
        ("ao", "attendance", "p.name", 7),
        ("br", "attendance", "q.name", 7),
        ("cc", "attendance", "q.name", 7),
        ("atten", "attendance", "p.name", 0),
        ("appr", "approval", "heading", 0),
    ],
)
def test_a_few_letters_lead_to_where_the_writing_goes_on(
    desk: Desk, typed: str, part: str, field: str, position: int
) -> None:
    desk.keys("Ctrl+J")
    desk.type(typed)
    desk.keys("Return")
    place = desk.page.sheet.caret()
    assert (place.part, place.field, place.position) == (part, field, position)


def test_the_list_tells_where_one_is_and_what_is_marked(desk: Desk) -> None:
    desk.keys("Ctrl+J")
    assert lines(desk) == [
        ("Details", ""),
        ("Attendance", ""),
        ("Apologies", ""),
        ("1  Opening", "here · ??"),
        ("2  Holding to account", ""),
        ("2a  Public confidence", ""),
        ("2b  An odd agenda", "??"),
        ("Approval", ""),
        ("Ann Ode", "Clerk"),
        ("Bo Reed", "CC"),
    ]
    desk.keys("Escape")


def test_escape_leaves_the_caret_and_what_is_selected(desk: Desk) -> None:
    desk.page.places.select("a", "text", 4, 5)
    desk.keys("Ctrl+J")
    desk.type("2a")
    desk.keys("Escape")
    assert desk.caret == ("a", "text", "chair")
    desk.type("mayor")
    assert desk.page.open_minutes.current.items[0].blocks[0] == Text(
        id="a", text=rich("The mayor ?? opened.\nAll were welcome.")
    )


def test_nothing_typed_leads_back_and_forth(desk: Desk) -> None:
    desk.keys("Ctrl+J")
    desk.type("2b")
    desk.keys("Return", "Ctrl+J")
    assert lines(desk)[0] == ("Back", "1  Opening")
    desk.keys("Return")
    place = desk.page.sheet.caret()
    assert (place.part, place.position) == ("a", 3)
    desk.keys("Ctrl+J", "Return")
    assert desk.page.sheet.caret().part == "d"


def test_the_way_back_ends_where_its_row_was_removed(desk: Desk) -> None:
    desk.keys("Ctrl+J")
    desk.type("2b")
    desk.keys("Return", "Ctrl+PgUp", "Ctrl+PgUp", "Ctrl+PgUp", "Ctrl+PgUp", "Down")
    desk.keys("Ctrl+Shift+Backspace", "Ctrl+J")
    assert lines(desk)[0][0] == "Details"
    desk.keys("Escape")


def test_what_is_marked_is_gone_to_in_turn_and_counted(desk: Desk, qtbot: QtBot) -> None:
    said: list[str] = []
    desk.page.status.connect(said.append)
    desk.keys("Ctrl+Shift+J")
    assert (desk.caret, desk.page.sheet.caret().position) == (("a", "text", "??"), 12)
    desk.keys("Ctrl+Shift+J")
    assert desk.caret == ("d", "text", "??")
    desk.keys("Backspace", "Ctrl+Shift+J")
    assert desk.caret == ("a", "text", "??")
    qtbot.waitUntil(lambda: "1 to come back to" in said[-1])
    told: list[str] = []
    desk.page.coming_back.told.connect(told.append)
    desk.type("Ann")
    desk.keys("Ctrl+Shift+J")
    assert told == ["Nothing is marked ?? to come back to."]
    qtbot.waitUntil(lambda: "to come back to" not in said[-1])


def test_the_outline_lists_what_is_marked(desk: Desk, qtbot: QtBot) -> None:
    model = desk.page.outline.model()
    qtbot.waitUntil(lambda: model.rowCount() == 7)
    last = model.index(model.rowCount() - 1, 0)
    words = [model.index(row, 0, last).data() for row in range(model.rowCount(last))]
    assert (last.data(), words) == ("To come back to   2", ["The chair ?? opened.", "Cost ??"])
    items = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert items.count("??") == 1  # the other stands in an item under the second one
    second = model.index(1, 0, last)
    assert (second.data(MARK), second.data(KEY)) == (1, "come_backs.1")
    desk.page.outline.activated.emit(second)
    assert desk.caret == ("d", "text", "??")
    desk.page.outline.activated.emit(last)
    assert desk.caret == ("a", "text", "??")


def test_marks_are_seen_in_the_fields_of_forms_too(desk: Desk) -> None:
    desk.page.sheet.put_caret(Place("title", "1", 5))
    title = QApplication.focusWidget()
    assert title is not None
    edge = mark_colours(title.palette())["come_back"].name()
    assert edge not in colours(title)
    desk.type("??")
    assert edge in colours(title)


def colours(widget: QWidget) -> set[str]:
    """The colours in the middle row of what a widget shows."""
    image = widget.grab().toImage()
    return {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
