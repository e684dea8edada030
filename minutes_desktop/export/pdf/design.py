"""One layout worked out: the frame of the text on the page, and the style of all that is printed.

A layout is in millimetres; everything here is in points.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.layout import BlockStyle, Layout, Role, TextStyle
from minutes_desktop.export.errors import ExportError
from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.styles import MM, Look, Style

_LEAST_FRAME = 60 * MM
# What the running lines need of the page, without and with a protective marking.
_ABOVE = (13 * MM, 18 * MM)
_BELOW = (14 * MM, 19 * MM)


class Frame(Struct, frozen=True):
    """Where the text stands on the page, from its top left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """How far down the page the text may go."""
        return self.top + self.height


class PieceStyle(Struct, frozen=True):
    """How the text of a role looks: its style, how far it is set in, and what leads it."""

    style: Style
    indent: float
    bar: bool
    lead: str


class Design:
    """The frame and the styles of a layout; ``marked`` leaves room for a protective marking.

    Raises ``ExportError`` if the margins leave no room for text.
    """

    def __init__(self, layout: Layout, *, marked: bool = False) -> None:
        self.layout = layout
        self.looks = layout.looks
        self.frame = _frame(layout, marked=marked)
        size = max(layout.size, styles.LEAST_SIZE)
        leading = max(layout.leading, size * styles.LEAST_LEADING)
        upright = layout.variant == "accessible"
        self.body = Style(Look(size=size, font=layout.font, upright=upright), leading)
        self.bold = replace(self.body, look=replace(self.body.look, bold=True))
        self.title = self._style(layout.title)
        self.subtitle = self._style(layout.subtitle)
        self.section = self._style(layout.section)
        self.label = self._style(self.looks.label)
        self.topic = self._style(self.looks.topic)
        headings = self.looks.headings or (TextStyle(bold=True),)
        self._headings = tuple(map(self._style, headings))
        self._pieces: dict[str, PieceStyle] = {}

    def heading(self, depth: int) -> Style:
        """The style of headings at a depth, 0 at the top."""
        return self._headings[min(depth, len(self._headings) - 1)]

    def piece(self, role: Role) -> PieceStyle:
        """The style of a role."""
        if role not in self._pieces:
            self._pieces[role] = self._piece(self.looks.blocks.get(role, BlockStyle()))
        return self._pieces[role]

    def _piece(self, block: BlockStyle) -> PieceStyle:
        look = replace(
            self.body.look, bold=block.bold, italic=block.italic, underline=block.underline
        )
        style = replace(self.body, look=look)
        return PieceStyle(style, block.indent * MM, block.bar, block.lead.strip())

    def _style(self, style: TextStyle) -> Style:
        """The style of words; letters of another size keep the space between the lines."""
        between = self.body.leading - self.body.look.size
        size = max(style.size, styles.LEAST_SIZE) if style.size else self.body.look.size
        look = replace(
            self.body.look,
            bold=style.bold,
            italic=style.italic,
            underline=style.underline,
            size=size,
        )
        leading = max(size + between, size * styles.LEAST_LEADING)
        return Style(look, leading, style.capitals)


def _frame(layout: Layout, *, marked: bool) -> Frame:
    margins = layout.margins
    top = max(margins.top * MM, _ABOVE[marked])
    bottom = max(margins.bottom * MM, _BELOW[marked])
    left = max(margins.left, 0.0) * MM
    width = styles.PAGE_WIDTH - left - max(margins.right, 0.0) * MM
    height = styles.PAGE_HEIGHT - top - bottom
    if min(width, height) < _LEAST_FRAME:
        raise ExportError(
            "The margins of the template leave no room for the text; make them smaller."
        )
    return Frame(left, top, width, height)
