"""Words as typed made fit for paper: never markup, no unseen characters, nothing that fails."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from minutes_desktop.domain.richtext import Run
from minutes_desktop.export.pdf.fonts import REPLACEMENT, face
from minutes_desktop.export.pdf.styles import Look, lowered, raised

if TYPE_CHECKING:
    from minutes_desktop.export.pdf.leaf import Leaf


class Span(NamedTuple):
    """Characters of one look; ``\\n`` among them ends the line.

    ``leaf`` is what they belong to where that is another part than the text around them.
    """

    text: str
    look: Look
    leaf: Leaf | None = None


def spans(runs: Iterable[Run], look: Look) -> Iterator[Span]:
    """The runs of a paragraph in a look, which their own marks add to."""
    for run in runs:
        yield span(run.text, _marked(look, run))


def span(words: str, look: Look, leaf: Leaf | None = None) -> Span:
    """Words in a look, with what paper cannot show left out or replaced."""
    return Span(face(look.face).shown(cleaned(words)), look, leaf)


def _marked(look: Look, run: Run) -> Look:
    if run.bold or run.italic or run.underline:
        look = replace(
            look,
            bold=look.bold or run.bold,
            italic=look.italic or run.italic,
            underline=look.underline or run.underline,
        )
    if run.rise:
        look = raised(look) if run.rise == "super" else lowered(look)
    return look


_LINE_ENDS = {"\r\n": "\n", "\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n",
              "\u2028": "\n", "\u2029": "\n"}  # fmt: skip
# The font has no shape for these, but one for a character that reads the same.
_ALIKE = {"\t": " ", "\u2011": "-", "\u202f": "\xa0", "\u2007": "\xa0"}


def cleaned(words: str) -> str:
    """The words without controls and unseen marks; lone surrogates become ``REPLACEMENT``."""
    if words.isascii() and words.isprintable():
        return words
    for end, plain in _LINE_ENDS.items():
        words = words.replace(end, plain)
    words = unicodedata.normalize("NFC", words)
    return "".join(_ALIKE.get(char) or _seen(char) for char in words)


def _seen(char: str) -> str:
    kind = unicodedata.category(char)
    if kind in {"Cc", "Cf"} or "\ufe00" <= char <= "\ufe0f":
        return char if char == "\n" else ""
    if kind in {"Cs", "Co", "Cn"}:
        return REPLACEMENT
    return " " if kind == "Zs" and char != "\xa0" else char
