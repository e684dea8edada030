"""Going from one misspelt word to the next, through all of the minutes."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from minutes_desktop.domain.finding import Hit, units
from minutes_desktop.domain.in_order import Texts, texts_from
from minutes_desktop.domain.misspelt import misspelt
from minutes_desktop.ui.capture.finding.places import Places, Selected

if TYPE_CHECKING:
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.domain.spelt_words import KnownWords
    from minutes_desktop.workspace.speller import Speller

_SLICE = 0.004  # seconds of looking before the event loop gets its turn
_MANY = 500  # words asked about at once
_NO_PART: tuple[str, Texts] = ("", [])
_NOT_SPELT = {"name", "initials", "number", "reference", "owner", "author", "representative"}
"""Fields of names and numbers, by the last part of their own name."""


class SpellingWalk(QObject):
    """Looks for the next misspelt word a moment at a time, so that no key waits for it.

    Signals: ``found`` carries a ``Hit``; ``ended`` says that there is none.
    """

    found = Signal(object)
    ended = Signal()

    def __init__(self, places: Places, speller: Speller, parent: QObject) -> None:
        """Stand still until asked to go."""
        super().__init__(parent)
        self._places, self._speller = places, speller
        self._parts: Iterator[tuple[str, Texts]] = iter(())
        self._ahead: deque[tuple[str, Texts]] = deque()  # whose words are being asked about
        self._here = Selected()
        self._come_by = False  # whether the part with the caret was looked at
        self._known: KnownWords | None = None
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(self._look)
        speller.checked.connect(self._go_on)

    def go(self, minutes: Minutes, here: Selected, known: KnownWords) -> None:
        """Look for the next misspelt word after a place; ``found`` or ``ended`` follows."""
        self._parts, self._here, self._known = texts_from(minutes, here.part), here, known
        self._ahead.clear()
        self._come_by = False
        self._turn.start()

    @property
    def is_going(self) -> bool:
        """Whether it is still to be told what was found."""
        return self._known is not None

    def stop(self) -> None:
        """Look no further."""
        self._known = None
        self._turn.stop()

    def _go_on(self) -> None:
        if self._known is not None:
            self._turn.start()

    def _look(self) -> None:
        """Pass over the parts whose words are all right, for a moment."""
        until = time.monotonic() + _SLICE
        while (known := self._known) is not None:
            part, texts = self._ahead.popleft() if self._ahead else next(self._parts, _NO_PART)
            if not part:
                self.stop()
                self.ended.emit()
                return
            hits, unsure = _hits(texts, known, self._speller)
            if unsure:
                self._ahead.appendleft((part, texts))
                self._ask(known, until)
                return
            if (hit := self._next_of(part, hits)) is not None:
                self.stop()
                self.found.emit(hit)
                return
            if time.monotonic() > until:
                self._turn.start()
                return

    def _ask(self, known: KnownWords, until: float) -> None:
        """Ask about the words of the parts ahead, as many as can be looked at for now."""
        words: set[str] = set()
        for _, texts in self._ahead:
            words |= _hits(texts, known, self._speller)[1]
        while len(words) < _MANY and time.monotonic() < until:
            part, texts = next(self._parts, _NO_PART)
            if not part:
                break
            self._ahead.append((part, texts))
            words |= _hits(texts, known, self._speller)[1]
        self._speller.check(words)

    def _next_of(self, part: str, hits: list[Hit]) -> Hit | None:
        """The hit to stop at; in the part with the caret those behind it come first."""
        if part != self._here.part:
            return hits[0] if hits else None
        first, self._come_by = not self._come_by, True
        fields = self._places.fields_of(part)

        def rank(field: str, position: int) -> tuple[int, int]:
            return fields.index(field) if field in fields else 0, position

        caret = rank(self._here.field, self._here.end)
        ranked = [(hit, rank(hit.spot.field, hit.position) >= caret) for hit in hits]
        return next((hit for hit, behind in ranked if behind == first), None)


def _hits(texts: Texts, known: KnownWords, speller: Speller) -> tuple[list[Hit], set[str]]:
    """The misspelt words of texts, and those nobody knows of yet."""
    hits: list[Hit] = []
    unsure: set[str] = set()
    for spot, text in texts:
        if spot.field.rpartition(".")[2] in _NOT_SPELT:
            continue
        start = position = 0
        for words in (text,) if isinstance(text, str) else [one.words for one in text]:
            looked = misspelt(words, known, speller.verdict)
            unsure.update(word.spelling for word in looked.unsure)
            for word in looked.wrong:
                wrong = words[word.start : word.start + word.length]
                at = position + units(words[: word.start])
                hits.append(Hit(spot, wrong, start + word.start, at, units(wrong)))
            start += len(words) + 1
            position += units(words) + 1
    return hits, unsure
