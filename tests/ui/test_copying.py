"""Copying an item or all of the minutes, and pasting them here again."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.actions import Action, Owner
from minutes_desktop.domain.blocks import Actions, Findings, Text
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.richtext import BULLET, Paragraph, Run, rich
from tests.ui.desk import Desk, Open

ITEMS = (
    Item(
        id="one",
        heading="Crime",
        blocks=(
            Findings(
                id="a",
                label="Findings:",
                text=(
                    Paragraph((Run("Three in "), Run("five", bold=True)), BULLET),
                    Paragraph((Run("the first"),), "(i)", 1),
                ),
            ),
            Actions(id="b", entries=(Action(text=rich("CC to report"), owners=(Owner("CC"),)),)),
        ),
    ),
    Item(id="two", heading="Vans", blocks=(Text(id="c"),)),
)


@pytest.fixture
def desk(open_minutes: Open) -> Desk:
    """Minutes with the caret in the findings of the first item."""
    desk = open_minutes(Minutes(title="Board", items=ITEMS))
    desk.page.sheet.put_caret(Place("a", "text", 0))
    return desk


def test_an_item_copied_and_pasted_here_keeps_words_lists_and_marks(desk: Desk) -> None:
    told: list[str] = []
    desk.page.copying.told.connect(told.append)
    desk.keys("Ctrl+Shift+C")
    assert told == ["Copied, to be pasted anywhere: 1  Crime"]
    desk.page.sheet.put_caret(Place("c", "text", 0))
    desk.keys("Ctrl+V")
    assert desk.page.open_minutes.current.items[1].blocks[0] == Text(
        id="c",
        text=(
            Paragraph((Run("1  Crime", bold=True),)),
            Paragraph((Run("Findings:", bold=True),)),
            Paragraph((Run("Three in "), Run("five", bold=True)), BULLET),
            Paragraph((Run("the first"),), "(i)", 1),
            Paragraph((Run("CC to report\tCC"),)),
        ),
    )


def test_other_programs_get_html_and_plain_words(desk: Desk) -> None:
    desk.keys("Ctrl+Shift+C")
    clip = QApplication.clipboard().mimeData()
    assert "<h2>1  Crime</h2>" in clip.html()
    assert "<td style=" in clip.html()
    assert clip.text().startswith("1  Crime\nFindings:\n• Three in five\n")


def test_outside_the_items_there_is_no_item_to_copy(desk: Desk) -> None:
    told: list[str] = []
    desk.page.copying.told.connect(told.append)
    desk.page.sheet.put_caret(Place("title", "1", 0))
    desk.keys("Ctrl+Shift+C")
    assert told == ["Put the caret into the item that is to be copied."]


def test_all_of_the_minutes_are_copied_beside_the_keys(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.page.copying.told):
        desk.page.copying.copy_minutes()
        desk.page.copying.copy_minutes()  # once is enough
    clip = QApplication.clipboard().mimeData()
    assert "<h1>Board</h1>" in clip.html()
    assert "Vans" in clip.text()
