"""Breaking text into lines that fit a width: at spaces, and inside a word only if it must be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from minutes_desktop.export.pdf.fonts import face
from minutes_desktop.export.pdf.styles import Look
from minutes_desktop.export.pdf.text import Span

if TYPE_CHECKING:
    from minutes_desktop.export.pdf.leaf import Leaf


class Stretch(NamedTuple):
    """Characters of one look on one line, ``x`` points from the left of its column.

    ``leaf`` is what they belong to where that is another part than the line around them.
    """

    x: float
    text: str
    look: Look
    leaf: Leaf | None = None


Line = tuple[Stretch, ...]

_TOKENS = re.compile(r"\n| +|[^ \n]+")
_STROKES = re.compile(r"[^/]*/|[^/]+")


def broken(text: Iterable[Span], width: float, indent: float = 0) -> tuple[Line, ...]:
    """The text as lines at most ``width`` wide from an indent, both in points; at least one line.

    A word wider than the line is broken after a stroke (``AC/AB``), or else where the line ends.
    """
    setter = _Setter(width, indent)
    word: list[Span] = []
    for words, look, leaf in text:
        for piece in _TOKENS.findall(words):
            if piece[0] not in " \n":
                word.append(Span(piece, look, leaf))
                continue
            setter.put_word(word)
            word = []
            if piece == "\n":
                setter.break_line()
            else:
                setter.space = Span(piece, look, leaf)
    setter.put_word(word)
    setter.end_line()
    return tuple(setter.lines)


def centred(lines: Iterable[Line], width: float) -> tuple[Line, ...]:
    """Lines broken without an indent, each moved to the middle of a width in points."""
    return tuple(_moved(line, width) for line in lines)


def _moved(line: Line, width: float) -> Line:
    free = (width - width_of(Span(part.text, part.look) for part in line)) / 2
    return tuple(part._replace(x=part.x + free) for part in line)


def width_of(text: Iterable[Span]) -> float:
    """How wide the text is on one line, in points."""
    return sum(face(look.face).width(words, look.size) for words, look, _ in text)


class _Setter:
    """Sets words one after another, as a compositor fills a stick."""

    def __init__(self, width: float, indent: float) -> None:
        self.lines: list[Line] = []
        self.space: Span | None = None
        self._left = indent
        self._right = indent + width
        self._x = indent
        self._line: list[Stretch] = []

    def put_word(self, word: list[Span]) -> None:
        """Put a word after what is on the line, or on the next one if it does not fit."""
        if not word:
            return
        width = width_of(word)
        space = width_of((self.space,)) if self.space else 0.0
        if self._x + space + width > self._right:
            self._turn()
        if self._x + width > self._right:
            self._put_pieces(word)
            return
        self._put_space()
        for part in word:
            self._put(part)

    def end_line(self) -> None:
        """Close the line, empty or not."""
        self.lines.append(tuple(self._line))
        self._line, self._x, self.space = [], self._left, None

    def break_line(self) -> None:
        """Close the line where somebody broke it."""
        if self._line and not self.space:
            last = self._line[-1]
            self.space = Span(" ", last.look, last.leaf)
        self._close()

    def _turn(self) -> None:
        """Go to the next line, unless nothing stands on this one."""
        if self._line:
            self._close()
        self.space = None

    def _close(self) -> None:
        """Close the line with a space at its end, for whoever copies or hears it."""
        if self._line and self.space:
            self._put(self.space._replace(text=" "))
        self.end_line()

    def _put_space(self) -> None:
        if self.space:
            self._put(self.space)
            self.space = None

    def _put_pieces(self, word: list[Span]) -> None:
        """Put a word wider than the line: between strokes, else as many characters as go on."""
        for words, look, leaf in word:
            for piece in _STROKES.findall(words):
                self._turn_unless_fits(Span(piece, look))
                whole = self._fits(Span(piece, look))
                for part in (piece,) if whole else piece:
                    self._turn_unless_fits(Span(part, look))
                    self._put(Span(part, look, leaf))

    def _turn_unless_fits(self, part: Span) -> None:
        if not self._fits(part):
            self._turn()

    def _fits(self, part: Span) -> bool:
        return self._x + width_of((part,)) <= self._right

    def _put(self, part: Span) -> None:
        last = self._line[-1] if self._line else None
        if last and last.look is part.look and last.leaf is part.leaf:
            # Made anew, which takes a third of the time of ``_replace``.
            self._line[-1] = Stretch(last.x, last.text + part.text, last.look, last.leaf)
        else:
            self._line.append(Stretch(self._x, *part))
        self._x += face(part.look.face).width(part.text, part.look.size)
