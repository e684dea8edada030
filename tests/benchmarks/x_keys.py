"""Keys sent by the X server itself (the XTEST extension), as if pressed on a keyboard."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks.session_script import Tap

_LONGEST_WAIT = 3.0  # seconds for a key to be painted
_NAP_SECONDS = 0.0002
_NAMES = {
    "Ctrl": "Control_L",
    "Alt": "Alt_L",
    "Shift": "Shift_L",
    "Backspace": "BackSpace",
    "PgUp": "Prior",
    "PgDown": "Next",
    "Del": "Delete",
    "Ins": "Insert",
    " ": "space",
}


class Arrivals(QObject):
    """Notes when the window last got a key from the X server."""

    at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a key."""
        if event.type() == QEvent.Type.KeyPress:
            self.at = time.perf_counter()
        return False


class XKeyboard:
    """A keyboard of the X server on which the window is, which must have the focus there."""

    def __init__(self, window: QWidget, painted_at: Callable[[], float]) -> None:
        """Press keys for the window; ``painted_at`` says when it was last painted."""
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XStringToKeysym.restype = ctypes.c_ulong
        self._x.XkbKeycodeToKeysym.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(None))
        assert self._display.value, "there is no X server"
        self._painted_at = painted_at
        self._arrivals = Arrivals(window)
        handle = window.windowHandle()
        assert handle is not None
        handle.installEventFilter(self._arrivals)

    def tap(self, tap: Tap) -> None:
        """Press and release a key with what is held with it, and wait until it is painted."""
        sent = time.perf_counter()
        if tap.named:
            *held, name = tap.key.replace("++", "+plus").split("+")
            self._send([self._code(_keysym(one, self._x)) for one in [*held, name]])
        else:
            keysym = _keysym(tap.key, self._x)
            code = self._code(keysym)
            shifted = self._keysym_of(code, 0) != keysym
            assert self._keysym_of(code, int(shifted)) == keysym, f"no key writes {tap.key!r}"
            shift = [self._code(_keysym("Shift", self._x))] if shifted else []
            self._send([*shift, code])
        self._wait_for_paint(sent)

    def _send(self, codes: list[int]) -> None:
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, code, 1, 0)
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, code, 0, 0)
        self._x.XFlush(self._display)

    def _wait_for_paint(self, sent: float) -> None:
        nap = Event()
        while time.perf_counter() - sent < _LONGEST_WAIT:
            QApplication.processEvents()
            if self._painted_at() > self._arrivals.at > sent:
                return
            nap.wait(_NAP_SECONDS)
        raise AssertionError("a key was not painted")

    def _code(self, keysym: int) -> int:
        code = int(self._x.XKeysymToKeycode(self._display, ctypes.c_ulong(keysym)))
        assert code, f"no key has the symbol {keysym:#x}"
        return code

    def _keysym_of(self, code: int, level: int) -> int:
        return int(self._x.XkbKeycodeToKeysym(self._display, ctypes.c_ubyte(code), 0, level))


def _keysym(name: str, x: ctypes.CDLL) -> int:
    named = _NAMES.get(name, name)
    if len(named) == 1:
        return ord(named)
    keysym = int(x.XStringToKeysym(named.encode("ascii")))
    assert keysym, f"X knows no key {name!r}"
    return keysym
