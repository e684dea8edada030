"""How far the making of a file has come, for whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable

Watch = Callable[[int, int], None]
"""Is told how many parts of the file are made, and how many there will be."""


def unwatched(made: int, count: int) -> None:
    """Tell nobody."""
