"""Real published minutes come out of the print word for word."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from minutes_desktop.export.pdf.document import make_pdf
from tests.case_minutes import TEMPLATE, minutes_of


def _module(folder: Path, name: str) -> ModuleType:
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
        assert spec
        assert spec.loader
        module = sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.mark.parametrize("name", ["2016-07-26", "2017-06-30", "2018-08-28", "2019-11-25"])
def test_published_meeting_notes_print_word_for_word(
    name: str, shared: Path, tmp_path: Path
) -> None:
    cases = shared / "cases"
    reader, judge = _module(cases, "case_format"), _module(cases, "compare_pdf")
    case = reader.load_case(cases / f"{name}.yaml")
    path = tmp_path / "minutes.pdf"
    path.write_bytes(make_pdf(minutes_of(case, TEMPLATE), TEMPLATE))
    found = judge.compare(case, path, bullets=True)
    assert found.ok, judge.report(found)
