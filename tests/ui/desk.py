"""A meeting on a capture page in a window, and a keyboard for it."""

from __future__ import annotations

from collections.abc import Callable

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.ui.capture.page import CapturePage
from tests.journeys.player import Player
from tests.journeys.typist import Press
from tests.journeys.typist import Words as Typed


class Desk:
    """A capture page in a window, and keys for it."""

    def __init__(self, page: CapturePage) -> None:
        self.page = page
        self.player = Player()
        self.bar = page.finding.bar

    def keys(self, *keys: str) -> None:
        """Press keys, named as in menus."""
        self.player.play([Press(key) for key in keys])

    def type(self, words: str) -> None:
        """Type words."""
        self.player.play([Typed(words)])

    @property
    def told(self) -> str:
        """What the bar says."""
        return self.bar.field.accessibleDescription()

    @property
    def caret(self) -> tuple[str, str, str]:
        """Where the caret is, and the words that are selected."""
        here = self.page.places.selected()
        return here.part, here.field, here.words


Open = Callable[[Minutes], Desk]
