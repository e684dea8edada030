"""The minutes as a file of plain text, for e-mails and searches: the words that are printed."""

from __future__ import annotations

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.template import Template
from minutes_desktop.export.characters import cleaned
from minutes_desktop.export.flow import as_words, flow_of
from minutes_desktop.export.outline import outline_of

_STEP = "  "  # by which an entry of a list within a list is set in
_BETWEEN = "\t"  # the cells of a row, so that a spreadsheet takes them apart


def make_text(minutes: Minutes, template: Template) -> bytes:
    """The printed minutes as UTF-8 text, a line a paragraph, with empty lines before headings."""
    words = as_words(flow_of(outline_of(minutes, template), template.layout), _STEP)
    lines = (_BETWEEN.join(map(cleaned, line.split(_BETWEEN))) for line in words.split("\n"))
    return ("\n".join(lines).strip() + "\n").encode()
