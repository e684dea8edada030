"""Every size of the printed page, in points; the single place to change one."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

MM = 72 / 25.4

PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
LEFT = 20 * MM
TOP = 20 * MM
BOTTOM = 20 * MM
TEXT_WIDTH = PAGE_WIDTH - 2 * LEFT
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM

# Baselines of the running lines, from the top of the page.
HEADER = 10 * MM
MARKING_ABOVE = 15 * MM
MARKING_BELOW = 282 * MM
FOOTER = 287 * MM
RUNNING_SIZE = 10.0

# The items grid.
NUMBER_WIDTH = 16 * MM
NUMBER_WIDEST = 36 * MM
THIRD_WIDTH = 28 * MM
PAD_SIDE = 1.9 * MM
PAD = 1.2 * MM
RULE = 0.5
RULE_GREY = 0.4

# The attendance grid.
GROUP_WIDTH = 32 * MM
NAME_WIDTH = 58 * MM
CAPACITY_WIDTH = 80 * MM

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
RAISED_SIZE = 0.65
RAISED = 0.33
LOWERED = -0.15

UNDERLINE = 0.06
UNDERLINE_DROP = 0.12
# How far above and below its baseline the font reaches, as shares of its size.
ASCENT = 0.905
DESCENT = 0.212

FaceName = Literal["Regular", "Bold", "Italic", "BoldItalic"]


class Look(Struct, frozen=True):
    """How characters look; ``rise`` lifts them off the line, in points."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    size: float = 12.0
    rise: float = 0.0

    @property
    def face(self) -> FaceName:
        """The face of the font that has this look."""
        if self.bold:
            return "BoldItalic" if self.italic else "Bold"
        return "Italic" if self.italic else "Regular"


class Style(Struct, frozen=True):
    """The look of a paragraph and the height of its lines."""

    look: Look = Look()
    leading: float = 16.0

    @property
    def baseline(self) -> float:
        """How far below the top of a line its baseline lies, in points."""
        return (self.leading + (ASCENT - DESCENT) * self.look.size) / 2


BODY = Style()
BOLD = Style(Look(bold=True))
ITALIC = Style(Look(italic=True))
TOPIC = Style(Look(bold=True, underline=True))
TITLE = Style(Look(bold=True, size=16.0), 20.0)
SUBTITLE = Style(Look(bold=True, size=14.0), 18.0)


def raised(look: Look) -> Look:
    """The look of a superscript within text of a look."""
    return replace(look, size=look.size * RAISED_SIZE, rise=look.size * RAISED)


def lowered(look: Look) -> Look:
    """The look of a subscript within text of a look."""
    return replace(look, size=look.size * RAISED_SIZE, rise=look.size * LOWERED)
