"""Asking whether words are spelt rightly, of a process of its own.

In a thread the dictionary would be no further away from the keys: the library lets nobody else
run while it loads or looks for suggestions, up to half a second at a time.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from typing import assert_never

import msgspec
from PySide6.QtCore import QObject, QProcess, Signal

from minutes_desktop.spelling.messages import (
    NO_LIBRARY,
    Check,
    Checked,
    Missing,
    Reply,
    Request,
    Suggest,
    Suggested,
)

log = logging.getLogger(__name__)

_LIBRARY = "hunspell"
_STARTS = 3  # a process that has died so often is not started again
_LAST_WORDS_MS = 2000
_MOST_WORDS = 100_000  # remembered; more would be no meeting
_IN_ONE_GO = 2000  # words asked about at once, some 30 ms


def spelling_command() -> list[str]:
    """The program and arguments that start the spelling process."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--spelling-worker"]
    return [sys.executable, "-m", "minutes_desktop", "--spelling-worker"]


class Speller(QObject):
    """Knows which words are right, and what may have been meant by those that are not.

    The process starts with the first question; words once asked about are remembered.
    Attribute: ``why_off``, a sentence if spelling cannot be checked, empty while it can.
    Signals: ``checked`` carries the words just found right and those found wrong; ``suggested`` a
    word and what may have been meant by it; ``off`` the sentence that says why nothing can be
    checked from now on.
    """

    checked = Signal(object, object)
    suggested = Signal(str, object)
    off = Signal(str)

    def __init__(self, parent: QObject | None = None, command: list[str] | None = None) -> None:
        """Know nothing yet; ``command`` replaces the one that starts the process."""
        super().__init__(parent)
        self._command = command or spelling_command()
        self._process: QProcess | None = None
        self._starts = 0
        self._received = b""
        self._known: dict[str, bool] = {}
        self._asked: set[str] = set()
        self._waiting: list[str] = []
        self._suggest = ""
        self._doing: Request | None = None
        self._closed = False
        self.why_off = "" if command or find_spec(_LIBRARY) else NO_LIBRARY

    def verdict(self, word: str) -> bool | None:
        """Whether a word is right; ``None`` if nobody has said so yet."""
        return self._known.get(word)

    def check(self, words: Iterable[str]) -> None:
        """Ask about words; ``checked`` follows for those not known yet."""
        fresh = [word for word in words if word not in self._known and word not in self._asked]
        self._asked.update(fresh)
        self._waiting += fresh
        self._go_on()

    def suggest(self, word: str) -> None:
        """Ask what may have been meant by a word; of several asked, only the last is answered."""
        self._suggest = word
        self._go_on()

    def close(self) -> None:
        """End the process; nothing is answered any more."""
        self._closed = True
        if self._process:
            self._process.blockSignals(True)
            self._process.kill()  # it holds nothing that could be lost
            self._process.waitForFinished(_LAST_WORDS_MS)
            self._forget()

    # ------------------------------------------------------------ the process

    def _go_on(self) -> None:
        """Send the next question, unless one is being answered."""
        if self._doing is None and not self._closed and not self.why_off:
            request = self._next()
            if request is not None:
                self._doing = request
                process = self._process or self._start()
                process.write(msgspec.json.encode(request) + b"\n")

    def _next(self) -> Request | None:
        if self._suggest:  # somebody waits for it
            word, self._suggest = self._suggest, ""
            return Suggest(word)
        if self._waiting:
            words, self._waiting = self._waiting[:_IN_ONE_GO], self._waiting[_IN_ONE_GO:]
            return Check(tuple(words))
        return None

    def _start(self) -> QProcess:
        self._starts += 1
        self._received = b""
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._lose)
        process.errorOccurred.connect(self._did_not_start)
        self._process = process
        process.start(self._command[0], self._command[1:])
        return process

    def _read(self) -> None:
        if self._process is None:
            return
        *lines, self._received = (
            self._received + bytes(self._process.readAllStandardOutput().data())
        ).split(b"\n")
        for line in lines:
            self._take(msgspec.json.decode(line, type=Reply))

    def _take(self, reply: Reply) -> None:
        self._doing = None
        match reply:
            case Checked():
                self._remember(reply)
                self.checked.emit(frozenset(reply.right), frozenset(reply.wrong))
            case Suggested():
                if not self._suggest:
                    self.suggested.emit(reply.word, reply.meant)
            case Missing():
                self._turn_off(reply.sentence)
            case _:
                assert_never(reply)
        self._go_on()

    def _remember(self, reply: Checked) -> None:
        if len(self._known) > _MOST_WORDS:
            self._known.clear()
        self._known.update(dict.fromkeys(reply.right, True))
        self._known.update(dict.fromkeys(reply.wrong, False))
        self._asked.difference_update(reply.right, reply.wrong)

    def _did_not_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._starts = _STARTS
            self._lose()

    def _lose(self) -> None:
        """Ask again in a new process, unless that has been tried often enough."""
        lost = self._forget()
        if self.why_off:
            return
        log.info("The spelling process has ended by itself")
        if self._starts >= _STARTS:
            self._turn_off(
                "Spelling cannot be checked: the process that does so stops by itself."
                " Everything else works; open the program again to try once more."
            )
            return
        match lost:
            case Check():
                self._waiting[:0] = lost.words
            case Suggest():
                self._suggest = self._suggest or lost.word
            case None:
                pass
            case _:
                assert_never(lost)
        self._go_on()

    def _turn_off(self, sentence: str) -> None:
        self.why_off = sentence
        self._waiting, self._suggest = [], ""
        self.off.emit(sentence)

    def _forget(self) -> Request | None:
        process, self._process = self._process, None
        lost, self._doing = self._doing, None
        if process:
            process.blockSignals(True)
            process.deleteLater()
        return lost
