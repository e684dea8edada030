"""Everything in a template can be changed in the editor, and every field has a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest
from msgspec import Struct
from msgspec.structs import fields
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.layout import (
    BlockStyle,
    Layout,
    Looks,
    PeopleColumn,
    PeopleGrid,
    Role,
)
from minutes_desktop.domain.minutes import Approval, ApprovalRow
from minutes_desktop.domain.template import (
    Labels,
    NumberLevel,
    RosterEntry,
    StandingItem,
    Template,
    TemplateDetail,
)
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.ui.labels import STATES
from minutes_desktop.ui.templates.inputs import Input, LineInput
from minutes_desktop.ui.templates.looks_section import ROLES
from minutes_desktop.ui.templates.section_form import SectionForm
from minutes_desktop.ui.templates.sections import sections
from minutes_desktop.ui.templates.settings import Fixed, Piece, Presence, Rows, Setting, Special

LOOKS = Looks(blocks={role: BlockStyle() for role in get_args(Role)})
_SAID_TOO = ("agreed_amended", "amended", "copy")
FULL = Template(
    id="n",
    name="Northmoor",
    series="Board",
    layout=Layout(
        apologies=PeopleGrid((PeopleColumn("name", 85.0),)), classic=LOOKS, accessible=LOOKS
    ),
    details=(TemplateDetail(""),),
    roster=(RosterEntry(""),),
    numbering=(NumberLevel("{n}"),),
    labels=Labels(state=dict.fromkeys((*STATES, *_SAID_TOO), ""), previous_heads=("Ref",)),
    standing=(StandingItem(),),
    approval=Approval(rows=(ApprovalRow(),)),
)
# What the program decides, and not the office.
_GIVEN = {"id", "version", "replaces", "approval.rows.*.id", "standing.*.items"}
_BY_A_FORM_OF_ITS_OWN = {"layout.logo.image"}


def test_every_setting_of_a_template_has_a_field() -> None:
    wanted = set(_leaves(FULL, "")) - _GIVEN
    there = {path for section in sections() for piece in section.pieces for path in _paths(piece)}
    assert wanted - there == _BY_A_FORM_OF_ITS_OWN
    assert there - wanted == {"layout.apologies"}


def test_every_role_of_a_piece_has_words() -> None:
    assert tuple(ROLES) == get_args(Role)


@pytest.mark.parametrize("template", [FULL, *builtin_templates()], ids=lambda one: one.name)
def test_every_field_has_a_name_and_shows_its_value(qtbot: QtBot, template: Template) -> None:
    names: list[str] = []
    for section in sections():
        form = SectionForm(section)
        qtbot.addWidget(form)
        form.show_template(template)
        assert form.unread() == {}
        inputs = [one for kind in get_args(Input) for one in form.findChildren(kind)]
        names += [f"{section.name}: {one.accessibleName()}" for one in inputs]
    assert [name for name in names if name.endswith(": ")] == []
    assert len(set(names)) == len(names)


def _leaves(value: object, path: str) -> Iterator[str]:
    if isinstance(value, Struct):
        for field in fields(value):
            yield from _leaves(getattr(value, field.name), f"{path}.{field.name}".strip("."))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _leaves(each, f"{path}.{key}")
    elif path == "layout.items.heads":
        yield from (f"{path}.{at}" for at in range(3))
    elif isinstance(value, tuple) and value:
        yield from _leaves(value[0], f"{path}.*")
    elif path == "standing.*.blocks" or not isinstance(value, tuple):
        yield path


def _paths(piece: Piece) -> Iterator[str]:
    match piece:
        case Setting() | Presence():
            yield piece.path
        case Fixed():
            yield from (f"{row}.{column.path}" for _, row in piece.rows for column in piece.columns)
        case Rows():
            for column in piece.columns:
                yield f"{piece.path}.*.{column.path.removeprefix('item.')}".rstrip(".")
        case Special():
            return


def test_words_of_an_event_are_the_programs_none_or_the_offices_own(qtbot: QtBot) -> None:
    section = next(one for one in sections() if one.name == "In the room")
    form = SectionForm(section)
    qtbot.addWidget(form)
    form.show_template(builtin_templates()[0])
    field = next(
        one
        for one in form.findChildren(LineInput)
        if one.accessibleName() == "When somebody arrives"
    )
    given: list[object] = []
    field.given.connect(given.append)
    assert field.placeholderText() == "{name} joined the meeting at {time}."
    for words in ("none", "{name} came in.", ""):
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, words)
        assert given[-1] == {"none": "", "": None}.get(words, words)
