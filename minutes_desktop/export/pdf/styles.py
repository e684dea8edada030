"""The sizes of the printed page that no layout changes, in points, and what words can look like."""

from __future__ import annotations

from functools import cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.layout import FontName

MM = 72 / 25.4

PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM

# Baselines of the running lines, from the top of the page.
HEADER = 10 * MM
MARKING_ABOVE = 15 * MM
MARKING_BELOW = 282 * MM
FOOTER = 287 * MM
RUNNING_SIZE = 10.0

# The grids.
PAD_SIDE = 1.9 * MM
PAD = 1.2 * MM
RULE = 0.5
RULE_GREY = 0.4
SHADE_GREY = 0.902
LEAST_BODY = 30 * MM
LEAST_COLUMN = 5 * MM
BAR = 2.0
BAR_SPACE = 4 * MM  # from the bar to the words beside it

# Distances down the page.
PARAGRAPH_GAP = 6.0
ENTRY_GAP = 3.0
AFTER_LABEL = 3.0
TITLE_GAP = 12.0
DETAIL_GAP = 3.0
ROW_GAP = 3.0
GRID_GAP = 12.0

# Hanging marks: the box of a bullet, of a typed label, and the space that follows a wide one.
BULLET_BOX = 6 * MM
LABEL_BOX = 8 * MM
MARK_SPACE = 1.5 * MM
WIDEST_MARK = 36 * MM

# Shares of the size of the text around them.
LEAST_LEADING = 1.15
RAISED_SIZE = 0.65
RAISED = 0.33
LOWERED = -0.15

UNDERLINE = 0.06
UNDERLINE_DROP = 0.12
# How far above and below its baseline the font reaches, as shares of its size.
ASCENT = 0.905
DESCENT = 0.212

LEAST_SIZE = 10.0

FaceName = Literal["Regular", "Bold", "Italic", "BoldItalic"]


class Look(Struct, frozen=True):
    """How characters look; ``rise`` lifts them off the line, in points.

    An ``upright`` one takes on neither slope nor rule from the marks of single words.
    """

    bold: bool = False
    italic: bool = False
    underline: bool = False
    size: float = 12.0
    rise: float = 0.0
    font: FontName = "Liberation Sans"
    upright: bool = False

    @property
    def face(self) -> str:
        """The name of the face that has this look."""
        return face_name(self.font, self.bold, self.italic)


@cache
def face_name(font: FontName, bold: bool, italic: bool) -> str:
    """The name of a face of a font, as its file is called."""
    slope: FaceName = "Italic" if italic else "Regular"
    face = ("BoldItalic" if italic else "Bold") if bold else slope
    return f"{font.replace(' ', '')}-{face}"


class Style(Struct, frozen=True):
    """The look of a paragraph and the height of its lines; ``capitals`` sets it in capitals."""

    look: Look = Look()
    leading: float = 16.0
    capitals: bool = False

    @property
    def baseline(self) -> float:
        """How far below the top of a line its baseline lies, in points."""
        return (self.leading + (ASCENT - DESCENT) * self.look.size) / 2

    def cased(self, words: str) -> str:
        """The words as typed, or in capitals."""
        return words.upper() if self.capitals else words


def raised(look: Look) -> Look:
    """The look of a superscript within text of a look."""
    return replace(look, size=look.size * RAISED_SIZE, rise=look.size * RAISED)


def lowered(look: Look) -> Look:
    """The look of a subscript within text of a look."""
    return replace(look, size=look.size * RAISED_SIZE, rise=look.size * LOWERED)
