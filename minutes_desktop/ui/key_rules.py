"""Which keys an act may have: not those that write, edit, or belong to the desktop."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

_Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_META = Qt.KeyboardModifier.MetaModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier

MODIFIERS = frozenset(
    {
        _Key.Key_Control,
        _Key.Key_Shift,
        _Key.Key_Alt,
        _Key.Key_AltGr,
        _Key.Key_Meta,
        _Key.Key_Super_L,
        _Key.Key_Super_R,
        _Key.Key_Hyper_L,
        _Key.Key_Hyper_R,
        _Key.Key_CapsLock,
        _Key.Key_NumLock,
        _Key.Key_ScrollLock,
        _Key.Key_unknown,
    }
)
"""Keys that are held while another is pressed, or that only change what others do."""

_EDITING = {"Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Ins", "Shift+Ins", "Shift+Del"}
_CARET_KEYS = {_Key.Key_Left, _Key.Key_Right, _Key.Key_Home, _Key.Key_End}
_ERASING = {_Key.Key_Backspace, _Key.Key_Delete}
_DESKTOP = {"Alt+F4", "Alt+Tab", "Alt+Shift+Tab", "Alt+Esc", "Alt+Space", "Ctrl+Esc"}
_DESKTOP |= {"Ctrl+Shift+Esc", "Ctrl+Alt+Del", "Ctrl+Alt+Backspace", "F10", "Shift+F10"}
_ALTGR_WRITES = {"A": "á", "E": "é", "I": "í", "O": "ó", "U": "ú", "4": "€", "`": "¦"}
_PLAIN_DIGITS = range(_Key.Key_0, _Key.Key_9 + 1)


def _tr(words: str) -> str:
    return QCoreApplication.translate("KeyRules", words)


def portable(pressed: QKeyCombination) -> str:
    """The key as it is kept, such as ``Ctrl+Shift+J``; the number pad is no key of its own."""
    held = pressed.keyboardModifiers() & ~_KEYPAD
    key = _Key.Key_Tab if pressed.key() == _Key.Key_Backtab else pressed.key()
    combined = QKeySequence(QKeyCombination(held, key))
    return combined.toString(QKeySequence.SequenceFormat.PortableText)


def spoken(key: str) -> str:
    """The key in the words of this computer's keyboard."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def refusal(pressed: QKeyCombination) -> str:
    """Why no act may have this key; empty if one may."""
    key, held = pressed.key(), pressed.keyboardModifiers()
    name, words = portable(pressed), spoken(portable(pressed))
    if held & _META or name in _DESKTOP or _is_console(pressed):
        return _tr("{} belongs to the desktop. Press another key.").format(words)
    if not held & (_CTRL | _ALT) and not _Key.Key_F1 <= key <= _Key.Key_F35:
        return _tr(
            "{} is needed for writing. Hold Ctrl or Alt with it, or press one of F1 to F12."
        ).format(words)
    return _editing(pressed, name, words) or _typing(pressed, words)


def _editing(pressed: QKeyCombination, name: str, words: str) -> str:
    """Why not, where the fields in which one writes need the key."""
    key, held = pressed.key(), pressed.keyboardModifiers()
    if name in _EDITING:
        return _tr("{} selects, cuts, copies or pastes. Press another key.").format(words)
    if held & _CTRL and not held & _ALT and key in _CARET_KEYS:
        return _tr("{} moves the caret in the text. Press another key.").format(words)
    if held & _CTRL and not held & (_ALT | _SHIFT) and key in _ERASING:
        return _tr("{} erases a word. Press another key.").format(words)
    if key in {_Key.Key_Tab, _Key.Key_Backtab}:
        return _tr("{} goes from field to field. Press another key.").format(words)
    return ""


def _typing(pressed: QKeyCombination, words: str) -> str:
    """Why not, where the key writes a character on some keyboard."""
    key, held = pressed.key(), pressed.keyboardModifiers()
    if held & _ALT and held & _KEYPAD and key in _PLAIN_DIGITS:
        return _tr("Alt with the number pad writes characters. Press another key.")
    writes = _ALTGR_WRITES.get(spoken(portable(QKeyCombination(_NONE, key))), "")
    if held & _ALT and held & _CTRL and writes:
        return _tr("{} is AltGr on a British keyboard and writes {}. Press another key.").format(
            words, writes
        )
    return ""


def caution(pressed: QKeyCombination, menus: Mapping[str, str]) -> str:
    """What the user should know before an act has this key; ``menus`` by their letters."""
    key, held = pressed.key(), pressed.keyboardModifiers()
    words = spoken(portable(pressed))
    letter = spoken(portable(QKeyCombination(_NONE, key))).casefold()
    if held & ~_KEYPAD == _ALT and letter in menus:
        return _tr("{} opens the menu {}, which it would do no longer.").format(
            words, menus[letter]
        )
    if held & _ALT and held & _CTRL and key < _Key.Key_Escape:
        return _tr("On some keyboards Ctrl+Alt is AltGr, and {} writes a character there.").format(
            words
        )
    return ""


def _is_console(pressed: QKeyCombination) -> bool:
    held = pressed.keyboardModifiers()
    is_function = _Key.Key_F1 <= pressed.key() <= _Key.Key_F35
    return bool(is_function and held & _CTRL and held & _ALT)
