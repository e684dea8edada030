"""The processes beside the window end in silence when nobody is left to be answered."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest

from minutes_desktop.export.messages import DrawPage, framed
from minutes_desktop.spelling.messages import Check

REQUESTS = {
    "--print-worker": framed(DrawPage(1, 100)),
    "--spelling-worker": msgspec.json.encode(Check(("a",))) + b"\n",
}


@pytest.mark.parametrize("worker", REQUESTS)
def test_a_window_that_was_killed_leaves_no_traceback(worker: str) -> None:
    command = [sys.executable, "-m", "minutes_desktop", worker]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(REQUESTS[worker])
        process.stdin.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
