"""The templates of this computer: listed, edited, copied."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from minutes_desktop.ui.browse.panel import push_button
from minutes_desktop.ui.capture.commands import Menus, make_action
from minutes_desktop.ui.list_table import furnish
from minutes_desktop.ui.look import MARGIN, SPACE, heading

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_desktop.domain.template import Template

_NAME = 0  # the column that has the rest of the width
_LETTERS = {1: 34, 2: 9, 3: 30}  # average letters a column has room for


class TemplatesPage(QWidget):
    """A row for each template; Enter edits it.

    Signals: ``edit_asked``, ``new_asked`` and ``duplicate_asked`` carry the template chosen: to
    change it, to begin another from it, to put a copy beside it; ``left`` goes back.
    """

    edit_asked = Signal(object)
    new_asked = Signal(object)
    duplicate_asked = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no template until ``show_templates``."""
        super().__init__(parent)
        self._templates: tuple[Template, ...] = ()
        self.table = QTableWidget(0, 4)
        self._menus = self._make_menus()
        self._fill_table()
        self._lay_out()

    # What the window asks of a page

    def menu_actions(self) -> Menus:
        """What can be done with a template."""
        return self._menus

    def panes(self) -> list[QWidget]:
        """The list."""
        return [self.table]

    def show_templates(
        self, templates: tuple[Template, ...], is_builtin: Callable[[Template], bool]
    ) -> None:
        """Show the templates; the one chosen stays chosen, by its id."""
        chosen = self._chosen()
        kept = chosen.id if chosen else ""
        self._templates = templates
        self.table.setRowCount(len(templates))
        for row, template in enumerate(templates):
            origin = self._origin(template, is_builtin)
            words = (template.name, template.series, str(template.version), origin)
            for column, said in enumerate(words):
                self.table.setItem(row, column, QTableWidgetItem(said))
        self.choose(kept)

    def choose(self, template_id: str) -> None:
        """Choose a template by its id, or the first one."""
        ids = [template.id for template in self._templates]
        self.table.setCurrentCell(ids.index(template_id) if template_id in ids else 0, 0)

    def _origin(self, template: Template, is_builtin: Callable[[Template], bool]) -> str:
        if is_builtin(template):
            return self.tr("came with the program")
        if template.replaces:
            return self.tr("your office's form of a built-in one")
        return self.tr("your office's own")

    def _chosen(self) -> Template | None:
        row = self.table.currentRow()
        return self._templates[row] if 0 <= row < len(self._templates) else None

    def _emit(self, signal: str) -> None:
        if template := self._chosen():
            getattr(self, signal).emit(template)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc, edit on Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.table.hasFocus():
            self._emit("edit_asked")
        else:
            super().keyPressEvent(event)

    # Building

    def _acts(self) -> list[tuple[str, str, str]]:
        return [
            ("template_edit", self.tr("Edit"), "edit_asked"),
            ("template_new", self.tr("New from this…"), "new_asked"),
            ("template_duplicate", self.tr("Duplicate"), "duplicate_asked"),
        ]

    def _make_menus(self) -> Menus:
        actions: list[QAction | None] = [
            make_action(self, name, words, partial(self._emit, signal))
            for name, words, signal in self._acts()
        ]
        return {self.tr("Template"): actions}

    def _fill_table(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels(
            [self.tr("Name"), self.tr("Series"), self.tr("Version"), self.tr("Where from")]
        )
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        furnish(table, self.tr("Templates"), widest=_NAME, letters=_LETTERS)
        table.doubleClicked.connect(lambda _index: self._emit("edit_asked"))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(heading(self.tr("Templates")))
        top.addStretch()
        for _, words, signal in self._acts():
            top.addWidget(self._button(words, signal))
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(top)
        column.addWidget(self.table)
        back = push_button(self.tr("Back (Esc)"), self.left.emit)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)

    def _button(self, words: str, signal: str) -> QPushButton:
        return push_button(words, partial(self._emit, signal))
