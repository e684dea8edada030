"""The picture at the top right of the first page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from msgspec import Struct

from minutes_desktop.domain.layout import Logo
from minutes_desktop.export.errors import ExportError
from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.design import Design

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_UNREADABLE = (
    "The logo of the template cannot be read; choose another PNG or JPEG picture in the template."
)


class Picture(Struct, frozen=True):
    """A picture read, with the size at which it is printed, in points."""

    reader: ImageReader
    width: float
    height: float


def read_logo(logo: Logo, design: Design) -> Picture | None:
    """The logo as large as its box allows, its shape kept; ``None`` without one.

    Raises ``ExportError`` if the picture cannot be read.
    """
    if not logo.image:
        return None
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415 - few layouts have a logo

    if not logo.image.startswith(_BEGINNINGS):
        raise ExportError(_UNREADABLE)
    try:
        reader = ImageReader(io.BytesIO(logo.image))
        across, down = reader.getSize()
        reader.getRGBData()  # type: ignore[no-untyped-call]
    except Exception as error:
        # What a broken picture raises depends on where it is broken.
        raise ExportError(_UNREADABLE) from error
    width = min(logo.width * styles.MM, design.frame.width / 2)
    scale = min(width / across, logo.height * styles.MM / down)
    return Picture(reader, across * scale, down * scale)


def draw_logo(
    canvas: Canvas, picture: Picture, design: Design
) -> tuple[float, float, float, float]:
    """Put the picture at the top right of the text of the page in hand.

    The box it fills comes back: left, bottom, right and top, in points from the lower left corner.
    """
    frame = design.frame
    left = frame.left + frame.width - picture.width
    bottom = styles.PAGE_HEIGHT - frame.top - picture.height
    canvas.drawImage(picture.reader, left, bottom, picture.width, picture.height, mask="auto")
    return left, bottom, left + picture.width, bottom + picture.height
