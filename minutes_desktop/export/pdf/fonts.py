"""The fonts the minutes print in: the widths of words, and what can be shown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from minutes_desktop.domain.stand_ins import stand_in
from minutes_desktop.files import resource

FALLBACK = "DejaVuSans"
"""The font that shows what the font of a layout has no shape for."""
_LAST = 0xFFFF  # ReportLab tells readers of characters beyond this one wrongly


class Face:
    """One face of a font, known to ReportLab by its ``name``.

    What it has no shape for is taken from the fallback font, where that has one.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        # Only the characters in use are embedded, not the whole of ASCII.
        font = TTFont(name, str(resource(f"fonts/{name}.ttf")), asciiReadable=False)
        pdfmetrics.registerFont(font)
        self._glyphs = font.face.charToGlyph
        self._thousandths = font.face.charWidths
        self._default = font.face.defaultWidth
        self._widths: dict[str, float] = {}

    def width(self, words: str, size: float) -> float:
        """How wide the words are at a size, both in points."""
        width = self._widths.get(words)
        if width is None:
            width = self._widths[words] = sum(map(self._width_of, words)) / 1000
        return width * size

    def shown(self, words: str) -> str:
        """The words with a stand-in for every character no face has a shape for.

        The end of a line has none either, and stays.
        """
        if words.isascii():
            return words
        return "".join(
            char if char == "\n" or self._shows_some_way(char) else stand_in(char) for char in words
        )

    def parts(self, words: str) -> Iterator[tuple[str, str]]:
        """The words in stretches of one face each, with its name."""
        if words.isascii():
            yield self.name, words
            return
        for own, chars in groupby(words, self.has):
            yield self.name if own else self._fallback.name, "".join(chars)

    def has(self, char: str) -> bool:
        """Whether this face itself has a shape for a character."""
        return ord(char) in self._glyphs

    @property
    def _fallback(self) -> Face:
        return face(f"{FALLBACK}-Bold" if "Bold" in self.name else FALLBACK)

    def _shows_some_way(self, char: str) -> bool:
        return self.has(char) or (ord(char) <= _LAST and self._fallback.has(char))

    def _width_of(self, char: str) -> float:
        width = self._thousandths.get(ord(char))
        if width is not None:
            return float(width)
        if not char.isascii() and self._fallback.has(char):
            return float(self._fallback._thousandths[ord(char)])  # noqa: SLF001 - of its own kind
        return float(self._default)


@cache
def face(name: str) -> Face:
    """A face by its name, such as ``LiberationSans-Bold``, read from its file when first asked."""
    return Face(name)
