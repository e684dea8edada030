"""The register by keyboard: found, told, closed by one decision, and handed out."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.domain.actions import Action, Due, Owner, Status
from minutes_desktop.domain.blocks import Actions, Block, BroughtForward, Update
from minutes_desktop.domain.minutes import Item, Minutes, walk_blocks
from minutes_desktop.domain.record import Act
from minutes_desktop.domain.richtext import plain, rich
from minutes_desktop.store import entries, meetings, reading
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.store.templates import add_templates
from minutes_desktop.store.versions import keep
from minutes_desktop.ui.register.page import RegisterPage
from minutes_desktop.ui.review.page import ReviewPage
from tests.journeys.conftest import Start
from tests.journeys.player import Player

MAY, JUNE = dt.date(2019, 5, 28), dt.date(2019, 6, 25)
LINKS = Action(
    "links",
    rich("Add the links to the report"),
    (Owner("NT", "person"), Owner("DH", "person")),
    dues=(Due("by 3 June 2019", "date", "2019-06-03"),),
)
FIGURES = Action("figures", rich("Bring the figures"), (Owner("CC", "post"),))
PLAN = Action("plan", rich("Write the plan"), (Owner("NT", "person"),))


def held(date: dt.date, *blocks: Block) -> Minutes:
    template = builtin_templates()[0]
    return Minutes(
        id=f"m{date}",
        title=f"Board of {date:%B %Y}",
        series="Board",
        date=date,
        template=template.id,
        template_version=template.version,
        items=(Item(id=f"i{date}", heading="Matters", blocks=blocks),),
    )


@pytest.fixture
def office(store: Path) -> None:
    """Minutes of May that went out, and a draft of June on whose table one action is."""
    engine = open_store(store)
    add_templates(engine, builtin_templates())
    may = held(MAY, Actions(id="arising", entries=(LINKS, FIGURES, PLAN)))
    meetings.save(engine, None, may)
    sent = Act(0, dt.datetime(2019, 6, 1, tzinfo=dt.UTC), "Ann Ode", "circulated", may.id)
    keep(engine, may, replace(may, state="circulated"), None, sent)
    june = held(JUNE, BroughtForward(id="again", original=LINKS))
    meetings.save(engine, None, june)
    close_store(engine)


def shown(app: App) -> RegisterPage:
    page = app.window.page()
    assert isinstance(page, RegisterPage)
    return page


def listed(page: RegisterPage) -> list[str]:
    model = page.model
    lines = (model.line(row) for row in range(model.rowCount()))
    return [line.action_id for line in lines if line]


def told(page: RegisterPage) -> list[str]:
    """The events of the chosen action, by their first lines."""
    events = page.history.events
    lines = [events.item(row).text().split("\n")[0] for row in range(events.count())]
    return [line.partition(" · ")[2] for line in lines]


def status(store: Path, key: str) -> str:
    found = entries.entry(store, key)
    assert found is not None
    return found.status.kind


@pytest.mark.usefixtures("office")
def test_one_decision_closes_two_actions_in_the_journal_and_one_in_its_draft(
    qtbot: QtBot, start: Start, player: Player, store: Path
) -> None:
    app = start()
    qtbot.waitUntil(app.window.register.isEnabled)
    player.press("Ctrl+Shift+G")
    page = shown(app)
    assert listed(page) == ["links", "figures", "plan"]
    assert told(page) == ["Raised", "Brought forward"]
    player.press("Ctrl+A")
    player.press("Ctrl+Shift+X")
    player.type("Agreed on 2 July")
    player.press("Return")
    qtbot.waitUntil(lambda: not listed(page))
    assert {status(store, key) for key in ("links", "figures", "plan")} == {"discharged"}
    stored = reading.load(store, f"m{JUNE}")
    (_, update) = walk_blocks(stored.items)
    assert isinstance(update, Update)
    assert plain(update.text) == "Agreed on 2 July (Discharged)."
    assert page.count.text() == "No action is open."
    may = reading.load(store, f"m{MAY}")
    assert may.items[0].blocks[0] == Actions(id="arising", entries=(LINKS, FIGURES, PLAN))


@pytest.mark.usefixtures("office")
def test_what_is_done_about_the_minutes_on_the_screen_can_be_undone_there(
    qtbot: QtBot, start: Start, player: Player, store: Path
) -> None:
    app = start()
    app.open_meeting(f"m{JUNE}")
    player.press("Ctrl+Shift+G")
    page = shown(app)
    player.type("links")
    player.press("Return")
    assert listed(page) == ["links"]
    player.press("Ctrl+Shift+Y")
    player.press("Shift+Tab")
    player.type("by 9 July 2019")
    player.press("Return")
    qtbot.waitUntil(lambda: status(store, "links") == "carried_forward")
    found = entries.entry(store, "links")
    assert found is not None
    assert (found.due, found.postponed) == (dt.date(2019, 7, 9), 1)
    assert app.page is not None
    for _ in ("the message", "the words looked for", "the page"):
        player.press("Escape")
    assert app.window.page() is app.page
    player.press("Ctrl+Z")
    app.save_now()
    assert status(store, "links") == "open"


@pytest.mark.usefixtures("office")
def test_a_line_of_the_history_opens_the_meeting_at_its_block(
    qtbot: QtBot, start: Start, player: Player
) -> None:
    app = start()
    qtbot.waitUntil(app.window.register.isEnabled)
    player.press("Ctrl+Shift+G")
    player.press("F6")
    player.press("Down")
    player.press("Return")
    assert app.page is not None
    assert app.page.open_minutes.current.id == f"m{JUNE}"
    block = app.page.sheet.spot().block
    assert block is not None
    assert block.id == "again"
    player.press("Ctrl+Shift+G")
    player.press("F6")
    player.press("Return")
    reading = app.window.page()
    assert isinstance(reading, ReviewPage)
    block = reading.sheet.spot().block
    assert block is not None
    assert block.id == "arising"


@pytest.mark.usefixtures("office")
def test_actions_are_filtered_grouped_and_sorted_without_the_mouse(
    qtbot: QtBot, start: Start, player: Player
) -> None:
    app = start()
    qtbot.waitUntil(app.window.register.isEnabled)
    player.press("Ctrl+Shift+G")
    page = shown(app)
    page.filters.owner.setFocus()
    player.type("nt")
    assert listed(page) == ["links", "plan"]
    page.filters.showing.setFocus()
    player.press("Down")
    assert listed(page) == ["links"]
    assert page.count.text() == "1 action. Esc shows all open ones again."
    player.press("Escape")
    page.filters.grouping.setFocus()
    player.press("Down")
    rows = [page.model.index(row, 0).data() for row in range(page.model.rowCount())]
    assert rows == [
        *("CC", "02.28/05/2019"),
        *("DH", "01.28/05/2019"),
        *("NT", "01.28/05/2019", "03.28/05/2019"),
    ]
    assert page.table.columnSpan(0, 0) == page.model.columnCount()


@pytest.mark.usefixtures("office")
def test_what_is_listed_is_exported_for_spreadsheets_and_on_paper_by_owner(
    qtbot: QtBot, start: Start, player: Player, tmp_path: Path
) -> None:
    app = start()
    qtbot.waitUntil(app.window.register.isEnabled)
    player.press("Ctrl+Shift+G")
    player.type("figures")
    for ending in ("csv", "xlsx", "pdf"):
        file = tmp_path / f"actions.{ending}"
        player.press("Ctrl+E")
        (dialog,) = app.window.findChildren(QFileDialog)
        dialog.fileSelected.emit(str(file))
        dialog.reject()
        qtbot.waitUntil(file.exists, timeout=20_000)
        qtbot.waitUntil(lambda: not app.window.findChildren(QFileDialog))
        app.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    with (tmp_path / "actions.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines))
    assert [row[1] for row in rows] == ["Action", "Bring the figures"]
    assert (tmp_path / "actions.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert (tmp_path / "actions.xlsx").read_bytes().startswith(b"PK")


def test_an_office_without_actions_is_told_so(qtbot: QtBot, start: Start, player: Player) -> None:
    app = start()
    qtbot.waitUntil(app.window.register.isEnabled)
    player.press("Ctrl+Shift+G")
    page = shown(app)
    assert page.count.text() == "No action is open."
    player.press("Ctrl+Shift+X")
    assert page.form.isHidden()
    player.press("Escape")
    assert app.window.page() is app.home


@pytest.mark.usefixtures("office")
def test_an_action_is_discharged_at_the_caret_and_its_history_is_one_key_away(
    qtbot: QtBot, start: Start, player: Player, store: Path
) -> None:
    app = start()
    app.open_meeting(f"m{JUNE}", "again")
    assert app.page is not None
    player.press("Ctrl+Shift+X")
    player.press("Return")
    app.save_now()
    assert status(store, "links") == "discharged"
    (block,) = walk_blocks(reading.load(store, f"m{JUNE}").items)
    assert isinstance(block, BroughtForward)
    assert block.original.status == Status("discharged", "Discharged", "column")
    player.press("Ctrl+Shift+U")
    page = shown(app)
    assert told(page) == ["Raised", "Brought forward", "Discharged"]
    assert page.history.events.hasFocus()
    player.press("Down")
    player.press("Return")
    assert app.window.page() is app.page
    player.press("Ctrl+Z")
    app.save_now()
    assert status(store, "links") == "open"


@pytest.mark.usefixtures("office")
def test_away_from_any_action_both_keys_say_where_to_go(start: Start, player: Player) -> None:
    app = start()
    app.open_meeting(f"m{JUNE}", f"i{JUNE}")
    player.press("Ctrl+Shift+X")
    player.press("Ctrl+Shift+U")
    said = [message.sentence for message in app.window.messages.messages]
    assert said == ["Put the caret into an action, or into an update under one."]
