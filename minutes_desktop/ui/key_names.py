"""Words on the screen that name a key, and go on naming the right one when it is changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from minutes_desktop.ui.keymap import Keymap


@runtime_checkable
class HasKeys(Protocol):
    """A window whose acts are done by keys that its user can change."""

    keymap: Keymap
    keys_changed: SignalInstance


def keymap_of(widget: QWidget) -> Keymap:
    """The keys of the window the widget is in; those of the program where it is in none."""
    window = widget.window()
    return window.keymap if isinstance(window, HasKeys) else Keymap()


def with_key(words: str, keys: str) -> str:
    """Such as ``Repair (Ctrl+R)``; the words alone where there is no key."""
    return f"{words} ({keys})" if keys else words


def name_key(widget: QWidget, act: str, words: str, show: Callable[[str], object]) -> None:
    """Have ``show`` called with words for the widget that name the key of an act.

    It is called now, and again whenever the key is another one.
    """
    _Named(widget, act, words, show)


class _Named(QObject):
    """Watches a widget, which learns only when it is shown in which window it is."""

    def __init__(
        self, widget: QWidget, act: str, words: str, show: Callable[[str], object]
    ) -> None:
        super().__init__(widget)
        self._widget, self._act, self._words, self._show = widget, act, words, show
        self._window: HasKeys | None = None
        widget.installEventFilter(self)
        self._name()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Name the key as the window has it."""
        if event.type() == QEvent.Type.Show:
            self._name()
        return False

    def _name(self) -> None:
        window = self._widget.window()
        if isinstance(window, HasKeys) and window is not self._window:
            self._window = window
            window.keys_changed.connect(self._name)
        self._show(with_key(self._words, keymap_of(self._widget).words(self._act)))
