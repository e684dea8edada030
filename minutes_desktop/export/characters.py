"""Characters as typed made fit for print: nothing unseen, nothing other programs choke on."""

from __future__ import annotations

import unicodedata

from minutes_desktop.domain.stand_ins import BOX

_LINE_ENDS = {"\r\n": "\n", "\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n",
              "\u2028": "\n", "\u2029": "\n"}  # fmt: skip
# The font has no shape for these, but one for a character that reads the same.
_ALIKE = {"\t": " ", "\u2011": "-", "\u202f": "\xa0", "\u2007": "\xa0"}


def cleaned(words: str) -> str:
    """The words without controls and unseen marks; lone surrogates become ``BOX``."""
    if words.isascii() and words.isprintable():
        return words
    for end, plain in _LINE_ENDS.items():
        words = words.replace(end, plain)
    words = unicodedata.normalize("NFC", words)
    return "".join(_ALIKE.get(char) or _seen(char) for char in words)


def seen(words: str) -> str:
    """What is to be seen of words that stand alone; empty where that is nothing."""
    return cleaned(words).strip()


def _seen(char: str) -> str:
    kind = unicodedata.category(char)
    if kind in {"Cc", "Cf"} or "\ufe00" <= char <= "\ufe0f":
        return char if char == "\n" else ""
    if kind in {"Cs", "Co", "Cn"}:
        return BOX
    return " " if kind == "Zs" and char != "\xa0" else char
