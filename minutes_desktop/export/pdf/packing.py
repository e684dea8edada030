"""Writing a PDF file in which objects without a stream are packed together and compressed.

ReportLab writes each object in full, and twenty bytes more for where it is: with the many small
objects of a structure that is more than all pages take (ISO 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_SPECIAL = re.compile(r"[()\\]")
_TOGETHER = 250  # objects; which of a pack one is fits a byte
_LEVEL = 5
_STREAM_END = b"endstream\n"
_PLACE = struct.Struct(">BIB")  # how an object is kept, where, and which of a pack it is
_IN_FILE, _IN_PACK = 1, 2


class PackedFile:
    """A file being written; each object is put into it once, under its number."""

    def __init__(self, output: BytesIO) -> None:
        """A file that goes to a stream and has no object yet."""
        self._output = output
        self._places = bytearray(_PLACE.size)  # the first object is none, and free
        self._waiting: list[tuple[int, bytes]] = []
        self._packs: list[bytes] = []
        output.write(_HEAD)

    def put(self, number: int, written: bytes) -> None:
        """Put an object under its number; one with a stream ends as ReportLab ends it."""
        if written.endswith(_STREAM_END):
            # The line end before the last word is what PDF/A wants (ISO 19005-2, 6.1.7.1).
            self._put_by_itself(number, written.removesuffix(_STREAM_END) + b"\nendstream")
            return
        self._place(number, _IN_PACK, len(self._packs), len(self._waiting))
        self._waiting.append((number, written))
        if len(self._waiting) == _TOGETHER:
            self._pack()

    def finish(self, first: int, entries: str) -> None:
        """Write the packs, under numbers from the ``first`` on, and where each object is.

        ``entries`` are those of the trailer that say what the document is.
        """
        if self._waiting:
            self._pack()
        self._find_packs(first)
        for number, pack in enumerate(self._packs, first):
            self._put_by_itself(number, pack)
        last = first + len(self._packs)
        start = self._output.tell()
        self._place(last, _IN_FILE, start)
        entries = f"/Type/XRef/Size {last + 1}/W[1 4 1]{entries}"
        self._put_by_itself(last, _stream(entries, bytes(self._places)))
        self._output.write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _find_packs(self, first: int) -> None:
        """Let what is packed be found by the number of its pack, which is known at last."""
        for at, (kind, where, which) in enumerate(_PLACE.iter_unpack(bytes(self._places))):
            if kind == _IN_PACK:
                self._place(at, kind, first + where, which)

    def _place(self, number: int, kind: int, where: int, which: int = 0) -> None:
        missing = (number + 1) * _PLACE.size - len(self._places)
        if missing > 0:
            self._places += bytes(missing)
        _PLACE.pack_into(self._places, number * _PLACE.size, kind, where, which)

    def _put_by_itself(self, number: int, written: bytes) -> None:
        self._place(number, _IN_FILE, self._output.tell())
        self._output.write(b"%d 0 obj\n%b\nendobj\n" % (number, written))

    def _pack(self) -> None:
        index, at = [], 0
        for number, written in self._waiting:
            index.append(b"%d %d" % (number, at))
            at += len(written) + 1
        head = b" ".join(index) + b"\n"
        content = head + b"\n".join(written for _, written in self._waiting)
        entries = f"/Type/ObjStm/N {len(self._waiting)}/First {len(head)}"
        self._packs.append(_stream(entries, content))
        self._waiting = []


def _stream(entries: str, content: bytes) -> bytes:
    packed = zlib.compress(content, _LEVEL)
    head = f"<<{entries}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
    return head.encode("ascii") + packed + b"\nendstream"


def text_string(words: str) -> str:
    """Words as a text string of a PDF (ISO 32000-1, 7.9.2.2)."""
    if words.isascii() and words.isprintable():
        escaped = _SPECIAL.sub(lambda found: "\\" + found[0], words)
        return f"({escaped})"
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"
