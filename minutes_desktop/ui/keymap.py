"""The keys as this user has them: those of the table, but for what was changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence

from minutes_desktop.ui.keys import (
    CAPTURE_KEYS,
    KEYS,
    REGISTER_KEYS,
    TEMPLATE_KEYS,
    WINDOW_KEYS,
    key_words,
    sequences,
)

PARTING = "|"


class Keymap(NamedTuple):
    """The keys of every act; ``changes`` holds those the user gave, by the act's name.

    A key that was given to one act is no longer that of another on the same page: what the user
    chose comes before what the program offers, also where a later version offers more.
    """

    changes: dict[str, str] = {}  # noqa: RUF012

    def keys(self, act: str) -> str:
        """The keys of an act, parted by ``|``; empty for none."""
        if act in self.changes:
            return self.changes[act]
        taken = {
            key
            for rival in rivals(act)
            if rival in self.changes
            for key in parted(self.changes[rival])
        }
        return PARTING.join(key for key in parted(KEYS[act]) if key not in taken)

    def words(self, act: str) -> str:
        """The first key of an act, in the words of this computer's keyboard; empty for none."""
        return key_words(self.keys(act))

    def all_words(self, act: str) -> str:
        """All keys of an act in words, such as ``Ctrl+Q or Ctrl+W``."""
        native = QKeySequence.SequenceFormat.NativeText
        words = [keys.toString(native) for keys in sequences(self.keys(act))]
        # The two Enter keys are one to whoever presses them.
        shown = [
            one for one in words if one.replace("Return", "Enter") not in words[: words.index(one)]
        ]
        return _tr(" or ").join(shown)

    def holder(self, key: str, act: str) -> str:
        """The other act that has a key where ``act`` would have it too; empty if none has."""
        return next((rival for rival in rivals(act) if key in parted(self.keys(rival))), "")

    def is_changed(self, act: str) -> bool:
        """Whether the act has other keys than the program gave it."""
        return parted(self.keys(act)) != parted(KEYS[act])

    def giving(self, act: str, keys: str) -> Keymap:
        """The act has these keys, and no other act on the same page has any of them."""
        changes = dict(self.changes)
        for rival in rivals(act):
            if rival in changes:
                left = [key for key in parted(changes[rival]) if key not in parted(keys)]
                changes[rival] = PARTING.join(left)
        changes[act] = keys
        return _lean(Keymap(changes))

    def resetting(self, act: str) -> Keymap:
        """The act has the keys again that the program gave it, whoever has them now."""
        return self.giving(act, KEYS[act])


def rivals(act: str) -> list[str]:
    """The other acts that can be done where this one can."""
    pages = [CAPTURE_KEYS, TEMPLATE_KEYS, REGISTER_KEYS]
    if act not in WINDOW_KEYS:
        pages = [page for page in pages if act in page]
    pages.insert(0, WINDOW_KEYS)
    return [name for page in pages for name in page if name != act]


def _lean(keymap: Keymap) -> Keymap:
    """The same without changes that leave an act as it would be all the same."""
    for act, keys in keymap.changes.items():
        fewer = Keymap({name: kept for name, kept in keymap.changes.items() if name != act})
        if act in KEYS and parted(fewer.keys(act)) == parted(keys):
            return _lean(fewer)
    return keymap


def parted(keys: str) -> list[str]:
    """Each of several keys, always written alike."""
    return [key.toString(QKeySequence.SequenceFormat.PortableText) for key in sequences(keys)]


def give_keys(keymap: Keymap, actions: Iterable[QAction]) -> None:
    """Have the actions done by the keys of the acts whose names they carry."""
    for action in actions:
        name = action.objectName()
        if name in KEYS and action.shortcuts() != (wanted := sequences(keymap.keys(name))):
            action.setShortcuts(wanted)


def written_keymap(keymap: Keymap) -> str:
    """The changes as they are kept."""
    import json  # noqa: PLC0415 - the first paint does without

    return json.dumps(keymap.changes, ensure_ascii=False, sort_keys=True) if keymap.changes else ""


def read_keymap(words: str) -> tuple[Keymap, str]:
    """The keymap kept as these words, and a sentence where it cannot be used as it stands."""
    if not words:
        return Keymap(), ""
    import json  # noqa: PLC0415 - as above

    try:
        found = json.loads(words)
    except ValueError:
        found = None
    if not isinstance(found, dict) or not all(_is_sound(keys) for keys in found.values()):
        return Keymap(), _tr(
            "The keys you had changed could not be read, so every key does what it did at first;"
            " change them again under Help, Keyboard shortcuts."
        )
    return Keymap(found), ""


def _is_sound(keys: object) -> bool:
    if not isinstance(keys, str):
        return False
    return all(
        key.count() == 1 and key[0].key() != Qt.Key.Key_unknown  # type: ignore[index]
        for key in sequences(keys)
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("Keymap", words)
