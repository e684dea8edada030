"""A flow of headings, texts and tables as HTML that word processors and e-mail take in whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from msgspec import Struct

from minutes_desktop.domain.numbering import letters
from minutes_desktop.domain.richtext import BULLET, Paragraph, RichText, Run, storable
from minutes_desktop.export.flow import Flow, Grid, Head

_TAGS = (("bold", "b"), ("italic", "i"), ("underline", "u"))
_RISEN = {"super": "sup", "sub": "sub"}
_COUNT = re.compile(r"(?:(\d{1,4})|([a-z])|([A-Z]))\.")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Word draws no rules but those that each cell asks for, and sets words at the middle unasked.
_TABLE = "border-collapse:collapse"
_CELL = "border:1px solid #808080;padding:2pt 5pt;vertical-align:top;text-align:left"
_TIGHT = "margin:0"
_HANGING = "margin:0 0 0 {}pt;text-indent:-18pt"
_TAB = '<span style="mso-tab-count:1">&emsp;</span>'


class _ListKind(Struct, frozen=True):
    """A list as HTML has it: its element, with its type, and the count of the entry."""

    tag: str
    type: str = ""
    count: int = 0


def html_of(flow: Flow, title: str) -> str:
    """A whole page of HTML; ``title`` names it."""
    head = f'<head><meta charset="utf-8"><title>{_escaped(title)}</title></head>'
    return f'<html lang="en-GB">{head}<body>{"".join(map(_part, flow))}</body></html>'


def _part(part: Head | Grid | object) -> str:
    if isinstance(part, Head):
        return f"<h{part.level}>{_words(part.words)}</h{part.level}>\n"
    if isinstance(part, Grid):
        return _table(part)
    return "".join(_prose(getattr(part, "text", ()))) + "\n"


def _table(grid: Grid) -> str:
    rows = []
    if any(grid.heads):
        cells = "".join(f'<th style="{_CELL}">{_words(head)}</th>' for head in grid.heads)
        rows.append(f"<tr>{cells}</tr>")
    for row in grid.rows:
        cells = "".join(f'<td style="{_CELL}">{_cell(cell)}</td>' for cell in row)
        rows.append(f"<tr>{cells}</tr>")
    return f'<table style="{_TABLE}">{"".join(rows)}</table>\n'


def _cell(text: RichText) -> str:
    if len(text) == 1 and not text[0].marker:
        return _runs(text[0].runs)
    return "".join(_prose(text, tight=True))


def _prose(text: RichText, *, tight: bool = False) -> Iterator[str]:
    """Paragraphs, and the lists they make: entries of one kind and level go on in one list."""
    lists: list[_ListKind] = []
    for paragraph in text:
        kind = _list_kind(paragraph)
        depth = paragraph.level + 1 if kind else 0
        while len(lists) > depth or (kind and len(lists) == depth and _is_other(lists[-1], kind)):
            yield f"</li></{lists.pop().tag}>"
        if kind is None:
            yield _paragraph(paragraph, tight=tight)
            continue
        if len(lists) == depth:
            yield "</li>"
            yield _entry(lists[-1], kind)
            lists[-1] = kind
        while len(lists) < depth:
            inner = kind if len(lists) == depth - 1 else _ListKind("ul")
            yield _opened(inner) + ("<li>" if inner is not kind else _entry(None, kind))
            lists.append(inner)
        yield _runs(paragraph.runs)
    for kind in reversed(lists):
        yield f"</li></{kind.tag}>"


def _is_other(last: _ListKind, kind: _ListKind) -> bool:
    return (last.tag, last.type) != (kind.tag, kind.type)


def _opened(kind: _ListKind) -> str:
    if kind.tag == "ul":
        return "<ul>"
    numbered = f' type="{kind.type}"' if kind.type != "1" else ""
    start = f' start="{kind.count}"' if kind.count != 1 else ""
    return f"<ol{numbered}{start}>"


def _entry(last: _ListKind | None, kind: _ListKind) -> str:
    """The start of an entry, which says its number where it does not follow from the last."""
    if kind.tag == "ul" or last is None or last.count + 1 == kind.count:
        return "<li>"
    return f'<li value="{kind.count}">'


def _list_kind(paragraph: Paragraph) -> _ListKind | None:
    """The list an entry belongs to; ``None`` for one whose label no list of HTML has."""
    if paragraph.marker == BULLET:
        return _ListKind("ul")
    found = _COUNT.fullmatch(paragraph.marker)
    if found is None:
        return None
    if found[1]:
        return _ListKind("ol", "1", int(found[1]))
    kind = "a" if found[2] else "A"
    return _ListKind("ol", kind, _LETTERS[found[0][0].lower()])


_LETTERS = {letters(count): count for count in range(1, 27)}


def _paragraph(paragraph: Paragraph, *, tight: bool) -> str:
    words = _runs(paragraph.runs)
    if not paragraph.marker:
        style = f' style="{_TIGHT}"' if tight else ""
        return f"<p{style}>{words}</p>"
    style = _HANGING.format(18 * (paragraph.level + 1))
    return f'<p style="{style}">{_words(paragraph.marker)}{_TAB}{words}</p>'


def _runs(runs: Sequence[Run]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    words = _words(run.text)
    tags = [tag for mark, tag in _TAGS if getattr(run, mark)]
    tags += [_RISEN[run.rise]] if run.rise else []
    for tag in tags:
        words = f"<{tag}>{words}</{tag}>"
    return words


def _words(words: str) -> str:
    return _escaped(words).replace("\n", "<br>").replace("\t", _TAB)


def _escaped(words: str) -> str:
    return escape(_CONTROLS.sub("", storable(words)))
