"""Rich text as a value: paragraphs of marked runs, with bullets and typed list labels."""

from __future__ import annotations

from itertools import groupby
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

BULLET = "•"
BULLETS = (BULLET, "○", "–")
"""What a bullet looks like at each level of nesting."""
DEEPEST_LEVEL = len(BULLETS) - 1

Rise = Literal["", "super", "sub"]


class Run(Struct, frozen=True, omit_defaults=True):
    """A stretch of characters with one set of marks; a line break inside a paragraph is ``\\n``."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    rise: Rise = ""


class Paragraph(Struct, frozen=True, omit_defaults=True):
    """One paragraph or list entry.

    ``marker`` is empty for plain text, ``BULLET`` for a bullet, or a list label exactly as typed
    (``1.``, ``(ii)``); ``level`` is the depth of nesting, 0 to ``DEEPEST_LEVEL``.
    """

    runs: tuple[Run, ...] = ()
    marker: str = ""
    level: int = 0

    @property
    def words(self) -> str:
        """The characters of the paragraph without marks or marker."""
        return "".join(run.text for run in self.runs)


RichText = tuple[Paragraph, ...]


def rich(words: str) -> RichText:
    """Plain words as rich text, one paragraph a line; no words give empty rich text."""
    return normal(tuple(Paragraph((Run(line),)) for line in words.split("\n")))


def plain(text: RichText) -> str:
    """Rich text as plain words: one line a paragraph, typed labels kept, bullets shown as ``•``."""
    return "\n".join(
        f"{paragraph.marker} {paragraph.words}" if paragraph.marker else paragraph.words
        for paragraph in text
    )


def is_blank(text: RichText) -> bool:
    """Whether no character of the text would be seen on paper."""
    return not any(paragraph.words.strip() for paragraph in text)


def normal(text: RichText) -> RichText:
    """The same text in its one canonical form.

    Empty runs go, neighbouring runs with the same marks join, and text that is one empty plain
    paragraph becomes the empty tuple, so that equal looks are equal values.
    """
    paragraphs = tuple(normal_paragraph(paragraph) for paragraph in text)
    return () if paragraphs == (Paragraph(),) else paragraphs


def normal_paragraph(paragraph: Paragraph) -> Paragraph:
    """The same paragraph in its one canonical form."""
    runs = paragraph.runs
    if len(runs) > 1 or (runs and not runs[0].text):
        runs = tuple(
            replace(marks, text="".join(run.text for run in alike))
            for marks, alike in groupby((run for run in runs if run.text), _marks)
        )
    level = paragraph.level if paragraph.marker else 0
    if runs is paragraph.runs and level == paragraph.level:
        return paragraph
    return Paragraph(runs, paragraph.marker, level)


def _marks(run: Run) -> Run:
    """A run without its words."""
    return replace(run, text="")


def storable(words: str) -> str:
    """The words with half surrogate pairs, which no file can hold, shown as U+FFFD."""
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in words)
    return words
