"""The texts of the minutes part after part."""

from __future__ import annotations

from minutes_desktop.domain.blocks import Text
from minutes_desktop.domain.in_order import texts_from
from minutes_desktop.domain.minutes import Approval, Item, Minutes
from minutes_desktop.domain.richtext import rich

_MINUTES = Minutes(
    title="Board",
    items=(
        Item(
            id="one",
            heading="One",
            blocks=(Text(id="a", text=rich("first")), Text(id="b", text=rich("second"))),
            items=(Item(id="two", heading="Two"),),
        ),
    ),
    approval=Approval(heading="Agreed"),
)


def test_the_texts_go_round_from_a_part_to_itself() -> None:
    found = [(part, [text for _, text in texts]) for part, texts in texts_from(_MINUTES, "b")]
    assert found == [
        ("b", [rich("second")]),
        ("two", ["Two"]),
        ("approval", ["Agreed"]),
        ("title", ["Board"]),
        ("one", ["One"]),
        ("a", [rich("first")]),
        ("b", [rich("second")]),
    ]


def test_a_part_that_is_gone_stands_for_the_first() -> None:
    assert [part for part, _ in texts_from(_MINUTES, "gone")][:2] == ["title", "one"]
