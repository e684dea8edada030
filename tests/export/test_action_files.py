"""Actions handed out: for Excel, for any spreadsheet, and on paper by owner."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from minutes_desktop.domain.action_sheet import ActionSheet
from minutes_desktop.domain.register_lines import Line
from minutes_desktop.export.action_files import export_actions, make_csv, make_workbook
from minutes_desktop.export.action_sheet import printed
from minutes_desktop.export.errors import ExportError
from minutes_desktop.export.pdf.document import make_pdf
from tests.export.tagged import Tagged

DAY = dt.date(2031, 6, 20)
_NS = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def line(key: str, words: str, owners: str = "", group: str = "", **fields: object) -> Line:
    known: dict[str, object] = {
        "action_id": key,
        "reference": f"{key}.14/05/2031",
        "series": "Board",
        "meeting_id": "m",
        "words": words,
        "owners": owners,
        "status": "open",
        "status_words": "",
        "due_words": "",
        "latest_id": "m",
        "postponed": 2,
        "raised": dt.date(2031, 5, 14),
        "latest": dt.date(2031, 6, 11),
        "group": group,
    }
    return Line(**known | fields)  # type: ignore[arg-type]


LATE = line(
    "01",
    "Add the links",
    "NT/DH",
    due=dt.date(2031, 6, 3),
    due_words="by 3 June",
)
DONE = line("02", "Report – Zoë", "NT", status="completed", status_words="(Completed).")
SHEET = ActionSheet(DAY, "Actions: Open", (LATE, DONE), ())


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_has_a_row_an_action_and_the_mark_by_which_excel_knows_its_letters() -> None:
    data = make_csv(SHEET)
    assert data.startswith(b"\xef\xbb\xbf")
    head, first, second = rows_of(data)
    assert head[:4] == ["Reference", "Action", "Owners", "Due"]
    assert first == [
        *("01.14/05/2031", "Add the links", "NT/DH", "2031-06-03", "by 3 June", "Yes", "Open"),
        *("2031-05-14", "37", "2", "Board", "2031-06-11"),
    ]
    assert second[1:7] == ["Report – Zoë", "NT", "", "", "", "Completed"]


@pytest.mark.parametrize(
    "words",
    [
        '=HYPERLINK("http://example.org","a")',
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\tx",
        "\r=1",
        " =1+1",
        "＝1+1",
    ],
)
def test_what_a_spreadsheet_would_reckon_is_only_words(words: str) -> None:
    sheet = ActionSheet(DAY, "", (line("01", words, owners=words),), ())
    _, row = rows_of(make_csv(sheet))
    assert row[1:3] == [f"'{words}", f"'{words}"]
    cells = list(_cells(make_workbook(sheet)).values())
    assert all(cell.find("s:f", _NS) is None for cell in cells)


def test_quotes_commas_and_lines_come_back_from_csv_as_they_were() -> None:
    words = 'He said "yes", twice;\nthen\r\nleft'
    _, row = rows_of(make_csv(ActionSheet(DAY, "", (line("01", words),), ())))
    assert row[1] == words


def _cells(data: bytes) -> dict[str, ET.Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - ours
    return {cell.attrib["r"]: cell for cell in sheet.iterfind(".//s:c", _NS)}


def _words(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        shared = ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 - ours
    return ["".join(one.itertext()) for one in shared.iterfind("s:si", _NS)]


def test_a_workbook_has_typed_days_and_counts_and_words_as_they_are() -> None:
    data = make_workbook(SHEET)
    cells, words = _cells(data), _words(data)
    day = cells["D2"].find("s:v", _NS)
    assert day is not None
    assert dt.date(1899, 12, 30) + dt.timedelta(int(day.text or "")) == dt.date(2031, 6, 3)
    assert (cells["I2"].find("s:v", _NS).text, cells["J2"].find("s:v", _NS).text) == ("37", "2")  # type: ignore[union-attr]
    assert {"Add the links", "Report – Zoë", "Completed"} <= set(words)
    assert make_workbook(SHEET) == data


def test_a_workbook_holds_hostile_words() -> None:
    hostile = "\x00 \x0b <b> &amp; \ufffe 😀 " + "x" * 40_000
    (words,) = [
        one
        for one in _words(make_workbook(ActionSheet(DAY, "", (line("01", hostile),), ())))
        if "😀" in one
    ]
    assert "<b> &amp;" in words
    assert len(words) <= 32_767
    assert words.endswith("…")


BY_OWNER = ActionSheet(
    DAY,
    "Actions: Open",
    (),
    (
        line("03", "Write to <b>all</b> & wait", ""),
        line("01", "Add the links", "NT/DH", "dh", due=dt.date(2031, 6, 3), due_words="by 3 June"),
        line("01", "Add the links", "NT/DH", "nt", due=dt.date(2031, 6, 3), due_words="by 3 June"),
        line("02", "Report", "NT", "nt", due_words="when completed"),
    ),
)


def test_on_paper_each_owner_has_a_section_ready_to_be_sent(tmp_path: Path) -> None:
    file = tmp_path / "actions.pdf"
    export_actions(BY_OWNER, file)
    pdf = Tagged(file.read_bytes())
    assert pdf.faults() == []
    heard = pdf.elements()
    heads = [words for kind, words in heard if kind in {"H1", "H2"}]
    assert heads == ["Actions by owner", "Nobody named", "DH", "NT"]
    said = [words for _, words in heard]
    for words in ("As at 20 June 2031", "Actions: Open", "Write to <b>all</b> & wait"):
        assert words in said
    assert [words for words in said if words in {"3 June 2031", "overdue"}] == [
        *("3 June 2031", "overdue"),
        *("3 June 2031", "overdue"),
    ]
    assert "when completed" in said


def test_on_paper_it_is_said_when_there_are_none() -> None:
    pdf = Tagged(make_pdf(*printed(ActionSheet(DAY, "Actions: Overdue", (), ()))))
    assert ("P", "There are no actions.") in pdf.elements()


def many_actions() -> ActionSheet:
    """Actions for several pages, some of them long."""
    many = tuple(
        line(f"{n:02}", "Bring the figures " * (n % 40 + 1), "NT", "nt", due_words="at once")
        for n in range(60)
    )
    return ActionSheet(DAY, "Actions: Open", (), (*BY_OWNER.by_owner, *many))


def test_the_same_actions_give_the_same_pages_whatever_their_length() -> None:
    pdf = make_pdf(*printed(many_actions()))
    assert make_pdf(*printed(many_actions())) == pdf
    assert Tagged(pdf).faults() == []


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "csv"])
def test_a_file_is_whole_or_not_there(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"actions.{kind}"
    file.write_text("mine")
    with pytest.raises(ExportError, match="by now"):
        export_actions(SHEET, file, replace=False)
    assert file.read_text() == "mine"
    export_actions(SHEET, file)
    assert file.read_bytes() != b"mine"
    assert [one.name for one in tmp_path.iterdir()] == [file.name]
    with pytest.raises(ExportError, match="does not exist"):
        export_actions(SHEET, tmp_path / "none" / file.name)
