"""The rules of the house that import-linter and ruff cannot see."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(__file__).resolve().parents[1]
_PRODUCT = _ROOT / "minutes_desktop"
_TESTS = _ROOT / "tests"
# exec() of Qt waits inside a handler: only the program as a whole may do that.
_MAY_EXEC = {"__main__.py", "app.py"}
# Programs that are started as a process of their own, to be killed.
_PROGRAMS = {"benchmarks/session.py", "journeys/killed.py"}


def test_the_workspace_knows_no_widget_and_no_drawing() -> None:
    drawing = ("PySide6.QtGui", "PySide6.QtWidgets")
    assert not [
        f"{where} imports {name}"
        for where, name in _imports(_PRODUCT / "workspace")
        if name.startswith(drawing)
    ]


def test_nothing_sleeps() -> None:
    assert not list(_calls(_PRODUCT, "sleep")) + list(_calls(_TESTS, "sleep"))


def test_no_window_waits_for_an_answer_inside_a_handler() -> None:
    assert not [call for call in _calls(_PRODUCT, "exec") if call.split(":")[0] not in _MAY_EXEC]


def test_no_test_runs_a_loop_of_its_own() -> None:
    assert not [call for call in _calls(_TESTS, "exec") if call.split(":")[0] not in _PROGRAMS]


def test_every_folder_of_the_product_is_a_package() -> None:
    folders = {path.parent for path in _PRODUCT.rglob("*.py") if "migrations" not in path.parts}
    assert not [str(folder) for folder in folders if not (folder / "__init__.py").exists()]


def _modules(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        yield path.relative_to(folder).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def _imports(folder: Path) -> Iterator[tuple[str, str]]:
    for where, module in _modules(folder):
        for node in ast.walk(module):
            if isinstance(node, ast.Import):
                yield from ((where, name.name) for name in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((where, f"{node.module}.{name.name}") for name in node.names)


def _calls(folder: Path, name: str) -> Iterator[str]:
    """Where a function or method of this name is called: ``file.py:line``."""
    for where, module in _modules(folder):
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and name == _name(node.func):
                yield f"{where}:{node.lineno}"


def _name(function: ast.expr) -> str:
    match function:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""
