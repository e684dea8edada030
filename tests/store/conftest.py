"""A new store for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from minutes_desktop.store.database import open_store, path_of


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """The engine of a store that was just made."""
    engine = open_store(tmp_path / "minutes.sqlite")
    yield engine
    engine.dispose()


@pytest.fixture
def store(engine: Engine) -> Path:
    """The file of the store."""
    return path_of(engine)
