"""What the tags of a PDF cost: the print beside the same pages without them.

    python -m tests.benchmarks.tagging_cost [--pages 8 200 400] [--rounds 9]

Each print is a process of its own, and both kinds take turns. Told are the medians of the processor
time of the print, of that of its whole process, and of the most memory the process held, and how
large the files are; after the last size also what a page costs there beside the first two.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.template import Template
from minutes_desktop.export.pdf.document import make_pdf
from tests.benchmarks.large_minutes import large_minutes
from tests.benchmarks.untagged import make_untagged
from tests.case_minutes import LAYOUTS, builtin_template

_KINDS: dict[str, Callable[[Minutes, Template], bytes]] = {
    "untagged": make_untagged,
    "tagged": make_pdf,
}
_LIMITS = {"print": 1.15, "process": 1.15, "memory": 1.05}


class _Cost(NamedTuple):
    """Seconds of processor time, of the print and of the process; megabytes; bytes; pages."""

    print: float
    process: float
    memory: float
    size: int
    pages: int


def main() -> int:
    """Measure and tell; the exit status is 1 where the tags cost more than they may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[8, 200, 400])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        kind, layout, blocks = asked.one
        print(json.dumps(_printed(kind, builtin_template(layout), int(blocks))))
        return 0
    over = 0
    for layout in LAYOUTS.values():
        share = _pages_a_block(layout)
        found = [_measured(layout, round(pages / share), asked.rounds) for pages in asked.pages]
        over += sum(map(sum, (_told(layout, costs) for costs in found)))
        _tell_growth([costs["tagged"] for costs in found])
    return 1 if over else 0


def _printed(kind: str, template: Template, blocks: int) -> _Cost:
    minutes = large_minutes(template, blocks)
    began = time.process_time()
    pdf = _KINDS[kind](minutes, template)
    ended = time.process_time()
    peak = _peak()
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - so that it is not measured

    with PdfDocument(pdf) as document:
        return _Cost(ended - began, ended, peak, len(pdf), len(document))


def _peak() -> float:
    """The most memory that this process has held, in megabytes, as Linux counts it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def _pages_a_block(layout: str) -> float:
    blocks = 300
    return _run("untagged", layout, blocks).pages / blocks


def _measured(layout: str, blocks: int, rounds: int) -> dict[str, _Cost]:
    taken: dict[str, list[_Cost]] = {kind: [] for kind in _KINDS}
    for _ in range(rounds):
        for kind in _KINDS:
            taken[kind].append(_run(kind, layout, blocks))
    return {
        kind: _Cost(*(statistics.median(values) for values in zip(*costs, strict=True)))
        for kind, costs in taken.items()
    }


def _run(kind: str, layout: str, blocks: int) -> _Cost:
    command = [sys.executable, "-m", __spec__.name, "--one", kind, layout, str(blocks)]
    ended = subprocess.run(command, check=True, capture_output=True, text=True)
    return _Cost(*json.loads(ended.stdout))


def _told(layout: str, costs: dict[str, _Cost]) -> list[bool]:
    """Tell what each kind costs; whether each of the limits is broken."""
    for kind, cost in costs.items():
        print(
            f"{layout} {cost.pages} pages {kind}: print {cost.print:.3f} s, process "
            f"{cost.process:.3f} s, memory {cost.memory:.1f} MB, file {cost.size} bytes"
        )
    tagged, untagged = costs["tagged"]._asdict(), costs["untagged"]._asdict()
    ratios = {name: tagged[name] / untagged[name] for name in (*_LIMITS, "size")}
    told = ", ".join(f"{name} {ratio:.3f}" for name, ratio in ratios.items())
    print(f"  tagged beside untagged: {told}")
    return [ratios[name] > limit for name, limit in _LIMITS.items()]


def _tell_growth(costs: list[_Cost]) -> None:
    each = [cost.print / cost.pages * 1000 for cost in costs]
    print(f"  milliseconds a page: {', '.join(f'{one:.2f}' for one in each)}")


if __name__ == "__main__":
    sys.exit(main())
