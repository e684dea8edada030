"""The printed numbers of the items of any meeting, without reading its minutes."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.numbering import item_numbers, path_number
from minutes_desktop.domain.template import Template
from minutes_desktop.store import builtin
from minutes_desktop.store.errors import StoreError

_KEPT = 400  # meetings of which the numbers are kept


class PrintedNumbers:
    """Numbers of items, worked out once for each meeting until something is saved."""

    def __init__(self, path: Path) -> None:
        """The numbers of meetings in the store at ``path``."""
        self._path = path
        self._templates: dict[tuple[str, int], Template] = {}
        self._known: dict[str, dict[str, str]] = {}
        self._saves = 0

    def of(self, connection: sqlite3.Connection, meeting_id: str, item_id: str) -> str:
        """The number of an item, with those above it; empty for what has none."""
        if not item_id:
            return ""
        row = connection.execute(
            "SELECT template, template_version, date, first_number, saves FROM meeting, tally"
            " WHERE meeting.id = ?",
            (meeting_id,),
        ).fetchone()
        if row["saves"] != self._saves or len(self._known) >= _KEPT:
            self._known.clear()
            self._saves = row["saves"]
        if meeting_id not in self._known:
            self._known[meeting_id] = self._numbers(connection, meeting_id, row)
        return self._known[meeting_id].get(item_id, "")

    def _numbers(
        self, connection: sqlite3.Connection, meeting_id: str, row: sqlite3.Row
    ) -> dict[str, str]:
        minutes = Minutes(
            template=row["template"],
            template_version=row["template_version"],
            date=dt.date.fromisoformat(row["date"]) if row["date"] else None,
            first_number=row["first_number"] or 1,
            items=_items(connection, meeting_id),
        )
        try:
            template = self._template(minutes)
        except StoreError:
            return {}
        numbers = item_numbers(minutes, template)
        found: dict[str, str] = {}

        def name(items: tuple[Item, ...], above: str) -> None:
            for item in items:
                found[item.id] = path_number(above, numbers[item.id])
                name(item.items, found[item.id])

        name(minutes.items, "")
        return found

    def _template(self, minutes: Minutes) -> Template:
        key = minutes.template, minutes.template_version
        if key not in self._templates:
            self._templates[key] = builtin.template_of(self._path, minutes)
        return self._templates[key]


def _items(connection: sqlite3.Connection, meeting_id: str) -> tuple[Item, ...]:
    below: dict[str | None, list[sqlite3.Row]] = {}
    for row in connection.execute(
        "SELECT id, parent_id, number, number_place FROM item WHERE meeting_id = ?"
        " ORDER BY position",
        (meeting_id,),
    ):
        below.setdefault(row["parent_id"], []).append(row)

    def under(parent: str | None) -> tuple[Item, ...]:
        return tuple(
            Item(
                id=row["id"],
                number=row["number"],
                number_place=row["number_place"],
                items=under(row["id"]),
            )
            for row in below.get(parent, ())
        )

    return under(None)
