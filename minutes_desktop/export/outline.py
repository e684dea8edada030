"""From the minutes and their template to the parts that are printed, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from msgspec.structs import replace

from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.attendance import Apology
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
from minutes_desktop.domain.date_words import long_date
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.numbering import Number, item_numbers, question_labels
from minutes_desktop.domain.richtext import Paragraph, RichText, Run, is_blank, plain, rich
from minutes_desktop.domain.template import Template
from minutes_desktop.export import wording
from minutes_desktop.export.parts import (
    Attendance,
    DetailLine,
    Label,
    Outline,
    Passage,
    Piece,
    Present,
    Role,
    Section,
)


def outline_of(minutes: Minutes, template: Template) -> Outline:
    """What the minutes print; empty blocks, paragraphs and details print nothing."""
    numbers = item_numbers(minutes, template)
    questions = question_labels(minutes, template)
    return Outline(
        title=tuple(line.strip() for line in minutes.title.split("\n") if line.strip()),
        details=tuple(
            DetailLine(detail.id, detail.label, detail.value)
            for detail in minutes.details
            if not is_blank(detail.value)
        ),
        attendance=_attendance(minutes, template),
        sections=_sections(minutes.items, numbers, questions),
        series=minutes.series,
        date=long_date(minutes.date) if minutes.date else "",
        state=wording.state_words(minutes, template),
        marking=minutes.marking,
    )


def _attendance(minutes: Minutes, template: Template) -> Attendance | None:
    labels = template.labels
    heads = {column.field: column.head for column in template.layout.attendance.columns}
    people = [
        (one.group, Present(one.id, "", one.name, one.capacity)) for one in minutes.attendance
    ]
    people += [(labels.apologies, _absent(apology)) for apology in minutes.apologies]
    rows: list[Present] = []
    last = ""
    for group, row in people:
        if row.name.strip():  # a post nobody has been named for is only a reminder on screen
            rows.append(replace(row, label=group) if group != last else row)
            last = group
    if not rows:
        return None
    return Attendance(heads.get("name", ""), heads.get("capacity", ""), tuple(rows))


def _absent(apology: Apology) -> Present:
    stand_in = apology.representative
    stand_in = wording.REPRESENTED.replace("{name}", stand_in) if stand_in.strip() else ""
    capacity = "\n".join(words for words in (apology.capacity, stand_in) if words)
    return Present(apology.id, "", apology.name, capacity)


def _sections(
    items: tuple[Item, ...], numbers: dict[str, Number], questions: dict[str, str]
) -> tuple[Section, ...]:
    sections = (_section(item, numbers, questions) for item in items)
    return tuple(section for section in sections if _prints(section))


def _section(item: Item, numbers: dict[str, Number], questions: dict[str, str]) -> Section:
    number = numbers[item.id]
    return Section(
        id=item.id,
        number=number.words,
        number_place="body" if number.place == "body" else "column",
        heading=item.heading.strip(),
        run_in=item.run_in,
        beside=item.column,
        pieces=tuple(piece for block in item.blocks for piece in _pieces(block, questions)),
        sections=_sections(item.items, numbers, questions),
    )


def _prints(section: Section) -> bool:
    return bool(
        section.number or section.heading or section.beside or section.pieces or section.sections
    )


def _pieces(  # noqa: C901, PLR0912 - one branch a kind
    block: Block, question_labels: dict[str, str]
) -> Iterator[Piece]:
    """The pieces of a block; none where nothing has been written in it."""
    if is_empty(block):
        return
    match block:
        case Text():
            yield Passage(block.id, "text", _written(block.text))
        case Context():
            yield Passage(block.id, "context", _written(block.text))
        case Question():
            mark = question_labels[block.id]
            yield Passage(block.id, "question", _written(block.text), mark=mark)
        case Findings():
            yield from _labelled(block, "findings", block.text)
        case Update():
            yield from _labelled(block, "update", block.text)
        case Quoted() | Decision() | Note():
            yield from _labelled(block, "text", block.text)
        case Event():
            yield Passage(block.id, "text", _written(block.text))
        case PreviousActions():
            for entry in block.entries:
                yield _action(entry, "action")
        case Table():
            for row in block.rows:
                for cell in row.cells:
                    yield Passage(row.id, "text", _written(cell))
        case Actions():
            yield from _actions(block)
        case BroughtForward():
            yield from _brought_forward(block)
        case NextMeeting():
            for sitting in block.sittings:
                if sitting.words.strip():
                    yield Passage(sitting.id, "sitting", _written(rich(sitting.words)))
        case _:
            assert_never(block)


def _labelled(block: Labelled, role: Role, text: RichText) -> Iterator[Piece]:
    """The text of a block under its label, or beside it where the label runs in."""
    label, written = block.label.strip(), _written(text)
    if label and not block.run_in:
        yield Label(block.id, label)
        label = ""
    yield Passage(block.id, role, written, lead=label)


def _actions(block: Actions) -> Iterator[Piece]:
    if block.nil is not None:
        if not is_blank(block.nil):
            yield from _labelled(block, "nil", block.nil)
        return
    label = block.label.strip()
    if label and not block.run_in:
        yield Label(block.id, label)
        label = ""
    for entry in block.entries:
        if not entry.is_blank:
            yield replace(_action(entry, "action"), lead=label)
            label = ""


def _brought_forward(block: BroughtForward) -> Iterator[Piece]:
    if block.lead_in.strip():
        yield Label(block.id, block.lead_in.strip())
    if block.origin.item.strip():
        yield Passage(block.id, "origin", _written(rich(block.origin.item)))
    if not block.original.is_blank:
        yield _action(block.original, "original")


def _action(action: Action, role: Role) -> Passage:
    """An action with its words of column three: the owner's, then the status' where it has any."""
    text, status = _written(action.text), action.status
    for phrase in (
        *(due.words for due in action.dues),
        status.words if status.place == "text" else "",
    ):
        text = _with_phrase(text, phrase.strip())
    column = (action.owner_printed, status.words if status.place == "column" else "")
    beside = tuple(words for words in column if words.strip())
    return Passage(action.id, role, text, beside=beside)


def _with_phrase(text: RichText, phrase: str) -> RichText:
    """The text with a phrase at its end, unless it says it already: no typed word is left out."""
    if not phrase or _folded(phrase) in _folded(plain(text)):
        return text
    if not text:
        return rich(phrase)
    last = text[-1]
    ended = replace(last, runs=(*last.runs, Run(wording.JOINER + phrase)))
    return (*text[:-1], ended)


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _written(text: RichText) -> RichText:
    """The paragraphs in which something is written."""
    return tuple(paragraph for paragraph in text if _is_written(paragraph))


def _is_written(paragraph: Paragraph) -> bool:
    return bool(paragraph.words.strip())
