"""Real published minutes come out of the print word for word, and whole in any other layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.blocks import block_kind
from minutes_desktop.domain.layout import Variant
from minutes_desktop.domain.minutes import Minutes, walk_blocks
from minutes_desktop.domain.richtext import BULLET, Paragraph, plain
from minutes_desktop.export.pdf.document import make_pdf
from tests.case_minutes import LAYOUTS, builtin_template, case_tool, minutes_of, template_of
from tests.export.builders import Paper, in_variant

NAMES = ["2016-07-26", "2017-06-30", "2018-08-28", "2019-11-25", "2020-07-21"]


def read_case(shared: Path, name: str) -> dict[str, Any]:
    """A published meeting."""
    case: dict[str, Any] = case_tool(shared, "case_format").load_case(
        shared / "cases" / f"{name}.yaml"
    )
    return case


@pytest.mark.parametrize("name", NAMES)
def test_published_minutes_print_word_for_word_in_their_own_layout(
    name: str, shared: Path, tmp_path: Path
) -> None:
    case, judge = read_case(shared, name), case_tool(shared, "compare_pdf")
    template = template_of(case)
    path = tmp_path / "minutes.pdf"
    path.write_bytes(make_pdf(minutes_of(case, template), template))
    found = judge.compare(case, path, bullets=True)
    assert found.ok, judge.report(found)


@pytest.mark.parametrize("variant", ["classic", "accessible"])
@pytest.mark.parametrize("layout", LAYOUTS.values())
@pytest.mark.parametrize("name", NAMES)
def test_published_minutes_print_whole_in_every_layout_and_look(
    name: str, layout: str, variant: Variant, shared: Path
) -> None:
    template = in_variant(builtin_template(layout), variant)
    value = minutes_of(read_case(shared, name), template)
    paper = Paper(value, template)
    assert not paper.clipped()
    assert not paper.overprinted()
    printed = paper.column(0, 210).casefold()
    fields = _PRINTED if template.layout.looks.source else _PRINTED - {"source"}
    wanted = Counter("".join(words_written(value, fields)).casefold().split())
    del wanted["-"]  # the dash before a question goes where the question has a line of its own
    letters = Counter(letter for word in wanted.elements() for letter in word)
    assert not letters - Counter(printed)
    assert [word for word, times in wanted.items() if printed.count(word) < times] == []


def words_written(value: Minutes, fields: frozenset[str]) -> Iterator[str]:
    """All that was typed for print in these fields of its parts, a space after every stretch."""
    yield f"{value.title} "
    for detail in value.details:
        yield f"{detail.label} {plain(detail.value)} "
    for row in value.approval.rows:
        yield f"{row.label} {row.value} "
    yield f"{value.approval.heading} "
    for part in (*value.attendance, *value.apologies, *_groups(value), *value.items):
        yield from _words_in(part, fields)


def _groups(value: Minutes) -> Iterator[str]:
    yield from {attendee.group for attendee in value.attendance}


_PRINTED = frozenset(
    (
        *("name", "capacity", "representative", "number", "heading", "column", "presenter"),
        *("paper", "blocks", "items", "label", "lead_in", "origin", "item", "text", "nil"),
        *("entries", "original", "reference", "sittings", "words", "heads", "rows", "cells"),
        "source",
    )
)


def _words_in(part: object, fields: frozenset[str]) -> Iterator[str]:
    match part:
        case str():
            yield f"{part} "
        case Paragraph():
            yield f"{'' if part.marker == BULLET else part.marker} {part.words} "
        case tuple():
            for each in part:
                yield from _words_in(each, fields)
        case Action():
            status = part.status.words if part.status.place == "column" else ""
            yield f"{part.reference} {plain(part.text)} {part.owner_printed} {status} "
        case Struct():
            for field in part.__struct_fields__:
                if field in fields:
                    yield from _words_in(getattr(part, field), fields)
        case _:
            return


def test_each_kind_of_block_that_was_published_is_a_kind_of_its_own(shared: Path) -> None:
    kinds: Counter[str] = Counter()
    for name in NAMES:
        case = read_case(shared, name)
        kinds += Counter(map(block_kind, walk_blocks(minutes_of(case, template_of(case)).items)))
    assert kinds["quoted"] == 7
    assert kinds["previous_actions"] == 1
    assert kinds["decision"] == 3
    assert kinds["note"] == 1
    assert kinds["update"] == 5
    assert kinds["next_meeting"] == 4
    assert kinds["table"] == 0
