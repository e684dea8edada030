"""Between a field that is written in and whoever prompts words to the one who writes."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QKeyEvent


class Prompter(Protocol):
    """Follows every key in the field with the caret."""

    def takes(self, event: QKeyEvent) -> bool:
        """Whether the key was meant for what is prompted, so that the field is not to have it."""

    def follow(self, event: QKeyEvent) -> None:
        """The field has had the key."""

    def compose(self, words: str) -> None:
        """An input method has put words, or none, where the caret is."""

    def forget(self) -> None:
        """Something else than typing is about to change what the field says."""
