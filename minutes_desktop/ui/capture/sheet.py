"""The sheet: everything in the minutes to be written in, from the title to the last block."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from minutes_desktop.domain import edits
from minutes_desktop.domain.blocks import Block, Question, block_kind
from minutes_desktop.domain.minutes import Approval, Item, Minutes, walk
from minutes_desktop.domain.numbering import Number, item_numbers, question_labels
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.presence import item_names
from minutes_desktop.domain.richtext import plain
from minutes_desktop.domain.tree import find_item, place_of_block
from minutes_desktop.ui.capture.approval_form import ApprovalForm
from minutes_desktop.ui.capture.attendance_form import ApologiesForm, AttendanceForm
from minutes_desktop.ui.capture.block_row import BlockRow
from minutes_desktop.ui.capture.column import Column, LazyRow
from minutes_desktop.ui.capture.details_form import DetailsForm
from minutes_desktop.ui.capture.form import Form
from minutes_desktop.ui.capture.item_heading import ItemHeading
from minutes_desktop.ui.capture.more_about_person import Printed
from minutes_desktop.ui.capture.row import TO_END, as_row
from minutes_desktop.ui.capture.title_form import MarkingForm, TitleForm
from minutes_desktop.ui.richtext.editor import RichTextEdit

if TYPE_CHECKING:
    from minutes_desktop.domain.attendance import Person
    from minutes_desktop.domain.changes import Change
    from minutes_desktop.domain.richtext import RichText
    from minutes_desktop.domain.template import Template

MARKING, TITLE, DETAILS = "marking", "title", "details"
ATTENDANCE, APOLOGIES, APPROVAL = "attendance", "apologies", "approval"
FORM_EDITS: dict[str, Callable[..., Minutes]] = {
    MARKING: edits.set_marking,
    TITLE: edits.set_title,
    DETAILS: edits.set_details,
    ATTENDANCE: edits.set_attendance,
    APOLOGIES: edits.set_apologies,
    APPROVAL: edits.set_approval,
}
"""What each form around the items writes, by its row and the field of the minutes."""
MinutesForm = MarkingForm | TitleForm | DetailsForm | AttendanceForm | ApologiesForm | ApprovalForm
FormValue = str | tuple[object, ...] | Approval
Written = dict[str, dict[str, object]]
"""What stands in each field of the forms, by row and name."""
END = 2**31 - 1  # a position behind all words
_ITEM_GAP = 34  # pixels above an item's heading: room for the links that add to the item before
_ROW_GAP = 4  # pixels between the blocks of an item
_HEADING_ESTIMATE, _FORM_ESTIMATE, _LINE, _LINE_LETTERS = 34, 120, 19, 95
_INDENT = 14  # pixels an item is set in for each level


class Spot(Struct, frozen=True):
    """Where the caret is in the minutes: a row, and the item and block it belongs to."""

    key: str
    item: Item | None = None
    block: Block | None = None


class Sheet(QWidget):
    """The rows of one meeting.

    Signals: ``edited`` carries what was done (its name for the undo menu), the edit as a function
    of the minutes, and the run of typing it belongs to; ``run_ended`` that the next edit is to be
    undone on its own;
    ``emptied`` the key of an empty block in which Backspace was pressed; ``wordless`` that Enter
    was pressed in the heading of an item that holds nothing; ``moved`` that the caret is in
    another row; ``pasted`` the editor in which somebody has pasted, and the places of the first
    and the last paragraph of that.
    """

    edited = Signal(str, object, str)
    pasted = Signal(object, int, int)
    run_ended = Signal()
    emptied = Signal(str)
    wordless = Signal()
    moved = Signal()

    def __init__(
        self,
        minutes: Minutes,
        template: Template,
        hints: dict[str, str],
        people: tuple[Person, ...],
        parent: QWidget | None = None,
    ) -> None:
        """Show the minutes; ``hints`` names the key of each kind of block."""
        super().__init__(parent)
        self._minutes, self._template, self._hints, self._people = minutes, template, hints, people
        self._numbers: dict[str, Number] = {}
        self._labels: dict[str, str] = {}
        self._row = ""
        self._act = ""
        self.column = Column(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.column)
        self.column.built.connect(self._connect_row)
        self.column.resized.connect(self.show_caret)
        self.column.canvas.tabbed = self._tab
        self._number()
        self.column.set_rows(self._rows())
        QApplication.instance().focusChanged.connect(self._focus_changed)  # type: ignore[union-attr]

    # Showing

    def show_change(self, minutes: Minutes, change: Change) -> None:
        """Follow the minutes to their new value: only what changed is touched."""
        self._minutes = minutes
        renumber = change.structural or self._touches_numbers(change)
        if renumber:
            self._number()
        for field in change.fields:
            self._show_form(field)
        if change.structural or self._shows_approval() != self.column.holds(APPROVAL):
            self.column.set_rows(self._rows())
        for part in change.now.values():
            if not isinstance(part, Item):
                self._show_block(part)
        if renumber:
            self._show_numbers()

    def _touches_numbers(self, change: Change) -> bool:
        if "date" in change.fields:
            return True
        if not change.updated:
            return False
        widgets = (self.column.built_widget(key) for key in change.updated)
        return any(
            not isinstance(widget, BlockRow) or isinstance(widget.block, Question)
            for widget in widgets
        )

    def _number(self) -> None:
        self._numbers = item_numbers(self._minutes, self._template)
        self._labels = question_labels(self._minutes, self._template)

    def _show_form(self, field: str) -> None:
        if field == ATTENDANCE:
            self._show_present()
        widget = self.column.built_widget(field)
        if isinstance(widget, MinutesForm):
            widget.show_value(getattr(self._minutes, field))
            self.column.measure(widget)

    def _show_present(self) -> None:
        """Let the apologies know who is present."""
        apologies = self.column.built_widget(APOLOGIES)
        if isinstance(apologies, ApologiesForm):
            apologies.set_present(self._minutes.attendance)

    def _show_numbers(self) -> None:
        attendance = self.column.built_widget(ATTENDANCE)
        if isinstance(attendance, AttendanceForm):
            attendance.set_items(self._numbers, item_names(self._minutes, self._numbers))
        for item, depth in walk(self._minutes.items):
            heading = self.column.built_widget(item.id)
            if isinstance(heading, ItemHeading):
                heading.show_value(item, self._numbers[item.id].words, depth)
            for block in item.blocks:
                if block.id in self._labels:
                    self._show_block(block)

    def _show_block(self, block: Block) -> None:
        row = self.column.built_widget(block.id)
        if not isinstance(row, BlockRow):
            return
        if row.can_show(block):
            row.show_value(block, self._labels.get(block.id, ""))
        else:
            focused = row.caret() is not None
            self.column.drop_widget(block.id)
            fresh = self.column.widget_of(block.id)
            if focused and isinstance(fresh, BlockRow):
                fresh.enter_bottom()

    # Rows

    def _rows(self) -> list[LazyRow]:
        minutes = self._minutes
        rows = [
            LazyRow(MARKING, lambda: MarkingForm(self._minutes.marking), _LINE, gap=0),
            LazyRow(TITLE, lambda: TitleForm(self._minutes.title), _HEADING_ESTIMATE),
            LazyRow(DETAILS, self._make_details, _FORM_ESTIMATE, gap=8),
            LazyRow(ATTENDANCE, self._make_attendance, _FORM_ESTIMATE, gap=12),
            LazyRow(APOLOGIES, self._make_apologies, _FORM_ESTIMATE // 2, gap=8),
        ]
        for item, depth in walk(minutes.items):
            indent = _INDENT * depth
            heading = partial(self._make_heading, item.id)
            rows.append(LazyRow(item.id, heading, _HEADING_ESTIMATE, _ITEM_GAP, indent))
            for block in item.blocks:
                # The height of a row that is built is known; only others are worth an estimate.
                estimate = _LINE if self.column.built_widget(block.id) else _estimate(block)
                make = partial(self._make_block, block.id)
                rows.append(LazyRow(block.id, make, estimate, _ROW_GAP, indent))
        if self._shows_approval():
            make = partial(self._make_approval)
            rows.append(LazyRow(APPROVAL, make, _FORM_ESTIMATE, _ITEM_GAP))
        return rows

    def _shows_approval(self) -> bool:
        """Whether there is an approval block; one just emptied stays while it has the caret."""
        return bool(self._minutes.approval) or (self._row == APPROVAL and self._has_focus(APPROVAL))

    def _has_focus(self, key: str) -> bool:
        return self.column.key_of(QApplication.focusWidget()) == key

    def _make_approval(self) -> QWidget:
        return ApprovalForm(self._minutes.approval)

    def _make_details(self) -> QWidget:
        return DetailsForm(self._minutes.details, self._template.details)

    def _make_attendance(self) -> QWidget:
        labels = self._template.labels
        printed = Printed(labels, self._template.layout.attendance)
        form = AttendanceForm(self._minutes.attendance, labels.attendance, printed)
        form.set_items(self._numbers, item_names(self._minutes, self._numbers))
        form.set_people(self._people)
        return form

    def _make_apologies(self) -> QWidget:
        form = ApologiesForm(self._minutes.apologies, self._template.labels.apologies)
        form.set_people(self._people)
        form.set_present(self._minutes.attendance)
        return form

    def _make_heading(self, item_id: str) -> QWidget:
        for item, depth in walk(self._minutes.items):
            if item.id == item_id:
                return ItemHeading(item, self._numbers[item_id].words, depth)
        raise KeyError(item_id)

    def _make_block(self, block_id: str) -> QWidget:
        place = place_of_block(self._minutes.items, block_id)
        if place is None:
            raise KeyError(block_id)
        hint = self._hints.get(block_kind(place.block), "")
        return BlockRow(place.block, self._labels.get(block_id, ""), hint)

    def _connect_row(self, key: str, widget: QWidget) -> None:
        row = as_row(widget)
        if row is None:
            return
        row.left_up.connect(partial(self._cross, key, -1))
        row.left_down.connect(partial(self._cross, key, 1))
        if isinstance(widget, BlockRow):
            widget.edited.connect(self._block_edited)
            widget.finished.connect(partial(self._cross, key, 1, TO_END))
            widget.emptied.connect(partial(self.emptied.emit, key))
            widget.run_ended.connect(self.run_ended)
            widget.grew.connect(partial(self.column.measure, widget))
        elif isinstance(widget, ItemHeading):
            widget.edited.connect(self._heading_edited)
            widget.entered.connect(partial(self._go_on_from_heading, key))
        elif isinstance(widget, MinutesForm):
            widget.edited.connect(partial(self._form_edited, key))
            widget.run_ended.connect(self.run_ended)

    # Edits

    def rewrite(self, act: str, editor: RichTextEdit, value: RichText) -> None:
        """Put other words into an editor as an act of its own, so named for the undo menu."""
        self.run_ended.emit()
        self._act = act
        editor.rewrite(value)
        self._act = ""
        self.run_ended.emit()

    def _named(self) -> str:
        return self._act or self.tr("Typing")

    def _block_edited(self, block: Block) -> None:
        self.edited.emit(self._named(), lambda m: edits.put_block(m, block), block.id)

    def _heading_edited(self, item: Item) -> None:
        run = self._run_in(item.id)
        self.edited.emit(self._named(), lambda m: edits.put_item(m, item), run)

    def _form_edited(self, key: str, value: FormValue) -> None:
        old, edit = getattr(self._minutes, key), FORM_EDITS[key]
        same_rows = _rows_in(old) == _rows_in(value)
        run = self._run_in(key) if same_rows else ""
        self.edited.emit(self._named(), lambda m: edit(m, value), run)

    def _run_in(self, key: str) -> str:
        """The run of typing in the field of a form that has the caret."""
        form = self._form(key)
        caret = form.caret() if form else None
        return f"{key}.{caret[0]}" if caret else key

    # Caret

    def spot(self) -> Spot:
        """Where the caret is, or was last."""
        key = self.column.key_of(QApplication.focusWidget()) or self._row
        if item := find_item(self._minutes.items, key):
            return Spot(key, item)
        if place := place_of_block(self._minutes.items, key):
            return Spot(key, place.item, place.block)
        return Spot(key)

    def caret(self) -> Place:
        """The caret as it is saved with the minutes."""
        row = as_row(self.column.built_widget(self._row))
        field, position = (row.caret() if row else None) or ("", 0)
        scroll = self.column.verticalScrollBar().value()
        return Place(self._row, field, position, scroll)

    def restore(self, place: Place) -> None:
        """Put the caret and the scroll where they were; at the first row if that is gone."""
        row = as_row(self.column.widget_of(place.part))
        if row is not None and row.focus_field(place.field, place.position):
            self.column.verticalScrollBar().setValue(place.scroll)
        else:
            self.enter(place.part if row is not None else TITLE)
        self.show_caret()

    def enter(self, key: str, *, at_end: bool = False) -> bool:
        """Put the caret into a row; False if there is no such row."""
        row = as_row(self.column.widget_of(key))
        if row is None:
            return False
        if at_end:
            row.enter_bottom()
        else:
            row.enter_top()
        self.show_caret()
        return True

    def written(self) -> Written:
        """What stands in each field of the forms that are built, by row and name."""
        forms = ((key, self._form(key)) for key in self.column.order())
        return {key: form.written() for key, form in forms if form is not None}

    def enter_changed(self, key: str, before: Written) -> bool:
        """Put the caret into the first field of a form that is not as before; False if none."""
        form = self._form(key)
        if form is None or key not in before:
            return False
        old, new = before[key], form.written()
        changed = [name for name in new if new[name] != old.get(name)]
        caret = form.caret()
        if not changed or (caret is not None and caret[0] in changed):
            return bool(changed)
        form.focus_field(changed[0], END)
        self.show_caret()
        return True

    def _form(self, key: str) -> Form | None:
        row = self.column.built_widget(key)
        part = row.editor if isinstance(row, BlockRow) else row
        return part if isinstance(part, Form) else None

    def go_to(self, key: str) -> None:
        """Put the caret into a row from afar, so that what stands under it is in view too."""
        if self.enter(key):
            self.column.show_high(key)

    def current_row(self) -> QWidget | None:
        """The row that has, or last had, the caret."""
        return self.column.built_widget(self.spot().key)

    def current_editor(self) -> RichTextEdit | None:
        """The rich text that has the caret."""
        focus = QApplication.focusWidget()
        return focus if isinstance(focus, RichTextEdit) and self.isAncestorOf(focus) else None

    def neighbour(self, key: str, step: int) -> str:
        """The key of the row so many places on; empty past either end."""
        keys = self.column.order()
        at = keys.index(key) + step if key in keys else -1
        return keys[at] if 0 <= at < len(keys) else ""

    def _cross(self, key: str, step: int, x: int = TO_END) -> None:
        row = as_row(self.column.widget_of(self.neighbour(key, step)))
        if row is None:
            return
        across = None if x == TO_END else x
        if step > 0:
            row.enter_top(across)
        else:
            row.enter_bottom(across)
        self.show_caret()

    def _go_on_from_heading(self, key: str) -> None:
        item = find_item(self._minutes.items, key)
        if item is None or item.blocks or item.items:
            self._cross(key, 1)
        else:
            self.wordless.emit()

    def _tab(self, step: int) -> bool:
        """Take the focus a field on or back, over the edge of a row into the next."""
        focus = QApplication.focusWidget()
        key = self.column.key_of(focus)
        fields = _fields(self.column.built_widget(key))
        at = fields.index(focus) + step if focus in fields else -1
        if 0 <= at < len(fields):
            _take_focus(fields[at], step)
            return True
        while key := self.neighbour(key, step):
            if fields := _fields(self.column.widget_of(key)):
                _take_focus(fields[0 if step > 0 else -1], step)
                self.show_caret()
                return True
        return False

    def _focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None and (was := self.column.built_widget(self.column.key_of(old))):
            was.update()
        key = self.column.key_of(now)
        if not key:
            return
        if isinstance(now, RichTextEdit):
            self._listen_to(now)
        if row := self.column.built_widget(key):
            row.update()
        if key != self._row:
            self._row = key
            self.moved.emit()
            if self._shows_approval() != self.column.holds(APPROVAL):
                self.column.set_rows(self._rows())
        self.show_caret()

    def _listen_to(self, editor: RichTextEdit) -> None:
        """Hear of what is pasted, and of acts of their own, in whatever form the editor stands."""
        if not editor.property("is_heard"):
            editor.setProperty("is_heard", True)
            editor.run_ended.connect(self.run_ended)
            editor.pasted.connect(self._pasted)

    def _pasted(self, first: int, last: int) -> None:
        if editor := self.current_editor():
            self.pasted.emit(editor, first, last)

    def show_caret(self) -> None:
        """Scroll so that what has the caret is in view."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return
        box = focus.cursorRect() if isinstance(focus, RichTextEdit) else focus.rect()
        corner = focus.mapTo(self.column.canvas, box.center())
        self.column.ensureVisible(corner.x(), corner.y(), 0, box.height() // 2 + 40)


def _rows_in(value: FormValue) -> int:
    """How many rows a form shows for a value."""
    if isinstance(value, str):
        return 1
    return len(value.rows) if isinstance(value, Approval) else len(value)


def _fields(row: QWidget | None) -> list[QWidget]:
    """What Tab goes through in a row."""
    if isinstance(row, BlockRow):
        return row.fields()
    return row.fields() if isinstance(row, Form) else []


def _take_focus(field: QWidget, step: int) -> None:
    reason = Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
    field.setFocus(reason)


def _estimate(block: Block) -> int:
    words = plain(block.text) if hasattr(block, "text") else ""
    lines = sum(1 + len(line) // _LINE_LETTERS for line in words.split("\n"))
    return _LINE * max(lines, 2) + 20
