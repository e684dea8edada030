"""The parts of HTML that are open while it is read: a paragraph, lists, tables."""

from __future__ import annotations

import re

from msgspec.structs import replace

from minutes_desktop.domain.numbering import letters
from minutes_desktop.domain.richtext import BULLET, DEEPEST_LEVEL, Paragraph, Run
from minutes_desktop.ui.richtext.looks import Look

_WHITE = re.compile(r"[ \t\n\r\f]+")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Entry:
    """A list entry being read: its marker and level, and its paragraph once it has one."""

    def __init__(self, marker: str, level: int) -> None:
        self.marker, self.level = marker, level
        self.paragraph: Paragraph | None = None


class List:
    """A list being read: how it counts, how far it has come, and the entry that is open."""

    def __init__(self, style: str, count: int) -> None:
        self.style, self.count = style, count
        self.entry: Entry | None = None

    def next_marker(self, style: str, value: str) -> str:
        """The marker of the next entry, which may have a style and a value of its own."""
        self.count = int(value) if value.isdecimal() else self.count + 1
        style = style or self.style
        if style == "none":
            return ""
        if "alpha" in style or "latin" in style:
            count = letters(self.count)
        elif "roman" in style:
            count = _roman(self.count)
        elif style.startswith("decimal"):
            count = str(self.count)
        else:
            return BULLET
        return f"{count.upper() if style.startswith('upper') else count}."


class Table:
    """A table being read: the cells of the row that is open."""

    def __init__(self) -> None:
        self.cells: list[list[Paragraph]] = []
        self.in_cell = False

    def end_row(self) -> list[Paragraph]:
        """What the row that ends is: one line if its cells are short, or all they hold."""
        cells, self.cells, self.in_cell = self.cells, [], False
        if len(cells) < 2 or not all(_is_short(cell) for cell in cells):
            return [paragraph for cell in cells for paragraph in cell]
        row = [run for cell in cells for run in (Run("\t"), *_cell_runs(cell))][1:]
        while row and row[-1].text == "\t":
            row.pop()
        return [Paragraph(tuple(row))] if row else []


class Words:
    """A paragraph being read; Word writes the marker of a list entry among the words."""

    def __init__(self, level: int = 0) -> None:
        self.runs: list[Run] = []
        self.level = level
        self.label = ""
        self.is_bullet = False
        self.at_start = True  # of a line or behind a space, where another space is none

    def add(self, words: str, look: Look) -> None:
        """Add words as they are."""
        if words:
            self.runs.append(look.run(words))
            self.at_start = words[-1] in " \n\t"

    def add_text(self, words: str, look: Look) -> None:
        """Add words of the source, in which all white space is one space."""
        words = _WHITE.sub(" ", words)
        self.add(words[1:] if self.at_start and words.startswith(" ") else words, look)

    def add_label(self, words: str, look: Look) -> None:
        """Add to the marker."""
        self.label += words.strip()
        self.is_bullet = self.is_bullet or (look.symbols and bool(words.strip()))

    def break_line(self, look: Look) -> None:
        """Add a line break."""
        self._drop_last(" ")
        self.add("\n", look)

    def ended(self) -> tuple[Run, ...]:
        """The runs, without the space or the one line break at the end, which shows nothing."""
        self._drop_last(" ")
        self._drop_last("\n")
        return tuple(self.runs)

    def marker(self) -> str:
        """The marker of a list entry of Word; empty for other paragraphs."""
        if not self.label:
            return ""
        is_count = any(char.isalnum() for char in self.label) and self.label != "o"
        return self.label if is_count and not self.is_bullet else BULLET

    def _drop_last(self, char: str) -> None:
        if self.runs and self.runs[-1].text.endswith(char):
            last = self.runs.pop()
            if last.text != char:
                self.runs.append(replace(last, text=last.text[:-1]))


def nearest_level(level: int) -> int:
    """The level of a list entry that is nearest to one counted from 0."""
    return min(max(level, 0), DEEPEST_LEVEL)


def _is_short(cell: list[Paragraph]) -> bool:
    return not cell or (len(cell) == 1 and not cell[0].marker and "\n" not in cell[0].words)


def _cell_runs(cell: list[Paragraph]) -> tuple[Run, ...]:
    return cell[0].runs if cell else ()


def _roman(count: int) -> str:
    words = ""
    for value, letter in _ROMAN:
        times, count = divmod(count, value)
        words += letter * times
    return words
