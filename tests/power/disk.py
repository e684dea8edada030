"""A disk that forgets: what was written and not synced may be there after a power cut, or not.

SQLite is given it as a file system (a VFS of apsw). Each file has what has reached the disk, and a
list of what only stands in the cache. A sync moves the cache of that file to the disk; a cut keeps
of the rest any part at all: single sectors of 512 bytes, or pages of 4,096, of any write, a file
at its new length or at its old, and names that were made or removed, or were not.
"""

from __future__ import annotations

import random
from itertools import count
from pathlib import Path

import apsw
from msgspec import Struct

SECTORS = (512, 4096)
SHARES = (0.0, 0.1, 0.5, 0.9, 1.0)  # of the cache that a cut may keep

_NEW_NAME_IS_SYNCED = (
    apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_WAL | apsw.SQLITE_OPEN_SUPER_JOURNAL
)


class Write(Struct, frozen=True):
    """Bytes put at a place of a file, or, without any, the file cut or stretched to that length."""

    at: int
    data: bytes | None


class _File:
    """A file by itself, whatever its name: what is on the disk, and what is only in the cache."""

    def __init__(self, durable: bytes = b"") -> None:
        self.durable = bytearray(durable)
        self.cache: list[Write] = []

    def sync(self) -> None:
        for write in self.cache:
            _do(self.durable, write)
        self.cache.clear()

    def after_cut(self, chance: random.Random) -> bytes:
        """What is found of it when the power is back."""
        found, sector = bytearray(self.durable), chance.choice(SECTORS)
        share = chance.choice(SHARES)
        for write in self.cache:
            if write.data is None:
                if chance.random() < share:
                    _do(found, write)
                continue
            for start in range(0, len(write.data), sector):
                if chance.random() < share:
                    piece = write.data[start : start + sector]
                    _do(found, Write(write.at + start, piece))
        return bytes(found)


def _do(content: bytearray, write: Write) -> None:
    if write.data is None:
        del content[write.at :]
        content.extend(bytes(write.at - len(content)))
        return
    content.extend(bytes(max(0, write.at - len(content))))
    content[write.at : write.at + len(write.data)] = write.data


class Disk(apsw.VFS):
    """The file system of one folder, until the power is cut.

    Attribute: ``acts``, how many writes, syncs and the like there have been.
    """

    def __init__(self, name: str, folder: Path) -> None:
        """Hold the files that stand in the folder now; they are on the disk."""
        super().__init__(name, "")
        self.name = name
        self.acts = 0
        self.cuts: dict[int, random.Random] = {}
        self.found: list[dict[str, bytes]] = []
        files = {str(file): _File(file.read_bytes()) for file in folder.iterdir()}
        self._files = dict(files)  # by the names that programs see
        self._names = dict(files)  # by the names that are on the disk
        self._pending: list[tuple[str, _File | None]] = []  # names made, or (None) removed

    def xOpen(self, name: apsw.URIFilename | str | None, flags: list[int]) -> apsw.VFSFile:
        """Open a file, and make it if that is asked."""
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        return _Handle(self, path, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        """Remove a name; it is gone from the disk as well only with ``syncdir``."""
        super().xDelete(filename, syncdir)
        self._files.pop(filename, None)
        self._pending.append((filename, None))
        if syncdir:
            self.sync_names()
        self.tick()

    def opened(self, path: str) -> _File:
        """The file of that name, made if there is none."""
        if path not in self._files:
            self._files[path] = _File()
            self._pending.append((path, self._files[path]))
        return self._files[path]

    def sync_names(self) -> None:
        """Have the names of the folder on the disk."""
        for path, file in self._pending:
            self._rename(self._names, path, file)
        self._pending.clear()

    def tick(self) -> None:
        """Note that something was done; if the power was to be cut then, see what is left."""
        self.acts += 1
        if chance := self.cuts.get(self.acts):
            self.found.append(self.cut(chance))

    def cut(self, chance: random.Random) -> dict[str, bytes]:
        """What would be found if the power were cut now: contents by path."""
        names, share = dict(self._names), chance.choice(SHARES)
        for path, file in self._pending:
            if chance.random() < share:
                self._rename(names, path, file)
        return {path: file.after_cut(chance) for path, file in names.items()}

    def _rename(self, names: dict[str, _File], path: str, file: _File | None) -> None:
        if file is None:
            names.pop(path, None)
        else:
            names[path] = file


class _Handle(apsw.VFSFile):
    """A file open in SQLite: written for real, so that it reads what it wrote, and noted."""

    def __init__(self, disk: Disk, path: str | None, flags: list[int]) -> None:
        super().__init__("", path, flags)
        self._disk = disk
        self._file = disk.opened(path) if path else _File()
        self._syncs_name = bool(flags[0] & _NEW_NAME_IS_SYNCED)

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self._file.cache.append(Write(offset, bytes(data)))
        self._disk.tick()

    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize)
        self._file.cache.append(Write(newsize, None))
        self._disk.tick()

    def xSync(self, flags: int) -> None:
        self._disk.tick()  # cut just before
        self._file.sync()
        if self._syncs_name:
            # As SQLite's own file system does once for a journal or a log that it has made.
            self._disk.sync_names()
            self._syncs_name = False
        self._disk.tick()


NAMES = (f"cuts-{number}" for number in count())
"""Names for file systems, of which no two may have the same."""
