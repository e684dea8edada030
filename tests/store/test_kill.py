"""A program ended by force loses no save that it had reported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine

from minutes_desktop.domain.blocks import Text
from minutes_desktop.domain.richtext import plain, rich
from minutes_desktop.store import meetings, reading
from minutes_desktop.store.database import close_store, open_store
from tests.factories import an_item, some_minutes

WRITER = """
import sys
from pathlib import Path
from msgspec.structs import replace
from minutes_desktop.domain.blocks import Text
from minutes_desktop.domain import edits
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store import meetings, reading
from minutes_desktop.store.database import open_store

path, meeting = Path(sys.argv[1]), sys.argv[2]
engine = open_store(path)
before = reading.load(path, meeting)
for count in range(1, 100_000):
    after = edits.set_title(before, str(count))
    for item in before.items:
        after = edits.put_block(after, replace(item.blocks[0], text=rich(str(count))))
    meetings.save(engine, before, after)
    print(count, flush=True)
    before = after
"""


@pytest.mark.parametrize("saves", [1, 7, 23, 61])
def test_killed_while_saving_it_leaves_whole_minutes(
    store: Path, engine: Engine, saves: int
) -> None:
    """Title and all items carry the same count, at least as high as the last one reported."""
    minutes = some_minutes(*(an_item("One", Text(text=rich("0"))) for _ in range(12)), title="0")
    meetings.save(engine, None, minutes)
    close_store(engine)
    command = [sys.executable, "-c", WRITER, str(store), minutes.id]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        for _ in range(saves):
            reported = int(writer.stdout.readline())
        writer.kill()
    loaded = reading.load(store, minutes.id)
    assert int(loaded.title) >= reported
    assert {plain(item.blocks[0].text) for item in loaded.items} == {loaded.title}  # type: ignore[union-attr]
    again = open_store(store)
    meetings.save(again, loaded, minutes)
    assert reading.load(store, minutes.id) == minutes
    close_store(again)
