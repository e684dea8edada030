"""Doing something about actions: in the drafts that speak of them, or in the journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sqlalchemy import Engine

from minutes_desktop.domain.action_deeds import Deed, act_of, done_in
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.store import builtin, meetings, reading
from minutes_desktop.store.database import path_of, writing
from minutes_desktop.store.driver import driver_of
from minutes_desktop.store.entries import entries
from minutes_desktop.store.versions import enter


def do_about(
    engine: Engine, ids: Collection[str], deed: Deed, day: dt.date, by: str
) -> tuple[str, ...]:
    """Do it about all of the actions or, if one cannot be written, about none.

    What the last minutes that speak of an action say is written there while they are a draft;
    else it is an entry of the journal. Gives the ids of the drafts written. Raises ``StoreError``.
    """
    path = path_of(engine)
    with writing(engine) as connection:
        acts = []
        drafts: dict[str, tuple[Minutes, Minutes]] = {}
        for entry in list(entries(driver_of(connection), list(ids))):
            if entry.latest_id not in drafts:
                stored = reading.load(path, entry.latest_id)
                drafts[entry.latest_id] = (stored, stored)
            before, now = drafts[entry.latest_id]
            is_draft = now.state == "draft"
            template = builtin.template_of(path, now) if is_draft else None
            after = done_in(now, entry.action_id, deed, template) if template else None
            if after is None:
                acts.append(act_of(deed, entry.action_id, day, by))
            else:
                drafts[entry.latest_id] = (before, after)
        written = [(before, after) for before, after in drafts.values() if after is not before]
        for before, after in written:
            meetings.write(connection, before, after)
        if acts:
            enter(connection, *acts)
    return tuple(after.id for _, after in written)
