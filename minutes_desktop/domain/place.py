"""Where a person was in the minutes: what a reopened meeting returns to."""

from msgspec import Struct


class Place(Struct, frozen=True, omit_defaults=True):
    """The caret: the part it is in, the field of that part, and how far along.

    ``part`` is the id of a block, item or row, or the name of a form; ``position`` counts
    characters in the field; ``scroll`` is the sheet's vertical scroll in pixels at 100 % scale.
    """

    part: str = ""
    field: str = ""
    position: int = 0
    scroll: int = 0
