"""Reading tables from the clipboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData

from minutes_desktop.domain.richtext import Paragraph, Run, plain, rich
from minutes_desktop.ui.richtext.grid import Grid, pasted_grid, read_html_table, read_tabbed


def _words(grid: Grid) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in grid]


def test_rows_and_tabs_make_cells() -> None:
    assert _words(read_tabbed("Month\tSubject\r\nJune\tFleet\r\n")) == [
        ["Month", "Subject"],
        ["June", "Fleet"],
    ]


def test_short_rows_are_filled_up() -> None:
    assert _words(read_tabbed("a\tb\tc\n\nd")) == [["a", "b", "c"], ["", "", ""], ["d", "", ""]]


def test_text_without_a_tab_is_no_table() -> None:
    assert read_tabbed("one line\nanother") == ()


def test_a_quoted_cell_may_hold_line_breaks_and_tabs() -> None:
    assert _words(read_tabbed('"two\nlines"\t"he said ""no"""\nb\tc')) == [
        ["two\nlines", 'he said "no"'],
        ["b", "c"],
    ]


@pytest.mark.parametrize("words", ['"quoted"', '"open', 'in "the" middle', '"'])
def test_quotes_that_part_nothing_are_kept(words: str) -> None:
    assert _words(read_tabbed(f"{words}\tb")) == [[words, "b"]]


def test_a_spreadsheets_html_makes_cells_with_their_marks() -> None:
    page = """<html><head><style>td {color: red}</style><title>Sheet</title></head><body>
      <table border=0><colgroup><col width=64></colgroup>
      <tr><th>Month</th><th>Subject</th></tr>
      <tr><td>June</td><td><b>Fleet</b> &amp; fuel</td></tr></table></body></html>"""
    grid = read_html_table(page)
    assert _words(grid) == [["Month", "Subject"], ["June", "Fleet & fuel"]]
    assert grid[1][1] == (Paragraph((Run("Fleet", bold=True), Run(" & fuel"))),)


def test_cells_over_several_columns_and_rows_leave_the_others_empty() -> None:
    page = """<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr>
      <tr><td>c</td><td>d</td></tr><tr><td>e</td></tr></table>"""
    assert _words(read_html_table(page)) == [["a", "b", ""], ["", "c", "d"], ["e", "", ""]]


def test_cells_whose_ends_are_left_out_are_cells_all_the_same() -> None:
    assert _words(read_html_table("<table><tr><td>a<td>b<tr><td>c<td>d</table>")) == [
        ["a", "b"],
        ["c", "d"],
    ]


def test_words_beside_a_table_are_not_thrown_away() -> None:
    page = "<p>before</p><table><tr><td>a</td><td>b</td></tr></table>"
    assert read_html_table(page) == ()


def test_the_asides_of_a_word_processor_are_passed_by() -> None:
    page = """<html><body><!--StartFragment--><table><tr style='mso-yfti-irow:0'>
      <td><p class=MsoNormal>a<![if !supportLists]>1<![endif]><o:p></o:p></p></td>
      <td><!-- aside --><p>b<o:p>&nbsp;</o:p></p></td></tr></table><!--EndFragment-->"""
    assert [plain(cell).strip() for cell in read_html_table(page)[0]] == ["a1", "b"]


def test_a_table_in_a_cell_stays_in_it() -> None:
    page = "<table><tr><td><table><tr><td>x</td><td>y</td></tr></table></td><td>b</td></tr></table>"
    assert [plain(cell).split() for cell in read_html_table(page)[0]] == [["x", "y"], ["b"]]


def test_the_clipboards_table_is_taken_before_its_text() -> None:
    source = QMimeData()
    source.setText("a\tb")
    assert pasted_grid(source) == ((rich("a"), rich("b")),)
    source.setHtml("<table><tr><td>a</td><td>c</td></tr></table>")
    assert pasted_grid(source) == ((rich("a"), rich("c")),)


def test_a_clipboard_of_plain_words_holds_no_table() -> None:
    source = QMimeData()
    source.setText("only words")
    assert pasted_grid(source) == ()
