"""The register as lists show it: a line an action, and which of them are wanted in which order."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from minutes_desktop.domain.actions import StatusKind
from minutes_desktop.domain.register import age, is_overdue

Showing = Literal[
    "open",
    "overdue",
    "completed",
    "standing",
    "carried_forward",
    "discharged",
    "withdrawn",
    "all",
]
"""Which actions are listed: those that live, those that are late, those of one status, or all."""
Order = Literal[
    "due", "reference", "words", "owners", "status", "raised", "postponed", "series", "latest"
]
Grouping = Literal["", "owner", "series", "meeting", "month"]
"""By what lines are put together: by each owner, series, meeting that raised them, month due."""


class Line(Struct, frozen=True):
    """An action as a list shows it.

    ``group`` is what it is put under, in a list that has groups. Dates are local; ``raised`` is
    that of the meeting ``meeting_id``, ``latest`` that of the last meeting that speaks of it.
    """

    action_id: str
    reference: str
    series: str
    meeting_id: str
    words: str
    owners: str
    status: StatusKind
    status_words: str
    due_words: str
    latest_id: str
    postponed: int
    raised: dt.date | None = None
    due: dt.date | None = None
    latest: dt.date | None = None
    group: str = ""

    def age(self, today: dt.date) -> int | None:
        """How many days ago it was raised."""
        return age(self.raised, today)

    def is_overdue(self, today: dt.date) -> bool:
        """Whether it should have been done before a local day."""
        return is_overdue(self.status, self.due, today)


class Wanted(Struct, frozen=True):
    """Which actions are wanted, and in which order.

    ``owner`` is the name of one in small letters, ``words`` must all stand in the action, its
    reference or its owners; ``today`` says what is overdue.
    """

    showing: Showing = "open"
    owner: str = ""
    series: str = ""
    words: str = ""
    today: dt.date = dt.date.max
    order: Order = "due"
    descending: bool = False
    grouping: Grouping = ""
