"""Writing the words of the series, and what the user prefers."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Engine, tuple_
from sqlalchemy.dialects.sqlite import insert

from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.store.database import count_save, writing
from minutes_desktop.store.tables import phrase, preference


def put_phrases(engine: Engine, phrases: Iterable[Phrase]) -> None:
    """Store entries; one of the same series, kind and short form is rewritten."""
    found = [msgspec.structs.asdict(one) for one in phrases]
    if found:
        statement = insert(phrase)
        words = {"words": statement.excluded["words"]}
        with writing(engine) as connection:
            connection.execute(
                statement.on_conflict_do_update(
                    index_elements=list(phrase.primary_key), set_=words
                ),
                found,
            )
            count_save(connection)


def remove_phrases(engine: Engine, phrases: Iterable[Phrase]) -> None:
    """Take entries out, whatever they say."""
    keys = [one.key for one in phrases]
    with writing(engine) as connection:
        named = tuple_(phrase.c.series, phrase.c.kind, phrase.c.short).in_(keys)
        connection.execute(phrase.delete().where(named))
        count_save(connection)


def put_preference(engine: Engine, name: str, value: str) -> None:
    """Store what is preferred; an empty value is that of somebody who never chose."""
    statement = insert(preference).values(name=name, value=value)
    with writing(engine) as connection:
        connection.execute(
            statement.on_conflict_do_update(index_elements=["name"], set_={"value": value})
        )
