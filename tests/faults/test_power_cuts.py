"""The power is cut while a meeting is saved: whatever was reported as saved is there afterwards."""

from __future__ import annotations

import random
from pathlib import Path

import apsw
import pytest

from tests.power.cuts import Cut, Trial, cut_power
from tests.power.disk import NAMES, Disk

CUTS = 12  # forty and more by tests/benchmarks/power_cuts.py
SAVES = 25


def _told(cuts: list[Cut]) -> list[str]:
    """What went wrong, in words that say where to look."""
    return [str(cut) for cut in cuts if cut.lost or cut.fault]


@pytest.mark.parametrize("far", [False, True], ids=["on this computer", "on a network drive"])
def test_no_cut_loses_a_save_that_was_reported_or_leaves_half_of_one(
    tmp_path: Path, far: bool
) -> None:
    cuts = cut_power(tmp_path, Trial(SAVES, far=far), CUTS, seed=random.getrandbits(32))
    assert sum(cut.reported for cut in cuts) > CUTS
    assert _told(cuts) == []


@pytest.mark.parametrize(
    "trial",
    [
        Trial(SAVES, pragmas=("synchronous = NORMAL",)),
        Trial(SAVES, pragmas=("synchronous = OFF",)),
        Trial(SAVES, far=True, pragmas=("synchronous = FULL",)),
    ],
    ids=["log, NORMAL", "log, OFF", "journal, FULL"],
)
def test_what_is_less_careful_is_caught_losing_saves(tmp_path: Path, trial: Trial) -> None:
    """Or the model would prove nothing."""
    assert any(cut.lost for cut in cut_power(tmp_path, trial, CUTS, seed=20261126))


def test_the_model_keeps_what_was_synced_and_any_part_of_the_rest(tmp_path: Path) -> None:
    """Told sector by sector, of a file with a synced and an unsynced write."""
    (tmp_path / "file").write_bytes(b"a" * 1024)
    disk = Disk(next(NAMES), tmp_path)
    file = disk.opened(str(tmp_path / "file"))
    handle = disk.xOpen(
        str(tmp_path / "file"), [apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_READWRITE, 0]
    )
    handle.xWrite(b"b" * 512, 0)
    handle.xSync(0)
    handle.xWrite(b"c" * 1024, 0)
    found = {
        file.after_cut(random.Random(seed))  # noqa: S311
        for seed in range(200)
    }
    assert found == {
        b"b" * 512 + b"a" * 512,
        b"c" * 512 + b"a" * 512,
        b"b" * 512 + b"c" * 512,
        b"c" * 1024,
    }
