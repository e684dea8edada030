"""How far minutes are agreed and signed: what is said of it on paper, and what it means."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct, field

from minutes_desktop.domain.ids import new_id

State = Literal["draft", "circulated", "agreed", "signed", "published", "superseded", "withdrawn"]
SigningWay = Literal["typed", "image", "ink"]


class Agreement(Struct, frozen=True, omit_defaults=True):
    """The agreement of the minutes: at which meeting, and whether with amendments.

    ``meeting`` is the id of the meeting that agreed them, where it is kept here; ``words`` names
    it as printed; ``date`` is the local date of the agreement.
    """

    meeting: str = ""
    words: str = ""
    date: dt.date | None = None
    amended: bool = False


class Signature(Struct, frozen=True, omit_defaults=True):
    """Who signed, in which office, on which local date, and how.

    ``way`` says whether the name was typed, a scanned signature put in (``image``, the bytes of a
    PNG or JPEG), or the paper signed by hand, which is only recorded here.
    """

    name: str = ""
    office: str = ""
    date: dt.date | None = None
    way: SigningWay = "typed"
    image: bytes = b""


class Amendment(Struct, frozen=True, omit_defaults=True):
    """One correction of minutes, as a meeting ruled it.

    ``part`` and ``field`` say where the words stand, as ``domain.fields.Spot`` does, and ``where``
    in words; ``meeting`` is the id of the meeting whose minutes record the correction, ``minuted``
    names it and its item; ``by`` says who moved it. ``after_signing`` tells a correction of signed
    minutes from one made while they were agreed.
    """

    id: str = field(default_factory=new_id)
    part: str = ""
    field: str = ""
    where: str = ""
    old: str = ""
    new: str = ""
    meeting: str = ""
    minuted: str = ""
    by: str = ""
    date: dt.date | None = None
    after_signing: bool = False


class SignOff(Struct, frozen=True, omit_defaults=True):
    """All that is recorded in the minutes about their being agreed, signed and corrected."""

    agreement: Agreement = Agreement()
    signature: Signature = Signature()
    amendments: tuple[Amendment, ...] = ()


NEXT: dict[State, tuple[State, ...]] = {
    "draft": ("circulated", "agreed"),
    "circulated": ("agreed", "draft"),
    "agreed": ("signed", "draft"),
    "signed": ("published", "superseded", "withdrawn"),
    "published": ("superseded", "withdrawn"),
    "superseded": (),
    "withdrawn": (),
}
"""What minutes may become from each state. Back to ``draft`` needs a reason; so do the last two.

Signed minutes are corrected by an amendment, which makes a new version and keeps the state.
"""
FROZEN: frozenset[State] = frozenset({"circulated", "agreed", "signed"})
"""The states that minutes reach by a version that is kept; the others are only noted."""
SEALED: frozenset[State] = frozenset(set(NEXT) - {"draft"})
"""The states in which nothing of the minutes can be written."""
KEPT_FOR_GOOD: frozenset[State] = frozenset(SEALED - {"circulated", "agreed"})
"""The states of signed minutes, whatever has become of them since."""
