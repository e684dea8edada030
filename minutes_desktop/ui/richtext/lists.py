"""What typing does to lists: markers made at the start of a line, and the marker that follows."""

from __future__ import annotations

import re

from minutes_desktop.domain.numbering import letters
from minutes_desktop.domain.richtext import BULLET

_TYPED_BULLETS = ("-", "*", BULLET)
_LABEL = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxlc]{1,5})[.)]")
_PARTS = re.compile(r"(\(?)(\w+)([.)])")
_ROMAN = (
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x",
    "xi", "xii", "xiii", "xiv", "xv",
)  # fmt: skip


def marker_typed(words: str) -> str:
    """The list marker that these words, typed at the start of a line, stand for; empty if none."""
    if words in _TYPED_BULLETS:
        return BULLET
    return words if _LABEL.fullmatch(words) else ""


def next_marker(marker: str, before: tuple[str, ...] = ()) -> str:
    """The marker of the entry after one with ``marker``; ``before`` are the ones above it.

    ``i.`` is a Roman number only where the list began with it.
    """
    parts = _PARTS.fullmatch(marker)
    if parts is None:
        return marker
    opening, count, closing = parts.groups()
    return f"{opening}{_next_count(count, roman=_began_roman((*before, marker)))}{closing}"


def inner_marker(marker: str) -> str:
    """The marker of the first entry nested under entries with ``marker``: a, then i."""
    parts = _PARTS.fullmatch(marker)
    if parts is None:
        return marker
    opening, count, closing = parts.groups()
    return f"{opening}{'i' if len(count) == 1 and count.isalpha() else 'a'}{closing}"


def _began_roman(markers: tuple[str, ...]) -> bool:
    return bool(markers) and markers[0].strip("(.)").lower() == "i"


def _next_count(count: str, *, roman: bool) -> str:
    if count.isdigit():
        return str(int(count) + 1)
    lower = count.lower()
    if roman and lower in _ROMAN[:-1]:
        following = _ROMAN[_ROMAN.index(lower) + 1]
    elif len(lower) == 1:
        following = letters(ord(lower) - ord("a") + 2)
    else:
        return count
    return following.upper() if count.isupper() else following
