"""A long meeting on the capture page: what is built, when, and what stays where it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.blocks import Actions, Findings
from minutes_desktop.domain.minutes import Item, walk_blocks
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.ui.capture.page import CapturePage
from minutes_desktop.workspace.autosave import Autosave
from minutes_desktop.workspace.exporting import Printer
from minutes_desktop.workspace.library import Library
from tests.journeys.player import Player
from tests.journeys.typist import Press, Words

_AT_THE_TOP = Place("title", "title")
_WORDS = "The ferry company was asked to count its passengers on every second Sunday. " * 2


def long_items() -> tuple[Item, ...]:
    """Sixty items of four blocks, the last of them a table; all have names for ids."""
    return tuple(
        Item(
            id=f"item{n}",
            heading=f"Ferry {n}",
            blocks=(
                Findings(id=f"first{n}", label="Findings:", text=rich(_WORDS)),
                Findings(id=f"second{n}", label="Findings:", text=rich(_WORDS * 3)),
                Findings(id=f"third{n}", label="Findings:", text=rich("It was noted.")),
                Actions(id=f"actions{n}", label="Actions:"),
            ),
        )
        for n in range(60)
    )


class Desk:
    """The page in its window, with keys for it, and the rows it has built."""

    def __init__(self, page: CapturePage) -> None:
        self.page = page
        self.column = page.sheet.column
        self.built = [key for key in self.column.order() if self.column.built_widget(key)]
        self.column.built.connect(lambda key, _widget: self.built.append(key))

    def keys(self, *keys: str) -> None:
        """Press keys, named as in menus."""
        Player().play([Press(key) for key in keys])

    def type(self, words: str) -> None:
        """Type words."""
        Player().play([Words(words)])

    def go_to(self, key: str) -> None:
        """Put the caret into a row and let what follows be done."""
        self.page.sheet.go_to(key)
        QApplication.processEvents()

    def standing(self) -> set[str]:
        """The rows that have a widget."""
        return {key for key in self.column.order() if self.column.built_widget(key)}

    def within(self, heights: int) -> set[str]:
        """The rows in the view and so many heights of it above and below."""
        view, scroll = self.column.viewport().height(), self.column.verticalScrollBar().value()
        found = set()
        for key in self.column.order():
            top, bottom = -self.column.scrolled_past(key), self.column.bottom_of(key) - scroll
            if bottom > -heights * view and top < (heights + 1) * view:
                found.add(key)
        return found

    def expect_the_view_alone(self) -> None:
        """Expect that the rows in view are built once, and no others.

        One at the edge may have been in view only by the height it was taken to have.
        """
        assert self.within(0) <= self.standing()
        assert len(self.standing() - self.within(0)) <= 1
        assert sorted(self.built) == sorted(self.standing())

    def height_in_view(self, key: str) -> int:
        """How far a built row stands below the upper edge of the view, in pixels."""
        widget = self.column.built_widget(key)
        assert widget is not None
        return widget.mapTo(self.column.viewport(), QPoint()).y()

    @property
    def caret_in_view(self) -> bool:
        """Whether the whole of what has the caret can be seen."""
        focus = QApplication.focusWidget()
        assert focus is not None
        view = self.column.viewport()
        return view.rect().contains(focus.mapTo(view, QPoint(1, 10)))


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Puts the page of a long meeting into a window that has been empty."""
    library = Library(tmp_path / "store.sqlite")
    minutes = library.begin(builtin_templates()[0], dt.date(2031, 5, 14))
    minutes.apply("Fill", lambda m: replace(m, items=long_items()))
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1000, 600)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    printer = Printer()
    pages: list[CapturePage] = []

    def put_in(place: Place = _AT_THE_TOP) -> Desk:
        minutes.place = place
        page = CapturePage(minutes, Autosave(minutes, library.writer), printer, library)
        page.preview_place.want(False)
        pages.append(page)
        desk = Desk(page)
        window.setCentralWidget(page)
        page.enter()
        return desk

    yield put_in
    for page in pages:
        page.leave()
    printer.close()
    assert library.close()


@pytest.fixture
def desk(qtbot: QtBot, opened: Callable[..., Desk]) -> Desk:
    """The page once everything is done that is done without a key."""
    desk = opened()
    qtbot.waitUntil(lambda: desk.within(2) <= desk.standing())
    QApplication.processEvents()
    return desk


def test_before_the_first_paint_only_rows_in_view_are_built(opened: Callable[..., Desk]) -> None:
    desk = opened()
    QApplication.sendPostedEvents()  # the paint is among them; what waits for rest is not
    desk.expect_the_view_alone()


def test_of_reopened_minutes_only_rows_around_the_caret_are_built(
    opened: Callable[..., Desk],
) -> None:
    desk = opened(Place("second40", "text", 12, -150))
    QApplication.sendPostedEvents()
    desk.expect_the_view_alone()
    assert desk.height_in_view("second40") == 150
    assert desk.caret_in_view


def test_at_rest_only_rows_around_the_view_are_built(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.within(2) <= desk.standing())
    assert desk.standing() <= desk.within(3)


@pytest.mark.parametrize("key", ["first30", "item30"])
def test_moving_builds_nothing_anew(desk: Desk, key: str) -> None:
    desk.go_to(key)
    desk.keys("Alt+Down", "Alt+Up")
    before = desk.standing()
    desk.built.clear()
    desk.keys("Alt+Down", "Alt+Up", "Ctrl+Z", "Ctrl+Z", "Ctrl+Y", "Ctrl+Y")
    assert not before & set(desk.built)


def test_adding_a_block_builds_no_other_anew(desk: Desk) -> None:
    desk.go_to("item30")
    before = desk.standing()
    desk.built.clear()
    desk.keys("Ctrl+2")
    assert desk.built[0] == desk.page.open_minutes.current.items[30].blocks[0].id
    assert not before & set(desk.built)


def test_rows_far_from_the_view_are_let_go_and_come_back_as_they_were(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.go_to("first2")
    desk.type("Yes. ")
    desk.go_to("first40")
    qtbot.waitUntil(lambda: desk.standing() <= desk.within(6))
    assert "second2" not in desk.standing()
    desk.go_to("first2")
    desk.type("No. ")
    block = desk.page.open_minutes.current.items[2].blocks[0]
    assert isinstance(block, Findings)
    assert block.text == rich(f"No. Yes. {_WORDS}")


def test_the_row_with_the_caret_is_kept_however_far_it_is_scrolled_away(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.go_to("first2")
    desk.type("a")
    bar = desk.column.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: "second2" not in desk.standing())
    desk.type("b")
    block = desk.page.open_minutes.current.items[2].blocks[0]
    assert isinstance(block, Findings)
    assert block.text == rich(f"ab{_WORDS}")
    assert desk.caret_in_view


def test_what_is_read_stays_where_it_is_while_rows_above_it_are_built(
    qtbot: QtBot, desk: Desk
) -> None:
    bar = desk.column.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    seen = next(key for key in desk.column.order() if key in desk.within(0))
    before = desk.height_in_view(seen)
    desk.built.clear()
    qtbot.waitUntil(lambda: desk.within(2) <= desk.standing())
    assert desk.built, "nothing was built above or below"
    assert desk.height_in_view(seen) == before


def test_a_reopened_meeting_shows_its_caret_where_it_stood_on_the_screen(desk: Desk) -> None:
    desk.go_to("second50")
    bar = desk.column.verticalScrollBar()
    bar.setValue(bar.value() - 37)
    before, place = desk.height_in_view("second50"), desk.page.sheet.caret()
    desk.go_to("title")
    desk.page.sheet.restore(place)
    assert desk.height_in_view("second50") == before
    assert desk.page.sheet.caret() == place


def test_a_place_from_before_rows_were_measured_from_the_view_still_shows_the_caret(
    desk: Desk,
) -> None:
    desk.page.sheet.restore(Place("second50", "text", 5, 9000))
    assert desk.page.sheet.spot().key == "second50"
    assert desk.caret_in_view


def test_redoing_a_move_leaves_the_caret_in_what_moved(desk: Desk) -> None:
    desk.go_to("first30")
    desk.keys("Alt+Down", "Ctrl+Z", "Ctrl+Y")
    assert desk.page.sheet.spot().key == "first30"
    assert [block.id for block in desk.page.open_minutes.current.items[30].blocks][:2] == [
        "second30",
        "first30",
    ]


def test_undoing_moves_keeps_the_caret_in_view(desk: Desk) -> None:
    desk.go_to("item30")
    desk.keys(*["Alt+Down"] * 6, *["Ctrl+Z"] * 6)
    assert desk.page.sheet.spot().key == "item30"
    assert desk.caret_in_view


def test_undo_puts_the_caret_into_the_changed_field_of_a_form_out_of_sight(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.go_to("actions2")
    desk.keys("Tab")
    desk.type("Friday")
    desk.go_to("first50")
    qtbot.waitUntil(lambda: "actions2" not in desk.standing())
    desk.keys("Ctrl+Z")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Due date of action 1"
    assert desk.caret_in_view


def test_every_block_is_reached_by_scrolling_and_shows_what_it_says(
    qtbot: QtBot, desk: Desk
) -> None:
    bar, seen = desk.column.verticalScrollBar(), set(desk.built)
    seen |= desk.standing()
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + desk.column.viewport().height())
        assert desk.within(0) <= desk.standing()
        seen |= desk.standing()
    assert seen >= {block.id for block in walk_blocks(desk.page.open_minutes.current.items)}
