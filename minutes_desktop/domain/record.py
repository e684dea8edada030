"""A version of minutes that is kept for good, the journal, and the digests that chain them.

Each digest is taken over what it stands for and over the digests before it, so that nothing of
the chain can be changed, taken out or put in without the digests saying so. The digests are
SHA-256 (FIPS 180-4), written as 64 hexadecimal digits.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.sign_off import State

ActKind = Literal[
    "circulated",
    "returned",
    "agreed",
    "withheld",
    "signed",
    "amended",
    "published",
    "superseded",
    "withdrawn",
    "deleted",
    "held",
    "released",
    "moved",
    "action_completed",
    "action_discharged",
    "action_updated",
    "action_due",
    "action_standing",
    "action_carried",
    "action_withdrawn",
    "action_reopened",
]
"""What is written in the journal.

``returned`` takes minutes back to draft; ``withheld`` says that a meeting did not agree them;
``held`` and ``released`` begin and end a legal hold; ``moved`` has what was due at a cancelled
meeting fall due at another. Those that begin with ``action_`` are about an action, outside of any
minutes.
"""


class Version(Struct, frozen=True, omit_defaults=True):
    """What is known of a kept version, besides its words and its pages.

    ``sequence`` counts the kept versions of a meeting from 1; ``number`` is the one printed.
    ``made_at`` is a moment in UTC. ``fonts`` holds the digest of each font file by name.
    ``before`` is the digest of the meeting's version before, ``series_before`` that of the newest
    version, then, of the series' meeting before; empty where there was none. ``digest`` is that
    of this version, by which the next one knows it.
    """

    meeting_id: str
    sequence: int
    number: int
    state: State
    made_at: dt.datetime
    made_by: str
    reason: str
    program: str
    fonts: dict[str, str]
    content_digest: str
    pdf_digest: str
    before: str
    series_before: str
    digest: str = ""

    @property
    def seal(self) -> str:
        """The digest of all but the pages, on which it is printed."""
        return digest_of(replace(self, pdf_digest="", digest=""))

    @property
    def own_digest(self) -> str:
        """What ``digest`` must be."""
        return digest_of(replace(self, digest=""))


class Act(Struct, frozen=True, omit_defaults=True):
    """One entry of the journal, which tells who did what, when and why.

    ``at`` is a moment in UTC; ``sequence`` that of the version it is about, if any; ``details``
    holds what else is to be known, by name. ``before`` is the digest of the entry before.
    """

    number: int
    at: dt.datetime
    by: str
    kind: ActKind
    meeting_id: str = ""
    action_id: str = ""
    sequence: int | None = None
    reason: str = ""
    details: dict[str, str] = {}
    before: str = ""
    digest: str = ""

    @property
    def own_digest(self) -> str:
        """What ``digest`` must be."""
        return digest_of(replace(self, digest=""))


def is_held(acts: Iterable[Act]) -> bool:
    """Whether a meeting is under a legal hold, by its part of the journal in order."""
    kinds = [act.kind for act in acts if act.kind in {"held", "released"}]
    return kinds[-1:] == ["held"]


def digest_of(value: bytes | Struct) -> str:
    """The SHA-256 of bytes, or of a value in its one canonical form; 64 hexadecimal digits."""
    data = value if isinstance(value, bytes) else msgspec.json.encode(value, order="sorted")
    return hashlib.sha256(data).hexdigest()


def sealed(version: Version) -> Version:
    """The version with its own digest."""
    return replace(version, digest=version.own_digest)


def entered(act: Act) -> Act:
    """The entry with its own digest."""
    return replace(act, digest=act.own_digest)
