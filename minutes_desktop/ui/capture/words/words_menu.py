"""What the capture page offers to do with the words of the series and the names in the room."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from minutes_desktop.ui.capture.commands import make_action
from minutes_desktop.ui.capture.words.acronym_acts import AcronymActs
from minutes_desktop.ui.capture.words.correcting import CorrectingName

if TYPE_CHECKING:
    from minutes_desktop.domain.attendance import Person
    from minutes_desktop.ui.capture.page import CapturePage
    from minutes_desktop.workspace.choices import Choices


class WordsMenu(QObject):
    """The acts of the menu, on one meeting.

    Attributes: ``actions``, in order; ``correcting`` and ``acronyms``, who do some of them.
    Signals: ``lists_asked`` carries words that are to get an abbreviation, or none; ``told`` a
    sentence for the user.
    """

    lists_asked = Signal(str)
    told = Signal(str)

    def __init__(self, page: CapturePage, choices: Choices, people: tuple[Person, ...]) -> None:
        """Make the actions of the page."""
        super().__init__(page)
        minutes, places, prompting = page.open_minutes, page.places, page.prompting
        self._places, self._completing = places, prompting.completing
        self.correcting = CorrectingName(minutes, places, people, page)
        self.acronyms = AcronymActs(minutes, page.sheet, places, choices, prompting.expanding, page)
        for told in (self.correcting.told, self.acronyms.told):
            told.connect(self.told)
        act = partial(make_action, page)
        acronyms = self.acronyms
        self.actions: list[QAction | None] = [
            act("correct_name", self.tr("Correct a name everywhere…"), self.correcting.ask),
            None,
            act("expand_acronym", self.tr("Write acronym in full"), acronyms.expand),
            act("expand_acronyms", self.tr("Write all in full at first use"), acronyms.expand_all),
            None,
            act("add_autotext", self.tr("Add selection to autotext…"), self._add_autotext),
            act("series_words", self.tr("Words of the series"), self._show_lists),
            None,
            self._choice(
                act("completing", self.tr("Complete names as I type"), self._complete),
                self._completing.wanted,
            ),
            self._choice(
                act("acronym_marks", self.tr("Mark unknown acronyms"), self._mark), acronyms.marks
            ),
        ]

    def _choice(self, action: QAction, on: bool) -> QAction:
        action.setCheckable(True)
        action.setChecked(on)
        return action

    def _is_on(self, name: str) -> bool:
        found = (one for one in self.actions if one is not None and one.objectName() == name)
        return next(found).isChecked()

    def _complete(self) -> None:
        self._completing.want(self._is_on("completing"))

    def _mark(self) -> None:
        self.acronyms.want_marks(self._is_on("acronym_marks"))

    def _add_autotext(self) -> None:
        words = " ".join(self._places.selected().words.split())
        if words:
            self.lists_asked.emit(words)
        else:
            self.told.emit(self.tr("Select the words that are to get an abbreviation."))

    def _show_lists(self) -> None:
        self.lists_asked.emit("")
