"""Something is done about actions, and the register and whichever minutes it is see it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine

from minutes_desktop.domain.action_deeds import Deed
from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.blocks import Actions, BroughtForward
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store import builtin, derived, entries, kept, meetings, reading
from minutes_desktop.store.database import writing
from minutes_desktop.store.deeds import do_about
from minutes_desktop.store.errors import StoreError
from tests.store.test_versions import circulate

MAY, JUNE = dt.date(2031, 5, 14), dt.date(2031, 6, 11)
DISCHARGED = Deed("action_discharged", words="All is done")
LINKS, REPORT = Action("links", rich("Add the links")), Action("report", rich("Write the report"))


def held(date: dt.date, *blocks: Actions | BroughtForward) -> Minutes:
    template = builtin.builtin_templates()[0]
    return Minutes(
        id=f"m{date}",
        series="Board",
        date=date,
        template=template.id,
        template_version=template.version,
        items=(Item(blocks=blocks),),
    )


@pytest.fixture
def may(engine: Engine) -> Minutes:
    """A meeting that raised two actions, of which the minutes went out."""
    draft = held(MAY, Actions(entries=(LINKS, REPORT)))
    meetings.save(engine, None, draft)
    return circulate(engine, draft, b"%PDF-of that day")


def stands(store: Path, action_id: str) -> str:
    entry = entries.entry(store, action_id)
    assert entry is not None
    return entry.status.kind


def test_one_decision_closes_many_actions_of_sealed_minutes_by_the_journal(
    engine: Engine, store: Path, may: Minutes
) -> None:
    assert do_about(engine, ["links", "report"], DISCHARGED, JUNE, "Ann Ode") == ()
    assert [stands(store, key) for key in ("links", "report")] == ["discharged", "discharged"]
    acts = kept.acts(store, action_id="links")
    assert [(act.kind, act.reason, act.by) for act in acts] == [
        ("action_discharged", "All is done", "Ann Ode")
    ]


def test_the_minutes_that_went_out_keep_the_status_of_their_day(
    engine: Engine, store: Path, may: Minutes
) -> None:
    content = kept.content(store, may.id, 1)
    do_about(engine, ["links", "report"], DISCHARGED, JUNE, "Ann Ode")
    meetings.save(engine, None, held(JUNE, BroughtForward(original=LINKS)))
    do_about(engine, ["links"], Deed("action_reopened"), JUNE, "Ann Ode")
    assert reading.load(store, may.id) == may
    assert kept.content(store, may.id, 1) == content
    assert kept.pdf(store, may.id, 1) == b"%PDF-of that day"


def test_a_draft_that_speaks_of_the_action_says_it_itself(
    engine: Engine, store: Path, may: Minutes
) -> None:
    june = held(JUNE, BroughtForward(original=LINKS))
    meetings.save(engine, None, june)
    assert do_about(engine, ["links", "report"], DISCHARGED, JUNE, "Ann Ode") == (june.id,)
    assert [stands(store, key) for key in ("links", "report")] == ["discharged", "discharged"]
    stored = reading.load(store, june.id)
    assert len(stored.items[0].blocks) == 2
    assert [act.action_id for act in kept.acts(store) if act.action_id] == ["report"]


def test_if_one_cannot_be_written_none_is(engine: Engine, store: Path, may: Minutes) -> None:
    lost = replace(held(JUNE, BroughtForward(original=LINKS)), template="not there")
    meetings.save(engine, None, lost)
    with pytest.raises(StoreError, match="not there"):
        do_about(engine, ["report", "links"], DISCHARGED, JUNE, "Ann Ode")
    assert [stands(store, key) for key in ("links", "report")] == ["open", "open"]


def test_what_was_done_is_known_too_when_the_register_is_made_anew(
    engine: Engine, store: Path, may: Minutes
) -> None:
    do_about(engine, ["links"], Deed("action_due", due="by 1 July 2031"), JUNE, "Ann Ode")
    before = entries.entry(store, "links")
    with writing(engine) as connection:
        derived.rebuild(connection)
    assert entries.entry(store, "links") == before
    assert before is not None
    assert before.due == dt.date(2031, 7, 1)
