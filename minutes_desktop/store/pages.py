"""The pages of a database file, read without SQLite, which gives up at the first broken one.

The form of the file is that of https://www.sqlite.org/fileformat2.html. What is committed in the
log beside it counts as part of it. Nothing here raises because of what a file holds.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from minutes_desktop.store.identity import write_ahead_log
from minutes_desktop.store.records import Record, index_record, table_record

LEAF, INNER, INDEX_LEAF, INDEX_INNER = 0x0D, 0x05, 0x0A, 0x02
USUAL_SIZE = 4096

_MAGIC = b"SQLite format 3\0"
_SIZES = [512 << shift for shift in range(8)]
_LOG_MAGIC = (0x377F0682, 0x377F0683)


class Tree(Struct):
    """What a walk through a table or an index found; ``torn`` if not all of it could be read."""

    pages: set[int] = field(default_factory=set)
    records: list[Record] = field(default_factory=list)
    torn: bool = False


class Pages:
    """The pages of one file, by number from 1.

    Attributes: ``size`` of a page, in bytes; ``count`` of pages that there should be.
    """

    def __init__(self, path: Path) -> None:
        """Read the file at ``path`` and its log; raises ``OSError`` if it cannot be opened."""
        self._file = path.open("rb")
        length = path.stat().st_size
        log = _read(write_ahead_log(path))
        self.size = self._find_size(log)
        self._logged = _committed(log, self.size)
        self.count = max([-(-length // self.size), *self._logged])

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def page(self, number: int) -> bytes:
        """A page, with zeros for what of it is missing."""
        if number in self._logged:
            return self._logged[number]
        return self._at((number - 1) * self.size, self.size).ljust(self.size, b"\0")

    def header(self) -> bytes:
        """The first hundred bytes of the file."""
        return self.page(1)[:100]

    def kind(self, number: int) -> int:
        """What the page says it is: ``LEAF`` and the like; 0 if it is none of these."""
        return _kind(self.page(number), number)

    def free(self) -> set[int]:
        """The pages that are out of use, as far as their list can be followed."""
        found: set[int] = set()
        trunk = _u32(self.header(), 32)
        while 1 < trunk <= self.count and trunk not in found:
            page = self.page(trunk)
            found.add(trunk)
            leaves = min(_u32(page, 4), self.size // 4 - 2)
            found.update(_u32(page, 8 + 4 * at) for at in range(leaves))
            trunk = _u32(page, 0)
        return found

    def walk(self, root: int, *, index: bool = False) -> Tree:
        """Go through all pages under the root of a table, or of an index."""
        kinds = {INDEX_LEAF, INDEX_INNER} if index else {LEAF, INNER}
        tree = Tree()
        waiting = [root]
        while waiting:
            number = waiting.pop()
            kind = self.kind(number) if 0 < number <= self.count else 0
            if number in tree.pages or kind not in kinds:
                tree.torn = True
                continue
            tree.pages.add(number)
            if kind in {INNER, INDEX_INNER}:
                page = self.page(number)
                start = _start(number)
                waiting.append(_u32(page, start + 8))
                waiting.extend(_u32(page, cell) for cell in self._cells(page, number))
            if kind != INNER:
                found = list(self.records(number))
                tree.records += found
                tree.torn |= len(found) != _u16(self.page(number), _start(number) + 3)
        return tree

    def records(self, number: int) -> Iterator[Record]:
        """The rows of a leaf of a table, or the keys of a page of an index."""
        page, kind = self.page(number), self.kind(number)
        for cell in self._cells(page, number):
            if kind == LEAF:
                record = table_record(page, cell, self.page)
            else:
                record = index_record(page, cell + (4 if kind == INDEX_INNER else 0), self.page)
            if record is not None:
                yield record

    def _cells(self, page: bytes, number: int) -> Iterator[int]:
        """Where on the page its cells begin."""
        start = _start(number)
        first = start + (12 if page[start] in {INNER, INDEX_INNER} else 8)
        for at in range(min(_u16(page, start + 3), (self.size - first) // 2)):
            cell = _u16(page, first + 2 * at)
            if first <= cell <= self.size - 4:
                yield cell

    def _at(self, offset: int, length: int) -> bytes:
        try:
            self._file.seek(offset)
            return self._file.read(length)
        except OSError:
            return b""  # a place on the disk that cannot be read is like a page of zeros

    def _find_size(self, log: bytes) -> int:
        """The size of a page: what the header says, unless another fits the pages better."""
        header = self._at(0, 100)
        said = [_u16(header.ljust(100, b"\0"), 16), _u32(log, 8) if len(log) >= 32 else 0]
        likely = [one for one in (*said, USUAL_SIZE) if one in _SIZES]
        return max(likely, key=lambda size: (self._fit(size), header[:16] == _MAGIC))

    def _fit(self, size: int) -> int:
        """How many of the first pages look like ones, were they of this size."""
        pages = ((self._at((at - 1) * size, size).ljust(size, b"\0"), at) for at in range(2, 200))
        return sum(bool(_kind(*one)) for one in pages)


def _kind(page: bytes, number: int) -> int:
    """What a page says it is, if its own numbers bear that out."""
    start = _start(number)
    kind = page[start]
    if kind not in {LEAF, INNER, INDEX_LEAF, INDEX_INNER}:
        return 0
    content = _u16(page, start + 5) or 65536
    pointers = start + (12 if kind in {INNER, INDEX_INNER} else 8) + 2 * _u16(page, start + 3)
    return kind if pointers <= content <= len(page) or len(page) == content else 0


def _start(number: int) -> int:
    return 100 if number == 1 else 0


def _u16(data: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", data, at)[0])


def _u32(data: bytes, at: int) -> int:
    return int(struct.unpack_from(">I", data, at)[0])


# ------------------------------------------------------------------ the log


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _committed(log: bytes, size: int) -> dict[int, bytes]:
    """The pages committed in a log, each as it was last.

    A frame whose sum is wrong is left out; each frame after it is held to the sum before its own.
    """
    if len(log) < 32 or _u32(log, 0) not in _LOG_MAGIC or _u32(log, 8) != size:
        return {}
    order = ">" if _u32(log, 0) & 1 else "<"
    salts, sums = log[16:24], struct.unpack_from(">2I", log, 24)
    committed: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    for at in range(32, len(log) - 24 - size + 1, 24 + size):
        head, page = log[at : at + 24], log[at + 24 : at + 24 + size]
        stored = struct.unpack_from(">2I", head, 16)
        if head[8:16] == salts:
            if _sum(page, _sum(head[:8], sums, order), order) == stored:
                waiting[_u32(head, 0)] = page
                if _u32(head, 4):  # the last of its transaction
                    committed |= waiting
                    waiting = {}
            sums = stored
    return committed


def _sum(data: bytes, sums: tuple[int, ...], order: str) -> tuple[int, ...]:
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for one, other in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second
