"""The program is killed amid every kind of act; a thousand times by tests/benchmarks/kills.py."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KILLS = 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_what_is_left_is_sound_a_state_of_the_session_and_opens() -> None:
    """However late the computer let it save: how old lost words may be is measured apart."""
    seed = str(random.getrandbits(32))
    kills = ["-m", "tests.benchmarks.kills", "--kills", str(KILLS), "--longest", "1.5"]
    done = subprocess.run(
        [sys.executable, *kills, "--seed", seed],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    ends = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert len(ends) == KILLS, done.stderr
    assert [end for end in ends if end["fault"]] == []
    assert sum(end["states"] for end in ends) >= KILLS
