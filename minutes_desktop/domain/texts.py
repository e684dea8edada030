"""Every text of the minutes with the place it is written in: one walk to read and to rewrite them.

What the words mean is read anew from those that are rewritten, as if they had been typed.
"""

from __future__ import annotations

from msgspec.structs import replace

from minutes_desktop.domain import edits
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.block_texts import rewritten_block
from minutes_desktop.domain.blocks import Block
from minutes_desktop.domain.entries import read_deferral
from minutes_desktop.domain.fields import Fields, Rewrite, Spot, Words, each, put
from minutes_desktop.domain.meaning import (
    understood,
    understood_approval_row,
    understood_detail,
)
from minutes_desktop.domain.minutes import Approval, ApprovalRow, Deferral, Detail, Item, Minutes
from minutes_desktop.domain.richtext import RichText


def rewritten(minutes: Minutes, rewrite: Rewrite) -> Minutes:
    """The minutes with every text rewritten, in the order of the sheet; fields without are not."""
    form = _Form(rewrite)
    return _meant(minutes, put(
        minutes,
        marking=form.say("marking", "marking", minutes.marking),
        title=form.title(minutes.title),
        details=each(minutes.details, form.detail),
        attendance=form.attendance(minutes.attendance),
        apologies=each(minutes.apologies, form.apology),
        items=each(minutes.items, lambda item: _rewritten_item(item, rewrite)),
        approval=form.approval(minutes.approval),
    ))  # fmt: skip


def every_text(minutes: Minutes) -> list[tuple[Spot, str | RichText]]:
    """What is written in all fields, in the order of the sheet; fields without words are not."""
    reader = _Reader()
    rewritten(minutes, reader)
    return reader.found


def texts_in(part: Item | Block) -> list[tuple[Spot, str | RichText]]:
    """What is written in the fields of an item, not of what it holds, or in a block."""
    reader = _Reader()
    if isinstance(part, Item):
        _Heading(reader).item(part)
    else:
        rewritten_block(part, reader)
    return reader.found


def texts_around(minutes: Minutes) -> list[tuple[Spot, str | RichText]]:
    """What is written in the forms around the items, those after them last."""
    return every_text(replace(minutes, items=()))


class _Reader:
    """Notes what is written and leaves all as it is."""

    def __init__(self) -> None:
        self.found: list[tuple[Spot, str | RichText]] = []

    def __call__(self, spot: Spot, text: Words) -> Words:
        self.found.append((spot, text))
        return text


def _rewritten_item(item: Item, rewrite: Rewrite) -> Item:
    own = _Heading(rewrite).item(item)
    return put(
        own,
        blocks=each(item.blocks, lambda block: rewritten_block(block, rewrite)),
        items=each(item.items, lambda child: _rewritten_item(child, rewrite)),
    )


def _meant(before: Minutes, after: Minutes) -> Minutes:
    """The minutes with what is to be read from the words that have changed."""
    if after is before:
        return before
    if after.apologies is not before.apologies or after.attendance is not before.attendance:
        after = edits.set_apologies(after, after.apologies)
    if after.items is not before.items:
        pairs = zip(before.items, after.items, strict=True)
        after = replace(after, items=tuple(_item_meant(old, new, after) for old, new in pairs))
    if after.details is not before.details:
        lines = _roles(before, after)
        after = edits.set_details(replace(after, details=before.details), lines)
    return after


def _roles(before: Minutes, after: Minutes) -> tuple[Detail, ...]:
    lines: list[Detail] = []
    for old, new in zip(before.details, after.details, strict=True):
        above = lines[-1].role if lines else ""
        lines.append(new if new is old else understood_detail(new, old, above, ()))
    return tuple(lines)


def _item_meant(before: Item, after: Item, minutes: Minutes) -> Item:
    if after is before:
        return after
    blocks = (
        new if new is old else understood(new, old, minutes.attendance, minutes.date)
        for old, new in zip(before.blocks, after.blocks, strict=True)
    )
    items = (
        _item_meant(old, new, minutes) for old, new in zip(before.items, after.items, strict=True)
    )
    return replace(after, blocks=tuple(blocks), items=tuple(items))


class _Form(Fields):
    """Rewrites the forms around the items."""

    def title(self, title: str) -> str:
        lines = title.split("\n")
        now = [self.say("title", str(n), line) for n, line in enumerate(lines, 1)]
        return title if now == lines else "\n".join(now)

    def detail(self, detail: Detail) -> Detail:
        return put(
            detail,
            label=self.say("details", f"{detail.id}.label", detail.label),
            value=self.say("details", f"{detail.id}.value", detail.value),
        )

    def attendance(self, attendance: tuple[Attendee, ...]) -> tuple[Attendee, ...]:
        """Each person, and the label of each group once, where the group begins."""
        now: list[Attendee] = []
        last = group = ""
        for attendee in attendance:
            if attendee.group != last:
                last = attendee.group
                group = self.say("attendance", f"{attendee.id}.group", last)
            now.append(self._attendee(put(attendee, group=group)))
        same = all(new is old for new, old in zip(now, attendance, strict=True))
        return attendance if same else tuple(now)

    def _attendee(self, attendee: Attendee) -> Attendee:
        def say(field: str, words: str | None) -> str:
            return self.say("attendance", f"{attendee.id}.{field}", words or "")

        number = attendee.number and (say("number", attendee.number) or None)
        name, capacity = say("name", attendee.name), say("capacity", attendee.capacity)
        initials = say("initials", attendee.initials)
        phrase = attendee.part_words and (say("part_words", attendee.part_words) or None)
        mark = say("remote_words", attendee.remote_words)
        return put(
            attendee,
            number=number,
            name=name,
            capacity=capacity,
            initials=initials,
            part_words=phrase,
            remote_words=mark,
        )

    def apology(self, apology: Apology) -> Apology:
        return put(
            apology,
            name=self.say("apologies", f"{apology.id}.name", apology.name),
            capacity=self.say("apologies", f"{apology.id}.capacity", apology.capacity),
            representative=self.say(
                "apologies", f"{apology.id}.representative", apology.representative
            ),
        )

    def approval(self, approval: Approval) -> Approval:
        return put(
            approval,
            heading=self.say("approval", "heading", approval.heading),
            rows=each(approval.rows, self._approval_row),
        )

    def _approval_row(self, row: ApprovalRow) -> ApprovalRow:
        now = put(
            row,
            label=self.say("approval", f"{row.id}.label", row.label),
            value=self.say("approval", f"{row.id}.value", row.value),
        )
        return now if now is row else understood_approval_row(now, row)


class _Heading(Fields):
    """Rewrites the fields of an item's own."""

    def item(self, item: Item) -> Item:
        return put(
            item,
            number=item.number and (self.say(item.id, "number", item.number) or None),
            heading=self.say(item.id, "heading", item.heading),
            column=self.say(item.id, "column", item.column),
            presenter=self.say(item.id, "presenter", item.presenter),
            paper=self.say(item.id, "paper", item.paper),
            deferred_from=self._deferral(item, "deferred_from", item.deferred_from),
            deferred_to=self._deferral(item, "deferred_to", item.deferred_to),
        )

    def _deferral(self, item: Item, field: str, deferral: Deferral) -> Deferral:
        words = self.say(item.id, field, deferral.words)
        if words is deferral.words:
            return deferral
        return read_deferral(words) if words else Deferral()
