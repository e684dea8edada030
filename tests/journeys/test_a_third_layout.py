"""An office makes a layout of its own in the template editor, with no code, and prints by it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pdfplumber
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.store import reading
from minutes_desktop.ui.browse.new_meeting_page import NewMeetingPage
from minutes_desktop.ui.templates.editor_page import TemplateEditor
from minutes_desktop.ui.templates.list_page import TemplatesPage
from tests.journeys.conftest import Start
from tests.journeys.office import Office
from tests.journeys.player import Player

if TYPE_CHECKING:
    from pdfplumber.page import Page

TIMEOUT = 30_000
MM = 72 / 25.4
SERIES = "Northmoor Scrutiny Panel"
BUILTIN = "Monthly Assurance Meeting"


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A small picture in a file."""
    file = tmp_path / "crest.png"
    image = QImage(90, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("navy"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")  # type: ignore[call-overload]
    file.write_bytes(bytes(buffer.data().data()))
    return file


def _choose_template(app: App, player: Player, name: str) -> None:
    """Go to the list of templates and down to the one of a name."""
    player.press("Ctrl+T")
    _go_down_to(app, player, name)


def _go_down_to(app: App, player: Player, name: str) -> None:
    page = app.window.page()
    assert isinstance(page, TemplatesPage)
    for _ in range(page.table.rowCount()):
        item = page.table.item(page.table.currentRow(), 0)
        if item is not None and item.text() == name:
            return
        player.press("Down")
    raise AssertionError(f"no template is called “{name}”")


def _save(qtbot: QtBot, player: Player, office: Office, version: int) -> None:
    player.press("Ctrl+S")
    told = f"is saved as version {version}."
    qtbot.waitUntil(lambda: any(said.endswith(told) for said in office.said()), timeout=TIMEOUT)
    office.come_back()


def _begin_meeting(app: App, player: Player, office: Office, template: str) -> None:
    player.press("Ctrl+N")
    assert isinstance(app.window.page(), NewMeetingPage)
    office.choose("Series", template)
    player.press("Tab")
    player.type("15/06/2031")
    player.press("Return")
    player.type("14:30")
    player.press("Return")
    assert app.page is not None


def _export(qtbot: QtBot, player: Player, file: Path) -> None:
    player.press("Ctrl+E")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QFileDialog))
    player.press("Ctrl+A")
    player.type(str(file))
    player.press("Return")
    qtbot.waitUntil(file.exists, timeout=TIMEOUT)


def _words(page: Page) -> dict[str, dict[str, Any]]:
    """The first of each word of a page, with where it stands, in points from the top left."""
    found: dict[str, dict[str, Any]] = {}
    for word in page.extract_words(x_tolerance=1.5, extra_attrs=["fontname", "size"]):
        found.setdefault(word["text"], word)
    return found


def test_a_third_office_s_layout_is_made_saved_and_printed_by(  # noqa: PLR0915 - a whole day
    qtbot: QtBot, start: Start, player: Player, store: Path, tmp_path: Path, picture: Path
) -> None:
    app = start()
    office = Office(app, player, qtbot)
    _choose_template(app, player, BUILTIN)
    player.press("Ctrl+Shift+N")

    office.write("Name of the template", "Northmoor")
    office.write("Series of meetings", SERIES)
    office.write("Title", "{series}: {d} {month} {yyyy}")
    office.choose("Variant", "Accessible")

    office.section("Page")
    office.choose("Letters", "Liberation Serif")
    office.write("Size of the letters (points)", "11")
    office.write("From line to line (points)", "14,5")
    office.write("Margin on the left (mm)", "25")

    office.section("Details")
    office.click("Label, Detail 4")
    player.press("Ctrl+Shift+Backspace")
    office.write("Label, Detail 1", "Held on")
    office.write("Value, Detail 1", "{d} {month} at {time}")
    office.write("Label, Detail 2", "Led by")
    office.write("Value, Detail 2", "Maren Holt")
    office.tick("Beside the one above, Detail 2")
    office.write("Label, Detail 3", "Pen")
    office.write("Value, Detail 3", "Tomas Reed")
    office.tick("Beside the one above, Detail 3")
    office.write("Width of the labels (mm)", "17")
    office.tick("Drawn as a table with lines")

    office.section("Attendance")
    office.click("Head, Column 2")
    player.press("Ctrl+Return")  # a column under the names
    office.choose("Shows, Column 3", "the initials")
    office.write("Head, Column 3", "Initials")
    office.write("Width, Column 3", "20")
    office.write("Width, Column 4", "50")
    office.click("Head, Column 3")
    player.press("Alt+Up")  # initials before names
    assert office.shown("Shows, Column 2") == "the initials"
    office.write("Name, Person 1", "Maren Holt")

    office.section("Items")
    office.write("Head of the numbers", "No")
    office.write("Head of the words", "Business")
    office.write("Head of the third column", "Lead")
    office.choose("Heads stand, if accessible", "in a row on every page")
    office.write("Width of the third column (mm)", "35")

    office.section("Numbers")
    office.choose("Ready-made numbers", "Part A")
    office.write("Pattern, Depth 2", "{n}/{yy}")
    office.choose("Begins again, Depth 2", "never in a series")
    assert "Part A → 39/20 → 39/20.1 → 39/20.2 → 40/20 → Part B" in office.sentences()

    office.section("Standing items")
    while office.has("Heading, Item 1"):
        office.click("Heading, Item 1")
        player.press("Ctrl+Shift+Backspace")
    player.press("Return")  # the button that adds has the focus
    office.write("Heading, Item 1", "For decision")
    player.press("Ctrl+Return")
    player.type("Budget")
    player.press("Alt+Shift+Right")
    office.write("Third column, Item 2", "Vale")
    office.write("Begins with, Item 2", "question, Findings")
    office.click("Heading, Item 2")
    player.press("Ctrl+Return")
    player.type("Buildings")

    office.section("Header and footer")
    office.write("Footer", "Northmoor – {state}")
    office.write("Number of the page", "{x}/{y}")
    office.write("Protective marking", "RESTRICTED")
    office.write("Draft", "First writing {n}")

    office.section("Picture")
    office.press_button("Choose a picture…")
    office.choose_file(picture)
    assert "not right yet" in _names_of_sections(app)
    office.write("What it shows, in words", "The crest of Northmoor")
    assert "not right yet" not in _names_of_sections(app)

    _save(qtbot, player, office, 1)
    player.press("Escape")  # dismisses what was said
    player.press("Escape")
    assert isinstance(app.window.page(), TemplatesPage)

    _begin_meeting(app, player, office, "Northmoor")
    assert app.page is not None
    minutes = app.page.open_minutes.current
    assert minutes.title == f"{SERIES}: 15 June 2031"
    question = minutes.items[0].items[0].blocks[0].id
    app.page.sheet.go_to(question)
    player.type("What does it cost?")
    file = tmp_path / "northmoor.pdf"
    _export(qtbot, player, file)

    with pdfplumber.open(file) as pdf:
        page = pdf.pages[0]
        words = _words(page)
        images = page.images
        text = page.extract_text()
    left, right = 25 * MM, 190 * MM
    assert words["Held"]["fontname"].endswith("LiberationSerif-Bold")
    assert words["Tomas"]["fontname"].endswith("LiberationSerif")
    assert words["Tomas"]["size"] == pytest.approx(11.0)
    # Three pairs of label and value on one line, each a third of the page wide.
    tops = [words[word]["top"] for word in ("Held", "Led", "Pen")]
    assert tops == pytest.approx([tops[0]] * 3, abs=0.5)
    third = (right - left) / 3
    starts = [words[word]["x0"] for word in ("Held", "Led", "Pen")]
    assert starts[1] - starts[0] == pytest.approx(third, abs=0.5)
    assert starts[2] - starts[1] == pytest.approx(third, abs=0.5)
    # The initials stand before the names, as wide as was typed.
    assert words["Initials"]["x0"] - words["Attendance:"]["x0"] == pytest.approx(32 * MM, abs=0.5)
    assert words["Name:"]["x0"] - words["Initials"]["x0"] == pytest.approx(20 * MM, abs=0.5)
    # The third column under its own head, at its width from the right edge.
    assert [words[word]["top"] for word in ("Business", "Lead")] == pytest.approx(
        [words["No"]["top"]] * 2, abs=0.5
    )
    edge = right - 35 * MM
    assert edge < words["Lead"]["x0"] < edge + 4 * MM
    assert words["Vale"]["x0"] == pytest.approx(words["Lead"]["x0"], abs=0.5)
    assert words["Part"]["top"] < words["Budget"]["top"] < words["Buildings"]["top"]
    assert words["1/31"]["top"] == pytest.approx(words["Budget"]["top"], abs=1)
    assert words["2/31"]["top"] == pytest.approx(words["Buildings"]["top"], abs=1)
    assert "Question" in text  # the lead of the accessible variant
    assert "Northmoor – First writing 1" in text
    assert "1/1" in text
    assert "RESTRICTED" in text
    (crest,) = images
    assert crest["x1"] == pytest.approx(right, abs=1)
    assert crest["x1"] - crest["x0"] == pytest.approx(45 * MM, abs=1)
    (own,) = (one for one in reading.templates(store) if one.name == "Northmoor")
    assert (own.layout.logo.alt, own.version, own.replaces) == ("The crest of Northmoor", 1, "")


def test_a_builtin_is_edited_as_the_office_s_own_form_and_a_meeting_keeps_its_version(
    qtbot: QtBot, start: Start, player: Player
) -> None:
    app = start()
    office = Office(app, player, qtbot)
    _begin_meeting(app, player, office, BUILTIN)
    assert app.page is not None
    begun = app.page.open_minutes.template
    assert (begun.id, begun.version) == ("monthly-assurance", 1)

    player.press("Ctrl+F9")  # edit the template of the meeting
    office.section("Header and footer")
    office.write("Footer", "Ours: {state}")
    _save(qtbot, player, office, 1)
    office.write("Footer", "Ours again: {state}")
    _save(qtbot, player, office, 2)
    player.press("Escape")
    player.press("Escape")
    player.press("Escape")
    assert app.page is not None
    opened = app.page.open_minutes
    assert opened.template == begun

    player.press("Ctrl+Shift+F9")  # use the newest
    assert opened.template.layout.footer == "Ours again: {state}"
    assert (opened.template.version, opened.template.replaces) == (2, begun.id)
    assert opened.undo_label == "Use the newest template"
    player.press("Ctrl+Z")
    assert opened.template == begun
    player.press("Ctrl+Y")
    app.window.close()

    app = start()
    qtbot.waitUntil(lambda: app.page is not None)
    assert app.page is not None
    assert app.page.open_minutes.template.layout.footer == "Ours again: {state}"
    player.press("Ctrl+T")
    page = app.window.page()
    assert isinstance(page, TemplatesPage)
    rows = [
        [item.text() for column in range(4) if (item := page.table.item(row, column))]
        for row in range(page.table.rowCount())
    ]
    assert [row[1:] for row in rows if row[0] == BUILTIN] == [
        [BUILTIN, "2", "your office's form of a built-in one"]
    ]


def test_changes_are_undone_by_key_and_only_lost_when_that_is_wanted(
    qtbot: QtBot, start: Start, player: Player
) -> None:
    app = start()
    office = Office(app, player, qtbot)
    _choose_template(app, player, BUILTIN)
    player.press("Return")
    page = app.window.page()
    assert isinstance(page, TemplateEditor)
    player.press("Escape")  # nothing was changed, so nothing is asked
    assert isinstance(app.window.page(), TemplatesPage)

    player.press("Return")
    office.write("Name of the template", "Ours")
    player.press("Tab")
    player.type("s")
    player.press("Ctrl+Z")
    assert office.shown("Series of meetings") == BUILTIN
    player.press("Ctrl+Z")
    assert office.shown("Name of the template") == BUILTIN
    player.press("Ctrl+Y")
    assert office.shown("Name of the template") == "Ours"

    player.press("Alt+Home")
    office.answer("Go on editing")
    assert isinstance(app.window.page(), TemplateEditor)
    assert not app.window.close()
    office.answer("Go on editing")
    player.press("Escape")
    office.answer("Save")
    qtbot.waitUntil(lambda: isinstance(app.window.page(), TemplatesPage))
    assert [one.name for one in app.library.templates() if one.replaces] == ["Ours"]

    _go_down_to(app, player, "Ours")
    player.press("Return")
    office.write("Name of the template", "Theirs")
    player.press("Escape")  # dismisses what was said
    player.press("Escape")
    office.answer("Leave without saving")
    assert isinstance(app.window.page(), TemplatesPage)
    assert [one.name for one in app.library.templates() if one.replaces] == ["Ours"]


def test_what_cannot_be_printed_is_told_in_its_place_and_not_saved(
    qtbot: QtBot, start: Start, player: Player, tmp_path: Path
) -> None:
    app = start()
    office = Office(app, player, qtbot)
    _choose_template(app, player, BUILTIN)
    player.press("Return")
    page = app.window.page()
    assert isinstance(page, TemplateEditor)
    good = page.open_template.template

    office.section("Page")
    office.write("Size of the letters (points)", "9")
    assert "Letters are 10 to 36 points high." in office.sentences()
    assert page.open_template.template == good  # what the preview prints
    office.section("Numbers")
    office.write("Pattern, Depth 2", "x")
    assert "Depth 2, Pattern: The pattern needs a count" in office.sentences()
    office.section("Items")
    office.write("Width of the third column (mm)", "wide")
    assert "This is no number. Type it like 12 or 12.5." in office.sentences()
    office.write("Head of the third column", "Lead")
    assert "This is no number" in office.sentences()
    assert _names_of_sections(app).count("not right yet") == 3

    player.press("Ctrl+S")
    assert "The template is not saved: " in office.said()[-1]
    assert [one.replaces for one in app.library.templates()].count("monthly-assurance") == 0
    office.section("Items")
    office.write("Width of the third column (mm)", "30")
    office.section("Numbers")
    office.write("Pattern, Depth 2", "{n}")
    player.press("Ctrl+S")  # goes to what is still wrong
    assert app.window.page() is page
    assert page.form().accessibleName() == "Page"
    player.press("Ctrl+A")
    player.type("13")
    assert "not right yet" not in _names_of_sections(app)
    assert office.said() == []

    no_picture = tmp_path / "notes.png"
    no_picture.write_text("no picture at all")
    office.section("Picture")
    office.press_button("Choose a picture…")
    office.choose_file(no_picture)
    assert "notes.png is no PNG or JPEG picture." in office.sentences()
    assert page.open_template.value.layout.logo.image == b""
    _save(qtbot, player, office, 1)
    assert page.open_template.template.layout.size == 13.0


def test_a_template_is_duplicated_and_chosen_for_a_draft(
    qtbot: QtBot, start: Start, player: Player
) -> None:
    app = start()
    office = Office(app, player, qtbot)
    _choose_template(app, player, BUILTIN)
    player.press("Ctrl+D")
    page = app.window.page()
    assert isinstance(page, TemplatesPage)
    chosen = page.table.item(page.table.currentRow(), 0)
    assert chosen is not None
    assert chosen.text() == f"Copy of {BUILTIN}"
    names = [one.name for one in app.library.templates()]
    assert {BUILTIN, f"Copy of {BUILTIN}"} <= set(names)

    _begin_meeting(app, player, office, BUILTIN)
    assert app.page is not None
    opened = app.page.open_minutes
    office.menu("Use another template…").trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QInputDialog))
    player.press("Home")
    for _ in range(names.index(f"Copy of {BUILTIN}")):
        player.press("Down")
    player.press("Return")
    qtbot.waitUntil(lambda: opened.template.name == f"Copy of {BUILTIN}")
    assert opened.current.template == opened.template.id
    opened.apply("Agreed", lambda minutes: replace(minutes, state="agreed"))
    assert not office.menu("Use another template…").isEnabled()
    assert not office.menu("Use the newest template").isEnabled()


def _names_of_sections(app: App) -> str:
    page = app.window.page()
    assert isinstance(page, TemplateEditor)
    return "\n".join(page.list.item(at).text() for at in range(page.list.count()))
