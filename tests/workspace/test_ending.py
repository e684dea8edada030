"""When the system asks the program to end, it ends as if the user had closed the window."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from minutes_desktop.store import reading

TYPE_AND_GO_ON = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from minutes_desktop import app
from minutes_desktop.domain import edits

begin = app._begin

def begin_and_type(*what):
    running = begin(*what)

    def type_words():
        template = running.library.templates()[0]
        running._meeting.write(running.library.begin(template), running.library)
        running.page.open_minutes.apply("", lambda value: edits.set_title(value, "Last words"))
        print("typed", flush=True)

    QTimer.singleShot(300, type_words)
    return running

app._begin = begin_and_type
sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks the window itself")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_asked_to_end_it_saves_the_last_words_first(tmp_path: Path, name: str) -> None:
    """Nothing has paused long enough to be saved by itself."""
    store = tmp_path / "minutes.sqlite"
    command = [sys.executable, "-c", TYPE_AND_GO_ON, str(store)]
    places = {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command, env=os.environ | places, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout
        assert program.stdout.readline() == "typed\n"
        program.send_signal(getattr(signal, name))
        assert program.wait(20) == 0
    assert [line.title for line in reading.list_meetings(store)] == ["Last words"]
    assert not store.with_name("minutes.sqlite.lock").exists()
