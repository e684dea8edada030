"""Where the writing goes on in an item that is come back to."""

from __future__ import annotations

from minutes_desktop.domain.blocks import Actions, Block, Worded, is_empty
from minutes_desktop.domain.fields import Spot
from minutes_desktop.domain.minutes import Item
from minutes_desktop.domain.texts import texts_in


def where_to_go_on(item: Item) -> Spot:
    """The field at whose end to go on; no field where only the part to go on in is known.

    That is the empty text that waits under what was written, or else the end of what was written.
    The fact that there was none is no place to go on at.
    """
    written = [n for n, block in enumerate(item.blocks) if not (is_empty(block) or _is_nil(block))]
    last = written[-1] if written else -1
    waiting = (block for block in item.blocks[last + 1 :] if isinstance(block, Worded))
    if (fresh := next((block for block in waiting if is_empty(block)), None)) is not None:
        return Spot(fresh.id, "text")
    if written:
        return _last_text(item.blocks[last])
    if item.blocks:
        return Spot(item.blocks[0].id, "")
    return Spot(item.id, "heading")


def _is_nil(block: Block) -> bool:
    return isinstance(block, Actions) and block.nil is not None


def _last_text(block: Block) -> Spot:
    """The last field of a block in which words were written, rather than a short one beside it."""
    spots = [(spot, text) for spot, text in texts_in(block) if spot.field != "label"]
    texts = [spot for spot, text in spots if not isinstance(text, str)]
    found = texts or [spot for spot, _ in spots]
    return found[-1] if found else Spot(block.id, "")
