"""What the program and its printing process say to each other, and how that is framed.

A message is one JSON object with the bytes that belong to it, such as the pixels of a page. On the
wire stand two lengths of four bytes each, the lowest first, then the JSON, then those bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from minutes_desktop.domain.action_sheet import ActionSheet
from minutes_desktop.domain.key_sheet import KeySheet
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.template import Template
from minutes_desktop.export.stamp import NO_STAMP, Stamp


class Print(Struct, frozen=True, tag="print"):
    """Make the PDF of these minutes and keep it, for pages to be drawn from."""

    ticket: int
    minutes: Minutes
    template: Template
    stamp: Stamp = NO_STAMP


class ShowFile(Struct, frozen=True, tag="show_file"):
    """Keep the PDF of a file as it is, for pages to be drawn from."""

    ticket: int
    path: str


class DrawPage(Struct, frozen=True, tag="draw_page"):
    """Draw a page, counted from 1, of the PDF kept, ``width`` pixels wide."""

    number: int
    width: int


class Export(Struct, frozen=True, tag="export"):
    """Write these minutes to a file, of the kind its ending names.

    A file that is there is written over only if ``replace`` is set.
    """

    minutes: Minutes
    template: Template
    path: str
    replace: bool = True
    stamp: Stamp = NO_STAMP


class ExportKeys(Struct, frozen=True, tag="export_keys"):
    """Write the sheet of keys to a file, as a PDF."""

    sheet: KeySheet
    path: str
    replace: bool = True


class ExportActions(Struct, frozen=True, tag="export_actions"):
    """Write these actions to a file, of the kind its ending names."""

    sheet: ActionSheet
    path: str
    replace: bool = True


class ReadPages(Struct, frozen=True, tag="read_pages"):
    """Read the words on the pages of this PDF."""

    pdf: bytes


class PagesRead(Struct, frozen=True, tag="pages_read"):
    """The words of each page; none at all where it could not be read as a PDF."""

    pages: tuple[str, ...]


class Printed(Struct, frozen=True, tag="printed"):
    """The PDF is made; ``sizes`` has the width and height of each page, in points.

    ``unshown`` are the characters that the font has no shape for.
    """

    ticket: int
    sizes: tuple[tuple[float, float], ...]
    unshown: str = ""


class PageDrawn(Struct, frozen=True, tag="page_drawn"):
    """A page as pixels: blue, green, red and one unused byte each, ``stride`` bytes a row."""

    ticket: int
    number: int
    width: int
    height: int
    stride: int


class Progress(Struct, frozen=True, tag="progress"):
    """So many parts of the file are made: pages of a PDF, items of another. No reply yet."""

    made: int
    count: int


class Exported(Struct, frozen=True, tag="exported"):
    """The file is written."""

    path: str


class Failed(Struct, frozen=True, tag="failed"):
    """The request could not be done; ``sentence`` tells the user why."""

    sentence: str


class Passed(Struct, frozen=True, tag="passed"):
    """There was nothing to do: the page asked for is not there."""


Request = Print | ShowFile | DrawPage | Export | ExportKeys | ExportActions | ReadPages
Reply = PagesRead | Printed | PageDrawn | Exported | Failed | Passed
Said = Reply | Progress

_LENGTHS = struct.Struct("<II")


def framed(message: Request | Said, data: bytes = b"") -> bytes:
    """A message, with the bytes that belong to it, as it goes on the wire."""
    words = msgspec.json.encode(message)
    return _LENGTHS.pack(len(words), len(data)) + words + data


class Unframed:
    """Takes in bytes as they come off the wire and gives the messages they make up."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def feed(self, received: bytes) -> Iterator[tuple[bytes, bytes]]:
        """The JSON and the data of every message that is now complete."""
        self._bytes += received
        while len(self._bytes) >= _LENGTHS.size:
            words, data = _LENGTHS.unpack_from(self._bytes)
            start, middle = _LENGTHS.size, _LENGTHS.size + words
            if len(self._bytes) < middle + data:
                return
            message = bytes(self._bytes[start:middle]), bytes(self._bytes[middle : middle + data])
            del self._bytes[: middle + data]
            yield message
