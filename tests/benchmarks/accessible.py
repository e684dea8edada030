"""Whether every kind of PDF is PDF/UA-1 and PDF/A-2a, in more cases than the tests have time for.

    python -m tests.benchmarks.accessible [--generated 100] [--pages 200]

Prints the published meetings, where they stand beside the checkout, in each layout, look and as
draft and signed; generated minutes; a long meeting in each layout; and sheets of keys. veraPDF is
asked of each, the structure is looked over, and what a listener hears is held against the minutes.
What was found of each kind is told on a line; the exit status is 1 if there is any fault.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from hypothesis import HealthCheck, given, seed, settings
from msgspec.structs import replace

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.template import Template
from minutes_desktop.export.pdf.document import make_pdf
from minutes_desktop.export.pdf.key_sheet import make_key_sheet
from tests.benchmarks.large_minutes import large_minutes
from tests.case_minutes import minutes_of
from tests.export.reading import evened, keys_in_order, words_in_order
from tests.export.tagged import Tagged
from tests.export.test_cases import NAMES, read_case
from tests.export.test_key_sheet import sheet_of
from tests.export.test_tagged import EVERY
from tests.export.verapdf import Verdict, verdict
from tests.factories import any_minutes

_SHARED = Path(__file__).resolve().parents[3] / "shared"
_BLOCKS_A_PAGE = 5.6  # of large minutes, in either layout
_ENOUGH = 1.1  # so that a long meeting has at least the pages that were asked for


class _File(NamedTuple):
    """A PDF, and the words that a listener should hear of it."""

    name: str
    pdf: bytes
    wanted: str


def main() -> int:
    """Print, check and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--generated", type=int, default=100)
    parser.add_argument("--pages", type=int, default=200)
    asked = parser.parse_args()
    blocks = round(asked.pages * _BLOCKS_A_PAGE * _ENOUGH)
    faults = 0
    for kind, files in {
        "published": _published(),
        "generated": _generated(asked.generated),
        "long": _long(blocks),
        "keys": _keys(),
    }.items():
        faults += _checked(kind, files)
    return 1 if faults else 0


def _checked(kind: str, files: Iterable[_File]) -> int:
    """Look over files of a kind, and tell what was found; how many faults there are."""
    count = pages = elements = words = 0
    unsound: list[str] = []
    unheard: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        kept: list[Path] = []
        for name, pdf, wanted in files:
            kept.append(Path(folder) / f"{name}.pdf")
            kept[-1].write_bytes(pdf)
            tagged = Tagged(pdf)
            unsound += [f"{name}: {fault}" for fault in tagged.faults()]
            heard = evened([tagged.heard()])
            unheard += [] if heard == wanted else [f"{name}: {_where(heard, wanted)}"]
            count, pages = count + 1, pages + len(tagged)
            elements, words = elements + tagged.tags().total(), words + len(heard.split())
        began = time.monotonic()
        said = verdict(kept) if kept else Verdict((), 0)
        seconds = time.monotonic() - began
    broken = list(said.failures)
    print("".join(f"{line}\n" for line in (*unsound, *unheard, *broken)), end="")
    print(
        f"{kind}: {count} files, {pages} pages\n"
        f"  veraPDF, UA-1 and 2A: {said.assertions} assertions, {len(broken)} failures"
        f" ({seconds:.0f} s)\n"
        f"  structure: {elements} elements, {len(unsound)} faults\n"
        f"  heard word for word: {words} words, {len(unheard)} files differ"
    )
    return len(unsound) + len(unheard) + len(broken)


def _where(heard: str, wanted: str) -> str:
    """Where two texts part."""
    pairs = zip_longest(heard.split(), wanted.split(), fillvalue="")
    here, there = next(pair for pair in pairs if pair[0] != pair[1])
    return f"{here!r} is heard, and not {there!r}"


def _printed(name: str, minutes: Minutes, template: Template) -> _File:
    return _File(name, make_pdf(minutes, template), words_in_order(minutes, template))


def _published() -> Iterator[_File]:
    for name in NAMES if _SHARED.is_dir() else ():
        for at, template in enumerate(EVERY):
            minutes = minutes_of(read_case(_SHARED, name), template)
            for state in ("draft", "signed"):
                yield _printed(f"{name}-{at}-{state}", replace(minutes, state=state), template)


def _generated(count: int) -> Iterator[_File]:
    for at, minutes in enumerate(_any(count)):
        yield _printed(f"generated-{at}", minutes, EVERY[at % len(EVERY)])


def _long(blocks: int) -> Iterator[_File]:
    for at, template in enumerate(EVERY):
        yield _printed(f"long-{at}", large_minutes(template, blocks), template)


def _keys() -> Iterator[_File]:
    for sections in (0, 1, 30):
        sheet = sheet_of(*(7 * at for at in range(1, sections + 1)))
        yield _File(f"keys-{sections}", make_key_sheet(sheet), keys_in_order(sheet))


def _any(count: int) -> list[Minutes]:
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
