"""What is lost when the power is cut again and again while a meeting is being saved.

    python -m tests.benchmarks.power_cuts [--cuts 40] [--saves 60] [--seed N]

The disk is a model (``tests/power``): what was not synced when the power went is there afterwards
as a whole, in part, in torn sectors, or not at all. A save counts once it was reported. The two
ways in which the program saves must lose none; the other lines are controls, which a model that is
any good must catch losing some.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

from msgspec.structs import replace

from tests.power.cuts import Cut, Trial, cut_power

OURS = {
    "log, FULL (on this computer)": Trial(),
    "journal, EXTRA (on a network drive)": Trial(far=True),
}
CONTROLS = {
    "log, NORMAL": Trial(pragmas=("synchronous = NORMAL",)),
    "log, OFF": Trial(pragmas=("synchronous = OFF",)),
    "journal, FULL": Trial(far=True, pragmas=("synchronous = FULL",)),
}
AT_ONCE = 40  # cuts of one run, each at another moment


def main() -> int:
    """Cut the power as often as asked; the exit status is 1 if ours lost or a control did not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=40)
    parser.add_argument("--saves", type=int, default=60)
    parser.add_argument("--seed", type=int, default=None)
    asked = parser.parse_args()
    wrong = 0
    for name, trial in (OURS | CONTROLS).items():
        cuts = _cut(replace(trial, saves=asked.saves), asked.cuts, asked.seed)
        harmed = [cut for cut in cuts if cut.lost or cut.fault]
        losing = sum(bool(cut.lost) for cut in cuts)
        print(
            f"{name}: {len(cuts)} cuts, {sum(cut.reported for cut in cuts):,} reported saves,"
            f" {sum(cut.lost for cut in cuts):,} lost in {losing} cuts,"
            f" {sum(bool(cut.fault) for cut in cuts)} unsound"
        )
        wrong += bool(harmed) if name in OURS else not harmed
    return 1 if wrong else 0


def _cut(trial: Trial, wanted: int, seed: int | None) -> list[Cut]:
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    found: list[Cut] = []
    while len(found) < wanted:
        with tempfile.TemporaryDirectory() as folder:
            some = min(AT_ONCE, wanted - len(found))
            found += cut_power(Path(folder), trial, some, chance.getrandbits(32))
    return found


if __name__ == "__main__":
    sys.exit(main())
