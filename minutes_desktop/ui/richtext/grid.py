"""Reading a table from the clipboard: of a spreadsheet, a word processor or a web page."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from minutes_desktop.domain.richtext import RichText, rich, storable
from minutes_desktop.ui.richtext.markup import read_html

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

Grid = tuple[tuple[RichText, ...], ...]
"""The cells of a table, row by row."""

_MOST_SPANNED = 100  # columns; a page that says more than this is not to be believed
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})
_UNSEEN = frozenset({"head", "style", "script", "title"})


def pasted_grid(source: QMimeData) -> Grid:
    """The table that a clipboard holds; empty where it holds none, or words beside one."""
    if source.hasHtml() and (grid := read_html_table(source.html())):
        return grid
    return read_tabbed(storable(source.text())) if source.hasText() else ()


def read_html_table(page: str) -> Grid:
    """The first table of a page of HTML, empty if there are words outside it.

    A cell over several columns or rows stands in the first of them; the others are left empty.
    """
    reader = _TableReader()
    reader.feed(page)
    reader.close()
    if reader.outside.strip() or reader.tables != 1:
        return ()
    return _squared([[read_html(cell) if cell else () for cell in row] for row in reader.rows])


# A cell in quotes is one that holds a tab, a line break or quotes doubled; no other quotes count.
_CELL = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)|([^\t\n]*)')


def read_tabbed(words: str) -> Grid:
    """The cells of text with tabs between columns and a row a line; empty if it has no tab."""
    text = words.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if "\t" not in text:
        return ()
    rows: list[list[RichText]] = [[]]
    place = 0
    while True:
        found = _CELL.match(text, place)
        if found is None:  # never: the second form takes nothing too
            break
        rows[-1].append(rich(_unquoted(found)))
        place = found.end()
        if place == len(text):
            break
        if text[place] == "\n":
            rows.append([])
        place += 1
    return _squared(rows)


def _unquoted(found: re.Match[str]) -> str:
    quoted = found[1]
    if quoted is None:
        return found[2]
    return quoted.replace('""', '"') if re.search(r'[\t\n]|""', quoted) else found[0]


def _squared(rows: list[list[RichText]]) -> Grid:
    width = max(map(len, rows), default=0)
    return tuple((*row, *((),) * (width - len(row))) for row in rows)


class _TableReader(HTMLParser):
    """Cuts a page into the HTML of the cells of its outermost tables."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.outside = ""
        self.tables = 0
        self._depth = 0
        self._cell: list[str] | None = None
        self._spans: dict[int, int] = {}  # rows still taken from above, by column
        self._across, self._down = 1, 1
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._depth += 1
            self.tables += self._depth == 1
        if self._depth == 1 and tag == "tr":
            self._start_row()
        elif self._depth == 1 and tag in ("td", "th"):
            self._start_cell(dict(attrs))
        elif self._cell is not None:
            self._cell.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._cell is not None and tag in _VOID:
            self._cell.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        if self._depth == 1 and tag in ("td", "th", "tr", "table"):
            self._end_cell()
        elif self._cell is not None:
            self._cell.append(f"</{tag}>")
        if tag == "table":
            self._depth = max(self._depth - 1, 0)

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._cell is not None:
            self._cell.append(html.escape(data))
        else:
            self.outside += data

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Pass by ``<![if …]>`` and its like; returns where the page goes on."""
        return self.rawdata.find(">", i) + 1 or -1

    def _start_row(self) -> None:
        self._end_cell()
        self.rows.append([])
        self._take_spanned()

    def _start_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        if not self.rows:
            self._start_row()
        self._cell = []
        self._across = _count(attributes.get("colspan"))
        self._down = _count(attributes.get("rowspan"))

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        row, words = self.rows[-1], "".join(self._cell)
        self._cell = None
        for _ in range(self._across):
            if self._down > 1:
                self._spans[len(row)] = self._down - 1
            row.append(words)
            words = ""
        self._take_spanned()

    def _take_spanned(self) -> None:
        """Leave empty what a cell of a row above reaches down into."""
        row = self.rows[-1]
        while self._spans.get(len(row), 0):
            self._spans[len(row)] -= 1
            row.append("")


def _count(words: str | None) -> int:
    return min(max(int(words), 1), _MOST_SPANNED) if words and words.isdecimal() else 1
