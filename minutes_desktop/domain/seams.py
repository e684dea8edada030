"""Cutting a block or an action in two at the caret, and joining it with its neighbour.

No word and no mark is lost on the way. A join takes away the edge between two blocks; what stood
in two paragraphs stays in two.
"""

from __future__ import annotations

from typing import NamedTuple, cast

from msgspec.structs import replace

from minutes_desktop.domain.actions import Action, Owner, Status
from minutes_desktop.domain.blocks import (
    Question,
    Quoted,
    Titled,
    Worded,
    block_kind,
    is_empty,
)
from minutes_desktop.domain.following import following_question
from minutes_desktop.domain.ids import new_id
from minutes_desktop.domain.kinds import own_label, words_of
from minutes_desktop.domain.richtext import Paragraph, RichText, Run, is_blank, normal, plain, rich
from minutes_desktop.domain.template import Template, blank_block


class Seam(NamedTuple):
    """A place between two characters: a paragraph, and how many of its characters stand before."""

    paragraph: int
    offset: int


def cut_text(text: RichText, at: Seam) -> tuple[RichText, RichText]:
    """What stands before and behind a place; an empty paragraph at the cut goes."""
    if at.paragraph >= len(text):
        return text, ()
    cut = text[at.paragraph]
    before, behind = _cut_runs(cut.runs, at.offset)
    above, below = text[: at.paragraph], text[at.paragraph + 1 :]
    if before or not above:
        above = (*above, replace(cut, runs=before))
    if behind or not below:
        below = (replace(cut, runs=behind), *below)
    return normal(_unless_bare(above)), normal(_unless_bare(below))


def _unless_bare(text: RichText) -> RichText:
    """Nothing for a lone marker with no words."""
    return () if len(text) == 1 and not text[0].runs else text


def _cut_runs(runs: tuple[Run, ...], offset: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    before: list[Run] = []
    behind: list[Run] = []
    for run in runs:
        here = min(max(offset, 0), len(run.text))
        if here:
            before.append(replace(run, text=run.text[:here]))
        if here < len(run.text):
            behind.append(replace(run, text=run.text[here:]))
        offset -= len(run.text)
    return tuple(before), tuple(behind)


def split_block(block: Worded, at: Seam, template: Template) -> tuple[Worded, Worded]:
    """The two blocks of the same kind that a block becomes; the second begins as a new one does."""
    above, below = cut_text(block.text, at)
    second = cast("Worded", blank_block(block_kind(block), template))
    if isinstance(block, Quoted) and isinstance(second, Quoted):
        second = replace(second, source=block.source)
    if isinstance(second, Question):
        second = following_question(second, block)
    return replace(block, text=above), replace(second, text=below)


class Joined(NamedTuple):
    """What two blocks have become, and the place where they met."""

    block: Worded
    seam: Seam


def join_blocks(above: Worded, below: Worded, template: Template) -> Joined:
    """Two blocks as one, of the kind of the upper one unless that is empty.

    A label that was typed for the lower one, a source or an author stay as words.
    """
    if is_empty(above):
        return Joined(below, Seam(0, 0))
    words = words_of(below)
    if isinstance(below, Quoted) and isinstance(above, Quoted) and below.source == above.source:
        words = below.text
    label = own_label(below, template) if isinstance(below, Titled) else ""
    if label and not (isinstance(above, Titled) and above.label == label):
        words = (*rich(label), *words)
    if is_blank(words):
        last = max(len(above.text) - 1, 0)
        end = len(above.text[last].words) if above.text else 0
        return Joined(above, Seam(last, end))
    upper = above.text or (Paragraph(),)
    return Joined(replace(above, text=normal((*upper, *words))), Seam(len(upper), 0))


def split_action(action: Action, at: Seam) -> tuple[Action, Action]:
    """Two actions of the same owners; each due phrase goes with the words that say it."""
    above, below = cut_text(action.text, at)
    words = plain(below)
    later = tuple(due for due in action.dues if due.words.strip() and due.words in words)
    first = replace(action, text=above, dues=tuple(due for due in action.dues if due not in later))
    second = Action(
        id=new_id(),
        text=below,
        owners=action.owners,
        owner_words=action.owner_words,
        dues=later,
    )
    if is_blank(below):
        second = Action(id=second.id)
    return first, second


def join_actions(above: Action, below: Action) -> tuple[Action, Seam]:
    """Two actions as one, with the owners, dues and status of both, and where they met."""
    owners = (*above.owners, *(one for one in below.owners if _is_new(one, above)))
    printed = [above.owner_printed]
    if below.owner_printed and below.owner_printed not in printed:
        printed.append(below.owner_printed)
    words: str | None = "/".join(filter(None, printed))
    if words == "/".join(owner.name for owner in owners):
        words = None
    dues = (*above.dues, *(due for due in below.dues if due not in above.dues))
    upper = above.text or (Paragraph(),)
    text = normal((*upper, *below.text)) if below.text else above.text
    joined = replace(
        above,
        text=text,
        owners=owners,
        owner_words=words,
        dues=dues,
        status=above.status if above.status != Status() else below.status,
        reference=above.reference or below.reference,
    )
    if not above.text:
        return replace(joined, text=below.text), Seam(0, 0)
    return joined, Seam(len(upper), 0)


def _is_new(owner: Owner, action: Action) -> bool:
    return all(owner.name != one.name for one in action.owners)
