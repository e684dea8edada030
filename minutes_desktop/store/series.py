"""The series in the store: written with the words that are kept under their names."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, Engine, select
from sqlalchemy.dialects.sqlite import insert

from minutes_desktop.domain.series import Series
from minutes_desktop.store import register, tables
from minutes_desktop.store.database import count_save, writing
from minutes_desktop.store.tables import action, meeting, phrase


def put_series(engine: Engine, series: Series) -> None:
    """Store a series; under another name it takes its words along."""
    with writing(engine) as connection:
        named = select(tables.series.c.body).where(tables.series.c.id == series.id)
        stored = connection.execute(named).scalar()
        before = msgspec.json.decode(stored, type=Series) if stored else Series(series.id)
        row = {"id": series.id, "name": series.name, "body": msgspec.json.encode(series).decode()}
        statement = insert(tables.series).values(row)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["id"], set_={"name": row["name"], "body": row["body"]}
            )
        )
        _carry_words(connection, {*before.names, *series.former} - {series.name, ""}, series.name)
        if series.reference != before.reference:
            _number_anew(connection, series.names)
        count_save(connection)


def remove_series(engine: Engine, series_id: str) -> None:
    """Take a series out; its minutes and its words stay."""
    with writing(engine) as connection:
        connection.execute(tables.series.delete().where(tables.series.c.id == series_id))
        count_save(connection)


def _number_anew(connection: Connection, names: tuple[str, ...]) -> None:
    """Have the register number by another rule the actions of minutes that nobody else has seen."""
    drafts = (meeting.c.series.in_(names)) & (meeting.c.state == "draft")
    raised = select(action.c.id).join(meeting, action.c.meeting_id == meeting.c.id).where(drafts)
    register.refresh(connection, set(connection.execute(raised).scalars()))


def _carry_words(connection: Connection, former: set[str], name: str) -> None:
    """Have the words kept under former names hold under the name of today, which has its own."""
    own = select(phrase.c.kind, phrase.c.short).where(phrase.c.series == name)
    known = {tuple(row) for row in connection.execute(own)}
    for one in sorted(former):
        of_it = phrase.c.series == one
        for row in connection.execute(select(phrase).where(of_it)).mappings().all():
            if (row["kind"], row["short"]) not in known:
                known.add((row["kind"], row["short"]))
                connection.execute(phrase.insert(), dict(row) | {"series": name})
        connection.execute(phrase.delete().where(of_it))
