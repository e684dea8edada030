"""What differs between two values of the same minutes: the one comparison everything uses."""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct
from msgspec.structs import fields

from minutes_desktop.domain.blocks import Block
from minutes_desktop.domain.minutes import Item, Minutes

_OWN_FIELDS = tuple(field.name for field in fields(Minutes) if field.name != "items")
_ITEM_FIELDS = tuple(
    field.name for field in fields(Item) if field.name not in ("id", "blocks", "items")
)


class Change(Struct, frozen=True):
    """What came, went, moved and was rewritten between two values.

    ``fields`` names the parts of the minutes other than items that differ; the sets hold the ids
    of items and blocks. An item is updated when its own fields differ, not when what it holds does.
    ``now`` has the new value of each updated one, by id. A moved item or block has another parent,
    or another order among those that stayed.
    """

    fields: frozenset[str] = frozenset()
    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()
    updated: frozenset[str] = frozenset()
    now: dict[str, Item | Block] = {}

    @property
    def structural(self) -> bool:
        """Whether any item or block came, went or moved."""
        return bool(self.added or self.removed or self.moved)

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.fields or self.structural or self.updated)


def compare(before: Minutes, after: Minutes) -> Change:
    """What turned ``before`` into ``after``; branches that both values share are not entered."""
    if before is after:
        return Change()
    walk = _Walk()
    walk.items(before.items, after.items)
    walk.match_moves()
    return Change(
        frozenset(name for name in _OWN_FIELDS if getattr(before, name) != getattr(after, name)),
        frozenset(walk.came),
        frozenset(walk.went),
        frozenset(walk.moved),
        frozenset(walk.updated),
        walk.updated,
    )


Part = TypeVar("Part", Item, Block)


class _Walk:
    """The ids met while two trees are compared."""

    def __init__(self) -> None:
        self.came: dict[str, Item | Block] = {}
        self.went: dict[str, Item | Block] = {}
        self.moved: set[str] = set()
        self.updated: dict[str, Item | Block] = {}

    def items(self, before: tuple[Item, ...], after: tuple[Item, ...]) -> None:
        for one, other in self._stayed(before, after):
            self._item(one, other)

    def _item(self, before: Item, after: Item) -> None:
        if any(getattr(before, name) != getattr(after, name) for name in _ITEM_FIELDS):
            self.updated[after.id] = after
        for one, other in self._stayed(before.blocks, after.blocks):
            if one != other:
                self.updated[other.id] = other
        self.items(before.items, after.items)

    def _stayed(self, before: tuple[Part, ...], after: tuple[Part, ...]) -> list[tuple[Part, Part]]:
        """The pairs both rows hold that differ; notes what came, went and changed order."""
        if before is after:
            return []
        old = {part.id: part for part in before}
        new = {part.id: part for part in after}
        self.went.update((key, part) for key, part in old.items() if key not in new)
        self.came.update((key, part) for key, part in new.items() if key not in old)
        order_before = [key for key in old if key in new]
        order_after = [key for key in new if key in old]
        self.moved.update(
            key for was, key in zip(order_before, order_after, strict=True) if was != key
        )
        return [(old[key], new[key]) for key in order_after if old[key] is not new[key]]

    def match_moves(self) -> None:
        """Turn what went in one place and came in another into moves, with what lies inside."""
        for met in (self.went, self.came):
            for part in list(met.values()):
                met.update(_inside(part))
        for key in self.came.keys() & self.went.keys():
            one, other = self.went.pop(key), self.came.pop(key)
            self.moved.add(key)
            if isinstance(one, Item) and isinstance(other, Item):
                if any(getattr(one, name) != getattr(other, name) for name in _ITEM_FIELDS):
                    self.updated[key] = other
            elif one != other:
                self.updated[key] = other


def _inside(part: Item | Block) -> dict[str, Item | Block]:
    """Every item and block under a part, by id."""
    if not isinstance(part, Item):
        return {}
    found: dict[str, Item | Block] = {block.id: block for block in part.blocks}
    for item in part.items:
        found[item.id] = item
        found.update(_inside(item))
    return found
