"""Going to words on the sheet, with the caret or with the eyes only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from minutes_desktop.domain.place import Place
from minutes_desktop.ui.capture.forms.block_row import BlockRow
from minutes_desktop.ui.capture.forms.form import Form
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.richtext.editor import RichTextEdit
from minutes_desktop.ui.richtext.lit import Stretch

if TYPE_CHECKING:
    from minutes_desktop.domain.finding import Hit
    from minutes_desktop.ui.capture.forms.form import Field
    from minutes_desktop.ui.capture.sheet import Sheet

_ROOM = 40  # pixels above and below what is gone to


class Selected(Struct, frozen=True):
    """Where the caret is, in UTF-16 units: what is selected runs from ``start`` to ``end``."""

    part: str = ""
    field: str = ""
    start: int = 0
    end: int = 0
    words: str = ""


class Places:
    """The places of one sheet, by the rows and fields in which words stand."""

    def __init__(self, sheet: Sheet) -> None:
        """Go about on this sheet."""
        self._sheet = sheet
        self._lit: dict[str, dict[str, tuple[Stretch, ...]]] = {}
        sheet.column.built.connect(self._light_row)

    # The caret

    def selected(self) -> Selected:
        """Where the caret is, or was last, and what is selected there."""
        place, focus = self._sheet.caret(), QApplication.focusWidget()
        start = end = place.position
        words = ""
        if isinstance(focus, RichTextEdit):
            cursor = focus.textCursor()
            start, end = cursor.selectionStart(), cursor.selectionEnd()
            words = cursor.selectedText()
        elif isinstance(focus, LineField) and focus.hasSelectedText():
            start, words = focus.selectionStart(), focus.selectedText()
            end = focus.selectionEnd()
        return Selected(place.part, place.field, start, end, words)

    def select(self, part: str, field: str, position: int, length: int = 0) -> bool:
        """Put the caret behind words and select them; False if there is no such field."""
        if not self._sheet.put_caret(Place(part, field, position)):
            return False
        focus = QApplication.focusWidget()
        if isinstance(focus, RichTextEdit) and length:
            cursor = focus.textCursor()
            cursor.setPosition(min(position + length, _end(focus)), QTextCursor.MoveMode.KeepAnchor)
            focus.setTextCursor(cursor)
        elif isinstance(focus, LineField) and length:
            focus.setSelection(position, length)
        self.show(part, field, position)
        return True

    def return_to(self, here: Selected) -> None:
        """Put the caret where it was, with what was selected, or else into the first row."""
        if not self.select(here.part, here.field, here.start, here.end - here.start):
            self._sheet.enter(here.part) or self._sheet.enter(self._sheet.column.order()[0])

    def show(self, part: str, field: str, position: int) -> None:
        """Bring words into view; the focus stays where it is."""
        row = self._sheet.column.widget_of(part)
        found = field_of(row, field)
        if row is None or found is None:
            return
        if not self._is_in_view(row):
            self._sheet.column.show_high(part)
        for _ in range(2):  # what comes into view may be taller than it seemed
            box = _box(found, position)
            at = found.mapTo(self._sheet.column.canvas, box.center())
            self._sheet.column.ensureVisible(at.x(), at.y(), 0, box.height() // 2 + _ROOM)

    def _is_in_view(self, row: QWidget) -> bool:
        view = self._sheet.column.viewport()
        top = row.mapTo(view, row.rect().topLeft()).y()
        return top < view.height() and top + row.height() > 0

    def near_caret(self) -> QRect:
        """Where a list about the caret is to open, in global pixels."""
        focus = QApplication.focusWidget()
        if focus is None or not self._sheet.isAncestorOf(focus):
            view = self._sheet.column.viewport()
            return QRect(view.mapToGlobal(view.rect().topLeft()), view.rect().size() / 4)
        box = focus.cursorRect() if isinstance(focus, RichTextEdit) else focus.rect()
        return QRect(focus.mapToGlobal(box.topLeft()), box.size())

    # Order

    def following(self, hits: Sequence[Hit], step: int, of: Selected | None = None) -> int:
        """Which of the hits comes next after the caret, with ``step`` -1 before it; round the end.

        Words that are selected already are left behind. -1 where there are no hits.
        """
        here = of or self.selected()
        order = {key: n for n, key in enumerate(self._sheet.column.order())}
        fields = field_names(self._sheet.column.built_widget(here.part))

        def rank(part: str, field: str, position: int) -> tuple[int, int, int]:
            place = fields.index(field) if part == here.part and field in fields else 0
            return order.get(part, -1), place, position

        edge = here.end if step > 0 else here.start
        caret = rank(here.part, here.field, edge)
        ranks = [
            rank(hit.spot.part, hit.spot.field, hit.position + (0 if step > 0 else hit.length))
            for hit in hits
        ]
        if step > 0:
            return next((n for n, one in enumerate(ranks) if one >= caret), 0 if hits else -1)
        before = [n for n, one in enumerate(ranks) if one <= caret]
        return before[-1] if before else len(hits) - 1

    def fields_of(self, part: str) -> list[str]:
        """The fields of a row that is built, in the order in which texts are told."""
        return field_names(self._sheet.column.built_widget(part))

    # Light

    def light(self, hits: Sequence[Hit], current: int) -> None:
        """Light the hits, the current one stronger, and put out all others."""
        lit: dict[str, dict[str, list[Stretch]]] = {}
        for n, hit in enumerate(hits):
            stretches = lit.setdefault(hit.spot.part, {}).setdefault(hit.spot.field, [])
            stretches.append((hit.position, hit.length, n == current))
        before, self._lit = (
            self._lit,
            {
                part: {name: tuple(stretches) for name, stretches in fields.items()}
                for part, fields in lit.items()
            },
        )
        for part in before.keys() | self._lit.keys():
            row = self._sheet.column.built_widget(part)
            for name in before.get(part, {}).keys() | self._lit.get(part, {}).keys():
                self._light_field(row, name, self._lit.get(part, {}).get(name, ()))

    def _light_row(self, part: str, row: QWidget) -> None:
        for name, stretches in self._lit.get(part, {}).items():
            self._light_field(row, name, stretches)

    def _light_field(self, row: QWidget | None, name: str, stretches: tuple[Stretch, ...]) -> None:
        found = field_of(row, name)
        if isinstance(found, LineField | RichTextEdit):
            found.light(stretches)


def field_of(row: QWidget | None, name: str) -> Field | None:
    """The field of a row by its name, if it has one."""
    return row.field_named(name) if isinstance(row, BlockRow | Form) else None


def field_names(row: QWidget | None) -> list[str]:
    """The fields of a row in the order in which texts are told: labels first."""
    form = row.editor if isinstance(row, BlockRow) else row
    names = list(form.named_fields()) if isinstance(form, Form) else ["text"]
    people = dict.fromkeys(name.partition(".")[0] for name in names)
    labels = [f"{person}.group" for person in people if f"{person}.name" in names]
    for label in labels:
        names.insert(names.index(f"{label.removesuffix('.group')}.name"), label)
    return ["label", *names]


def _box(found: Field, position: int) -> QRect:
    """Where words stand in a field."""
    if not isinstance(found, RichTextEdit):
        return found.rect()
    cursor = found.textCursor()
    cursor.setPosition(min(max(position, 0), _end(found)))
    return found.cursorRect(cursor)


def _end(editor: RichTextEdit) -> int:
    """The position behind all words."""
    return editor.document().characterCount() - 1
