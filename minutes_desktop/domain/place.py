"""Where a person was in the minutes: what a reopened meeting returns to."""

from msgspec import Struct


class Place(Struct, frozen=True, omit_defaults=True):
    """The caret: the part it is in, the field of that part, and how far along.

    ``part`` is the id of a block, item or row, or the name of a form; ``position`` counts
    characters in the field; ``scroll`` says how far below the top of the part the view began, in
    pixels at 100 % scale: below zero while the part stood under the upper edge of the view.
    """

    part: str = ""
    field: str = ""
    position: int = 0
    scroll: int = 0
