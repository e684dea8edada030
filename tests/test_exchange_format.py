"""The page about the exchange file tells the truth, and all of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from msgspec import Struct

from minutes_desktop.domain.actions import DueKind, OwnerKind, StatusKind, StatusPlace
from minutes_desktop.domain.blocks import BlockKind, EventKind
from minutes_desktop.domain.exchange import FORMAT, VERSION, ExchangeError, decode
from minutes_desktop.domain.exchange_form import fields_of
from minutes_desktop.domain.exchange_schema import structs_of
from minutes_desktop.domain.minutes import (
    ApprovalRole,
    DetailRole,
    Minutes,
    NumberPlace,
    walk_blocks,
)
from minutes_desktop.domain.sign_off import SigningWay, State
from minutes_desktop.domain.template import Template

_PAGE = (Path(__file__).resolve().parents[1] / "docs" / "exchange-format.md").read_text("utf-8")
_EXAMPLE, *_ = re.findall(r"```json\n(\{.*?)```", _PAGE, re.DOTALL)
_KINDS = (
    *(BlockKind, EventKind, OwnerKind, DueKind, StatusKind, StatusPlace),
    *(State, SigningWay, DetailRole, ApprovalRole, NumberPlace),
)


def test_the_example_is_imported_as_it_stands(tmp_path: Path) -> None:
    """By the command, into a new store; and it prints."""
    file, store, pdf = (tmp_path / name for name in ("board.json", "new.sqlite", "board.pdf"))
    file.write_text(_EXAMPLE, "utf-8")
    program = [sys.executable, "-m", "minutes_desktop", "--store", str(store)]
    done = subprocess.run(
        [*program, "import", str(file)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    export = [*program, "export", done.stdout.strip(), "--to", str(pdf)]
    assert subprocess.run(export, check=False).returncode == 0
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_the_example_holds_what_it_says() -> None:
    minutes, template = decode(_EXAMPLE.encode())
    assert template is None
    assert minutes.apologies[0].stand_in == minutes.attendance[0].id == "ann"
    kinds = [type(block).__name__ for block in walk_blocks(minutes.items)]
    assert kinds == ["Question", "Findings", "Actions", "Text"]


@pytest.mark.parametrize("kind", sorted(structs_of(Minutes), key=str))
def test_every_key_of_the_minutes_is_on_the_page(kind: type[Struct]) -> None:
    missing = [name for name in fields_of(kind) if f"`{name}`" not in _PAGE]
    assert missing == []


def test_every_key_of_a_template_is_named() -> None:
    part = _PAGE.partition("\n## template\n")[2].partition("\n## ")[0]
    assert [name for name in fields_of(Template) if f"`{name}`" not in part] == []


def test_every_word_for_a_kind_is_on_the_page() -> None:
    words = {word for kind in _KINDS for word in get_args(kind) if word}
    assert sorted(word for word in words if f"`{word}`" not in _PAGE) == []


def test_what_is_needed_is_marked_so() -> None:
    """Of the minutes; those are all."""
    needed = {
        (kind.__name__, name)
        for kind in structs_of(Minutes)
        for name, field in fields_of(kind).items()
        if field.required
    }
    assert needed == {("Run", "text"), ("Owner", "name")}
    assert "`text` | the characters; *needed*" in _PAGE
    assert "objects with `name` (*needed*)" in _PAGE


def test_the_version_on_the_page_is_the_one_there_is() -> None:
    assert f'"{FORMAT}/{VERSION}"' in _PAGE
    assert f"minutes-{VERSION}.schema.json" in _PAGE


@pytest.mark.parametrize(
    "change, place",
    [
        (('"heading": "AOB:"', '"headng": "AOB:"'), r"headng: “headng” is not known here; did you"),
        (('"date": "2031-05-14"', '"date": "2031-02-30"'), r"minutes\.date: “2031-02-30” is no da"),
        (('"text": "None."', '"text": 7'), r"text: a text, or a list of paragraphs, is needed he"),
        (('"run_in": true,', '"run_in": true'), r", column \d+: a comma or a closing bracket is "),
    ],
)
def test_the_errors_look_as_the_page_says(change: tuple[str, str], place: str) -> None:
    wrong = _EXAMPLE.replace(*change)
    assert wrong != _EXAMPLE
    with pytest.raises(ExchangeError, match=rf"^Line \d+.*{place}") as refused:
        decode(wrong.encode())
    reason = str(refused.value).partition(": ")[2]
    assert f": {reason} Nothing has been imported." in _PAGE


def test_every_piece_of_json_on_the_page_is_json() -> None:
    for piece in re.findall(r"```json\n(.*?)```", _PAGE, re.DOTALL):
        json.loads(piece)
