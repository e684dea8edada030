"""Every kind of block goes the whole way: shown, edited, saved, loaded, printed, sent and taken in.

The kinds come from ``BlockKind`` itself. One without a sample in the factories fails here, and one
that a room of the program does not know fails type checking there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from msgspec import to_builtins
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from minutes_desktop.domain import edits
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BlockKind,
    BroughtForward,
    Question,
    Quoted,
    Titled,
    block_kind,
)
from minutes_desktop.domain.exchange import decode, encode
from minutes_desktop.domain.kinds import words_of
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.richtext import plain
from minutes_desktop.domain.template import Template
from minutes_desktop.domain.tree import place_of_block
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.ui.capture.forms.block_row import BlockRow
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.capture.page import CapturePage
from minutes_desktop.ui.richtext.editor import RichTextEdit
from minutes_desktop.workspace.autosave import Autosave
from minutes_desktop.workspace.exporting import Printer
from minutes_desktop.workspace.library import Library
from minutes_desktop.workspace.open_minutes import OpenMinutes
from tests.export.builders import Paper
from tests.factories import one_of_each_block
from tests.journeys.player import Player
from tests.ui.conftest import Show, on_screen

__all__ = ["on_screen"]  # a fixture

_FAR = 2**31 - 1


class Desk:
    """One meeting with one block to be written, and what it was written in."""

    def __init__(self, library: Library, minutes: OpenMinutes, autosave: Autosave) -> None:
        self.library, self.minutes, self.autosave = library, minutes, autosave
        self.printer = Printer()
        self.page = CapturePage(minutes, autosave, self.printer, library)
        self.page.preview.hide()
        self.player = Player()

    def put(self, block: Block) -> None:
        """Have the block alone in an item."""
        item = Item(heading="Kind", blocks=(block,))
        self.minutes.apply("New item", lambda value: edits.add_item(value, None, 0, item))

    def block(self, block_id: str) -> Block:
        """The block as it stands now."""
        place = place_of_block(self.minutes.current.items, block_id)
        assert place is not None
        return place.block


@pytest.fixture
def template() -> Template:
    return builtin_templates()[0]


@pytest.fixture
def desk(tmp_path: Path, template: Template, on_screen: Show) -> Iterator[Desk]:
    library = Library(tmp_path / "store.sqlite")
    minutes = library.begin(template, dt.date(2031, 5, 14), dt.time(10))
    desk = Desk(library, minutes, Autosave(minutes, library.writer))
    on_screen(desk.page)
    yield desk
    desk.page.leave()
    desk.printer.close()
    assert desk.library.close()


def _samples(kind: BlockKind) -> list[Block]:
    return [block for block in one_of_each_block() if block_kind(block) == kind]


def _written(row: BlockRow) -> list[str]:
    """The names of the fields of a row that are written in, those of waiting rows left out."""
    if isinstance(row.editor, RichTextEdit):
        return ["text"]
    fields = row.editor.named_fields().items()
    return [
        name
        for name, field in fields
        if isinstance(field, LineField | RichTextEdit) and not name.startswith("new.")
    ]


def _write_in_every_field(desk: Desk, block: Block) -> list[str]:
    """Type a word at the end of every field of the block; the words."""
    row = desk.page.sheet.column.widget_of(block.id)
    assert isinstance(row, BlockRow)
    typed = []
    if isinstance(block, Titled | Question):
        assert row.focus_label()
        desk.player.press("End")
        desk.player.type(" Zqlabel")
        typed.append("Zqlabel")
    for number, name in enumerate(_written(row)):
        assert row.focus_field(name, _FAR)
        typed.append(f"Zq{number}x")
        desk.player.type(f" {typed[-1]}")
        desk.minutes.close_run()
    return typed


@pytest.mark.parametrize("kind", get_args(BlockKind))
def test_every_kind_goes_the_whole_way(
    qtbot: QtBot, tmp_path: Path, template: Template, desk: Desk, kind: BlockKind
) -> None:
    samples = _samples(kind)
    assert samples, f"no sample of the kind {kind} in the factories"
    for sample in samples:
        desk.put(sample)
        with qtbot.waitSignal(desk.autosave.saved):
            typed = _write_in_every_field(desk, sample)
        block = desk.block(sample.id)
        assert block_kind(block) == kind
        said = str(to_builtins(block))
        assert [word for word in typed if word not in said] == []
    desk.autosave.flush()
    _is_loaded(tmp_path / "store.sqlite", desk.minutes.current)
    _is_printed(desk.minutes.current, template, [desk.block(sample.id) for sample in samples])
    _is_sent_and_taken_in(desk.minutes.current, template)


def _is_loaded(store: Path, minutes: Minutes) -> None:
    library = Library(store)
    assert library.open(minutes.id).current == minutes
    assert library.close()


def _is_printed(minutes: Minutes, template: Template, blocks: list[Block]) -> None:
    pages = Paper(minutes, template).pages
    printed = "".join(char["text"] for page in pages for char in page if char["text"].strip())
    for block in blocks:
        words = plain(words_of(_printed_part(block))).split()
        assert [word for word in words if word not in printed] == []


def _printed_part(block: Block) -> Block:
    """The block without what the program keeps and this layout does not print."""
    match block:
        case Quoted():
            return replace(block, source="")
        case Actions():
            entries = tuple(replace(entry, reference="") for entry in block.entries)
            return replace(block, entries=entries)
        case BroughtForward():
            return replace(block, original=replace(block.original, reference=""))
        case _:
            return block


def _is_sent_and_taken_in(minutes: Minutes, template: Template) -> None:
    sent = encode(minutes, template)
    taken, carried = decode(sent)
    assert taken == minutes
    assert encode(taken, carried) == sent
