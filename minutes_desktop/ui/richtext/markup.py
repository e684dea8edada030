"""HTML as Word, Outlook, LibreOffice and browsers put it on the clipboard, read as rich text.

Words, marks and lists come in; fonts, colours, links and pictures do not, nor words that were
deleted or are hidden. A row of a table whose cells are short is one line, with tabs between them.
"""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

from msgspec.structs import replace

from minutes_desktop.domain.richtext import (
    Paragraph,
    RichText,
    Run,
    normal,
    storable,
)
from minutes_desktop.ui.richtext.html_parts import Entry, List, Table, Words, nearest_level
from minutes_desktop.ui.richtext.looks import HEADINGS, Attributes, Look, declared, looked

_BLOCKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr",
    "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_EMPTY = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
})  # fmt: skip
# What a new element ends that was left open, and how far outwards that is looked for.
_ENDS = {
    "li": ({"li"}, {"ul", "ol"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "tr": ({"tr"}, {"table"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
}
_PARAGRAPH_ENDS = ({"p"}, {"li", "td", "th", "div", "dd", "blockquote", "body"})
_BREAKS = re.compile("\r\n|[\r\u2028\u2029]")
_LEVEL = re.compile(r"level(\d+)")
_STYLES = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
}  # fmt: skip


def read_html(html: str) -> RichText:
    """The words, marks and lists of HTML."""
    reader = _Reader()
    reader.feed(storable(html))
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Reads HTML from its start to its end; ``text`` is what it found."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, Look]] = []
        self._count: Counter[str] = Counter()
        self._look = Look()
        self._lists: list[List] = []
        self._tables: list[Table] = []
        self._paragraphs: list[Paragraph] = []
        self._words = Words()
        self._is_over = False

    def text(self) -> RichText:
        """What has been read, without the empty paragraphs at its edges."""
        self._end_paragraph()
        while self._tables:
            self._end_table()
        found = self._paragraphs
        seen = [place for place, paragraph in enumerate(found) if paragraph.words.strip()]
        return normal(tuple(found[seen[0] : seen[-1] + 1])) if seen else ()

    # What the parser meets

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element, and end those that it does not stand in."""
        attributes = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self._end_paragraph()
            self._end_left_open(*_ENDS.get(tag, _PARAGRAPH_ENDS))
        if tag == "br":
            self._add_break()
        if tag in _EMPTY:
            return
        self._open.append((tag, self._look))
        self._count[tag] += 1
        self._look = looked(self._look, tag, attributes)
        self._begin(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        """End an element and whatever was left open in it."""
        if tag in _BLOCKS:
            self._end_paragraph()
        if tag == "br":
            self._add_break()
        if self._count[tag]:
            self._end_until(tag)

    def handle_data(self, data: str) -> None:
        """Read words."""
        look = self._look
        if look.hidden or self._is_over:
            return
        if look.label:
            self._words.add_label(data, look)
        elif look.kept:
            self._words.add(_BREAKS.sub("\n", data), look)
        else:
            self._words.add_text(data, look)

    def handle_comment(self, data: str) -> None:
        """Read nothing but what was copied: some programs put more around it."""
        if data.strip() == "StartFragment":
            self._words = Words()
            self._paragraphs.clear()
        elif data.strip() == "EndFragment":
            self._is_over = True

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Pass by ``<![if …]>`` and its like; returns where the text goes on."""
        return self.rawdata.find(">", i) + 1 or -1

    # Elements

    def _begin(self, tag: str, attributes: Attributes) -> None:
        style = declared(attributes.get("style", ""))
        if "mso-tab-count" in style:
            if not self._look.hidden:
                self._words.add("\t", self._look)
            self._look = self._look._replace(hidden=True)
        if level := _LEVEL.search(style.get("mso-list", "")):
            self._words.level = int(level[1]) - 1
        if tag in ("ul", "ol"):
            self._begin_list(tag, attributes, style)
        elif tag == "li":
            self._begin_entry(attributes, style)
        elif tag == "table":
            self._tables.append(Table())
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].cells.append([])
            self._tables[-1].in_cell = True

    def _end(self, tag: str) -> None:
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "li" and self._lists:
            self._lists[-1].entry = None
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].in_cell = False
        elif tag == "tr" and self._tables:
            self._end_row()
        elif tag == "table" and self._tables:
            self._end_table()

    def _end_until(self, tag: str) -> None:
        """End what is open from the innermost to this, which is open."""
        while True:
            ended, self._look = self._open.pop()
            self._count[ended] -= 1
            self._end(ended)
            if ended == tag:
                return

    def _end_left_open(self, ends: set[str], limits: set[str]) -> None:
        if not any(self._count[tag] for tag in ends):
            return
        for tag, _ in reversed(self._open):
            if tag in limits:
                return
            if tag in ends:
                self._end_until(tag)
                return

    def _add_break(self) -> None:
        if not self._look.hidden and not self._is_over:
            self._words.break_line(self._look)

    # Lists

    def _begin_list(self, tag: str, attributes: Attributes, style: Attributes) -> None:
        kind = _list_style(attributes, style) or ("decimal" if tag == "ol" else "disc")
        start = attributes.get("start", "")
        self._lists.append(List(kind, int(start) - 1 if start.isdecimal() else 0))

    def _begin_entry(self, attributes: Attributes, style: Attributes) -> None:
        if not self._lists:
            self._lists.append(List("disc", 0))
        here = self._lists[-1]
        level = attributes.get("aria-level", "") or attributes.get("data-aria-level", "")
        depth = int(level) if level.isdecimal() else len(self._lists)
        marker = here.next_marker(_list_style(attributes, style), attributes.get("value", ""))
        here.entry = Entry(marker, nearest_level(depth - 1))

    # Paragraphs and tables

    def _end_paragraph(self) -> None:
        words, self._words = self._words, Words()
        if not words.runs:
            return
        runs = words.ended()
        sink = self._sink()
        entry = self._lists[-1].entry if self._lists else None
        if not any(run.text.strip() for run in runs):
            sink.append(Paragraph())
        elif marker := words.marker():
            sink.append(Paragraph(runs, marker, nearest_level(words.level)))
        elif entry is None:
            sink.append(Paragraph(runs))
        elif entry.paragraph is None:
            entry.paragraph = Paragraph(runs, entry.marker, entry.level)
            sink.append(entry.paragraph)
        elif sink and sink[-1] is entry.paragraph:
            whole = replace(entry.paragraph, runs=(*entry.paragraph.runs, Run("\n"), *runs))
            sink[-1] = entry.paragraph = whole
        else:
            sink.append(Paragraph(runs))

    def _sink(self) -> list[Paragraph]:
        """Where paragraphs go now: the innermost cell, or the text itself."""
        cells = (table.cells[-1] for table in reversed(self._tables) if table.in_cell)
        return next(cells, self._paragraphs)

    def _end_row(self) -> None:
        row = self._tables[-1].end_row()
        self._sink().extend(row)

    def _end_table(self) -> None:
        self._end_row()
        self._tables.pop()


def _list_style(attributes: Attributes, style: Attributes) -> str:
    kind = style.get("list-style-type", "") or style.get("list-style", "").partition(" ")[0]
    return kind or _STYLES.get(attributes.get("type", ""), attributes.get("type", ""))
