"""A minute taker takes a whole meeting live, closes, opens it again tomorrow, and exports it."""

from __future__ import annotations

import datetime as dt
import difflib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import json, to_builtins
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.cli import obey
from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.blocks import Actions, Block, BroughtForward, PreviousActions
from minutes_desktop.domain.minutes import Item, Minutes, walk_blocks
from minutes_desktop.domain.richtext import plain
from minutes_desktop.domain.template import Template, begin
from minutes_desktop.export.outline import outline_of
from minutes_desktop.store.builtin import builtin_templates, sample_minutes
from tests.case_minutes import case_tool, minutes_of, template_of
from tests.journeys.conftest import Start
from tests.journeys.player import Player
from tests.journeys.typist import Typist, Words


@pytest.fixture
def template() -> Template:
    return builtin_templates()[0]


def begin_by_keys(app: App, player: Player, date: dt.date, time: dt.time, series: str = "") -> None:
    """New meeting, the series, the date, the time: the caret is then in the title."""
    player.press("Ctrl+N")
    if series:
        player.press("Shift+Tab")
        player.type(series[0])
        player.press("Tab")
    player.type(f"{date:%d/%m/%Y}")
    player.press("Return")
    player.type(f"{time:%H:%M}")
    player.press("Return")
    assert app.page is not None


def key_in(app: App, player: Player, target: Minutes, template: Template) -> Counter[str]:
    """Key the whole meeting; the count of keys by what they are for."""
    assert target.date is not None
    start = target.start or dt.time(10)
    player.keys = 0
    begin_by_keys(app, player, target.date, start, template.series)
    begun = player.keys
    typist = Typist(begin(template, target.date, start), target, template)
    player.play(typist.strokes)
    counted = Counter({"beginning the meeting": begun}) + typist.purposes
    assert counted.total() == player.keys
    return counted


class Watch(QObject):
    """Counts what a keyboard does not do: presses of a mouse, and windows that ask."""

    def __init__(self) -> None:
        """Watch the whole program from now on."""
        super().__init__(QApplication.instance())
        self.seen: list[str] = []
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what is seen and let it pass."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self.seen.append("mouse")
        elif event.type() == QEvent.Type.Show and isinstance(watched, QDialog):
            self.seen.append(type(watched).__name__)
        return False


def _meant(minutes: Minutes) -> list[tuple[list[str], str, list[str], str]]:
    """Owners, what column three prints of them, due phrases and status of every action."""
    return [
        (
            [owner.name for owner in entry.owners],
            entry.owner_printed,
            sorted(due.words for due in entry.dues),
            entry.status.kind,
        )
        for block in walk_blocks(minutes.items)
        for entry in _entries(block)
        if not entry.is_blank
    ]


def _entries(block: Block) -> tuple[Action, ...]:
    if isinstance(block, BroughtForward):
        return (block.original,)
    return block.entries if isinstance(block, Actions | PreviousActions) else ()


def tomorrow(qtbot: QtBot, start: Start, app: App) -> App:
    """Close the program and start it again."""
    app.window.close()
    again = start()
    qtbot.waitUntil(lambda: again.page is not None)
    return again


def test_the_sample_is_keyed_closed_reopened_and_exported(
    qtbot: QtBot, start: Start, store: Path, tmp_path: Path, player: Player, template: Template
) -> None:
    target = sample_minutes()
    app = start()
    key_in(app, player, target, template)
    app = tomorrow(qtbot, start, app)
    assert app.page is not None
    written = app.page.open_minutes.current
    wanted = replace(target, series=written.series)
    lines = printed(wanted, template), printed(written, template)
    assert not "\n".join(difflib.unified_diff(*lines, lineterm=""))
    by_window, by_command = tmp_path / "window.pdf", tmp_path / "command.pdf"
    player.press("Ctrl+E")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QFileDialog))
    player.press("Ctrl+A")
    player.type(str(by_window))
    player.press("Return")
    qtbot.waitUntil(by_window.exists)
    arguments = ["--store", str(store), "export", written.id, "--to", str(by_command)]
    assert obey(arguments, lambda _: 1) == 0
    assert by_window.read_bytes() == by_command.read_bytes()


MOST = {
    "2016-07-26": 1.00,
    "2017-06-30": 1.00,
    "2018-08-28": 1.00,
    "2019-11-25": 1.00,
    "2020-07-21": 1.02,  # the other office's form
}
"""How many keys a printed character may cost, in each of the published minutes."""


@pytest.mark.parametrize("name", MOST)
def test_a_real_meeting_keyed_into_the_forms_prints_word_for_word(
    qtbot: QtBot,
    start: Start,
    store: Path,
    tmp_path: Path,
    shared: Path,
    name: str,
    record_property: Callable[[str, object], None],
) -> None:
    reader, judge = case_tool(shared, "case_format"), case_tool(shared, "compare_pdf")
    case = reader.load_case(shared / "cases" / f"{name}.yaml")
    template = template_of(case)
    target = minutes_of(case, template)
    app = start()
    watch = Watch()
    counted = key_in(app, Player(), target, template)
    QApplication.instance().removeEventFilter(watch)  # type: ignore[union-attr]
    assert watch.seen == []
    app = tomorrow(qtbot, start, app)
    assert app.page is not None
    written = app.page.open_minutes.current
    assert _meant(written) == _meant(target)
    pdf = tmp_path / "notes.pdf"
    assert obey(["--store", str(store), "export", written.id, "--to", str(pdf)], lambda _: 1) == 0
    result = judge.compare(case, pdf, bullets=True)
    assert result.ok, judge.report(result)
    keys, letters = counted.total(), sum(len(word.text) + 1 for word in reader.case_words(case))
    parts = ", ".join(f"{purpose} {count}" for purpose, count in counted.most_common())
    figure = (
        f"{name}: {keys} keys for {letters} printed characters = {keys / letters:.4f} ({parts})"
    )
    record_property("figure", figure)
    assert keys <= letters * MOST[name], figure


def test_the_caret_comes_back_to_where_it_was(qtbot: QtBot, start: Start, player: Player) -> None:
    app = start()
    begin_by_keys(app, player, dt.date(2031, 5, 14), dt.time(10))
    player.press("Ctrl+PgDown")
    player.press("Ctrl+PgDown")
    player.press("Ctrl+PgDown")
    player.press("Return")
    player.play([Words("a few words here")])
    player.press("Ctrl+Left")
    app = tomorrow(qtbot, start, app)
    player.play([Words("more ")])
    assert app.page is not None
    item: Item = app.page.open_minutes.current.items[1]
    text = getattr(item.blocks[0], "text", ())
    assert plain(text) == "a few words more here"


def printed(minutes: Minutes, template: Template) -> list[str]:
    """What is printed, a line each, without the ids that differ from one keying to the next."""
    printed = _without_ids(to_builtins(outline_of(minutes, template)))
    return json.format(json.encode(printed), indent=1).decode().splitlines()


def _without_ids(part: object) -> object:
    if isinstance(part, dict):
        return {key: _without_ids(value) for key, value in part.items() if key != "id"}
    if isinstance(part, list | tuple):
        return [_without_ids(value) for value in part]
    return part
