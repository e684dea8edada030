"""Somebody who does anything at all to minutes, at random, with every act there is."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

from msgspec.structs import replace

from minutes_desktop.domain import edits
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import Block, Text
from minutes_desktop.domain.edits import Edit
from minutes_desktop.domain.ids import new_id
from minutes_desktop.domain.minutes import Detail, Item, Minutes, walk, walk_blocks
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store.builtin import builtin_templates
from tests.factories import full_minutes, one_of_each_block

_SAID = "the board asked for figures by June – and noted Zoë’s reply (½ of them) in full"
_MOST_ITEMS = 40  # from here on more is taken out than put in
_TEMPLATES = builtin_templates()


class Monkey:
    """Makes one edit after the other. Attribute: ``done``, how often each act came up."""

    def __init__(self, seed: int) -> None:
        """Do the same for the same seed."""
        self.chance = random.Random(seed)  # noqa: S311 - acts, not secrets
        self.done: Counter[str] = Counter()

    def edit(self, minutes: Minutes) -> tuple[str, Edit]:
        """An act that fits the minutes, by its name, and as the function it is."""
        items = [item for item, _ in walk(minutes.items)]
        blocks = list(walk_blocks(minutes.items))
        acts = dict(self._of_form())
        if items:
            acts |= self._of_item(self.chance.choice(items), len(items))
        else:
            acts |= {"add_item": self._add_item(None)}
        if blocks:
            acts |= self._of_block(self.chance.choice(blocks))
        name = self.chance.choice(list(acts))
        self.done[name] += 1
        return name, acts[name]

    def words(self) -> str:
        """A few words."""
        return " ".join(self.chance.choices(_SAID.split(), k=self.chance.randint(0, 12)))

    def _of_form(self) -> dict[str, Edit]:
        said = self.words()
        approval = replace(full_minutes().approval, heading=said)
        template = self.chance.choice(_TEMPLATES)
        line, who = Detail(label="Venue:", value=rich(said)), Attendee(name=said, capacity="Chair")
        away = Apology(name=said, representative=said)
        return {
            "set_title": lambda now: edits.set_title(now, said),
            "set_details": lambda now: edits.set_details(now, (*now.details[-6:], line)),
            "set_attendance": lambda now: edits.set_attendance(now, (*now.attendance[-9:], who)),
            "set_apologies": lambda now: edits.set_apologies(now, (*now.apologies[-5:], away)),
            "set_approval": lambda now: edits.set_approval(now, approval),
            "set_marking": lambda now: edits.set_marking(now, said),
            "use_template": lambda now: edits.use_template(now, template),
        }

    def _of_item(self, item: Item, count: int) -> dict[str, Edit]:
        said, step = self.words(), self.chance.choice([-3, -1, 1, 3])
        if count >= _MOST_ITEMS:
            return {"remove_item": lambda now: edits.remove_item(now, item.id)}
        block = self._block()
        return {
            "put_item": lambda now: edits.put_item(now, replace(item, heading=said, column=said)),
            "add_item": self._add_item(item.id),
            "add_item_after": lambda now: edits.add_item_after(now, item.id, Item(heading=said)),
            "remove_item": lambda now: edits.remove_item(now, item.id),
            "move_item": lambda now: edits.move_item(now, item.id, step),
            "nest_item": lambda now: edits.nest_item(now, item.id),
            "unnest_item": lambda now: edits.unnest_item(now, item.id),
            "add_block": lambda now: edits.add_block(now, item.id, 0, block),
        }

    def _add_item(self, parent: str | None) -> Edit:
        item = Item(heading=self.words(), blocks=(self._block(), Text(text=rich(self.words()))))
        return lambda now: edits.add_item(now, parent, 0, item)

    def _of_block(self, block: Block) -> dict[str, Edit]:
        other, step = self._block(), self.chance.choice([-1, 1])
        pieces = (replace(other, id=block.id), Text(text=rich(self.words())))
        return {
            # Of any kind: words typed, or a line turned into another kind.
            "put_block": lambda now: edits.put_block(now, replace(other, id=block.id)),
            "replace_block": lambda now: edits.replace_block(now, block.id, pieces),
            "add_block_after": lambda now: edits.add_block_after(now, block.id, other),
            "remove_block": lambda now: edits.remove_block(now, block.id),
            "move_block": lambda now: edits.move_block(now, block.id, step),
        }

    def _block(self) -> Block:
        block = replace(self.chance.choice(one_of_each_block()), id=new_id())
        words = getattr(block, "text", None)
        return block if words is None else replace(block, text=rich(self.words()))


def acts_of_the_domain() -> set[str]:
    """The name of every function of the domain that edits minutes."""
    found: dict[str, Callable[..., object]] = {
        name: act for name, act in vars(edits).items() if callable(act)
    }
    return {
        name
        for name, act in found.items()
        if getattr(act, "__module__", "") == edits.__name__
        and not name.startswith("_")
        and next(iter(act.__annotations__), "") == "minutes"
    }
