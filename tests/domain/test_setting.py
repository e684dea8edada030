"""A setting is read and changed by its path."""

from __future__ import annotations

import pytest

from minutes_desktop.domain.layout import BlockStyle, Layout, PeopleColumn, PeopleGrid
from minutes_desktop.domain.setting import value_at, with_value
from minutes_desktop.domain.template import Labels, NumberLevel, Template

TEMPLATE = Template(
    id="n",
    name="Northmoor",
    series="Board",
    numbering=(NumberLevel("{n}"), NumberLevel("{parent}.{n}")),
    labels=Labels(state={"draft": "DRAFT"}),
)


@pytest.mark.parametrize(
    "path, value",
    [
        ("name", "Northmoor"),
        ("numbering.1.pattern", "{parent}.{n}"),
        ("layout.margins.left", 20.0),
        ("layout.items.heads.2", ""),
        ("labels.state.draft", "DRAFT"),
        ("labels.state.agreed", ""),
        ("layout.classic.blocks.question.italic", True),
        ("layout.classic.blocks.quoted.italic", False),
        ("layout.apologies.heading", None),
    ],
)
def test_a_setting_is_read_by_its_path(path: str, value: object) -> None:
    assert value_at(TEMPLATE, path) == value


def test_a_setting_is_changed_and_all_else_stays() -> None:
    changed = with_value(TEMPLATE, "numbering.1.pattern", "{parent}{a}")
    assert [level.pattern for level in changed.numbering] == ["{n}", "{parent}{a}"]
    assert with_value(changed, "numbering.1.pattern", "{parent}.{n}") == TEMPLATE
    heads = with_value(TEMPLATE, "layout.items.heads.2", "Lead").layout.items.heads
    assert heads == ("", "", "Lead")


def test_a_style_that_is_plain_again_is_as_though_never_written() -> None:
    path = "layout.classic.blocks.quoted.indent"
    changed = with_value(TEMPLATE, path, 6.0)
    assert changed.layout.classic.blocks["quoted"] == BlockStyle(indent=6.0)
    assert with_value(changed, path, 0.0) == TEMPLATE
    assert with_value(TEMPLATE, "labels.state.draft", "").labels.state == {}


def test_a_whole_part_can_be_put_in_and_the_thing_itself_too() -> None:
    grid = PeopleGrid((PeopleColumn("name", 90.0),))
    assert with_value(Layout(), "apologies", grid).apologies == grid
    assert with_value("Ref", "", "Action") == "Action"
    assert value_at("Ref", "") == "Ref"
