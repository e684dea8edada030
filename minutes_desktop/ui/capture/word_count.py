"""How many words the minutes have, counted while they are being written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from minutes_desktop.domain.kinds import words_of
from minutes_desktop.domain.minutes import Item, walk_blocks
from minutes_desktop.domain.richtext import plain

if TYPE_CHECKING:
    from minutes_desktop.domain.blocks import Block


def words_in(block: Block) -> int:
    """How many words are written in a block."""
    return len(plain(words_of(block)).split())


class WordCount:
    """Counts words; a block that has not changed since the last time is not counted again."""

    def __init__(self, count: Callable[[Block], int] = words_in) -> None:
        """Count the words of each block with ``count``."""
        self._count = count
        self._known: dict[str, tuple[Block, int]] = {}

    def of(self, items: tuple[Item, ...]) -> int:
        """The words in the blocks of all items."""
        before, self._known = self._known, {}
        for block in walk_blocks(items):
            known = before.get(block.id)
            if known is None or known[0] is not block:
                known = (block, self._count(block))
            self._known[block.id] = known
        return sum(count for _, count in self._known.values())
