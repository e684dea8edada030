"""Copying an item, or all of the minutes, for a word processor or an e-mail."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from minutes_desktop.ui.capture.commands import make_action

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from minutes_desktop.ui.capture.sheet import Sheet
    from minutes_desktop.workspace.copying import Copied
    from minutes_desktop.workspace.errand import Errand
    from minutes_desktop.workspace.open_minutes import OpenMinutes


class Copying(QObject):
    """Puts what is printed on the clipboard, with its headings, lists and tables.

    Attributes: ``actions``, in order.
    Signal: ``told`` carries a sentence that says what was copied.
    """

    told = Signal(str)

    def __init__(self, minutes: OpenMinutes, sheet: Sheet, page: QWidget) -> None:
        """Be ready to copy."""
        super().__init__(page)
        self._open, self._sheet = minutes, sheet
        self._errand: Errand | None = None
        act = partial(make_action, page)
        self.actions: list[QAction | None] = [
            act("copy_item", self.tr("Copy the item"), self.copy_item),
            act("copy_minutes", self.tr("Copy the minutes"), self.copy_minutes),
        ]

    def copy_item(self) -> None:
        """Copy the item with the caret, and all it holds."""
        from minutes_desktop.workspace.copying import copied_item  # noqa: PLC0415 - seldom needed

        item = self._sheet.spot().item
        minutes, template = self._open.current, self._open.template
        copied = copied_item(minutes, template, item.id) if item else None
        if copied is None:
            self.told.emit(self.tr("Put the caret into the item that is to be copied."))
            return
        _put(copied)
        heading = copied.words.partition("\n")[0].strip()
        self.told.emit(self.tr("Copied, to be pasted anywhere: {}").format(heading))

    def copy_minutes(self) -> None:
        """Copy everything that is printed; a long meeting is made ready beside the keys."""
        from minutes_desktop.workspace.copying import copied_minutes  # noqa: PLC0415 - as above
        from minutes_desktop.workspace.errand import Errand  # noqa: PLC0415 - as above

        if self._errand is not None:
            return
        minutes, template = self._open.current, self._open.template
        errand = Errand("copy", lambda _watch: copied_minutes(minutes, template), self)
        errand.done.connect(self._minutes_copied)
        errand.ended.connect(self._forget)
        self._errand = errand
        errand.start()

    def _minutes_copied(self, copied: Copied) -> None:
        _put(copied)
        self.told.emit(self.tr("The minutes are copied, to be pasted anywhere."))

    def _forget(self) -> None:
        errand, self._errand = self._errand, None
        if errand is not None:
            errand.deleteLater()


def _put(copied: Copied) -> None:
    from minutes_desktop.ui.richtext.copy import clip  # noqa: PLC0415 - as above

    QApplication.clipboard().setMimeData(clip(copied.text, copied.html, copied.words))
