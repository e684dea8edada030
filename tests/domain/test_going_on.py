"""Whoever comes back to an item goes on where its words end."""

from __future__ import annotations

import pytest

from minutes_desktop.domain.actions import Action, Owner
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    Findings,
    NextMeeting,
    Question,
    Sitting,
    Table,
    TableRow,
    Text,
)
from minutes_desktop.domain.going_on import where_to_go_on
from minutes_desktop.domain.minutes import Item
from minutes_desktop.domain.richtext import rich

SAID = Text(id="said", text=rich("said"))
DONE = Actions(id="done", entries=(Action(id="x", text=rich("to do")), Action(id="y")))
NIL = Actions(id="nil", nil=rich("There were none."))


@pytest.mark.parametrize(
    "blocks, part, field",
    [
        ((), "i", "heading"),
        ((SAID,), "said", "text"),
        ((SAID, Text(id="fresh")), "fresh", "text"),
        ((Question(id="q"), Findings(id="f"), Actions(id="a")), "q", "text"),
        ((SAID, Findings(id="f"), Actions(id="a")), "f", "text"),
        ((SAID, Actions(id="a")), "said", "text"),
        ((SAID, NIL), "said", "text"),
        ((NIL,), "nil", ""),
        ((SAID, DONE), "done", "x.text"),
        ((Actions(id="a"),), "a", ""),
        ((Actions(id="a", entries=(Action(id="x", owners=(Owner("CC"),)),)),), "a", "x.owner"),
        ((NextMeeting(id="n", sittings=(Sitting(id="s", words="9 June"),)),), "n", "s.words"),
        (
            (Table(id="t", heads=("Month",), rows=(TableRow(id="r", cells=(rich("June"), ())),)),),
            "t",
            "r.1",
        ),
    ],
)
def test_the_end_of_what_was_written_is_where_to_go_on(
    blocks: tuple[Block, ...], part: str, field: str
) -> None:
    spot = where_to_go_on(Item(id="i", blocks=blocks))
    assert (spot.part, spot.field) == (part, field)
