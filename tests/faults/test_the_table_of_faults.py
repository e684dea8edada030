"""The page that says what happens in each fault names tests that are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
COLUMNS = ["Fault", "Typing", "Saving", "Exporting", "Closing"]


def _rows() -> list[list[str]]:
    lines = [line for line in PAGE.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert cells[0] == COLUMNS
    return cells[2:]


def _named() -> dict[str, str]:
    """The tests by their number on the page."""
    return dict(re.findall(r"^(\d+)\. `(\S+::\S+)`$", PAGE, re.MULTILINE))


def _is_there(name: str) -> bool:
    file, _, function = name.partition("::")
    path = ROOT / file
    if not path.is_file():
        return False
    found = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return any(isinstance(one, ast.FunctionDef) and one.name == function for one in found)


def test_every_cell_says_what_happens_and_names_a_test() -> None:
    named = _named()
    for fault, *cells in _rows():
        assert len(cells) == len(COLUMNS) - 1, fault
        for cell in cells:
            words, number = re.fullmatch(r"(.+?) \[(\d+)\]", cell).groups()  # type: ignore[union-attr]
            assert words
            assert number in named, (fault, cell)


def test_every_test_it_names_is_there() -> None:
    assert [name for name in _named().values() if not _is_there(name)] == []


def test_no_test_is_listed_that_no_cell_names() -> None:
    used = set(re.findall(r"\[(\d+)\]", "".join(cell for row in _rows() for cell in row)))
    assert used == _named().keys()
