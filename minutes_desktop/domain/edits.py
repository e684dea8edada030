"""One plain function for each thing a person can do: from old minutes to new.

Where the place named is not there, the same minutes come back.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from minutes_desktop.domain.action_meaning import reckoned_anew
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import Block
from minutes_desktop.domain.meaning import dated, represented, understood
from minutes_desktop.domain.minutes import Approval, Detail, Item, Minutes, walk
from minutes_desktop.domain.template import Template
from minutes_desktop.domain.tree import (
    insert_item,
    place_of_block,
    place_of_item,
    splice_block,
    splice_item,
)

Edit = Callable[[Minutes], Minutes]
ItemEdit = Callable[[Minutes, str], Minutes]


def set_title(minutes: Minutes, title: str) -> Minutes:
    """Change the title line."""
    return replace(minutes, title=title)


def set_details(minutes: Minutes, details: tuple[Detail, ...]) -> Minutes:
    """Change the labelled header lines, and the date and times that they name now."""
    changed = dated(replace(minutes, details=details), minutes.details)
    return changed if changed.date == minutes.date else reckoned_anew(changed, minutes.date)


def set_attendance(minutes: Minutes, attendance: tuple[Attendee, ...]) -> Minutes:
    """Change who was present."""
    apologies = represented(minutes.apologies, attendance)
    return replace(minutes, attendance=attendance, apologies=apologies)


def set_apologies(minutes: Minutes, apologies: tuple[Apology, ...]) -> Minutes:
    """Change who sent apologies."""
    return replace(minutes, apologies=represented(apologies, minutes.attendance))


def set_approval(minutes: Minutes, approval: Approval) -> Minutes:
    """Change the block in which the record is signed."""
    return replace(minutes, approval=approval)


def use_template(minutes: Minutes, template: Template) -> Minutes:
    """Have the minutes print by another template, or another version; no word of them changes."""
    return replace(minutes, template=template.id, template_version=template.version)


def set_marking(minutes: Minutes, marking: str) -> Minutes:
    """Change the protective marking; an empty one is not printed."""
    return replace(minutes, marking=marking)


def put_item(minutes: Minutes, item: Item) -> Minutes:
    """Change an item's own fields (heading, number, column …); what it holds stays."""
    return replace(
        minutes,
        items=splice_item(
            minutes.items,
            item.id,
            lambda old: (replace(item, blocks=old.blocks, items=old.items),),
        ),
    )


def add_item(minutes: Minutes, parent_id: str | None, index: int, item: Item) -> Minutes:
    """Add an item under a parent (``None``: at the top)."""
    return replace(minutes, items=insert_item(minutes.items, parent_id, index, item))


def add_item_after(minutes: Minutes, item_id: str, item: Item) -> Minutes:
    """Add an item at the same depth, after another and all it holds."""
    return replace(
        minutes, items=splice_item(minutes.items, item_id, lambda before: (before, item))
    )


def remove_item(minutes: Minutes, item_id: str) -> Minutes:
    """Remove an item with all it holds; nothing of it counts as taken any more."""
    minutes = _without_item(minutes, item_id)
    left = {item.id for item, _ in walk(minutes.items)} if minutes.taken else set()
    return replace(minutes, taken=tuple(one for one in minutes.taken if one in left))


def _without_item(minutes: Minutes, item_id: str) -> Minutes:
    return replace(minutes, items=splice_item(minutes.items, item_id, lambda _: ()))


def move_item(minutes: Minutes, item_id: str, step: int) -> Minutes:
    """Move an item among its siblings, ``step`` places down (negative: up), as far as they go."""
    place = place_of_item(minutes.items, item_id)
    if place is None:
        return minutes
    index = min(max(place.index + step, 0), len(place.siblings) - 1)
    if index == place.index:
        return minutes
    item = place.siblings[place.index]
    parent_id = place.parent.id if place.parent else None
    return add_item(_without_item(minutes, item_id), parent_id, index, item)


def nest_item(minutes: Minutes, item_id: str) -> Minutes:
    """Put an item under the sibling before it, as its last child."""
    place = place_of_item(minutes.items, item_id)
    if place is None or place.index == 0:
        return minutes
    item, before = place.siblings[place.index], place.siblings[place.index - 1]
    return add_item(_without_item(minutes, item_id), before.id, len(before.items), item)


def unnest_item(minutes: Minutes, item_id: str) -> Minutes:
    """Take an item out from under its parent, to stand after it."""
    place = place_of_item(minutes.items, item_id)
    if place is None or place.parent is None:
        return minutes
    item = place.siblings[place.index]
    return add_item_after(_without_item(minutes, item_id), place.parent.id, item)


def put_block(minutes: Minutes, block: Block) -> Minutes:
    """Change what a block says, or its kind; its id and place stay.

    What the words mean is read from them.
    """
    return replace_block(minutes, block.id, (block,))


def replace_block(minutes: Minutes, block_id: str, pieces: tuple[Block, ...]) -> Minutes:
    """Put none, one or several blocks in the place of one; what their words mean is read."""
    place = place_of_block(minutes.items, block_id)
    if place is None:
        return minutes
    read = tuple(
        understood(
            piece,
            place.block if piece.id == block_id else None,
            minutes.attendance,
            minutes.date,
        )
        for piece in pieces
    )
    return replace(minutes, items=splice_block(minutes.items, block_id, read))


def add_block(minutes: Minutes, item_id: str, index: int, block: Block) -> Minutes:
    """Add a block to an item at the index."""
    return replace(
        minutes,
        items=splice_item(
            minutes.items,
            item_id,
            lambda item: (
                replace(item, blocks=(*item.blocks[:index], block, *item.blocks[index:])),
            ),
        ),
    )


def add_block_after(minutes: Minutes, block_id: str, block: Block) -> Minutes:
    """Add a block after another."""
    place = place_of_block(minutes.items, block_id)
    return add_block(minutes, place.item.id, place.index + 1, block) if place else minutes


def remove_block(minutes: Minutes, block_id: str) -> Minutes:
    """Remove a block."""
    return replace_block(minutes, block_id, ())


def move_block(minutes: Minutes, block_id: str, step: int) -> Minutes:
    """Move a block one place down (``step`` 1) or up (-1), over the edge into the next item."""
    place = place_of_block(minutes.items, block_id)
    if place is None:
        return minutes
    index = place.index + step
    if 0 <= index < len(place.item.blocks):
        without = remove_block(minutes, block_id)
        return add_block(without, place.item.id, index, place.block)
    order = [item for item, _ in walk(minutes.items)]
    at = next(n for n, item in enumerate(order) if item.id == place.item.id) + step
    if not 0 <= at < len(order):
        return minutes
    target = order[at]
    return add_block(
        remove_block(minutes, block_id),
        target.id,
        0 if step > 0 else len(target.blocks),
        place.block,
    )
