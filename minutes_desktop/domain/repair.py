"""What pasted text brings along from its source, found and, when asked for, repaired.

Words are never changed: the letters and digits after a repair are those before it, in the same
order. What cannot be told from what was meant is left as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection
from typing import Literal, get_args

from msgspec import Struct, convert, to_builtins
from msgspec.structs import replace

from minutes_desktop.domain.broken_lines import SOFT_HYPHEN, joined_lines
from minutes_desktop.domain.richtext import RichText
from minutes_desktop.domain.source_lines import Line, lines_of, swap, text_of
from minutes_desktop.domain.typed_lists import bullets_as_entries, numbers_as_entries

LeftoverKind = Literal[
    "lines", "bullets", "numbers", "quotes", "spaces", "layout", "empty", "hidden"
]
ALL_KINDS: frozenset[LeftoverKind] = frozenset(get_args(LeftoverKind))


class Leftovers(Struct, frozen=True):
    """How many leftovers of each kind a text has.

    ``lines`` broken by the width of the source; ``bullets`` and ``numbers`` typed as characters;
    ``quotes``, the marks of quoted e-mail; ``spaces``, doubled ones; ``layout``, tabs and no-break
    spaces that move words about; ``empty`` paragraphs; ``hidden`` characters that have no width.
    """

    lines: int = 0
    bullets: int = 0
    numbers: int = 0
    quotes: int = 0
    spaces: int = 0
    layout: int = 0
    empty: int = 0
    hidden: int = 0

    def __bool__(self) -> bool:
        """Whether there is any."""
        return any(count for _, count in self.counts())

    def counts(self) -> list[tuple[LeftoverKind, int]]:
        """The kinds in the order in which they are told, each with its count."""
        found: dict[LeftoverKind, int] = to_builtins(self)
        return list(found.items())


def find(text: RichText) -> Leftovers:
    """What there is to repair in a text."""
    return convert(_repaired(text, ALL_KINDS)[1], Leftovers)


def repair(text: RichText, kinds: Collection[LeftoverKind] = ALL_KINDS) -> RichText:
    """The text with its leftovers of these kinds repaired; the same text if it has none."""
    return _repaired(text, kinds)[0]


Lines = list[Line]
Pass = Callable[[Lines], tuple[Lines, int]]


def _repaired(
    text: RichText, kinds: Collection[LeftoverKind]
) -> tuple[RichText, Counter[LeftoverKind]]:
    """The text repaired, and the count of repairs by kind.

    What is whole may show what it was not seen to be before, so it is looked at until nothing is
    left; each repair takes a character or a paragraph away, so that comes to an end.
    """
    total: Counter[LeftoverKind] = Counter()
    while True:
        lines, found = lines_of(text), Counter[LeftoverKind]()
        for kind, repaired in _PASSES:
            if kind in kinds:
                lines, count = repaired(lines)
                found[kind] += count
        if not found.total():
            return text, total
        text = text_of(lines)
        total += found


# ------------------------------------------------------------------ characters without width

_ZERO_WIDTH = re.compile(
    # Joiners belong to the words of many scripts, and to emoji; between these they do not.
    r"[\u200b\u2060\ufeff]+|(?<![^\x00-\x7f])[\u200c\u200d]+(?![^\x00-\x7f])"
)
_SOFT_HYPHENS = re.compile(f"{SOFT_HYPHEN}+")


def _without(pattern: re.Pattern[str]) -> Pass:
    def repaired(lines: Lines) -> tuple[Lines, int]:
        count = sum(len(pattern.findall(line.words)) for line in lines)
        return [swap(line, pattern, lambda _: "") for line in lines], count

    return repaired


# ------------------------------------------------------------------ marks of quoted e-mail

_QUOTED = re.compile(r"\A(?:\s?>)+[ \u00a0]?")


def _without_quote_marks(lines: Lines) -> tuple[Lines, int]:
    """Only where two lines beside each other have them: ``> 5`` may mean more than five."""
    marked = [bool(_QUOTED.match(line.words)) for line in lines]
    around = zip([False, *marked], marked, [*marked[1:], False], strict=False)
    quoted = [now and (before or after) for before, now, after in around]
    made = [
        swap(line, _QUOTED, lambda _: "") if marks else line
        for line, marks in zip(lines, quoted, strict=True)
    ]
    return made, quoted.count(True)


# ------------------------------------------------------------------ empty paragraphs


def _without_empty(lines: Lines) -> tuple[Lines, int]:
    """Without empty paragraphs and lines; after an empty line a paragraph begins."""
    made: Lines = []
    parted = False
    for line in lines:
        if line.is_blank and not line.begins_entry:
            parted = True
        elif parted and line.goes_on and not line.marker:
            made.append(replace(line, goes_on=False))
            parted = False
        else:
            made.append(line)
            parted = False
    return made, len(lines) - len(made)


# ------------------------------------------------------------------ white space

_WHITE = " \t\u00a0\u2000-\u200a\u202f\u205f\u3000"
_LAYOUT = re.compile(rf"\A[{_WHITE}]+|[{_WHITE}]{{2,}}|[\t\u00a0](?=\Z)|\t")
_FIXED = re.compile("(?<! )\u00a0(?! )")
_MANY_FIXED = 3  # no-break spaces in a line, from which they may stand for ordinary ones


def _without_spaces(lines: Lines) -> tuple[Lines, int]:
    """White space of ordinary spaces, as single ones."""
    return _respaced(lines, lambda words: not words.strip(" "))


def _without_layout(lines: Lines) -> tuple[Lines, int]:
    """White space with tabs or no-break spaces in it, as single spaces."""
    return _respaced(lines, lambda words: bool(words.strip(" ")))


def _respaced(lines: Lines, meant: Callable[[str], bool]) -> tuple[Lines, int]:
    """Each stretch of white space that is meant as one space, or none at an edge of the line.

    Tabs that part the columns of a table stay.
    """
    tabs = [_columns(line.words) for line in lines]
    around = zip([0, *tabs], tabs, [*tabs[1:], 0], strict=False)
    tables = [now > 0 and now in (before, after) for before, now, after in around]
    count = 0
    made: Lines = []
    for line, in_table in zip(lines, tables, strict=True):
        length = len(line.words)
        fixed = _has_fixed_spaces(line.words) and meant("\u00a0")

        def put(
            found: re.Match[str], length: int = length, in_table: bool = in_table
        ) -> str | None:
            nonlocal count
            white = found[0]
            if not meant(white) or (in_table and "\t" in white):
                return None
            count += 1
            return " " if found.start() > 0 and found.end() < length else ""

        respaced = swap(line, _LAYOUT, put)
        made.append(swap(respaced, _FIXED, put) if fixed else respaced)
    return made, count


def _columns(words: str) -> int:
    """The tabs of a line that has any between its words; 0 for other lines."""
    return words.count("\t") if "\t" in words.strip() else 0


def _has_fixed_spaces(words: str) -> bool:
    """Whether most words of a line are parted by no-break spaces."""
    fixed = words.count("\u00a0")
    return fixed >= _MANY_FIXED and fixed > words.count(" ")


_PASSES: tuple[tuple[LeftoverKind, Pass], ...] = (
    ("hidden", _without(_ZERO_WIDTH)),
    ("quotes", _without_quote_marks),
    ("lines", joined_lines),
    ("bullets", bullets_as_entries),
    ("numbers", numbers_as_entries),
    ("empty", _without_empty),
    ("layout", _without_layout),
    ("spaces", _without_spaces),
    ("hidden", _without(_SOFT_HYPHENS)),
)
