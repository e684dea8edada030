"""Real published minutes come out of the print word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutes_desktop.export.pdf.document import make_pdf
from tests.case_minutes import TEMPLATE, case_tool, minutes_of


@pytest.mark.parametrize("name", ["2016-07-26", "2017-06-30", "2018-08-28", "2019-11-25"])
def test_published_meeting_notes_print_word_for_word(
    name: str, shared: Path, tmp_path: Path
) -> None:
    cases = shared / "cases"
    reader, judge = case_tool(shared, "case_format"), case_tool(shared, "compare_pdf")
    case = reader.load_case(cases / f"{name}.yaml")
    path = tmp_path / "minutes.pdf"
    path.write_bytes(make_pdf(minutes_of(case, TEMPLATE), TEMPLATE))
    found = judge.compare(case, path, bullets=True)
    assert found.ok, judge.report(found)
