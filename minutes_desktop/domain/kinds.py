"""Turning what is written into another kind of block; no word is lost on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from msgspec.structs import replace

from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BlockKind,
    BroughtForward,
    Context,
    Decision,
    Event,
    Findings,
    NextMeeting,
    Note,
    PreviousActions,
    Question,
    Quoted,
    Sitting,
    Table,
    TableRow,
    Text,
    Titled,
    Update,
    Worded,
    block_kind,
)
from minutes_desktop.domain.ids import new_id
from minutes_desktop.domain.richtext import RichText, is_blank, plain, rich
from minutes_desktop.domain.template import Template, blank_block

if TYPE_CHECKING:
    from collections.abc import Iterable


def words_of(block: Block) -> RichText:
    """Everything written in the block, as one rich text."""
    match block:
        case Quoted():
            return _joined([block.text, rich(block.source)])
        case Note():
            return _joined([block.text, rich(" ".join(filter(None, (block.author, block.added))))])
        case Text() | Context() | Question() | Findings() | Update() | Decision() | Event():
            return block.text
        case Actions():
            return _joined([*(_action_words(entry) for entry in block.entries), block.nil or ()])
        case PreviousActions():
            return _joined(_action_words(entry) for entry in block.entries)
        case Table():
            heads = [rich(" ".join(block.heads).strip())]
            return _joined([*heads, *(cell for row in block.rows for cell in row.cells)])
        case BroughtForward():
            lead = [rich(block.lead_in), rich(block.origin.item)]
            return _joined([*lead, _action_words(block.original)])
        case NextMeeting():
            return _joined(rich(sitting.words) for sitting in block.sittings)
        case _:
            assert_never(block)


def become(block: Block, kind: BlockKind, template: Template) -> Block:
    """The block as another kind, under the same id, with everything that was written in it.

    A label of its own, that is not the template's, goes with it.
    """
    if block_kind(block) == kind and not (isinstance(block, Actions) and block.nil is not None):
        return block
    text, fresh, label = words_of(block), blank_block(kind, template), _own_label(block, template)
    if isinstance(block, PreviousActions) and block.heads != template.labels.previous_heads:
        text = _joined([rich(" ".join(block.heads)), text])
    if label and isinstance(fresh, Titled):
        fresh = replace(fresh, label=label)
    elif label:
        text = _joined([rich(label), text])
    return _filled(fresh, block.id, text)


def _own_label(block: Block, template: Template) -> str:
    """The block's printed label where it was typed, and is not the template's for its kind."""
    if isinstance(block, Question):
        return block.label or ""
    usual = blank_block(block_kind(block), template)
    if isinstance(block, Titled) and isinstance(usual, Titled) and block.label != usual.label:
        return block.label
    return ""


def _filled(fresh: Block, block_id: str, text: RichText) -> Block:
    """A blank block with a text written in it, under another id."""
    match fresh:
        case (
            Text()
            | Context()
            | Question()
            | Findings()
            | Update()
            | Quoted()
            | Decision()
            | Event()
            | Note()
        ):
            return replace(fresh, id=block_id, text=text)
        case Actions() | PreviousActions():
            entries = tuple(Action(text=(paragraph,)) for paragraph in text) or (Action(),)
            return replace(fresh, id=block_id, entries=entries)
        case Table():
            rows = tuple(TableRow(cells=((paragraph,), ())) for paragraph in text)
            return replace(fresh, id=block_id, rows=rows or fresh.rows)
        case BroughtForward():
            return replace(fresh, id=block_id, original=Action(text=text))
        case NextMeeting():
            lines = plain(text).split("\n")
            return replace(
                fresh, id=block_id, sittings=tuple(Sitting(words=line) for line in lines)
            )
        case _:
            assert_never(fresh)


def turn_line(
    block: Worded, line: int, kind: BlockKind, template: Template
) -> tuple[tuple[Block, ...], Block]:
    """The blocks that a block becomes when one of its lines turns into another kind, and that one.

    What stands above the line keeps the block and its id; what stands below it follows in a block
    of the old kind. Where neither is there, all of the block turns.
    """
    above, below = block.text[:line], block.text[line + 1 :]
    if is_blank(above) and is_blank(below):
        turned = become(replace(block, text=block.text[line : line + 1]), kind, template)
        return (turned,), turned
    turned_id = block.id if is_blank(above) else new_id()
    turned = _filled(blank_block(kind, template), turned_id, block.text[line : line + 1])
    return _around(block, line, turned), turned


def put_at_line(block: Worded, line: int, fresh: Block) -> tuple[Block, ...]:
    """The blocks that a block becomes when another is put where the caret is.

    It takes the place of an empty line, and otherwise follows the block.
    """
    if is_blank(block.text[line : line + 1]):
        return _around(block, line, fresh)
    return (block, fresh)


def _around(block: Worded, line: int, middle: Block) -> tuple[Block, ...]:
    """A block put in the place of one line of another; nothing blank is left around it."""
    above, below = block.text[:line], block.text[line + 1 :]
    before = () if is_blank(above) else (replace(block, text=above),)
    after = () if is_blank(below) else (replace(block, id=new_id(), text=below),)
    return (*before, middle, *after)


def _action_words(entry: Action) -> RichText:
    printed = entry.owner_printed
    unprinted = [owner.name for owner in entry.owners if owner.name not in printed]
    named = " ".join(filter(None, (printed, "/".join(unprinted))))
    said = "" if entry.status.words in plain(entry.text) else entry.status.words
    return _joined(
        [rich(entry.reference), rich(named), entry.text, rich(entry.due_words), rich(said)]
    )


def _joined(texts: Iterable[RichText]) -> RichText:
    return tuple(paragraph for text in texts for paragraph in text)
