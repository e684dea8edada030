"""A minute of the long session that is measured in tests/benchmarks: nothing is lost."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.benchmarks.long_session import run


def test_every_character_of_a_session_is_where_it_was_typed(qtbot: QtBot, tmp_path: Path) -> None:
    """In the window and in the store, with slips, abbreviations, jumps, undo and actions."""
    stage, wrong = run(tmp_path, words=60, blocks=40, speed=25, seed=23)
    assert wrong == []
    assert len(stage.keys) > 400
