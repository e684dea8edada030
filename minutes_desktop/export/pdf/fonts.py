"""The fonts the minutes print in: the widths of words, and what can be shown."""

from __future__ import annotations

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from minutes_desktop.export.characters import REPLACEMENT
from minutes_desktop.files import resource


class Face:
    """One face of a font, known to ReportLab by its ``name``."""

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
            get, default = self._thousandths.get, self._default
            width = self._widths[words] = sum(get(ord(char), default) for char in words) / 1000
        return width * size

    def shown(self, words: str) -> str:
        """The words with ``REPLACEMENT`` for every character the face has no shape for."""
        if words.isascii():
            return words
        return "".join(char if ord(char) in self._glyphs else REPLACEMENT for char in words)


@cache
def face(name: str) -> Face:
    """A face by its name, such as ``LiberationSans-Bold``, read from its file when first asked."""
    return Face(name)
