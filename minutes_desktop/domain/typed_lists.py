"""Bullets and numbers that were typed, or left by another program, as characters of a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from minutes_desktop.domain.richtext import BULLET, DEEPEST_LEVEL
from minutes_desktop.domain.source_lines import Line, cut

_LABEL_WORDS = r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxlc]{2,6}|[IVXLC]{2,6})[.)]"
_LAID_OUT = r"(?=\s*[\t\u00a0]|\s{2})\s+"  # no single space, which may as well be one of words
_LABEL = re.compile(rf"\s*(?:{_LABEL_WORDS}|\d{{1,3}}(?:\.\d{{1,3}})+)\s+\S")
_TABBED_LABEL = re.compile(
    rf"(\s*)({_LABEL_WORDS}|\d{{1,3}}(?:\.\d{{1,3}})+){_LAID_OUT}(?=\S)(?!.*\t)"
)
# Symbol and Wingdings have their bullets where no letter has a place.
_SURE_GLYPHS = "•●▪■◦○‣⁃➢➤►❖◆▸∙\uf020-\uf0ff"
_SURE = re.compile(rf"(\s*)([{_SURE_GLYPHS}])\s*(?=\S)|(\s*)(·)\s+(?=\S)")
_ALONE = re.compile(rf"\s*[{_SURE_GLYPHS}·]\s*")
_UNSURE = re.compile(r"(\s*)([-–—*o]|§(?!\s*\d))\s+(?=\S)")
_UNSURE_LAID_OUT = re.compile(rf"(\s*)([-–—*o§]){_LAID_OUT}(?=\S)")
_DASHES = "-–—*"
_WORD_O = re.compile(r"\w o \w")  # a word of the language the text is in
_CLOSING = re.compile(r"[.!?:;…][\"'”’)\]»]*\s*\Z")
_TAB = 8  # columns


class Start(NamedTuple):
    """How a line begins an entry: the indent in columns, the glyph or label, and their length."""

    indent: int
    sign: str
    length: int


def is_closed(words: str) -> bool:
    """Whether a sentence, or the lead-in to a list, ends with these words."""
    return bool(_CLOSING.search(words[-12:]))


def is_glyph_alone(line: Line) -> bool:
    """Whether the line is a bullet whose words stand in the next."""
    return bool(_ALONE.fullmatch(line.words))


def entries_begin(lines: Sequence[Line]) -> list[bool]:
    """For each line whether a list entry begins with it, in whatever way that is written."""
    return [
        line.begins_entry
        or typed is not None
        or is_glyph_alone(line)
        or bool(_LABEL.match(line.words))
        for line, typed in zip(lines, _typed_bullets(lines), strict=True)
    ]


def _typed_bullets(lines: Sequence[Line]) -> list[Start | None]:
    """For each line the bullet that is typed at its start, if any.

    A dash, an ``o`` or a ``§`` with one space behind it is a bullet only in the company of others,
    for it may as well be a part of the words.
    """
    has_word_o = any(_WORD_O.search(line.words) for line in lines)
    typed: list[Start | None] = []
    listed = False
    for place, line in enumerate(lines):
        found = None
        if not line.begins_entry:
            found = _SURE.match(line.words) or _UNSURE_LAID_OUT.match(line.words)
            unsure = None if found else _UNSURE.match(line.words)
            if unsure and unsure[2] in _DASHES:
                found = unsure if _is_dash_listed(lines, place, unsure[2]) else None
            elif unsure and listed and not (has_word_o and unsure[2] == "o"):
                found = unsure
        elif line.marker == BULLET:
            found = _SURE.match(line.words)
        typed.append(_start(found) if found else None)
        listed = bool(found) or line.begins_entry or (listed and not line.is_blank)
    return typed


def _start(found: re.Match[str]) -> Start:
    white, sign = (part for part in found.groups() if part is not None)
    return Start(len(white.expandtabs(_TAB)), sign, found.end())


def _is_dash_listed(lines: Sequence[Line], place: int, sign: str) -> bool:
    """Whether a dash begins an entry; a dash of a sentence may have come to begin a line."""
    before, after = _neighbour(lines, place, -1), _neighbour(lines, place, 1)
    return (
        before is None
        or is_closed(before.words)
        or lines[place - 1].is_blank
        or _has_sign(after, sign)
        or _has_sign(before, sign)
    )


def _has_sign(line: Line | None, sign: str) -> bool:
    found = _UNSURE.match(line.words) if line else None
    return found is not None and found[2] == sign


def _neighbour(lines: Sequence[Line], place: int, step: int) -> Line | None:
    place += step
    while 0 <= place < len(lines):
        if not lines[place].is_blank:
            return lines[place]
        place += step
    return None


def bullets_as_entries(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """The lines with every typed bullet as that of a list entry, and how many there were."""
    return _as_entries(lines, bullets=True)


def numbers_as_entries(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """The lines with every number that tabs part from its words as the label of an entry."""
    return _as_entries(lines, bullets=False)


def _as_entries(lines: Sequence[Line], *, bullets: bool) -> tuple[list[Line], int]:
    """Typed bullets, or else typed numbers, as entries; both count for how deep each is."""
    made: list[Line] = []
    count = 0
    nesting = _Nesting()
    for line, bullet in zip(lines, _typed_bullets(lines), strict=True):
        start = bullet or _label_of(line)
        if start is None or line.begins_entry:
            nesting.pass_by(line)
            level = line.level
        else:
            level = nesting.enter(start)
        if start is None or bullets != (bullet is not None):
            made.append(line)
            continue
        count += 1
        rest = cut(line, [(0, start.length, "")])
        if not line.begins_entry:
            marker = BULLET if bullets else start.sign
            rest = replace(rest, marker=marker, level=level, goes_on=False)
        made.append(rest)
    return made, count


def _label_of(line: Line) -> Start | None:
    found = None if line.marker else _TABBED_LABEL.match(line.words)
    return _start(found) if found else None


class _Nesting:
    """How deep the entries of one list are, told by their indent or else by their sign."""

    def __init__(self) -> None:
        self._outer: list[tuple[int, str]] = []

    def pass_by(self, line: Line) -> None:
        """Meet a line that is no typed entry: words between lists, or an entry made already."""
        if line.begins_entry:
            unknown = [(0, "")] * (line.level - len(self._outer))
            self._outer = [*self._outer[: line.level], *unknown, (0, _shape(line.marker))]
        elif not line.is_blank and not line.goes_on:
            self._outer = []

    def enter(self, start: Start) -> int:
        """The level of the next entry."""
        outer, indent, shape = self._outer, start.indent, _shape(start.sign)
        while outer and outer[-1][0] > indent + 1:
            outer.pop()
        if any(indent <= other + 1 and shape == was for other, was in outer):
            while outer[-1][1] != shape:
                outer.pop()
        else:
            if outer and indent <= outer[-1][0] + 1 and _is_new_list(shape, outer[-1][1]):
                outer.clear()
            outer.append((indent, shape))
        return min(len(outer) - 1, DEEPEST_LEVEL)


def _is_new_list(shape: str, above: str) -> bool:
    """Whether numbers begin below bullets, under which they are not as a rule."""
    return _count_in(shape) != "" and _count_in(above) == ""


def _count_in(sign: str) -> str:
    """The number or letters of a label; empty for a bullet."""
    count = sign.strip("().")
    return count if count[:1].isalnum() and sign != "o" else ""


def _shape(sign: str) -> str:
    """What the signs of one level have in common: ``1)``, ``1.1``, ``a)``; a bullet is its own."""
    count = _count_in(sign)
    if not count:
        return sign
    if count[0].isdigit():
        return re.sub(r"\d+", "1", sign)
    roman = count.lower() == "i" or len(count) > 1
    shape = "i" if roman else "a"
    return sign.replace(count, shape.upper() if count.isupper() else shape)
