"""Printing from the program: pages for the screen and files, by a process of its own."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.blocks import Text
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.richtext import rich
from minutes_desktop.domain.template import Template
from minutes_desktop.export.messages import Printed
from minutes_desktop.workspace.exporting import PageImage, Printer

TEMPLATE = Template(id="t", name="Notes", series="Board")
TIMEOUT = 20_000


def minutes(words: str = "The board met.") -> Minutes:
    """Minutes of one item that says these words."""
    return Minutes(title="Board", items=(Item(heading="Item", blocks=(Text(text=rich(words)),)),))


@pytest.fixture
def printer(qtbot: QtBot) -> Iterator[Printer]:
    """A printer, its process ended after the test."""
    printer = Printer()
    yield printer
    printer.close()


def printed(qtbot: QtBot, printer: Printer, value: Minutes) -> Printed:
    """What the printer says once it has printed these minutes for the screen."""
    with qtbot.waitSignal(printer.drawn, timeout=TIMEOUT) as drawn:
        printer.show(value, TEMPLATE)
    found = drawn.args[0]
    assert isinstance(found, Printed)
    return found


def drawn_page(qtbot: QtBot, printer: Printer, number: int, width: int) -> PageImage:
    """The page as the printer draws it."""
    with qtbot.waitSignal(printer.page, timeout=TIMEOUT) as page:
        printer.page_image(number, width)
    found = page.args[0]
    assert isinstance(found, PageImage)
    return found


def test_shown_minutes_tell_their_pages_in_points(qtbot: QtBot, printer: Printer) -> None:
    with qtbot.waitSignal(printer.drawn, timeout=TIMEOUT) as drawn:
        ticket = printer.show(minutes(), TEMPLATE)
    assert drawn.args[0].ticket == ticket
    assert [(round(w), round(h)) for w, h in drawn.args[0].sizes] == [(595, 842)]


def test_a_page_comes_as_wide_as_asked_with_black_text_on_white(
    qtbot: QtBot, printer: Printer
) -> None:
    ticket = printed(qtbot, printer, minutes()).ticket
    page = drawn_page(qtbot, printer, 1, 300)
    assert (page.ticket, page.number, page.width) == (ticket, 1, 300)
    assert abs(page.height - 300 * 297 / 210) <= 1
    assert len(page.pixels) == page.stride * page.height
    assert page.stride >= 4 * page.width
    greens = page.pixels[1::4]
    assert max(greens) == 255
    assert min(greens) < 80


def test_only_the_newest_of_many_changes_is_printed(qtbot: QtBot, printer: Printer) -> None:
    tickets: list[int] = []
    printer.drawn.connect(lambda found: tickets.append(found.ticket))
    last = [printer.show(minutes(f"Version {n}"), TEMPLATE) for n in range(20)][-1]
    qtbot.waitUntil(lambda: bool(tickets) and tickets[-1] == last, timeout=TIMEOUT)
    assert len(tickets) <= 2
    assert not printer.busy


def test_an_export_is_a_pdf_and_leaves_nothing_beside_it(
    qtbot: QtBot, printer: Printer, tmp_path: Path
) -> None:
    with qtbot.waitSignal(printer.exported, timeout=TIMEOUT) as exported:
        printer.export(minutes(), TEMPLATE, tmp_path / "minutes.pdf")
    assert exported.args == [tmp_path / "minutes.pdf"]
    assert (tmp_path / "minutes.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert list(tmp_path.iterdir()) == [tmp_path / "minutes.pdf"]


def test_an_export_that_cannot_be_written_is_told_in_a_sentence(
    qtbot: QtBot, printer: Printer, tmp_path: Path
) -> None:
    path = tmp_path / "nowhere" / "minutes.pdf"
    with qtbot.waitSignal(printer.unwritten, timeout=TIMEOUT) as failed:
        printer.export(minutes(), TEMPLATE, path)
    assert failed.args[0] == path
    assert failed.args[1] == (
        f"The folder {tmp_path / 'nowhere'} does not exist; choose another folder to export the"
        " minutes to."
    )


def test_an_export_given_up_writes_nothing_and_printing_goes_on(
    qtbot: QtBot, printer: Printer, tmp_path: Path
) -> None:
    printer.export(minutes("word " * 50_000), TEMPLATE, tmp_path / "minutes.pdf")
    with qtbot.assertNotEmitted(printer.unwritten), qtbot.assertNotEmitted(printer.exported):
        printer.cancel()
        assert printed(qtbot, printer, minutes()).sizes
    assert list(tmp_path.iterdir()) == []


def test_exports_are_made_one_after_another_and_one_is_given_up_alone(
    qtbot: QtBot, printer: Printer, tmp_path: Path
) -> None:
    told: list[tuple[str, str]] = []
    printer.exporting.connect(lambda path: told.append(("begun", path.name)))
    printer.exported.connect(lambda path: told.append(("written", path.name)))
    for name in ("a.pdf", "b.pdf", "c.txt"):
        printer.export(minutes(), TEMPLATE, tmp_path / name)
    printer.cancel(tmp_path / "b.pdf")
    qtbot.waitUntil(lambda: not printer.busy, timeout=TIMEOUT)
    assert told == [
        ("begun", "a.pdf"),
        ("written", "a.pdf"),
        ("begun", "c.txt"),
        ("written", "c.txt"),
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "c.txt"]


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_long_export_tells_how_far_it_is(
    qtbot: QtBot, printer: Printer, tmp_path: Path, ending: str
) -> None:
    words = Text(text=rich("word " * 300))
    long = Minutes(items=tuple(Item(heading="Item", blocks=(words,) * 5) for _ in range(60)))
    told: list[tuple[int, int]] = []
    printer.progressed.connect(lambda _path, made, count: told.append((made, count)))
    with qtbot.waitSignal(printer.exported, timeout=TIMEOUT):
        printer.export(long, TEMPLATE, tmp_path / f"minutes.{ending}")
    assert told == sorted(told)
    assert told
    assert len({count for _, count in told}) == 1
    assert told[-1][0] <= told[-1][1]


def test_an_older_file_is_left_alone_unless_it_may_be_replaced(
    qtbot: QtBot, printer: Printer, tmp_path: Path
) -> None:
    path = tmp_path / "minutes.txt"
    path.write_bytes(b"old")
    with qtbot.waitSignal(printer.unwritten, timeout=TIMEOUT) as failed:
        printer.export(minutes(), TEMPLATE, path, replace=False)
    assert failed.args[1].startswith(f"There is a file {path} by now;")
    assert path.read_bytes() == b"old"
    with qtbot.waitSignal(printer.exported, timeout=TIMEOUT):
        printer.export(minutes(), TEMPLATE, path)
    assert b"The board met." in path.read_bytes()


def test_a_page_the_minutes_do_not_have_is_passed_over(qtbot: QtBot, printer: Printer) -> None:
    printed(qtbot, printer, minutes())
    with qtbot.assertNotEmitted(printer.failed):
        printer.page_image(2, 100)
        assert drawn_page(qtbot, printer, 1, 100).number == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals end a process elsewhere")
def test_a_process_that_dies_is_told_and_the_next_page_still_comes(
    qtbot: QtBot, printer: Printer
) -> None:
    printed(qtbot, printer, minutes())
    with qtbot.waitSignal(printer.failed, timeout=TIMEOUT) as failed:
        printer.show(minutes("word " * 50_000), TEMPLATE)
        os.kill(printer._process_id, signal.SIGKILL)
    assert failed.args[0].startswith("The printing process stopped unexpectedly;")
    assert drawn_page(qtbot, printer, 1, 100).number == 1


def test_a_process_that_cannot_start_is_told_in_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    printer = Printer(command=[str(tmp_path / "absent")])
    with qtbot.waitSignal(printer.failed, timeout=TIMEOUT) as failed:
        printer.show(minutes(), TEMPLATE)
    assert failed.args[0].startswith("The printing process could not be started;")
    printer.close()


def test_the_process_ends_when_the_printer_closes(qtbot: QtBot, printer: Printer) -> None:
    printed(qtbot, printer, minutes())
    number = printer._process_id
    printer.close()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_a_name_that_is_no_text_is_refused_and_the_next_export_is_made(
    qtbot: QtBot, printer: Printer, tmp_path: Path
) -> None:
    """A folder named by an old system may hold bytes that are no letters."""
    with qtbot.waitSignal(printer.unwritten) as failed:
        printer.export(minutes(), TEMPLATE, tmp_path / "no\udcffte.pdf")
    assert "another name" in failed.args[1]
    with qtbot.waitSignal(printer.exported, timeout=TIMEOUT):
        printer.export(minutes(), TEMPLATE, tmp_path / "note.pdf")
