"""From the minutes and their template to the parts that are printed, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from minutes_desktop.domain.date_words import long_date
from minutes_desktop.domain.kinds import words_of
from minutes_desktop.domain.layout import Layout, Role
from minutes_desktop.domain.minutes import Approval, ApprovalRow, Item, Minutes
from minutes_desktop.domain.numbering import Number, item_numbers, question_labels
from minutes_desktop.domain.richtext import is_blank, rich
from minutes_desktop.domain.sign_off import KEPT_FOR_GOOD, Signature
from minutes_desktop.domain.taken import ordinal, out_of_order
from minutes_desktop.domain.template import Template
from minutes_desktop.export import wording
from minutes_desktop.export.characters import seen
from minutes_desktop.export.parts import DetailLine, Outline, Passage, Section
from minutes_desktop.export.people import grids_of_people
from minutes_desktop.export.pieces import pieces_of, says, written
from minutes_desktop.export.stamp import NO_STAMP, Stamp


def outline_of(minutes: Minutes, template: Template, stamp: Stamp = NO_STAMP) -> Outline:
    """What the minutes print; empty blocks, paragraphs and details print nothing."""
    layout = template.layout
    numbers = item_numbers(minutes, template)
    attendance, apologies = grids_of_people(minutes, template, numbers)
    sections = _Sections(minutes, template, numbers).of(minutes.items)
    signature = signature_of(minutes)
    amendments = tuple(map(wording.amendment_words, minutes.sign_off.amendments))
    return Outline(
        title=tuple(filter(None, map(seen, minutes.title.split("\n")))),
        details=tuple(
            DetailLine(detail.id, detail.label, detail.value, detail.same_line)
            for detail in minutes.details
            if not is_blank(detail.value)
        ),
        attendance=attendance,
        apologies=apologies,
        items_heading=layout.items.heading if sections else "",
        heads=_heads(layout) if sections else (),
        sections=sections,
        approval=_approval(minutes.approval, signature),
        series=minutes.series,
        date=long_date(minutes.date) if minutes.date else "",
        state=wording.state_words(minutes, template, stamp),
        marking=minutes.marking,
        signature=signature.image if signature.way == "image" else b"",
        signature_alt=wording.signature_words(signature),
        amendments_heading=wording.AMENDMENTS if amendments else "",
        amendments=amendments,
        seal=wording.seal_words(minutes, template, stamp),
    )


def section_of(minutes: Minutes, template: Template, item: Item) -> Section:
    """What one item prints with all it holds, as in the whole of the minutes."""
    return _Sections(minutes, template, item_numbers(minutes, template)).of_one(item)


def _heads(layout: Layout) -> tuple[str, ...]:
    """The heads over the items; none where they are words of an item's own row."""
    heads = layout.items.heads
    return heads if layout.looks.head_place != "item" and any(heads) else ()


def _approval(approval: Approval, signature: Signature) -> Approval:
    """The approval block without the rows in which nothing stands and nothing is filled in."""
    rows = (_signed(row, signature) for row in approval.rows)
    return replace(approval, rows=tuple(row for row in rows if row.label or row.value or row.role))


def _signed(row: ApprovalRow, signature: Signature) -> ApprovalRow:
    """The row; that of the signature with what stands for it, unless somebody wrote it there."""
    if row.role != "signature" or signature == Signature():
        return row
    if row.value.strip() and signature.way != "image":
        return row
    return replace(row, value=wording.signature_words(signature))


def signature_of(minutes: Minutes) -> Signature:
    """The signature as it is printed: none before the minutes are signed."""
    return minutes.sign_off.signature if minutes.state in KEPT_FOR_GOOD else Signature()


class _Sections:
    """The items as they print, with their numbers and the labels of their questions."""

    def __init__(self, minutes: Minutes, template: Template, numbers: dict[str, Number]) -> None:
        self._numbers = numbers
        self._questions = question_labels(minutes, template)
        self._looks = template.layout.looks
        said = template.labels.taken
        places = out_of_order(minutes) if said else {}
        self._taken = {key: said.replace("{nth}", ordinal(place)) for key, place in places.items()}
        heads = _heads(template.layout)
        self._head = heads[-1].strip().casefold() if heads else ""

    def of(self, items: tuple[Item, ...]) -> tuple[Section, ...]:
        sections = map(self._section, items)
        return tuple(section for section in sections if _prints(section))

    def of_one(self, item: Item) -> Section:
        return self._section(item)

    def _section(self, item: Item) -> Section:
        number = self._numbers[item.id]
        under = tuple(_under_heading(item, self._taken.get(item.id, "")))
        pieces = (
            piece
            for block in item.blocks
            for piece in pieces_of(block, self._questions, self._looks)
        )
        # A head that is printed over the column is not printed again in a row.
        headed = item.column.strip().casefold() == self._head
        return Section(
            id=item.id,
            number=number.words,
            number_place="body" if number.place == "body" else "column",
            heading=seen(item.heading),
            run_in=item.run_in and not under,
            beside="" if headed else item.column,
            pieces=(*under, *pieces),
            sections=self.of(item.items),
        )


def _prints(section: Section) -> bool:
    return bool(
        section.number or section.heading or section.beside or section.pieces or section.sections
    )


def _under_heading(item: Item, taken: str) -> Iterator[Passage]:
    """Who speaks, about which paper, from or to when it is put off, and when it was taken."""
    lines: tuple[tuple[Role, str], ...] = (
        ("presenter", item.presenter),
        ("paper", item.paper),
        *(
            ("deferral", deferral.words)
            for deferral in (item.deferred_from, item.deferred_to)
            if deferral.words.strip() and not _says(item, deferral.words)
        ),
        ("deferral", taken),  # of one look with it: both say why the matter is not in its turn
    )
    for role, words in lines:
        if words.strip():
            yield Passage(item.id, role, written(rich(words)))


def _says(item: Item, phrase: str) -> bool:
    """Whether the heading or a block of the item has the phrase among its words."""
    return says(rich(item.heading), phrase) or any(
        says(words_of(block), phrase) for block in item.blocks
    )
