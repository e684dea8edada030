"""What is read back to the chair before an item is left: its decisions and its actions."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.blocks import Actions, Block, Decision, is_empty
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.numbering import item_numbers
from minutes_desktop.domain.richtext import plain
from minutes_desktop.domain.template import Template
from minutes_desktop.domain.tree import find_item

Kind = Literal["decision", "action", "nil"]


class Said(Struct, frozen=True):
    """One thing to be read out: an action has its reference, owner and due as printed.

    ``dated`` says whether a due is known, be it that the words of the action say it.
    """

    kind: Kind
    words: str
    reference: str = ""
    owner: str = ""
    due: str = ""
    dated: bool = False


class ReadBack(Struct, frozen=True):
    """An item as it is read back; without ``said`` nothing has been recorded in it."""

    number: str = ""
    heading: str = ""
    said: tuple[Said, ...] = ()


def read_back(minutes: Minutes, template: Template, item_id: str) -> ReadBack:
    """What an item and those under it hold to be read back; empty where there is no such item."""
    item = find_item(minutes.items, item_id)
    if item is None:
        return ReadBack()
    number = item_numbers(minutes, template)[item.id].words.strip()
    return ReadBack(number, item.heading.strip(), _all_said(item))


def _all_said(item: Item) -> tuple[Said, ...]:
    own = tuple(said for block in item.blocks for said in _said(block))
    below = tuple(said for child in item.items for said in _all_said(child))
    # That there was nothing under one heading is not worth a line beside what there was.
    told = (*own, *(said for said in below if said.kind != "nil"))
    return told or tuple(dict.fromkeys(below))


def _said(block: Block) -> tuple[Said, ...]:
    match block:
        case Decision() if not is_empty(block):
            return (Said("decision", plain(block.text).strip()),)
        case Actions(nil=nil) if nil is not None:
            return (Said("nil", plain(nil).strip()),)
        case Actions():
            return tuple(_action(entry) for entry in block.entries if not entry.is_blank)
        case _:
            return ()


def _action(action: Action) -> Said:
    """An action with whom and by when; a due that its words say is not said again."""
    words = plain(action.text).strip()
    dues = [due.words.strip() for due in action.dues if due.words.strip()]
    unsaid = [due for due in dues if due.casefold() not in words.casefold()]
    owner = action.owner_printed.strip() or action.owner_names
    return Said("action", words, action.reference.strip(), owner, "; ".join(unsaid), bool(dues))
