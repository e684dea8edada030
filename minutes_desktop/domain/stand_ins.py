"""What stands on paper for a character that no font of the program has a shape for."""

from __future__ import annotations

import unicodedata

BOX = "□"
"""What stands for a character of which nothing better can be said."""

_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)  # two of them are the flag of a country


def stand_in(char: str) -> str:
    """A plain letter that reads the same, or the name of a picture in brackets, or else a box.

    A picture may come from a message that is quoted; "[thumbs up sign]" tells what it said. The
    colour of a skin is left out.
    """
    number = ord(char)
    if number in _SKIN_TONES:
        return ""
    if number in _FLAG_LETTERS:
        return chr(ord("A") + number - _FLAG_LETTERS.start)
    alike = unicodedata.normalize("NFKC", char)
    if alike.isascii() and alike.isprintable():
        return alike
    name = unicodedata.name(char, "")
    return f"[{name.lower()}]" if name and unicodedata.category(char) == "So" else BOX
