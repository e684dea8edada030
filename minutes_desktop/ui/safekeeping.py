"""What the window says of the safety of her words, and what it offers when they cannot be saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from minutes_desktop.store.rescue import Rescued
    from minutes_desktop.ui.main_window import MainWindow
    from minutes_desktop.ui.messages import Message
    from minutes_desktop.workspace.drive import Room, RoomWatch
    from minutes_desktop.workspace.library import Library


AGAIN_MS = 3000
"""After a look that found the store's file gone; until the next."""


class Safekeeping(QObject):
    """Sentences about the store in the message bar; nothing here opens a dialog by itself.

    Attributes: ``warned``, whether a window that was to be closed has been kept open once;
    ``again_ms``, the time after which a file that is gone is looked for again.
    Signals: ``copy_asked``, a copy of the meeting is wanted elsewhere; ``again_asked``, the store
    is to be opened again; ``other_asked`` carries the file of another store to go on with;
    ``moved``, the library works on another file from now on.
    """

    copy_asked = Signal()
    again_asked = Signal()
    other_asked = Signal(str)
    moved = Signal()

    def __init__(self, window: MainWindow) -> None:
        """Speak in the window; nothing is watched yet."""
        super().__init__(window)
        self._window = window
        self._library: Library | None = None
        self._room: RoomWatch | None = None
        self._not_saved: set[str] = set()
        self._short = self._missing = ""  # the sentences shown, if any
        self.again_ms = AGAIN_MS
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._look_again)
        self.warned = False
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._look)

    def watch(self, library: Library) -> None:
        """Watch over the store of a library until ``unwatch``."""
        from minutes_desktop.workspace.drive import RoomWatch  # noqa: PLC0415 - after the paint

        self._library = library
        self._room = room = RoomWatch(library.path, self)
        room.short.connect(self._say_short)
        room.enough.connect(self._say_enough)
        library.ready.connect(room.start)
        library.ready.connect(self._offer_kept)
        library.rescued.connect(self._say_rescued)
        library.looked.connect(self._say_missing)
        library.far.connect(self._say_far)
        library.barred.connect(self._say_barred)

    def unwatch(self) -> None:
        """Watch no longer: the store is closed."""
        if self._room:
            self._room.stop()
            self._room.deleteLater()
        self._library = self._room = None
        self._short = self._missing = ""
        self._again.stop()

    # Saving

    def say_not_saved(self, sentence: str) -> None:
        """Say why words could not be saved; it stands until they are."""
        self._offer_copy(self._window.messages.say("error", sentence))
        self._window.show_saved(self.tr("Not saved"))
        self._not_saved.add(sentence)

    def say_saved(self, words: str) -> None:
        """Say when the last word was saved, and take back what is no longer true."""
        self._window.show_saved(words)
        for sentence in self._not_saved:
            self._window.messages.withdraw(sentence)
        self._not_saved.clear()
        self.warned = False

    def stay_open(self) -> None:
        """Keep the window that is closing open, this once, since words would be lost."""
        self.warned = True
        self._window.stay()
        self.say_not_saved(
            self.tr(
                "The last words could not be saved, so the window stays open. Save a copy"
                " elsewhere, or close again to leave without them."
            )
        )

    def _offer_copy(self, message: Message) -> None:
        message.offer(self.tr("Save a copy elsewhere…"), self.copy_asked.emit, "save_copy")

    # The store's file and its drive

    def _look(self, state: Qt.ApplicationState) -> None:
        """Look for the file when she comes back to the window; she may have been among files."""
        if state == Qt.ApplicationState.ApplicationActive:
            self._look_again()

    def _look_again(self) -> None:
        if self._library:
            self._library.look_for_file()

    def _say_missing(self, sentence: str) -> None:
        """Say what has become of the file, and look again until it is there."""
        if self._missing and self._missing != sentence:
            self._window.messages.withdraw(self._missing)
        self._missing = sentence
        if sentence:
            self._offer_copy(self._window.messages.say("error", sentence))
            self._again.start(self.again_ms)

    def _say_rescued(self, rescued: Rescued) -> None:
        if self._room is None:
            return  # told at the next start, since the window has been closed meanwhile
        self._window.messages.say("warning", rescued.sentence)
        self._room.path = rescued.path
        self.moved.emit()

    def _offer_kept(self) -> None:
        if self._library is None or (kept := self._library.kept_beside()) is None:
            return
        words = self.tr(
            "Beside this file of meetings there is {}: what you had written when another file was"
            " put in its place. Move it away once you no longer need it."
        )
        self._warn(words.format(kept), self.tr("Open it"), lambda: self._go_on_with(kept))

    def _go_on_with(self, kept: Path) -> None:
        self.other_asked.emit(str(kept))

    def _say_far(self, path: Path) -> None:
        words = self.tr(
            "{} is on a network drive. Words are saved there in a slower way that suits such a"
            " drive; should the connection break, saving waits for it. Better keep the file on this"
            " computer, and copies on the drive."
        )
        self._window.messages.say("warning", words.format(path))

    def _say_barred(self, path: Path) -> None:
        words = self.tr(
            "{} may only be read: you can read, print and export its meetings, but not write in"
            " them. To write, allow writing to the file and to its folder."
        )
        self._warn(words.format(path), self.tr("Try again"), self.again_asked.emit)

    def say_barred(self) -> None:
        """Say that the store may only be read, where something else was asked."""
        if self._library:
            self._say_barred(self._library.path)

    def look_at_room(self) -> None:
        """Look now whether the store has room to grow."""
        if self._room:
            self._room.look()

    def _say_short(self, room: Room) -> None:
        words = self.tr(
            "The disk of {} is nearly full: {} MB is free. Free some space, so that your words"
            " can be saved."
        )
        path = self._library.path if self._library else ""
        self._short = words.format(path, room.free // 1_000_000)
        self._window.messages.say("warning", self._short)

    def _say_enough(self) -> None:
        self._window.messages.withdraw(self._short)

    def _warn(self, sentence: str, words: str, act: Callable[[], object]) -> None:
        self._window.messages.say("warning", sentence).offer(words, act)
