"""The picture at the top right of the first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutes_desktop.domain.layout import Logo
from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.design import Design
from minutes_desktop.export.pdf.picture import Picture, read_picture

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_UNREADABLE = (
    "The logo of the template cannot be read; choose another PNG or JPEG picture in the template."
)


def read_logo(logo: Logo, design: Design) -> Picture | None:
    """The logo as large as its box allows, its shape kept; ``None`` without one.

    Raises ``ExportError`` if the picture cannot be read.
    """
    if not logo.image:
        return None
    width = min(logo.width * styles.MM, design.frame.width / 2)
    return read_picture(logo.image, width, logo.height * styles.MM, _UNREADABLE)


def draw_logo(
    canvas: Canvas, picture: Picture, design: Design
) -> tuple[float, float, float, float]:
    """Put the picture at the top right of the text of the page in hand.

    The box it fills comes back: left, bottom, right and top, in points from the lower left corner.
    """
    frame = design.frame
    left = frame.left + frame.width - picture.width
    bottom = styles.PAGE_HEIGHT - frame.top - picture.height
    return draw_picture(canvas, picture, left, bottom)


def draw_picture(
    canvas: Canvas, picture: Picture, left: float, bottom: float
) -> tuple[float, float, float, float]:
    """Put a picture with its lower left corner at a place on the page in hand; the box it fills."""
    canvas.drawImage(picture.reader, left, bottom, picture.width, picture.height, mask="auto")
    return left, bottom, left + picture.width, bottom + picture.height
