"""Whether every kind of PDF is PDF/UA-1 and PDF/A-2a, in more cases than the tests have time for.

    python -m tests.benchmarks.accessible [--generated 100] [--blocks 1200]

Prints the published meetings, where they stand beside the checkout, in each layout, look and of
two states; generated minutes; and a long meeting. Each is asked of veraPDF and of the check of the
structure; the exit status is 1 if either finds anything.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings
from msgspec.structs import replace

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.template import Template
from minutes_desktop.export.pdf.document import make_pdf
from tests.benchmarks.large_minutes import large_minutes
from tests.case_minutes import minutes_of
from tests.export.tagged import Tagged
from tests.export.test_cases import NAMES, read_case
from tests.export.test_tagged import EVERY
from tests.export.verapdf import validated
from tests.factories import any_minutes

_SHARED = Path(__file__).resolve().parents[3] / "shared"
_Named = tuple[str, Minutes, Template]


def main() -> int:
    """Print, check and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--generated", type=int, default=100)
    parser.add_argument("--blocks", type=int, default=1200)
    asked = parser.parse_args()
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        files: list[Path] = []
        for name, minutes, template in _all(asked.generated, asked.blocks):
            file = Path(folder) / f"{name}.pdf"
            file.write_bytes(make_pdf(minutes, template))
            files.append(file)
            found += [f"{name}: {fault}" for fault in Tagged(file.read_bytes()).faults()]
        pages = sum(file.read_bytes().count(b"/Type /Page\n") for file in files)
        began = time.monotonic()
        found += validated(files)
        seconds = time.monotonic() - began
    print("\n".join(found))
    print(f"{len(files)} files of {pages} pages, {len(found)} faults; veraPDF took {seconds:.0f} s")
    return 1 if found else 0


def _all(generated: int, blocks: int) -> Iterator[_Named]:
    if _SHARED.is_dir():
        yield from _published()
    for at, minutes in enumerate(_generated(generated)):
        yield f"generated-{at}", minutes, EVERY[at % len(EVERY)]
    for at, template in enumerate(EVERY[::2]):
        yield f"long-{at}", large_minutes(template, blocks), template


def _published() -> Iterator[_Named]:
    for name in NAMES:
        for at, template in enumerate(EVERY):
            minutes = minutes_of(read_case(_SHARED, name), template)
            yield f"{name}-{at}-draft", minutes, template
            yield f"{name}-{at}-signed", replace(minutes, state="signed"), template


def _generated(count: int) -> list[Minutes]:
    made: list[Minutes] = []

    @seed(20261126)
    @settings(
        max_examples=count, deadline=None, database=None, suppress_health_check=[*HealthCheck]
    )
    @given(any_minutes)
    def make(minutes: Minutes) -> None:
        made.append(minutes)

    make()
    return made


if __name__ == "__main__":
    sys.exit(main())
