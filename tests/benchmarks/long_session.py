"""Half an hour of typing into a meeting of a thousand blocks: nothing lost, nothing slow, no leak.

    python -m tests.benchmarks.long_session [--words 3600] [--blocks 1000] [--speed 4] [--seed 7]

The whole program runs in its own window on a store of its own, with the preview beside the sheet
and whatever else is on by itself (autosave, spelling, outline). A typist at 120 words a minute goes
about in the meeting, starts blocks and items by key, slips and puts it right, uses abbreviations,
takes back what she has just tried, and rests after each sentence; see ``session_script``.

Time is scaled: with ``--speed 4`` the typist rests and types four times as fast and every timer of
the program runs four times as fast, so that each pause brings about just what it does in life. The
printing process, the writing thread and the disk are not faster, so a key meets them four times as
often as in life. ``--speed 1`` is life itself.

A key is timed to the end of the paint that shows it: from the moment it is sent (``taken``), and
from the moment at which the typist meant to press it (``due``), which counts also what the window
was busy with before it took the key. The work of the window's own thread is given beside, because
other programs on the machine add nothing to it. On X (``QT_QPA_PLATFORM=xcb``) keys come from the
X server, as from a keyboard; elsewhere they are Qt events.

What stands in the minutes at the end, and in the store, is compared with the typist's own sheet;
the exit status is 1 if a character differs. Times and memory are printed beside their limits.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit
from shiboken6 import isValid

from minutes_desktop.app import App
from minutes_desktop.domain.blocks import Actions, Block
from minutes_desktop.domain.kinds import words_of
from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.domain.minutes import Minutes, walk
from minutes_desktop.domain.richtext import plain
from minutes_desktop.store import reading
from minutes_desktop.ui.capture.page import CapturePage
from minutes_desktop.ui.keys import KEYS
from minutes_desktop.ui.look import follow_desktop
from minutes_desktop.ui.main_window import MainWindow
from minutes_desktop.ui.remembered import Remembered
from tests.benchmarks.large_minutes import large_minutes
from tests.benchmarks.session_script import (
    ABBREVIATIONS,
    KEY_SECONDS,
    Look,
    Rest,
    Session,
    Step,
    Tap,
    Undo,
    Written,
)
from tests.journeys.player import Player

_LIMITS = {"p95": 16.0, "p99": 33.0}  # milliseconds from key to paint
_GROWTH_LIMIT = 30.0  # MB
_WARM_UP = 120.0  # seconds of the session before memory is first taken
_SAMPLE = 60.0  # seconds between two looks at memory
_UNDOS = 6  # at most, for what was written in one breath
_NAP = Event()
_NAP_SECONDS = 0.0005  # between two looks for timers and answers that have become due


class TimedWindow(MainWindow):
    """The program's window, which knows when it was last painted."""

    painted_at = 0.0  # seconds on the performance counter

    def event(self, event: QEvent) -> bool:
        """Note the end of a paint."""
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:
            self.painted_at = time.perf_counter()
        return done


class Key(Struct, frozen=True):
    """Milliseconds from a key to its paint: since it was taken, since it was due.

    ``own`` is the work of the window's thread for it, which nothing else on the machine adds to.
    """

    name: str
    taken: float
    due: float
    own: float


class Memory(Struct, frozen=True):
    """Megabytes held after so many seconds of the session: of the window, of its printing."""

    at: float
    window: float
    printing: float


class Lost(Exception):
    """What the program shows or holds is not what was typed."""


class Stage:
    """The program with a long meeting on the screen, and a typist at its keys.

    Attributes: ``keys`` and ``memory``, what was measured; ``app``, the program.
    """

    def __init__(self, folder: Path, blocks: int, speed: float) -> None:
        """Store the meeting, open it in the window and wait until it stands there."""
        self.speed, self.store = speed, folder / "minutes.sqlite"
        self.window = TimedWindow()
        self.app = App(self.window, Remembered(folder / "window.ini"))
        self.window.resize(1400, 850)
        self.window.show()
        self.window.activateWindow()
        self.app.open_store(self.store)
        self._begin(blocks)
        self.keys: list[Key] = []
        self.memory: list[Memory] = []
        self.turns: list[float] = []
        self.collections: list[float] = []
        self._collected = 0.0
        self._at = 0.0  # seconds of the session
        self._due = time.perf_counter()
        self._press = _presser(self.window)

    def _begin(self, blocks: int) -> None:
        template = self.app.library.templates()[0]
        begun = self.app.library.begin(template, dt.date(2031, 5, 14))
        self.app.open_meeting(begun.current.id)
        page = self.page
        page.open_minutes.apply(
            "Fill", lambda m: replace(m, items=large_minutes(template, blocks).items)
        )
        page.leave()
        # Opened again, as on a day on which it stands in the store already.
        self.app.go_home()
        self.app.open_meeting(begun.current.id)
        self.settle(2.0)
        self.page.sheet.go_to(self.minutes.items[0].id)
        self.settle(0.5)

    @property
    def page(self) -> CapturePage:
        """The meeting on the screen."""
        assert self.app.page is not None, "the meeting was not opened"
        return self.app.page

    @property
    def minutes(self) -> Minutes:
        """The minutes as they are now."""
        return self.page.open_minutes.current

    def play(self, session: Session, words: int) -> None:
        """Do all of a session."""
        gc.collect()
        _hasten(self.speed)
        self._due = time.perf_counter()
        gc.callbacks.append(self._collecting)
        for step in session.steps(words):
            self._do(step)
        gc.callbacks.remove(self._collecting)
        self.settle(2.0)
        self._weigh()

    def _do(self, step: Step) -> None:
        match step:
            case Tap():
                self._tap(step)
            case Rest():
                self._pass(step.seconds)
                if self._at - (self.memory[-1].at if self.memory else -_SAMPLE) >= _SAMPLE:
                    self._weigh()
            case Look():
                self._expect(step.words)
            case Undo():
                self._pass(1.0)
                self._undo_to(step.words)

    def _tap(self, tap: Tap) -> None:
        self._pass(KEY_SECONDS)
        begun, own = time.perf_counter(), time.thread_time()
        self._press(tap)
        own = time.thread_time() - own
        painted = self.window.painted_at
        spent = (painted - begun, painted - self._due, own)
        self.keys.append(Key(tap.key, *(seconds * 1000 for seconds in spent)))
        QApplication.processEvents()

    def _pass(self, seconds: float) -> None:
        """Let so much of the session go by, and the program do what it does meanwhile."""
        self._at += seconds
        # A typist who was kept waiting does not hurry to make up for it.
        self._due = max(self._due + seconds / self.speed, time.perf_counter())
        self._turn()
        while time.perf_counter() < self._due:
            _NAP.wait(_NAP_SECONDS)
            self._turn()

    def _turn(self) -> None:
        begun = time.thread_time()
        QApplication.processEvents()
        spent = (time.thread_time() - begun) * 1000
        if spent >= 1:  # all of them would be what the memory grows by
            self.turns.append(spent)

    def _collecting(self, phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            self._collected = time.thread_time()
        else:
            self.collections.append((time.thread_time() - self._collected) * 1000)

    def settle(self, seconds: float) -> None:
        """Let the program do all there is to be done."""
        QTest.qWait(int(seconds * 1000))

    # Looking

    def _expect(self, words: str) -> None:
        shown = _shown()
        if shown != words:
            raise Lost(f"after {len(self.keys)} keys the field shows\n  {shown!r}\n  {words!r}")

    def _undo_to(self, words: str) -> None:
        seen = [_shown()]
        for _ in range(_UNDOS):
            self._tap(Tap(KEYS["undo"].split("|")[0], named=True))
            if _shown() == words:
                return
            seen.append(_shown())
        raise Lost(f"undo never came back to {words!r}, only to {seen}")

    def _weigh(self) -> None:
        gc.collect()
        if self.collections:
            self.collections.pop()  # our own
        printing = sum(_megabytes(pid) for pid in _children())
        _hasten(self.speed)  # timers that have come since
        self.memory.append(Memory(self._at, _megabytes("self"), printing))
        self._due = time.perf_counter()


def sheet_of(minutes: Minutes) -> list[Written]:
    """The items as a typist knows them."""
    return [
        Written(item.heading, depth, [written(block) for block in item.blocks])
        for item, depth in walk(minutes.items)
    ]


def written(block: Block) -> str:
    """The words of a block; those of an action with strokes between its three fields."""
    if isinstance(block, Actions) and block.nil is None:
        lines = (f"{a.owner_printed}|{plain(a.text)}|{a.due_words}" for a in block.entries)
        return "\n".join(lines)
    return plain(words_of(block))


def differences(sheet: list[Written], minutes: Minutes) -> list[str]:
    """Where the minutes are not what was typed, in words."""
    found = []
    held = sheet_of(minutes)
    if len(held) != len(sheet):
        found.append(f"{len(held)} items in place of {len(sheet)}")
    for place, (meant, is_there) in enumerate(zip(sheet, held, strict=False)):
        if (meant.heading, meant.blocks) != (is_there.heading, is_there.blocks):
            found.append(
                f"item {place}: {is_there.heading!r} {is_there.blocks!r}\n"
                f"  in place of {meant.heading!r} {meant.blocks!r}"
            )
    return found


def _shown() -> str:
    field = QApplication.focusWidget()
    if isinstance(field, QTextEdit | QPlainTextEdit):
        return field.toPlainText()
    return field.text() if isinstance(field, QLineEdit) else ""


# Keys


def _presser(window: TimedWindow) -> Callable[[Tap], None]:
    """What presses a key and comes back when it has been painted."""
    if QGuiApplication.platformName() == "xcb":
        from tests.benchmarks.x_keys import XKeyboard  # noqa: PLC0415 - there is X only here

        return XKeyboard(window, lambda: window.painted_at).tap
    player = Player(lambda: None)

    def press(tap: Tap) -> None:
        before = window.painted_at
        if tap.named:
            player.press(tap.key)
        else:
            player.type(tap.key)
        QApplication.sendPostedEvents()  # the paint is posted, timers come after it
        if window.painted_at == before:
            QApplication.processEvents()

    return press


def _teach(app: App) -> None:
    """Give every series the abbreviations that the typist uses."""
    app.library.choices.put_phrases(
        [Phrase("autotext", short, words) for short, words in ABBREVIATIONS.items()]
    )


# Time and memory


def _hasten(speed: float) -> None:
    """Make every timer of the program so many times as fast."""
    if speed == 1:
        return
    for timer in [one for one in gc.get_objects() if isinstance(one, QTimer)]:
        if isValid(timer) and timer.interval() and not timer.property("hastened"):
            timer.setProperty("hastened", True)
            timer.setInterval(max(round(timer.interval() / speed), 1))


def _megabytes(process: str) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _children() -> list[str]:
    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    return listed.read_text(encoding="ascii").split() if listed.exists() else []


# Saying


def _share(times: list[float], share: float) -> float:
    return sorted(times)[min(int(len(times) * share), len(times) - 1)]


def say_keys(name: str, times: list[float]) -> None:
    """Print one line of figures."""
    figures = [_share(times, share) for share in (0.5, 0.95, 0.99)]
    print(
        f"  {name:38}{len(times):6}{figures[0]:8.1f}{figures[1]:8.1f}{figures[2]:8.1f}"
        f"{max(times):8.1f}"
    )


def say(stage: Stage, session: Session, seconds: float) -> None:
    """Print what was measured."""
    keys = stage.keys
    print(
        f"{session.words} words, {len(keys)} keys, {stage.memory[-1].at / 60:.1f} minutes of the"
        f" session in {seconds / 60:.1f} minutes"
    )
    print(f"  {'key to paint, ms':38}{'keys':>6}{'p50':>8}{'p95':>8}{'p99':>8}{'max':>8}")
    letters = [key for key in keys if len(key.name) == 1]
    say_keys("letters, since taken", [key.taken for key in letters])
    say_keys("letters, since due", [key.due for key in letters])
    say_keys("letters, own work", [key.own for key in letters])
    say_keys("all keys, since taken", [key.taken for key in keys])
    say_keys("all keys, since due", [key.due for key in keys])
    print(f"  {'limit':38}{'':6}{'':8}{_LIMITS['p95']:8.0f}{_LIMITS['p99']:8.0f}")
    for name in sorted({key.name for key in keys if len(key.name) > 1}):
        say_keys(f"  {name}, own work", [key.own for key in keys if key.name == name])
    slow = sorted(keys, key=lambda key: -key.due)[:8]
    print(
        "  slowest: " + ", ".join(f"{key.name!r} {key.due:.0f} ({key.own:.0f} own)" for key in slow)
    )
    longest, long = max(stage.turns, default=0), sum(turn > _LIMITS["p95"] for turn in stage.turns)
    print(
        f"  own work between keys: longest {longest:.0f} ms, {long} turns over {_LIMITS['p95']:.0f}"
    )
    longest = max(stage.collections, default=0)
    print(f"  collections of garbage: {len(stage.collections)}, longest {longest:.0f} ms")
    print("memory of the window (of its printing), MB, by minutes of the session:")
    print(
        "  "
        + "  ".join(f"{m.at / 60:.0f}: {m.window:.0f} ({m.printing:.0f})" for m in stage.memory)
    )
    warm = next((m for m in stage.memory if m.at >= _WARM_UP), stage.memory[0])
    growth = stage.memory[-1].window - warm.window
    print(
        f"growth after the first {warm.at / 60:.0f} minutes: {growth:.1f} MB"
        f"   (limit {_GROWTH_LIMIT:.0f})"
    )


def run(folder: Path, words: int, blocks: int, speed: float, seed: int) -> tuple[Stage, list[str]]:
    """One session; what was measured, and what is not as it was typed."""
    stage = Stage(folder, blocks, speed)
    _teach(stage.app)
    session = Session(sheet_of(stage.minutes), seed)
    begun = time.perf_counter()
    wrong: list[str] = []
    try:
        stage.play(session, words)
    except Lost as lost:
        wrong.append(str(lost))
    else:
        say(stage, session, time.perf_counter() - begun)
        wrong += differences(session.sheet, stage.minutes)
    meeting = stage.minutes
    stage.window.close()
    if not wrong:
        wrong += [
            f"in the store, {one}"
            for one in differences(session.sheet, reading.load(stage.store, meeting.id))
        ]
    return stage, wrong


def main() -> int:
    """Measure and print; 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=int, default=3600)
    parser.add_argument("--blocks", type=int, default=1000)
    parser.add_argument("--speed", type=float, default=4.0)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    follow_desktop(application)
    with tempfile.TemporaryDirectory() as folder:
        wrong = run(Path(folder), asked.words, asked.blocks, asked.speed, asked.seed)[1]
    print(
        "\n".join(wrong) or "Every character is where it was typed, in the window and in the store."
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
