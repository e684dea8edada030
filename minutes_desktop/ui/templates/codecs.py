"""How values that are no words are written in a line, and read from it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QCoreApplication

from minutes_desktop.domain.blocks import BlockKind
from minutes_desktop.ui.labels import BLOCK_KINDS

MOST = 1000.0  # no width, height or size is larger


def _tr(words: str) -> str:
    return QCoreApplication.translate("Codecs", words)


class Codec:
    """Plain words: written as they are."""

    def write(self, value: object) -> str:
        """The line for a value."""
        return str(value)

    def read(self, words: str) -> object:
        """The value of a line; raises ``ValueError`` with a sentence if it has none."""
        return words


class NumberCodec(Codec):
    """A number, with a point or a comma."""

    def write(self, value: object) -> str:
        """Without needless noughts."""
        return f"{cast('float', value):g}"

    def read(self, words: str) -> object:
        """The number; an empty line is none."""
        try:
            number = float(words.strip().replace(",", "."))
        except ValueError:
            number = MOST
        if not 0 <= number < MOST:
            raise ValueError(_tr("This is no number. Type it like 12 or 12.5."))
        return number


class OwnCodec(Codec):
    """What may be left to the program, such as a number: automatic, none, or as typed."""

    def write(self, value: object) -> str:
        """Nothing for what is left to the program."""
        if value is None:
            return ""
        return str(value) or _tr("none")

    def read(self, words: str) -> object:
        """Nothing leaves it to the program, ``none`` is none."""
        said = words.strip()
        if not said:
            return None
        return "" if said.casefold() == _tr("none").casefold() else said


class KindsCodec(Codec):
    """Kinds of block by their names on the screen, with commas between."""

    def write(self, value: object) -> str:
        """The names in order."""
        return ", ".join(BLOCK_KINDS[kind] for kind in cast("tuple[BlockKind, ...]", value))

    def read(self, words: str) -> object:
        """The kinds in order; raises ``ValueError`` about the first name there is not."""
        known = {name.casefold(): kind for kind, name in BLOCK_KINDS.items()}
        kinds: list[BlockKind] = []
        for name in filter(None, (one.strip() for one in words.split(","))):
            kind = known.get(name.casefold())
            if kind is None:
                sentence = _tr("“{}” is no kind of block. There are {}.")
                raise ValueError(sentence.format(name, ", ".join(BLOCK_KINDS.values())))
            kinds.append(kind)
        return tuple(kinds)
