"""The binding to Qt keeps count of ``None``: docs/decisions/0009-one-pyside-pinned.md."""

import subprocess
import sys

# In a process of its own, because the fault this guards against kills the process.
_CALLS = """
import sys
from PySide6.QtCore import QObject
one = QObject()
before = sys.getrefcount(None)
for _ in range(20_000):
    one.setObjectName("x")
print(before - sys.getrefcount(None))
"""


def test_twenty_thousand_calls_that_return_nothing_lose_no_reference_to_none() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CALLS], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 100
