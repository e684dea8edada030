"""Breaking text into lines that fit a width: at spaces, and inside a word only if it must be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from minutes_desktop.export.pdf.fonts import face
from minutes_desktop.export.pdf.styles import Look
from minutes_desktop.export.pdf.text import Span


class Stretch(NamedTuple):
    """Characters of one look on one line, ``x`` points from the left of its column."""

    x: float
    text: str
    look: Look


Line = tuple[Stretch, ...]

_TOKENS = re.compile(r"\n| +|[^ \n]+")
_STROKES = re.compile(r"[^/]*/|[^/]+")


def broken(text: Iterable[Span], width: float, indent: float = 0) -> tuple[Line, ...]:
    """The text as lines at most ``width`` wide from an indent, both in points; at least one line.

    A word wider than the line is broken after a stroke (``AC/AB``), or else where the line ends.
    """
    setter = _Setter(width, indent)
    word: list[Span] = []
    for words, look in text:
        for piece in _TOKENS.findall(words):
            if piece[0] not in " \n":
                word.append(Span(piece, look))
                continue
            setter.put_word(word)
            word = []
            if piece == "\n":
                setter.end_line()
            else:
                setter.space = Span(piece, look)
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
    return sum(face(look.face).width(words, look.size) for words, look in text)


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

    def _turn(self) -> None:
        """Go to the next line; the space stays at the end of this one, for whoever copies it."""
        if self._line:
            if self.space:
                self._put(Span(" ", self.space.look))
            self.end_line()
        self.space = None

    def _put_space(self) -> None:
        if self.space:
            self._put(self.space)
            self.space = None

    def _put_pieces(self, word: list[Span]) -> None:
        """Put a word wider than the line: between strokes, else as many characters as go on."""
        for words, look in word:
            for piece in _STROKES.findall(words):
                self._turn_unless_fits(Span(piece, look))
                whole = self._fits(Span(piece, look))
                for part in (piece,) if whole else piece:
                    self._turn_unless_fits(Span(part, look))
                    self._put(Span(part, look))

    def _turn_unless_fits(self, part: Span) -> None:
        if not self._fits(part):
            self._turn()

    def _fits(self, part: Span) -> bool:
        return self._x + width_of((part,)) <= self._right

    def _put(self, part: Span) -> None:
        last = self._line[-1] if self._line else None
        if last and last.look is part.look:
            self._line[-1] = last._replace(text=last.text + part.text)
        else:
            self._line.append(Stretch(self._x, part.text, part.look))
        self._x += face(part.look.face).width(part.text, part.look.size)
