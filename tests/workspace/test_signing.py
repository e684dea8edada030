"""What is signed off is kept with the very pages that were shown, or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdfium2 import PdfDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from minutes_desktop.domain import edits, signing
from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.blocks import Actions
from minutes_desktop.domain.exchange import decode, encode
from minutes_desktop.domain.layout import Layout
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.record import digest_of
from minutes_desktop.domain.richtext import rich
from minutes_desktop.domain.sign_off import Agreement, Amendment, Signature
from minutes_desktop.domain.signing import Step
from minutes_desktop.export.font_digests import font_digests
from minutes_desktop.store import kept, reading
from minutes_desktop.workspace import signing as workspace_signing
from minutes_desktop.workspace.autosave import Autosave
from minutes_desktop.workspace.exporting import Printer
from minutes_desktop.workspace.library import Library
from minutes_desktop.workspace.signing import Prepared, Signing

MAY, JUNE = dt.date(2031, 5, 14), dt.date(2031, 6, 18)
TIMEOUT = 20_000
FERRY = Agreement(words="Ferry Board", date=JUNE)
SIGNATURE = Signature("Ann Ode", "Chair", JUNE)


@pytest.fixture
def library(tmp_path: Path, qtbot: QtBot) -> Iterator[Library]:
    """The library of a new store, open for writing."""
    library = Library(tmp_path / "minutes.sqlite")
    with qtbot.waitSignal(library.ready):
        pass
    yield library
    assert library.close()


@pytest.fixture(scope="module")
def printer(qapp: QApplication) -> Iterator[Printer]:
    """The printer of the sign-off page, one for all tests, since its process is slow to start."""
    printer = Printer()
    yield printer
    printer.close()


class Clerk:
    """Signs minutes off, one act after another."""

    def __init__(self, qtbot: QtBot, library: Library, printer: Printer) -> None:
        self.qtbot, self.library, self.printer = qtbot, library, printer

    def begin(self, date: dt.date = MAY) -> str:
        """Begin a meeting; its id."""
        with self.qtbot.waitSignal(self.library.listed):
            opened = self.library.begin(self.library.templates()[0], date)
        return opened.current.id

    def signing(self, key: str) -> Signing:
        """What the page works with."""
        return Signing(self.library, self.printer, key)

    def prepare(self, one: Signing, step: Step) -> Prepared:
        """Have the pages made."""
        with self.qtbot.waitSignal(one.prepared, timeout=TIMEOUT) as made:
            one.prepare(step, "Bo Clerk")
        prepared = made.args[0]
        assert isinstance(prepared, Prepared)
        return prepared

    def confirm(self, one: Signing) -> None:
        """Do what was prepared."""
        with self.qtbot.waitSignal(one.done, timeout=TIMEOUT):
            assert one.confirm()

    def refused(self, one: Signing) -> str:
        """Try to do what was prepared; the sentence of refusal."""
        said: list[str] = []
        for refused in (one.failed, one.moved):
            refused.connect(said.append)
        assert one.confirm()
        self.qtbot.waitUntil(lambda: bool(said))
        return said[0]

    def do(self, key: str, act: str, *fields: object) -> Prepared:
        """Do an act, by its name, from beginning to end."""
        one = self.signing(key)
        prepared = self.prepare(one, getattr(signing, act)(one.before, *fields))
        self.confirm(one)
        return prepared

    def sign(self, key: str) -> Prepared:
        """Take a draft through to its signing."""
        self.do(key, "circulated")
        self.do(key, "agreed", FERRY)
        return self.do(key, "signed", SIGNATURE)


@pytest.fixture
def clerk(qtbot: QtBot, library: Library, printer: Printer) -> Clerk:
    """Somebody who signs off."""
    return Clerk(qtbot, library, printer)


def words_of(pdf: bytes) -> str:
    return " ".join(page.get_textpage().get_text_bounded() for page in PdfDocument(pdf))


def test_the_very_bytes_that_were_shown_are_kept_with_all_that_made_them(
    clerk: Clerk, library: Library
) -> None:
    key = clerk.begin()
    one = clerk.signing(key)
    prepared = clerk.prepare(one, signing.circulated(one.before))
    assert prepared.file is not None
    shown = prepared.file.read_bytes()
    assert kept.versions(library.path, key) == ()
    clerk.confirm(one)
    (version,) = kept.versions(library.path, key)
    assert kept.pdf(library.path, key, 1) == shown
    assert (version.number, version.state, version.made_by) == (1, "circulated", "Bo Clerk")
    assert version.pdf_digest == digest_of(shown)
    assert version.content_digest == digest_of(kept.content(library.path, key, 1))
    assert version.fonts == font_digests(one.template.layout)
    assert sorted(version.fonts)[:1] == ["DejaVuSans-Bold.ttf"]
    assert version.digest == version.own_digest
    stored = reading.load(library.path, key)
    assert stored == signing.circulated(one.before).after
    assert decode(kept.content(library.path, key, 1)) == (stored, one.template)
    assert not one.confirm(), "nothing is done twice"


def test_versions_are_chained_to_the_one_before_and_to_the_meeting_before(
    clerk: Clerk, library: Library
) -> None:
    may, june = clerk.begin(MAY), clerk.begin(JUNE)
    clerk.do(may, "circulated")
    clerk.do(june, "circulated")
    clerk.do(june, "agreed", FERRY)
    (first,) = kept.versions(library.path, may)
    second, third = kept.versions(library.path, june)
    assert (first.before, first.series_before) == ("", "")
    assert (second.before, second.series_before) == ("", first.digest)
    assert (third.before, third.series_before) == (second.digest, first.digest)


def test_the_seal_on_the_signed_pages_is_that_of_the_version(
    clerk: Clerk, library: Library
) -> None:
    key = clerk.begin()
    prepared = clerk.sign(key)
    version = kept.versions(library.path, key)[-1]
    assert prepared.version is not None
    assert version.seal == prepared.version.seal
    words = words_of(kept.pdf(library.path, key, version.sequence))
    assert version.seal in words.replace(" ", "")
    assert "Signed 18 June 2031 by Ann Ode, Chair. Version 1." in words


def test_nothing_is_kept_where_the_minutes_were_written_meanwhile(
    clerk: Clerk, library: Library
) -> None:
    key = clerk.begin()
    one = clerk.signing(key)
    clerk.prepare(one, signing.circulated(one.before))
    opened = library.open(key)
    autosave = Autosave(opened, library.writer)
    opened.apply("Title", lambda value: edits.set_title(value, "Another"))
    assert autosave.flush()
    assert "were changed meanwhile" in clerk.refused(one)
    assert kept.versions(library.path, key) == ()
    assert reading.load(library.path, key) == opened.current


def test_nothing_is_kept_where_the_chain_grew_meanwhile(clerk: Clerk, library: Library) -> None:
    may, june = clerk.begin(MAY), clerk.begin(JUNE)
    one = clerk.signing(june)
    clerk.prepare(one, signing.circulated(one.before))
    clerk.do(may, "circulated")
    assert "were changed meanwhile" in clerk.refused(one)
    assert kept.versions(library.path, june) == ()
    again = clerk.signing(june)
    clerk.prepare(again, signing.circulated(again.before))
    other = clerk.signing(june)
    clerk.prepare(other, signing.circulated(other.before))
    clerk.confirm(other)
    assert "were changed meanwhile" in clerk.refused(again)
    assert len(kept.versions(library.path, june)) == 1


def test_the_signed_file_stays_when_template_fonts_and_program_change(
    clerk: Clerk, library: Library, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = clerk.begin()
    clerk.sign(key)
    signed = kept.pdf(library.path, key, 3)
    minutes, template = reading.load(library.path, key), library.templates()[0]
    other = replace(
        template, version=99, layout=replace(template.layout, font="Liberation Serif", size=14.0)
    )
    with qtbot.waitSignal(library.writer.wrote):
        library.save_template(other, lambda failure: None)
    monkeypatch.setattr(workspace_signing, "__version__", "99.0")
    copy = tmp_path / "copy.pdf"
    with qtbot.waitSignal(clerk.printer.exported, timeout=TIMEOUT):
        clerk.printer.export(minutes, other, copy)
    assert kept.pdf(library.path, key, 3) == signed
    assert copy.read_bytes() != signed
    assert "Copy of signed version 1" in words_of(copy.read_bytes())
    assert "Copy of" not in words_of(signed)
    one = Amendment(part="title", field="1", old="Notes", new="Record", minuted="Board, item 1")
    clerk.do(key, "amended", (one,))
    assert kept.pdf(library.path, key, 3) == signed
    before, after = kept.versions(library.path, key)[-2:]
    assert (after.program, after.number, after.before) == ("99.0", 2, before.digest)
    assert before.program != "99.0"
    words = words_of(kept.pdf(library.path, key, 4))
    assert "for “Notes” read “Record” (minuted: Board, item 1)" in words


def test_fonts_are_known_by_their_bytes() -> None:
    sans = font_digests(Layout())
    serif = font_digests(Layout(font="Liberation Serif"))
    assert len(sans) == len(serif) == 6
    assert set(sans) & set(serif) == {"DejaVuSans.ttf", "DejaVuSans-Bold.ttf"}
    assert all(len(digest) == 64 for digest in sans.values())


def test_going_back_publishing_and_withholding_keep_no_version_but_are_written_down(
    clerk: Clerk, library: Library
) -> None:
    key = clerk.begin()
    clerk.do(key, "circulated")
    clerk.do(key, "withheld", FERRY, "Two members disagreed")
    assert reading.load(library.path, key).state == "circulated"
    clerk.do(key, "returned", "A word is missing")
    assert (reading.load(library.path, key).state, reading.load(library.path, key).version) == (
        *("draft",),
        2,
    )
    clerk.sign(key)
    clerk.do(key, "published", "https://example.org", JUNE)
    clerk.do(key, "withdrawn", "Wrong meeting")
    acts = kept.acts(library.path, key)
    assert [act.kind for act in acts] == [
        *("circulated", "withheld", "returned", "circulated", "agreed", "signed"),
        *("published", "withdrawn"),
    ]
    assert {act.by for act in acts} == {"Bo Clerk"}
    assert [act.reason for act in acts if act.reason] == [
        *("Two members disagreed", "A word is missing", "Wrong meeting")
    ]
    assert acts[6].details["where"] == "https://example.org"
    assert acts[6].sequence == 4
    assert len(kept.versions(library.path, key)) == 4
    stored = reading.load(library.path, key)
    assert decode(encode(stored, None))[0] == stored


def test_a_draft_is_deleted_with_its_reason_but_not_under_a_hold(
    clerk: Clerk, library: Library
) -> None:
    key = clerk.begin()
    clerk.do(key, "held", "A request for information")
    one = clerk.signing(key)
    assert one.is_held
    # Whatever the page says, the store itself refuses.
    step = signing.deleted(one.before, "Begun twice", is_held=False, versions=0)
    clerk.prepare(one, step)
    assert "were not deleted" in clerk.refused(one)
    clerk.do(key, "released", "It was answered")
    assert not clerk.signing(key).is_held
    one = clerk.signing(key)
    clerk.prepare(one, signing.deleted(one.before, "Begun twice", is_held=False, versions=0))
    clerk.confirm(one)
    assert library.meetings() == ()
    last = kept.acts(library.path, key)[-1]
    assert (last.kind, last.reason) == ("deleted", "Begun twice")
    assert last.details["date"] == "2031-05-14"


def test_what_was_sent_out_last_can_be_compared_with(clerk: Clerk, library: Library) -> None:
    key = clerk.begin()
    assert clerk.signing(key).circulated_before() is None
    clerk.do(key, "circulated")
    clerk.do(key, "returned", "Comments")
    before = clerk.signing(key).circulated_before()
    assert isinstance(before, Minutes)
    assert (before.state, before.version) == ("circulated", 1)


def test_the_last_minutes_of_a_series_are_those_before_the_day(
    clerk: Clerk, library: Library
) -> None:
    may, june = clerk.begin(MAY), clerk.begin(JUNE)
    series = reading.load(library.path, may).series
    found = library.last_minutes(series, JUNE)
    assert found is not None
    assert found.id == may
    assert library.last_minutes(series, MAY) is None
    newest = library.last_minutes(series, None)
    assert newest is not None
    assert newest.id == june
    assert [one.id for one in library.later_meetings(series, JUNE)] == [june]


def test_actions_keep_the_references_by_which_the_minutes_that_went_out_know_them(
    clerk: Clerk, library: Library
) -> None:
    key = clerk.begin()
    opened = library.open(key)
    autosave = Autosave(opened, library.writer)
    item = Item(blocks=(Actions(entries=(Action("links", rich("Add the links")),)),))
    opened.apply("Write", lambda minutes: edits.add_item(minutes, None, 0, item))
    assert autosave.flush()
    one = clerk.signing(key)
    clerk.prepare(one, signing.circulated(one.before))
    clerk.confirm(one)
    stored = reading.load(library.path, key)
    (block,) = stored.items[0].blocks
    assert isinstance(block, Actions)
    assert block.entries[0].reference == "01.14/05/2031"
    assert decode(kept.content(library.path, key, 1))[0] == stored


def test_signed_minutes_brought_in_from_a_file_are_amended_like_any(
    clerk: Clerk, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    key = clerk.begin()
    clerk.sign(key)
    file = tmp_path / "signed.json"
    file.write_bytes(kept.content(library.path, key, 3))
    with qtbot.waitSignal(library.imported):
        library.import_files([file])
    assert len(library.meetings()) == 1, "it is here already"
    other = Library(tmp_path / "other.sqlite")
    with qtbot.waitSignal(other.ready):
        pass
    with qtbot.waitSignal(other.imported):
        other.import_files([file])
    there = Clerk(qtbot, other, clerk.printer)
    one = Amendment(part="title", field="1", old="Notes", new="Record", minuted="Board, item 1")
    there.do(key, "amended", (one,))
    (version,) = kept.versions(other.path, key)
    assert (version.sequence, version.number, version.state) == (1, 2, "signed")
    assert reading.load(other.path, key).title.endswith("Record")
    assert other.close()
