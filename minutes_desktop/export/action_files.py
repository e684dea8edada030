"""The actions of the register as files for spreadsheets, in which nothing is ever reckoned.

A cell that a spreadsheet would take for a formula is one of text: in CSV by an apostrophe before
it, in a workbook by its type.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from pathlib import Path

from minutes_desktop.domain.action_sheet import ActionSheet
from minutes_desktop.domain.register_lines import Line
from minutes_desktop.domain.richtext import storable
from minutes_desktop.export import wording
from minutes_desktop.export.action_sheet import printed, status_of
from minutes_desktop.export.characters import cleaned
from minutes_desktop.export.progress import Watch, unwatched
from minutes_desktop.export.writing import refuse_hopeless, write

KINDS = (".pdf", ".xlsx", ".csv")
"""The endings of the kinds of file there are."""

Cell = str | int | dt.date | None

_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
_MOST = 32_767  # characters in a cell of a workbook, those outside the basic plane twice
_WIDTHS = (18, 60, 22, 14, 26, 10, 18, 14, 12, 16, 30, 14)


def export_actions(
    sheet: ActionSheet, path: Path, *, replace: bool = True, watch: Watch = unwatched
) -> None:
    """Write the actions to a file, of the kind that its ending names, as ``export`` does minutes.

    Raises ``ExportError`` if the file cannot be made or written.
    """
    refuse_hopeless(path, replace=replace)
    match path.suffix.lower():
        case ".csv":
            data = make_csv(sheet)
        case ".xlsx":
            data = make_workbook(sheet)
        case _:
            from minutes_desktop.export.pdf.document import make_pdf  # noqa: PLC0415 - as minutes

            data = make_pdf(*printed(sheet), watch)
    write(data, path, replace=replace)


def make_csv(sheet: ActionSheet) -> bytes:
    """The actions as CSV (RFC 4180) in UTF-8, with the mark by which Excel knows that."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(wording.ACTIONS_COLUMNS)
    for line in sheet.lines:
        writer.writerow([_harmless(cell) for cell in cells(sheet, line)])
    return storable(text.getvalue()).encode("utf-8-sig")


def make_workbook(sheet: ActionSheet) -> bytes:
    """The actions as a workbook of one sheet; the same actions give the same bytes."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - seldom needed

    output = io.BytesIO()
    with Workbook(output, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": f"{wording.ACTIONS_SHEET}: {sheet.subject}".rstrip(": "),
                "author": "Minutes Desktop",
                "created": dt.datetime.combine(sheet.day, dt.time()),
            }
        )
        page = book.add_worksheet(wording.ACTIONS_SHEET)
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        words = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "d mmm yyyy", "align": "left", "valign": "top"})
        for column, (name, width) in enumerate(zip(wording.ACTIONS_COLUMNS, _WIDTHS, strict=True)):
            page.set_column(column, column, width)
            page.write_string(0, column, name, head)
        for row, line in enumerate(sheet.lines, 1):
            for column, cell in enumerate(cells(sheet, line)):
                match cell:
                    case dt.date():
                        page.write_datetime(row, column, dt.datetime.combine(cell, dt.time()), day)
                    case int():
                        page.write_number(row, column, cell, words)
                    case str():
                        page.write_string(row, column, _fitting(cell), words)
                    case None:
                        pass
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, len(sheet.lines), len(wording.ACTIONS_COLUMNS) - 1)
        page.repeat_rows(0)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
    return output.getvalue()


def cells(sheet: ActionSheet, line: Line) -> tuple[Cell, ...]:
    """What stands in the columns for one action."""
    return (
        line.reference,
        line.words,
        line.owners,
        line.due,
        line.due_words,
        wording.ACTIONS_YES if line.is_overdue(sheet.day) else "",
        status_of(line),
        line.raised,
        line.age(sheet.day),
        line.postponed,
        line.series,
        line.latest,
    )


def _harmless(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return f"'{cell}" if _FORMULA.match(cell) else cell
        case dt.date():
            return cell.isoformat()
        case _:
            return str(cell)


def _fitting(words: str) -> str:
    """The words without what no workbook can hold, and no longer than a cell of it."""
    data = cleaned(words).encode("utf-16-le")
    if len(data) <= 2 * _MOST:
        return cleaned(words)
    return data[: 2 * (_MOST - 1)].decode("utf-16-le", errors="ignore") + "…"
