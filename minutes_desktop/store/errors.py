"""What can go wrong with the store, as sentences for the minute taker."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from minutes_desktop.store.rights import may_be_written


class StoreError(Exception):
    """The store could not do what was asked; ``str(error)`` is the sentence for the user."""


class StoreOutdated(StoreError):
    """The store is of an earlier version and has not been brought up to date yet."""


class StoreDamaged(StoreError):
    """The file is broken: a backup can take its place, or what can still be read be saved."""


class StoreMismatch(StoreError):
    """What was to be written does not fit what the store holds."""


class StoreReadOnly(StoreError):
    """The store, or the folder it is in, may only be read."""


class StoreSealed(StoreError):
    """Something was to be changed that is kept for good; the store refused it."""


class StoreAway(StoreError):
    """The file of an open store is not where it was; ``how`` says what has become of it."""

    def __init__(self, sentence: str, how: str) -> None:
        """``how`` is ``"moved"``, ``"deleted"``, ``"replaced"`` or ``"unreachable"``."""
        super().__init__(sentence)
        self.how = how


_SENTENCES = {
    "SQLITE_FULL": "The disk is full, so nothing more can be saved in {path}. Free some space.",
    "SQLITE_BUSY": "Another program is writing to {path}. Close it, and the saving goes on.",
    "SQLITE_LOCKED": "Another program is writing to {path}. Close it, and the saving goes on.",
    "SQLITE_READONLY": "{path} may only be read. Allow writing to the file and to its folder.",
    "SQLITE_CANTOPEN": "{path} cannot be opened. Check that its folder is there and is yours.",
    "SQLITE_PERM": "{path} may not be opened. Ask for access to the file and to its folder.",
    "SQLITE_NOTADB": "{path} is not a store of minutes, or is damaged. It was left as it is.",
    "SQLITE_CORRUPT": "{path} is damaged. Keep it as it is, and go back to a backup.",
    "SQLITE_IOERR": "The disk of {path} does not answer. Check that the drive is connected.",
}
_KINDS = {
    "SQLITE_CONSTRAINT": StoreMismatch,
    "SQLITE_CORRUPT": StoreDamaged,
    "SQLITE_NOTADB": StoreDamaged,
    "SQLITE_READONLY": StoreReadOnly,
}
_OTHER = "{path} could not be used ({reason}). Your words are still in the window."


def read_only_words(path: Path) -> str:
    """The sentence for a store that may only be read."""
    return _SENTENCES["SQLITE_READONLY"].format(path=path)


def store_error(error: sqlite3.Error, path: Path) -> StoreError:
    """What an error of SQLite means for the store at ``path``."""
    family = family_of(error)
    if getattr(error, "sqlite_errorname", None) == "SQLITE_CONSTRAINT_TRIGGER":
        return StoreSealed(str(error))
    if family == "SQLITE_CANTOPEN" and path.exists() and not may_be_written(path):
        family = "SQLITE_READONLY"
    words = _SENTENCES.get(family, _OTHER).format(path=path, reason=error)
    return _KINDS.get(family, StoreError)(words)


def family_of(error: sqlite3.Error) -> str:
    """The kind of an error of SQLite, such as ``SQLITE_IOERR``; empty if it has none."""
    name = getattr(error, "sqlite_errorname", None) or ""
    return "_".join(name.split("_")[:2])


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn errors of SQLite in the block into a ``StoreError`` about the store at ``path``."""
    try:
        yield
    except sqlite3.Error as error:
        raise store_error(error, path) from error
