"""Looking the minutes over before they are issued: what is noticed, and the way to each place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from minutes_desktop.domain.checks import Remark, remarks
from minutes_desktop.domain.minutes import walk
from minutes_desktop.domain.numbering import item_numbers
from minutes_desktop.ui.capture.commands import make_action
from minutes_desktop.ui.capture.finding.check_pane import CheckPane
from minutes_desktop.workspace.library import StoreError

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from minutes_desktop.domain.lexicon import Phrase
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.domain.template import Template
    from minutes_desktop.ui.capture.finding.places import Places
    from minutes_desktop.ui.capture.sheet import Sheet
    from minutes_desktop.ui.preview_pane import PreviewPane
    from minutes_desktop.workspace.choices import Choices
    from minutes_desktop.workspace.open_minutes import OpenMinutes

_PAUSE = 600  # milliseconds after the last change before the list follows


class Checking(QObject):
    """Shows the list of one meeting and keeps it up to date while it is shown.

    Attributes: ``pane``, the list; ``actions``, in order.
    """

    def __init__(
        self,
        minutes: OpenMinutes,
        sheet: Sheet,
        places: Places,
        preview: PreviewPane,
        choices: Choices,
        page: QWidget,
    ) -> None:
        """Look at nothing until somebody asks."""
        super().__init__(page)
        self._open, self._sheet, self._places = minutes, sheet, places
        self._preview, self._choices = preview, choices
        self.pane = CheckPane(page)
        self.pane.chosen.connect(self._go_to)
        self.pane.left.connect(self._leave)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._show)
        minutes.changed.connect(self._follow)
        self.actions: list[QAction | None] = [
            make_action(page, "check", self.tr("Check before issue"), self.ask)
        ]

    def ask(self) -> None:
        """Show what there is to look at, or go back to the list."""
        self._show()
        self.pane.ask()

    def _follow(self) -> None:
        if self.pane.isVisible():
            self._pause.start()

    def _show(self) -> None:
        opened = self._open
        found = remarks(opened.current, opened.template, self._phrases(), self._preview.unshown)
        numbers = numbers_of(opened.current, opened.template)
        self.pane.show_remarks(found, numbers, self.tr("Nothing to look at was found."))

    def _phrases(self) -> tuple[Phrase, ...]:
        try:
            return self._choices.phrases(self._open.current.series)
        except StoreError:
            return ()

    def _go_to(self, remark: Remark) -> None:
        if not (
            remark.field
            and self._places.select(remark.part, remark.field, remark.position, remark.length)
        ):
            self._sheet.go_to(remark.part)

    def _leave(self) -> None:
        here = self._places.selected()  # before Qt gives the focus to whatever comes next
        self.pane.hide()
        self._places.return_to(here)


def numbers_of(minutes: Minutes, template: Template) -> dict[str, str]:
    """The printed number of every item, by its id and by those of its blocks."""
    numbers = item_numbers(minutes, template)
    return {
        key: numbers[item.id].words
        for item, _ in walk(minutes.items)
        for key in (item.id, *(block.id for block in item.blocks))
    }
