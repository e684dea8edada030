"""What every row of the sheet can do, whatever it is made of."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

TO_END = -1  # an x that means: the near end of the text, not a place across it


class Row(Protocol):
    """A widget of the sheet that can be written in.

    ``left_up`` and ``left_down`` carry the caret's x in global pixels, or ``TO_END``, when the
    caret goes over the edge. ``caret`` is the field that has the caret and the position in it.
    """

    @property
    def left_up(self) -> SignalInstance:
        """The caret has gone over the upper edge."""

    @property
    def left_down(self) -> SignalInstance:
        """The caret has gone over the lower edge."""

    def enter_top(self, x: int | None = None) -> None:
        """Take the caret into the first field."""

    def enter_bottom(self, x: int | None = None) -> None:
        """Take the caret into the last field."""

    def focus_field(self, name: str, position: int) -> bool:
        """Put the caret into a field; False if there is none of that name."""

    def caret(self) -> tuple[str, int] | None:
        """The field and position of the caret, if it is in this row."""


def as_row(widget: QWidget | None) -> Row | None:
    """The widget as a row, if it is one."""
    return cast("Row", widget) if hasattr(widget, "enter_top") else None


def height_of(widget: QWidget, width: int) -> int:
    """The height in pixels a widget needs at a width."""
    if (natural := getattr(widget, "height_for", None)) is not None:
        return int(natural(width))
    if widget.hasHeightForWidth():
        return widget.heightForWidth(width)
    return max(widget.sizeHint().height(), widget.minimumSizeHint().height())
