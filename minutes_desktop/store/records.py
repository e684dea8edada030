"""The rows in the pages of a database file, as SQLite lays them down.

A row that runs over into pages that cannot be read is cut short and not whole.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

from msgspec import Struct

Cell = int | float | str | bytes | None
ReadPage = Callable[[int], bytes]

_LENGTHS = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
_MOST = 100_000_000  # bytes that no row of ours comes to


class Record(Struct):
    """The values of a row, or of a key of an index; ``whole`` unless some had to be guessed."""

    rowid: int
    values: list[Cell]
    whole: bool = True


def table_record(page: bytes, at: int, read: ReadPage) -> Record | None:
    """The row that begins at a place on a leaf of a table; ``None`` if there is no sense in it."""
    length, at = _varint(page, at)
    rowid, at = _varint(page, at)
    payload = _payload(page, at, length, len(page) - 35, read)
    return _record(payload, length, _signed(rowid))


def index_record(page: bytes, at: int, read: ReadPage) -> Record | None:
    """The key that begins at a place on a page of an index."""
    length, at = _varint(page, at)
    most = (len(page) - 12) * 64 // 255 - 23
    return _record(_payload(page, at, length, most, read), length, 0)


def _payload(page: bytes, at: int, length: int, most: int, read: ReadPage) -> bytes:
    """The bytes of a row, of which a page holds at most so many; the rest is on others."""
    size = len(page)
    if length > _MOST:
        return b""
    if length <= most:
        return page[at : at + length]
    least = (size - 12) * 32 // 255 - 23
    here = least + (length - least) % (size - 4)
    here = here if here <= most else least
    parts = [page[at : at + here]]
    left = length - here
    following = page[at + here : at + here + 4]
    seen: set[int] = set()
    while left > 0 and len(following) == 4:
        number = int.from_bytes(following, "big")
        if number < 2 or number in seen:
            break
        seen.add(number)
        more = read(number)
        if not any(more):
            break
        following = more[:4]
        parts.append(more[4 : 4 + left])
        left -= len(parts[-1])
    return b"".join(parts)


def _record(payload: bytes, length: int, rowid: int) -> Record | None:
    if not payload:
        return None
    head, at = _varint(payload, 0)
    if not 1 <= head <= len(payload):
        return None
    kinds: list[int] = []
    while at < head:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    record = Record(rowid, [], whole=len(payload) == length)
    for kind in kinds:
        size = _LENGTHS[kind] if kind < len(_LENGTHS) else max(kind - 12, 0) // 2
        record.values.append(_value(kind, payload[at : at + size], size, record))
        at += size
    return record


def _value(kind: int, data: bytes, size: int, record: Record) -> Cell:
    if len(data) < size:
        record.whole = False
        if kind < 12:
            return None
    match kind:
        case 0:
            return None
        case 8 | 9:
            return kind - 8
        case 7:
            return float(struct.unpack(">d", data)[0])
        case _ if kind < 7:
            return int.from_bytes(data, "big", signed=True)
        case _ if kind < 12:
            record.whole = False
            return None
        case _ if kind % 2:
            return _text(data, record)
        case _:
            return data


def _text(data: bytes, record: Record) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        record.whole = False
        return data.decode(errors="replace").rstrip("\0")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next begins."""
    value = 0
    for count in range(9):
        if at >= len(data):
            return value, at
        byte = data[at]
        at += 1
        if count == 8:
            return (value << 8) | byte, at
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            break
    return value, at


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value
