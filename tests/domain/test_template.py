"""How the minutes of a series begin."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest

from minutes_desktop.domain.blocks import (
    Actions,
    BlockKind,
    Findings,
    NextMeeting,
    Text,
    block_kind,
)
from minutes_desktop.domain.richtext import plain, rich
from minutes_desktop.domain.template import (
    Labels,
    RosterEntry,
    StandingItem,
    Template,
    TemplateDetail,
    begin,
    blank_block,
    nil_return,
)
from minutes_desktop.store.builtin import builtin_templates

TEMPLATE = Template(
    id="board",
    name="Board",
    series="The Board",
    version=3,
    title="{series} {month} {yyyy}",
    details=(
        TemplateDetail("When:", "{weekday} {d} {month} {yyyy} @ {time}", "date"),
        TemplateDetail("Chair:", "", "chair"),
    ),
    roster=(RosterEntry("Chair (CH)"), RosterEntry("Clerk", "Ann Ode")),
    labels=Labels(attendance="Present:", findings="Found:", actions="Actions:", nil="None arose."),
    standing=(
        StandingItem("Matters arising", items=(StandingItem(column="ACTION"),)),
        StandingItem("Next meeting", number="9", run_in=True, blocks=("next_meeting",)),
    ),
)
DATE, TIME = dt.date(2031, 5, 4), dt.time(9, 5)


def test_title_and_details_are_filled_with_the_date() -> None:
    minutes = begin(TEMPLATE, DATE, TIME)
    assert minutes.title == "The Board May 2031"
    assert [(line.label, line.value, line.role) for line in minutes.details] == [
        ("When:", rich("Sunday 4 May 2031 @ 09:05"), "date"),
        ("Chair:", (), "chair"),
    ]
    assert (minutes.date, minutes.start, minutes.series) == (DATE, TIME, "The Board")
    assert (minutes.template, minutes.template_version) == ("board", 3)


@pytest.mark.parametrize(
    "date, time, title, when",
    [
        (None, None, "The Board", ""),
        (DATE, None, "The Board May 2031", "Sunday 4 May 2031"),
    ],
)
def test_what_is_not_known_leaves_no_gap(
    date: dt.date | None, time: dt.time | None, title: str, when: str
) -> None:
    minutes = begin(TEMPLATE, date, time)
    assert (minutes.title, minutes.details[0].value) == (title, rich(when))


def test_the_roster_is_expected_under_the_templates_label() -> None:
    present = begin(TEMPLATE).attendance
    assert [(one.name, one.capacity, one.group) for one in present] == [
        ("", "Chair (CH)", "Present:"),
        ("Ann Ode", "Clerk", "Present:"),
    ]


def test_those_of_an_earlier_meeting_replace_the_templates_roster() -> None:
    (one,) = begin(TEMPLATE, roster=(RosterEntry("Guest", "Bo Reed"),)).attendance
    assert (one.name, one.capacity) == ("Bo Reed", "Guest")


def test_the_standing_items_are_there_with_a_block_to_write_in() -> None:
    first, last = begin(TEMPLATE).items
    assert (first.heading, first.blocks, first.items[0].column) == ("Matters arising", (), "ACTION")
    assert isinstance(first.items[0].blocks[0], Text)
    assert (last.number, last.run_in) == ("9", True)
    assert isinstance(last.blocks[0], NextMeeting)
    assert len(last.blocks[0].sittings) == 1


def test_no_two_meetings_share_an_id() -> None:
    one, other = begin(TEMPLATE), begin(TEMPLATE)
    assert one.id != other.id
    assert one.items[0].id != other.items[0].id


@pytest.mark.parametrize("kind", get_args(BlockKind))
def test_every_kind_of_block_can_be_begun(kind: BlockKind) -> None:
    assert block_kind(blank_block(kind, TEMPLATE)) == kind


def test_new_blocks_carry_the_templates_labels() -> None:
    findings, actions = blank_block("findings", TEMPLATE), blank_block("actions", TEMPLATE)
    assert isinstance(findings, Findings)
    assert isinstance(actions, Actions)
    assert (findings.label, actions.label, len(actions.entries)) == ("Found:", "Actions:", 1)


def test_a_nil_return_says_so_in_the_templates_words() -> None:
    nil = nil_return(TEMPLATE)
    assert nil.nil is not None
    assert (nil.label, plain(nil.nil), nil.entries) == ("Actions:", "None arose.", ())


@pytest.mark.parametrize("template", builtin_templates(), ids=lambda template: template.id)
def test_every_template_of_the_program_begins_minutes_with_no_field_left(
    template: Template,
) -> None:
    """And names no person."""
    minutes = begin(template, DATE, TIME)
    printed = (minutes.title, *(line.value for line in minutes.details))
    assert minutes.title
    assert not any("{" in words for words in printed)
    assert not any(entry.name for entry in template.roster)
