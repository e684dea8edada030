"""The room by keys: who comes and goes, the clock, the order taken, who is speaking."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QTreeWidget
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.attendance import Apology, Attendee, Moment
from minutes_desktop.domain.blocks import Event, Text
from minutes_desktop.domain.kinds import words_of
from minutes_desktop.domain.minutes import Detail, Item, Minutes
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.richtext import plain, rich
from minutes_desktop.domain.template import EventWords, Labels, NumberLevel, Template
from minutes_desktop.store.meetings import save
from minutes_desktop.ui.capture.page import CapturePage
from minutes_desktop.ui.models.outline_model import OutlineModel
from minutes_desktop.workspace.autosave import Autosave
from minutes_desktop.workspace.exporting import Printer
from minutes_desktop.workspace.library import Library
from minutes_desktop.workspace.open_minutes import OpenMinutes
from tests.journeys.player import Player
from tests.ui.conftest import Show

DAY = dt.date(2031, 5, 14)
TEMPLATE = Template("board", "Board", "Board", numbering=(NumberLevel("{n}"),))
MINUTES = Minutes(
    "meeting",
    series="Board",
    template="board",
    title="Board",
    date=DAY,
    start=dt.time(10),
    details=(Detail("time", "Time:", rich("10:00 hrs to"), "time"),),
    attendance=(
        Attendee("ann", "Ann Ash (AA)", "Chair", "Present:"),
        Attendee("ben", "Ben Beech", "Head of Custody (HoC)", "Present:"),
        Attendee("bea", "Bea Birch", "", "Present:"),
    ),
    items=(
        Item("one", "Welcome", blocks=(Text("t1", rich("All were welcomed.")),)),
        Item("two", "Custody", blocks=(Text("t2", rich("Numbers rose.")),)),
        Item("three", "Other business", blocks=(Text("t3"),)),
    ),
)


class Table:
    """Somebody taking minutes at a table, with a clock on the wall."""

    def __init__(self, page: CapturePage, wall: Wall) -> None:
        self.page, self.wall, self.player = page, wall, Player()

    @property
    def minutes(self) -> Minutes:
        """The minutes now."""
        return self.page.open_minutes.current

    def keys(self, *keys: str) -> None:
        """Press keys, named as in menus."""
        for key in keys:
            self.player.press(key)
            QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type words where the focus is."""
        self.player.type(words)
        QApplication.processEvents()

    def write_in(self, block: str) -> None:
        """Go to the end of a block."""
        self.page.sheet.enter(block, at_end=True)

    def person(self, key: str) -> Attendee:
        """Somebody present."""
        return next(one for one in self.minutes.attendance if one.id == key)

    def words(self, item: int) -> list[str]:
        """What the blocks of an item say."""
        return [plain(words_of(block)) for block in self.minutes.items[item].blocks]

    def offered(self) -> list[tuple[str, str]]:
        """What the list at the caret offers."""
        lists = self.page.window().findChildren(QTreeWidget)
        (shown,) = [one for one in lists if one.isVisible()]
        lines = (shown.topLevelItem(row) for row in range(shown.topLevelItemCount()))
        return [(line.text(0), line.text(1)) for line in lines if line is not None]

    def caret(self) -> tuple[str, int]:
        """The row with the caret, and how far along it is."""
        place = self.page.sheet.caret()
        return place.part, place.position


class Wall:
    """The clock on the wall."""

    def __init__(self) -> None:
        self.now = dt.datetime.combine(DAY, dt.time(10, 45, 30))

    def __call__(self) -> dt.datetime:
        """The time it shows."""
        return self.now

    def show(self, hour: int, minute: int, second: float = 0) -> None:
        """Set it."""
        micro = round(second % 1 * 1_000_000)
        self.now = dt.datetime.combine(DAY, dt.time(hour, minute, int(second), micro))


Sit = Callable[..., Table]


@pytest.fixture
def sit(qtbot: QtBot, tmp_path: Path, on_screen: Show) -> Iterator[Sit]:
    """Sits somebody down at a table, with the minutes and the template given."""
    left: list[Callable[[], object]] = []

    def sit_down(minutes: Minutes = MINUTES, template: Template = TEMPLATE) -> Table:
        library = Library(tmp_path / "store.sqlite")
        library.begin(TEMPLATE)
        wall, printer = Wall(), Printer()
        opened = OpenMinutes(minutes, template, Place("t2"))
        page = on_screen(
            CapturePage(opened, Autosave(opened, library.writer), printer, library, now=wall)
        )
        page.preview.hide()
        page.enter()
        left.extend((page.leave, printer.close, library.close))
        return Table(page, wall)

    yield sit_down
    for leave in left:
        leave()


@pytest.fixture
def table(sit: Sit) -> Table:
    table = sit()
    table.write_in("t2")
    return table


# Who comes and goes


def test_two_letters_and_enter_note_a_departure_while_the_caret_stays(table: Table) -> None:
    table.keys("Ctrl+Shift+I")
    table.type("bb")
    assert table.offered() == [("Ben Beech", "leaves 10:45"), ("Bea Birch", "leaves 10:45")]
    table.keys("Return")
    table.type(" Again.")
    assert table.person("ben").left == Moment(dt.time(10, 45), "two")
    assert table.words(1) == ["Numbers rose. Again.", "Ben Beech left the meeting at 10:45."]
    assert table.caret() == ("t2", len("Numbers rose. Again."))


def test_one_undo_takes_all_of_an_arrival_back_and_esc_notes_none(table: Table) -> None:
    table.keys("Ctrl+Shift+I")
    table.type("Cy Cedar")
    table.keys("Return")
    assert [one.name for one in table.minutes.attendance][-1] == "Cy Cedar"
    assert table.words(1)[1] == "Cy Cedar joined the meeting at 10:45."
    table.keys("Ctrl+Z")
    assert table.minutes == MINUTES
    table.keys("Ctrl+Shift+I")
    table.type("bb")
    table.keys("Esc")
    table.type("!")
    assert table.words(1) == ["Numbers rose.!"]
    assert table.minutes.attendance == MINUTES.attendance


def test_who_went_out_comes_back_in(table: Table) -> None:
    table.keys("Ctrl+Shift+I")
    table.type("hoc")
    table.keys("Return")
    table.wall.show(10, 58)
    table.keys("Ctrl+Shift+I")
    assert table.offered()[1] == ("Ben Beech", "arrives 10:58")
    table.type("be b")
    table.keys("Return")
    assert table.person("ben").arrived == Moment(dt.time(10, 58), "two")
    assert table.person("ben").left == Moment(dt.time(10, 45), "two")


def test_a_sign_turns_the_way_and_a_time_may_be_typed(table: Table) -> None:
    table.keys("Ctrl+Shift+I")
    table.type("+aa 1012")
    assert table.offered() == [("Ann Ash", "arrives 10:12")]
    table.keys("Return")
    assert table.person("ann").arrived == Moment(dt.time(10, 12), "two")
    table.keys("Ctrl+Shift+I")
    table.type("- ann -5")
    assert table.offered() == [("Ann Ash", "leaves 10:40")]


def test_those_ever_recorded_are_found_behind_those_listed(
    qtbot: QtBot, tmp_path: Path, sit: Sit, on_screen: Show
) -> None:
    before = Library(tmp_path / "store.sqlite")
    met = before.begin(replace(TEMPLATE, id="other", series="Other"))
    other = replace(met.current, attendance=(Attendee(name="Bo Bay", capacity="Solicitor"),))
    before.writer.do(lambda engine: save(engine, met.current, other))
    before.close()
    table = sit()
    table.keys("Ctrl+Shift+I")
    assert ("Bo Bay", "arrives 10:45") not in table.offered()
    table.type("b")
    assert table.offered()[-1] == ("Bo Bay", "arrives 10:45")
    table.keys("End", "Up")
    table.keys("Backspace")
    table.type("bo")
    table.keys("Return")
    assert table.minutes.attendance[-1].capacity == "Solicitor"


def test_a_template_that_wants_no_event_has_the_sentence_told(sit: Sit) -> None:
    table = sit(template=replace(TEMPLATE, labels=Labels(events=EventWords(departure=""))))
    told: list[str] = []
    table.page.room.told.connect(told.append)
    table.keys("Ctrl+Shift+I")
    table.type("ben")
    table.keys("Return")
    assert told == ["Ben Beech left at 10:45."]
    assert table.minutes.items == MINUTES.items


def test_whoever_sent_apologies_and_comes_is_listed_and_told_of(sit: Sit) -> None:
    table = sit(replace(MINUTES, apologies=(Apology(name="Eve Elm", capacity="Vice chair"),)))
    told: list[str] = []
    table.page.room.told.connect(told.append)
    table.keys("Ctrl+Shift+I")
    assert table.offered()[-1] == ("Eve Elm", "arrives 10:45")
    table.type("vice")
    table.keys("Return")
    assert table.minutes.attendance[-1].capacity == "Vice chair"
    assert len(table.minutes.apologies) == 1
    (sentence,) = told
    assert sentence.startswith("Eve Elm still stands among the apologies")


def test_a_caret_in_the_attendance_stays_there_when_somebody_joins(table: Table) -> None:
    table.page.sheet.enter("attendance")
    here = table.page.sheet.caret()
    table.keys("Ctrl+Shift+I")
    table.type("Cy Cedar")
    table.keys("Return")
    assert table.page.sheet.caret() == here
    assert len(table.minutes.attendance) == 4


# The clock


def test_the_clock_starts_adjourns_resumes_and_closes_by_the_same_keys(sit: Sit) -> None:
    table = sit(replace(MINUTES, start=None, details=(Detail("time", "Time:", role="time"),)))
    table.write_in("t2")
    table.wall.show(10, 4)
    table.keys("Ctrl+K")
    assert table.offered() == [("The meeting starts", "10:04")]
    table.keys("Return")
    assert table.minutes.start == dt.time(10, 4)
    assert plain(table.minutes.details[0].value) == "10:04"
    table.keys("Ctrl+K")
    assert table.offered()[0] == ("It closes", "10:04")
    table.type("adj 1100")
    table.keys("Return")
    table.wall.show(11, 15)
    table.keys("Ctrl+K", "Return")
    times = [block.time for block in table.minutes.items[1].blocks if isinstance(block, Event)]
    assert times == [dt.time(11, 15), dt.time(11)]
    table.wall.show(12, 0)
    table.keys("Ctrl+K")
    assert table.offered()[0] == ("It closes", "12:00")
    table.keys("Return")
    assert table.minutes.finish == dt.time(12)
    assert table.caret()[0] == "t2"
    table.keys(*["Ctrl+Z"] * 4)
    assert table.minutes.start is None


def test_a_start_that_the_printed_words_do_not_name_is_told(table: Table) -> None:
    told: list[str] = []
    table.page.room.told.connect(told.append)
    table.wall.show(10, 4)
    table.keys("Ctrl+K", "Return")
    assert table.minutes.start == dt.time(10, 4)
    assert plain(table.minutes.details[0].value) == "10:00 hrs to"
    (sentence,) = told
    assert sentence.startswith("The meeting started at 10:04. The details say 10:00, which stays")


def test_the_status_bar_says_how_long_the_meeting_has_run_and_ticks(
    table: Table, qtbot: QtBot
) -> None:
    said: list[str] = []
    table.page.status.connect(said.append)
    table.wall.show(10, 59, 59.99)
    table.page.room.clock.follow()
    assert said[-1].startswith("Running 59 min   ·   Item 2")
    table.wall.show(11, 0)
    qtbot.waitUntil(lambda: said[-1].startswith("Running 1 h 00 min"), timeout=2000)


def test_a_meeting_of_another_day_shows_no_clock(sit: Sit) -> None:
    table = sit(replace(MINUTES, date=DAY - dt.timedelta(days=3)))
    said: list[str] = []
    table.page.status.connect(said.append)
    table.write_in("t3")
    table.page.room.clock.follow()
    assert said[-1].startswith("Item 3")


# Items out of order


def marks(table: Table) -> dict[str, str]:
    model = table.page.outline.model()
    assert isinstance(model, OutlineModel)
    model.show_minutes(table.minutes, TEMPLATE)
    found = ((key, model.index_of(key)) for key in ("one", "two", "three"))
    return {key: str(at.siblingAtColumn(1).data() or "") for key, at in found}


def test_the_outline_marks_what_is_taken_and_what_was_out_of_order(table: Table) -> None:
    for block in ("t1", "t3", "t2"):
        table.write_in(block)
        table.keys("Ctrl+M")
    assert table.minutes.taken == ("one", "three", "two")
    assert marks(table) == {"one": "✓", "two": "▶ 3rd", "three": "✓ 2nd"}
    table.keys("Ctrl+M")
    assert marks(table) == {"one": "✓", "two": "", "three": "▶"}
    table.keys("Ctrl+Z", "Ctrl+Z")
    assert marks(table) == {"one": "✓", "two": "", "three": "▶"}


# Who is speaking


def test_a_speaker_stands_with_a_colon_before_a_line_and_without_in_a_sentence(
    table: Table,
) -> None:
    table.type(" Said")
    table.keys("Ctrl+;")
    table.type("aa")
    table.keys("Return")
    table.type(" so.")
    assert table.words(1) == ["Numbers rose. Said AA so."]
    table.keys("Ctrl+Z", "Ctrl+Z")
    assert table.words(1) == ["Numbers rose. Said"]
    table.write_in("t3")
    table.keys("Ctrl+;")
    table.type("hoc")
    table.keys("Return")
    table.type("Numbers rose.")
    assert table.words(2) == ["BB: Numbers rose."]


def test_who_spoke_last_comes_first_and_equal_initials_are_shown_with_names(table: Table) -> None:
    table.write_in("t3")
    table.keys("Ctrl+;")
    assert table.offered() == [
        ("Ann Ash", "AA:"),
        ("Ben Beech", "BB:  as another"),
        ("Bea Birch", "BB:  as another"),
        ("Somebody, to be found out", "??:"),
    ]
    table.type("bea")
    table.keys("Return", "Ctrl+;")
    assert table.offered()[0] == ("Bea Birch", "BB:  as another")


def test_somebody_unknown_is_named_by_question_marks_or_by_what_is_typed(table: Table) -> None:
    table.write_in("t3")
    table.keys("Ctrl+;")
    table.type("??")
    table.keys("Return", "Return", "Ctrl+;")
    table.type("xy")
    table.keys("Return")
    assert table.words(2) == ["??: \nXY: "]


def test_whoever_has_left_comes_behind_those_in_the_room(sit: Sit) -> None:
    gone = replace(MINUTES.attendance[0], left=Moment(dt.time(10, 30)))
    table = sit(replace(MINUTES, attendance=(gone, *MINUTES.attendance[1:])))
    table.write_in("t3")
    table.keys("Ctrl+;")
    assert table.offered()[2] == ("Ann Ash", "AA:  has left")
