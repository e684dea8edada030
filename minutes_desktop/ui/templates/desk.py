"""The way between the list of templates, the editor, and the meeting an editor was opened from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox

from minutes_desktop.domain.own_templates import copy_of, own_form
from minutes_desktop.ui.templates.editor_page import TemplateEditor
from minutes_desktop.ui.templates.list_page import TemplatesPage
from minutes_desktop.workspace.library import StoreError
from minutes_desktop.workspace.open_template import OpenTemplate

if TYPE_CHECKING:
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.domain.template import Template
    from minutes_desktop.workspace.exporting import Printer
    from minutes_desktop.workspace.library import Library


class TemplateDesk(QObject):
    """Shows the templates, has one edited, and saves it.

    Attributes: ``editor``, the one on the screen, if any.
    Signals: ``shown`` carries a page to show and what it is about; ``finished`` the id of the
    meeting to go back to, empty for the list of meetings; ``said`` a sentence that something went
    well, ``failed`` one that it did not; ``withdrawn`` a sentence no longer true.
    """

    shown = Signal(object, str)
    finished = Signal(str)
    said = Signal(str)
    failed = Signal(str)
    withdrawn = Signal(str)

    def __init__(self, library: Library, printer: Printer, parent: QObject | None = None) -> None:
        """Keep the templates of a library; the pages of the preview come from the printer."""
        super().__init__(parent)
        self._library = library
        self._printer = printer
        self._meeting_id = ""  # of the meeting to go back to
        self._refusal = ""
        self.editor: TemplateEditor | None = None

    def show_list(self, chosen: str = "") -> None:
        """Show the list, a template chosen by its id."""
        page = TemplatesPage()
        try:
            page.show_templates(self._library.templates(), self._library.is_builtin)
        except StoreError as error:
            self.failed.emit(str(error))
            return
        page.choose(chosen)
        page.edit_asked.connect(self.edit)
        page.new_asked.connect(self.begin_from)
        page.duplicate_asked.connect(self._duplicate)
        page.left.connect(lambda: self.finished.emit(""))
        self.shown.emit(page, self.tr("Templates"))

    # Editing

    def edit(self, template: Template, minutes: Minutes | None = None) -> None:
        """Edit a template, or the office's own form of one that came with the program.

        With ``minutes`` it is looked at in these, and the way back leads to them.
        """
        self._meeting_id = minutes.id if minutes else ""
        if self._library.is_builtin(template):
            self._open(OpenTemplate(own_form(template), minutes, stored=False))
        else:
            self._open(OpenTemplate(template, minutes))

    def begin_from(self, template: Template) -> None:
        """Begin another template from one."""
        self._meeting_id = ""
        copy = copy_of(template, self.tr("{} (new)").format(template.name))
        self._open(OpenTemplate(copy, stored=False))

    def _open(self, opened: OpenTemplate) -> None:
        self.editor = editor = TemplateEditor(opened, self._printer)
        opened.setParent(editor)
        editor.save_asked.connect(self._save)
        editor.left.connect(lambda: self.leave(self._go_back))
        editor.refused.connect(self._say_refusal)
        editor.withdrawn.connect(self._withdraw_refusal)
        self.shown.emit(editor, opened.value.name)
        editor.form().enter()

    def _duplicate(self, template: Template) -> None:
        copy = copy_of(template, self.tr("Copy of {}").format(template.name))

        def answer(failure: str | None) -> None:
            if failure:
                self.failed.emit(failure)

        self._library.save_template(copy, answer)
        self.show_list(copy.id)

    # Saving

    def _save(self) -> None:
        self._save_and(lambda: None)

    def _save_and(self, then: Callable[[], None]) -> None:
        """Save a version, and go on once it is in the file."""
        editor = self.editor
        if editor is None:
            return
        opened = editor.open_template
        if opened.is_stored and not opened.unsaved:
            self.said.emit(
                self.tr("Nothing has changed since version {}.").format(opened.value.version)
            )
            return
        version = opened.next_version()

        def answer(failure: str | None) -> None:
            if failure:
                self.failed.emit(failure)
                return
            words = self.tr("“{}” is saved as version {}.").format(version.name, version.version)
            self.said.emit(words)
            if self.editor is editor:
                opened.note_saved(version)
                then()

        self._library.save_template(version, answer)

    # Leaving

    def leave(self, then: Callable[[], None]) -> None:
        """Let go of the editor and do ``then``, after a question if there is something to lose."""
        editor = self.editor
        if editor is None or not editor.open_template.unsaved:
            self.editor = None
            then()
            return
        self._ask(editor, then)

    @property
    def would_lose(self) -> bool:
        """Whether the editor on the screen holds changes that are not saved."""
        return self.editor is not None and self.editor.open_template.unsaved

    def _ask(self, editor: TemplateEditor, then: Callable[[], None]) -> None:
        box = QMessageBox(editor)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Template"))
        box.setText(self.tr("The changes to this template are not saved."))
        save = box.addButton(self.tr("Save"), QMessageBox.ButtonRole.AcceptRole)
        drop = box.addButton(
            self.tr("Leave without saving"), QMessageBox.ButtonRole.DestructiveRole
        )
        stay = box.addButton(self.tr("Go on editing"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(stay)

        def go() -> None:
            self.editor = None
            then()

        def save_and_go() -> None:
            if not editor.refuse():
                self._save_and(go)

        save.clicked.connect(save_and_go)
        drop.clicked.connect(go)
        box.open()

    def _go_back(self) -> None:
        if self._meeting_id:
            self.finished.emit(self._meeting_id)
        else:
            self.show_list()

    def _say_refusal(self, sentence: str) -> None:
        self._withdraw_refusal()
        self._refusal = sentence
        self.failed.emit(sentence)

    def _withdraw_refusal(self) -> None:
        if self._refusal:
            self.withdrawn.emit(self._refusal)
            self._refusal = ""
