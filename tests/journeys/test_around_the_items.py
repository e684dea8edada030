"""A minute taker keys everything that stands around the items, in a layout with more columns."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.attendance import Apology, Attendee, Moment
from minutes_desktop.domain.blocks import Text
from minutes_desktop.domain.minutes import Approval, ApprovalRow, Deferral, Detail, Item, Minutes
from minutes_desktop.domain.richtext import Paragraph, Run, rich
from minutes_desktop.domain.template import Template, begin
from minutes_desktop.store.builtin import builtin_templates
from tests.journeys.conftest import Start
from tests.journeys.player import Player
from tests.journeys.typist import Typist

DAY, TIME = dt.date(2031, 7, 22), dt.time(10)
REPORT, CLOSE = Item(id="report", heading="Report", presenter="Update by Bo Reed"), Item(id="close")
TARGET = Minutes(
    title="NORTHMOOR BOARD\nOpen Minutes\nPart one",
    date=DAY,
    marking="OFFICIAL",
    details=(
        Detail(
            label="Date:",
            value=(Paragraph((Run("Tuesday 22"), Run("nd", rise="super"), Run(" July 2031"))),),
            role="date",
        ),
        Detail(label="Time:", value=rich("10:00 hrs to 10:45 hrs"), role="time"),
        Detail(label="Chair:", value=rich("Ann Ode"), role="chair"),
        Detail(value=rich("Zoe Hall (item 2)"), role="chair"),
        Detail(label="Minute Taker:", value=rich("Clerk's Office"), role="minutes"),
        Detail(label="Venue", value=rich("Room 1.38"), role="venue", same_line=True),
    ),
    attendance=(
        Attendee(name="Ann Ode", capacity="Mayor", group="Members:"),
        Attendee(
            name="Bo Reed",
            capacity="Chief Clerk",
            group="Members:",
            initials="BR",
            remote=True,
            arrived=Moment(dt.time(10, 15), "report"),
        ),
        Attendee(
            name="Di Lamb",
            capacity="Auditor",
            group="Guests:",
            number="7",
            remote=True,
            remote_words="phone",
            left=Moment(dt.time(10, 30)),
            part_words="for item 02 only",
        ),
        Attendee(name="Ed Fox", capacity="Observer", group="Guests:", number=""),
    ),
    apologies=(
        Apology(name="Flo Gale", representative="Nil"),
        Apology(name="Gus Hill", capacity="Treasurer", representative="Mr Bo Reed"),
    ),
    items=(
        Item(heading="Minutes", blocks=(Text(text=rich("Agreed.")),)),
        replace(
            REPORT,
            paper="Paper 7",
            deferred_from=Deferral("deferred from June 2031", "2031-06"),
            blocks=(Text(text=rich("Words.")),),
        ),
        replace(CLOSE, heading="AOB", run_in=True, column="ALL", blocks=(Text(text=rich("None")),)),
    ),
    approval=Approval(
        "Approval of the record",
        (
            ApprovalRow(label="Signature:", role="signature"),
            ApprovalRow(label="Name:", value="Ann Ode, Mayor", role="name"),
            ApprovalRow(label="Date:", value="25 August 2031", role="date"),
            ApprovalRow(label="Witness:", value="Bo Reed"),
        ),
    ),
)  # fmt: skip


def the_template() -> Template:
    return next(one for one in builtin_templates() if one.id == "performance-accountability")


def test_everything_around_the_items_is_keyed_and_kept(
    qtbot: QtBot, start: Start, player: Player
) -> None:
    template = the_template()
    app = start()
    player.press("Ctrl+N")
    for key in ("Shift+Tab", "Down", "Tab"):  # the second series
        player.press(key)
    player.type(f"{DAY:%d/%m/%Y}")
    player.press("Return")
    player.type(f"{TIME:%H:%M}")
    player.press("Return")
    assert app.page is not None
    assert app.page.open_minutes.template.id == template.id
    player.play(Typist(begin(template, DAY, TIME), TARGET, template).strokes)
    app.window.close()
    again = start()
    qtbot.waitUntil(lambda: again.page is not None)
    assert again.page is not None
    written = again.page.open_minutes.current
    assert (written.date, written.start, written.finish) == (DAY, TIME, dt.time(10, 45))
    people = written.attendance
    assert people[1].arrived.item == written.items[1].id
    assert written.apologies[1].stand_in == people[1].id
    assert _bare(written) == _bare(TARGET)


def _bare(minutes: Minutes) -> Minutes:
    """What was typed, without ids and what is read from it."""
    return Minutes(
        id="",
        title=minutes.title,
        marking=minutes.marking,
        details=tuple(replace(one, id="") for one in minutes.details),
        attendance=tuple(
            replace(one, id="", arrived=replace(one.arrived, item="")) for one in minutes.attendance
        ),
        apologies=tuple(replace(one, id="", stand_in="") for one in minutes.apologies),
        items=tuple(replace(one, id="", blocks=()) for one in minutes.items),
        approval=replace(
            minutes.approval, rows=tuple(replace(row, id="") for row in minutes.approval.rows)
        ),
    )
