"""A table of entries that come, go and move, each act with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from minutes_desktop.domain import standing
from minutes_desktop.domain.setting import value_at, with_value
from minutes_desktop.domain.standing import StandingRow
from minutes_desktop.ui.browse.panel import push_button
from minutes_desktop.ui.key_names import name_key
from minutes_desktop.ui.templates.piece import Edited
from minutes_desktop.ui.templates.settings import Rows, Setting
from minutes_desktop.ui.templates.table_form import TableForm

if TYPE_CHECKING:
    from minutes_desktop.domain.template import StandingItem, Template


class RowsForm(TableForm):
    """Entries, one a row; a tree of them has rows set in under rows.

    The acts on rows concern the one that has, or last had, the focus.
    """

    def __init__(self, rows: Rows, parent: QWidget | None = None) -> None:
        """Show no entry yet."""
        super().__init__(rows.words, rows.columns, rows.note, parent)
        self._described = rows
        self._entries: tuple[object, ...] = ()
        self._row = -1
        self.add = push_button(self.tr("Add: {}").format(rows.entry.lower()), self.add_row)
        name_key(self.add, "row_new", self.tr("A new row"), self.add.setToolTip)
        self._lay_out_buttons()

    def _lay_out_buttons(self) -> None:
        box = QHBoxLayout()
        box.addWidget(self.add)
        buttons = [
            (self.tr("Up"), "row_up", self.tr("Move the row up"), lambda: self.move_row(-1)),
            (self.tr("Down"), "row_down", self.tr("Move the row down"), lambda: self.move_row(1)),
            (self.tr("Remove"), "row_remove", self.tr("Remove the row"), self.remove_row),
        ]
        if self._described.tree:
            buttons += [
                (
                    self.tr("Under"),
                    "row_nest",
                    self.tr("Put under the row before"),
                    lambda: self.nest_row(1),
                ),
                (
                    self.tr("Out"),
                    "row_unnest",
                    self.tr("Take out from under"),
                    lambda: self.nest_row(-1),
                ),
            ]
        for words, name, tip, act in buttons:
            button = push_button(words, act)
            # It leaves the focus in the row; its act has a key.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            name_key(button, name, tip, button.setToolTip)
            box.addWidget(button)
        box.addStretch()
        self.column.addLayout(box)

    # What stands in the rows

    def own_path(self) -> str:
        """The path of the entries."""
        return self._described.path

    def path_of(self, row: int) -> str:
        """The path of an entry; a row of a tree has no other than the fields' own."""
        if self._described.tree:
            return f"{self._described.path}/{row}"
        return f"{self._described.path}.{row}"

    def row_words(self, row: int) -> str:
        """Such as ``Column 2``."""
        return f"{self._described.entry} {row + 1}"

    def last_in_chain(self) -> list[QWidget]:
        """The button that adds a row."""
        return [self.add]

    def show_template(self, template: Template) -> None:
        """Show the entries, or nothing without the part they belong to."""
        needs = self._described.needs
        is_there = not needs or value_at(template, needs) is not None
        self.setVisible(is_there)
        if not is_there:
            self._entries = ()
            self.fit_rows(0)
            return
        value = value_at(template, self._described.path)
        self._entries = self._entries_of(value)
        spot = self.spot()
        self.fit_rows(len(self._entries))
        self.show_rows(self._entries)
        if self._described.tree:
            for row, entry in enumerate(cast("standing.Rows", self._entries)):
                self.show_inset(row, entry.depth)
        if spot is not None and self.spot() is None:
            self._focus_or_add(*spot)

    def _entries_of(self, value: object) -> tuple[object, ...]:
        if self._described.tree:
            return standing.rows_of(cast("tuple[StandingItem, ...]", value))
        return cast("tuple[object, ...]", value)

    def give(self, row: int, setting: Setting, value: object, run: str) -> None:
        """Tell of the entries with the one value in its place."""
        entry = with_value(self._entries[row], setting.path, value)
        entries = (*self._entries[:row], entry, *self._entries[row + 1 :])
        self._put(entries, f"{self.row_words(row)}: {setting.words}", run)

    def _put(self, entries: tuple[object, ...], words: str, run: str = "") -> None:
        value: object = entries
        if self._described.tree:
            value = standing.items_of(cast("standing.Rows", entries))
        self.edited.emit(Edited(self._described.path, value, words, run))

    # Acts on rows

    def current_row(self) -> int:
        """The row that has the focus, or had it last; -1 for none."""
        spot = self.spot()
        if spot is not None:
            self._row = spot[0]
        return min(self._row, len(self._entries) - 1)

    def add_row(self) -> None:
        """Put a new entry under the current one, or at the end, and the focus into it."""
        at = self.current_row() + 1 if self.spot() else len(self._entries)
        new = self._described.blank(self._entries)
        if self._described.tree and at:
            rows = cast("standing.Rows", self._entries)
            new = replace(cast("StandingRow", new), depth=rows[at - 1].depth)
        words = self.tr("{}: add").format(self._described.entry)
        self._put((*self._entries[:at], new, *self._entries[at:]), words)
        self._focus_or_add(at, 0)

    def remove_row(self) -> None:
        """Remove the current entry, and in a tree all under it."""
        at = self.current_row()
        if at < 0:
            return
        spot = self.spot()
        end = at + 1
        if self._described.tree:
            end = standing.end_of(cast("standing.Rows", self._entries), at)
        words = self.tr("{}: remove").format(self._described.entry)
        self._put((*self._entries[:at], *self._entries[end:]), words)
        if spot is not None:
            self._focus_or_add(*spot)

    def move_row(self, step: int) -> None:
        """Move the current entry up (-1) or down (1)."""
        at = self.current_row()
        if at < 0:
            return
        if self._described.tree:
            self._put_tree(*standing.moved(cast("standing.Rows", self._entries), at, step))
            return
        to = at + step
        if 0 <= to < len(self._entries):
            entries = list(self._entries)
            entries[at], entries[to] = entries[to], entries[at]
            self._follow(to, tuple(entries))

    def nest_row(self, step: int) -> None:
        """Put the current row of a tree under the one before (1), or take it out (-1)."""
        at = self.current_row()
        if at >= 0 and self._described.tree:
            act = standing.nested if step > 0 else standing.unnested
            self._put_tree(*act(cast("standing.Rows", self._entries), at))

    def _put_tree(self, rows: standing.Rows, at: int) -> None:
        self._follow(at, rows)

    def _follow(self, at: int, entries: tuple[object, ...]) -> None:
        """Put the entries, and let the focus go with the one that is now at ``at``."""
        spot = self.spot()
        self._put(entries, self.tr("{}: move").format(self._described.entry))
        self._row = at
        if spot is not None:
            self.focus_row(at, spot[1])

    def _focus_or_add(self, row: int, column: int) -> None:
        if self._entries:
            self.focus_row(row, column)
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
