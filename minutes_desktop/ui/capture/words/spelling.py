"""Spelling on the page: misspelt words are marked, gone through and put right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from minutes_desktop.domain.fields import Spot
from minutes_desktop.domain.finding import Hit, replace_hits, units
from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.domain.misspelt import misspelt
from minutes_desktop.domain.spelt_words import KnownWords, in_one_form, name_words
from minutes_desktop.ui.capture.commands import make_action
from minutes_desktop.ui.capture.finding.places import Places, Selected
from minutes_desktop.ui.capture.words.corrections import Corrections
from minutes_desktop.ui.capture.words.spelling_walk import SpellingWalk
from minutes_desktop.ui.richtext.difference import characters
from minutes_desktop.ui.richtext.marks import Mark
from minutes_desktop.workspace.library import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutes_desktop.domain.changes import Change
    from minutes_desktop.ui.capture.sheet import Sheet
    from minutes_desktop.workspace.library import Library
    from minutes_desktop.workspace.open_minutes import OpenMinutes

PREFERENCE, OFF = "spelling", "off"
BEGIN_MS = 1000
"""After the page is there; nothing is asked of the speller, and so no process started, before."""
_LEARN_MS = 400  # after the last change of a name
_ASK_MS = 20  # words of several paragraphs are asked about together


class Spelling(QObject):
    """Marks, finds and corrects misspelt words of one meeting.

    Attribute: ``actions``, in order. Signal: ``told`` carries a sentence for the user.
    """

    told = Signal(str)

    def __init__(
        self, minutes: OpenMinutes, sheet: Sheet, places: Places, library: Library, page: QWidget
    ) -> None:
        """Know no names and ask nothing until the page has been painted."""
        super().__init__(page)
        self._open, self._sheet, self._places, self._library = minutes, sheet, places, library
        self._speller = library.speller
        self._names: frozenset[str] = frozenset()
        self._known = KnownWords()
        self._asked: dict[str, set[str]] = {}  # spellings, and how they are written
        self._hit: Hit | None = None
        self._folded: set[tuple[str, str, int]] = set()  # words come to that no field shows now
        self._walk = SpellingWalk(places, self._speller, self)
        self._corrections = Corrections(self._speller, lambda: set(self._names), page)
        self._begin = self._timer(BEGIN_MS, self.begin)
        self._learning = self._timer(_LEARN_MS, self.learn)
        self._asking = self._timer(_ASK_MS, self._ask)
        self._begun = False
        act = partial(make_action, page)
        self._next = act("next_misspelt", self.tr("Next misspelt word"), self.go_to_next)
        self._on = act("spelling_on", self.tr("Check spelling as you type"), self._turn)
        self._on.setCheckable(True)
        self.actions: list[QAction | None] = [self._next, self._on]
        self._corrections.chooser.addAction(self._next)  # its key works in the list too
        self._connect()
        self._show_whether_on()
        self._begin.start()

    def _timer(self, pause: int, act: object) -> QTimer:
        timer = QTimer(self, interval=pause, singleShot=True)
        timer.timeout.connect(act)
        return timer

    def _connect(self) -> None:
        self._speller.checked.connect(self._show_checked)
        self._speller.off.connect(self._go_off)
        self._library.choices.phrases_changed.connect(self.learn)
        self._open.changed.connect(self._follow)
        self._walk.found.connect(self._stop_at)
        self._walk.ended.connect(self._tell_end)
        self._corrections.chosen.connect(self._put)
        self._corrections.added.connect(self._add)
        self._corrections.ignored.connect(self._ignore)
        self._sheet.marking.offer("spelling", self._fill_menu)

    # On and off

    @property
    def is_on(self) -> bool:
        """Whether misspelt words are marked while somebody types."""
        return not self._speller.why_off and self._preferred(PREFERENCE) != OFF

    def begin(self) -> None:
        """Know the names, and mark what is wrong, from now on."""
        self._begin.stop()
        if not self._begun:
            self._begun = True
            self.learn()
            if self.is_on:
                self._sheet.marking.add(self._find)

    def _turn(self) -> None:
        is_on = self._on.isChecked()
        self._library.choices.set_preference(PREFERENCE, "" if is_on else OFF)
        self._sheet.marking.remove(self._find)
        if is_on and self._begun:
            self._sheet.marking.add(self._find)

    def _go_off(self, why: str) -> None:
        self._show_whether_on()
        if self._walk.is_going:
            self._walk.stop()
            self.told.emit(why)

    def _show_whether_on(self) -> None:
        why = self._speller.why_off
        self._on.setChecked(self.is_on)
        for action in (self._next, self._on):
            action.setEnabled(not why)
            action.setStatusTip(why)
        if why:
            self._sheet.marking.remove(self._find)
            self._on.setText(why)

    def _preferred(self, name: str) -> str:
        try:
            return self._library.choices.preference(name)
        except StoreError:  # which the window tells of
            return ""

    # What is known

    def learn(self) -> None:
        """Know the names of the people, the series' words and what is ignored here."""
        if not self._begun:
            return
        minutes = self._open.current
        try:
            people = [person.name for person in self._library.people()]
            phrases = self._library.choices.phrases(minutes.series)
        except StoreError:  # which the window tells of
            people, phrases = [], ()
        people += [one.name for one in minutes.attendance]
        people += [one.name for one in minutes.apologies]
        names = {word for name in people for word in name_words(name)}
        names.update(one.initials for one in minutes.attendance)
        words = {phrase.short for phrase in phrases if phrase.kind != "autotext"}
        words.update(self._preferred(self._ignoring).split())
        before = self._names, self._known.words
        self._names = frozenset(name for name in names if len(name) > 1)
        self._known = KnownWords(self._names | words)
        if (self._names, self._known.words) != before:
            self._sheet.marking.refresh()

    @property
    def _ignoring(self) -> str:
        return f"ignored_words.{self._open.current.id}"

    def _follow(self, change: Change) -> None:
        self._walk.stop()
        if change.fields & {"attendance", "apologies", "series"}:
            self._learning.start()

    # Marks

    def _find(self, words: str) -> Iterator[Mark]:
        looked = misspelt(words, self._known, self._speller.verdict)
        for word in looked.unsure:
            written = words[word.start : word.start + word.length]
            self._asked.setdefault(word.spelling, set()).add(written)
        if looked.unsure and not self._asking.isActive():
            self._asking.start()
        for word in looked.wrong:
            yield Mark(word.start, word.length, "spelling")

    def _ask(self) -> None:
        self._speller.check(self._asked)

    def _show_checked(self, right: frozenset[str], wrong: frozenset[str]) -> None:
        """Show marks where words have just been found wrong; right ones look as they did."""
        answered = [word for word in self._asked if word in right or word in wrong]
        written = {word: self._asked.pop(word) for word in answered}
        # The parts of a word with a hyphen are asked about once the whole is known to be wrong.
        seen = {one for word, ones in written.items() if word in wrong for one in ones}
        if seen:
            self._sheet.marking.refresh(seen)

    # From word to word

    def go_to_next(self) -> None:
        """Go to the next misspelt word, and ask what is to stand there."""
        self.begin()
        if self._speller.why_off:
            self.told.emit(self._speller.why_off)
            return
        here, hit = self._places.selected(), self._hit
        if self._corrections.is_open and hit is not None:
            end = hit.position + hit.length
            here = Selected(hit.spot.part, hit.spot.field, end, end)
        self._folded.clear()
        self._walk.go(self._open.current, here, self._known)

    def _stop_at(self, hit: Hit) -> None:
        spot, behind = hit.spot, hit.position + hit.length
        if self._places.select(spot.part, spot.field, hit.position, hit.length):
            self._hit = hit
            near = self._places.near_caret()
            self._corrections.ask(hit.words, near, quoted=spot.guarded)
        elif (key := (spot.part, spot.field, hit.position)) in self._folded:
            self._tell_end()  # round the end, and there is nothing else
        else:
            self._folded.add(key)
            here = Selected(spot.part, spot.field, behind, behind)
            self._walk.go(self._open.current, here, self._known)

    def _tell_end(self) -> None:
        self.told.emit(self.tr("No misspelt word is left in these minutes."))

    def _fill_menu(self, menu: QMenu, editor: QTextEdit, mark: Mark) -> None:
        """Select a misspelt word in an editor, and offer corrections for it."""
        cursor = editor.textCursor()
        cursor.setPosition(mark.start)
        before = cursor.document().toRawText()
        cursor.setPosition(mark.start + mark.length, QTextCursor.MoveMode.KeepAnchor)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.setTextCursor(cursor)
        here = self._places.selected()
        start = characters(before, mark.start)
        spot = Spot(here.part, here.field)
        self._hit = Hit(spot, here.words, start, mark.start, mark.length)
        self._corrections.fill(menu, here.words)

    # Putting right

    def _put(self, words: str) -> None:
        hit = self._hit
        if hit is None or not words or words == hit.words:
            return
        self._open.close_run()
        self._open.apply(self.tr("Spelling"), lambda m: replace_hits(m, (hit,), words))
        behind = hit.position + units(words)
        self._places.select(hit.spot.part, hit.spot.field, behind)

    def _add(self, word: str) -> None:
        self._library.choices.put_phrases([Phrase("word", in_one_form(word))])

    def _ignore(self, word: str) -> None:
        known = {*self._preferred(self._ignoring).split(), in_one_form(word)}
        self._library.choices.set_preference(self._ignoring, " ".join(sorted(known)))
        self.learn()
