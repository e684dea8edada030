"""A table of fields: a row for each entry, a column for each of its settings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QVBoxLayout, QWidget

from minutes_desktop.domain.setting import value_at
from minutes_desktop.ui.look import GAP
from minutes_desktop.ui.templates.inputs import (
    LINE_LETTERS,
    Input,
    LineInput,
    TickInput,
    input_for,
)
from minutes_desktop.ui.templates.piece import (
    INSET,
    Edited,
    PieceForm,
    fault_label,
    note_label,
    show_fault,
    sub_heading,
)
from minutes_desktop.ui.templates.settings import Fixed, Setting

if TYPE_CHECKING:
    from minutes_desktop.domain.template import Template


class TableForm(PieceForm):
    """The fields of a table; a form of entries or of fixed rows says what stands in them."""

    def __init__(
        self, words: str, columns: tuple[Setting, ...], note: str, parent: QWidget | None = None
    ) -> None:
        """Show the heads of the columns, without rows."""
        super().__init__(parent)
        self._columns = columns
        self._rows: list[list[Input]] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._faults = fault_label()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, GAP, 0, GAP)
        self.column.setSpacing(GAP)
        self.column.addWidget(sub_heading(words))
        self.column.addWidget(note_label(note))
        self.column.addLayout(self._grid)
        self.column.addWidget(self._faults)
        for at, setting in enumerate(columns, 1):
            head = QLabel(f"{setting.words} ({setting.unit})" if setting.unit else setting.words)
            self._grid.addWidget(head, 0, at)
            self._grid.setColumnStretch(at, _share(setting))
        if not any(map(_share, columns)):
            self._grid.setColumnStretch(len(columns) + 1, 1)

    # What a form says about its rows

    def path_of(self, row: int) -> str:
        """The path of what stands in a row."""
        raise NotImplementedError

    def row_words(self, row: int) -> str:
        """The name of a row, for undo and for screen readers."""
        raise NotImplementedError

    def give(self, row: int, setting: Setting, value: object, run: str) -> None:
        """Tell of a new value in a cell."""
        raise NotImplementedError

    # Rows

    def fit_rows(self, count: int) -> None:
        """Have this many rows of fields."""
        before = len(self._rows)
        while len(self._rows) > count:
            for field in self._rows.pop():
                self._grid.removeWidget(field)
                field.hide()
                field.deleteLater()
        while len(self._rows) < count:
            self._rows.append(self._make_row(len(self._rows)))
        if len(self._rows) != before:
            self._chain()

    def _make_row(self, row: int) -> list[Input]:
        fields: list[Input] = []
        for at, setting in enumerate(self._columns, 1):
            field = input_for(setting, in_table=True)
            field.given.connect(partial(self._given, row, setting, field))
            field.misread.connect(self.misread)
            alignment = Qt.AlignmentFlag.AlignHCenter if isinstance(field, TickInput) else None
            self._grid.addWidget(field, row + 1, at, alignment or Qt.AlignmentFlag(0))
            if self.isVisible():
                field.show()  # at once, so that it can have the focus
            fields.append(field)
        return fields

    def show_rows(self, entries: Sequence[object]) -> None:
        """Show the settings of each entry in its row."""
        for row, (entry, fields) in enumerate(zip(entries, self._rows, strict=True)):
            for setting, field in zip(self._columns, fields, strict=True):
                field.show_setting(value_at(entry, setting.path))
                field.setAccessibleName(f"{setting.words}, {self.row_words(row)}")

    def show_inset(self, row: int, depth: int) -> None:
        """Set the words of the first field of a row in by its depth."""
        first = self._rows[row][0]
        if isinstance(first, LineInput):
            first.setTextMargins(depth * INSET, 0, 0, 0)

    def _given(self, row: int, setting: Setting, field: Input, value: object) -> None:
        run = f"{self.path_of(row)}.{setting.path}" if isinstance(field, LineInput) else ""
        self.give(row, setting, value, run)

    def _chain(self) -> None:
        fields = [field for row in self._rows for field in row]
        for before, after in pairwise([*fields, *self.last_in_chain()]):
            QWidget.setTabOrder(before, after)

    def last_in_chain(self) -> list[QWidget]:
        """What Tab comes to behind the last field."""
        return []

    # Faults and focus

    def show_faults(self, faults: dict[str, str]) -> None:
        """Say under the table what is wrong in which row, and to a screen reader in the field."""
        said = [words for path, words in faults.items() if path == self.own_path()]
        for row, fields in enumerate(self._rows):
            for setting, field in zip(self._columns, fields, strict=True):
                sentence = field.unread or faults.get(self._path(row, setting), "")
                field.setAccessibleDescription(sentence)
                if sentence:
                    said.append(f"{self.row_words(row)}, {setting.words}: {sentence}")
        show_fault(self._faults, "\n".join(said))

    def own_path(self) -> str:
        """The path of the whole table; empty if it has none."""
        return ""

    def unread(self) -> dict[str, str]:
        """The sentences about lines that cannot be read."""
        return {
            self._path(row, setting): field.unread
            for row, fields in enumerate(self._rows)
            for setting, field in zip(self._columns, fields, strict=True)
            if field.unread
        }

    def has_setting(self, path: str) -> bool:
        """Whether the table, one of its rows or one of its fields has the path."""
        own = self.own_path()
        return bool(own and path == own) or self._field_of(path) is not None

    def focus_setting(self, path: str) -> bool:
        """Put the focus into the field of a path."""
        field = self._field_of(path)
        if field is None and path == self.own_path() and self._rows:
            field = self._rows[0][0]
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        return field is not None

    def focus_row(self, row: int, column: int = 0) -> None:
        """Put the focus into a field by its place."""
        if self._rows:
            fields = self._rows[min(row, len(self._rows) - 1)]
            fields[column].setFocus(Qt.FocusReason.OtherFocusReason)

    def spot(self) -> tuple[int, int] | None:
        """The row and the column that have the focus."""
        focus = QApplication.focusWidget()
        for row, fields in enumerate(self._rows):
            for column, field in enumerate(fields):
                if field is focus:
                    return row, column
        return None

    def _path(self, row: int, setting: Setting) -> str:
        return ".".join(part for part in (self.path_of(row), setting.path) if part)

    def _field_of(self, path: str) -> Input | None:
        for row, fields in enumerate(self._rows):
            for setting, field in zip(self._columns, fields, strict=True):
                if path == self._path(row, setting):
                    return field
        return None


def _share(setting: Setting) -> int:
    """The share of a column in the room that is left; words need it, numbers and ticks do not."""
    return (setting.letters or LINE_LETTERS) if setting.kind in {"line", "kinds"} else 0


class FixedForm(TableForm):
    """A table whose rows are always there."""

    def __init__(self, fixed: Fixed, parent: QWidget | None = None) -> None:
        """Show the words of the rows."""
        super().__init__(fixed.words, fixed.columns, fixed.note, parent)
        self._fixed = fixed
        self.fit_rows(len(fixed.rows))
        for row, (words, _) in enumerate(fixed.rows):
            self._grid.addWidget(QLabel(words), row + 1, 0)

    def path_of(self, row: int) -> str:
        """The path that the description gives."""
        return self._fixed.rows[row][1]

    def row_words(self, row: int) -> str:
        """The words that the description gives."""
        return self._fixed.rows[row][0]

    def show_template(self, template: Template) -> None:
        """Show what stands in each row."""
        self.show_rows([value_at(template, path) for _, path in self._fixed.rows])

    def give(self, row: int, setting: Setting, value: object, run: str) -> None:
        """Tell of the one value."""
        words = f"{self.row_words(row)}: {setting.words}"
        self.edited.emit(Edited(self._path(row, setting), value, words, run))
