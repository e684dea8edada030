"""Pictures read from their bytes, with the size at which they are printed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from msgspec import Struct

from minutes_desktop.export.errors import ExportError

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader

_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


class Picture(Struct, frozen=True):
    """A picture read, with the size at which it is printed, in points."""

    reader: ImageReader
    width: float
    height: float


def read_picture(image: bytes, width: float, height: float, unreadable: str) -> Picture:
    """A PNG or JPEG as large as a box in points allows, its shape kept.

    Raises ``ExportError`` with the sentence ``unreadable`` if it cannot be read.
    """
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415 - few pages have a picture

    if not image.startswith(_BEGINNINGS):
        raise ExportError(unreadable)
    try:
        reader = ImageReader(io.BytesIO(image))
        across, down = reader.getSize()
        reader.getRGBData()  # type: ignore[no-untyped-call]
    except Exception as error:
        # What a broken picture raises depends on where it is broken.
        raise ExportError(unreadable) from error
    scale = min(width / across, height / down)
    return Picture(reader, across * scale, down * scale)
