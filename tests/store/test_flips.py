"""A byte changed anywhere in what is kept is found and named, and nothing else is."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from minutes_desktop.store.verifying import verify
from tests.flipping import cells, drop_triggers, flip
from tests.signed_chain import signed_chain

FLIPS = 200


def test_a_byte_changed_in_any_row_is_named(engine: Engine, store: Path) -> None:
    signed_chain(engine)
    dice = random.Random(6)  # noqa: S311 - the same bytes each time
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute("PRAGMA synchronous = OFF")
        drop_triggers(other)
        chosen = dice.sample(list(cells(other)), FLIPS)
        flips = [done for cell in chosen if (done := flip(other, store, cell, dice))]
    assert len(flips) > 0.9 * FLIPS
    assert [one.cell for one in flips if not one.named] == []
    assert verify(store).findings == ()
