"""The invented meetings that come with the program print, each in its own layout and both looks."""

from __future__ import annotations

import msgspec
import pytest

from minutes_desktop.domain.blocks import block_kind
from minutes_desktop.domain.layout import Variant
from minutes_desktop.domain.minutes import Minutes, walk_blocks
from minutes_desktop.files import resource
from tests.case_minutes import LAYOUTS, builtin_template
from tests.export.builders import Paper, in_variant


def sample(layout: str) -> Minutes:
    """The sample of a layout."""
    return msgspec.json.decode(resource(f"samples/{layout}.json").read_bytes(), type=Minutes)


@pytest.mark.parametrize("variant", ["classic", "accessible"])
@pytest.mark.parametrize("layout", LAYOUTS.values())
def test_a_sample_prints_by_the_template_it_names(layout: str, variant: Variant) -> None:
    value = sample(layout)
    assert (value.template, value.template_version) == (layout, 1)
    paper = Paper(value, in_variant(builtin_template(layout), variant))
    assert not paper.clipped()
    assert not paper.overprinted()


def test_the_sample_of_open_minutes_shows_what_its_form_is_for() -> None:
    value = sample("performance-accountability")
    kinds = {block_kind(block) for block in walk_blocks(value.items)}
    assert kinds >= {"quoted", "previous_actions", "decision", "event", "note", "table", "question"}
    read = Paper(value, builtin_template(value.template)).column(0, 210)
    assert "arrivedat10:20,item02.22/07/2031" in read
    assert "putofftotheOctobermeeting" in read
    assert "(ImogenFell,29July2031)" in read
    assert "OwenMarshChiefConstable(CC)3" in read
    assert "GwenTarrantChiefExecutive,OfficeofthePCC(CEX)byphone" in read
