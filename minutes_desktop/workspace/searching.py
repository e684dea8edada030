"""Searching all meetings on a thread of its own: what was asked last is what is answered."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal, Slot

from minutes_desktop.domain.searching import Snippet
from minutes_desktop.store.errors import StoreError, StoreOutdated
from minutes_desktop.store.search import Asked, Found, Hit, Order, Search, Standing, Stopped

__all__ = ["Answer", "Asked", "Found", "Hit", "Order", "Searching", "Snippet", "Standing"]

log = logging.getLogger(__name__)


class Question(Struct, frozen=True):
    """What is to be found, in which order, and behind which hit."""

    number: int
    asked: Asked
    order: Order = "newest"
    after: int | None = None


class Answer(Struct, frozen=True):
    """What was found; ``count`` is how many there are in all, once that is known.

    ``goes_on``: these come behind the hits of the answer before. ``only_count``: there are none.
    """

    number: int
    asked: Asked
    found: Found = Found()
    count: int | None = None
    goes_on: bool = False
    only_count: bool = False
    failure: str = ""


class Searching(QObject):
    """Answers questions about one store, one at a time; a new one ends the one before.

    Signals: ``answered`` carries an ``Answer`` with hits; ``counted`` one with their number.
    """

    answered = Signal(object)
    counted = Signal(object)
    _came = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Search the store at ``path``; the thread begins with the first question."""
        super().__init__(parent)
        self._search = Search(path)
        self._wake = threading.Condition()
        self._next: Question | None = None
        self._closed = False
        self._thread: threading.Thread | None = None
        self._last = Question(0, Asked())
        self._counted: Asked | None = None  # on the thread: whose hits were counted last
        self._came.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def ask(self, asked: Asked, order: Order = "newest") -> None:
        """Find this, in place of whatever was asked before."""
        self._put(Question(self._last.number + 1, asked, order))

    def ask_on(self, after: int) -> None:
        """Find more of what was asked last, behind the hits that were found."""
        last = self._last
        self._put(Question(last.number + 1, last.asked, last.order, after))

    def close(self) -> None:
        """Answer nothing more."""
        with self._wake:
            self._closed = True
            self._next = None
            self._search.stop()
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(10.0)

    def _put(self, question: Question) -> None:
        self._last = question
        with self._wake:
            if self._closed:
                return
            self._next = question
            self._search.stop()
            self._wake.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="searching", daemon=True)
            self._thread.start()

    # On the thread

    def _run(self) -> None:
        while question := self._taken():
            try:
                self._answer(question)
            except Stopped:
                pass
            except StoreOutdated:
                self._send(Answer(question.number, question.asked))
            except StoreError as error:
                self._send(Answer(question.number, question.asked, failure=str(error)))
            except Exception:
                log.exception("A search failed")
                failure = "The search was stopped by an unexpected fault. Try other words."
                self._send(Answer(question.number, question.asked, failure=failure))

    def _taken(self) -> Question | None:
        with self._wake:
            while self._next is None and not self._closed:
                self._wake.wait()
            question, self._next = self._next, None
            if not self._closed:
                self._search.go_on()
            return question

    def _answer(self, question: Question) -> None:
        asked, goes_on = question.asked, question.after is not None
        self._counted = self._counted if goes_on else None
        found = self._search.find(asked, question.order, question.after)
        count = None if goes_on or found.after is not None else len(found.hits)
        self._send(Answer(question.number, asked, found, count, goes_on))
        if count is None and self._counted != asked:
            count = self._search.count(asked)
            self._counted = asked
            self._send(Answer(question.number, asked, count=count, only_count=True))

    def _send(self, answer: Answer) -> None:
        # When the program ends in a hurry, nobody is left to be told.
        with suppress(RuntimeError):
            self._came.emit(answer)

    @Slot(object)
    def _tell(self, answer: Answer) -> None:
        if answer.number != self._last.number or self._closed:
            return
        (self.counted if answer.only_count else self.answered).emit(answer)
