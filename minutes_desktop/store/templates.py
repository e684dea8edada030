"""Templates in the store: a version once stored is never changed."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Engine
from sqlalchemy.dialects.sqlite import insert

from minutes_desktop.domain.template import Template
from minutes_desktop.store import tables
from minutes_desktop.store.database import writing


def add_templates(engine: Engine, templates: Iterable[Template]) -> None:
    """Store those versions of templates that the store does not hold yet."""
    found = [
        {
            "id": template.id,
            "version": template.version,
            "body": msgspec.json.encode(template).decode(),
        }
        for template in templates
    ]
    if found:
        with writing(engine) as connection:
            connection.execute(insert(tables.template).on_conflict_do_nothing(), found)
