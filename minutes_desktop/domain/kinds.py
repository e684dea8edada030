"""Turning what is written into another kind of block; no word is lost on the way."""

from __future__ import annotations

import re
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
from minutes_desktop.domain.richtext import (
    Paragraph,
    RichText,
    Run,
    is_blank,
    normal,
    plain,
    rich,
)
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


def become(
    block: Block, kind: BlockKind, template: Template, *, fresh: Block | None = None
) -> Block:
    """The block as another kind, under the same id, with everything that was written in it.

    A label of its own, that is not the template's, goes with it. ``fresh`` is how a block of that
    kind begins there, if not as the template says.
    """
    if block_kind(block) == kind and not (isinstance(block, Actions) and block.nil is not None):
        return block
    text, label = words_of(block), own_label(block, template)
    fresh = fresh or blank_block(kind, template)
    if isinstance(block, PreviousActions) and block.heads != template.labels.previous_heads:
        text = _joined([rich(" ".join(block.heads)), text])
    if label and isinstance(fresh, Titled):
        fresh = replace(fresh, label=label)
    elif label:
        text = _joined([rich(label), text])
    return _filled(fresh, block.id, text)


def own_label(block: Block, template: Template) -> str:
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
            entries = tuple(Action(text=one) for one in _entries_in(text)) or (Action(),)
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
    block: Worded, line: int, kind: BlockKind, template: Template, *, last: int | None = None
) -> tuple[tuple[Block, ...], Block]:
    """The blocks that a block becomes when one of its lines turns into another kind, and that one.

    With ``last`` all lines up to that one turn. What stands above keeps the block and its id; what
    stands below follows in a block of the old kind. Where neither is there, all of the block turns.
    """
    end = max(line if last is None else last, line) + 1
    above, below = block.text[:line], block.text[end:]
    if is_blank(above) and is_blank(below):
        turned = become(replace(block, text=block.text[line:end]), kind, template)
        return (turned,), turned
    turned_id = block.id if is_blank(above) else new_id()
    turned = _filled(blank_block(kind, template), turned_id, block.text[line:end])
    return _around(block, line, turned, end), turned


def turn_action(
    block: Actions, action_id: str, kind: BlockKind, template: Template
) -> tuple[tuple[Block, ...], Block]:
    """The blocks that actions become when one of them turns into another kind, and that one.

    What column three would have printed of it, and its due phrase, go into its words.
    """
    entries = tuple(entry for entry in block.entries if not entry.is_blank)
    at = next(n for n, entry in enumerate(entries) if entry.id == action_id)
    turned_id = new_id() if at else block.id
    turned = _filled(blank_block(kind, template), turned_id, action_line(entries[at]))
    before = (replace(block, entries=entries[:at]),) if at else ()
    rest = entries[at + 1 :]
    after = (replace(block, id=new_id(), entries=rest),) if rest else ()
    return (*before, turned, *after), turned


def action_line(entry: Action) -> RichText:
    """An action as a line of text, with its owner in front and its due phrase behind.

    Only what the text does not say already is added.
    """
    words = plain(entry.text)
    named = entry.owner_printed or entry.owner_names
    lead = " ".join(
        filter(None, (entry.reference, f"{named}:" if _is_unsaid(named, words) else ""))
    )
    missing = (due.words.strip() for due in entry.dues if due.words not in words)
    tail = ("; ".join(filter(None, missing)), entry.status.words)
    behind = "".join(f" – {one}" for one in tail if one and one not in words)
    text = entry.text or (Paragraph(),)
    first = replace(text[0], runs=(Run(f"{lead} "), *text[0].runs)) if lead else text[0]
    text = (first, *text[1:])
    ended = replace(text[-1], runs=(*text[-1].runs, Run(behind))) if behind else text[-1]
    return normal((*text[:-1], ended))


def _is_unsaid(named: str, words: str) -> bool:
    return bool(named) and re.search(rf"(?<!\w){re.escape(named)}(?!\w)", words) is None


def _entries_in(text: RichText) -> list[RichText]:
    """A text in actions: one a paragraph, what is nested under it included."""
    entries: list[RichText] = []
    for paragraph in text:
        if entries and paragraph.level:
            entries[-1] = (*entries[-1], paragraph)
        else:
            entries.append((paragraph,))
    return entries


def put_at_line(block: Worded, line: int, fresh: Block) -> tuple[Block, ...]:
    """The blocks that a block becomes when another is put where the caret is.

    It takes the place of an empty line, and otherwise follows the block.
    """
    if is_blank(block.text[line : line + 1]):
        return _around(block, line, fresh)
    return (block, fresh)


def _around(block: Worded, line: int, middle: Block, end: int | None = None) -> tuple[Block, ...]:
    """A block put in the place of one line of another; nothing blank is left around it."""
    above, below = block.text[:line], block.text[line + 1 if end is None else end :]
    before = () if is_blank(above) else (replace(block, text=above),)
    after = () if is_blank(below) else (replace(block, id=new_id(), text=below),)
    return (*before, middle, *after)


def _action_words(entry: Action) -> RichText:
    printed, words = entry.owner_printed, plain(entry.text)
    unprinted = [
        owner.name
        for owner in entry.owners
        if owner.name not in printed and _is_unsaid(owner.name, words)
    ]
    named = " ".join(filter(None, (printed, "/".join(unprinted))))
    missing = [due.words for due in entry.dues if due.words not in words]
    said = "" if entry.status.words in words else entry.status.words
    parts = (rich(entry.reference), rich(named), entry.text, rich(";".join(missing)), rich(said))
    return _joined(parts)


def _joined(texts: Iterable[RichText]) -> RichText:
    return tuple(paragraph for text in texts for paragraph in text)
