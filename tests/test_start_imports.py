"""What the program has imported when its window is first on the screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_SLOW = {
    "PIL",
    "alembic",
    "docx",
    "hunspell",
    "msgspec",
    "pypdfium2",
    "reportlab",
    "sqlalchemy",
    "sqlite3",
    "xlsxwriter",
}
# Stops at the signal that lets the rest of the program be imported.
_START = """
import os, sys
from minutes_desktop import app
from minutes_desktop.ui.main_window import MainWindow

class Watched(MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(*sorted(sys.modules), flush=True)
        os._exit(0)

app.MainWindow = Watched
sys.argv = ["minutes-desktop", "--store", sys.argv[1]]
from minutes_desktop.__main__ import main
main()
"""


def test_nothing_slow_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _START, str(tmp_path / "minutes.sqlite")],
        cwd=_ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    imported = {name.partition(".")[0] for name in done.stdout.split()}
    assert "minutes_desktop" in imported
    assert imported & _SLOW == set()
    assert "minutes_desktop.workspace.library" not in done.stdout.split()
