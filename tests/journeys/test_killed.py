"""The program is killed two seconds after the last key: nothing is lost, the caret included."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from minutes_desktop.domain.richtext import plain
from tests.journeys.conftest import Start
from tests.journeys.player import Player
from tests.journeys.typist import Words

_ROOT = Path(__file__).resolve().parents[2]
WORDS = "The board asked for the figures – by June – and noted the reply’s limits"


def test_killed_two_seconds_after_the_last_key_nothing_is_lost(
    qtbot: QtBot, start: Start, store: Path, tmp_path: Path, player: Player
) -> None:
    killed = subprocess.run(
        [sys.executable, "-m", "tests.journeys.killed", store, tmp_path / "window.ini", WORDS],
        cwd=_ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
        check=False,
    )
    assert killed.returncode != 0, "it was to be killed, not to end"
    app = start()
    qtbot.waitUntil(lambda: app.page is not None)
    player.play([Words("narrow ")])
    assert app.page is not None
    block = app.page.open_minutes.current.items[1].blocks[0]
    assert plain(getattr(block, "text", ())) == WORDS.replace("limits", "narrow limits")
