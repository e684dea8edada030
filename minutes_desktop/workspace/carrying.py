"""A meeting to come: when it is expected, who will be there, and what is carried forward to it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import Struct

from minutes_desktop.domain.carrying import Brought, Held, Left, to_bring
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.next_date import Expected, expected
from minutes_desktop.domain.tree import find_item
from minutes_desktop.store.earlier import Earlier, earlier

if TYPE_CHECKING:
    from minutes_desktop.domain.series import Series
    from minutes_desktop.workspace.library import Library


class Coming(Struct, frozen=True):
    """What is known of a series' meeting on a local day, before it begins.

    ``expected`` is the one that follows the last; ``lines`` what may be brought in.
    """

    expected: Expected = Expected()
    lines: tuple[Brought, ...] = ()
    last: Minutes | None = None


def coming(library: Library, series: Series, day: dt.date | None, minutes: Minutes) -> Coming:
    """What a series' meeting on a day takes over, that ``minutes``, as they are, have not yet.

    Raises ``StoreError``. Reads minutes of earlier meetings, which may take a while.
    """
    found = earlier(library.path, series.names, day, minutes.id)
    return Coming(
        expected(series, found.last, found.held),
        to_bring(_left(library, found), day, minutes),
        found.last,
    )


def _left(library: Library, found: Earlier) -> Left:
    held = {
        key: Held(minutes, library.template_of(minutes)) for key, minutes in found.meetings.items()
    }
    deferred = tuple(
        (held[meeting], item)
        for meeting, item_id in found.deferred
        if (item := find_item(held[meeting].minutes.items, item_id)) is not None
    )
    last = held.get(found.last.id) if found.last else None
    return Left(last, found.entries, held, deferred)
