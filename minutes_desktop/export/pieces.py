"""The blocks of an item as the pieces that are printed, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from msgspec.structs import replace

from minutes_desktop.domain.actions import Action, Status
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BroughtForward,
    Context,
    Decision,
    Event,
    Findings,
    Labelled,
    NextMeeting,
    Note,
    PreviousActions,
    Question,
    Quoted,
    Table,
    Text,
    Update,
    is_empty,
)
from minutes_desktop.domain.layout import Looks, Role
from minutes_desktop.domain.richtext import RichText, Run, is_blank, plain, rich
from minutes_desktop.export import wording
from minutes_desktop.export.characters import seen
from minutes_desktop.export.parts import (
    FreeRow,
    FreeTable,
    Label,
    Passage,
    PastAction,
    PastActions,
    Piece,
)


def pieces_of(  # noqa: C901, PLR0912 - one branch a kind
    block: Block, question_labels: dict[str, str], looks: Looks
) -> Iterator[Piece]:
    """The pieces of a block; none where nothing has been written in it."""
    if is_empty(block):
        return
    match block:
        case Text():
            yield Passage(block.id, "text", written(block.text))
        case Context():
            yield Passage(block.id, "context", written(block.text))
        case Question():
            mark = question_labels[block.id]
            yield Passage(block.id, "question", written(block.text), mark=mark)
        case Findings():
            yield from _labelled(block, "findings", block.text)
        case Update():
            yield from _update(block)
        case Quoted():
            yield from _labelled(block, "quoted", block.text)
            if looks.source and not says(block.text, block.source):
                yield Passage(block.id, "source", rich(block.source.strip()))
        case Decision():
            yield from _labelled(block, "decision", block.text)
        case Event():
            yield Passage(block.id, "event", written(block.text))
        case Note():
            yield from _labelled(block, "note", _signed(block))
        case Actions():
            yield from _actions(block)
        case PreviousActions():
            yield from _previous_actions(block, looks)
        case BroughtForward():
            yield from _brought_forward(block)
        case Table():
            yield from _table(block)
        case NextMeeting():
            for sitting in block.sittings:
                if sitting.words.strip():
                    yield Passage(sitting.id, "sitting", written(rich(sitting.words)))
        case _:
            assert_never(block)


def written(text: RichText) -> RichText:
    """The paragraphs in which something is written."""
    return tuple(paragraph for paragraph in text if paragraph.words.strip())


def says(text: RichText, phrase: str) -> bool:
    """Whether the text has the phrase among its words; every text says the empty phrase."""
    sought = re.escape(_folded(phrase))
    return not sought or bool(re.search(rf"(?<!\w){sought}(?!\w)", _folded(plain(text))))


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _labelled(block: Labelled, role: Role, text: RichText) -> Iterator[Passage | Label]:
    """The text of a block under its label, or beside it where the label runs in."""
    label = seen(block.label)
    if label and not block.run_in:
        yield Label(block.id, label)
        label = ""
    yield Passage(block.id, role, written(text), lead=label)


def _update(block: Update) -> Iterator[Piece]:
    text = _with_status(written(block.text), block.status)
    for piece in _labelled(block, "update", text):
        yield _beside(piece, "", block.status) if isinstance(piece, Passage) else piece


def _signed(block: Note) -> RichText:
    """The note with its author and its day, unless its words say so."""
    named = (block.author.strip(), block.added.strip())
    missing = ", ".join(words for words in named if words and not says(block.text, words))
    return _ended(written(block.text), f" ({missing})") if missing else block.text


def _actions(block: Actions) -> Iterator[Piece]:
    if block.nil is not None:
        if not is_blank(block.nil):
            yield from _labelled(block, "nil", block.nil)
        return
    label = seen(block.label)
    if label and not block.run_in:
        yield Label(block.id, label)
        label = ""
    for entry in block.entries:
        if not entry.is_blank:
            yield replace(_action(entry, "action"), lead=label)
            label = ""


def _previous_actions(block: PreviousActions, looks: Looks) -> Iterator[Piece]:
    if label := seen(block.label):
        yield Label(block.id, label)
    heads = block.heads if looks.previous_heads and any(block.heads) else ()
    rows = (
        PastAction(entry.id, entry.reference.strip(), _action(entry, "previous"))
        for entry in block.entries
        if not entry.is_blank
    )
    yield PastActions(block.id, heads, tuple(rows))


def _brought_forward(block: BroughtForward) -> Iterator[Piece]:
    if lead_in := seen(block.lead_in):
        yield Label(block.id, lead_in)
    if block.origin.item.strip():
        yield Passage(block.id, "origin", written(rich(block.origin.item)))
    if not block.original.is_blank:
        yield _action(block.original, "original")


def _table(block: Table) -> Iterator[Piece]:
    if label := seen(block.label):
        yield Label(block.id, label)
    width = block.width
    rows = tuple(
        FreeRow(row.id, (*map(written, row.cells), *((),) * (width - len(row.cells))))
        for row in block.rows
        if not all(map(is_blank, row.cells))
    )
    heads = (*block.heads, *("",) * (width - len(block.heads))) if any(block.heads) else ()
    shares = block.shares if len(block.shares) == width else (1,) * width
    yield FreeTable(block.id, heads, shares, rows)


def _action(action: Action, role: Role) -> Passage:
    """An action with its words of column three: the owner's, then the status' where it has any."""
    text = written(action.text)
    missing = (due.words for due in action.dues if not says(text, due.words))
    text = _with_status(_ended(text, ";".join(missing).strip(), wording.JOINER), action.status)
    return _beside(Passage(action.id, role, text), action.owner_printed, action.status)


def _beside(passage: Passage, owner: str, status: Status) -> Passage:
    """The passage with the words of column three, and what is heard of each."""
    words = (
        (owner, wording.OWNER_HEARD),
        (status.words if status.place == "column" else "", wording.STATUS_HEARD),
    )
    found = [
        (said, heard.replace("{words}", said.strip())) for said, heard in words if said.strip()
    ]
    return replace(
        passage,
        beside=tuple(said for said, _ in found),
        heard=tuple(heard for _, heard in found),
    )


def _with_status(text: RichText, status: Status) -> RichText:
    """The text with its status at the end where that prints in the text and is not said yet."""
    words = status.words.strip()
    if status.place != "text" or says(text, words):
        return text
    return _ended(text, words, " " if words.startswith("(") else wording.JOINER)


def _ended(text: RichText, phrase: str, joiner: str = "") -> RichText:
    """The text with a phrase at its end."""
    if not phrase:
        return text
    if not text:
        return rich(phrase.strip())
    last = text[-1]
    return (*text[:-1], replace(last, runs=(*last.runs, Run(joiner + phrase))))
