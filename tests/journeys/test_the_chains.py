"""The published meetings each took up what the one before had left; here that is carried forward.

The earlier meeting is keyed with the words that the later one quotes of it, and the later one
begins with them. What else the later meeting says is put in at once, and all is printed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.cli import obey
from minutes_desktop.domain.actions import Action, Status
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BroughtForward,
    Decision,
    PreviousActions,
)
from minutes_desktop.domain.minutes import Item, Minutes, walk_blocks
from minutes_desktop.domain.richtext import RichText, plain
from minutes_desktop.domain.template import Template, begin
from minutes_desktop.store import entries
from minutes_desktop.ui.browse.new_meeting_page import NewMeetingPage
from tests.case_minutes import case_tool, minutes_of, template_of
from tests.journeys.conftest import Start
from tests.journeys.player import Player
from tests.journeys.test_a_whole_meeting import key_in, printed
from tests.journeys.typist import Typist


class Chain(Struct, frozen=True):
    """A later meeting, and the day of the earlier one as far as it is known.

    One is held against the published words on paper, which takes long; the others against what the
    case prints, which is held against them in ``tests/export``.
    """

    name: str
    before: dt.date
    is_judged: bool = False


CHAINS = (
    Chain("2017-06-30", dt.date(2017, 4, 25)),
    Chain("2018-08-28", dt.date(2018, 7, 24)),
    Chain("2019-11-25", dt.date(2019, 5, 20)),
    Chain("2020-07-21", dt.date(2020, 6, 23), is_judged=True),
)
_Quoting = BroughtForward | PreviousActions | Decision


class Office:
    """The window of whoever takes these minutes, with the tools to hold a print against a case."""

    def __init__(self, qtbot: QtBot, app: App, store: Path, folder: Path, shared: Path) -> None:
        self.qtbot, self.app, self.store, self.folder = qtbot, app, store, folder
        self.player = Player()
        self.judge = case_tool(shared, "compare_pdf")

    @property
    def minutes(self) -> Minutes:
        """Those on the screen."""
        assert self.app.page is not None
        return self.app.page.open_minutes.current

    def export(self, minutes: Minutes, name: str) -> Path:
        """The minutes as the store has them, printed."""
        pdf = self.folder / f"{name}.pdf"
        arguments = ["--store", str(self.store), "export", minutes.id, "--to", str(pdf)]
        assert obey(arguments, lambda _: 1) == 0
        return pdf

    def begin(self, day: dt.date, wanted: set[str]) -> None:
        """Begin the later meeting; lines that are not ticked and ``wanted`` are taken in."""
        player = self.player
        player.press("Ctrl+N")
        page = self.app.window.page()
        assert isinstance(page, NewMeetingPage)
        player.type(f"{day:%d/%m/%Y}")
        self.qtbot.waitUntil(lambda: page.list.lines != () and _is_of(page, day))
        ticked = {one.key for one in page.list.chosen()}
        if not wanted <= ticked:
            for _ in range(3):
                player.press("Tab")
            for line in page.list.lines:
                if line.key in wanted - ticked:
                    player.press("Space")
                player.press("Down")
            player.press("Return")
        else:
            player.press("Return")
            player.press("Return")
        assert self.app.page is not None

    def save(self) -> None:
        """Have all that was written saved."""
        self.app.save_now()
        autosave = self.app._meeting.autosave
        assert autosave is not None
        self.qtbot.waitUntil(lambda: not autosave.unsaved)

    def enter(self, block: Block) -> None:
        """Put the caret into the first field of a block."""
        assert self.app.page is not None
        self.app.page.sheet.enter(block.id)

    def write(self, shown: str, wanted: str) -> None:
        """Write the field that has the caret anew, if it must say something else."""
        if shown != wanted:
            self.player.press("Ctrl+A")
            self.player.type(wanted)


def _is_of(page: NewMeetingPage, day: dt.date) -> bool:
    return page._shown is not None and page._shown[1] == day


def _quoting(minutes: Minutes) -> Iterator[_Quoting]:
    """What quotes the earlier meeting."""
    for block in walk_blocks(minutes.items):
        agrees = isinstance(block, Decision) and "previous meeting" in plain(block.text)
        if isinstance(block, BroughtForward | PreviousActions) or agrees:
            assert isinstance(block, _Quoting)
            yield block


def _earlier(
    target: Minutes, chain: Chain, template: Template, case_items: dict[str, str]
) -> Minutes:
    """The earlier meeting: one item with the actions that the later one quotes."""
    entries: list[Action] = []
    for block in _quoting(target):
        if isinstance(block, BroughtForward):
            entries.append(_as_raised(block.original))
        elif isinstance(block, PreviousActions):
            entries += map(_as_raised, block.entries)
    item = Item(
        heading=case_items.get("title", "Performance Scrutiny Report"),
        number=case_items.get("number"),
        blocks=(Actions(label=template.labels.actions, entries=tuple(entries)),),
    )
    fresh = begin(template, chain.before, dt.time(10))
    return replace(fresh, attendance=(), items=(item,))


def _as_raised(action: Action) -> Action:
    """The action as it stood in the earlier minutes, where nothing had been done about it."""
    first = action.text[0]
    words = first.words
    for said in (" - Completed", " - completed"):
        words = words.removesuffix(said)
    text = (replace(first, runs=(replace(first.runs[0], text=words, italic=False),)),)
    standing = action.status.kind == "standing"
    status = action.status if standing else Status()
    return Action(
        text=text,
        owners=action.owners,
        owner_words=action.owner_words,
        dues=action.dues,
        status=status,
    )


def _put_right(office: Office, wanted: list[_Quoting]) -> None:
    """Key what the later meeting says otherwise than what was carried forward."""
    for shown, block in zip(list(_quoting(office.minutes)), wanted, strict=True):
        if isinstance(shown, BroughtForward) and isinstance(block, BroughtForward):
            office.enter(shown)
            office.write(shown.lead_in, block.lead_in)
            if shown.origin.item != block.origin.item:
                office.player.press("Tab")
                office.write(shown.origin.item, block.origin.item)
        elif isinstance(shown, PreviousActions) and isinstance(block, PreviousActions):
            _discharge(office, shown, block)


def _discharge(office: Office, shown: PreviousActions, wanted: PreviousActions) -> None:
    """Key what became of each action behind its words, and that it is discharged."""
    player = office.player
    office.enter(shown)
    for index, (old, new) in enumerate(zip(shown.entries, wanted.entries, strict=True)):
        player.press("Tab")
        player.press("Tab")
        player.press("Ctrl+End")
        player.type(new.text[0].words.removeprefix(old.text[0].words))
        for paragraph in new.text[1:]:
            player.press("Return")
            player.type(paragraph.words)
        if new.status.kind == "discharged":
            player.press("Ctrl+Shift+X")
            player.type("dis")
            player.press("Return")
        if index + 1 < len(shown.entries):
            player.press("Ctrl+Tab")
            assert office.app.page is not None
            while (
                office.app.page.sheet.caret().field != f"{wanted_key(office, index + 1)}.reference"
            ):
                player.press("Tab")


def _discharge_all(office: Office) -> None:
    """Discharge by keys each action brought forward, and have it saved."""
    player = office.player
    for block in list(_quoting(office.minutes)):
        if isinstance(block, BroughtForward):
            office.enter(block)
            player.press("Ctrl+Shift+X")
            player.type("dis")
            player.press("Return")
    QApplication.processEvents()
    office.save()


def wanted_key(office: Office, index: int) -> str:
    """The id of an action of the table on the screen."""
    (table,) = [one for one in _quoting(office.minutes) if isinstance(one, PreviousActions)]
    return table.entries[index].id


def _as_carried(target: Minutes, current: Minutes) -> Minutes:
    """What the later meeting says, with what stands on the screen where it quotes the earlier."""
    carried = iter(list(_quoting(current)))

    def block(one: Block) -> Block:
        if one not in quoting:
            return one
        found = next(carried)
        if isinstance(found, PreviousActions) and isinstance(one, PreviousActions):
            return replace(found, label=one.label, heads=one.heads)
        return found

    def item(one: Item) -> Item:
        blocks = tuple(map(block, one.blocks))
        return replace(one, blocks=blocks, items=tuple(map(item, one.items)))

    quoting = list(_quoting(target))
    return replace(
        target, id=current.id, series=current.series, items=tuple(map(item, target.items))
    )


def _keys_to_type(quoting: list[_Quoting], target: Minutes, template: Template) -> int:
    """How many keys would write into an item what quotes the earlier meeting."""
    bare = replace(target, items=(Item(),))
    whole = replace(bare, items=(Item(blocks=tuple(quoting)),))
    keys = [Typist(bare, one, template).purposes.total() for one in (whole, bare)]
    return keys[0] - keys[1]


def _words(text: RichText) -> str:
    return "\n".join(paragraph.words for paragraph in text)


@pytest.mark.parametrize("chain", CHAINS, ids=lambda chain: chain.name)
def test_what_the_meeting_before_left_is_carried_forward_and_prints_word_for_word(
    qtbot: QtBot,
    start: Start,
    store: Path,
    tmp_path: Path,
    shared: Path,
    chain: Chain,
    record_property: Callable[[str, object], None],
) -> None:
    case = case_tool(shared, "case_format").load_case(shared / "cases" / f"{chain.name}.yaml")
    template = template_of(case)
    target = minutes_of(case, template)
    wanted = list(_quoting(target))
    app = start()
    with qtbot.waitSignal(app.library.ready):
        pass
    office = Office(qtbot, app, store, tmp_path, shared)
    origin = next(iter(_origins(case)), {})
    named = {"title": origin["item_title"], "number": origin["item_number"] or ""} if origin else {}
    key_in(app, office.player, _earlier(target, chain, template, named), template)
    earlier = office.minutes
    raised = [
        one
        for block in walk_blocks(earlier.items)
        if isinstance(block, Actions)
        for one in block.entries
    ]
    office.save()
    before = office.export(earlier, "earlier").read_bytes()
    agreed = [plain(one.text) for one in wanted if isinstance(one, Decision)]
    _have_words(
        app, template, [one.replace(f"{chain.before:%d/%m/%Y}", "{date}") for one in agreed]
    )
    office.player.keys = 0
    assert target.date is not None
    office.begin(target.date, {one.id for one in raised})
    beginning = office.player.keys
    assert [one.id for one in _carried(office.minutes)] == [one.id for one in raised]
    assert [_words(one.text) for one in _carried(office.minutes)] == [
        _words(one.text) for one in raised
    ]
    office.player.keys = 0
    if agreed:
        assert app.page is not None
        next(one for one in app.page.actions() if one.objectName() == "last_agreed").trigger()
    _put_right(office, wanted)
    QApplication.processEvents()
    keyed = office.player.keys
    whole = _as_carried(target, office.minutes)
    assert app.page is not None
    app.page.open_minutes.apply("The rest", lambda _: whole)
    office.save()
    told = replace(target, series=whole.series)  # which the office has by its own name
    assert printed(whole, template) == printed(told, template)
    if chain.is_judged:
        result = office.judge.compare(case, office.export(whole, "later"), bullets=True)
        assert result.ok, office.judge.report(result)
    _discharge_all(office)
    assert office.export(earlier, "again").read_bytes() == before
    for one in raised:
        entry = entries.entry(store, one.id)
        assert entry is not None
        assert {event.meeting_id for event in entry.history} == {earlier.id, whole.id}
        standing = one.status.kind == "standing"
        assert entry.status.kind == ("standing" if standing else "discharged")
    typed = _keys_to_type(wanted, target, template)
    record_property(
        "figure",
        f"{chain.name}: {typed} keys to type what is quoted, {keyed} to put right what was carried"
        f" forward ({beginning} to begin the meeting)",
    )
    assert keyed < typed


def _have_words(app: App, template: Template, agreed: list[str]) -> None:
    """Have the series agree the last minutes in these words, if in any."""
    series = app.library.series.of(template.series)
    assert series is not None
    for words in agreed:
        app.library.series.put(replace(series, agreed=words))


def _origins(case: dict[str, object]) -> Iterator[dict[str, str]]:
    def items(found: object) -> Iterator[dict[str, object]]:
        for one in found if isinstance(found, list) else ():
            yield one
            yield from items(one.get("items"))

    for item in items(case["items"]):
        blocks = item.get("blocks")
        for block in blocks if isinstance(blocks, list) else ():
            if block["kind"] == "brought_forward":
                yield block["from"]


def _carried(minutes: Minutes) -> Iterator[Action]:
    for block in walk_blocks(minutes.items):
        if isinstance(block, BroughtForward):
            yield block.original
        elif isinstance(block, PreviousActions):
            yield from block.entries
