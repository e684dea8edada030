"""The outline of one meeting as a tree: its forms, its items with their marks, its actions."""

from __future__ import annotations

import html
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from minutes_desktop.domain.blocks import Actions, Block, BroughtForward, is_empty
from minutes_desktop.domain.date_words import long_date
from minutes_desktop.domain.kinds import words_of
from minutes_desktop.domain.minutes import Approval, Item, Minutes, walk_blocks
from minutes_desktop.domain.numbering import Number, item_numbers
from minutes_desktop.domain.richtext import plain
from minutes_desktop.domain.taken import ordinal, out_of_order, places_taken, present_item

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from minutes_desktop.domain.come_back import ComeBack
    from minutes_desktop.domain.template import Template

NEXT = -1  # the line over the marks goes to the next of them
TAKEN, PRESENT = "✓", "▶"
"""The signs of an item that was taken, and of the one being taken now."""
KEY = Qt.ItemDataRole.UserRole
MARK = KEY + 1
_COME_BACKS = "come_backs"  # the key of the line over the marks
_FORMS = ("details", "attendance", "approval", "", _COME_BACKS)  # the lines around the items
_LONGEST = 60  # letters of an item without a heading that stand for one


def _tr(words: str) -> str:
    return QCoreApplication.translate("OutlineModel", words)


class Line(Struct, frozen=True):
    """One line of the outline; ``key`` is the row of the sheet it goes to.

    ``place`` says which of the marks the line tells of; ``said`` says in words, to whoever listens
    or points at it, what the sign of an item taken shows.
    """

    key: str
    words: str
    mark: str = ""
    bold: bool = False
    lines: tuple[Line, ...] = ()
    place: int | None = None
    said: str = ""


class OutlineModel(QStandardItemModel):
    """The outline; ``KEY`` of each line is the row of the sheet it goes to.

    Beside the words stands whether an item was taken, how many actions arise at the line, and how
    many marks are to be come back to. At its end these are listed; ``MARK`` of such a line says
    which of them it is.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._shown: tuple[Line, ...] = ()

    def show_minutes(
        self, minutes: Minutes, template: Template, marks: Sequence[ComeBack] = ()
    ) -> bool:
        """Show the minutes; True if lines came, went or moved, False if only words changed.

        ``marks`` are those of what is to be come back to.
        """
        lines = self._lines(minutes, template, marks)
        if lines == self._shown:
            return False
        same = _shape(lines) == _shape(self._shown)
        _fit(self._shown, lines, self.invisibleRootItem())
        self._shown = lines
        return not same

    def index_of(self, key: str) -> QModelIndex:
        """Where a row of the sheet stands in the outline; an invalid index if it does not."""
        found = self.match(
            self.index(0, 0),
            KEY,
            key,
            1,
            Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive,
        )
        return found[0] if found else QModelIndex()

    def unmarked(self) -> list[int]:
        """The rows of the lines that never have a mark: all but those of the items."""
        return [row for row, line in enumerate(self._shown) if line.key in _FORMS]

    def _lines(
        self, minutes: Minutes, template: Template, marks: Sequence[ComeBack]
    ) -> tuple[Line, ...]:
        numbers = item_numbers(minutes, template)
        counts = Counter(mark.hit.spot.part for mark in marks)
        taken = _taken_marks(minutes)
        return (
            Line("details", self.tr("Details")),
            Line("attendance", self._attendance_words(minutes)),
            *(_item_line(item, numbers, counts, taken, 0) for item in minutes.items),
            *self._approval_lines(minutes.approval),
            Line("", self._actions_words(minutes)),
            *self._mark_lines(marks),
        )

    def _mark_lines(self, marks: Sequence[ComeBack]) -> tuple[Line, ...]:
        if not marks:
            return ()
        below = tuple(
            Line(f"{_COME_BACKS}.{place}", mark.words, place=place)
            for place, mark in enumerate(marks)
        )
        words = self.tr("To come back to   {:,}").format(len(marks))
        return (Line(_COME_BACKS, words, lines=below, place=NEXT),)

    def _attendance_words(self, minutes: Minutes) -> str:
        groups = Counter(one.group for one in minutes.attendance if one.name)
        main = next(iter(groups), "")
        words = [self.tr("Attendance   {} present").format(groups.pop(main, 0))]
        words += [f"{_group_name(group)} {count}" for group, count in groups.items()]
        away = sum(1 for apology in minutes.apologies if apology.name)
        if away:
            one, several = self.tr("1 apology"), self.tr("{} apologies").format(away)
            words.append(one if away == 1 else several)
        return " · ".join(words)

    def _approval_lines(self, approval: Approval) -> tuple[Line, ...]:
        if not approval:
            return ()
        words = self.tr("Approval")
        if approval.date:
            words = self.tr("Approval   {}").format(long_date(approval.date))
        return (Line("approval", words),)

    def _actions_words(self, minutes: Minutes) -> str:
        blocks = tuple(walk_blocks(minutes.items))
        arising = sum(_entries(block) for block in blocks)
        brought = sum(isinstance(block, BroughtForward) for block in blocks)
        return self.tr("Actions   {} arising · {} brought forward").format(arising, brought)


def _fit(before: tuple[Line, ...], after: tuple[Line, ...], parent: QStandardItem) -> None:
    """Turn the lines under a parent into others; those that stay as they are are left alone."""
    known = {line.key: line for line in before}
    wanted = {line.key for line in after}
    order = [line.key for line in before]
    for row in reversed(range(len(order))):
        if order[row] not in wanted:
            parent.removeRow(row)
            del order[row]
    for row, line in enumerate(after):
        if line.key not in known:
            parent.insertRow(row, _new_line(line))
            order.insert(row, line.key)
        elif order[row] != line.key:
            at = order.index(line.key)
            parent.insertRow(row, parent.takeRow(at))
            order.insert(row, order.pop(at))
        old = known.get(line.key)
        if old != line:
            item = parent.child(row)
            _write(line, item, parent.child(row, 1))
            _fit(old.lines if old else (), line.lines, item)


def _new_line(line: Line) -> list[QStandardItem]:
    item, mark = QStandardItem(), QStandardItem()
    for part in (item, mark):
        part.setEditable(False)
        part.setData(line.key, KEY)
        part.setData(line.place, MARK)
    mark.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return [item, mark]


def _write(line: Line, item: QStandardItem, mark: QStandardItem) -> None:
    if item.text() != line.words:
        item.setText(line.words)
    spoken = f"{line.words}, {line.said}" if line.said else line.words
    if item.accessibleText() != spoken:
        item.setAccessibleText(spoken)
        item.setToolTip(_literal(spoken))
    if item.font().bold() != line.bold:
        font = item.font()
        font.setBold(line.bold)
        item.setFont(font)
    if mark.text() != line.mark:
        mark.setText(line.mark)


def _literal(words: str) -> str:
    """The words as a tip that shows them as they are; Qt would take a "<" in them for markup."""
    return f"<qt>{html.escape(words)}</qt>"


def _shape(lines: tuple[Line, ...]) -> tuple[object, ...]:
    return tuple((line.key, line.bold, _shape(line.lines)) for line in lines)


def _group_name(label: str) -> str:
    """The label of a group as a word among others."""
    name = " ".join(label.split()).rstrip(" :")
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST].rstrip()}…"


def _item_line(
    item: Item,
    numbers: dict[str, Number],
    counts: Mapping[str, int],
    taken: Mapping[str, tuple[str, str]],
    depth: int,
) -> Line:
    number = numbers[item.id].words
    actions = sum(_entries(block) for block in item.blocks)
    marks = marks_of(item, counts)
    words = "  ".join(part for part in (number, heading_or_words(item)) if part)
    sign, said = taken.get(item.id, ("", ""))
    told = (sign, "??" if marks else "", f"● {actions}" if actions else "")
    mark = "   ".join(part for part in told if part)
    below = tuple(_item_line(child, numbers, counts, taken, depth + 1) for child in item.items)
    return Line(item.id, words, mark, depth == 0, below, said=said)


def _taken_marks(minutes: Minutes) -> dict[str, tuple[str, str]]:
    """Of every item taken its sign, and what the sign says: taken, out of order, or being taken."""
    present, odd = present_item(minutes), out_of_order(minutes)
    marks = {}
    for key in places_taken(minutes):
        sign = PRESENT if key == present else TAKEN
        said = _tr("being taken now") if key == present else _tr("taken")
        if key in odd:
            sign = f"{sign} {ordinal(odd[key])}"
            said = _tr("{}, {} in order").format(said, ordinal(odd[key]))
        marks[key] = (sign, said)
    return marks


def _entries(block: Block) -> int:
    if not isinstance(block, Actions):
        return 0
    return sum(not entry.is_blank for entry in block.entries)


def marks_of(item: Item, counts: Mapping[str, int]) -> int:
    """How many marks an item has of its own, by the counts of its parts."""
    return counts.get(item.id, 0) + sum(counts.get(block.id, 0) for block in item.blocks)


def heading_or_words(item: Item) -> str:
    """What an item is called: its heading, or the first words in it."""
    if item.heading:
        return item.heading
    written = next((block for block in item.blocks if not is_empty(block)), None)
    if written is None:
        return ""
    words = " ".join(plain(words_of(written)).split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
