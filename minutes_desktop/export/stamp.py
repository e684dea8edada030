"""What is printed on the pages of a version that is kept, and on no others."""

from __future__ import annotations

from msgspec import Struct

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.sign_off import KEPT_FOR_GOOD

_GROUP = 8  # digits that are read together


class Stamp(Struct, frozen=True, omit_defaults=True):
    """Says that the pages are those of a version being kept.

    ``seal`` is the digest of that version, 64 hexadecimal digits, printed on signed minutes.
    Signed minutes printed without one are a copy, and say so.
    """

    seal: str = ""

    @property
    def groups(self) -> str:
        """The seal in groups that can be read out."""
        return " ".join(self.seal[at : at + _GROUP] for at in range(0, len(self.seal), _GROUP))


NO_STAMP = Stamp()


def is_copy(minutes: Minutes, stamp: Stamp) -> bool:
    """Whether the pages are only a copy of minutes that were signed."""
    return minutes.state in KEPT_FOR_GOOD and not stamp.seal
