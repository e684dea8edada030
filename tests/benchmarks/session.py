"""A scripted session at the real window, to be killed; and the look at what it left behind.

Each runs in a process of its own that ``kills`` has made; neither returns.
"""

from __future__ import annotations

import hashlib
import os
import random
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from minutes_desktop.app import App, build
from minutes_desktop.domain import edits
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.edits import Edit
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.store import reading
from minutes_desktop.ui.capture.page import CapturePage
from minutes_desktop.ui.keys import KIND_KEYS
from minutes_desktop.ui.remembered import Remembered
from tests.journeys.player import Player
from tests.journeys.typist import Press, Stroke, Words

ACT_MS = (8, 60)  # from one act to the next
PAUSE_MS = (300, 900)  # now and then, as a writer does who listens
LONGEST_LOOK_SECONDS = 20.0
_WORDS = ("the board ", "asked ", "for figures ", "by June – ", "noted; ", "½ of them ", "Zoë ")

SOUND = "sound"


class State(Struct, frozen=True):
    """What the minutes were at a moment (monotonic, in seconds), and the act that led there."""

    when: float
    digest: str
    act: str


def digest_of(minutes: Minutes) -> str:
    """What tells minutes from any others; by JSON two that are equal need not look the same."""
    return hashlib.blake2b(repr(minutes).encode(), digest_size=12).hexdigest()


def play(store: Path, ini: Path, seed: int, tell: int) -> None:
    """Begin a meeting and write in it until killed; every state is told before it can be saved."""
    sys.excepthook = _give_up
    application, app = _start(store, ini)
    writer = _Session(app, seed, tell)
    QTimer.singleShot(0, app, writer.begin)
    application.exec()


def _give_up(kind: type[BaseException], fault: BaseException, where: TracebackType | None) -> None:
    """End at once, so that nobody waits for a session that has come to nothing."""
    traceback.print_exception(kind, fault, where)
    os._exit(1)


class _Session:
    """Somebody who does a bit of everything, without a rest."""

    def __init__(self, app: App, seed: int, tell: int) -> None:
        self._app, self._tell = app, tell
        self._chance = random.Random(seed)  # noqa: S311 - acts, not secrets
        self._player = Player()
        self._act = ""
        self._count = 0
        self._acts: dict[str, tuple[int, Callable[[], None]]] = {
            "type": (60, self._type),
            "new item": (5, self._new_item),
            "new item under": (2, lambda: self._press("Ctrl+Shift+Return")),
            "kind": (6, self._kind),
            "undo": (6, lambda: self._press("Ctrl+Z", self._chance.randint(1, 4))),
            "redo": (4, lambda: self._press("Ctrl+Shift+Z", self._chance.randint(1, 3))),
            "move": (4, lambda: self._press(self._chance.choice(["Alt+Up", "Alt+Down"]))),
            "nest": (2, lambda: self._press("Alt+Shift+Right")),
            "unnest": (2, lambda: self._press("Alt+Shift+Left")),
            "remove": (1, lambda: self._press("Ctrl+Shift+Backspace")),
            "bold": (2, lambda: self._press("Ctrl+B")),
            "line": (6, lambda: self._press("Return")),
            "go": (4, lambda: self._press(self._chance.choice(["Ctrl+PgDown", "Ctrl+PgUp"]))),
            "attendance": (4, self._attendance),
            "apologies": (2, self._apologies),
            "title": (1, self._title),
            "pause": (3, lambda: None),
        }
        self._timer = QTimer(singleShot=True)
        self._timer.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Begin a meeting, and go on until killed."""
        player = self._player
        if QApplication.focusWidget() is None:
            QTimer.singleShot(10, self._app, self.begin)
            return
        player.play([Press("Ctrl+N"), Words("14/05/2031"), Press("Return"), Press("Return")])
        page = self._page()
        page.open_minutes.changed.connect(lambda _change: self._say())
        self._say()
        player.play([*[Press("Ctrl+PgDown")] * 3, Press("Return")])
        self._timer.start(0)

    def _go_on(self) -> None:
        weights = [weight for weight, _ in self._acts.values()]
        (self._act,) = self._chance.choices(list(self._acts), weights)
        if self._act != "pause" or self._count > 20:
            self._acts[self._act][1]()
        self._count += 1
        pause = PAUSE_MS if self._act == "pause" else ACT_MS
        self._timer.start(self._chance.randint(*pause))

    def _say(self) -> None:
        minutes = self._page().open_minutes.current
        state = State(time.monotonic(), digest_of(minutes), self._act)
        os.write(self._tell, msgspec.json.encode(state) + b"\n")

    def _page(self) -> CapturePage:
        assert self._app.page is not None
        return self._app.page

    def _play(self, *strokes: Stroke) -> None:
        # A key may have closed what had the focus; the page takes it back.
        if QApplication.focusWidget() is None:
            self._app.window.focus_page()
        self._player.play(strokes)

    def _press(self, keys: str, times: int = 1) -> None:
        self._play(*[Press(keys)] * times)

    def _type(self) -> None:
        self._play(Words(f"word{self._count} {self._chance.choice(_WORDS)}"))

    def _new_item(self) -> None:
        self._play(Press("Ctrl+Return"), Words(f"Heading {self._count}"), Press("Return"))

    def _kind(self) -> None:
        keys = self._chance.choice(list(KIND_KEYS.values())).split("|")[0]
        self._play(Press(keys), Words(f"as {keys} "))

    def _attendance(self) -> None:
        one = Attendee(name=f"Ann Ode {self._count}", capacity="Chair", initials="AO")
        self._apply(
            "Attendance", lambda now: edits.set_attendance(now, (*now.attendance, one)[-9:])
        )

    def _apologies(self) -> None:
        one = Apology(name=f"Bo Reed {self._count}", capacity="Clerk")
        self._apply("Apologies", lambda now: edits.set_apologies(now, (*now.apologies, one)[-5:]))

    def _title(self) -> None:
        self._apply("Title", lambda now: replace(now, title=f"Board {self._count}"))

    def _apply(self, label: str, edit: Edit) -> None:
        self._page().open_minutes.apply(label, edit)


def look(store: Path, ini: Path, tell: int) -> None:
    """Open in the program what was left, edit it and take that back; tell what is wrong, if any."""
    application, app = _start(store, ini)
    sys.excepthook = _give_up
    told = {"words": "the meeting was never shown"}

    def end() -> None:
        os.write(tell, told["words"].encode())
        os._exit(0)

    def go_on() -> None:
        told["words"] = _wrong_with(app, store)
        end()

    app.library.ready.connect(lambda: QTimer.singleShot(0, app, go_on))
    QTimer.singleShot(int(LONGEST_LOOK_SECONDS * 1000), app, end)
    application.exec()


def _wrong_with(app: App, store: Path) -> str:
    (line,) = reading.list_meetings(store)
    stored = reading.load(store, line.id)
    if app.page is None:
        app.open_meeting(line.id)
    if app.page is None:
        return "the meeting could not be shown"
    opened = app.page.open_minutes
    if opened.current != stored:
        return "another state is shown than is stored"
    if opened.undo_label is not None:
        return f"there is something to undo: {opened.undo_label}"
    if app.window.messages.messages:
        return f"something is said: {app.window.messages.messages[0].sentence}"
    opened.apply("Typing", lambda now: replace(now, title=f"{now.title} and more"))
    edited = opened.current
    opened.undo()
    if opened.current != stored:
        return "undo does not give what was stored"
    opened.redo()
    if opened.current != edited:
        return "redo does not give what was edited"
    app.window.close()
    if reading.load(store, line.id) != edited:
        return "what was edited then is not stored"
    return SOUND


def _start(store: Path, ini: Path) -> tuple[QApplication, App]:
    application = QApplication([])
    remembered = Remembered(ini)
    remembered.preview = False  # its process would only make each kill dearer
    app = build(store, remembered)
    app.window.show()
    app.window.activateWindow()
    return application, app
