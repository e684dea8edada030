"""Finding a place in the item tree, and new trees with one place changed."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.blocks import Block
from minutes_desktop.domain.minutes import Item, walk

Items = tuple[Item, ...]


class ItemPlace(Struct, frozen=True):
    """Where an item stands: under ``parent`` (``None`` at the top), at ``index``."""

    parent: Item | None
    index: int
    siblings: Items


class BlockPlace(Struct, frozen=True):
    """Where a block stands: in ``item``, at ``index``."""

    item: Item
    index: int

    @property
    def block(self) -> Block:
        """The block itself."""
        return self.item.blocks[self.index]


def find_item(items: Items, item_id: str) -> Item | None:
    """The item with this id, or ``None``."""
    return next((item for item, _ in walk(items) if item.id == item_id), None)


def place_of_item(items: Items, item_id: str, parent: Item | None = None) -> ItemPlace | None:
    """Where the item stands, or ``None`` if the tree does not hold it."""
    for index, item in enumerate(items):
        if item.id == item_id:
            return ItemPlace(parent, index, items)
        if found := place_of_item(item.items, item_id, item):
            return found
    return None


def place_of_block(items: Items, block_id: str) -> BlockPlace | None:
    """Where the block stands, or ``None`` if the tree does not hold it."""
    for item, _ in walk(items):
        for index, block in enumerate(item.blocks):
            if block.id == block_id:
                return BlockPlace(item, index)
    return None


def splice_item(items: Items, item_id: str, put: Callable[[Item], Items]) -> Items:
    """The tree with the item replaced by none, one or several; the same tree if it is not there."""
    for index, item in enumerate(items):
        if item.id == item_id:
            return items[:index] + put(item) + items[index + 1 :]
        below = splice_item(item.items, item_id, put)
        if below is not item.items:
            return (*items[:index], replace(item, items=below), *items[index + 1 :])
    return items


def insert_item(items: Items, parent_id: str | None, index: int, new: Item) -> Items:
    """The tree with ``new`` under the parent (``None``: at the top), at the index."""
    if parent_id is None:
        return _with(items, index, new)
    return splice_item(
        items,
        parent_id,
        lambda parent: (replace(parent, items=_with(parent.items, index, new)),),
    )


def splice_block(items: Items, block_id: str, pieces: tuple[Block, ...]) -> Items:
    """The tree with the block replaced by none, one or several; the same tree if not there."""
    for index, item in enumerate(items):
        blocks = item.blocks
        for at, block in enumerate(blocks):
            if block.id == block_id:
                put = replace(item, blocks=(*blocks[:at], *pieces, *blocks[at + 1 :]))
                return (*items[:index], put, *items[index + 1 :])
        if item.items:
            below = splice_block(item.items, block_id, pieces)
            if below is not item.items:
                return (*items[:index], replace(item, items=below), *items[index + 1 :])
    return items


def _with(items: Items, index: int, new: Item) -> Items:
    return (*items[:index], new, *items[index:])
