"""Whether the file at the store's path is still the file that was opened.

SQLite knows its file by an open handle: it would go on writing into one that was moved away,
deleted or replaced, without an error.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

from minutes_desktop.store.errors import StoreAway
from minutes_desktop.store.identity import files_beside

Found = Literal["here", "moved", "deleted", "replaced", "unreachable"]
FileId = tuple[int, int]


class Whereabouts:
    """Knows the file of an open store, by what it is and not by its name."""

    def __init__(self, path: Path) -> None:
        """Remember the file that stands at the path now; raises ``StoreAway`` if there is none."""
        self._path = path
        found = _id_of(path)
        if found is None:
            raise StoreAway(_sentence(path, "moved"), "moved")
        self._file = found
        self._folder = _id_of(path.parent)
        self._beside: dict[Path, FileId] = {}
        # It tells a file that was deleted from one that was moved. Letting go of any other kind of
        # handle would take the locks of SQLite along.
        self._handle = os.open(path, os.O_PATH) if hasattr(os, "O_PATH") else None

    def look(self) -> Found:
        """What has become of the file."""
        found = _id_of(self._path)
        if found == self._file:
            self._beside = dict(_ids(files_beside(self._path)))
            return "here"
        if found is not None:
            return "replaced"
        if self._folder is None or _id_of(self._path.parent) != self._folder:
            return "unreachable"
        deleted = self._handle is not None and os.fstat(self._handle).st_nlink == 0
        return "deleted" if deleted else "moved"

    def insist(self) -> None:
        """Raise ``StoreAway`` unless the file is where it was."""
        found = self.look()
        if found != "here":
            raise StoreAway(_sentence(self._path, found), found)

    def clear(self) -> None:
        """Remove what SQLite left beside a file that is gone; it would be taken for another's."""
        for beside, known in self._beside.items():
            if _id_of(beside) == known:
                beside.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)


def _id_of(path: Path) -> FileId | None:
    with suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None


def _ids(paths: tuple[Path, ...]) -> Iterator[tuple[Path, FileId]]:
    for path in paths:
        if found := _id_of(path):
            yield path, found


def _sentence(path: Path, found: Found) -> str:
    match found:
        case "replaced":
            return (
                f"Another file was put in the place of {path} while it was open. Nothing is being"
                " written to that file."
            )
        case "unreachable":
            return (
                f"{path} cannot be reached any more. Connect its drive or folder again: nothing is"
                " being saved until then."
            )
        case _:
            return f"{path} is no longer there. Put it back: nothing is being saved until then."
