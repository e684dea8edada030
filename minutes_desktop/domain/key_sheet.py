"""The keys of the program as a sheet to print."""

from __future__ import annotations

from msgspec import Struct


class KeyLine(Struct, frozen=True):
    """What is done, and by which keys; ``changed`` if these are the user's own."""

    words: str
    keys: str
    changed: bool = False


class KeySection(Struct, frozen=True):
    """Lines under a heading, such as those of one menu."""

    heading: str
    lines: tuple[KeyLine, ...]


class KeySheet(Struct, frozen=True):
    """All sections in their order, under a title; ``note`` stands at the foot."""

    title: str
    sections: tuple[KeySection, ...]
    note: str = ""
