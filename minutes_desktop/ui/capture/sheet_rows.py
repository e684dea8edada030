"""Which rows the sheet has, what each shows and what number it bears."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from minutes_desktop.domain.blocks import Block, Question, block_kind
from minutes_desktop.domain.minutes import Item, Minutes, walk
from minutes_desktop.domain.numbering import Number, item_numbers, question_labels
from minutes_desktop.domain.presence import item_names
from minutes_desktop.ui.capture.estimates import Estimates
from minutes_desktop.ui.capture.forms.approval_form import ApprovalForm
from minutes_desktop.ui.capture.forms.attendance_form import ApologiesForm, AttendanceForm
from minutes_desktop.ui.capture.forms.block_row import BlockRow
from minutes_desktop.ui.capture.forms.details_form import DetailsForm
from minutes_desktop.ui.capture.forms.item_heading import ItemHeading
from minutes_desktop.ui.capture.forms.more_about_person import Printed
from minutes_desktop.ui.capture.forms.stack import RowPlan
from minutes_desktop.ui.capture.forms.title_form import MarkingForm, TitleForm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from minutes_desktop.domain.attendance import Person
    from minutes_desktop.domain.changes import Change
    from minutes_desktop.domain.template import Template

MARKING, TITLE, DETAILS = "marking", "title", "details"
ATTENDANCE, APOLOGIES, APPROVAL = "attendance", "apologies", "approval"
"""The rows of the forms around the items, each named for the field of the minutes it shows."""
MinutesForm = MarkingForm | TitleForm | DetailsForm | AttendanceForm | ApologiesForm | ApprovalForm

_ITEM_GAP = 34  # pixels above an item's heading: room for the links that add to the item before
_ROW_GAP = 4  # pixels between the blocks of an item
_INDENT = 14  # pixels an item is set in for each level
_ABOVE = (
    RowPlan(MARKING, 0),
    RowPlan(TITLE),
    RowPlan(DETAILS, 8),
    RowPlan(ATTENDANCE, 12),
    RowPlan(APOLOGIES, 8),
)
_FORM_HEIGHT = 120  # pixels, about


class SheetRows:
    """The rows of one meeting, each under the id of its item or block, or the name of its form."""

    def __init__(
        self,
        minutes: Minutes,
        template: Template,
        hints: dict[str, str],
        people: tuple[Person, ...],
    ) -> None:
        """Begin with these minutes; ``hints`` names the key of each kind of block."""
        self._minutes, self._template, self._hints, self._people = minutes, template, hints, people
        self._estimates = Estimates(QFontMetrics(QApplication.font()))
        self._forms: dict[str, Callable[[], MinutesForm]] = {
            MARKING: lambda: MarkingForm(self._minutes.marking),
            TITLE: lambda: TitleForm(self._minutes.title),
            DETAILS: lambda: DetailsForm(self._minutes.details, self._template.details),
            ATTENDANCE: self._make_attendance,
            APOLOGIES: self._make_apologies,
            APPROVAL: lambda: ApprovalForm(self._minutes.approval),
        }
        self._parts: dict[str, Item | Block] = {}
        self._depths: dict[str, int] = {}
        self._numbers: dict[str, Number] = {}
        self._labels: dict[str, str] = {}
        self._find_parts()
        self._number()

    # What there is

    def plans(self, *, approval: bool) -> list[RowPlan]:
        """The rows in their order, with the approval block or without it."""
        plans = list(_ABOVE)
        for item, depth in walk(self._minutes.items):
            indent = _INDENT * depth
            plans.append(RowPlan(item.id, _ITEM_GAP, indent))
            plans += [RowPlan(block.id, _ROW_GAP, indent) for block in item.blocks]
        if approval:
            plans.append(RowPlan(APPROVAL, _ITEM_GAP))
        return plans

    def estimate(self, key: str, width: int) -> int:
        """About how tall a row of this width will be, in pixels."""
        part = self._parts.get(key)
        if part is None:
            return _FORM_HEIGHT
        if isinstance(part, Item):
            return self._estimates.heading(part, width)
        return self._estimates.block(part, width)

    def follow(self, minutes: Minutes, change: Change) -> frozenset[str]:
        """Go over to the changed minutes; the keys of the rows that look different now."""
        self._minutes = minutes
        renumber = self._touches_numbers(change)
        if change.structural:
            self._find_parts()
        else:
            self._parts.update(change.now)
        renumbered = self._number() if renumber else frozenset()
        return change.fields | change.updated | change.moved | renumbered | _readers(change)

    def use(self, template: Template) -> frozenset[str]:
        """Go over to another template; the keys of the rows that look different now."""
        self._template = template
        return self._number() | {ATTENDANCE}

    def _touches_numbers(self, change: Change) -> bool:
        return (
            change.structural
            or bool(change.fields & {"date", "first_number"})
            or any(_counts(part) != _counts(self._parts[key]) for key, part in change.now.items())
        )

    def _find_parts(self) -> None:
        self._parts, self._depths = {}, {}
        for item, depth in walk(self._minutes.items):
            self._parts[item.id] = item
            self._depths[item.id] = depth
            self._parts.update((block.id, block) for block in item.blocks)

    def _number(self) -> frozenset[str]:
        """Number everything; the items and questions whose number is another now."""
        numbers = item_numbers(self._minutes, self._template)
        labels = question_labels(self._minutes, self._template)
        renumbered = {key for key, one in numbers.items() if self._numbers.get(key) != one}
        relabelled = {key for key, one in labels.items() if self._labels.get(key) != one}
        self._numbers, self._labels = numbers, labels
        return frozenset(renumbered | relabelled)

    # Widgets

    def make(self, key: str) -> QWidget:
        """A new widget for a row; raises ``KeyError`` if there is no such row."""
        if (make := self._forms.get(key)) is not None:
            return make()
        part = self._parts[key]
        if isinstance(part, Item):
            return ItemHeading(part, self._numbers[key].words, self._depths[key])
        return BlockRow(part, self._labels.get(key, ""), self._hints.get(block_kind(part), ""))

    def show_hint(self, key: str, widget: QWidget | None) -> None:
        """Have a block's row name the key of its kind."""
        part = self._parts.get(key)
        if isinstance(widget, BlockRow) and not isinstance(part, Item | None):
            widget.show_hint(self._hints.get(block_kind(part), ""))

    def show(self, key: str, widget: QWidget | None) -> bool:
        """Have a row's widget show what the row is now; False if that takes another widget."""
        if isinstance(widget, MinutesForm):
            self._show_form(key, widget)
            return True
        part = self._parts.get(key)
        if isinstance(part, Item) and isinstance(widget, ItemHeading):
            widget.show_value(part, self._numbers[key].words, self._depths[key])
        elif isinstance(widget, BlockRow) and not isinstance(part, Item | None):
            if not widget.can_show(part):
                return False
            widget.show_value(part, self._labels.get(key, ""))
        return True

    def _show_form(self, key: str, form: MinutesForm) -> None:
        if isinstance(form, AttendanceForm):
            self._name_items(form)
        elif isinstance(form, ApologiesForm):
            form.set_present(self._minutes.attendance)
        form.show_value(getattr(self._minutes, key))

    def _make_attendance(self) -> AttendanceForm:
        labels = self._template.labels
        printed = Printed(labels, self._template.layout.attendance)
        form = AttendanceForm(self._minutes.attendance, labels.attendance, printed)
        self._name_items(form)
        form.set_people(self._people)
        return form

    def _make_apologies(self) -> ApologiesForm:
        form = ApologiesForm(self._minutes.apologies, self._template.labels.apologies)
        form.set_people(self._people)
        form.set_present(self._minutes.attendance)
        return form

    def _name_items(self, form: AttendanceForm) -> None:
        form.set_items(self._numbers, item_names(self._minutes, self._numbers))


def _readers(change: Change) -> frozenset[str]:
    """The forms that show what others say: who is present, and what the items are called."""
    readers = set()
    if change.structural or any(isinstance(part, Item) for part in change.now.values()):
        readers.add(ATTENDANCE)
    if ATTENDANCE in change.fields:
        readers.add(APOLOGIES)
    return frozenset(readers)


def _counts(part: Item | Block) -> tuple[object, ...]:
    """What of an item or block the numbers depend on."""
    if isinstance(part, Item):
        return part.number, part.number_place
    return type(part), part.label if isinstance(part, Question) else None
