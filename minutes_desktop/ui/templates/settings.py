"""What a form of the template editor is made of: descriptions of settings, in data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

SettingKind = Literal[
    "line", "lines", "number", "tick", "choice", "kinds", "own number", "own words"
]


class Setting(Struct, frozen=True):
    """One field: the path of the value it changes, its words, and how it is written.

    ``choices`` are values with their words; ``unit`` follows a number; ``hint`` stands in an
    empty line; ``note`` is a sentence under the field. ``needs`` is the path of a part without
    which the field is not shown. ``letters`` is the least width in average letters.
    """

    path: str
    words: str
    kind: SettingKind = "line"
    unit: str = ""
    choices: tuple[tuple[object, str], ...] = ()
    hint: str = ""
    note: str = ""
    needs: str = ""
    letters: int = 0


class Rows(Struct, frozen=True):
    """A table of entries that come, go and move: one row each, under the words of its columns.

    The paths of ``columns`` begin at the entry. ``entry`` names a row; ``blank`` makes a new entry
    from those that are there. A ``tree`` has rows under rows.
    """

    path: str
    words: str
    entry: str
    columns: tuple[Setting, ...]
    blank: Callable[[tuple[object, ...]], object]
    note: str = ""
    needs: str = ""
    tree: bool = False


class Fixed(Struct, frozen=True):
    """A table whose rows are always there: their words and paths, and columns as in ``Rows``."""

    words: str
    rows: tuple[tuple[str, str], ...]
    columns: tuple[Setting, ...]
    note: str = ""


class Presence(Struct, frozen=True):
    """A tick for a part that may be left out: the part it begins with is ``blank``."""

    path: str
    words: str
    blank: object


class Special(Struct, frozen=True):
    """A piece that is made by a module of its own."""

    name: Literal["schemes", "logo"]


Piece = Setting | Rows | Fixed | Presence | Special


class Section(Struct, frozen=True):
    """A page of the editor: its name in the list, and its pieces from top to bottom."""

    name: str
    pieces: tuple[Piece, ...]
