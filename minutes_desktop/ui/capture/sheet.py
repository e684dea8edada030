"""The sheet: everything in the minutes to be written in, from the title to the last block."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from minutes_desktop.domain import edits
from minutes_desktop.domain.blocks import Block
from minutes_desktop.domain.minutes import Approval, Item, Minutes
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.tree import find_item, place_of_block
from minutes_desktop.ui.capture.column import Column
from minutes_desktop.ui.capture.forms.block_row import BlockRow
from minutes_desktop.ui.capture.forms.form import Form
from minutes_desktop.ui.capture.forms.item_heading import ItemHeading
from minutes_desktop.ui.capture.forms.row import TO_END, as_row
from minutes_desktop.ui.capture.sheet_rows import (
    APOLOGIES,
    APPROVAL,
    ATTENDANCE,
    DETAILS,
    MARKING,
    TITLE,
    MinutesForm,
    SheetRows,
)
from minutes_desktop.ui.richtext.editor import RichTextEdit
from minutes_desktop.ui.richtext.marks import Marking

if TYPE_CHECKING:
    from minutes_desktop.domain.attendance import Person
    from minutes_desktop.domain.changes import Change
    from minutes_desktop.domain.richtext import RichText
    from minutes_desktop.domain.template import Template

FORM_EDITS: dict[str, Callable[..., Minutes]] = {
    MARKING: edits.set_marking,
    TITLE: edits.set_title,
    DETAILS: edits.set_details,
    ATTENDANCE: edits.set_attendance,
    APOLOGIES: edits.set_apologies,
    APPROVAL: edits.set_approval,
}
"""What each form around the items writes, by its row and the field of the minutes."""
FormValue = str | tuple[object, ...] | Approval
Written = dict[str, dict[str, object]]
"""What stands in each field of the forms, by row and name."""
END = 2**31 - 1  # a position behind all words


class Spot(Struct, frozen=True):
    """Where the caret is in the minutes: a row, and the item and block it belongs to."""

    key: str
    item: Item | None = None
    block: Block | None = None


class Sheet(QWidget):
    """The rows of one meeting.

    Attribute: ``marking``, what is marked in the editors of all rows.
    Signals: ``edited`` carries what was done (its name for the undo menu), the edit as a function
    of the minutes, and the run of typing it belongs to; ``run_ended`` that the next edit is to be
    undone on its own;
    ``emptied`` the key of an empty block, or of an item without heading, in which Backspace was
    pressed; ``joined`` the key of a block that is to be one with its neighbour so many rows on;
    ``wordless`` that Enter was pressed in the heading of an item that holds nothing; ``asked`` an
    editor and the character typed in it at which a list opens; ``moved`` that the caret is in
    another row; ``pasted`` the editor in which somebody has pasted, and the places of the first
    and the last paragraph of that.
    """

    edited = Signal(str, object, str)
    pasted = Signal(object, int, int)
    run_ended = Signal()
    emptied = Signal(str)
    joined = Signal(str, int)
    asked = Signal(object, str)
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
        self.marking = Marking(self)
        self._minutes = minutes
        self._rows = SheetRows(minutes, template, hints, people)
        self._row = ""
        self._act = ""
        self._written: Written = {}
        self.column = Column(self._rows.make, self._rows.estimate, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.column)
        self.column.built.connect(self._connect_row)
        self.column.resized.connect(self.show_caret)
        self.column.canvas.tabbed = self._tab
        self._set_rows()
        QApplication.instance().focusChanged.connect(self._focus_changed)  # type: ignore[union-attr]

    # Showing

    def show_change(self, minutes: Minutes, change: Change) -> None:
        """Follow the minutes to their new value: only what changed is touched."""
        self._written = self._forms_written(change.updated | change.fields)
        self._minutes = minutes
        differing = self._rows.follow(minutes, change)
        if change.structural or self._shows_approval() != self.column.holds(APPROVAL):
            self._set_rows()
        for key in differing:
            self._show_row(key)

    def show_hints(self) -> None:
        """Name the keys of the kinds as they are now."""
        for key in self.column.order():
            self._rows.show_hint(key, self.column.built_widget(key))

    def show_template(self, template: Template) -> None:
        """Number by another template; what is written stays as it is."""
        for key in self._rows.use(template):
            self._show_row(key)

    def _set_rows(self) -> None:
        self.column.set_rows(self._rows.plans(approval=self._shows_approval()))

    def _show_row(self, key: str) -> None:
        widget = self.column.built_widget(key)
        if widget is None:
            return
        if self._rows.show(key, widget):
            self.column.measure(widget)
            return
        focused = isinstance(widget, BlockRow) and widget.caret() is not None
        self.column.drop_widget(key)
        fresh = self.column.widget_of(key)
        if focused and isinstance(fresh, BlockRow):
            fresh.enter_bottom()

    def _shows_approval(self) -> bool:
        """Whether there is an approval block; one just emptied stays while it has the caret."""
        return bool(self._minutes.approval) or (self._row == APPROVAL and self._has_focus(APPROVAL))

    def _has_focus(self, key: str) -> bool:
        return self.column.key_of(QApplication.focusWidget()) == key

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
            widget.joined.connect(partial(self.joined.emit, key))
            widget.run_ended.connect(self.run_ended)
            widget.grew.connect(partial(self.column.measure, widget))
        elif isinstance(widget, ItemHeading):
            widget.edited.connect(self._heading_edited)
            widget.entered.connect(partial(self._go_on_from_heading, key))
            widget.emptied.connect(partial(self.emptied.emit, key))
        elif isinstance(widget, MinutesForm):
            widget.edited.connect(partial(self._form_edited, key))
            widget.run_ended.connect(self.run_ended)

    # Edits

    def rewrite(self, act: str, editor: RichTextEdit, value: RichText) -> None:
        """Put other words into an editor as an act of its own, so named for the undo menu."""
        self.do_in_field(act, lambda: editor.rewrite(value))

    def do_in_field(self, act: str, change: Callable[[], None]) -> None:
        """Change what is written in a field as an act of its own, so named for the undo menu."""
        self.run_ended.emit()
        self._act = act
        change()
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
        if row is None:
            return Place(self._row)
        field, position = row.caret() or ("", 0)
        return Place(self._row, field, position, self.column.scrolled_past(self._row))

    def begin_at(self, place: Place) -> None:
        """Scroll to where the caret was, as far as that is still there."""
        if self.column.holds(place.part):
            self.column.scroll_past(place.part, place.scroll)

    def restore(self, place: Place) -> None:
        """Put the caret and the scroll where they were; at the first row if that is gone."""
        self.begin_at(place)
        if not self.put_caret(place):
            self.enter(place.part if self.column.holds(place.part) else TITLE)
        self.show_caret()

    def put_caret(self, place: Place) -> bool:
        """Put the caret back into the field it was in; False if there is no such field."""
        row = as_row(self.column.widget_of(place.part))
        return row is not None and row.focus_field(place.field, place.position)

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

    def enter_changed(self, key: str) -> bool:
        """Put the caret into the first field of a form that the last change has rewritten.

        False if the row is no form, or its fields say what they said before.
        """
        form = self._form(key)
        if form is None or key not in self._written:
            return False
        old, new = self._written[key], form.written()
        changed = [name for name in new if new[name] != old.get(name)]
        caret = form.caret()
        if not changed or (caret is not None and caret[0] in changed):
            return bool(changed)
        form.focus_field(changed[0], END)
        self.show_caret()
        return True

    def _forms_written(self, keys: frozenset[str]) -> Written:
        if len(keys) == 1:  # an undo may rewrite a form far from the view
            self.column.widget_of(*keys)
        forms = ((key, self._form(key)) for key in keys)
        return {key: form.written() for key, form in forms if form is not None}

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
            self.column.keep(key)
            self.moved.emit()
            if self._shows_approval() != self.column.holds(APPROVAL):
                self._set_rows()
        self.show_caret()

    def _listen_to(self, editor: RichTextEdit) -> None:
        """Hear of what is pasted, and of acts of their own, in whatever form the editor stands."""
        if not editor.property("is_heard"):
            editor.setProperty("is_heard", True)
            editor.run_ended.connect(self.run_ended)
            editor.pasted.connect(self._pasted)
            if editor.asks:
                editor.asked.connect(partial(self.asked.emit, editor))

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
