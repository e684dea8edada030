"""How near the height that is guessed before a row is built comes to the one it has then."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.blocks import Actions, Block, BroughtForward, Findings, PreviousActions
from minutes_desktop.domain.minutes import Item
from minutes_desktop.domain.richtext import rich
from minutes_desktop.ui.capture.estimates import Estimates
from minutes_desktop.ui.capture.forms.block_row import BlockRow
from minutes_desktop.ui.capture.forms.item_heading import ItemHeading
from minutes_desktop.ui.capture.forms.row import height_of

pytestmark = pytest.mark.usefixtures("qapp")

_SENTENCE = "The board asked the lock keeper how many boats had been turned away. "
_ACTION = Action(text=rich(_SENTENCE * 2))
_WIDTHS = (420, 900)


@pytest.fixture
def estimates() -> Estimates:
    return Estimates(QFontMetrics(QApplication.font()))


@pytest.mark.parametrize("width", _WIDTHS)
@pytest.mark.parametrize(
    "block",
    [
        Findings(),
        Findings(text=rich(_SENTENCE)),
        Findings(text=rich("\n".join([_SENTENCE * 4, "None.", _SENTENCE * 9]))),
        Actions(entries=(_ACTION, _ACTION, _ACTION)),
        Actions(nil=rich("There were none.")),
        PreviousActions(entries=(_ACTION, Action())),
        BroughtForward(lead_in="From April:", original=_ACTION),
    ],
    ids=lambda block: type(block).__name__ if isinstance(block, Block) else None,
)
def test_a_block_is_about_as_tall_as_guessed(
    estimates: Estimates, block: Block, width: int
) -> None:
    built = BlockRow(block, "", "").height_for(width)
    assert estimates.block(block, width) == pytest.approx(built, rel=0.35)


@pytest.mark.parametrize("width", _WIDTHS)
def test_a_heading_is_about_as_tall_as_guessed(estimates: Estimates, width: int) -> None:
    item = Item(heading="Tolls")
    built = height_of(ItemHeading(item, "1", 0), width)
    assert estimates.heading(item, width) == pytest.approx(built, rel=0.35)
