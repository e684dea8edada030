"""Finding words in the minutes and replacing them, from a bar at the foot of the sheet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from minutes_desktop.domain.finding import Hit, find, replace_hits, units
from minutes_desktop.ui.capture.commands import make_action
from minutes_desktop.ui.capture.finding.find_bar import FindBar
from minutes_desktop.ui.capture.finding.places import Places, Selected

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from minutes_desktop.ui.preview_pane import Printable
    from minutes_desktop.workspace.open_minutes import OpenMinutes

_PAUSE = 120  # milliseconds after the last key before all of the minutes are looked through


class Looking(QObject):
    """Looks for words while its bar is shown, and goes from one to the next also without it.

    Attributes: ``bar``, to be placed by the page; ``actions``, in order.
    """

    def __init__(self, minutes: Printable, places: Places, page: QWidget) -> None:
        """Look for nothing yet."""
        super().__init__(page)
        self._open, self._places = minutes, places
        self.bar = FindBar(page)
        self._hits: tuple[Hit, ...] = ()
        self._at = -1
        self._home = self._origin = Selected()
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._look)
        self._again = QTimer(self, interval=_PAUSE, singleShot=True)
        self._again.timeout.connect(self._look_again)
        act = partial(make_action, page)
        self.actions: list[QAction | None] = [
            act("find", self.tr("Find…"), partial(self.ask, replacing=False)),
            act("find_next", self.tr("Find next"), partial(self.step, 1)),
            act("find_previous", self.tr("Find previous"), partial(self.step, -1)),
        ]
        self._connect()

    def _connect(self) -> None:
        bar = self.bar
        bar.changed.connect(self._pause.start)
        bar.stepped.connect(self.step)
        bar.left.connect(self.leave)
        self._open.changed.connect(self._follow)

    # Looking

    def ask(self, *, replacing: bool) -> None:
        """Show the bar for the words that are selected, or those of the last time."""
        words = ""
        if not self.bar.has_focus():
            home = self._home = self._places.selected()
            self._origin = Selected(home.part, home.field, home.start, home.start)
            words = home.words
        self.bar.ask(words if len(words.splitlines()) == 1 else "", replacing=replacing)
        self._look()

    def step(self, step: int) -> None:
        """Go to the next hit, with -1 to the one before: from the caret, or seen from the bar."""
        if not self.bar.field.value:
            self.ask(replacing=False)
            return
        from_bar, late = self.bar.has_focus(), self._pause.isActive()
        if late or self._again.isActive() or self.bar.isHidden():
            self._find()
        if not self._hits:
            self._show()
        elif not from_bar:
            self._go_to(self._places.following(self._hits, step))
        elif late:  # what was typed last has been found only now
            self._look()
        else:
            self._at = (self._at + step) % len(self._hits)
            self._origin = _at_start(self._hits[self._at])
            self._show()

    def leave(self) -> None:
        """Go back to the sheet, to the hit that was come to; where there is none, to the caret."""
        self.close()
        if self._hits and self.bar.field.value:
            self._go_to(self._at)
        else:
            self._places.return_to(self._home)

    def close(self) -> None:
        """Put the light out and hide the bar; the caret stays where it is."""
        self._pause.stop()
        self._places.light((), -1)
        self.bar.hide()

    def _find(self) -> None:
        self._pause.stop()
        self._hits = find(self._open.current, self.bar.wanted)

    def _look(self) -> None:
        """Find what is wanted, and show what comes first after where it was looked for from."""
        self._find()
        self._at = self._places.following(self._hits, 1, self._origin)
        self._show()

    def _show(self) -> None:
        """Show the current hit; the caret stays where it is."""
        if self._hits:
            hit = self._hits[self._at]
            self._places.show(hit.spot.part, hit.spot.field, hit.position)
        self._light()

    def _go_to(self, at: int) -> None:
        self._at, hit = at, self._hits[at]
        self._places.select(hit.spot.part, hit.spot.field, hit.position, hit.length)
        self._light()

    def _light(self) -> None:
        if not self.bar.isHidden():
            self._places.light(self._hits, self._at)
            self._tell()

    def _tell(self) -> None:
        if not self.bar.field.value:
            self.bar.tell("")
        elif not self._hits:
            self.bar.tell(self.tr("Not found"))
        else:
            words = self.tr("{:,} of {:,}").format(self._at + 1, len(self._hits))
            guarded = self._hits[self._at].spot.guarded
            self.bar.tell(self.tr("{}, quoted").format(words) if guarded else words)

    def _follow(self) -> None:
        """Look again once the minutes have rested, if anybody still looks."""
        if not self.bar.isHidden():
            self._again.start()

    def _look_again(self) -> None:
        """Light what is there after an edit, about where it was, and leave the view alone."""
        if self.bar.isHidden():
            return
        here = _at_start(self._hits[self._at]) if self._hits else self._origin
        self._find()
        self._at = self._places.following(self._hits, 1, here)
        self._light()


class Finding(Looking):
    """Looks for words, and puts others in their place."""

    def __init__(self, minutes: OpenMinutes, places: Places, page: QWidget) -> None:
        """Look for nothing yet."""
        super().__init__(minutes, places, page)
        self._written = minutes
        asking = partial(self.ask, replacing=True)
        self.actions.insert(1, make_action(page, "replace", self.tr("Replace…"), asking))
        self.bar.replaced.connect(self.replace)
        self.bar.all_replaced.connect(self.replace_all)

    def replace(self) -> None:
        """Put other words in the place of the current hit, and go on to the next."""
        if self._pause.isActive() or self._again.isActive():
            self._look()
            return
        if not self._hits:
            return
        hit, words = self._hits[self._at], self.bar.words.value
        if not self._may_replace(hit):
            self.step(1)
            return
        self._written.apply(self.tr("Replace"), lambda m: replace_hits(m, (hit,), words))
        behind = hit.position + units(words)
        self._origin = Selected(hit.spot.part, hit.spot.field, behind, behind)
        self._look()
        self._again.stop()

    def replace_all(self) -> None:
        """Put other words in the place of every hit, as one act."""
        self._find()
        hits = tuple(hit for hit in self._hits if self._may_replace(hit))
        left, words = len(self._hits) - len(hits), self.bar.words.value
        if hits:
            self._written.apply(self.tr("Replace all"), lambda m: replace_hits(m, hits, words))
        self._look()
        self._again.stop()
        told = self.tr("{:,} replaced").format(len(hits))
        self.bar.tell(self.tr("{}, {:,} quoted left").format(told, left) if left else told)

    def _may_replace(self, hit: Hit) -> bool:
        return not hit.spot.guarded or self.bar.also_quoted.isChecked()


def _at_start(hit: Hit) -> Selected:
    """The place before a hit, from where that one is found first."""
    return Selected(hit.spot.part, hit.spot.field, hit.position, hit.position)
