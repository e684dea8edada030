"""Acronyms on the sheet: marked where nobody knows them, and given in full on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction

from minutes_desktop.domain.acronyms import (
    acronym_at,
    begins_sentence,
    expanded,
    in_full,
    known_in,
    meanings,
    unknown_in,
    uses_of,
)
from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.ui.capture.words.at_caret import field_with_caret, paragraph
from minutes_desktop.ui.chooser import Choice, Chooser
from minutes_desktop.ui.richtext.difference import units
from minutes_desktop.ui.richtext.marks import Mark
from minutes_desktop.workspace.library import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

    from minutes_desktop.domain.changes import Change
    from minutes_desktop.ui.capture.finding.places import Places
    from minutes_desktop.ui.capture.sheet import Sheet
    from minutes_desktop.ui.capture.words.expanding import Expanding, Prompted
    from minutes_desktop.workspace.choices import Choices
    from minutes_desktop.workspace.open_minutes import OpenMinutes

_PREFERENCE, _OFF = "acronym_marks", "off"
_LEARN_MS = 500  # after the page is there, and after the last change of what is known
_SENTENCE_END = 8  # letters before a word that tell whether a sentence begins with it
_KEEP = object()


class AcronymActs(QObject):
    """Marks unknown acronyms of one meeting, and writes known ones in full.

    Signal: ``told`` carries a sentence for the user.
    """

    told = Signal(str)

    def __init__(
        self,
        minutes: OpenMinutes,
        sheet: Sheet,
        places: Places,
        choices: Choices,
        expanding: Expanding,
        page: QWidget,
    ) -> None:
        """Know nothing until the page has been painted."""
        super().__init__(page)
        self._open, self._sheet, self._places = minutes, sheet, places
        self._choices, self._expanding = choices, expanding
        self._known: frozenset[str] = frozenset()
        self._asked: tuple[Prompted, int, str] | None = None
        self._meanings = Chooser(page)
        self._meanings.typed.connect(self._follow)
        self._meanings.chosen.connect(self._learn_meaning)
        self._learning = QTimer(self, interval=_LEARN_MS, singleShot=True)
        self._learning.timeout.connect(self._learn)
        self._begin = QTimer(self, interval=_LEARN_MS, singleShot=True)
        self._begin.timeout.connect(self.begin)
        sheet.marking.offer("unknown_acronym", self._fill_menu)
        choices.phrases_changed.connect(self._learn)
        minutes.changed.connect(self._follow_change)
        self._begin.start()

    # Marks

    @property
    def marks(self) -> bool:
        """Whether unknown acronyms are marked."""
        try:
            return self._choices.preference(_PREFERENCE) != _OFF
        except StoreError:
            return True

    def want_marks(self, wanted: bool) -> None:
        """Mark unknown acronyms from now on and the next time, or do not."""
        self._choices.set_preference(_PREFERENCE, "" if wanted else _OFF)
        self._mark(wanted)

    def _mark(self, wanted: bool) -> None:
        self._sheet.marking.remove(self._find)
        if wanted:
            self._sheet.marking.add(self._find)

    def begin(self) -> None:
        """Know the lists and the room, and mark what is unknown."""
        self._begin.stop()
        self._learn()
        self._mark(self.marks)

    def _learn(self) -> None:
        opened = self._open
        known = known_in(opened.current, opened.template, self._expanding.phrases())
        if known != self._known:
            self._known = known
            self._sheet.marking.refresh()

    def _follow_change(self, change: Change) -> None:
        if change.fields & {"attendance", "apologies", "title", "marking", "template"}:
            self._learning.start()

    def _find(self, words: str) -> Iterator[Mark]:
        for start, length in unknown_in(words, self._known):
            yield Mark(start, length, "unknown_acronym")

    def _fill_menu(self, menu: QMenu, editor: QTextEdit, mark: Mark) -> None:
        """Put the caret behind a marked acronym, and offer to say what it stands for."""
        cursor = editor.textCursor()
        cursor.setPosition(mark.end)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.setTextCursor(cursor)
        action = QAction(self.tr("Say what this acronym stands for…"), menu)
        action.triggered.connect(lambda _checked=False: self.expand())
        first = next(iter(menu.actions()), None)
        menu.insertAction(first, action) if first else menu.addAction(action)

    # In full

    def expand(self) -> None:
        """Write the acronym at the caret in full; ask what it stands for where that is unknown."""
        field = field_with_caret()
        words, place, begin = paragraph(field) if field is not None else ("", 0, 0)
        start, acronym = acronym_at(words, place)
        if field is None or not acronym:
            self.told.emit(
                self.tr("Put the caret into the acronym to write in full, or behind it.")
            )
            return
        self._asked = field, begin + units(words[:start]), acronym
        known = self._meanings_known()
        if acronym in known:
            self._write(known[acronym])
        else:
            singular = known.get(acronym.removesuffix("s"), "")
            question = self.tr("What “{}” stands for").format(acronym)
            near = self._places.near_caret()
            self._meanings.ask(question, self._offered(singular), near, free=True, typed=singular)

    def expand_all(self) -> None:
        """Write every acronym of the list in full at its first use, as one act."""
        before = self._open.current
        now, count = expanded(before, self._meanings_known())
        if not count:
            self.told.emit(
                self.tr("No acronym of the list is left to be written in full at its first use.")
            )
            return
        here = self._places.selected()
        self._open.close_run()
        self._open.apply(self.tr("Expand acronyms"), lambda _: now)
        self._places.return_to(here)
        said = self.tr("One acronym is") if count == 1 else self.tr("{} acronyms are").format(count)
        self.told.emit(self.tr("{} now written in full at the first use.").format(said))

    def _offered(self, typed: str) -> list[Choice]:
        if self._asked is None:
            return []
        acronym = self._asked[2]
        if typed.strip():
            return [Choice(typed, typed, self.tr("goes into the list"))]
        return [Choice(self.tr("Leave “{}” as it is, and do not mark it").format(acronym), _KEEP)]

    def _follow(self, typed: str) -> None:
        self._meanings.show_choices(self._offered(typed))

    def _learn_meaning(self, value: object, typed: str) -> None:
        if self._asked is None:
            return
        acronym, series = self._asked[2], self._open.current.series
        words = " ".join(typed.split())
        if value is _KEEP:
            self._choices.put_phrases([Phrase("word", acronym, series=series)])
        elif words:
            self._choices.put_phrases([Phrase("acronym", acronym, words, series)])
            self._write(words)

    def _write(self, words: str) -> None:
        if self._asked is None:
            return
        (field, start, acronym), here = self._asked, self._places.selected()
        first = True
        for use in uses_of(self._open.current, acronym, words):
            spot = use.hit.spot
            is_here = (spot.part, spot.field, use.hit.position) == (here.part, here.field, start)
            if is_here and use.explained:
                self.told.emit(self.tr("“{}” is explained here already.").format(acronym))
                return
            if is_here:
                break
            first = first and not use.explained
        begins = begins_sentence(field.words_before(start, _SENTENCE_END))
        said = in_full(acronym, words, first=first, begins=begins)
        end = start + units(acronym)
        self._expanding.write(self.tr("Expand acronym"), field, (start, end), said)

    def _meanings_known(self) -> dict[str, str]:
        return meanings(self._expanding.phrases())
