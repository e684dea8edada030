"""Templates in the store: a version once stored is never changed."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, Engine, select
from sqlalchemy.dialects.sqlite import insert

from minutes_desktop.domain.template import Template
from minutes_desktop.store import tables
from minutes_desktop.store.database import count_save, writing
from minutes_desktop.store.errors import StoreError


def add_templates(engine: Engine, templates: Iterable[Template]) -> None:
    """Store those versions of templates that the store does not hold yet."""
    found = tuple(templates)
    if found:
        with writing(engine) as connection:
            put(connection, found)


def put(connection: Connection, templates: Iterable[Template]) -> None:
    """Store, within a transaction, those versions that the store does not hold yet."""
    found = [_row(template) for template in templates]
    if found:
        connection.execute(insert(tables.template).on_conflict_do_nothing(), found)


def add_version(engine: Engine, template: Template) -> None:
    """Store a new version of a template; raises ``StoreError`` if it is there already."""
    with writing(engine) as connection:
        same = (tables.template.c.id == template.id) & (
            tables.template.c.version == template.version
        )
        if connection.execute(select(tables.template.c.id).where(same)).first():
            raise StoreError(
                f"Version {template.version} of the template “{template.name}” is stored already"
                " and never changes; open the template again and save it as a newer version."
            )
        connection.execute(insert(tables.template), _row(template))
        count_save(connection)


def _row(template: Template) -> dict[str, object]:
    return {
        "id": template.id,
        "version": template.version,
        "body": msgspec.json.encode(template).decode(),
    }
