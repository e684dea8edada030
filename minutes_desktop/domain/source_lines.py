"""A rich text as the lines its source had: what the repair of pasted text looks at and joins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.richtext import Paragraph, RichText, Run, normal

Runs = tuple[Run, ...]
Cut = tuple[int, int, str]
"""Characters of a line from a first to before a last, and what is put in their place."""


class Line(Struct, frozen=True):
    """What stands between two line breaks, or between a break and the edge of a paragraph.

    ``marker`` and ``level`` are those of the paragraph; ``goes_on`` says that the line before is
    of the same paragraph.
    """

    runs: Runs
    marker: str = ""
    level: int = 0
    goes_on: bool = False

    @property
    def words(self) -> str:
        """The characters of the line."""
        return self.runs[0].text if len(self.runs) == 1 else "".join(run.text for run in self.runs)

    @property
    def is_blank(self) -> bool:
        """Whether nothing in the line would be seen."""
        return all(not run.text or run.text.isspace() for run in self.runs)

    @property
    def begins_entry(self) -> bool:
        """Whether a list entry begins here."""
        return bool(self.marker) and not self.goes_on


def lines_of(text: RichText) -> list[Line]:
    """Every line of the text, blank ones too."""
    return [line for paragraph in text for line in _split(paragraph)]


def text_of(lines: Iterable[Line]) -> RichText:
    """The text that the lines make."""
    paragraphs: list[tuple[Line, list[Run]]] = []
    for line in lines:
        if line.goes_on and paragraphs:
            paragraphs[-1][1].extend((Run("\n"), *line.runs))
        else:
            paragraphs.append((line, list(line.runs)))
    return normal(
        tuple(Paragraph(tuple(runs), first.marker, first.level) for first, runs in paragraphs)
    )


def cut(line: Line, cuts: Iterable[Cut]) -> Line:
    """The line with characters taken out or replaced, which stand in order; marks stay."""
    pieces: list[Run] = []
    at = 0
    for start, end, put in cuts:
        pieces += between(line.runs, at, start)
        if put:
            pieces.append(replace(between(line.runs, start, start + 1)[0], text=put))
        at = end
    return replace(line, runs=(*pieces, *between(line.runs, at)))


def swap(line: Line, pattern: re.Pattern[str], put: Callable[[re.Match[str]], str | None]) -> Line:
    """The line with each match of a pattern replaced, or left where ``put`` gives ``None``."""
    cuts = [
        (*found.span(), words)
        for found in pattern.finditer(line.words)
        if (words := put(found)) is not None
    ]
    return cut(line, cuts) if cuts else line


def between(runs: Runs, start: int, end: int | None = None) -> Runs:
    """The runs of the characters from one place to before another, or to the end."""
    pieces: list[Run] = []
    at = 0
    for run in runs:
        piece = run.text[max(start - at, 0) : None if end is None else max(end - at, 0)]
        if piece:
            pieces.append(run if piece == run.text else replace(run, text=piece))
        at += len(run.text)
    return tuple(pieces)


def _split(paragraph: Paragraph) -> Iterator[Line]:
    words = paragraph.words
    start = 0
    for at in [*(found.start() for found in re.finditer("\n", words)), len(words)]:
        runs = paragraph.runs if at - start == len(words) else between(paragraph.runs, start, at)
        yield Line(runs, paragraph.marker, paragraph.level, goes_on=start > 0)
        start = at + 1
