"""Python's collecting of garbage, done by the window's thread alone and while nobody types.

Left to itself it happens on whichever thread makes the next object, the writing one too. Among the
garbage may be widgets and timers, and one that is destroyed on another thread than its own takes
the program with it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 1000
PAUSE_MS = 2500  # after the last key; to go through all there is takes longer than a key may wait
LONGEST_MS = 60_000  # of typing without a pause before that is done all the same


class Tidying(QObject):
    """Collects garbage from now on; nothing else does."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Belong to the thread of the window."""
        super().__init__(parent)
        gc.disable()
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._longest = QTimer(self, interval=LONGEST_MS, singleShot=True)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.tidy)
        self._look.start()

    def wait(self) -> None:
        """Leave what takes long until the keys rest."""
        if not self._pause.isActive():
            self._longest.start()
        self._pause.start()

    def tidy(self) -> None:
        """Go through as much as Python itself would, but through all there is only at rest."""
        new, young, old = gc.get_count()
        most_new, most_young, most_old = gc.get_threshold()
        if old > most_old and not (self._pause.isActive() and self._longest.isActive()):
            gc.collect()
        elif young > most_young:
            gc.collect(1)
        elif new > most_new:
            gc.collect(0)
