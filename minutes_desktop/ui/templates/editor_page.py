"""The template editor: the sections, the form of one of them, and the pages as they print."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from minutes_desktop.domain.setting import with_value
from minutes_desktop.ui.browse.panel import push_button
from minutes_desktop.ui.capture.commands import Menus, make_action
from minutes_desktop.ui.key_names import name_key
from minutes_desktop.ui.look import GAP, SPACE
from minutes_desktop.ui.preview_pane import PreviewPane
from minutes_desktop.ui.templates.piece import Edited
from minutes_desktop.ui.templates.rows_form import RowsForm
from minutes_desktop.ui.templates.section_form import SectionForm
from minutes_desktop.ui.templates.sections import sections

if TYPE_CHECKING:
    from minutes_desktop.workspace.exporting import Printer
    from minutes_desktop.workspace.open_template import OpenTemplate

_ROOM_FOR_PREVIEW = 980  # pixels; in a narrower window the form would be squeezed
_RUN_MS = 1500  # of rest after which what is typed next is undone separately


class TemplateEditor(QWidget):
    """A template being edited.

    Attributes: ``open_template``; ``list``, ``preview`` and the form of the section chosen are
    the panes.
    Signals: ``save_asked``; ``left``, the user wants to go back; ``refused`` carries the sentence
    for which nothing is saved; ``withdrawn`` that it is no longer true.
    """

    save_asked = Signal()
    left = Signal()
    refused = Signal(str)
    withdrawn = Signal()

    def __init__(
        self, opened: OpenTemplate, printer: Printer, parent: QWidget | None = None
    ) -> None:
        """Show the first section of the template."""
        super().__init__(parent)
        self.open_template = opened
        self._sections = sections()
        self._forms: dict[int, SectionForm] = {}
        self.list = QListWidget()
        self._stack = QStackedWidget()
        self.preview = PreviewPane(printer, opened, self)
        self._preview_wanted = True
        self._version = QLabel()
        self._rest = QTimer(self, interval=_RUN_MS, singleShot=True)
        self._rest.timeout.connect(opened.close_run)
        self._menus = self._make_menus()
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_section)
        opened.changed.connect(self._follow)
        self.list.setCurrentRow(0)

    # What the window asks of a page

    def menu_actions(self) -> Menus:
        """The page's actions by the menu they belong to."""
        return self._menus

    def panes(self) -> list[QWidget]:
        """The form first, so that writing can begin, then the preview and the sections."""
        return [self._stack, self.preview, self.list]

    # Sections

    def form(self) -> SectionForm:
        """The form of the section chosen."""
        return self._form(self.list.currentRow())

    def show_section(self, name: str) -> None:
        """Choose a section by its name, with the focus in its first field."""
        names = [section.name for section in self._sections]
        self.list.setCurrentRow(names.index(name))
        self.form().enter()

    def _form(self, at: int) -> SectionForm:
        if at not in self._forms:
            form = SectionForm(self._sections[at])
            form.edited.connect(self._edit)
            form.misread.connect(self._show_faults)
            self._forms[at] = form
            self._stack.addWidget(form)
            form.show_template(self.open_template.value)
            form.show_faults(self.open_template.faults)
        return self._forms[at]

    def _show_section(self, at: int) -> None:
        self.open_template.close_run()
        form = self._form(at)
        self._stack.setCurrentWidget(form)
        self._stack.setFocusProxy(form)

    def _go(self, step: int) -> None:
        """Go to the section before or after, with the focus in its first field."""
        self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))
        self.form().enter()

    # Edits

    def _edit(self, edited: Edited) -> None:
        self.open_template.apply(
            edited.words,
            lambda template: with_value(template, edited.path, edited.value),
            edited.run,
        )
        self._rest.start()

    def _follow(self) -> None:
        for form in self._forms.values():
            form.show_template(self.open_template.value)
        self._show_faults()
        self._show_state()

    def _show_faults(self) -> None:
        faults = self.open_template.faults
        for form in self._forms.values():
            form.show_faults(faults)
        wrong = {at for at in self._forms if self._forms[at].unread()}
        wrong |= {self._section_of(path) for path in faults}
        for at, section in enumerate(self._sections):
            words = self.tr("{} (not right yet)").format(section.name)
            self.list.item(at).setText(words if at in wrong else section.name)
        if not wrong:
            self.withdrawn.emit()

    def _section_of(self, path: str) -> int:
        for at in range(len(self._sections)):
            if any(piece.has_setting(path) for piece in self._form(at).pieces):
                return at
        return 0

    def _show_state(self) -> None:
        opened = self.open_template
        undo, redo = opened.undo_label, opened.redo_label
        self._undo.setText(self.tr("Undo {}").format(undo) if undo else self.tr("Undo"))
        self._redo.setText(self.tr("Redo {}").format(redo) if redo else self.tr("Redo"))
        self._version.setText(self.state_words())

    def state_words(self) -> str:
        """The version in the file, and whether there is more on the screen."""
        opened = self.open_template
        words = (
            self.tr("Version {}").format(opened.value.version)
            if opened.is_stored
            else self.tr("Not saved yet")
        )
        return self.tr("{}, changed since").format(words) if opened.unsaved else words

    # Saving

    def save(self) -> None:
        """Ask for a saving, unless something is wrong."""
        if not self.refuse():
            self.save_asked.emit()

    def refuse(self) -> bool:
        """Whether something is wrong, so that nothing can be saved; it is shown then."""
        wrong = self._wrong()
        if wrong is None:
            return False
        path, sentence = wrong
        at = self._section_of(path)
        self.list.setCurrentRow(at)
        self._form(at).focus_setting(path)
        self.refused.emit(self.tr("The template is not saved: {}").format(sentence))
        return True

    def _wrong(self) -> tuple[str, str] | None:
        for form in self._forms.values():
            for path, sentence in form.unread().items():
                return path, sentence
        return next(iter(self.open_template.faults.items()), None)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _row_act(self, act: Callable[[RowsForm], None]) -> None:
        if rows := self.form().current_rows():
            self.open_template.close_run()
            act(rows)

    def _make_menus(self) -> Menus:
        act = partial(make_action, self)
        opened = self.open_template
        self._undo = act("template_undo", self.tr("Undo"), opened.undo)
        self._redo = act("template_redo", self.tr("Redo"), opened.redo)
        rows: list[tuple[str, str, Callable[[RowsForm], None]]] = [
            ("row_new", self.tr("New row"), lambda rows: rows.add_row()),
            ("row_up", self.tr("Move up"), lambda rows: rows.move_row(-1)),
            ("row_down", self.tr("Move down"), lambda rows: rows.move_row(1)),
            (
                "row_nest",
                self.tr("Put under the row before"),
                lambda rows: rows.nest_row(1),
            ),
            ("row_unnest", self.tr("Take out from under"), lambda rows: rows.nest_row(-1)),
            ("row_remove", self.tr("Remove"), lambda rows: rows.remove_row()),
        ]
        row_actions: list[QAction | None] = [
            act(name, words, partial(self._row_act, done)) for name, words, done in rows
        ]
        return {
            self.tr("Template"): [
                act("template_save", self.tr("Save a version"), self.save),
                act("template_back", self.tr("Back to the templates"), self.left.emit),
                None,
                self._undo,
                self._redo,
                None,
                act("next_section", self.tr("Next section"), partial(self._go, 1)),
                act("previous_section", self.tr("Previous section"), partial(self._go, -1)),
            ],
            self.tr("Row"): row_actions,
            self.tr("View"): [act("template_preview", self.tr("Preview"), self._toggle_preview)],
        }

    # Building

    def _lay_out(self) -> None:
        self.list.setAccessibleName(self.tr("Sections"))
        self.list.addItems([section.name for section in self._sections])
        self.list.setSpacing(2)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(SPACE, GAP, SPACE, GAP)
        buttons.setSpacing(GAP)
        save = push_button("", self.save)
        name_key(save, "template_save", self.tr("Save"), save.setText)
        buttons.addWidget(save)
        buttons.addWidget(push_button(self.tr("Back (Esc)"), self.left.emit))
        buttons.addStretch()
        buttons.addWidget(self._version)
        self._version.setForegroundRole(self._version.palette().ColorRole.PlaceholderText)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        for pane, least in ((self.list, 110), (middle, 380), (self.preview, 120)):
            self.splitter.addWidget(pane)
            pane.setMinimumWidth(least)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setStretchFactor(2, 1)
        self.splitter.setSizes([190, 640, 480])
        self.splitter.setCollapsible(1, False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        self._show_state()

    def _toggle_preview(self) -> None:
        self._preview_wanted = self.preview.isHidden()
        self.preview.setVisible(self._preview_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the preview come and go with the room there is."""
        super().resizeEvent(event)
        self.preview.setVisible(self._preview_wanted and self.width() >= _ROOM_FOR_PREVIEW)

    def sizeHint(self) -> QSize:
        """Room for three panes."""
        return QSize(1200, 700)
