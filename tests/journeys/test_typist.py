"""The typist can key every kind of block, so that a journey can key any minutes."""

from __future__ import annotations

import datetime as dt
from typing import get_args

from msgspec import to_builtins
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.actions import Action, Owner, Status
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BlockKind,
    BroughtForward,
    Context,
    Decision,
    Event,
    Findings,
    NextMeeting,
    Note,
    Origin,
    PreviousActions,
    Question,
    Quoted,
    Sitting,
    Table,
    TableRow,
    Text,
    Update,
    block_kind,
)
from minutes_desktop.domain.due_words import read_dues
from minutes_desktop.domain.minutes import Item
from minutes_desktop.domain.richtext import BULLET, Paragraph, RichText, Run, rich
from minutes_desktop.domain.template import Template, begin
from minutes_desktop.store.builtin import builtin_templates
from tests.journeys.conftest import Start
from tests.journeys.player import Player
from tests.journeys.test_a_whole_meeting import begin_by_keys
from tests.journeys.typist import Typist

_LIST: RichText = (
    Paragraph((Run("It was "), Run("said", bold=True), Run(" that:"))),
    Paragraph((Run("calls rose"),), BULLET),
    Paragraph((Run("at night"),), BULLET, 1),
)
_OPEN = Status()


def _action(text: RichText, status: Status = _OPEN, **fields: str) -> Action:
    return Action(
        text=text,
        owners=(Owner("NT"),),
        dues=read_dues("by 3 June 2031; at the next meeting"),
        status=status,
        **fields,
    )


def _one_of_each(template: Template) -> tuple[Block, ...]:
    """A block of every kind as somebody would write it, one after the other in one item."""
    labels = template.labels
    return (
        Context(text=rich("Crime has fallen.")),
        Question(text=rich("Why?"), label="b."),
        Findings(text=_LIST, label=labels.findings),
        Decision(text=rich("To go on."), label="Agreed:", run_in=True),
        Event(text=rich("The clerk left at 10:45."), happening="departure", time=dt.time(10, 45)),
        Update(
            text=rich("All is done (Discharged)."),
            label=labels.update,
            status=Status("discharged", "(Discharged).", "text"),
        ),
        Quoted(text=_LIST, label="Response:", source="Paper 4"),
        Note(
            text=rich("Since done."),
            label="Note:",
            author="The clerk",
            added="3 June 2031",
            date=dt.date(2031, 6, 3),
        ),
        Actions(
            label=labels.actions,
            entries=(
                _action(
                    rich("To report (Discharged)"), Status("discharged", "(Discharged)", "text")
                ),
                _action(_LIST, Status("standing", "Standing item", "column")),
                _action(rich("To wait"), Status("withdrawn")),
                _action(rich("To hope")),
            ),
        ),
        PreviousActions(
            label="Actions",
            heads=("Ref", "Action", "Status"),
            entries=(
                _action(_LIST, Status("discharged", "Discharged", "column"), reference="01.2"),
                _action(rich("To see"), reference="02.2"),
            ),
        ),
        Table(
            label="Plan",
            heads=("Month", "Subject", "Who"),
            shares=(3, 6, 4),
            rows=(
                TableRow(cells=(rich("June"), _LIST, rich("NT"))),
                TableRow(cells=(rich("July"), (), rich("DH"))),
            ),
        ),
        Table(rows=(TableRow(cells=(rich("alone"),)),)),
        BroughtForward(
            lead_in="From April 2031:",
            origin=Origin("2031-04", "4a Confidence"),
            original=_action(rich("To ask"), Status("completed", "Done", "column")),
        ),
        NextMeeting(
            sittings=(
                Sitting(
                    words="Thematic on Custody\nMonday 13 January 2031 at 14:00, Room 7",
                    date=dt.date(2031, 1, 13),
                    start=dt.time(14),
                    venue="Room 7",
                    type="Thematic on Custody",
                ),
                Sitting(words="3 June 2031", date=dt.date(2031, 6, 3), cancelled=True),
            )
        ),
        Text(text=rich("At last.")),
    )


def test_every_kind_of_block_is_keyed(qtbot: QtBot, start: Start, player: Player) -> None:
    template = builtin_templates()[0]
    blocks = _one_of_each(template)
    assert {block_kind(block) for block in blocks} == set(get_args(BlockKind))
    begun = begin(template, dt.date(2031, 5, 14), dt.time(10))
    item = Item(heading="Every kind", blocks=blocks)
    target = replace(begun, items=(*begun.items, item))
    app = start()
    begin_by_keys(app, player, dt.date(2031, 5, 14), dt.time(10))
    player.play(Typist(begun, target, template).strokes)
    assert app.page is not None
    keyed = app.page.open_minutes.current.items[-1]
    assert keyed.heading == "Every kind"
    for written, wanted in zip(keyed.blocks, blocks, strict=True):
        assert _without_ids(to_builtins(written)) == _without_ids(to_builtins(wanted))


def _without_ids(part: object) -> object:
    if isinstance(part, dict):
        kept = {key: _without_ids(value) for key, value in part.items() if key != "id"}
        return {key: value for key, value in kept.items() if value != {}}  # an open status
    if isinstance(part, list | tuple):
        return [_without_ids(value) for value in part]
    return part
