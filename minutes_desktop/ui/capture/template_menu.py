"""What the capture page offers to do with the template a meeting prints by."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QWidget

from minutes_desktop.ui.capture.commands import make_action
from minutes_desktop.workspace.library import StoreError

if TYPE_CHECKING:
    from minutes_desktop.domain.template import Template
    from minutes_desktop.workspace.library import Library
    from minutes_desktop.workspace.open_minutes import OpenMinutes


class TemplateMenu(QObject):
    """The acts of the menu, on one meeting.

    Attributes: ``actions``, in order.
    Signals: ``edit_asked`` carries the newest form of the meeting's template; ``failed`` a
    sentence.
    """

    edit_asked = Signal(object)
    failed = Signal(str)

    def __init__(self, minutes: OpenMinutes, library: Library, page: QWidget) -> None:
        """Make the actions of the page."""
        super().__init__(page)
        self._open, self._library = minutes, library
        act = partial(make_action, page)
        self._newest = act("newest_template", self.tr("Use the newest template"), self._use_newest)
        self._other = act("other_template", self.tr("Use another template…"), self._ask_for_other)
        edit = act("edit_template", self.tr("Edit the template…"), self._edit)
        self.actions: list[QAction | None] = [self._newest, self._other, None, edit]
        minutes.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        """A record that was agreed goes on printing as it did."""
        is_draft = self._open.current.state == "draft"
        for action in (self._newest, self._other):
            action.setEnabled(is_draft)

    def _use_newest(self) -> None:
        if newest := self._newest_template():
            self._open.use_template(self.tr("Use the newest template"), newest)

    def _edit(self) -> None:
        if newest := self._newest_template():
            self.edit_asked.emit(newest)

    def _newest_template(self) -> Template | None:
        try:
            return self._library.newest_of(self._open.template)
        except StoreError as error:
            self.failed.emit(str(error))
            return None

    def _ask_for_other(self) -> None:
        try:
            templates = self._library.templates()
        except StoreError as error:
            self.failed.emit(str(error))
            return
        names = [
            self.tr("{}, version {}").format(template.name, template.version)
            for template in templates
        ]
        dialog = QInputDialog(cast("QWidget", self.parent()))
        dialog.setWindowTitle(self.tr("Template"))
        dialog.setLabelText(self.tr("Print this meeting by"))
        dialog.setComboBoxItems(names)
        ids = [template.id for template in templates]
        if self._open.template.id in ids:
            dialog.setTextValue(names[ids.index(self._open.template.id)])
        dialog.accepted.connect(lambda: self._use(templates[names.index(dialog.textValue())]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _use(self, template: Template) -> None:
        self._open.use_template(self.tr("Use another template"), template)
