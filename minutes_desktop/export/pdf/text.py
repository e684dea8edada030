"""Words as typed made fit for paper: never markup, no unseen characters, nothing that fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from minutes_desktop.domain.richtext import Run
from minutes_desktop.export.characters import cleaned
from minutes_desktop.export.pdf.fonts import face
from minutes_desktop.export.pdf.styles import Look, lowered, raised
from minutes_desktop.export.scripts import joined

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
    return Span(face(look.face).shown(joined(cleaned(words))), look, leaf)


def _marked(look: Look, run: Run) -> Look:
    if run.bold or run.italic or run.underline:
        free = not look.upright
        look = replace(
            look,
            bold=look.bold or run.bold,
            italic=look.italic or (run.italic and free),
            underline=look.underline or (run.underline and free),
        )
    if run.rise:
        look = raised(look) if run.rise == "super" else lowered(look)
    return look
