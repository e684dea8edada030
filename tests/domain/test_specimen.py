"""The invented meeting shows what a layout does."""

from __future__ import annotations

import pytest

from minutes_desktop.domain.blocks import block_kind
from minutes_desktop.domain.minutes import walk, walk_blocks
from minutes_desktop.domain.numbering import item_numbers
from minutes_desktop.domain.specimen import specimen
from minutes_desktop.domain.template import NumberLevel, StandingItem, Template
from minutes_desktop.store.builtin import builtin_templates

BARE = Template(id="n", name="Northmoor", series="Board")


@pytest.mark.parametrize("template", [BARE, *builtin_templates()], ids=lambda one: one.name)
def test_every_template_can_be_shown(template: Template) -> None:
    shown = specimen(template)
    assert shown.title
    assert all(person.name for person in shown.attendance)
    kinds = {block_kind(block) for block in walk_blocks(shown.items)}
    assert {"context", "question", "findings", "quoted", "actions", "previous_actions"} <= kinds


def test_every_level_of_numbers_is_seen() -> None:
    template = Template(
        id="n",
        name="Northmoor",
        series="Board",
        numbering=(NumberLevel("Part {A}"), NumberLevel("{n}/31"), NumberLevel("({i})")),
        standing=(StandingItem("Opening"),),
    )
    shown = specimen(template)
    printed = [number.words for number in item_numbers(shown, template).values()]
    assert printed == ["Part A", "Part B", "Part C", "1/31", "(i)", "(ii)", "2/31"]
    assert [depth for _, depth in walk(shown.items)] == [0, 0, 0, 1, 2, 2, 1]
