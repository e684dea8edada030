"""Somebody asks what was said: found by keys, opened at the words, and the hits come back to."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import Decision, Text
from minutes_desktop.domain.minutes import Item
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store import meetings
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.ui.browse.search_page import SearchPage
from tests.factories import some_minutes
from tests.journeys.conftest import Start
from tests.journeys.player import Player

_TEMPLATE = builtin_templates()[0]
_SAID = {
    2017: "The drones were grounded after two flights over the river.",
    2018: "Nobody spoke of it.",
    2019: "More drones were bought. Élodie asked what became of those grounded in 2017.",
}


@pytest.fixture
def office(store: Path) -> Path:
    """A store with three meetings."""
    engine = open_store(store)
    for year, said in _SAID.items():
        blocks = (Text(id=f"t{year}", text=rich("Opening words.")), Decision(text=rich(said)))
        minutes = some_minutes(
            Item(heading="Equipment", blocks=blocks),
            id=f"m{year}",
            title=f"Board {year}",
            date=dt.date(year, 6, 3),
            series="Board",
            template=_TEMPLATE.id,
            template_version=_TEMPLATE.version,
            attendance=(Attendee(name="Ada Hart"),) if year == 2017 else (),
        )
        meetings.save(engine, None, minutes)
    close_store(engine)
    return store


def _search(app: App) -> SearchPage:
    page = app.window.page()
    assert isinstance(page, SearchPage)
    return page


def _titles(app: App) -> list[str]:
    model = _search(app).model
    return [model.hit(row).title for row in range(model.rowCount())]


def _until(qtbot: QtBot, app: App, *titles: str) -> None:
    qtbot.waitUntil(lambda: _titles(app) == list(titles))


@pytest.mark.usefixtures("office")
def test_what_was_said_years_ago_is_found_opened_and_come_back_from(
    qtbot: QtBot, start: Start, player: Player
) -> None:
    app = start()
    player.press("Ctrl+Shift+F")
    assert "Type words that were said" in _search(app).count.text()
    player.type("dro")
    _until(qtbot, app, "Board 2019", "Board 2017")
    player.type("nes grounded")
    _until(qtbot, app, "Board 2019", "Board 2017")
    qtbot.waitUntil(lambda: _search(app).count.text() == "2 hits")
    player.press("Down")
    player.press("Down")
    player.press("Return")
    assert app.page is not None
    assert app.page.open_minutes.current.id == "m2017"
    assert app.page.places.selected().words == "drones"
    assert "hit 2 of 2" in app.window.messages.messages[0].sentence

    player.press("Ctrl+Shift+F")
    assert app.window.messages.messages == []
    _until(qtbot, app, "Board 2019", "Board 2017")
    assert _search(app).hits.currentIndex().row() == 1
    player.press("Return")
    assert app.page is not None
    assert app.page.places.selected().words == "drones"


@pytest.mark.usefixtures("office")
def test_hits_are_narrowed_by_keys_and_all_comes_back_with_escape(
    qtbot: QtBot, start: Start, player: Player
) -> None:
    app = start()
    player.press("Ctrl+Shift+F")
    player.type("elodie")
    _until(qtbot, app, "Board 2019")
    page = _search(app)
    player.press("Alt+F")
    player.type("2020")
    _until(qtbot, app)
    assert "narrowed down" in page.count.text()
    player.press("Ctrl+A")
    player.type("then")
    qtbot.waitUntil(lambda: "not understood" in page.count.text())
    for _ in range(3):  # to the words, their end, and the end of what narrows
        player.press("Escape")
    player.press("Alt+P")
    player.type("hart")
    qtbot.waitUntil(lambda: set(_titles(app)) == {"Board 2017"})
    assert page.model.rowCount() > 3  # all that was said while she was there
    for _ in range(2):  # the list of names, and to the words
        player.press("Escape")
    player.type("river -flights")
    qtbot.waitUntil(lambda: "No passage" in page.count.text())
    for _ in range(3):
        player.press("Escape")
    assert app.window.page() is app.home


@pytest.mark.usefixtures("office")
def test_words_just_written_are_found_and_the_meeting_underneath_stays_as_it_is(
    qtbot: QtBot, start: Start, player: Player
) -> None:
    app = start()
    app.open_meeting("m2018")
    before = app.page
    assert before is not None
    before.places.select("t2018", "text", 0)
    player.type("Quillback. ")
    player.press("Ctrl+Shift+F")
    player.type("quillb")
    _until(qtbot, app, "Board 2018")
    player.press("Escape")
    player.press("Escape")
    assert app.window.page() is before
    player.press("Ctrl+Z")
    assert before.open_minutes.current.items[0].blocks[0].text == rich("Opening words.")  # type: ignore[union-attr]

    player.press("Ctrl+Shift+F")
    player.type("opening")
    qtbot.waitUntil(lambda: len(_titles(app)) == 3)
    player.press("Down")
    player.press("Down")
    player.press("Return")
    assert app.window.page() is before
    assert before.places.selected().words == "Opening"
