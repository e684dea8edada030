"""How something new goes on from what stands before it in the same minutes."""

from __future__ import annotations

import re

from msgspec.structs import replace

from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BlockKind,
    Decision,
    Findings,
    Note,
    Question,
    Quoted,
    Titled,
    Update,
    block_kind,
)
from minutes_desktop.domain.minutes import Item, Minutes, walk
from minutes_desktop.domain.template import Template, blank_block, nil_return
from minutes_desktop.domain.tree import place_of_item

_RUNNING_IN = (Findings, Update, Quoted, Decision, Note, Actions)
_TWICE = 2
_COUNTED = re.compile(r"(\(?)(\d{1,3}|[A-Ya-y])([.)]?)")


def following_item(above: Item | None, *, nested: bool) -> Item:
    """A new item after another; topics under an item go on alike.

    Where the one above has no number, has it before its heading, or runs in, so has the new one.
    """
    if above is None or not nested:
        return Item()
    number = "" if above.number == "" else None
    return Item(number=number, number_place=above.number_place, run_in=above.run_in)


def refollowed(minutes: Minutes, item_id: str) -> Item | None:
    """A new item, of which nothing is written, as it would begin where it stands now."""
    place = place_of_item(minutes.items, item_id)
    if place is None:
        return None
    item = place.siblings[place.index]
    if item.heading or item.column or item.blocks or item.items or item.number:
        return None
    above = place.siblings[place.index - 1] if place.index else None
    fresh = following_item(above, nested=place.parent is not None)
    return replace(fresh, id=item.id)


def following_block(
    kind: BlockKind, minutes: Minutes, item_id: str, index: int, template: Template
) -> Block:
    """A new block of a kind in an item at an index.

    Its label is the template's, or the one that the last two of its kind were given; a question
    counts on from a label typed for the one above. A quoted text has the source of the one before
    it, in the item or in those beside it.
    """
    fresh = blank_block(kind, template)
    if isinstance(fresh, Question):
        above = _before(minutes, item_id, index)[-1:] if index else []
        return following_question(fresh, *above)
    if isinstance(fresh, Quoted):
        fresh = replace(fresh, source=_source_before(minutes, item_id, index))
    if isinstance(fresh, Titled):
        return _as_labelled_last(fresh, minutes, item_id, index)
    return fresh


def following_question(fresh: Question, above: Block | None = None) -> Question:
    """A new question straight under another, which counts on from a label typed there."""
    label = above.label if isinstance(above, Question) else None
    found = _COUNTED.fullmatch(label or "")
    if found is None:
        return fresh
    opening, count, closing = found.groups()
    following = str(int(count) + 1) if count.isdigit() else chr(ord(count) + 1)
    return replace(fresh, label=f"{opening}{following}{closing}")


def following_nil(minutes: Minutes, item_id: str, index: int, template: Template) -> Actions:
    """The nil return in the template's words, under the label of the actions before it."""
    nil = nil_return(template)
    labelled = _as_labelled_last(nil, minutes, item_id, index)
    return labelled if isinstance(labelled, Actions) else nil


def _as_labelled_last(fresh: Titled, minutes: Minutes, item_id: str, index: int) -> Titled:
    before = [
        block
        for block in _before(minutes, item_id, index)
        if block_kind(block) == block_kind(fresh) and isinstance(block, Titled)
    ]
    last = before[-_TWICE:]
    if len(last) < _TWICE or not last[0].label or last[0].label != last[1].label:
        return fresh
    fresh = replace(fresh, label=last[0].label)
    if isinstance(fresh, _RUNNING_IN):
        run_in = all(getattr(block, "run_in", False) for block in last)
        return replace(fresh, run_in=run_in)
    return fresh


def _before(minutes: Minutes, item_id: str, index: int) -> list[Block]:
    """The blocks that stand before a place, in printed order."""
    found: list[Block] = []
    for item, _ in walk(minutes.items):
        if item.id == item_id:
            found += item.blocks[:index]
            break
        found += item.blocks
    return found


def _source_before(minutes: Minutes, item_id: str, index: int) -> str:
    place = place_of_item(minutes.items, item_id)
    if place is None:
        return ""
    here = place.siblings[place.index].blocks[:index]
    beside = place.siblings[: place.index] if place.parent else ()
    near = [*(block for item in beside for block in item.blocks), *here]
    quoted = [block.source for block in near if isinstance(block, Quoted)]
    return quoted[-1] if quoted else ""
